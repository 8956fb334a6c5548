"""What opens beside a conversation: sources, documents at a quote, more of them, passages looked up."""

import random
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from chat.desk import Desk
from chat.opening import (
    Opened,
    further,
    opened,
    passage_opened,
    pictured,
)
from chat.turns import Turn, restored
from index import Document, DocumentNotFound, Library
from tests.desks import LAMP, PIER, PIER_ASKED, asked, shared_library
from tests.embedders import HashingEmbedder
from tests.markup import HOSTILE, Markup, buttons, focus


@pytest.fixture
def turn(desk: Desk) -> Turn:
    """On the pier."""
    return asked(desk, desk.begin(""), PIER_ASKED).turns[0]


def test_a_citation_opens_its_document_at_the_quote(desk: Desk, turn: Turn) -> None:
    cited = turn.answer["citations"][0]
    html, what = opened(shared_library(desk), turn, "c", 1)
    assert what == Opened(cited["document"]["id"], (cited["start"], cited["end"]))
    assert focus(html) == cited["quote"]
    seen = Markup(html)
    assert PIER in seen.text
    assert "North pier closed" in seen.one("h2").text
    assert "Osterhay Wire" in seen.text
    assert "Why it was found: " in seen.text
    assert "Citation 1 of 1" in seen.text
    assert [tag["data-do"] for tag in buttons(html, "back")] == ["back"]


def test_a_passage_opens_its_document_at_it(desk: Desk, turn: Turn) -> None:
    places = [hit["document"]["source"] for hit in turn.answer["hits"]]
    number = places.index("notes/lamp.txt") + 1
    html, what = opened(shared_library(desk), turn, "h", number)
    assert what is not None and not what.others  # noqa: PT018
    assert focus(html) == LAMP
    assert f"Passage {number} of {len(places)}" in Markup(html).text


def test_other_citations_of_the_document_are_marked_with_their_numbers(desk: Desk) -> None:
    shared_library(desk).add(
        Document(
            "The ferry Corncrake ran aground at Osterhay on Monday. The ferry Corncrake was carrying 212 "
            "passengers. The ferry Corncrake was towed to Melhaven on Tuesday.",
            "wire/18",
        )
    )
    (turn,) = asked(desk, desk.begin(""), "What happened to the ferry Corncrake?").turns
    cited = turn.answer["citations"]
    assert len(cited) > 1
    for number, one in enumerate(cited, 1):
        html, what = opened(shared_library(desk), turn, "c", number)
        assert what is not None
        assert focus(html) == one["quote"]
        others = {str(other["number"]): other["quote"] for other in cited if other is not one}
        marked = {
            tag["data-number"]: tag.text
            for tag in Markup(html).all("mark")
            if "data-number" in tag.attributes
        }
        assert marked == others
        steps = [(tag["data-number"], tag.text) for tag in buttons(html, "open")]
        wanted = [(str(number - 1), "‹ Previous"), (str(number + 1), "Next ›")]
        assert steps == [step for step in wanted if 1 <= int(step[0]) <= len(cited)]
        assert all(tag["data-kind"] == "c" and tag["data-turn"] == "1" for tag in buttons(html, "open"))


def test_neighbours_lead_through_all_passages(desk: Desk, turn: Turn) -> None:
    count = len(turn.answer["hits"])
    assert count > 1
    number, seen = 1, [1]
    while True:
        html, _ = opened(shared_library(desk), turn, "h", number)
        onward = [tag for tag in buttons(html, "open") if tag.text == "Next ›"]
        if not onward:
            break
        assert (onward[0]["data-kind"], onward[0]["data-turn"]) == ("h", "1")
        number = int(onward[0]["data-number"])
        seen.append(number)
    assert seen == list(range(1, count + 1))


@pytest.mark.parametrize(
    ("kind", "number"), [("c", 0), ("c", -1), ("c", 99), ("h", 0), ("h", 10**30), ("x", 99)]
)
def test_what_an_answer_does_not_have_opens_nothing(desk: Desk, turn: Turn, kind: str, number: int) -> None:
    html, what = opened(shared_library(desk), turn, kind, number)
    assert what is None
    assert Markup(html).one("h2").text == "Sources"


@pytest.mark.parametrize("kind", ["c", "h"])
def test_of_a_document_that_was_removed_the_quote_is_told(desk: Desk, turn: Turn, kind: str) -> None:
    library = shared_library(desk)
    number = [place["document"]["source"] for place in turn.answer["citations" if kind == "c" else "hits"]]
    place = number.index("wire/17") + 1
    quote = turn.answer["citations"][0]["quote"] if kind == "c" else PIER
    library.remove_by("source", ["wire/17"])
    html, what = opened(library, turn, kind, place)
    assert what is None
    seen = Markup(html)
    assert seen.one("blockquote").text == quote
    assert "no longer in the library" in seen.text
    assert seen.one("cite").text == "North pier closed, Osterhay Wire"
    assert buttons(html, "back")


def test_of_a_document_that_was_replaced_the_old_words_are_told(desk: Desk, turn: Turn) -> None:
    library = shared_library(desk)
    library.add(Document(PIER.replace("six", "nine"), "wire/17", "North pier closed"))
    html, what = opened(library, turn, "c", 1)
    assert what is None
    assert "six weeks" in Markup(html).one("blockquote").text
    assert "nine" not in html


@given(texts=st.tuples(HOSTILE, HOSTILE, HOSTILE))
def test_nothing_of_a_document_that_is_gone_takes_effect(texts: tuple[str, str, str]) -> None:
    def told(quote: str, title: str, publisher: str) -> Markup:
        document = {"id": "gone", "title": title, "publisher": publisher, "source": "x"}
        record: dict[str, Any] = {"citations": [{"document": document, "quote": quote}], "hits": []}
        turn = replace(restored(1, "Who?", {}, 0), answer=record)
        return Markup(opened(EMPTY, turn, "c", 1)[0])

    assert told(*texts).shape == told("a", "b", "c").shape


