"""An answer written down as text, Markdown, HTML and JSON; hostile document text never takes effect."""

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.documents import Document, Hit, Passage
from qa.answer import Answer, Citation
from qa.render import (
    as_html,
    as_markdown,
    as_text,
    prose_html,
    source_line,
    sources_html,
)
from qa.serialization import as_json
from qa.showing import shown

BRIDGE = Document(
    text="The bridge cost\n3 million crowns. It opened in May.",
    source="news/bridge.txt",
    title="A bridge at last",
    metadata={"publisher": "The Orrin Courier", "published": "2021-05-03", "author": "Ida Holm"},
)
HOSTILE = (
    "<script>alert(1)</script> ![x](http://e.example/p.png) [x](javascript:alert(1)) `code` "
    "<b onclick=a>b</b> **bold** _it_ # no &lt; www.e.example http://e.example a@e.example ~~s~~ | a | "
    "$x$ \\ <!-- c --> \x1b[31mred"
)


def answer_from(*quotes: str, source: str = "a.txt", title: str | None = None) -> Answer:
    """Each quote a document of its own, cited in order."""
    documents = [Document(text=quote, source=source, title=title) for quote in quotes]
    citations = tuple(Citation(n, d, 0, len(d.text)) for n, d in enumerate(documents, start=1))
    text = " ".join(f"{' '.join(c.quote.split())} [{c.number}]" for c in citations)
    return Answer(text, True, 0.8, citations, tuple(hit_of(document) for document in documents), "What?")


def refusal(*texts: str) -> Answer:
    hits = tuple(hit_of(Document(text=text, source="a.txt")) for text in texts)
    return Answer("The documents do not say.", False, 0.1, (), hits, "What?")


def hit_of(document: Document) -> Hit:
    return Hit(Passage(document, 0, len(document.text)), 0.5, 0.4, 1, 3.0, 2)


