"""SQuAD 2.0 as a library of short stories, and its questions put to parts of that library.

An article is cut into stories of three paragraphs. A part is a set of stories: retrieval is filtered to it,
and words are counted in it alone, so that it behaves as a library of its own without being built. Each
question is put to libraries of three sizes, a single story, an article and all articles, in four ways:

    there  the answer stands in the library
    near   the story with the answer is not in the library, the rest of its subject is
    twist  one of SQuAD's own unanswerable questions, written to look as if its paragraph answered it
    far    the article that the question is about is not in the library
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np

from bench import squad
from index.documents import Document, Hit
from index.embed import Embedder, SentenceTransformerEmbedder, Vectors, unit_vectors
from index.lexical import terms
from index.library import Library
from index.retrieve import retrieve
from index.tokens import Tokens, embedded
from qa.reranking import DEPTH, Reranker
from qa.trained import CrossEncoder, PassageReading

_BATCH = 32
READ = 8  # passages, as `Assistant.ask` has it
PARAGRAPHS = 3  # in a story
SIZES = ("story", "article", "shelf")
KINDS = ("there", "near", "twist", "far")


@dataclass(frozen=True, slots=True)
class Story:
    """A document of the library, and the questions on its paragraphs: (question, answers or none)."""

    document: Document
    article: str
    questions: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A question put to a part of the library.

    size   "story", "article" or "shelf", which is all
    kind   "there", "near", "twist" or "far", as above
    gold   the source of the story that it was written about
    part   the sources of the stories in the library
    """

    question: str
    article: str
    size: str
    kind: str
    answers: tuple[str, ...]
    gold: str
    part: frozenset[str]

    def holds(self, text: str) -> bool:
        """Whether an accepted answer stands in a text; case does not matter."""
        return any(answer.lower() in text.lower() for answer in self.answers)


