"""An Answer of ours beside its own citations: what it quotes, what it says of a document, what it sets
beside.

Here [n] is answer.citations[n - 1], and not a hit. What an answer quotes is borne out by the quote itself;
all else in it goes the way of any other text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from index.documents import Document
from qa.answer import Answer, Citation
from qa.checking.alignment import Stated, plain
from qa.checking.claims import Statement, statements, without_markers
from qa.checking.evidence import stated_at, stated_in
from qa.metadata import date_in_words
from qa.verify import Claim, Evidence, Status, compared

_METADATA = "according to its metadata"
_VALUE = re.compile(r"“([^“”]+)” \([^\[\]]*\)\s?\[(\d+)\]")
_VALUES = "The documents differ:"


def verify_answer(answer: Answer) -> list[Claim]:
    """Every sentence of an answer beside the quotes that it cites; empty where it refuses, which claims
    nothing.
    """
    if not answer.answered:
        return []
    return [_checked(answer, statement) for statement in statements(answer.text)]


def _checked(answer: Answer, statement: Statement) -> Claim:
    cited = [citation for citation in answer.citations if citation.number in statement.cited]
    if quoted := _quoted(statement.text, cited or answer.citations):
        return _supported(statement, quoted, "it stands so in the source")
    if statement.text.startswith(_VALUES):
        return _values(answer, statement)
    if statement.text.lower().startswith(_METADATA):
        return _metadata(answer, statement)
    return compared(statement, [_around(answer, citation) for citation in answer.citations])


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
        return compared(statement, [_around(answer, citation) for citation in answer.citations])
    return _supported(statement, first, "each of the values stands in its source")


def _metadata(answer: Answer, statement: Statement) -> Claim:
    """What is said of a document has to be what its metadata says of the one it names, or of the only one."""
    documents = _distinct(
        chain((c.document for c in answer.citations), (hit.document for hit in answer.hits))
    )
    named = [
        document
        for document in documents
        if document.title and plain(document.title) in plain(statement.text)
    ]
    rest = statement.text
    for document in named or documents:
        said = plain(rest.replace(document.title or "", " "))
        facts = [fact for fact in _facts(document) if f" {plain(fact)} " in f" {said} "]
        if facts:
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


def _distinct(documents: Iterator[Document]) -> list[Document]:
    return list({document.source: document for document in documents}.values())


def _claim(
    statement: Statement, status: Status, evidence: Evidence | None, reason: str, score: float
) -> Claim:
    return Claim(
        statement.text, statement.start, statement.end, statement.cited, status, evidence, reason, score
    )
