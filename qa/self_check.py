"""An Answer of ours beside its own citations: what it quotes, what it says of a document, what it sets
beside.

Here [n] is answer.citations[n - 1], and not a hit. What an answer quotes is borne out by the quote itself;
all else in it goes the way of any other text. What a model wrote does so even where it reads like a quote,
and has to be borne out by the quotes alone, not by what else is said around them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from index.documents import Document
from index.sentences import sentences
from qa.answer import Answer, Citation
from qa.checking.alignment import Stated, plain
from qa.checking.claims import Statement, numbers_of, statements, without_markers
from qa.checking.evidence import stated_at, stated_in
from qa.checking.sources import Sources
from qa.entailing import entails
from qa.metadata import date_in_words
from qa.trained import crossencoder
from qa.verify import Claim, Evidence, Status, compared

_METADATA = "according to its metadata"
_MARKERS = re.compile(r"(?:\s*\[\d+\])+")
_VALUE = re.compile(r"“([^“”]+)” \((?:[^\[\]]|\[\d+\](?!;|\.))*\)\s?\[(\d+)\]")
_SPACE = re.compile(r"\s+")
_VALUES = "The documents differ:"


def verify_answer(answer: Answer, *, trained: bool = True) -> list[Claim]:
    """Every sentence of an answer beside the quotes that it cites; empty where it refuses, which claims
    nothing.

    trained  whether the trained reader has a say in what a model wrote. Raises ReaderError then
    """
    if not answer.answered:
        return []
    drafted = _drafted(answer)
    claims = [_checked(answer, statement) for statement in _statements(answer, drafted)]
    if drafted:
        sources = Sources([_quote(citation) for citation in answer.citations])
        chance = entails(crossencoder()) if trained else None
        claims += [compared(statement, sources, chance=chance) for statement in drafted]
    return sorted(claims, key=lambda claim: claim.start)


def _drafted(answer: Answer) -> list[Statement]:
    """The sentences that a model wrote. A marker stands after one; what looks like one in it is its words."""
    found = []
    for start, end in (one.place for one in answer.written.sentences if one.place) if answer.written else ():
        markers = _MARKERS.match(answer.text, end)
        cited = numbers_of(markers[0]) if markers else ()
        whole = markers.end() if markers else end
        found.append(Statement(without_markers(answer.text[start:end]), start, whole, cited))
    return sorted(found, key=lambda statement: statement.start)


def _statements(answer: Answer, drafted: Sequence[Statement]) -> Iterator[Statement]:
    """Its other sentences, which stand before, between and after those."""
    starts = [0, *(each.end for each in drafted)]
    ends = [*(each.start for each in drafted), len(answer.text)]
    for start, end in zip(starts, ends, strict=True):
        for found in _stated(answer, answer.text[start:end]):
            yield replace(found, start=start + found.start, end=start + found.end)


def _stated(answer: Answer, text: str) -> list[Statement]:
    """The sentences of a stretch. A title that ends in a full stop ends no sentence that names it."""
    if not text.lower().startswith((_METADATA, _VALUES.lower())):
        return statements(text)
    names = {name for document in _documents(answer) for name in _names(document)}
    shape = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    masked = re.sub(shape, lambda name: "x" * len(name[0]), text) if shape else text
    return [
        replace(found, text=without_markers(text[found.start : found.end])) for found in statements(masked)
    ]


def _names(document: Document) -> Iterator[str]:
    """What a document and those behind it are called, also as an answer writes it: what looks like a marker
    has round brackets there.
    """
    for name in filter(None, (document.title, document.publisher, document.author)):
        spaced = " ".join(name.split())
        yield from filter(None, (name, spaced, spaced.replace("[", "(").replace("]", ")")))


def _checked(answer: Answer, statement: Statement) -> Claim:
    cited = [citation for citation in answer.citations if citation.number in statement.cited]
    written = _SPACE.sub(" ", answer.text[statement.start : statement.end])
    marked = [each for each in answer.citations if written in _SPACE.sub(" ", each.quote)]  # its own "[2]"
    if quoted := _quoted(statement.text, marked or cited or answer.citations):
        return _supported(statement, quoted, "it stands so in the source")
    if statement.text.startswith(_VALUES):
        return _values(answer, statement)
    if statement.text.lower().startswith(_METADATA):
        return _metadata(answer, statement)
    return compared(statement, Sources([_around(answer, citation) for citation in answer.citations]))


def _quoted(text: str, citations: Sequence[Citation]) -> Citation | None:
    """The citation that holds these words as they stand, alone or with those after it."""
    words = plain(text)
    if not words:
        return None
    for first in range(len(citations)):
        together = " ".join(without_markers(citation.quote) for citation in citations[first:])
        held = f" {plain(together)} ".find(f" {words} ")
        if 0 <= held <= len(plain(without_markers(citations[first].quote))):
            return citations[first]
    return None


def _supported(statement: Statement, citation: Citation, reason: str) -> Claim:
    return _claim(
        statement, Status.SUPPORTED, Evidence(citation.document, citation.start, citation.end), reason, 1.0
    )


def _values(answer: Answer, statement: Statement) -> Claim:
    """ "The documents differ: “31” (…) [1]; “47” (…) [2]": each value has to stand in its quote."""
    quotes = {citation.number: citation for citation in answer.citations}
    marked = answer.text[statement.start : statement.end]
    told = [(value, quotes.get(int(number))) for value, number in _VALUE.findall(marked)]
    for value, citation in told:
        if citation is None or f" {plain(value)} " not in f" {plain(citation.quote)} ":
            evidence = Evidence(citation.document, citation.start, citation.end) if citation else None
            return _claim(
                statement, Status.CONTRADICTED, evidence, f"“{value}” does not stand in its source", 0.0
            )
    first = next((citation for _, citation in told if citation), None)
    if first is None:
        return compared(statement, Sources([_around(answer, citation) for citation in answer.citations]))
    return _supported(statement, first, "each of the values stands in its source")


def _metadata(answer: Answer, statement: Statement) -> Claim:
    """What is said of a document has to be what its metadata says of the one it names, or of the only one."""
    documents = _documents(answer)
    said = f" {plain(statement.text)} "
    named = [
        (document, title)
        for document in documents
        for title in _read(document.title or "")
        if f" {title} " in said
    ]
    for document, title in named or [(document, "") for document in documents]:
        rest = said.replace(f" {title} ", " ", 1) if title else said
        if any(f" {read} " in rest for fact in _facts(document) for read in _read(fact)):
            evidence = next(
                (Evidence(c.document, c.start, c.end) for c in answer.citations if c.document is document),
                None,
            )
            return _claim(statement, Status.SUPPORTED, evidence, "the document's metadata says so", 1.0)
    return _claim(statement, Status.CONTRADICTED, None, "the document's metadata does not say so", 0.0)


def _facts(document: Document) -> Iterator[str]:
    for verb, value in (("published", document.publisher), ("written", document.author)):
        if value:
            yield f"{verb} by {value}"
    if document.published:
        for words in (document.published, date_in_words(document.published)):
            yield f"published in {words}"
            yield f"published on {words}"


def _quote(citation: Citation) -> list[Stated]:
    """The sentences of a quote."""
    spans = sentences(citation.document.text, citation.start, citation.end)
    return stated_at([(citation.document, span.start, span.end) for span in spans])


def _around(answer: Answer, citation: Citation) -> list[Stated]:
    """The sentences of a quote, and of the passages in which it stands."""
    hits = [
        hit
        for hit in answer.hits
        if hit.document.source == citation.document.source
        and hit.start < citation.end
        and citation.start < hit.end
    ]
    return stated_in(hits) or stated_at([(citation.document, citation.start, citation.end)])


def _documents(answer: Answer) -> list[Document]:
    """The documents that are cited and those that were read, each once."""
    found = chain((c.document for c in answer.citations), (hit.document for hit in answer.hits))
    return list({document.source: document for document in found}.values())


def _read(name: str) -> list[str]:
    """The words of a name, once without what looks like a marker in it: an answer may have changed that."""
    return [words for words in dict.fromkeys((plain(name), plain(without_markers(name)))) if words]


def _claim(
    statement: Statement, status: Status, evidence: Evidence | None, reason: str, score: float
) -> Claim:
    return Claim(
        statement.text, statement.start, statement.end, statement.cited, status, evidence, reason, score
    )