class Remembering:
    """An embedder that keeps what it has embedded: the same sentences come up for many questions."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self.dimension = embedder.dimension
        self.window = embedder.window
        self.settings = embedder.settings
        self.count_tokens = embedder.count_tokens
        self._embedder = embedder
        self._known: dict[str, Any] = {}
        self._tokens: dict[str, Tokens] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        """As the embedder would."""
        new = sorted({text for text in texts if text not in self._known}, key=len)
        self._known.update(zip(new, unit_vectors(self._embedder, new), strict=True))
        found: Vectors = np.stack([self._known[text] for text in texts])
        return found

    def embed_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[Tokens] | None]:
        """As the embedder would, if it gives tokens."""
        new = sorted({text for text in texts if text not in self._tokens}, key=len)
        for first in range(0, len(new), _BATCH):
            batch = new[first : first + _BATCH]
            vectors, tokens = embedded(self._embedder, batch)
            if tokens is None:
                return self.embed(texts), None
            self._known.update(zip(batch, vectors, strict=True))
            self._tokens.update(zip(batch, tokens, strict=True))
        return self.embed(texts), [self._tokens[text] for text in texts]


class RememberingReader(CrossEncoder):
    """Our cross-encoder, which keeps what it read: a question meets the same passages in many libraries."""

    def __init__(self, file: Path | None = None) -> None:
        super().__init__(file)
        self._known: dict[tuple[str, str, str], PassageReading] = {}

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[PassageReading]:
        """As the model would."""
        new = [pair for pair in passages if (question, *pair) not in self._known]
        for pair, reading in zip(new, super().read(question, new), strict=True):
            self._known[question, *pair] = reading
        return [self._known[question, *pair] for pair in passages]


class Found(NamedTuple):
    """The passages that are read for a question, and what the trained reader makes of them: () without it."""

    hits: list[Hit]
    readings: list[PassageReading | None]


def study(reranker: Reranker | None, question: str, hits: Sequence[Hit]) -> Found:
    """The hits as an Assistant would read them, at most `READ`."""
    if reranker is None:
        return Found(list(hits[:READ]), [])
    studied = reranker.rank(question, hits)[:READ]
    return Found([one.hit for one in studied], [one.reading for one in studied])


class Shelf:
    """All stories in one library, and parts of it."""

    def __init__(
        self, folder: Path, stories: Sequence[Story], embedder: Embedder, reranker: Reranker | None
    ) -> None:
        self.library = Library(folder, embedder=embedder)
        self.reranker = reranker
        self.library.add([story.document for story in stories])
        self.counts: Counter[str] = Counter()
        self.holders: dict[str, Counter[str]] = defaultdict(Counter)
        for passage in self.library.passages():
            source = passage.document.source
            self.counts[source] += 1
            for term in set(terms(f"{passage.document.title} {passage.text}")):
                self.holders[term][source] += 1

    def hits(self, question: str, part: frozenset[str], k: int = 8) -> list[Hit]:
        """What retrieval finds in a part."""
        where = None if len(part) == len(self.counts) else {"source": sorted(part)}
        return retrieve(self.library, question, k=k, where=where)

    def studied(self, question: str, part: frozenset[str]) -> Found:
        """What an Assistant reads of a part."""
        return study(self.reranker, question, self.hits(question, part, DEPTH))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the shelf, as a `qa.read.Collection`."""

    shelf: Shelf
    sources: frozenset[str]

    @property
    def embedder(self) -> Embedder:
        """The shelf's."""
        return self.shelf.library.embedder

    @property
    def passage_count(self) -> int:
        """How many passages there are in the part."""
        return sum(self.shelf.counts[source] for source in self.sources)

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many of them each word stands."""
        return [self._frequency(self.shelf.holders.get(word, {})) for word in words]

    def _frequency(self, holders: Mapping[str, int]) -> int:
        return sum(count for source, count in holders.items() if source in self.sources)


def read_stories(data: Path) -> list[Story]:
    """The stories of the shared half of SQuAD, in its order. Raises OSError if it is not there."""
    paragraphs, questions = squad.read(data)
    asked: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for question in questions:
        asked[question.source].append((question.text.strip(), question.answers))
    return [
        _story(group[first : first + PARAGRAPHS], asked)
        for _, article in groupby(paragraphs, key=lambda paragraph: paragraph.title)
        for group in [list(article)]
        for first in range(0, len(group), PARAGRAPHS)
    ]


def _story(
    paragraphs: Sequence[Document], asked: Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]
) -> Story:
    first = paragraphs[0]
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    document = Document(text=text, source=first.source, title=first.title)
    questions = tuple(question for paragraph in paragraphs for question in asked[paragraph.source])
    return Story(document, first.title or "", questions)


@contextmanager
def shelf_of(stories: Sequence[Story], *, trained: bool = True) -> Iterator[Shelf]:
    """A shelf of these stories in a temporary folder, with the default embedder and reader."""
    reranker = Reranker(RememberingReader()) if trained else None
    with TemporaryDirectory() as folder:
        embedder = Remembering(SentenceTransformerEmbedder())
        yield Shelf(Path(folder) / "shelf.library", stories, embedder, reranker)


def trials(stories: Sequence[Story], per_article: int, seed: int) -> list[Trial]:
    """For each article so many answerable questions in every size and way, and as many twisted ones."""
    random = Random(seed)
    by_article: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        by_article[story.article].append(story)
    found: list[Trial] = []
    for article, own in by_article.items():
        others = [story for story in stories if story.article != article]
        asked = [(story, question, answers) for story in own for question, answers in story.questions]
        answerable = [entry for entry in asked if entry[2]]
        twisted = [entry for entry in asked if not entry[2]]
        for story, question, answers in random.sample(answerable, min(per_article, len(answerable))):
            for size, kind, part in _answerable_parts(story, own, others, answers, random):
                found.append(Trial(question, article, size, kind, answers, story.document.source, part))
        for story, question, _ in random.sample(twisted, min(per_article, len(twisted))):
            for size, part in _parts(story, own, others):
                found.append(Trial(question, article, size, "twist", (), story.document.source, part))
    return found


def _parts(
    story: Story, own: Sequence[Story], others: Sequence[Story]
) -> Iterator[tuple[str, frozenset[str]]]:
    yield "story", _sources([story])
    yield "article", _sources(own)
    yield "shelf", _sources([*own, *others])


def _answerable_parts(
    story: Story, own: Sequence[Story], others: Sequence[Story], answers: Sequence[str], random: Random
) -> Iterator[tuple[str, str, frozenset[str]]]:
    for size, part in _parts(story, own, others):
        yield size, "there", part
    rest = [one for one in own if one is not story and not _mentions(one, answers)]
    if rest:
        yield "story", "near", _sources([random.choice(rest)])
        yield "article", "near", _sources(rest)
        yield "shelf", "near", _sources([*rest, *others])
    stranger = random.choice(others)
    yield "story", "far", _sources([stranger])
    yield "article", "far", _sources([one for one in others if one.article == stranger.article])
    yield "shelf", "far", _sources(others)


def _mentions(story: Story, answers: Sequence[str]) -> bool:
    """A story that has the answer's words elsewhere may well answer the question too."""
    return any(answer.lower() in story.document.text.lower() for answer in answers)


def _sources(stories: Sequence[Story]) -> frozenset[str]:
    return frozenset(story.document.source for story in stories)
