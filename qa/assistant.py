"""Assistant: a question in, an answer with citations out.

`Assistant.ask` is understand → retrieve → rerank → read → judge → answer, a step each; what metadata answers
needs no reading. It holds a library, a reader and a measure of confidence, and keeps nothing between
questions: the chat so far is an argument.
"""

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

from index.documents import Hit
from index.filters import Where
from index.library import Library
from index.retrieve import retrieve
from qa import refusal
from qa.answer import Answer, Citation, Turn
from qa.composing import cited, prose
from qa.confidence import Confidence, evidence
from qa.differences import differing
from qa.extent import Extent, extent_of
from qa.followups.chatter import is_courtesy
from qa.gist import gist
from qa.metadata import Stated, ambiguous, stated
from qa.question import Understood, understood
from qa.read import ExtractiveReader, Reader, Reading
from qa.refusal import Refused, refused
from qa.reranking import DEPTH, Reranker, Studied
from qa.scope import Scope, scope_of
from qa.selection import Quote
from qa.shorts import Shorts, shorts
from qa.trained import crossencoder
from qa.understanding import better_alone
from qa.values import values
from qa.writing.authoring import authored
from qa.writing.reader import WritingReader
from qa.writing.rewriting import understood_with
from qa.writing.writer import Stop

_SPACE = re.compile(r"\s+")


class Assistant:
    """Answers questions from a library.

    reader      how hits become an answer; an ExtractiveReader by default
    trained     whether the trained reader takes part: it reranks the passages and tells where an answer
                stands and whether there is one. Without it answers rest on words and embeddings alone
    confidence  how sure it is; by default the one fitted with or without the trained reader
    threshold   the confidence, 0 to 1, below which it refuses; by default the one fitted with `confidence`
    today       what "last week" in a question is counted from; by default the day of the question
    """

    def __init__(
        self,
        library: Library,
        *,
        reader: Reader | None = None,
        trained: bool = True,
        confidence: Confidence | None = None,
        threshold: float | None = None,
        today: date | None = None,
    ) -> None:
        if threshold is not None and not 0 <= threshold <= 1:
            raise ValueError(f"a threshold is a probability, 0 to 1, not {threshold}")
        self.library = library
        self.reader = reader or ExtractiveReader()
        self._reranker = Reranker(crossencoder()) if trained else None
        self.confidence = confidence or Confidence(trained=trained)
        self.threshold = self.confidence.threshold if threshold is None else threshold
        self._today = today

    @property
    def trained(self) -> bool:
        """Whether the trained reader takes part."""
        return self._reranker is not None

    def ask(
        self,
        question: str,
        history: Sequence[Turn | tuple[str, str]] = (),
        *,
        k: int = 8,
        where: Where | None = None,
        stop: Stop | None = None,
    ) -> Answer:
        """The answer, or a refusal, to a question.

        history  the chat so far, oldest first: (question, answer) each
        k        how many passages are read
        where    which documents to look at: see `index.filters`
        stop     set from elsewhere, it ends the writing: what was written and checked by then is the answer

        Raises ValueError for an empty question or a k below 1, FilterError, EmbedderError, ReaderError,
        LibraryError. A model that cannot be loaded or fails is told of in `Answer.written`.
        """
        *_, answer = self._growing(question, history, k, where, stop)
        return answer

    def _found(self, asked: str, history: Sequence[Turn], k: int, where: Where | None, stop: Stop) -> Answer:
        """What the documents say, in their own sentences."""
        if is_courtesy(asked):
            return _refusal(asked, (), refusal.COURTESY, 0.0)
        found = self._understood(asked, history, stop)
        with self.library.priority.asking():
            answer = self._answer(found.question, k, where)
            if found.guessed:
                alone = self._answer(asked, k, where)
                return alone if better_alone(asked, alone, answer, self.library) else answer
            return answer

    def _understood(self, asked: str, history: Sequence[Turn], stop: Stop) -> Understood:
        """The question with what it leaves to the chat put in, by the model where the rules have no place."""
        if isinstance(self.reader, WritingReader):
            return understood_with(asked, history, self.reader.writer, stop)
        return understood(asked, history)

    def load(self) -> None:
        """Load both models side by side; else each is loaded when it is first used.

        Raises EmbedderError, ReaderError.
        """
        with ThreadPoolExecutor(1) as beside:
            loading = beside.submit(self._reranker.load) if self._reranker else None
            self.library.embedder.embed(["warm up"])
            if loading:
                loading.result()

    def _answer(self, searched: str, k: int, where: Where | None) -> Answer:
        """The answer to a question that stands on its own."""
        scope = scope_of(searched, self._today or date.today())
        pool = max(k, DEPTH) if self._reranker else k
        found = retrieve(self.library, scope.searched(searched), k=pool, where=scope.where(where))
        hits = found[:k]
        if fact := stated(searched, hits):
            return _from_metadata(searched, hits, fact)
        if ambiguous(searched, hits):
            return _refusal(searched, hits, refusal.UNCLEAR, 0.0)
        if lead := gist(searched, hits):
            return _in_short(searched, hits, lead)
        studied = self._reranked(searched, found)[:k]
        hits = [one.hit for one in studied]
        scope = scope.settled(hits)
        readings = [one.reading for one in studied] if self._reranker else ()
        reading = self.reader.read(searched, hits, self.library, scope=scope, readings=readings)
        return self._judged(searched, hits, reading, scope)

    def _reranked(self, question: str, hits: Sequence[Hit]) -> list[Studied]:
        """The hits, those that answer best first, with what the trained reader makes of them."""
        if self._reranker is None:
            return [Studied(hit, None) for hit in hits]
        return self._reranker.rank(question, hits, thorough=extent_of(question).extent is not Extent.ONE)

    def stream(
        self,
        question: str,
        history: Sequence[Turn | tuple[str, str]] = (),
        *,
        k: int = 8,
        where: Where | None = None,
        stop: Stop | None = None,
    ) -> Iterator[Answer]:
        """The same answer as it grows, quote by quote or word by word; the last one is what `ask` returns."""
        for answer in self._growing(question, history, k, where, stop):
            if answer.written is None and not answer.differing:  # its first sentence names them all
                yield from _quote_by_quote(answer)
            yield answer

    def _growing(
        self,
        question: str,
        history: Sequence[Turn | tuple[str, str]],
        k: int,
        where: Where | None,
        stop: Stop | None,
    ) -> Iterator[Answer]:
        """What was found, or, where a model writes, that answer as it is written."""
        asked, k = _asked(question), _positive(k)
        stop = (stop or Stop()).behind(self.library.priority.give_way)  # who asks goes before who writes
        answer = self._found(asked, [_turn(turn) for turn in history], k, where, stop)
        if isinstance(self.reader, WritingReader) and answer.best and not answer.differing:
            yield from authored(answer, self.reader, stop, trained=self.trained)
        else:
            yield answer

    def _judged(self, question: str, hits: Sequence[Hit], reading: Reading, scope: Scope) -> Answer:
        """The answer, if it is likely enough that this is one."""
        if not reading.candidates:
            nothing = refusal.FILTERED if self.library.passage_count else refusal.EMPTY
            return _refusal(question, hits, nothing, 0.0)
        found = evidence(reading, hits)
        confidence = self.confidence(found)
        if not reading.quotes or confidence < self.threshold:
            return _refusal(question, hits, refused(reading, found, hits), confidence)
        return _answer(question, hits, reading, confidence, scope)


