"""The lists beside a conversation: sources of answers, passages that were read, passages looked up."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from chat.desk import Desk
from chat.opening import FOUND, hits_of, passage_opened, passages_html, sources_of
from chat.turns import Turn, restored
from index import Document, FilterError
from qa.showing import shown
from tests.desks import LAMP_ASKED, PIER, PIER_ASKED, asked, shared_library
from tests.markup import HOSTILE, Markup, buttons, focus


@pytest.fixture
def turn(desk: Desk) -> Turn:
    """On the pier."""
    return asked(desk, desk.begin(""), PIER_ASKED).turns[0]


def test_the_passages_of_an_answer_tell_which_were_used(desk: Desk, turn: Turn) -> None:
    html = hits_of(turn)
    seen = Markup(html)
    items = seen.all("li")
    assert len(items) == len(turn.answer["hits"]) > 1
    for number, (item, hit) in enumerate(zip(items, turn.answer["hits"], strict=True), 1):
        used = hit["document"]["source"] == "wire/17"
        assert ("Used in the answer: [1]" in item.text) is used
        assert shown(hit["text"]) in item.text
        button = buttons(html, "open")[number - 1]
        assert (button["data-turn"], button["data-kind"], button["data-number"]) == ("1", "h", str(number))
    assert PIER_ASKED in seen.one("h3").text


def test_a_passage_of_the_same_document_that_was_not_quoted_was_not_used(desk: Desk, turn: Turn) -> None:
    (cited,) = turn.answer["citations"]
    (hit,) = [one for one in turn.answer["hits"] if one["document"]["source"] == "wire/17"]
    for start, end, used in (
        (cited["start"], cited["end"], True), (cited["end"] - 1, cited["end"] + 9, True),
        (cited["end"], cited["end"] + 9, False), (0, cited["start"], False), (0, cited["start"] + 1, True),
    ):  # fmt: skip
        moved = {**turn.answer, "hits": [{**hit, "start": start, "end": end}]}
        assert ("Used in the answer" in hits_of(replace(turn, answer=moved))) is used


def test_without_passages_there_are_words_to_say_so(desk: Desk) -> None:
    (turn,) = asked(desk, desk.begin(""), "Hello!").turns
    assert "No passages" in Markup(hits_of(turn)).text
    assert sources_of([turn]) == sources_of([])


def test_sources_are_listed_the_newest_first(desk: Desk) -> None:
    talk = asked(desk, asked(desk, desk.begin("")), PIER_ASKED)
    talk = asked(desk, talk, "Who won the war of the roses?")
    seen = Markup(sources_of(talk.turns))
    assert [tag.text for tag in seen.all("h3")] == [
        "Nearest passages for “Who won the war of the roses?”",
        f"Sources for “{PIER_ASKED}”",
        f"Sources for “{LAMP_ASKED}”",
    ]
    openers = seen.all("button", data_do="open")
    assert {(tag["data-turn"], tag["data-kind"]) for tag in openers} == {("3", "h")}
    assert [tag["data-number"] for tag in openers] == ["1", "2"]


@given(question=HOSTILE.filter(lambda text: bool(text.strip())))
def test_no_question_takes_effect_in_the_lists(question: str) -> None:
    hit = {"document": {"id": "x"}}
    record: dict[str, Any] = {"citations": [], "hits": [hit]}
    turns = [replace(restored(1, one, {}, 0), answer=record, sources="") for one in (question, "word")]
    assert Markup(sources_of(turns[:1])).shape == Markup(sources_of(turns[1:])).shape


def test_a_long_question_is_shortened_in_the_list(desk: Desk) -> None:
    question = f"{LAMP_ASKED} {'Really? ' * 50}"
    (turn,) = asked(desk, desk.begin(""), question).turns
    assert len(Markup(sources_of([turn])).one("h3").text) < 200


def test_passages_are_looked_up_without_an_answer(desk: Desk) -> None:
    library = shared_library(desk)
    html = passages_html(library, "council pier", None)
    first = Markup(html).all("li")[0]
    assert PIER in first.text
    button = buttons(html, "open")[0]
    html, what = passage_opened(
        library, button["data-document"], int(button["data-start"]), int(button["data-end"])
    )
    assert what is not None
    assert focus(html) == PIER
    only = passages_html(library, "council pier", {"publisher": "The Lighthouse"})
    assert "pier" not in Markup(only).all("blockquote")[0].text
    for nothing in ("", " \n"):
        assert "No passages" in passages_html(library, nothing, None)
    with pytest.raises(FilterError):
        passages_html(library, "pier", {"published": ("soon", None)})


def test_so_many_passages_are_looked_up_and_no_more(desk: Desk) -> None:
    library = shared_library(desk)
    library.add([Document(f"Story {n} on the pier of {n} boats.", f"many/{n}") for n in range(FOUND + 20)])
    assert len(Markup(passages_html(library, "pier", None)).all("li")) == FOUND
