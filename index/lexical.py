"""The Tantivy BM25 index over the catalog; the only file that imports tantivy.

Words are lower-cased, stripped of accents and stemmed as English. Title and heading are a field of their
own, which counts for less than the text. It is derived, and heals by being built again: every passage carries
the stamp of the catalog's state that it was indexed for, the latest of which is that of the index.
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
from index.cores import INDEXING
from index.documents import Passage
from index.errors import LibraryError
from index.faults import explained, of_text
from index.words import STOP_WORDS

NOTHING = Stamp(-1, "")
TITLE_WEIGHT = 0.5  # a word of the title is worth half a word of the text
_ANALYZER = "footnote-1"  # a new name wherever analyzer or fields change: older indexes are built again
_COUNTS = 10_000  # words whose frequency is remembered
_HEAP = 32_000_000  # bytes that Tantivy may collect before it writes a segment
Ids = NDArray[np.int64]
Scores = NDArray[np.float32]


def terms(text: str) -> list[str]:
    """The words of a text as the index knows them: lower case, accents folded, English stems."""
    return _analyzer().analyze(text.encode("utf-8", "replace").decode())  # a lone surrogate is no letter


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
        self._index, self._in_memory = self._empty(on_disk=False)
        self.stamp = self._counted_at = NOTHING
        self._counts: dict[str, int] = {}
        self.reload()

    def reload(self) -> None:
        """See what has been committed, by this or by another process."""
        with self._lock:
            if self._in_memory and self._folder is not None and (saved := self._saved(self._folder)):
                self._index, self._in_memory = saved, False
            with suppress(ValueError):  # another process is just replacing the files: stay as we are
                self._index.reload()
                self.stamp = _read_stamp(self._index)

    def catch_up(self, catalog: Catalog) -> None:
        """Apply what the catalog saw since our stamp. Only one process at a time may call this."""
        with self._lock:
            self.reload()
            target = catalog.stamp()
            if self.stamp == target:
                return
            if not self._index.searcher().num_docs and not catalog.counts()[1]:
                self.stamp = target  # no passages, no words: there is nothing to write down
                return
            if self.stamp == NOTHING or not catalog.knows(self.stamp) or not catalog.counts()[1]:
                self.rebuild(catalog)
                return
            try:
                self._change(catalog, target)
            except LibraryError as error:
                if "FileAlreadyExists" not in str(error):
                    raise
                self.rebuild(catalog, afresh=True)  # a killed process left files behind, and Tantivy balks

    def compact(self, catalog: Catalog) -> None:
        """Make sure that nothing is left of what was removed, neither in the statistics nor on the disk."""
        with self._lock:
            if self.holds_removed():
                self.rebuild(catalog)
            if self._folder is not None and not self._in_memory:
                segments.sweep(self._folder)

    def holds_removed(self) -> bool:
        """Whether passages that were removed are still in the files."""
        return self._folder is not None and segments.deleted(self._folder)

    def _change(self, catalog: Catalog, target: Stamp) -> None:
        since = self.stamp.generation
        added = catalog.passages_after(0, since=since, until=target.generation, limit=1)
        carriers = [] if added else catalog.newest_passage()  # something has to carry the new stamp
        gone = catalog.removed(since=since, until=target.generation)
        outdated = [*gone.tolist(), *(passage.id or 0 for _, passage in carriers)]
        with self._writer(self._index) as writer:
            if outdated:
                writer.delete_documents_by_query(self._any("passage", outdated))
            for number, passage in carriers:
                writer.add_document(_words_of(number, passage, target))
            self._add(writer, catalog, since, target)
        self._index.reload()
        self.stamp = target
        self._record()

    def rebuild(self, catalog: Catalog, *, on_disk: bool = True, afresh: bool = False) -> None:
        """Start anew from the catalog; searches see the former state until it is done.

        With on_disk false it is built in memory and for this process alone: for when the files are of no
        use and another process has the right to write them. With afresh the files are discarded first.
        """
        with self._lock:
            target = catalog.stamp()
            index, in_memory, folder = self._index, self._in_memory, self._folder
            in_use = not in_memory and folder is not None and segments.sound(folder, _ANALYZER)
            if afresh or not on_disk or not in_use:
                index, in_memory = self._empty(on_disk)
            with self._writer(index) as writer:
                writer.delete_all_documents()
                self._add(writer, catalog, -1, target)
            index.reload()
            self._index, self._in_memory, self.stamp = index, in_memory, target
            self._record()

    def _record(self) -> None:
        if self._folder is not None and not self._in_memory:
            segments.record(self._folder)

    def search(
        self, words: Sequence[str], k: int, documents: Iterable[int] | None = None
    ) -> tuple[Ids, Scores]:
        """The ids and BM25 scores of the k best passages, best first; `words` are terms.

        documents restricts the search to the passages of documents with these numbers.
        """
        return self._search(words, k, None if documents is None else self._any("document", documents))

    def scores(self, words: Sequence[str], ids: Ids) -> Scores:
        """The BM25 score of each of these passages, 0 where none of the words stands in it."""
        found, scores = self._search(words, len(ids), self._any("passage", ids))
        known = dict(zip(found.tolist(), scores.tolist(), strict=True))
        return np.array([known.get(int(number), 0.0) for number in ids], dtype=np.float32)

    def frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each term stands, in the title or in the text."""
        if self._counted_at != self.stamp or len(self._counts) > _COUNTS:
            self._counts, self._counted_at = {}, self.stamp
        counts, searcher = self._counts, self._index.searcher()
        for word in words:  # Tantivy goes through all passages that hold it: milliseconds in a million
            if word not in counts:
                counts[word] = _count(searcher, self._wanted([word]))
        return [counts[word] for word in words]

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

    def _saved(self, folder: Path) -> tantivy.Index | None:
        """The index in the folder, if it is whole and someone has finished building it."""
        if not segments.sound(folder, _ANALYZER):
            return None
        try:
            saved = _with_analyzer(tantivy.Index.open(str(folder)))
            return saved if _read_stamp(saved) != NOTHING and saved.schema == self._schema else None
        except (ValueError, TypeError, OverflowError):  # Tantivy's for files that are not as it wrote them
            return None

    def _empty(self, on_disk: bool) -> tuple[tantivy.Index, bool]:
        """An index without passages, and whether it is in memory."""
        if not on_disk or self._folder is None:
            return _with_analyzer(tantivy.Index(self._schema)), True
        with explained(self._folder.parent):
            segments.clear(self._folder)  # others go on reading the files that they have open
            self._folder.mkdir()
        return _with_analyzer(tantivy.Index(self._schema, str(self._folder))), False

    @contextmanager
    def _writer(self, index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
        folder = self._folder.parent if self._folder else Path()
        try:
            writer = index.writer(_HEAP, INDEXING)
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

    def _add(self, writer: tantivy.IndexWriter, catalog: Catalog, since: int, target: Stamp) -> None:
        last = 0
        while batch := catalog.passages_after(last, since=since, until=target.generation):
            for number, passage in batch:
                writer.add_document(_words_of(number, passage, target))
                last = passage.id or 0


def _read_stamp(index: tantivy.Index) -> Stamp:
    """The latest that a passage carries; NOTHING if there are no passages."""
    searcher = index.searcher()
    if not searcher.num_docs:
        return NOTHING
    hits = searcher.search(Query.all_query(), 1, order_by_field="generation").hits
    newest = [address for _, address in hits]
    (generation,) = searcher.fast_field_values("generation", newest)
    (mark,) = searcher.fast_field_values("mark", newest)
    return Stamp(int(generation or 0), f"{int(mark or 0):016x}")


def _count(searcher: tantivy.Searcher, query: Query) -> int:
    return searcher.search(query, 1).count or 0  # type: ignore[attr-defined]  # missing from its type stub


def _words_of(number: int, passage: Passage, stamp: Stamp) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("passage", passage.id or 0)
    document.add_unsigned("document", number)
    document.add_unsigned("generation", stamp.generation)
    document.add_unsigned("mark", int(stamp.mark, 16))
    document.add_text("title", " ".join(filter(None, (passage.document.title, passage.heading))))
    document.add_text("text", passage.text)
    return document


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("passage", indexed=True, fast=True)
    builder.add_unsigned_field("document", indexed=True)
    builder.add_unsigned_field("generation", fast=True)
    builder.add_unsigned_field("mark", fast=True)
    builder.add_text_field("title", tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_text_field("text", tokenizer_name=_ANALYZER, index_option="freq")
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
