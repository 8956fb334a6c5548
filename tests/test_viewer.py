"""The viewer: what is seen is the text, marks stand where citations do, and no document has a say in it."""

import unicodedata
from html.parser import HTMLParser
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.viewer import Extract, extract, head, more_after, more_before, why
from index.documents import Document, Hit, Passage
from qa.answer import Citation

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HOSTILE = (
    "</mark></p><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!-- <![CDATA[ ]]> --> &lt;b&gt; &#60; &amp;nbsp",
    "' onmouseover='alert(1)",
    "\u202egnp.exe\u2066 \x1b[31m \0 \x9b \r\n \r \u2028 \u2029 \x85 \f \v \t",
)
LETTERS = st.sampled_from(list("ab .#-=<>&\"'\n\n\n\r\t\0\u202e\u2028é🎉") + list(HOSTILE))
TEXTS = st.lists(LETTERS, min_size=1, max_size=120).map("".join)
TAGS = {
    "section": {"class", "data-start", "data-end", "data-before", "data-after"},
    "p": {"class", "dir"},
    "div": {"class", "role", "data-page", "aria-label"},
    "mark": {"class", "id", "data-number"},
}


class Seen(HTMLParser):
    """What a browser would make of it: the text, and each character's marks, checked as it is read."""

    def __init__(self, html: str, allowed: dict[str, set[str]] = TAGS) -> None:
        super().__init__(convert_charrefs=True)
        self.allowed = allowed
        self.open: list[str] = []
        self.text = ""
        self.marks: list[str] = []  # of each character, the classes of its mark
        self.places: dict[str, int] = {}  # where ids, numbers and pages stand
        self.paragraphs: list[tuple[str, str]] = []  # class and text
        self.links: list[dict[str, str | None]] = []
        self._class = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert set(given) <= self.allowed[tag], (tag, given)
        assert len(given) == len(attrs)
        self.open.append(tag)
        if tag == "mark":
            self._class = given["class"] or ""
        if tag == "p":
            self.paragraphs.append((given.get("class") or "", ""))
        if tag == "a":
            self.links.append(given)
        for name in ("id", "data-number", "data-page"):
            if name in given:
                self.places[f"{name} {given[name]}"] = len(self.text)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._class = "" if tag == "mark" else self._class

    def handle_data(self, data: str) -> None:
        self.text += data
        self.marks += [self._class] * len(data)
        if "p" in self.open:
            kind, text = self.paragraphs[-1]
            self.paragraphs[-1] = kind, text + data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def marked(self, kind: str) -> str:
        marks = zip(self.text, self.marks, strict=True)
        return "".join(sign for sign, mark in marks if kind in mark.split())


def plain(text: str) -> str:
    """The visible form of a text, worked out character by character."""
    signs = []
    for at, sign in enumerate(text):
        if sign == "\r":
            signs.append(" " if text[at + 1 : at + 2] == "\n" else "\n")
        elif sign in "\v\f\x85\u2028\u2029":
            signs.append("\n")
        elif sign in "\n\t":
            signs.append(sign)
        elif unicodedata.category(sign) == "Cc" or sign in OVERRIDES:
            signs.append("\ufffd")
        else:
            signs.append(sign)
    return "".join(signs)


def spans(draw: st.DrawFn, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Document, tuple[int, int], list[tuple[int, int, int]], int, int]:
    """A document with pages, a quote and other citations, and how much to show around."""
    text = draw(TEXTS)
    pages = sorted(draw(st.lists(st.integers(0, len(text)), max_size=5)))
    others = [(*spans(draw, len(text)), number) for number in range(2, 2 + draw(st.integers(0, 4)))]
    before, after = draw(st.integers(0, 60)), draw(st.integers(0, 60))
    document = Document(text, "a", pages=(0, *pages) if pages else ())
    return document, spans(draw, len(text)), others, before, after


def check(document: Document, found: Extract) -> Seen:
    seen = Seen(found.html)
    assert seen.text == plain(document.text[found.start : found.end])
    assert found.has_before == (found.start > 0)
    assert found.has_after == (found.end < len(document.text))
    flags = f'data-before="{str(found.has_before).lower()}" data-after="{str(found.has_after).lower()}"'
    assert f'data-start="{found.start}" data-end="{found.end}" {flags}' in found.html
    return seen


