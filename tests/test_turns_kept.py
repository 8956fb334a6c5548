"""Turns of a chat: what is kept of an answer is JSON, and comes back as it was."""

import json
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.desk import Desk
from chat.records import Json
from chat.turns import FORMATS, Turn, restored, turn_of
from index import Document, retrieve
from qa import Answer, Citation, Refusal
from tests.desks import LAMP, LAMP_ASKED, PIER_ASKED, asked
from tests.markup import Markup


def through_json(turn: Turn) -> Turn:
    record = json.loads(json.dumps(turn.record(), allow_nan=False))
    return restored(turn.number, turn.question, record, turn.feedback)


@pytest.mark.parametrize("question", [LAMP_ASKED, PIER_ASKED, "Who won the war of the roses?", "Hello!"])
def test_a_turn_comes_back_as_it_was(desk: Desk, question: str) -> None:
    (turn,) = asked(desk, desk.begin(""), question).turns
    assert through_json(turn) == turn
    assert turn.prose
    assert through_json(turn).plain == turn.plain == turn.answer["text"]


def test_feedback_comes_back_too(desk: Desk) -> None:
    (turn,) = asked(desk, desk.begin("")).turns
    assert [restored(1, "?", turn.record(), rating).feedback for rating in (1, 0, -1)] == [1, 0, -1]


@given(text=st.text(min_size=1), number=st.integers(1, 9))
def test_any_answer_can_be_kept(text: str, number: int) -> None:
    document = Document(f"{text}{LAMP}", "notes/lamp.txt")
    citation = Citation(1, document, 0, len(document.text))
    turn = turn_of(text, Answer(f"{text}{LAMP} [1]", True, 0.5, (citation,), (), text), number)
    assert through_json(turn) == turn
    Markup(turn.prose + turn.sources)  # well formed
    for link in Markup(turn.prose).all("a"):
        assert link["href"] == f"#turn{number}-1"
    assert [tag["id"] for tag in Markup(turn.sources).all("li") if "id" in tag.attributes] == [
        f"turn{number}-1"
    ]


def test_places_count_from_one(desk: Desk) -> None:
    (turn,) = asked(desk, desk.begin(""), PIER_ASKED).turns
    cited, hits = turn.answer["citations"], turn.answer["hits"]
    assert cited
    assert len(hits) > 1
    for kind, found in (("c", cited), ("h", hits)):
        assert [turn.place(kind, number + 1) for number in range(len(found))] == found
        for number in (0, -1, -len(found), len(found) + 1, 10**30):
            assert turn.place(kind, number) is None


def test_all_formats_are_kept(desk: Desk) -> None:
    (turn,) = asked(desk, desk.begin("")).turns
    assert turn.copies.keys() == FORMATS.keys()
    assert all(turn.copies.values())
    assert json.loads(turn.copies["csl"])[0]["title"] == "The lamp"
    assert turn.copies["bibtex"].startswith("@")
    assert LAMP in turn.copies["text"]


def test_what_was_searched_for_instead_is_told(desk: Desk) -> None:
    first = asked(desk, desk.begin(""), PIER_ASKED)
    second = asked(desk, first, "And who closed it?")
    searched = second.turns[1].answer["question"]
    assert searched != "And who closed it?"
    assert f"Searched for: {searched}" in Markup(second.turns[1].prose).text
    assert "Searched for" not in first.turns[0].prose


def test_white_space_around_a_question_is_no_other_question(desk: Desk) -> None:
    (turn,) = asked(desk, desk.begin(""), f"  {LAMP_ASKED}\n").turns
    assert "Searched for" not in turn.prose


FOREIGN: list[Json] = [
    {},
    {"text": "Six <b>weeks</b>."},
    {"text": None, "citations": 7, "answered": "x"},
    {"answer": "of another program"},
]


@pytest.mark.parametrize("record", FOREIGN)
def test_a_turn_that_something_else_has_kept_shows_its_text(record: Json) -> None:
    turn = restored(2, "How long?", record, 0)
    text = record.get("text") or ""
    assert turn.plain == text
    assert Markup(turn.prose).text == text
    assert [tag.name for tag in Markup(turn.prose).tags] == ["p"]
    assert turn.copies == dict.fromkeys(FORMATS, text)
    assert turn.place("c", 1) is turn.place("h", 1) is None
    assert unescape(turn.prose).count(text) >= 1


def test_a_refusal_has_no_citations_and_may_have_hits(desk: Desk) -> None:
    library = desk.library(desk.begin(""))
    hits = retrieve(library, "war roses", k=2)
    turn = turn_of("Who?", Answer("No.", False, 0.1, (), tuple(hits), "Who?", refusal=Refusal.SILENT), 1)
    assert turn.place("c", 1) is None
    assert turn.place("h", 2)
    assert through_json(turn) == turn
