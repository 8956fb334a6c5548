"""The Tantivy BM25 index over the catalog; the only file that imports tantivy.

Words are lower-cased, stripped of accents and stemmed as English. Title and heading are a field of their
own, which counts for less than the text. It is derived: it carries the stamp of the catalog's state in a
document of its own, so that words and stamp are committed together, and heals by being built again.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import RLock

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Filter, Occur, Query, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from index import segments
from index.catalog import Catalog, Stamp
from index.documents import Passage
from index.errors import LibraryBusy, LibraryError, LibraryFull, LibraryReadOnly
from index.faults import explained, of_text
from index.words import STOP_WORDS

NOTHING = Stamp(-1, "")
TITLE_WEIGHT = 0.5  # a word of the title is worth half a word of the text
_ANALYZER = (
    "footnote-1"  # a new name wherever the analyzer or the fields change: older indexes are built again
)
_HEAP = 32_000_000  # bytes that Tantivy may collect before it writes a segment
Ids = NDArray[np.int64]
Scores = NDArray[np.float32]


def terms(text: str) -> list[str]:
    """The words of a text as the index knows them: lower case, accents folded, English stems."""
    return _analyzer().analyze(text)


def query_terms(question: str) -> list[str]:
    """The distinct terms to look for: without function words, unless there is nothing else."""
    every = dict.fromkeys(terms(question))
    return [term for term in every if term not in _stop_terms()] or list(every)


class LexicalIndex:
    """The words of a library's passages, by passage id. Safe to use from several threads.

    Where the folder holds no sound index, or is None for a library that cannot be written to, it starts
    empty and in memory (stamp NOTHING) and waits to be rebuilt.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lock = RLock()
        self._schema = _schema()
        self._in_memory = True
        self._index = _with_analyzer(tantivy.Index(self._schema))
        self.stamp = NOTHING
        self.reload()

    def reload(self) -> None:
        """See what has been committed, by this or by another process."""
        with self._lock:
            if self._in_memory and self._folder is not None and segments.sound(self._folder, _ANALYZER):
                saved = _with_analyzer(tantivy.Index.open(str(self._folder)))
                if _read_stamp(saved, self._schema) != NOTHING:  # else another process has just begun it
                    self._index, self._in_memory = saved, False
            self._index.reload()
            self.stamp = _read_stamp(self._index, self._schema)

    def catch_up(self, catalog: Catalog) -> None:
        """Apply what the catalog saw since our stamp. Only one process at a time may call this."""
        with self._lock:
            self.reload()
            target = catalog.stamp()
            if self.stamp == target:
                return
            if self.stamp == NOTHING or not catalog.knows(self.stamp):
                self.rebuild(catalog)
                return
            try:
                self._change(catalog, target)
            except (LibraryBusy, LibraryFull, LibraryReadOnly):
                raise
            except LibraryError:  # a killed process can leave files behind that Tantivy stumbles over
                self.rebuild(catalog, afresh=True)

    def compact(self, catalog: Catalog) -> None:
        """Make sure that nothing is left of what was removed, neither in the statistics nor on the disk."""
        with self._lock:
            if self.holds_removed():
                self.rebuild(catalog)

    def holds_removed(self) -> bool:
        """Whether passages that were removed are still in the files."""
        return self._folder is not None and segments.deleted(self._folder)

    def _change(self, catalog: Catalog, target: Stamp) -> None:
        gone = catalog.removed(since=self.stamp.generation, until=target.generation)
        with self._writer() as writer:
            if len(gone):
                writer.delete_documents_by_query(self._any("passage", gone))
            self._add(writer, catalog, self.stamp, target)
        self.reload()

    def rebuild(self, catalog: Catalog, *, on_disk: bool = True, afresh: bool = False) -> None:
        """Start anew from the catalog; searches see the former state until it is done.

        With on_disk false it is built in memory and for this process alone: for when the files are of no
        use and another process has the right to write them. With afresh even sound files are discarded.
        """
        with self._lock:
            target = catalog.stamp()
            in_use = not self._in_memory and self._folder and segments.sound(self._folder, _ANALYZER)
            if on_disk and self._folder is not None and (afresh or not in_use):
                with explained(self._folder.parent):
                    segments.clear(self._folder)
                    self._folder.mkdir()
                self._index = _with_analyzer(tantivy.Index(self._schema, str(self._folder)))
                self._in_memory = False
            if not on_disk:
                self._index = _with_analyzer(tantivy.Index(self._schema))
                self._in_memory = True
            with self._writer() as writer:
                writer.delete_all_documents()
                self._add(writer, catalog, NOTHING, target)
            self.reload()

    def search(
        self, words: Sequence[str], k: int, documents: Sequence[int] | None = None
    ) -> tuple[Ids, Scores]:
        """The ids and BM25 scores of the k best passages, best first; `words` are terms.

        documents restricts the search to the passages of documents with these numbers.
        """
        among = None if documents is None else self._any("document", documents)
        return self._search(words, k, among)

    def scores(self, words: Sequence[str], ids: Ids) -> Scores:
        """The BM25 score of each of these passages, 0 where none of the words stands in it."""
        found, scores = self._search(words, len(ids), self._any("passage", ids))
        known = dict(zip(found.tolist(), scores.tolist(), strict=True))
        return np.array([known.get(int(number), 0.0) for number in ids], dtype=np.float32)

    def frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each term stands, in the title or in the text."""
        searcher = self._index.searcher()
        return [_count(searcher, self._wanted([word])) for word in words]

    def ids(self) -> Ids:
        """All passage ids held, for the check of a library."""
        searcher = self._index.searcher()
        held = Query.range_query(self._schema, "passage", tantivy.FieldType.Unsigned, 0, 2**63 - 1)
        found = searcher.search(held, max(1, searcher.num_docs))
        return self._passages(searcher, [address for _, address in found.hits])

    def _search(self, words: Sequence[str], k: int, among: Query | None) -> tuple[Ids, Scores]:
        if k <= 0 or not words:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        query = self._wanted(words)
        if among is not None:
            only = Query.const_score_query(among, 0.0)
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, only)])
        searcher = self._index.searcher()
        hits = searcher.search(query, min(k, max(1, searcher.num_docs)), count=False).hits
        scores = np.array([score for score, _ in hits], dtype=np.float32)
        return self._passages(searcher, [address for _, address in hits]), scores

    def _passages(self, searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress]) -> Ids:
        values = searcher.fast_field_values("passage", addresses)
        return np.array([int(value or 0) for value in values], dtype=np.int64)

    def _wanted(self, words: Iterable[str]) -> Query:
        parts = []
        for word in words:
            text = Query.term_query(self._schema, "text", word, index_option="freq")
            title = Query.term_query(self._schema, "title", word, index_option="freq")
            parts += [(Occur.Should, text), (Occur.Should, Query.boost_query(title, TITLE_WEIGHT))]
        return Query.boolean_query(parts)

    def _any(self, field: str, numbers: Iterable[int]) -> Query:
        return Query.term_set_query(self._schema, field, [int(number) for number in numbers])

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        folder = self._folder or Path()
        try:
            writer = self._index.writer(_HEAP, 1)
        except ValueError as error:
            raise of_text(folder, error) from error
        try:
            yield writer
            writer.commit()
        except ValueError as error:
            raise of_text(folder, error) from error
        finally:
            with suppress(ValueError):
                writer.wait_merging_threads()  # also gives Tantivy's own lock back at once

    def _add(self, writer: tantivy.IndexWriter, catalog: Catalog, since: Stamp, target: Stamp) -> None:
        last = 0
        while batch := catalog.passages_after(last, since=since.generation, until=target.generation):
            for number, passage in batch:
                writer.add_document(_words_of(number, passage))
                last = passage.id or 0
        if since != NOTHING:
            writer.delete_documents_by_term("stamp", _written(since))
        mark = tantivy.Document()
        mark.add_text("stamp", _written(target))
        writer.add_document(mark)


def _read_stamp(index: tantivy.Index, schema: tantivy.Schema) -> Stamp:
    searcher = index.searcher()
    hits = searcher.search(Query.regex_query(schema, "stamp", ".+"), 1).hits
    if not hits:
        return NOTHING
    generation, mark = searcher.doc(hits[0][1])["stamp"][0].split(":")
    return Stamp(int(generation), mark)


def _count(searcher: tantivy.Searcher, query: Query) -> int:
    return searcher.search(query, 1).count or 0  # type: ignore[attr-defined]  # missing from its type stub


def _written(stamp: Stamp) -> str:
    return f"{stamp.generation}:{stamp.mark}"


def _words_of(number: int, passage: Passage) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("passage", passage.id or 0)
    document.add_unsigned("document", number)
    document.add_text("title", " ".join(filter(None, (passage.document.title, passage.heading))))
    document.add_text("text", passage.text)
    return document


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("passage", indexed=True, fast=True)
    builder.add_unsigned_field("document", indexed=True)
    builder.add_text_field("title", tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_text_field("text", tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


@cache
def _analyzer() -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for step in (Filter.remove_long(64), Filter.lowercase(), Filter.ascii_fold(), Filter.stemmer("english")):
        builder = builder.filter(step)
    return builder.build()


@cache
def _stop_terms() -> frozenset[str]:
    return frozenset(term for word in STOP_WORDS for term in terms(word))


def _with_analyzer(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(_ANALYZER, _analyzer())
    return index
