"""Where documents differ on what was asked: the values worth telling a person, out of all that are stated.

`qa.values` groups whatever each document might give; most questions have one answer, and a second phrase that
might be one is no conflict. Told is a number or a date where another document has another one, in a sentence
that speaks of what the question names about as fully as the sentence with the likeliest value does; and what
was corrected, wherever the correction stands.
"""

import re
from collections.abc import Sequence

from index.terms import content_terms
from qa.candidates import Asked
from qa.phrasing.kin import kin_of
from qa.phrasing.statements import Statement
from qa.phrasing.wanted import wanted
from qa.values import Value

MARGIN = 2.5  # log odds that a value told may have less than the best
ABOUT = 0.5  # share of the question, by weight, that the sentence of the likeliest value holds at least
AS_MUCH = 0.55  # … and that those of the others hold, of what that one holds
_DIGIT = re.compile(r"\d")
_TIMES = frozenset({"year", "date", "time", "when"})
# A name beside another name is as often another part of the answer as a contradiction of it.
_COMPARABLE = _TIMES | {"count", "amount", "duration", "age", "measure", "percent", "number"}


def differing(asked: Asked, found: Sequence[Value]) -> tuple[Value, ...]:
    """Two or more of the values found, in their order; empty where there is no difference worth telling."""
    wish = wanted(asked.question)
    if wish is None or wish.want not in _COMPARABLE:
        return ()
    timed = wish.want in _TIMES
    # "Last week" in one document is no other day than "on Monday" in another.
    comparable = [value for value in found if not timed or _DIGIT.search(value.text)]
    if wish.want == "count":
        comparable = [value for value in comparable if _counts(value, asked)]
    likeliest = max(comparable, key=lambda value: _best(value).weight, default=None)
    if likeliest is None or _about(likeliest, asked) < ABOUT:
        return ()
    told = tuple(
        value for value in comparable if value is likeliest or _differs(value, likeliest, asked, timed=timed)
    )
    return told if len(told) > 1 else ()


def _counts(value: Value, asked: Asked) -> bool:
    """Whether what is counted is what the question names: "31 hurt", not "three recommendations"; a corrected
    number may stand alone."""
    named = {*asked.known, *kin_of(asked.known)}
    return value.superseded or value.corrects or not named.isdisjoint(_unit(_best(value), 2))


def _unit(statement: Statement, words: int) -> set[str]:
    """What a number is a number of: the terms beside it in the value, and so many after it."""
    after = statement.document.text[statement.value_end : statement.end]
    terms = content_terms(statement.value) + content_terms(after)[:words]
    return {term for term in terms if not any(map(str.isdigit, term))}


def _differs(value: Value, likeliest: Value, asked: Asked, *, timed: bool) -> bool:
    if _best(value).weight < _best(likeliest).weight - MARGIN:
        return False
    units = _unit(_best(value), 0), _unit(_best(likeliest), 0)
    if not timed and all(units) and units[0].isdisjoint(units[1]):
        return False  # "49 per cent" and "two pages"
    elsewhere = _best(value).document.source != _best(likeliest).document.source
    corrected = value.superseded or value.corrects
    return (elsewhere or corrected) and _about(value, asked) >= AS_MUCH * _about(likeliest, asked)


def _about(value: Value, asked: Asked) -> float:
    """The share of the question, or of kin of its words, in the sentence and its title; 0 where a name of
    the question is missing."""
    best = _best(value)
    words = {*content_terms(best.sentence), *content_terms(best.document.title or "")}
    held = (term for term in asked.known if term in words or not words.isdisjoint(kin_of((term,))))
    return asked.share(held) if asked.names <= words else 0.0


def _best(value: Value) -> Statement:
    return max(value.statements, key=lambda statement: statement.weight)
