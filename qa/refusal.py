"""Why a question is not answered, told apart: another subject, a name that is nowhere, a premise, silence.

A refusal says what was looked for. It tells what the documents lack, not whether the world has it.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from index.documents import Hit
from index.terms import content_terms, is_common
from qa.candidates import Asked
from qa.confidence import Evidence, unknown_terms
from qa.kinds import Kind
from qa.read import Reading

_NEAR = 0.4  # cosine, and share in words or meaning, below which question and sentences share no subject
_MOST = 5  # words that are listed
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SOUGHT = {
    Kind.NUMBER: "a number",
    Kind.TIME: "a time",
    Kind.DAY: "a day",
    Kind.YEAR: "a year",
    Kind.PERSON: "a person",
    Kind.PLACE: "a place",
    Kind.REASON: "a reason",
}
# "Why did she resign?" takes for granted that she did; "Did she resign?" does not.
_PRESUMING = re.compile(
    r"\W*(?:and |but |so )?(?:why|when|where|how|since when|how (?:long|often|many times))\s+"
    r"(?:did|does|do|has|have|had|was|were|is|are)\b",
    re.IGNORECASE,
)
_TAKEN_FOR_GRANTED = "The question may take for granted what they do not say."
_SILENT = "The documents do not say."
_OTHER_TIMES = "What they say of this is about other times."
_NEAREST = "The passages nearest to the question are offered instead."


class Refusal(StrEnum):
    """Why nothing is answered.

    EMPTY     there are no documents
    FILTERED  no passage passes the filter
    UNCLEAR   it asks for a fact about "the article", and there are several, or for nothing: "Thanks!"
    SUBJECT   the documents are about something else
    UNKNOWN   a name or number of the question is nowhere in them
    PREMISE   they speak of what the question names, but say nowhere what it takes for granted
    SILENT    they are about it, and do not say
    """

    EMPTY = "empty"
    FILTERED = "filtered"
    UNCLEAR = "unclear"
    SUBJECT = "subject"
    UNKNOWN = "unknown"
    PREMISE = "premise"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal and the sentence that tells it."""

    kind: Refusal
    text: str


EMPTY = Refused(
    Refusal.EMPTY,
    "The library is empty. Add documents first: footnote add FILES, or library.add(…) from code.",
)
FILTERED = Refused(
    Refusal.FILTERED,
    "The documents do not say: none of them passes the filter, or was published at the time asked about.",
)


UNCLEAR = Refused(
    Refusal.UNCLEAR,
    "There are several documents: say which one is meant, by what it is about or with a filter. The nearest "
    "are offered.",
)

COURTESY = Refused(Refusal.UNCLEAR, "That asks for nothing. Ask a question that the documents may answer.")


def refused(reading: Reading, found: Evidence, hits: Sequence[Hit]) -> Refused:
    """Why what was read does not answer the question."""
    asked = reading.asked
    unknown = _written(asked.question, unknown_terms(asked, hits))
    if max(found.closeness, found.best) < _NEAR:
        about = "The documents do not say: they seem to be about other things."
        return Refused(Refusal.SUBJECT, _joined(about, _nowhere(unknown)))
    if unknown:
        return Refused(Refusal.UNKNOWN, _joined(_SILENT, _nowhere(unknown)))
    if found.outside:
        return Refused(Refusal.SILENT, _joined(_SILENT, _OTHER_TIMES))
    absent = _absent(reading)
    if absent and asked.names and _PRESUMING.match(asked.question):
        return Refused(Refusal.PREMISE, _joined(_SILENT, _missing(asked, absent), _TAKEN_FOR_GRANTED))
    lacking = _missing(asked, absent) if absent else _looked_for(asked)
    return Refused(Refusal.SILENT, _joined(_SILENT, lacking))


def _absent(reading: Reading) -> list[str]:
    """The question's other telling words that no sentence looked at has, nor what stands around it."""
    known = frozenset[str]().union(*(candidate.sentence.context for candidate in reading.candidates))
    telling = {term.text for term in reading.asked.terms if not term.name and not is_common(term.text)}
    return [word for word in _written(reading.asked.question, telling - known) if not word.endswith("ly")]


def _written(question: str, wanted: Set[str]) -> list[str]:
    """The words of a question whose terms these are, neighbours joined: "Broken Bow"."""
    found: list[str] = []
    end = -1
    for word in _WORD.finditer(question):
        if not wanted.isdisjoint(content_terms(word[0])):
            joins = found and question[end : word.start()] == " "
            found[-1:] = [f"{found[-1]} {word[0]}"] if joins else [*found[-1:], word[0]]
            end = word.end()
    return list(dict.fromkeys(found))


def _nowhere(names: Sequence[str]) -> str:
    if not names:
        return ""
    verb = "stands" if len(names) == 1 else "stand"
    return f"{_listed(names)} {verb} nowhere in them."


def _missing(asked: Asked, absent: Sequence[str]) -> str:
    names = _written(asked.question, asked.names)
    no_passage = f"no passage found has {_listed(absent)} in it."
    return f"They speak of {_listed(names)}, but {no_passage}" if names else no_passage.capitalize()


def _looked_for(asked: Asked) -> str:
    words = _written(asked.question, asked.known)
    what = _SOUGHT.get(asked.kind)
    if not words:
        return ""
    return f"Looked for: {f'{what}, with ' if what else ''}{_listed(words)}."


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words[:_MOST]]
    return " and ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))


def _joined(*parts: str) -> str:
    return " ".join(part for part in (*parts, _NEAREST) if part)
