"""A table of what was said when, only where values are in conflict or one was corrected."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document
from qa.answer import Answer, Citation
from qa.phrasing.statements import Statement
from qa.timeline import timeline_html
from qa.values import Value

GAZETTE = Document("31 sailors drowned.", "a", None, {"publisher": "Gazette", "published": "2021-03-01"})
HERALD = Document("47 sailors drowned.", "b", None, {"publisher": "Herald", "published": "2021-03-02"})
NOTE = Document(
    "An earlier version of this story said that 31 sailors drowned. In fact 47 sailors drowned.",
    "c",
    "A correction",
    {"publisher": "Herald", "published": "2021-03-04"},
)
FATE = "Herald says that it is wrong or out of date"


class Table(HTMLParser):
    """The cells of a table as a reader meets them, struck-out text between "~~", and all tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "s":
            self.rows[-1][-1] += "~~"

    def handle_endtag(self, tag: str) -> None:
        if tag == "s":
            self.rows[-1][-1] += "~~"

    def handle_data(self, data: str) -> None:
        if self.rows:
            self.rows[-1][-1] += data


def said(document: Document, text: str, weight: float = 0.0) -> Statement:
    """The statement of a value, in the one sentence that holds it."""
    at = document.text.index(text)
    start = document.text.rfind(". ", 0, at) + 2 if ". " in document.text[:at] else 0
    end = document.text.index(".", at) + 1
    return Statement(document, start, end, at, at + len(text), weight, document.source)


def value(*statements: Statement, superseded: bool = False, corrects: bool = False, note: str = "") -> Value:
    return Value(statements[0].value, statements, len(statements), superseded, corrects, note)


def answer(*cited: Statement, values: tuple[Value, ...] = (), differing: tuple[Value, ...] = ()) -> Answer:
    citations = tuple(Citation(n, one.document, one.start, one.end) for n, one in enumerate(cited, 1))
    return Answer("…", True, 0.9, citations, (), "How many?", values=values, differing=differing)


OLD, NEW = said(GAZETTE, "31"), said(HERALD, "47")
TAKEN, MENDED = said(NOTE, "31"), said(NOTE, "47")


def test_a_conflict_newest_first() -> None:
    copy = Document(GAZETTE.text, "copy", None, {"publisher": "Tarn Post", "published": "2020"})
    found = (value(OLD, said(copy, "31")), value(NEW))
    table = Table(timeline_html(answer(NEW, OLD, values=found, differing=found)))
    assert table.rows == [
        ["Value", "Who says so", "Published", "Independent origins"],
        ["47", "Herald [1]", "2 March 2021", "1"],
        ["31", "Gazette [2], Tarn Post", "1 March 2021", "2 in 2 documents"],
    ]
    assert table.links == ["#source-1", "#source-2"]


def test_the_same_answer_as_html() -> None:
    undated = Document("47 sailors drowned.", "b", "Log", {})
    found = (value(OLD), value(said(undated, "47")))
    assert timeline_html(answer(OLD, differing=found), anchor="t3") == (
        '<table class="timeline"><caption>What the documents say, newest first</caption><thead><tr>'
        '<th scope="col">Value</th><th scope="col">Who says so</th><th scope="col">Published</th>'
        '<th scope="col">Independent origins</th></tr></thead><tbody>'
        '<tr><th scope="row" dir="auto">31</th>'
        '<td><span dir="auto">Gazette</span> <a class="marker" href="#t3-1">[1]</a></td>'
        "<td>1 March 2021</td><td>1</td></tr>"
        '<tr><th scope="row" dir="auto">47</th><td><span dir="auto">Log</span></td>'
        "<td>date not known</td><td>1</td></tr></tbody></table>"
    )


def test_a_correction_that_the_text_tells() -> None:
    update = "Herald gives it as a correction or an update"
    old = value(OLD, superseded=True, note="Herald corrects it to 47")
    new = value(NEW, corrects=True, note=update)
    table = Table(timeline_html(answer(NEW, OLD, differing=(new, old))))
    assert [row[0] for row in table.rows[1:]] == ["47", "~~31~~ (superseded)"]
    assert [row[-1] for row in table.rows[1:]] == [update, "Herald corrects it to 47"]


def test_on_one_day_the_correction_stands_above_the_mistake() -> None:
    late = Document(HERALD.text, "d", None, {"publisher": "Herald", "published": "2021-03-01"})
    old, new = value(OLD, superseded=True), value(said(late, "47"), corrects=True)
    table = Table(timeline_html(answer(differing=(old, new))))
    assert [row[0] for row in table.rows[1:]] == ["47", "~~31~~ (superseded)"]


def test_a_mistake_quoted_with_its_correction() -> None:
    old = value(TAKEN, OLD, superseded=True, note=FATE)
    new = value(MENDED, corrects=True)
    other = value(said(HERALD, "sailors"))
    table = Table(timeline_html(answer(TAKEN, MENDED, values=(old, new, other))))
    assert table.rows[1:] == [
        ["47", "Herald [2]", "4 March 2021", "1", ""],
        ["~~31~~ (superseded)", "Gazette", "1 March 2021", "1", f"{FATE} [1]"],
    ]


def test_a_mistake_that_only_its_correction_names() -> None:
    old, new = value(TAKEN, superseded=True, note=FATE), value(MENDED, corrects=True)
    table = Table(timeline_html(answer(TAKEN, MENDED, values=(old, new))))
    assert table.rows[2][:2] == ["~~31~~ (superseded)", "Herald [1], to take it back"]


def test_what_is_beside_the_point_is_not_shown() -> None:
    old = value(TAKEN, superseded=True, note=FATE)
    new = value(MENDED, corrects=True)
    likelier = value(said(HERALD, "sailors", weight=1.0))
    unlinked = value(NEW, corrects=True, note="Herald gives it as a correction or an update")
    assert timeline_html(answer()) == ""
    assert timeline_html(answer(OLD, NEW, values=(value(OLD), value(NEW)))) == ""
    assert timeline_html(answer(TAKEN, values=(old,))) == ""
    assert timeline_html(answer(TAKEN, values=(old, new))) == ""  # the correction is not quoted
    assert timeline_html(answer(TAKEN, MENDED, NEW, values=(old, new, likelier))) == ""
    assert timeline_html(answer(OLD, NEW, values=(value(OLD, superseded=True), unlinked))) == ""


@pytest.mark.parametrize("anchor", ["", "1a", 'a"', "a b", "é"])
def test_an_anchor_is_a_plain_name(anchor: str) -> None:
    with pytest.raises(ValueError, match="cannot name an anchor"):
        timeline_html(answer(), anchor=anchor)


HOSTILE = st.text(min_size=1) | st.text(alphabet="<>&\"'/=ab\u202e\x1b\ud800", min_size=1)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE.filter(str.strip))
def test_text_of_a_document_never_takes_effect(text: str, publisher: str, date: str, source: str) -> None:
    one = Document(text, source, publisher, {"publisher": publisher, "published": date})
    stated = Statement(one, 0, len(text), 0, len(text), 0.0, source)
    found = (value(stated, superseded=True, note=f"{publisher} corrects it to {text}"), value(NEW))
    html = timeline_html(answer(NEW, stated, differing=found))
    table = Table(html)
    own = {"table", "caption", "thead", "tbody", "tr", "th", "td", "span", "a", "s"}
    assert set(table.tags) <= own
    assert [len(row) for row in table.rows] == [5, 5, 5]
    assert set(table.links) <= {"#source-1", "#source-2"}
    assert not set(html) & set("\u202e\x1b\ud800")
