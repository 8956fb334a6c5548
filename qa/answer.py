"""Answer, Citation and Turn: frozen data, no I/O.

An answer's text is prose with markers, "[1]", "[2]"; each number is one citation, and a citation is a
stretch of a document that can be checked to the character.
"""

from dataclasses import dataclass

from index.documents import Document, Hit
from qa.attribution import attribution
from qa.moments import Moment, moments
from qa.refusal import Refusal
from qa.short import Short
from qa.speech.voices import Attribution
from qa.values import Value
from qa.written import Written


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim stretch of a document, and the number that stands for it in the answer.

    number      from 1, in the order in which the answer's text names them
    start, end  offsets into document.text
    mark        where the short answer stands in document.text, within the quote; None if it is not there
    """

    number: int
    document: Document
    start: int
    end: int
    mark: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a number below 1, a stretch empty or outside the text, a mark outside it."""
        if self.number < 1:
            raise ValueError(f"citations are numbered from 1, not {self.number}")
        if not 0 <= self.start < self.end <= len(self.document.text):
            raise ValueError(
                f"nothing stands at {self.start}:{self.end} in {self.document.source!r}, "
                f"which is {len(self.document.text)} characters long"
            )
        if self.mark and not self.start <= self.mark[0] < self.mark[1] <= self.end:
            raise ValueError(f"the mark {self.mark} is not within the quote, {self.start}:{self.end}")

    @property
    def quote(self) -> str:
        """Verbatim: document.text[start:end]."""
        return self.document.text[self.start : self.end]

    @property
    def page(self) -> int | None:
        """The page, from 1, on which the quote begins; None where the document has no pages."""
        return self.document.page_at(self.start)

    @property
    def attribution(self) -> Attribution:
        """Who says so, from the document outwards: see `qa.attribution`. Worked out anew at each call.

        Where the short answer is marked, whoever says that: a quote may have several voices.
        """
        return attribution(self.document, *(self.mark or (self.start, self.end)))

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The times that the quote speaks of, in its order: see `qa.moments`. Worked out anew each time."""
        return moments(self.document, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange of the chat so far."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the documents say to a question, or that they do not say.

    text        prose with [n] markers; when not answered, it says so
    answered    False when the documents do not say
    confidence  the calibrated probability, 0 to 1, that the documents hold the answer
    citations   the quotes behind the text, numbered 1..n; empty when not answered, and when the answer
                is a fact about a document (its date of publication) that its text does not hold
    hits        the passages that were read, best first; when not answered, they are the nearest there are
    question    what was searched for: the question made to stand on its own
    short       the short answer, verbatim, where the question asks for one and it is clear; else None
    values      every value that a document may give as the short answer, newest first: most questions have
                one answer, and the others here are beside the point
    differing   those of them that are in conflict, which the text tells; empty where there is no conflict
    refusal     why it is not answered; None where it is
    best        the number of the citation that answers best, as they stand in reading order; 0 where nothing
                was weighed: a refusal, a fact about a document
    doubtful    what may be the short answer, where it is too uncertain to be given: nobody is told
    written     where a language model was asked to write it: what became of its sentences; else None
    """

    text: str
    answered: bool
    confidence: float
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    question: str
    short: str | None = None
    values: tuple[Value, ...] = ()
    differing: tuple[Value, ...] = ()
    refusal: Refusal | None = None
    best: int = 0
    doubtful: Short | None = None
    written: Written | None = None
