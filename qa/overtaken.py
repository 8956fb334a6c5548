"""Whether a count was overtaken by a later entry of its log: "20:15 … 4,120 votes", "23:30 Final: … 13,022".

A log is a text whose lines begin with times of day, in order. Where the question names nothing that the later
entry lacks, the earlier number is no answer to it.
"""

import re

from index.terms import content_terms
from qa.candidates import Asked
from qa.phrasing.wanted import wanted
from qa.short import Short

_ENTRY = re.compile(r"^\W*(\d{1,2})[:.](\d\d)\b", re.MULTILINE)
_COUNTS = frozenset("count amount measure number percent".split())
_NUMBER = re.compile(r"\d")


def is_overtaken(asked: Asked, short: Short) -> bool:
    """Whether a later entry of the log that a short answer stands in counts the same again."""
    wish = wanted(asked.question)
    if wish is None or wish.want not in _COUNTS:
        return False
    entries = _entries(short.document.text)
    mine = next((n for n, (start, end) in enumerate(entries) if start <= short.start < end), None)
    if mine is None:
        return False
    text = short.document.text
    said = [frozenset(content_terms(text[start:end])) & asked.known for start, end in entries]
    return any(
        said[mine] <= said[later] and _NUMBER.search(text, *_body(text, entries[later]))
        for later in range(mine + 1, len(entries))
    )


def _body(text: str, entry: tuple[int, int]) -> tuple[int, int]:
    """An entry without its time."""
    match = _ENTRY.match(text, entry[0])
    return (match.end() if match else entry[0], entry[1])


def _entries(text: str) -> list[tuple[int, int]]:
    """Where each entry of a log begins and ends, the oldest first; none where the times are in no order."""
    found = list(_ENTRY.finditer(text))
    times = [(int(match[1]), int(match[2])) for match in found]
    ends = [*(match.start() for match in found[1:]), len(text)]
    spans = [(match.start(), end) for match, end in zip(found, ends, strict=False)]
    if times == sorted(times):
        return spans
    return spans[::-1] if times == sorted(times, reverse=True) else []
