"""One question asked and its answer judged: was the answer found, refused, cited rightly, how long it took.

It judges by the strings that the person accepts and by the characters of the quotes; it does not read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from footnote.evaluation.matching import exact, holds, token_f1
from footnote.evaluation.questions import Asked
from qa.answer import Answer, Citation

_MARKER = re.compile(r"\[\d+\]")


class Verdict(StrEnum):
    """What came of a question."""

    FOUND = "answer found"
    WRONG = "wrong answer"
    REFUSED_WRONGLY = "wrongly refused"
    REFUSED_RIGHTLY = "rightly refused"
    NOT_REFUSED = "not refused"

    @property
    def right(self) -> bool:
        """Whether it is as it should be."""
        return self in (Verdict.FOUND, Verdict.REFUSED_RIGHTLY)


@dataclass(frozen=True, slots=True)
class Short:
    """A short answer against the accepted ones: SQuAD's exact match and F1."""

    text: str
    exact: bool
    f1: float


@dataclass(frozen=True, slots=True)
class Result:
    """A question, its answer, and how it was judged.

    answer       as it is given, with the threshold in force
    verdict      of that answer
    attempt      whether what is said without any threshold is right; None where even then nothing is said
    in_first     whether the quote cited first holds an accepted string; None where nothing is cited
    cited        whether the citations are right, see `citation_right`; None where that is not asked
    verbatim     whether every quote is what stands in its document
    short        the short answer judged; None where none was given
    rank         of the first passage read that holds the answer, from 1; None where none does
    seconds      that the answer took
    """

    asked: Asked
    answer: Answer
    verdict: Verdict
    attempt: bool | None
    in_first: bool | None
    cited: bool | None
    verbatim: bool
    short: Short | None
    rank: int | None
    seconds: float


def judged(asked: Asked, answer: Answer, attempt: Answer, seconds: float) -> Result:
    """Judge an answer; attempt is what the assistant would say without a threshold."""
    accepted = asked.accepted
    judges_text = accepted is not None and answer.answered and not asked.from_metadata
    first = answer.citations[0] if answer.citations else None
    return Result(
        asked,
        answer,
        _verdict(asked, answer),
        accepted is not None and says(attempt, accepted) if attempt.answered else None,
        holds(first.quote, accepted) if first and accepted and judges_text else None,
        citation_right(asked, answer.citations) if judges_text else None,
        all(verbatim(citation) for citation in answer.citations),
        _short(asked, answer),
        _rank(asked, answer),
        seconds,
    )


def says(answer: Answer, accepted: Sequence[str]) -> bool:
    """Whether an accepted string stands in the answer's text; its markers are no part of what it says."""
    return holds(_MARKER.sub(" ", answer.text), accepted)


def citation_right(asked: Asked, citations: Sequence[Citation]) -> bool:
    """Whether all quotes are verbatim and one of them holds the answer, in the document named if one was.

    Where the document named does not hold the answer in those words, being cited is all that it can be.
    """
    named = [citation for citation in citations if asked.means(citation.document)]
    if not named or not all(verbatim(citation) for citation in citations):
        return False
    accepted = asked.accepted or ()
    if any(holds(citation.quote, accepted) for citation in named):
        return True
    return asked.document is not None and not any(holds(cited.document.text, accepted) for cited in named)


def verbatim(citation: Citation) -> bool:
    """Whether the quote is what stands in the document between its offsets."""
    return citation.quote == citation.document.text[citation.start : citation.end] != ""


def first_rank(wanted: Sequence[bool]) -> int | None:
    """The place, from 1, of the first that is wanted."""
    return next((place for place, is_wanted in enumerate(wanted, 1) if is_wanted), None)


def _verdict(asked: Asked, answer: Answer) -> Verdict:
    if asked.accepted is None:
        return Verdict.NOT_REFUSED if answer.answered else Verdict.REFUSED_RIGHTLY
    if not answer.answered:
        return Verdict.REFUSED_WRONGLY
    return Verdict.FOUND if says(answer, asked.accepted) else Verdict.WRONG


def _short(asked: Asked, answer: Answer) -> Short | None:
    text = answer.short
    if not text or not answer.answered or asked.accepted is None:
        return None
    return Short(text, exact(text, asked.accepted), token_f1(text, asked.accepted))


def _rank(asked: Asked, answer: Answer) -> int | None:
    accepted = asked.accepted
    if accepted is None or asked.from_metadata:
        return None
    return first_rank([asked.means(hit.document) and holds(hit.text, accepted) for hit in answer.hits])
