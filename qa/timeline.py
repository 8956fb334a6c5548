"""Values in conflict, one below the other: HTML of what was said by whom and when, newest first.

Shown are the values that the answer's text tells: those that differ, or a mistake with its correction where
both are quoted and one of them is the likeliest answer. What else `Answer.values` holds is beside the point.
"""

from collections.abc import Iterable, Sequence
from html import escape

from qa.answer import Answer
from qa.asserting import standing_of
from qa.metadata import date_in_words
from qa.phrasing.corrections import Standing
from qa.phrasing.origins import origins
from qa.phrasing.statements import Statement
from qa.render import checked_anchor
from qa.showing import shown
from qa.values import Value

_COLUMNS = ("Value", "Who says so", "Published", "Independent origins", "Note")


def timeline_html(answer: Answer, *, anchor: str = "source") -> str:
    """A table with a row for each value that the text tells; "" where nothing is in conflict or corrected.

    Markers link to #{anchor}-{number}, as those of `qa.render.prose_html` do. What was superseded is struck
    through, and words say so as well. Raises ValueError unless the anchor is a plain name.
    """
    prefix = checked_anchor(anchor)
    told = answer.differing or _corrected(answer)
    if not told:
        return ""
    rows = [_cells(value, answer, prefix) for value in sorted(told, key=_newest, reverse=True)]
    noted = any(cells[-1] for cells in rows)
    columns = _COLUMNS if noted else _COLUMNS[:-1]
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    body = "".join(_row(cells[: len(columns)]) for cells in rows)
    return (
        '<table class="timeline"><caption>What the documents say, newest first</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _corrected(answer: Answer) -> tuple[Value, ...]:
    """The likeliest value with what takes its place, or what it takes the place of; () without either."""
    quoted = [value for value in answer.values if _numbers(value.statements, answer)]
    likeliest = max(answer.values, key=_weight, default=None)
    pairs = [
        (old, new)
        for old in quoted
        for new in quoted
        if old.superseded and new.corrects and likeliest in (old, new) and _mends(new, old)
    ]
    return tuple(dict.fromkeys(value for pair in pairs for value in pair))


def _weight(value: Value) -> float:
    return max(one.weight for one in value.statements)


def _mends(new: Value, old: Value) -> bool:
    """Whether what became of the old value names the new one, or one document takes back and gives."""
    taking = {one.document.source for one in old.statements if standing_of(one) is Standing.WITHDRAWN}
    giving = {one.document.source for one in new.statements}
    return f" {new.text} " in f"{old.note} " or not taking.isdisjoint(giving)


def _stating(value: Value) -> tuple[Statement, ...]:
    """Without those that take it back, unless there are no others."""
    kept = tuple(one for one in value.statements if standing_of(one) is not Standing.WITHDRAWN)
    return kept or value.statements


def _newest(value: Value) -> tuple[str, bool]:
    """What was corrected comes after what corrects it on the same day."""
    return _stating(value)[0].published or "", value.current


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return f'<tr><th scope="row" dir="auto">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'


def _cells(value: Value, answer: Answer, prefix: str) -> tuple[str, ...]:
    """In the order of the columns."""
    stating = _stating(value)
    first = stating[0]  # which the text quotes: other sources may write the value in other words
    taking = [one for one in value.statements if one not in stating]
    independent = origins([(one.origin, one.sentence) for one in stating])
    documents = len({one.document.source for one in stating})
    text = _shown(first.value)
    return (
        f"<s>{text}</s> (superseded)" if value.superseded else text,
        ", ".join(dict.fromkeys(_named(one, answer, prefix) for one in stating)),
        _shown(date_in_words(first.published)) if first.published else "date not known",
        f"{independent} in {documents} documents" if documents > 1 else f"{independent}",
        _shown(value.note) + _links(taking, answer, prefix),
    )


def _named(statement: Statement, answer: Answer, prefix: str) -> str:
    named = f'<span dir="auto">{_shown(statement.named)}</span>{_links([statement], answer, prefix)}'
    only_to = standing_of(statement) is Standing.WITHDRAWN
    return f"{named}, to take it back" if only_to else named


def _links(statements: Iterable[Statement], answer: Answer, prefix: str) -> str:
    numbers = _numbers(statements, answer)
    return "".join(f' <a class="marker" href="#{prefix}-{number}">[{number}]</a>' for number in numbers)


def _numbers(statements: Iterable[Statement], answer: Answer) -> list[int]:
    """Of the citations that hold the value where it is stated."""
    places = [(one.document.source, one.value_start, one.value_end) for one in statements]
    return [
        citation.number
        for citation in answer.citations
        if any(
            citation.document.source == source and citation.start <= start and end <= citation.end
            for source, start, end in places
        )
    ]


def _shown(text: str) -> str:
    return escape(shown(text), quote=True)