@pytest.fixture(scope="module", autouse=True)
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    global EMPTY
    with Library(tmp_path_factory.mktemp("empty") / "empty.library", embedder=HashingEmbedder()) as EMPTY:
        yield


EMPTY: Library


def long_document(seed: int, paragraphs: int) -> Document:
    chance = random.Random(seed)
    words = "pier lamp harbour council ferry wire dam cable Osterhay".split()
    text = "\n\n".join(
        " ".join(chance.choices(words, k=chance.randint(1, 120))) + "." for _ in range(paragraphs)
    )
    return Document(text, "long.txt")


@pytest.mark.parametrize("place", [0.0, 0.5, 0.999])
def test_further_up_and_down_join_to_the_whole_text(desk: Desk, place: float) -> None:
    library, document = shared_library(desk), long_document(7, 120)
    assert len(document.text) > 30_000
    library.add(document)
    at = int(place * len(document.text))
    html, what = passage_opened(library, document.id, at, at + 10)
    assert what is not None
    text = shown_text(html)
    assert len(text) < len(document.text)
    assert text in document.text
    for way in ("up", "down"):
        more = edge(html, way)
        while more is not None:
            page = further(library, what, way, more)
            assert {tag["data-more"] for tag in Markup(page).all("button")} <= {way}
            assert shown_text(page)
            text = shown_text(page) + text if way == "up" else text + shown_text(page)
            more = edge(page, way)
    assert text == document.text


def shown_text(html: str) -> str:
    (section,) = [tag for tag in Markup(html).all("section") if tag["class"] == "extract"]
    return section.text


def edge(html: str, way: str) -> int | None:
    found = Markup(html).all("div", data_more=way)
    return int(found[0]["data-at"]) if found else None


@pytest.mark.parametrize("at", [-(10**30), -1, 0, 10**30])
@pytest.mark.parametrize("way", ["up", "down", "sideways"])
def test_further_from_nowhere_is_no_error(desk: Desk, way: str, at: int) -> None:
    document = shared_library(desk).document(next(iter(shared_library(desk).documents())).id)
    Markup(further(shared_library(desk), Opened(document.id, (0, 1)), way, at))


def test_further_in_a_document_that_is_gone_is_nothing(desk: Desk, turn: Turn) -> None:
    library = shared_library(desk)
    _, what = opened(library, turn, "c", 1)
    assert what is not None
    library.remove(what.document)
    assert further(library, what, "down", 0) == ""
    with pytest.raises(DocumentNotFound):
        pictured(library, what)
    html, nothing = passage_opened(library, what.document, 0, 5)
    assert nothing is None
    assert "no longer in the library" in Markup(html).text


huge = st.integers(-(10**30), 10**30) | st.integers(-5, len(PIER) + 5)


@given(start=huge, end=huge)
def test_a_passage_opens_whatever_its_offsets(start: int, end: int) -> None:
    document = Document(PIER, "wire/17")
    EMPTY.add(document)
    html, what = passage_opened(EMPTY, document.id, start, end)
    assert what is not None
    first, last = what.focus
    assert 0 <= first < last <= len(PIER)
    assert focus(html) == PIER[first:last]
    if 0 <= start < end <= len(PIER):
        assert what.focus == (start, end)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    made = FPDF(unit="pt")
    made.set_font("helvetica", size=11)
    for text in ("The council closed the pier.", "The lamp of Quillon Point is lit by Odalys Brenn."):
        made.add_page()
        made.text(80, 100, text)
    path = tmp_path / "minutes.pdf"
    path.write_bytes(bytes(made.output()))
    return path


def test_a_page_of_a_pdf_is_shown_with_the_quote_marked(desk: Desk, pdf: Path) -> None:
    library = shared_library(desk)
    library.remove_by("source", ["notes/lamp.txt"])
    library.add(pdf, named=lambda path: f"uploads/{path.name}")
    (turn,) = asked(desk, desk.begin("")).turns
    html, what = opened(library, turn, "c", 1)
    assert what is not None
    (button,) = buttons(html, "picture")
    assert button.text == "Show page 2"
    seen = Markup(pictured(library, what))
    image = seen.one("img")
    kind, _, data = image["src"].partition(",")
    assert kind == "data:image/png;base64"
    with Image.open(BytesIO(b64decode(data))) as picture:
        assert (str(picture.width), str(picture.height)) == (image["width"], image["height"])
    assert "Odalys Brenn" in image["alt"]
    assert "could not be found" not in seen.text


def test_without_the_original_there_is_no_page_to_show(desk: Desk, pdf: Path) -> None:
    library = shared_library(desk)
    library.remove_by("source", ["notes/lamp.txt"])
    library.add(pdf)
    (turn,) = asked(desk, desk.begin("")).turns
    html, what = opened(library, turn, "c", 1)
    assert what is not None
    assert buttons(html, "picture")
    pdf.unlink()
    assert not buttons(opened(library, turn, "c", 1)[0], "picture")
    seen = Markup(pictured(library, what))
    assert not seen.all("img")
    assert "The original is no longer there" in seen.text


def test_of_a_text_there_is_no_page_to_show(desk: Desk, turn: Turn) -> None:
    html, what = opened(shared_library(desk), turn, "c", 1)
    assert what is not None
    assert not buttons(html, "picture")
    assert not Markup(pictured(shared_library(desk), what)).all("img")
