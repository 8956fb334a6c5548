"""The shelf's HTML: what it shows, that it can be used by all, and that no document gets a tag of its own."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from chat.shelf import STYLE, size_in_words, summary_html, table_html
from index import Library
from index.facets import Facet, Facets, facets
from index.listing import Listing, Row, listing
from tests.shelves import entry

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> &lt; \x1b[31m \u202e </svg></table> a"
STRINGS = st.text() | st.just(HOSTILE) | st.text(alphabet="<>\"'&=/ abx\n")
NONE = Facet((), 0)


def row(**changed: Any) -> Row:
    plain: dict[str, Any] = {
        "id": "0f", "title": "A pier", "source": "/a/b.pdf", "publisher": "Post", "published": "2031-02",
        "author": "Ida Holm", "format": "pdf", "language": "en", "size": 12_345, "characters": 12_000,
        "passages": 1234, "pages": 3,
    }  # fmt: skip
    return Row(**(plain | changed))


def page(*rows: Row, **changed: Any) -> Listing:
    plain: dict[str, Any] = {
        "total": len(rows), "search": "", "sort": "title", "descending": False, "first": 0, "count": 100,
    }  # fmt: skip
    return Listing(rows, **(plain | changed))


def some(**changed: Any) -> Facets:
    plain: dict[str, Any] = {
        "documents": 3, "publishers": NONE, "languages": NONE, "formats": NONE, "authors": NONE, "days": (),
        "undated": 3,
    }  # fmt: skip
    return Facets(**(plain | changed))


def tree(fragment: str) -> Any:
    return html.fragment_fromstring(fragment, create_parent="div")


class Shape(HTMLParser):
    """The tags with the names of their attributes, in order, and whether each that is opened is closed."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []
        self.feed(fragment)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        if tag != "input":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_row_is_told_in_words() -> None:
    told = tree(table_html(page(row())))
    cells = [" ".join(cell.text_content().split()) for cell in told.findall(".//td")]
    assert cells == [
        "",
        "A pierby Ida Holm, pdf, en, 3 pages",
        "Post",
        "February 2031",
        "12 kB",
        "1,234",
        "Remove",
    ]
    assert told.find(".//td/span").get("title") == "A pier (/a/b.pdf)"
    assert told.findtext(".//caption") == "1 document"


def test_a_long_title_is_shortened_with_the_whole_beside_it() -> None:
    for title in ("word " * 100, "x" * 500):
        told = tree(table_html(page(row(title=title))))
        span = told.find(".//td/span")
        assert len(span.text) <= 91
        assert span.text.endswith("…")
        assert span.get("title").startswith(title.strip())


def test_the_table_can_be_used_without_seeing_it() -> None:
    told = tree(table_html(page(row(), sort="published", descending=True)))
    heads = told.findall(".//th")
    assert {head.get("scope") for head in heads} == {"col"}
    assert [head.get("aria-sort") for head in heads if head.get("aria-sort")] == ["descending"]
    assert all(head.text_content().strip() for head in heads)
    assert told.find(".//input").attrib == {
        "type": "checkbox",
        "data-id": "0f",
        "aria-label": "Choose A pier",
    }
    (remove,) = told.xpath(".//button[@data-do='remove']")
    assert (remove.get("data-id"), remove.get("aria-label")) == ("0f", "Remove A pier")


def test_a_sort_button_pressed_again_turns_the_order_round() -> None:
    def buttons(listing: Listing) -> dict[str, str]:
        found = tree(table_html(listing)).xpath(".//button[@data-do='sort']")
        return {button.get("data-by"): button.get("data-descending") for button in found}

    false = dict.fromkeys(("added", "title", "publisher", "published", "size", "passages"), "false")
    assert buttons(page(row(), sort="size")) == false | {"size": "true"}
    assert buttons(page(row(), sort="size", descending=True)) == false
    assert 'aria-pressed="true"' in table_html(page(row(), sort="added"))


@pytest.mark.parametrize(
    ("first", "total", "shown", "turns"),
    [
        (0, 2, "2 documents", []),
        (0, 5, "5 documents, of which 1 to 2", [("0", True), ("2", False)]),
        (2, 5, "5 documents, of which 3 to 4", [("0", False), ("4", False)]),
        (3, 5, "5 documents, of which 4 to 5", [("1", False), ("5", True)]),
        (1, 3, "3 documents, of which 2 to 3", [("0", False), ("3", True)]),
    ],
)
def test_pages_are_turned(first: int, total: int, shown: str, turns: list[tuple[str, bool]]) -> None:
    told = tree(table_html(page(row(), row(), first=first, total=total, count=2)))
    assert told.findtext(".//caption") == shown
    buttons = told.xpath(".//button[@data-do='page']")
    assert [(button.get("data-first"), "disabled" in button.attrib) for button in buttons] == turns


