"""The list of chats: a button for each, whatever they are called."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from chat.keeping import chats_html
from chat.records import ChatSummary
from qa.showing import shown
from tests.markup import HOSTILE, Markup

DAY = datetime(2031, 2, 11, 9, 30, tzinfo=UTC)


def chat(number: int = 1, title: str = "The pier", library: str = "news", turns: int = 2) -> ChatSummary:
    return ChatSummary(f"chat-{number}", title, library, DAY, DAY, turns)


@given(titles=st.lists(st.tuples(HOSTILE, HOSTILE), min_size=1, max_size=3))
def test_no_title_takes_effect(titles: list[tuple[str, str]]) -> None:
    hostile = Markup(chats_html([chat(n, *both) for n, both in enumerate(titles)], "chat-0"))
    plain = Markup(chats_html([chat(n, "word", "news") for n, _ in enumerate(titles)], "chat-0"))
    assert hostile.shape == plain.shape


@given(title=HOSTILE.filter(lambda text: not set(text) & {"\r", "\x00"}))
def test_the_title_to_be_edited_is_verbatim(title: str) -> None:
    seen = Markup(chats_html([chat(title=title)], ""))
    assert seen.one("button", data_do="rename")["data-title"] == title
    assert seen.one("button", data_do="open").text == f"{shown(title)}news, 11 February 2031"


def test_each_button_knows_its_chat() -> None:
    seen = Markup(chats_html([chat(1), chat(2)], ""))
    for does in ("open", "rename", "export", "delete"):
        assert [tag["data-id"] for tag in seen.all("button", data_do=does)] == ["chat-1", "chat-2"]
    assert all(tag["data-sure"] for tag in seen.all("button", data_do="delete"))
    assert not [tag for tag in seen.all("button", data_do="open") if "data-sure" in tag.attributes]


def test_what_is_open_is_marked() -> None:
    seen = Markup(chats_html([chat(1), chat(2)], "chat-2"))
    assert [tag.attributes.get("aria-current") for tag in seen.all("button", data_do="open")] == [
        None,
        "true",
    ]
    assert [tag.attributes.get("class") for tag in seen.all("li")] == [None, "here"]


def test_what_a_chat_is_about_and_from_when() -> None:
    for turns, told in ((1, "1 question"), (2, "2 questions"), (0, "0 questions")):
        button = Markup(chats_html([chat(turns=turns)], "")).one("button", data_do="open")
        assert button["title"] == f"The pier — news, 11 February 2031, {told}"


def test_every_button_has_words_for_those_who_do_not_see_it() -> None:
    seen = Markup(chats_html([chat()], ""))
    for tag in seen.all("button"):
        assert "The pier" in (tag.attributes.get("aria-label") or tag.text)


def test_no_chats_and_none_found_are_told_apart() -> None:
    assert Markup(chats_html([], "")).text == "Chats are kept here until you delete them."
    assert Markup(chats_html([], "", "  ")).text == "Chats are kept here until you delete them."
    assert Markup(chats_html([], "", "pier")).text == "No chat has these words."