@given(scenes())
def test_the_text_is_seen_as_it_is_and_the_marks_cover_what_they_are_to(
    scene: tuple[Document, tuple[int, int], list[tuple[int, int, int]], int, int],
) -> None:
    document, focus, others, before, after = scene
    found = extract(document, focus, others, before=before, after=after)
    seen = check(document, found)
    assert focus[0] - before <= found.start <= focus[0]
    assert focus[1] <= found.end <= focus[1] + after
    for at in range(found.start, found.end):
        kinds = set(seen.marks[at - found.start].split())
        assert ("focus" in kinds) == (focus[0] <= at < focus[1])
        assert ("other" in kinds) == any(start <= at < end for start, end, _ in others)
    assert seen.places["id quote"] == focus[0] - found.start
    for start, _, number in others:
        numbers = [place.partition(" ")[2].split(", ") for place in seen.places if "number" in place]
        assert any(str(number) in told for told in numbers) == (found.start <= start < found.end)
    for at, page in enumerate(document.pages, 1):
        if found.start <= page < found.end and page not in document.pages[at:]:
            assert seen.places[f"data-page {at}"] == page - found.start


@given(scenes(), st.integers(1, 60))
def test_scrolling_shows_the_whole_text_once(
    scene: tuple[Document, tuple[int, int], list[tuple[int, int, int]], int, int], size: int
) -> None:
    document, focus, others, before, after = scene
    parts = [extract(document, focus, others, before=before, after=after)]
    while parts[0].has_before:
        parts.insert(0, more_before(document, parts[0].start, others, size=size))
    while parts[-1].has_after:
        parts.append(more_after(document, parts[-1].end, others, size=size))
    assert [part.end for part in parts[:-1]] == [part.start for part in parts[1:]]
    seen = [check(document, part) for part in parts]
    marks = [mark for part in seen for mark in part.marks]
    covered = {at for start, end, _ in others for at in range(start, end)}
    assert {at for at, mark in enumerate(marks) if "other" in mark.split()} == covered


def test_hostile_text_is_text() -> None:
    text = "\n\n".join(HOSTILE)
    document = Document(text, text, title=text, metadata={"author": text, "publisher": text, "url": text})
    assert Seen(extract(document, (0, len(text))).html).text == plain(text)
    allowed = {"header": {"class"}, "h2": {"dir"}, "p": {"class", "dir"}, "ul": {"class"}, "li": {"dir"}}
    seen = Seen(head(document, Citation(1, document, 0, 9)), allowed)
    assert not set("\u202e\x1b\0") & set(seen.text)


def test_paragraphs_headings_and_pages_are_blocks_of_their_own() -> None:
    text = "# The harbour\nIt is closed, the port said.\n\nIt takes\nsix weeks.\n\n## Costs\n\nNobody knows."
    pages = (0, text.index("six"))
    seen = Seen(extract(Document(text, "a.md", pages=pages), (0, 5)).html)
    assert seen.paragraphs == [
        ("heading", "# The harbour\n"),
        ("", "It is closed, the port said.\n\n"),
        ("", "It takes\n"),
        ("", "six weeks.\n\n"),
        ("heading", "## Costs\n\n"),
        ("", "Nobody knows."),
    ]
    assert seen.places["data-page 1"] == 0
    assert seen.places["data-page 2"] == pages[1]


def test_it_is_cut_between_paragraphs() -> None:
    paragraphs = [f"Paragraph {number} says something, as paragraphs do.\r\n\r\n" for number in range(200)]
    document = Document("".join(paragraphs), "a")
    start = document.text.index("Paragraph 100 ")
    found = extract(document, (start, start + 13), before=400, after=600)
    assert document.text[found.start :].startswith("Paragraph ")
    assert document.text[: found.end].endswith("\r\n\r\n")
    assert 200 <= start - found.start <= 400
    assert 300 <= found.end - start - 13 <= 600


@pytest.mark.parametrize("focus", [(0, 0), (-1, 2), (2, 1), (0, 6)])
def test_a_quote_that_is_not_there_is_an_error(focus: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="nothing stands at"):
        extract(Document("Hello", "a"), focus)


