"""Assistant: a question in, an answer with citations out.

`Assistant.ask` is understand → retrieve → read → judge → answer, a step each; what metadata answers needs
no reading. It holds a library, a
reader and a measure of confidence, and keeps nothing between questions: the chat so far is an argument.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.documents import Hit
from index.filters import Where
from index.library import Library
from index.retrieve import retrieve
from qa.answer import Answer, Citation, Turn
from qa.confidence import Confidence, evidence
from qa.metadata import Stated, stated
from qa.question import self_contained
from qa.read import ExtractiveReader, Quote, Reader, Reading

EMPTY = "The library is empty. Add documents first: footnote add FILES, or library.add(…) from code."
NOTHING_TO_READ = "The documents do not say: none of them has a passage that passes the filter."
SILENT = "The documents do not say. The passages nearest to the question are offered instead."

_SPACE = re.compile(r"\s+")


class Assistant:
    """Answers questions from a library.

    reader      how hits become an answer; an ExtractiveReader by default
    confidence  how sure it is; the fitted one by default
    threshold   the confidence, 0 to 1, below which it refuses; by default the one fitted with `confidence`
    """

    def __init__(
        self,
        library: Library,
        *,
        reader: Reader | None = None,
        confidence: Confidence | None = None,
        threshold: float | None = None,
    ) -> None:
        if threshold is not None and not 0 <= threshold <= 1:
            raise ValueError(f"a threshold is a probability, 0 to 1, not {threshold}")
        self.library = library
        self.reader = reader or ExtractiveReader()
        self.confidence = confidence or Confidence()
        self.threshold = self.confidence.threshold if threshold is None else threshold

    def ask(
        self,
        question: str,
        history: Sequence[Turn | tuple[str, str]] = (),
        *,
        k: int = 8,
        where: Where | None = None,
    ) -> Answer:
        """The answer, or a refusal, to a question.

        history  the chat so far, oldest first: (question, answer) each
        k        how many passages are read
        where    which documents to look at: see `index.filters`

        Raises ValueError for an empty question or a k below 1, FilterError, EmbedderError, LibraryError.
        """
        searched = self_contained(_asked(question), [_turn(turn) for turn in history])
        hits = retrieve(self.library, searched, k=_positive(k), where=where)
        if fact := stated(searched, hits):
            return _from_metadata(searched, hits, fact)
        reading = self.reader.read(searched, hits, self.library)
        confidence = self._confidence(reading, hits)
        return self._answer(searched, hits, reading, confidence)

    def stream(
        self,
        question: str,
        history: Sequence[Turn | tuple[str, str]] = (),
        *,
        k: int = 8,
        where: Where | None = None,
    ) -> Iterator[Answer]:
        """The same answer as it grows, quote by quote; the last one is what `ask` returns."""
        answer = self.ask(question, history, k=k, where=where)
        for count in range(1, len(answer.citations)):
            cited = answer.citations[:count]
            yield replace(answer, text=_prose(cited), citations=cited)
        yield answer

    def _confidence(self, reading: Reading, hits: Sequence[Hit]) -> float:
        return self.confidence(evidence(reading, hits)) if reading.candidates else 0.0

    def _answer(self, question: str, hits: Sequence[Hit], reading: Reading, confidence: float) -> Answer:
        if not reading.quotes or confidence < self.threshold:
            return Answer(self._refusal(hits), False, confidence, (), tuple(hits), question)
        citations = _cited(reading.quotes)
        return Answer(_prose(citations), True, confidence, citations, tuple(hits), question)

    def _refusal(self, hits: Sequence[Hit]) -> str:
        if hits:
            return SILENT
        return NOTHING_TO_READ if self.library.passage_count else EMPTY


def _from_metadata(question: str, hits: Sequence[Hit], fact: Stated) -> Answer:
    """Nothing was read, so there is no doubt; cited is the dateline, where the text has one."""
    text = _SPACE.sub(" ", fact.sentence)
    if not fact.end:
        return Answer(text, True, 1.0, (), tuple(hits), question)
    citation = Citation(1, fact.document, fact.start, fact.end)
    return Answer(f"{text} [1]", True, 1.0, (citation,), tuple(hits), question)


def _cited(quotes: Sequence[Quote]) -> tuple[Citation, ...]:
    return tuple(
        Citation(number, quote.document, quote.start, quote.end) for number, quote in enumerate(quotes, 1)
    )


def _prose(citations: Sequence[Citation]) -> str:
    """The quotes, white space collapsed, each followed by its marker."""
    return " ".join(f"{_SPACE.sub(' ', cited.quote).strip()} [{cited.number}]" for cited in citations)


def _asked(question: str) -> str:
    if not isinstance(question, str) or not question.strip():
        raise ValueError("the question is empty: ask something")
    return question.strip()


def _positive(k: int) -> int:
    if k < 1:
        raise ValueError(f"k is the number of passages to read, 1 or more, not {k}")
    return k


def _turn(turn: Turn | tuple[str, str]) -> Turn:
    return turn if isinstance(turn, Turn) else Turn(*turn)
