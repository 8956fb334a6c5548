"""What the sources say, value by value: where they differ, which value was corrected, and how many origins
each has.

Equal values are one (`qa.phrasing.sameness`), however they are written. Several values are a conflict, or
the question is about several things of one name: which of the two is not told. Nothing is averaged and
nobody is believed more than another.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.documents import Hit
from index.sentences import Span
from qa.candidates import Asked, Sentence
from qa.phrasing.corrections import Standing, announces, standing, withdrawn_in
from qa.phrasing.origins import origins
from qa.phrasing.replacement import one_event, replaces
from qa.phrasing.sameness import alike, same
from qa.phrasing.statements import MARGIN, Allowed, Statement, statements
from qa.retraction import presented
from qa.short import ShortReader, fitted

MOST = 10  # values


@dataclass(frozen=True, slots=True)
class Value:
    """A value and who states it.

    text        as the best of its sources writes it
    statements  newest first, those without a date last
    origins     how many of them are independent: copies of one story count once
    superseded  whether a source says that it is wrong or no longer so
    corrects    whether a source says that it takes the place of another
    note        why, in words; "" where neither is so
    """

    text: str
    statements: tuple[Statement, ...]
    origins: int
    superseded: bool
    corrects: bool
    note: str

    @property
    def current(self) -> bool:
        """Whether no source says that it is wrong or no longer so; what is merely older is current."""
        return not self.superseded

    @property
    def documents(self) -> int:
        """How many documents state it."""
        return len({statement.document.source for statement in self.statements})

    @property
    def published(self) -> str | None:
        """When it was last stated, ISO 8601, to the precision known; None where no source has a date."""
        return max((s.published for s in self.statements if s.published), default=None)


def values(
    asked: Asked,
    hits: Sequence[Hit],
    *,
    reader: ShortReader | None = None,
    margin: float = MARGIN,
    allowed: Allowed | None = None,
    found: Sequence[Sentence] | None = None,
) -> tuple[Value, ...]:
    """The values that the documents of these hits give in answer to a question, newest first.

    allowed  which sentences are read: those within the scope of the question; by default all
    found    the sentences of the hits, where they are known

    Empty where the question asks for nothing short. One value is no conflict.
    """
    stated = statements(asked, hits, reader or fitted(), allowed=allowed, found=found)
    if not stated:
        return ()
    least = max(statement.weight for statement in stated) - margin
    kept = sorted((one for one in stated if one.weight >= least), key=lambda one: -one.weight)
    groups = _grouped(kept)[:MOST]
    judged = [_judged(group, groups, asked) for group in groups]
    return tuple(sorted(judged, key=lambda value: value.published or "", reverse=True))


def correction_note(statement: Statement) -> str:
    """What a value says of itself that takes the place of another."""
    return f"{statement.named} gives it as a correction or an update"


def _grouped(found: Sequence[Statement]) -> list[list[Statement]]:
    """Statements of one value together, the best value first; no two of a group contradict each other."""
    groups: list[list[Statement]] = []
    for statement in found:
        home = next(
            (group for group in groups if all(alike(statement.meaning, one.meaning) for one in group)), None
        )
        if home is None:
            groups.append([statement])
        else:
            home.append(statement)
    return groups


def _judged(group: Sequence[Statement], groups: Sequence[Sequence[Statement]], asked: Asked) -> Value:
    note, superseded = _fate(group, [one for other in groups if other is not group for one in other], asked)
    corrects = any(_standing(one) in (Standing.CORRECTED, Standing.UPDATED) for one in group)
    if corrects and not superseded:
        note = correction_note(next(one for one in group if _corrects(one)))
    newest = sorted(group, key=lambda one: one.published or "", reverse=True)
    places = [(one.origin, one.sentence) for one in group]
    return Value(
        group[0].value, tuple(newest), origins(places), superseded, corrects and not superseded, note
    )


def _fate(group: Sequence[Statement], others: Sequence[Statement], asked: Asked) -> tuple[str, bool]:
    """Why a value no longer holds, and whether it does not: something of the same event must say so."""
    known = asked.known
    for one in group:
        if _standing(one) is Standing.WITHDRAWN and all(one_event(one, like, known) for like in group):
            return f"{one.named} says that it is wrong or out of date", True
    dated = [one for one in group if one.published]
    for other in others:
        if _mentions(other, group[0].value) and all(one_event(other, one, known) for one in group):
            return f"{other.named} corrects it to {other.value}", True
        if dated and _corrects(other) and all(replaces(other, one, known) for one in dated):
            return f"{other.named}, which is newer, gives {other.value} as a correction or an update", True
    return "", False


def _mentions(other: Statement, value: str) -> bool:
    """Whether the sentence of another statement takes this value back: "not 31 but 47"."""
    if value not in other.sentence:
        return False
    places = re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", other.sentence)
    if any(standing(other.sentence, *place.span()) is Standing.WITHDRAWN for place in places):
        return True
    return _corrects(other) and any(same(value, former) for former in withdrawn_in(other.sentence))


def _standing(statement: Statement) -> Standing:
    sentence = Span(statement.start, statement.end)
    return presented(statement.document, sentence, Span(statement.value_start, statement.value_end))


def _corrects(statement: Statement) -> bool:
    found = _standing(statement)
    return found in (Standing.CORRECTED, Standing.UPDATED) or announces(statement.sentence)
