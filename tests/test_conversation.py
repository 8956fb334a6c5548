"""The conversation as HTML: nothing that was asked, answered or went wrong takes effect in it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.conversation import conversation_html
from chat.turns import FORMATS, Turn, restored, turn_of
from index import Document
from qa import Answer, Citation, Refusal
from qa.showing import shown
from tests.desks import LAMP
from tests.markup import HOSTILE, Markup, Tag


def turn(
    number: int = 1, question: str = "Who?", text: str = LAMP, *, confidence: float = 0.8,
    answered: bool = True, refusal: Refusal | None = None, cited: bool = True,
) -> Turn:  # fmt: skip
    document = Document(text, "notes/lamp.txt")
    citations = (Citation(1, document, 0, len(text)),) if answered and cited else ()
    said = f"{text} [1]" if citations else text
    return turn_of(
        question, Answer(said, answered, confidence, citations, (), question.strip(), refusal=refusal), number
    )


def markup(*turns: Turn, pending: str = "", failure: str = "") -> Markup:
    return Markup(conversation_html(turns, pending=pending, failure=failure))


def told(tag: Tag) -> str:
    return " ".join(tag.text.split())


@given(question=HOSTILE, text=HOSTILE.filter(bool), pending=HOSTILE, failure=HOSTILE, copies=HOSTILE)
def test_nothing_takes_effect(question: str, text: str, pending: str, failure: str, copies: str) -> None:
    def seen(*, plain: bool) -> Markup:
        words = [
            "word" if plain and one.strip() else one for one in (question, text, pending, failure, copies)
        ]
        given = turn(question=words[0], text=words[1])
        given = replace(given, copies=dict.fromkeys(FORMATS, words[4]))
        return markup(
            given, restored(2, words[0], {"text": words[1]}, -1), pending=words[2], failure=words[3]
        )

    assert seen(plain=False).shape == seen(plain=True).shape


@given(question=HOSTILE)
def test_the_question_is_shown_as_it_was_asked(question: str) -> None:
    seen = markup(turn(question=question), pending=question and f"{question}?")
    assert [tag.text for tag in seen.all("p", class_="asked")] == [
        shown(question), *([shown(f"{question}?")] if question else []),
    ]  # fmt: skip


@given(
    texts=st.fixed_dictionaries({name: HOSTILE.filter(lambda text: "\x00" not in text) for name in FORMATS})
)
def test_what_is_copied_is_verbatim(texts: Mapping[str, str]) -> None:
    seen = markup(replace(turn(), copies=texts))
    areas = {tag["data-copy"]: tag for tag in seen.all("textarea")}
    assert {name: tag.text for name, tag in areas.items()} == texts
    assert all("hidden" in tag.attributes for tag in areas.values())
    assert [tag["data-format"] for tag in seen.all("button", data_do="copy")] == list(FORMATS)


@pytest.mark.parametrize(
    ("confidence", "word", "percent"),
    [
        (1.0, "very likely", 100), (0.9, "very likely", 90), (0.899, "likely", 90), (0.7, "likely", 70),
        (0.699, "uncertain", 70), (0.4, "uncertain", 40), (0.001, "uncertain", 0),
    ],
)  # fmt: skip
def test_how_sure_it_is_in_a_word_and_a_bar(confidence: float, word: str, percent: int) -> None:
    seen = markup(turn(confidence=confidence))
    summaries = [told(tag) for tag in seen.all("summary")]
    assert f"The documents hold the answer: {word} {percent} %" in summaries
    bar = seen.one("meter")
    assert (bar["min"], bar["max"], bar["value"]) == ("0", "100", str(percent))
    assert str(percent) in bar["aria-label"]
    assert f"to about {percent}." in seen.text


def test_a_refusal_is_not_called_unlikely() -> None:
    seen = markup(turn(answered=False, confidence=0.2, refusal=Refusal.SILENT))
    assert "The documents hold the answer: not enough 20 %" in [told(tag) for tag in seen.all("summary")]


@pytest.mark.parametrize(
    "unmeasured",
    [turn(confidence=0.0, answered=False, refusal=Refusal.EMPTY), turn(confidence=1.0, cited=False)],
)
def test_where_nothing_was_measured_there_is_no_bar(unmeasured: Turn) -> None:
    seen = markup(unmeasured)
    assert not seen.all("meter")
    assert "hold the answer" not in seen.text


@pytest.mark.parametrize("refusal", Refusal)
def test_each_refusal_says_what_may_be_done(refusal: Refusal) -> None:
    hints = {
        told(tag)
        for kind in Refusal
        for tag in markup(turn(answered=False, refusal=kind)).all("p", class_="hint")
    }
    assert len(hints) == len(Refusal)  # each its own
    assert told(markup(turn(answered=False, refusal=refusal)).one("p", class_="hint")) in hints


def test_an_answer_and_an_unknown_refusal_have_no_hint() -> None:
    assert not markup(turn()).all("p", class_="hint")
    kept = restored(1, "?", {**turn(answered=False).record(), "refusal": "of a newer version"}, 0)
    assert not markup(kept).all("p", class_="hint")


def test_only_the_last_can_be_asked_again_and_all_edited() -> None:
    seen = markup(turn(1), turn(2), turn(3))
    assert [tag["data-turn"] for tag in seen.all("button", data_do="retry")] == ["3"]
    assert [tag["data-turn"] for tag in seen.all("button", data_do="edit")] == ["1", "2", "3"]
    assert [tag["id"] for tag in seen.all("article")] == ["turn-1", "turn-2", "turn-3"]


@pytest.mark.parametrize(
    ("feedback", "pressed"), [(1, ["true", "false"]), (-1, ["false", "true"]), (0, ["false"] * 2)]
)
def test_feedback_that_was_given_is_pressed(feedback: int, pressed: list[str]) -> None:
    thumbs = markup(replace(turn(), feedback=feedback)).all("button", data_do="like")
    assert [tag["data-value"] for tag in thumbs] == ["1", "-1"]
    assert [tag["aria-pressed"] for tag in thumbs] == pressed


def test_a_note_can_be_no_longer_than_what_is_kept() -> None:
    (note,) = markup(turn()).all("input", name="note")
    assert note["maxlength"] == "2000"


def test_what_is_pending_stands_last() -> None:
    seen = markup(turn(), pending="And then?")
    assert seen.text.rstrip().endswith("And then?Searching …")
    assert not markup(turn()).all("p", class_="error")


def test_what_failed_says_why_and_is_an_alert() -> None:
    seen = markup(turn(), pending="And then?", failure="The disk is full.")
    assert seen.one("p", class_="error", role="alert").text == "The disk is full."
    assert "Searching" not in seen.text


def test_what_could_not_be_kept_is_told_below_the_answer() -> None:
    seen = markup(turn(), failure="It could not be kept.")
    assert seen.text.endswith("It could not be kept.")
    assert len(seen.all("article")) == 1
    assert seen.one("p", class_="error", role="alert")


def test_the_conversation_is_announced() -> None:
    assert markup(turn()).one("div", role="log")["aria-live"] == "polite"