def test_beyond_the_ends_there_is_no_more() -> None:
    document = Document("Hello", "a")
    for found in (
        more_before(document, 0),
        more_after(document, 5),
        more_after(document, 9),
        more_before(document, -3),
    ):
        assert found.start == found.end
        assert Seen(found.html).text == ""


def test_overlapping_marks() -> None:
    seen = Seen(extract(Document("abcdefgh", "a"), (2, 5), [(0, 3, 2), (4, 6, 3), (2, 5, 4)]).html)
    assert seen.marked("focus") == "cde"
    assert seen.marked("other") == "abcdef"
    assert seen.places == {"data-number 2": 0, "id quote": 2, "data-number 4": 2, "data-number 3": 4}


@pytest.mark.parametrize("sign", ["\n", "a", "<", "\r", "word \n\n", "# A\n\n"])
def test_a_long_document_opens_at_once(sign: str) -> None:
    document = Document(sign * (5_000_000 // len(sign)), "a", pages=tuple(range(0, 5_000_000, 1000)))
    began = perf_counter()
    found = extract(document, (2_500_000, 2_500_100), [(2_500_050, 2_500_200, 2)])
    more_before(document, found.start)
    more_after(document, found.end)
    assert perf_counter() - began < 0.5
    assert len(found.html) < 200_000


LINK = {"header": {"class"}, "h2": {"dir"}, "p": {"class", "dir"}, "a": {"href", "target", "rel"}}


@pytest.mark.parametrize("url", ["https://example.org/a?b=1&c=%20", "HTTP://example.org"])
def test_the_address_of_a_web_page_is_a_link(url: str) -> None:
    seen = Seen(head(Document("Hello", "a", metadata={"url": url})), LINK)
    assert seen.links == [{"href": url, "target": "_blank", "rel": "noopener noreferrer nofollow"}]
    assert seen.text == "a" + url
    assert Seen(head(Document("Hello", url)), LINK).links[0]["href"] == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "https://example.org/ onclick=x",
        'https://a/"onclick="x',
        "https://example.org/\u202egnp",
        "https:\\\\a",
        "7",
    ],
)
def test_any_other_address_is_text(url: str) -> None:
    seen = Seen(head(Document("Hello", "a", metadata={"url": url})), LINK)
    assert seen.links == []
    assert plain(url) in seen.text


def test_the_head_says_what_is_known() -> None:
    text = 'Repairs will take six weeks. "It is closed since Monday," the mayor told The Courier.'
    metadata = {
        "publisher": "Osterhay Wire",
        "author": "Jane Doe",
        "published": "2031-02-11",
        "format": "pdf",
    }
    document = Document(text, "/a/b.pdf", "North pier closed", metadata, (0, 29))
    citation = Citation(1, document, 29, len(text))
    hit = Hit(Passage(document, 0, len(text)), 0.81, 0.623, 1, 12.34, 2, (Passage(document, 0, 3),))
    allowed = LINK | {"ul": {"class"}, "li": {"dir"}}
    told = Seen(head(document, citation, [hit]), allowed).text
    assert told.startswith(
        "North pier closedOsterhay Wire · by Jane Doe · 11 February 2031 · page 2 of 2 · PDF"
    )
    assert "Said by: Osterhay Wire ← " in told
    assert "Speaks of: since 10 February 2031" in told
    assert told.endswith(why(hit))
    assert Seen(head(Document("Hello", "/a/b.txt")), allowed).text == "b.txt"


def test_why_a_passage_was_found_in_words() -> None:
    passage = Passage(Document("Hello", "a"), 0, 5)
    assert why(Hit(passage, 0.81, 0.623, 1, 12.34, 2, (passage,))) == (
        "Why it was found: no. 1 by meaning (cosine 0.62), no. 2 by the question's words (BM25 12.3); "
        "0.81 of 1 in all. It stands for 1 more, nearly identical, too."
    )
    assert why(Hit(passage, 0.4, 0.1, None, 0.0, None)) == (
        "Why it was found: not among the nearest by meaning (cosine 0.10), "
        "with none of the question's words; 0.40 of 1 in all."
    )
    far = why(Hit(passage, 0.4, 0.1, 3, 0.5, None))
    assert "not among the first by the question's words (BM25 0.5)" in far