class Elements(HTMLParser):
    """Collects the tags, attributes and text of a fragment, as a browser would see them."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def markdown_tokens(text: str) -> list[Token]:
    """Every token, block and inline, of CommonMark with tables and strikethrough."""
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return [token for block in blocks for token in (block, *(block.children or []))]


def markdown_text(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in {"text", "text_special"})


def test_text_lists_the_sources_under_the_answer() -> None:
    citations = (Citation(1, BRIDGE, 0, 33), Citation(2, BRIDGE, 34, 51))
    answer = Answer(
        "The bridge cost 3 million crowns. [1] It opened in May. [2]", True, 0.9, citations, (), "What?"
    )
    assert as_text(answer) == (
        "The bridge cost 3 million crowns. [1] It opened in May. [2]\n\n"
        "[1] A bridge at last, The Orrin Courier, 3 May 2021\n"
        "    “The bridge cost 3 million crowns.”\n\n"
        "[2] A bridge at last, The Orrin Courier, 3 May 2021\n"
        "    “It opened in May.”\n"
        "    Speaks of: May 2021\n"
    )


def test_text_of_a_refusal_offers_the_nearest_passages() -> None:
    assert as_text(refusal("Ships sail.", "Trains run.")) == (
        "The documents do not say.\n\n  * a.txt\n    “Ships sail.”\n\n  * a.txt\n    “Trains run.”\n"
    )


def test_html_marks_the_short_answer_in_the_sentence_and_in_its_source() -> None:
    document = Document("It cost 3 <b> million\n crowns in May, 3 <b> million.", "a.txt")
    start = document.text.index("3")
    citation = Citation(1, document, 0, len(document.text), (start, start + 13))
    text = "It cost 3 <b> million crowns in May, 3 <b> million. [1]"
    answer = Answer(text, True, 0.9, (citation,), (), "What?", short="3 <b> million")
    marked = "It cost <mark>3 &lt;b&gt; million</mark> crowns in May, 3 &lt;b&gt; million."
    assert marked in prose_html(answer)
    assert marked in sources_html(answer)
    assert as_text(answer).startswith("Short answer: 3 <b> million\n\n")
    assert as_markdown(answer).startswith("**3 \\<b\\> million**\n\n")


def test_html_links_markers_to_sources() -> None:
    answer = answer_from("Ships sail.", "Trains run.")
    assert prose_html(answer) == (
        '<p class="answer answered" dir="auto">Ships sail. <a class="marker" href="#source-1">[1]</a> '
        'Trains run. <a class="marker" href="#source-2">[2]</a></p>'
    )
    assert sources_html(answer, anchor="turn7") == (
        '<ol class="sources">'
        '<li id="turn7-1"><blockquote dir="auto">Ships sail.</blockquote> <cite>a.txt</cite></li>'
        '<li id="turn7-2"><blockquote dir="auto">Trains run.</blockquote> <cite>a.txt</cite></li></ol>'
    )


def test_html_of_a_refusal_lists_the_nearest_passages() -> None:
    fragment = Elements(as_html(refusal("Ships sail.")))
    assert ("class", "answer refused") in fragment.attributes
    assert ("class", "nearest") in fragment.attributes
    assert "Ships sail." in fragment.text
    assert sources_html(refusal()) == ""


@pytest.mark.parametrize("anchor", ["", "1x", 'a" onclick="b', "a b", "#a"])
def test_an_anchor_that_is_no_plain_name_is_refused(anchor: str) -> None:
    with pytest.raises(ValueError, match="cannot name an anchor"):
        as_html(answer_from("Ships sail."), anchor=anchor)


def test_a_marker_inside_a_quote_is_no_marker() -> None:
    answer = answer_from("The bridge opened in 1989. [1]", "[1]", "]")
    assert Elements(prose_html(answer)).tags == ["p", "a", "a", "a"]
    assert Elements(prose_html(answer)).text == "The bridge opened in 1989. [1] [1] [1] [2] ] [3]"
    assert prose_html(answer).startswith(
        '<p class="answer answered" dir="auto">The bridge opened in 1989. [1] <a'
    )


def test_markdown_keeps_markers_and_escapes_the_rest() -> None:
    assert as_markdown(answer_from("*Ships* [sail].")) == (
        "\\*Ships\\* \\[sail\\]. [1]\n\n1. “\\*Ships\\* \\[sail\\].” — a.txt\n"
    )


@pytest.mark.parametrize(
    "quote", [HOSTILE, "1. one", "- one", "+ one", "# one", "> one", "---", "    code", "=="]
)
def test_markdown_of_hostile_text_is_text_alone(quote: str) -> None:
    prose = markdown_tokens(as_markdown(answer_from(quote, title=quote)).partition("\n\n")[0])
    assert {token.type for token in prose} <= {
        "inline",
        "text",
        "text_special",
        "paragraph_open",
        "paragraph_close",
    }
    assert markdown_text(prose) == shown(quote) + " [1]"


def test_markdown_sources_of_hostile_text_are_text_alone() -> None:
    tokens = markdown_tokens(as_markdown(answer_from(HOSTILE, title=HOSTILE)))
    live = {
        "html_inline",
        "html_block",
        "link_open",
        "image",
        "code_inline",
        "em_open",
        "strong_open",
        "s_open",
    }
    assert live.isdisjoint(token.type for token in tokens)
    assert markdown_text(tokens).count("<script>alert(1)</script>") == 3


def test_html_of_hostile_text_is_text_alone() -> None:
    fragment = Elements(as_html(answer_from(HOSTILE, title=HOSTILE, source='"><img src=x>')))
    assert fragment.tags == ["p", "a", "ol", "li", "blockquote", "cite"]
    assert {name for name, _ in fragment.attributes} == {"class", "href", "id", "dir"}
    assert fragment.text.count(shown(HOSTILE)) == 3


@given(st.text(min_size=1).filter(str.strip))
def test_no_text_adds_an_element_to_html(quote: str) -> None:
    fragment = Elements(as_html(answer_from(quote, title=quote)))
    assert fragment.tags == ["p", "a", "ol", "li", "blockquote", "cite"]


@given(st.text(alphabet="<>[]()!*_`#&:/w.@-+=|~ \\a1\n", min_size=1).filter(str.strip))
def test_no_text_adds_markup_to_markdown(quote: str) -> None:
    prose = as_markdown(answer_from(quote)).partition("\n\n")[0]
    assert markdown_text(markdown_tokens(prose)).strip() == shown(quote) + " [1]"


@given(st.text())
def test_shown_text_has_no_controls_and_one_line(text: str) -> None:
    result = shown(text)
    assert result.isprintable() or not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in result)
    assert result.splitlines() in ([], [result])
    result.encode()


def test_escape_codes_and_direction_overrides_are_made_visible() -> None:
    assert shown("a\x1b[31mb\u202ec\u2066d\ud800e\u200ff\tg\x9bh") == "a�[31mb�c�d�e\u200ff g�h"


def test_json_is_serialisable_and_verbatim() -> None:
    answer = Answer(
        "It opened in May. [1]", True, 0.9, (Citation(1, BRIDGE, 34, 51),), (hit_of(BRIDGE),), "When?"
    )
    read = json.loads(json.dumps(as_json(answer)))
    assert list(read) == [
        "question",
        "text",
        "answered",
        "confidence",
        "citations",
        "hits",
        "short",
        "values",
        "differing",
        "refusal",
        "written",
    ]
    assert read["written"] is None
    assert read["citations"] == [
        {
            "number": 1,
            "quote": "It opened in May.",
            "start": 34,
            "end": 51,
            "page": None,
            "mark": None,
            "attribution": {
                "voices": [
                    {
                        "name": "The Orrin Courier",
                        "kind": "publisher",
                        "role": "",
                        "unreliable": False,
                        "start": 0,
                        "end": 0,
                    }
                ],
                "direct": False,
                "second_hand": False,
                "anonymous": False,
            },
            "moments": [{"start": 47, "end": 50, "iso": "2021-05"}],
            "document": {
                "id": BRIDGE.id,
                "title": "A bridge at last",
                "source": "news/bridge.txt",
                "publisher": "The Orrin Courier",
                "published": "2021-05-03",
                "author": "Ida Holm",
            },
        }
    ]
    assert read["hits"][0]["text"] == BRIDGE.text
    assert read["hits"][0]["copies"] == 0


@pytest.mark.parametrize(
    ("document", "page", "line"),
    [
        (BRIDGE, None, "A bridge at last, The Orrin Courier, 3 May 2021"),
        (BRIDGE, 4, "A bridge at last, The Orrin Courier, 3 May 2021, page 4"),
        (Document(text="a", source="/home/ida/notes.txt"), None, "notes.txt"),
        (Document(text="a", source=r"C:\papers\notes.txt"), None, "notes.txt"),
        (Document(text="a", source="wire/17", metadata={"published": "2024"}), None, "wire/17, 2024"),
        (Document(text="a", source="https://e.example/a.html"), None, "https://e.example/a.html"),
        (Document(text="a", source="a", title="Up\u202eside\ndown"), None, "Up�side down"),
    ],
)
def test_source_line(document: Document, page: int | None, line: str) -> None:
    assert source_line(document, page) == line
