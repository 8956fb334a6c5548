"""Where documents differ on what was asked: the values worth telling a person, out of all that are stated.

`qa.values` groups whatever each document might give; most questions have one answer, and a second phrase that
might be one is no conflict. Told is a number, a time, a name where another document has another one, in a
sentence that speaks of what the question names as fully as the sentence with the likeliest value does; and
what was corrected, wherever the correction stands.
"""

from collections.abc import Sequence

from index.documents import Hit
from index.terms import content_terms
from qa.candidates import Asked
from qa.phrasing.statements import Statement
from qa.phrasing.wanted import wanted
from qa.read import Reading
from qa.values import Value, values

MARGIN = 2.5  # log odds that a value told may have less than the best
ABOUT = 0.5  # share of the question, by weight, that the sentence of the likeliest value holds at least
AS_MUCH = 0.8  # … and that those of the others hold, of what that one holds
_INCOMPARABLE = frozenset({"what", "is", "do", "why", "how"})  # wants that several phrases may meet at once


def differing(reading: Reading, hits: Sequence[Hit]) -> tuple[Value, ...]:
    """Two or more values, newest first; empty where the documents agree or nothing comparable is asked."""
    wish = wanted(reading.asked.question)
    if wish is None or wish.want in _INCOMPARABLE:
        return ()
    found = values(reading.asked, hits, margin=MARGIN)
    likeliest = max(found, key=lambda value: _best(value).weight, default=None)
    if likeliest is None or _about(likeliest, reading.asked) < ABOUT:
        return ()
    told = tuple(v for v in found if v is likeliest or _differs(v, likeliest, reading.asked))
    return told if len(told) > 1 else ()


def _differs(value: Value, likeliest: Value, asked: Asked) -> bool:
    known = {statement.document.source for statement in likeliest.statements}
    elsewhere = any(statement.document.source not in known for statement in value.statements)
    corrected = value.superseded or value.corrects
    return (elsewhere or corrected) and _about(value, asked) >= AS_MUCH * _about(likeliest, asked)


def _about(value: Value, asked: Asked) -> float:
    """The share of the question in the sentence and its title; 0 where a name of the question is missing."""
    best = _best(value)
    words = {*content_terms(best.sentence), *content_terms(best.document.title or "")}
    return asked.share(words) if asked.names <= words else 0.0


def _best(value: Value) -> Statement:
    return max(value.statements, key=lambda statement: statement.weight)
