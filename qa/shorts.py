"""The short answer of a reading: what is given, and what is marked but too uncertain to be given.

Neither is given where the sentence, or the value, was taken back or overtaken.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.completing import completed
from qa.overtaken import is_overtaken
from qa.read import Reading
from qa.retraction import retracted
from qa.sayer import asked_verb, sayer
from qa.short import Short, short_answer
from qa.spanned import SpannedReader, spanned
from qa.values import Value


@dataclass(frozen=True, slots=True)
class Shorts:
    """The short answer, or what may be it: at most one of the two.

    doubtful  what the trained reader marks, where nothing but its chance speaks against it
    """

    given: Short | None = None
    doubtful: Short | None = None


def shorts(reading: Reading, found: Sequence[Value], reader: SpannedReader | None = None) -> Shorts:
    """The short answer in the best sentence.

    found   the values that the documents give
    reader  judges what the trained reader marks; by default with the weights of this package
    """
    reader = reader or spanned()
    best = reading.candidates[0].sentence
    if retracted(best.document, best.span, reading.retractions):
        return Shorts()
    if asked_verb(reading.asked.question):
        return Shorts(sayer(reading.asked.question, best.document, best.span.start, best.span.end))
    if best.reading is None:
        return Shorts(_standing(short_answer(reading.asked, best), reading, found))
    marked = reader.marked(reading.asked, reading.candidates)
    if given := reader.given(marked, reading.asked, reading.candidates):
        return Shorts(_standing(given, reading, found))
    return Shorts(doubtful=_standing(marked if marked and marked.sound else None, reading, found))


def _standing(short: Short | None, reading: Reading, found: Sequence[Value]) -> Short | None:
    """It, completed; None where there is none or its value was overtaken."""
    superseded = {statement.value for value in found if value.superseded for statement in value.statements}
    if short is None or short.text in superseded or is_overtaken(reading.asked, short):
        return None
    return completed(reading.asked.question, reading.candidates[0].sentence, short)
