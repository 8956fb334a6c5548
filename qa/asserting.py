"""What the statements of a value say of it in answer to a question: that it is so, that it is not, or
something about another thing.

In the light of what a notice of correction says in the sentences around (`qa.retraction`) and of what is
asked (`qa.phrasing.subject`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.sentences import Span
from qa.phrasing.corrections import Standing
from qa.phrasing.replacement import one_year, outlives
from qa.phrasing.sameness import same
from qa.phrasing.statements import Statement
from qa.phrasing.subject import TIMES, Subject, beside, clause, is_part_of, is_rate, is_year
from qa.retraction import formers, mistakes, presented, successor
from qa.values import Value, correction_note

_RIGHT = (Standing.CORRECTED, Standing.UPDATED)


@dataclass(frozen=True, slots=True)
class Claim:
    """A value and its statements.

    asserted   that it is so, in answer to the question     withdrawn  that only take it back
    beside     that it is so, of something that the question may not be about
    """

    value: Value
    asserted: tuple[Statement, ...]
    beside: tuple[Statement, ...]
    withdrawn: tuple[Statement, ...]

    @property
    def best(self) -> Statement:
        """The likeliest that it is so, or else of the others."""
        return max(self.asserted or self.beside or self.withdrawn, key=lambda statement: statement.weight)


def claims(found: Sequence[Value], subject: Subject) -> list[Claim]:
    """What is said of each value, and of those that take the place of what is withdrawn; nothing of values
    that are only mentioned."""
    told = [_claim(value, subject) for value in found]
    every = told + [_claim(value, subject) for value in _successors(told)]
    return [claim for claim in every if claim.asserted or claim.beside or claim.withdrawn]


def takes_its_place(one: Claim, other: Claim) -> bool:
    """Whether a sentence that says the one value takes back the other in the same breath."""
    return any(
        same(former, other.value.text)
        for statement in one.asserted
        if standing_of(statement) in _RIGHT and _replaces(statement, other.best)
        for former in formers(statement.document, Span(statement.start, statement.end))
    )


def _replaces(newer: Statement, older: Statement) -> bool:
    return newer.document.source == older.document.source or (
        outlives(newer, older) and one_year(newer, older)
    )


def _successors(told: Sequence[Claim]) -> Iterator[Value]:
    """What takes the place of what is withdrawn, where it is not among the values found."""
    seen: set[tuple[str, int]] = set()
    for one in (statement for claim in told for statement in claim.withdrawn):
        document = one.document
        found = successor(document, Span(one.start, one.end))
        if found is None or any(_holds(claim, document.source, found[1]) for claim in told):
            continue
        if (document.source, found[1].start) not in seen:
            seen.add((document.source, found[1].start))
            yield _corrected(one, *found)


def _corrected(one: Statement, sentence: Span, value: Span) -> Value:
    stated = replace(
        one, start=sentence.start, end=sentence.end, value_start=value.start, value_end=value.end
    )
    return Value(stated.value, (stated,), 1, superseded=False, corrects=True, note=correction_note(one))


def _holds(claim: Claim, source: str, value: Span) -> bool:
    return any(
        one.document.source == source and one.value_start <= value.start < one.value_end
        for one in claim.value.statements
    )


def _claim(value: Value, subject: Subject) -> Claim:
    asserted: list[Statement] = []
    other: list[Statement] = []
    withdrawn: list[Statement] = []
    for one in value.statements:
        how = standing_of(one)
        if how is Standing.WITHDRAWN:
            withdrawn.append(one)
        elif how is not Standing.MENTIONED:
            (asserted if _answers(one, how, subject) else other).append(one)
    return Claim(value, tuple(asserted), tuple(other), tuple(withdrawn))


def _answers(one: Statement, how: Standing, subject: Subject) -> bool:
    """Whether a statement gives what is asked for: the same unit, of the same thing."""
    if subject.want in TIMES:
        # "Last week" in one document is no other day than "on Monday" in another.
        dated = one.meaning.date is not None
        return dated and (
            subject.is_told_by(one.sentence, place_of(one)[0]) or subject.is_told(_context(one, one.sentence))
        )
    if not is_counted(one, subject):
        return False
    whole = how is Standing.CORRECTED
    said = one.sentence if whole else clause(one.sentence, *place_of(one))
    return subject.is_told(_context(one, said))


def is_counted(one: Statement, subject: Subject) -> bool:
    """Whether a number is one of what the question asks for."""
    date = one.meaning.date
    if date is not None and (date[1] or is_year(one.sentence, place_of(one)[0])):
        return False
    if is_part_of(one.sentence, place_of(one)[0]):
        return False
    if subject.want != "count":
        return True
    return not is_rate(one.sentence, *place_of(one)) and subject.counts(beside(one.sentence, *place_of(one)))


def place_of(one: Statement) -> tuple[int, int]:
    """Where the value stands in its sentence."""
    return one.value_start - one.start, one.value_end - one.start


def _context(one: Statement, said: str) -> str:
    """What is said, with the mistake that it mends."""
    text = one.document.text
    told = mistakes(one.document, Span(one.start, one.end))
    return " ".join([said, *(text[span.start : span.end] for span in told)])


def standing_of(one: Statement) -> Standing:
    """How its document presents the value."""
    return presented(one.document, Span(one.start, one.end), Span(one.value_start, one.value_end))