def test_a_page_beyond_the_last_leads_back() -> None:
    told = tree(table_html(page(first=100, total=5)))
    assert told.findtext(".//caption") == "5 documents, none of them on this page"
    assert told.xpath(".//button[@data-do='page']")[0].get("data-first") == "0"


def test_nothing_to_show_says_what_to_do_or_what_was_looked_for() -> None:
    assert "Drop files" in table_html(page())
    assert "Drop files" in summary_html(some(documents=0), 0)
    assert "has “&lt;b&gt;”." in table_html(page(search="<b>"))


def test_the_summary_counts_and_draws() -> None:
    publishers = Facet(tuple((f"P{n}", 20 - n) for n in range(12)), 5)
    days = (("2020-01-01", "2020-12-31", 2), ("2024-05-01", "2024-05-01", 1))
    told = tree(
        summary_html(some(publishers=publishers, days=days, undated=1, formats=Facet((("txt", 3),), 0)), 9)
    )
    assert [line.text for line in told.findall("div/p")] == [
        "3 documents, 9 passages.",
        "Published from 1 January 2020 to 1 May 2024; 1 without a date.",
        "Formats: txt (3).",
    ]
    time, by_publisher = told.findall(".//figure")
    assert table_of(time) == [("2020", "2"), ("2021", "0"), ("2022", "0"), ("2023", "0"), ("2024", "1")]
    assert table_of(by_publisher)[-2:] == [("P9", "11"), ("others", "24")]
    for figure in (time, by_publisher):
        drawing = figure.find("svg")
        assert drawing.get("role") == "img"
        assert [child.tag for child in drawing][:2] == ["title", "desc"]
        assert len(drawing.findall("rect")) == len(table_of(figure))
    heights = [float(bar.get("height")) for bar in time.findall("svg/rect")]
    assert heights[0] == 2 * heights[4] > 0 == heights[1]


def table_of(figure: Any) -> list[tuple[str, str]]:
    rows = figure.findall("table[@class='unseen']/tbody/tr")
    return [(row.findtext("th"), row.findtext("td")) for row in rows]


def test_too_rough_dates_are_told() -> None:
    days = (("2024-01-01", "2024-12-31", 1), ("2024-05-01", "2024-05-01", 4))
    assert "1 document dated too roughly to be among these." in summary_html(some(days=days), 1)


@given(st.lists(STRINGS, min_size=7, max_size=7))
def test_no_string_of_a_document_makes_a_tag_or_an_attribute(strings: list[str]) -> None:
    def table(values: list[str]) -> str:
        names = ("title", "source", "publisher", "published", "author", "format", "language")
        return table_html(page(row(**dict(zip(names, values, strict=True)), pages=None), search="s"))

    def summary(values: list[str]) -> str:
        facet = Facet(tuple((value, 1) for value in values), 0)
        return summary_html(some(publishers=facet, formats=facet, languages=facet), 1)

    harmless = [f"x{number}" for number in range(7)]
    assert Shape(table([text or "x" for text in strings])).tags == Shape(table(harmless)).tags
    assert Shape(summary(strings)).tags == Shape(summary(harmless)).tags
    for fragment in (table(strings), summary(strings)):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", fragment)


def test_there_are_no_scripts_and_nothing_is_fetched() -> None:
    days = (("2024-05-01", "2024-05-01", 4),)
    fragments = summary_html(some(days=days, publishers=Facet((("P", 1),), 0)), 1), table_html(page(row()))
    for tag, attributes in attributes_of(*fragments):
        assert tag not in {"script", "img", "link", "iframe", "a", "style", "use", "image"}
        assert not {name for name in attributes if name.startswith("on")} | {"src", "href"} & set(attributes)
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def attributes_of(*fragments: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for fragment in fragments:
        yield from Shape(fragment).tags


def test_a_real_library_is_shown(library: Library) -> None:
    library.catalog.put(
        [
            entry(Random(n), f"wire/{n}", metadata={"publisher": "Post", "published": f"202{n}"})
            for n in range(3)
        ]
    )
    told = tree(table_html(listing(library, sort="published", descending=True)))
    assert told.xpath(".//td[@class='published']/text()") == ["2022", "2021", "2020"]
    assert table_of(tree(summary_html(facets(library), 3)).findall(".//figure")[1]) == [("Post", "3")]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (9_949, "9.9 kB"),
        (9_950, "10 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_440_000, "1.4 MB"),
        (999_500_000, "1.0 GB"),
        (5_000_000_000_000, "5,000 GB"),
    ],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words
