"""Where documents differ on what was asked: the values worth telling a person, out of all that are stated.

`qa.values` groups whatever each document might give; most questions have one answer, and a second phrase that
might be one is no conflict. Told is a number or a date where another document has another one for the same
thing (`qa.phrasing.subject`), in a sentence that speaks of what the question names about as fully as the one
with the likeliest value does; and what was corrected. A value is told of the documents that say that it is
so, not of those that correct, deny or explain it. Where in doubt, no difference is told.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.sentences import sentences
from index.terms import content_terms
from qa.asserting import Claim, claims, is_counted, place_of, standing_of, takes_its_place
from qa.candidates import Asked
from qa.phrasing.corrections import Standing
from qa.phrasing.kin import kin_of
from qa.phrasing.origins import origins
from qa.phrasing.replacement import one_story, one_year
from qa.phrasing.statements import Statement
from qa.phrasing.subject import TIMES, Subject, beside, subject_of
from qa.phrasing.wanted import wanted
from qa.values import Value

MARGIN = 2.5  # log odds that a value told may have less than the best
ABOUT = 0.5  # share of the question, by weight, that the sentence of the likeliest value holds at least
AS_MUCH = 0.55  # … and that those of the others hold, of what that one holds
_BEFORE = 600  # characters before a sentence in which the one before it is looked for
_LARGE = re.compile(r"\b(?:thousand|million|billion|trillion)\b", re.IGNORECASE)
_LATEST = re.compile(r"\b(?:latest|current|currently|now|newest|most recent|final|up[- ]to[- ]date)\b", re.I)
# A name beside another name is as often another part of the answer as a contradiction of it.
_COMPARABLE = TIMES | {"count", "amount", "duration", "age", "measure", "percent", "number"}


def differing(asked: Asked, found: Sequence[Value]) -> tuple[Value, ...]:
    """Two or more of the values found, newest first and what was corrected after what corrects it; each with
    the statements that say so. Empty where there is no difference worth telling."""
    wish = wanted(asked.question)
    if wish is None or wish.want not in _COMPARABLE:
        return ()
    subject = subject_of(asked)
    every = claims(found, subject)
    asserted = [claim for claim in every if claim.asserted]
    likeliest = max(asserted, key=lambda claim: claim.best.weight, default=None)
    if likeliest is None or _about(likeliest.best, asked) < ABOUT:
        return ()
    kept = [one for one in asserted if one is likeliest or _differs(one, likeliest, asked, subject)]
    replaced = [one for one in every if one not in kept and _replaced(one, kept, asked, subject)]
    told = sorted((_told(one, kept) for one in [*_apart(kept), *replaced]), key=_newest, reverse=True)
    settled = _LATEST.search(asked.question) and told and told[0].statements[0] is likeliest.best
    return () if len(told) < 2 or settled else tuple(told)


def _newest(value: Value) -> tuple[str, bool]:
    return value.statements[0].published or "", value.current


def _replaced(one: Claim, kept: Sequence[Claim], asked: Asked, subject: Subject) -> bool:
    """Whether a value that does not answer the question is what one that does was before."""
    by = next((other for other in kept if takes_its_place(other, one)), None)
    if by is None or not (one.beside or one.withdrawn):
        return False
    if not one.beside:
        return True
    counted = subject.want in TIMES or is_counted(one.best, subject)
    return counted and _one_unit(one.best, by.best, subject) and _about(one.best, asked) > 0


def _differs(one: Claim, likeliest: Claim, asked: Asked, subject: Subject) -> bool:
    if takes_its_place(one, likeliest) or takes_its_place(likeliest, one):
        return True
    best, other = one.best, likeliest.best
    near = best.weight >= other.weight - MARGIN and best.document.source != other.document.source
    # Where the question names nothing, the toll of one flood stands beside that of another.
    one_event = one_year(best, other) and (bool(asked.names) or one_story(best, other))
    as_much = _about(best, asked) >= AS_MUCH * _about(other, asked)
    return near and one_event and as_much and _one_unit(best, other, subject)


def _one_unit(one: Statement, other: Statement, subject: Subject) -> bool:
    """Whether both are in one unit: not "310 million crowns" and "18"."""
    if subject.want in TIMES or subject.want in ("count", "age"):
        return True
    units = [beside(statement.sentence, *place_of(statement)) for statement in (one, other)]
    if all(units) or not any(units):
        return not all(units) or not units[0].isdisjoint(units[1])
    return all(_LARGE.search(statement.value) for statement in (one, other))


def _apart(found: Sequence[Claim]) -> list[Claim]:
    """Without those whose value is a piece of a likelier one in the same sentence, or holds it."""
    kept: list[Claim] = []
    for claim in sorted(found, key=lambda claim: -claim.best.weight):
        if not any(_overlap(claim.best, other.best) for other in kept):
            kept.append(claim)
    return kept


def _overlap(one: Statement, other: Statement) -> bool:
    return (
        one.document.source == other.document.source
        and one.value_start < other.value_end
        and other.value_start < one.value_end
    )


def _told(one: Claim, kept: Sequence[Claim]) -> Value:
    """The value, of those alone who say so, with what became of it."""
    stated = one.asserted or one.beside or one.withdrawn
    by = next((other for other in kept if other is not one and takes_its_place(other, one)), None)
    count = origins([(statement.origin, statement.sentence) for statement in stated])
    value = replace(one.value, statements=stated, origins=count)
    if by is None:
        return value
    return replace(value, superseded=True, corrects=False, note=_note(by))


def _note(by: Claim) -> str:
    """Who gives which value in its place: the right one, or a newer."""
    one = next(s for s in by.asserted if standing_of(s) in (Standing.CORRECTED, Standing.UPDATED))
    said = "corrects it to" if standing_of(one) is Standing.CORRECTED else "says that it is now"
    return f"{one.named} {said} {one.value}"


def _about(one: Statement, asked: Asked) -> float:
    """The share of the question, or of kin of its words, in the sentence, the one before it and the title; 0
    where a name of the question is missing."""
    words = {*content_terms(f"{_sentence_before(one)} {one.sentence} {one.document.title or ''}")}
    held = (term for term in asked.known if term in words or not words.isdisjoint(kin_of((term,))))
    return asked.share(held) if asked.names <= words else 0.0


def _sentence_before(one: Statement) -> str:
    text = one.document.text
    begin = max(one.document.body, one.start - _BEFORE)
    spans = sentences(text, begin, one.start) if begin < one.start else []
    return text[spans[-1].start : spans[-1].end] if spans else ""
