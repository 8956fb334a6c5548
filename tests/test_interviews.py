"""Who answers in interviews whose turns are only "Q" and "A": never the one who asks."""

import pytest

from index.documents import Document
from qa.attribution import attribution
from qa.speech.interviews import interviewee

TURNS = "\n\nQ: Why did you leave?\nA: The sea was near.\n\nQ: And now?\nA: Tom Pell asked me to stay.\n"


def answers(head: str, *, title: str | None = None, author: str | None = None) -> str | None:
    metadata = {"author": author} if author else {}
    found = interviewee(Document(head + TURNS, "a.txt", title, metadata))
    return found.name if found else None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Interview by Ada Roe\n\nThe singer Ivo Lenk is back.", "Ivo Lenk"),
        ("Interviewed by Ada Roe\n\nIvo Lenk talks about light.", "Ivo Lenk"),
        ("By Ada Roe\n\nAda Roe talks to Ivo Lenk.", "Ivo Lenk"),
        ("Ada Roe spoke to Ivo Lenk in May.", "Ivo Lenk"),
        ("Ada Roe sat down with the singer Ivo Lenk.", "Ivo Lenk"),
        ("Ada Roe interviews Ivo Lenk.", "Ivo Lenk"),
        ("An interview with Ivo Lenk, by Ada Roe", "Ivo Lenk"),
        ("Ivo Lenk was interviewed by Ada Roe.", "Ivo Lenk"),
        ("The singer Ivo Lenk talks to Ada Roe.", "Ivo Lenk"),
        ("Interviewer: Ada Roe\n\nIvo Lenk on stage light", "Ivo Lenk"),
        ("Interview by Ada Roe\n\nThe stage and its light", "the interviewee"),
        ("An interview about the light of stages", "the interviewee"),
        ("Frequently asked questions", None),
        ("How to prepare for a job interview: frequently asked questions", None),
    ],
)
def test_the_head_tells_who_answers(head: str, name: str | None) -> None:
    assert answers(head) == name


def test_the_author_asks_and_a_title_may_have_the_last_name_only() -> None:
    assert answers("A talk about light.", title="Lenk on stage light", author="Ada Roe") == "Lenk"
    assert answers("A talk with Ada Roe.", title="Notes on light", author="Ada Roe") is None
    assert answers("Ada Roe and Ivo Lenk met.", author="Ada Roe") == "Ivo Lenk"


def test_people_named_in_the_answers_do_not_answer() -> None:
    text = "Interview by Ada Roe" + TURNS + "\nQ: Who?\nA: Nobody.\n"
    document = Document(text, "a.txt", None, {"author": "Ada Roe"})
    start = text.index("Nobody")
    assert str(attribution(document, start, start + 7)) == "the interviewee"


def test_named_turns_stay_whose_they_are() -> None:
    text = "Interview by Ada Roe\n\nRoe: Why?\nLenk: The sea.\n\nRoe: And now?\nLenk: Nothing.\n"
    document = Document(text, "a.txt", None, {"author": "Ada Roe"})
    start = text.index("Nothing")
    assert str(attribution(document, start, start + 8)) == "Lenk"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Two engineers at the Tarn power station said so.", "two engineers at the Tarn power station"),
        ("Two engineers of the Tarn power station said so.", "two engineers of the Tarn power station"),
        ("Doctors at the Tarn hospital said so.", "doctors at the Tarn hospital"),
        ("Two officials at the Tarn Post said so.", "two officials at the Tarn Post"),
        ("Workers at Tarn Steel told the Tarn Post so.", "Tarn Post ← workers at Tarn Steel"),
        ("The newspaper's sources said so.", "the newspaper ← sources"),
        ("The Tarn radio station said so.", "the Tarn radio station"),
    ],
)  # fmt: skip
def test_where_people_work_does_not_speak(text: str, chain: str) -> None:
    assert str(attribution(Document(text, "a.txt"), 0, len(text))) == chain
