"""Quotes and values joined to the text of an answer."""

import re

from index.documents import Document
from qa.answer import Citation
from qa.composing import cited, prose
from qa.phrasing.statements import Statement
from qa.selection import Quote
from qa.short import Short
from qa.values import Value

FIRST = Document(
    "Nine people died\nin the storm. Roads are closed. Rain fell.",
    "a.txt",
    metadata={"published": "2031-03-01", "publisher": "Harbour Post"},
)
SECOND = Document(
    "Eleven people died in the storm.", "b.txt", title="Storm", metadata={"published": "2031-03-04"}
)


def statement(document: Document, value: str) -> Statement:
    start = document.text.index(value)
    return Statement(
        document, 0, document.text.index(".") + 1, start, start + len(value), 0.0, document.source
    )


def value(text: str, *statements: Statement, origins: int = 1, note: str = "") -> Value:
    return Value(text, statements, origins, superseded=False, corrects=bool(note), note=note)


def quote(document: Document, text: str) -> Quote:
    start = document.text.index(text)
    return Quote(document, start, start + len(text))


def test_quotes_are_joined_with_their_markers_and_what_is_left_out_is_told() -> None:
    citations = cited([quote(FIRST, "Nine people died\nin the storm."), quote(FIRST, "Rain fell.")], (), None)
    assert [(c.number, c.quote) for c in citations] == [
        (1, "Nine people died\nin the storm."),
        (2, "Rain fell."),
    ]
    assert prose(citations) == "Nine people died in the storm. [1] … Rain fell. [2]"


def test_quotes_that_follow_on_one_another_or_come_from_two_documents_leave_nothing_out() -> None:
    quotes = [quote(FIRST, "Roads are closed."), quote(FIRST, "Rain fell."), quote(SECOND, SECOND.text)]
    assert "…" not in prose(cited(quotes, (), None))


def test_the_short_answer_is_marked_in_its_quote_only() -> None:
    start = FIRST.text.index("Nine")
    short = Short(FIRST, start, start + 4, 0.9, "number")
    citations = cited(
        [quote(FIRST, "Nine people died\nin the storm."), quote(SECOND, SECOND.text)], (), short
    )
    assert [citation.mark for citation in citations] == [(start, start + 4), None]


def test_values_are_told_with_source_date_and_marker_before_the_quotes() -> None:
    values = (
        value("Eleven", statement(SECOND, "Eleven"), note="Storm gives it as a correction or an update"),
        value("Nine", statement(FIRST, "Nine"), statement(SECOND, "Eleven"), origins=1),
    )
    citations = cited([quote(FIRST, "Nine people died\nin the storm.")], values, None)
    assert [c.document.source for c in citations] == ["b.txt", "a.txt"]
    assert citations[1] == Citation(2, FIRST, 0, 30, (0, 4))
    assert prose(citations, values) == (
        "The documents differ: "
        "“Eleven” (Storm, 4 March 2031; Storm gives it as a correction or an update) [1]; "
        "“Nine” (Harbour Post, 1 March 2031; 2 documents, 1 origin) [2]. "
        "Eleven people died in the storm. [1] Nine people died in the storm. [2]"
    )


def test_a_value_is_told_as_the_sentence_cited_writes_it() -> None:
    digits = Document("In the storm 9 people died.", "c.txt", metadata={"published": "2031-02-27"})
    newest_first = (statement(FIRST, "Nine"), statement(digits, "9"))
    values = (value("9", *newest_first, origins=2), value("Eleven", statement(SECOND, "Eleven")))
    citations = cited([], values, None)
    text = prose(citations, values)
    assert "“Nine” (Harbour Post, 1 March 2031; 2 documents, 2 origins) [1]" in text
    told = dict(zip((1, 2), re.findall("“(.*?)”", text), strict=True))
    assert all(told[citation.number] in citation.quote for citation in citations)


def test_nothing_is_cited_twice() -> None:
    twice = [quote(SECOND, SECOND.text), quote(SECOND, SECOND.text)]
    assert len(cited(twice, (value("Eleven", statement(SECOND, "Eleven")),), None)) == 1
