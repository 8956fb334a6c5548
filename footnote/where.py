"""--where FIELD=VALUE: conditions as people type them, in the form that `index.filters` wants.

It knows no library: whether there is such a field is found out when the filter is applied.
"""

import argparse
import re
from datetime import date
from typing import Any

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")  # four digits alone are a year; 1000.0 is the number

WHERE = """\
filters (--where FIELD=VALUE), all of which must hold:
  publisher=Reuters           equal; case does not matter, a comma is an ordinary character
  published=2024-02           a date within that month
  published=2024-02..2024-03  a range, ends included; leave one end out to keep it open: 2024-02..
  pages=10..                  a range of numbers; four digits are a year, so write 2000.0 for a number
  title==Wait..what           the very text after ==, whatever is in it
  Give the same field several times for alternatives: --where language=en --where language=fr
"""


class Where(argparse.Action):
    """Collects conditions in the form that `index.filters` wants: a range, or a list of alternatives."""

    def __call__(self, asked: object, options: argparse.Namespace, value: object, *_: object) -> None:
        where = dict(getattr(options, self.dest) or {})
        try:
            field, condition = _condition(str(value))
            earlier = where.get(field)
            if isinstance(earlier, tuple) or (earlier and isinstance(condition, tuple)):
                raise ValueError(f"a range for {field!r} must be the only condition on it")
        except ValueError as error:
            raise argparse.ArgumentError(self, str(error)) from None
        where[field] = condition if earlier is None or isinstance(condition, tuple) else earlier + condition
        setattr(options, self.dest, where)


def _condition(text: str) -> tuple[str, tuple[Any, Any] | list[Any]]:
    """One FIELD=VALUE: the field, and a range or a list of alternatives. Raises ValueError."""
    field, _, value = text.partition("=")
    field = field.strip()
    if not field or not value.removeprefix("=").strip():
        raise ValueError(f"{text!r} is not FIELD=VALUE, such as publisher=Reuters")
    if value.startswith("="):
        return field, [value[1:]]
    if ".." in value:
        return field, _range(value)
    truth = {"true": True, "false": False}.get(value.lower())
    if field == "published":
        _check_date(value)
    number = float(value) if _NUMBER.fullmatch(value) else truth
    return field, [value] if number is None else [value, number]  # metadata may hold it as either


def _check_date(text: str) -> None:
    """Raises ValueError for what no document can be published at: another form than ours, 2031-13."""
    if not _DATE.fullmatch(text):
        raise ValueError(f"{text!r} is no date: write 2031, 2031-03 or 2031-03-12")
    year, month, day = map(int, f"{text}-01-01"[:10].split("-"))
    if not 1 <= month <= 12:
        raise ValueError(f"there is no such month as {text!r}: months are 01 to 12")
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(f"there is no such day as {text!r}") from None


def _range(value: str) -> tuple[Any, Any]:
    ends = [end.strip() for end in value.split("..", 1)]
    given = [end for end in ends if end]
    if given and all(_DATE.fullmatch(end) for end in given):
        for end in given:
            _check_date(end)
        low, high = (end or None for end in ends)
        return low, high
    if given and all(_NUMBER.fullmatch(end) for end in given):
        low_number, high_number = (float(end) if end else None for end in ends)
        return low_number, high_number
    raise ValueError(
        f"{value!r} is no range of dates (2024-02..2024-03) or of numbers (10..20, 10..); "
        "for the very text write =="
    )