def _quote_by_quote(answer: Answer) -> Iterator[Answer]:
    for count in range(1, len(answer.citations)):
        begun = answer.citations[:count]
        yield replace(answer, text=prose(begun), citations=begun, short=None, values=())


def _answer(question: str, hits: Sequence[Hit], reading: Reading, confidence: float, scope: Scope) -> Answer:
    considered = [(one.sentence.document, one.sentence.span) for one in reading.candidates]
    found = values(reading.asked, hits, allowed=scope.keeps(considered), found=reading.sentences or None)
    told = differing(reading.asked, found)
    short = Shorts() if told else shorts(reading, found)
    citations = cited(reading.quotes, told, short.given)
    return Answer(
        prose(citations, told),
        True,
        confidence,
        citations,
        tuple(hits),
        question,
        short=short.given.text if short.given else None,
        values=found,
        differing=told,
        best=_best(reading, citations),
        doubtful=short.doubtful,
    )


def _best(reading: Reading, citations: Sequence[Citation]) -> int:
    """The number of the citation of the best sentence; the first where a correction stands in its place."""
    best = reading.candidates[0].sentence
    places = ((one.number, one.document.source, one.start) for one in citations)
    return next((n for n, *place in places if place == [best.document.source, best.span.start]), 1)


def _in_short(question: str, hits: Sequence[Hit], lead: Sequence[Quote]) -> Answer:
    """What the document begins with: that it is there needs no measure."""
    citations = cited(lead, (), None)
    return Answer(prose(citations), True, 1.0, citations, tuple(hits), question, best=1)


def _refusal(question: str, hits: Sequence[Hit], why: Refused, confidence: float) -> Answer:
    return Answer(why.text, False, confidence, (), tuple(hits), question, refusal=why.kind)


def _from_metadata(question: str, hits: Sequence[Hit], fact: Stated) -> Answer:
    """Nothing was read, so there is no doubt; cited is the dateline, where the text has one."""
    text = _SPACE.sub(" ", fact.sentence)
    if not fact.end:
        return Answer(text, True, 1.0, (), tuple(hits), question)
    citation = Citation(1, fact.document, fact.start, fact.end)
    return Answer(f"{text} [1]", True, 1.0, (citation,), tuple(hits), question)


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
