"""ChatStore: each user's chats, kept, found, changed, rated and exported; and nobody else's."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from chat import ChatStore, ChatTurn, as_json, as_markdown, chats_of, rated_turns
from chat.records import LONGEST_NOTE, LONGEST_TITLE, shortened
from chat.words import folded
from index import ChatError, ChatNotFound, Document, Library
from qa import Assistant
from qa.serialization import as_json as answer_json

ANN, BEN = "ann", "ben"
USERS = (ANN, BEN, "")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ANSWERS = st.dictionaries(
    st.text(max_size=8),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


def said(text: str) -> dict[str, Any]:
    return {"text": text, "answered": True}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    opened = ChatStore(tmp_path / "news.chats" / "chats.sqlite")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[ChatStore]:
    """One store for all examples of a property."""
    with TemporaryDirectory() as folder:
        opened = ChatStore(Path(folder) / "chats.sqlite")
        yield opened
        opened.close()


def talk(store: ChatStore, user: str, *questions: str, answer: str = "It says so.", title: str = "") -> str:
    chat = store.start(user, "news", title)
    for question in questions:
        store.append(user, chat, question, said(answer))
    return chat


def titles(store: ChatStore, query: str, user: str = ANN) -> list[str]:
    return [chat.title for chat in store.search(user, query)]


def test_a_chat_is_read_as_it_was_stored(store: ChatStore) -> None:
    before = datetime.now(UTC)
    chat = store.start(ANN, "news")
    where = {"publisher": ["Wire", "Post"], "published": ("2031-02", None), "title": "Dam"}
    assert store.append(ANN, chat, "Who pays?\n", said("The town. [1]"), where) == 0
    assert store.append(ANN, chat, "And when?", {}) == 1
    found = store.read(ANN, chat)
    assert (found.id, found.title, found.library) == (chat, "Who pays?", "news")
    assert before <= found.created <= found.turns[0].asked <= found.turns[1].asked == found.updated
    assert [(turn.question, turn.answer, turn.where, turn.feedback) for turn in found.turns] == [
        ("Who pays?\n", said("The town. [1]"), where, None),
        ("And when?", {}, None, None),
    ]


@pytest.mark.parametrize("where", [None, {}, {"a": (1, 2.5)}, {"a": [True, None], "b": ""}])
def test_filters_come_back_ranges_apart_from_alternatives(store: ChatStore, where: Any) -> None:
    chat = store.start(ANN, "news")
    store.append(ANN, chat, "Who?", {}, where)
    assert store.read(ANN, chat).turns[0].where == where


def test_dates_in_filters_become_their_texts(store: ChatStore) -> None:
    chat = store.start(ANN, "news")
    store.append(ANN, chat, "Who?", {}, {"published": (date(2031, 2, 1), date(2031, 3, 1))})
    assert store.read(ANN, chat).turns[0].where == {"published": ("2031-02-01", "2031-03-01")}


@given(question=st.text(max_size=40), answer=ANSWERS, title=st.text(max_size=300))
def test_any_text_and_any_json_is_kept(shared: ChatStore, question: str, answer: Any, title: str) -> None:
    chat = shared.start(ANN, "news", title)
    shared.append(ANN, chat, question, answer)
    found = shared.read(ANN, chat)
    storable = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in question)
    assert (found.turns[0].question, found.turns[0].answer) == (storable, answer)
    assert len(found.title) <= LONGEST_TITLE
    assert json.loads(json.dumps(as_json(found)))["turns"][0]["answer"] == answer


@pytest.mark.parametrize("answer", ["text", ["a"], None, 3, {"n": float("nan")}, {"when": datetime.now}])
def test_what_is_no_json_object_is_no_answer(store: ChatStore, answer: Any) -> None:
    chat = store.start(ANN, "news")
    with pytest.raises((ValueError, TypeError)):
        store.append(ANN, chat, "Who?", answer)
    assert store.read(ANN, chat).turns == ()


def test_ids_are_long_and_different_and_fit_into_a_url(store: ChatStore) -> None:
    ids = {store.start(ANN, "news") for _ in range(50)}
    assert len(ids) == 50
    assert all(len(chat) >= 22 and chat.replace("-", "").replace("_", "").isalnum() for chat in ids)


def test_the_title_is_the_first_question_until_one_is_given(store: ChatStore) -> None:
    chat = store.start(ANN, "news")
    assert store.chats(ANN)[0].title == ""
    store.append(ANN, chat, "Who  pays\nfor " + "the very long dam " * 10, {})
    store.append(ANN, chat, "And when?", {})
    title = store.read(ANN, chat).title
    assert title.startswith("Who pays for the very")
    assert title.endswith("very long…")
    assert len(title) <= LONGEST_TITLE
    store.replace(ANN, chat, 0, "Who paid?", {})
    assert store.chats(ANN)[0].title == "Who paid?"
    store.rename(ANN, chat, " The\ndam " + "x" * 200)
    assert store.chats(ANN)[0].title == "The dam…"
    store.rename(ANN, chat, " ")
    assert store.chats(ANN)[0].title == "Who paid?"
    assert store.read(ANN, store.start(ANN, "news", "Given")).title == "Given"


@given(text=st.text(), limit=st.integers(1, 50))
def test_what_is_shortened_is_a_beginning_and_no_longer_than_allowed(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert " ".join(text.split()).startswith(short.removesuffix("…"))


def test_chats_are_listed_with_the_latest_turn_first(store: ChatStore) -> None:
    first, second, third = (talk(store, ANN, word) for word in ("one", "two", "three"))
    store.append(ANN, first, "more", {})
    assert [chat.id for chat in store.chats(ANN)] == [first, third, second]
    assert [(chat.title, chat.turn_count) for chat in store.chats(ANN, limit=2)] == [("one", 2), ("three", 1)]
    store.rename(ANN, second, "renamed")
    store.give_feedback(ANN, second, 0, 1)
    assert [chat.id for chat in store.chats(ANN)] == [first, third, second]


def test_replacing_a_turn_takes_the_later_ones_away(store: ChatStore) -> None:
    chat = talk(store, ANN, "one", "two", "three")
    store.give_feedback(ANN, chat, 1, -1)
    store.replace(ANN, chat, 1, "better", said("Yes."))
    assert [turn.question for turn in store.read(ANN, chat).turns] == ["one", "better"]
    assert store.read(ANN, chat).turns[1].feedback is None
    store.replace(ANN, chat, 2, "the next one", {})
    assert store.append(ANN, chat, "last", {}) == 3
    for wrong in (-1, 5, 2**70):
        with pytest.raises(ChatNotFound, match=f"no turn {wrong} "):
            store.replace(ANN, chat, wrong, "beyond", {})
    assert [turn.question for turn in store.read(ANN, chat).turns] == [
        "one",
        "better",
        "the next one",
        "last",
    ]
    assert titles(store, "two") == []


def test_feedback_is_given_changed_and_withdrawn(store: ChatStore) -> None:
    chat = talk(store, ANN, "one", "two")
    store.give_feedback(ANN, chat, 1, -1, "Wrong year.\nSee page 3. " + "x" * 3000)
    feedback = store.read(ANN, chat).turns[1].feedback
    assert feedback is not None
    assert (feedback.rating, len(feedback.note)) == (-1, LONGEST_NOTE)
    assert feedback.note.startswith("Wrong year.\nSee")
    assert timedelta() <= datetime.now(UTC) - feedback.given < timedelta(minutes=5)
    store.give_feedback(ANN, chat, 1, 1)
    (rated,) = rated_turns(store.path)
    assert (rated.user, rated.chat, rated.turn, rated.question) == (ANN, chat, 1, "two")
    assert (rated.library, rated.answer, rated.feedback.note) == ("news", said("It says so."), "")
    store.withdraw_feedback(ANN, chat, 1)
    store.withdraw_feedback(ANN, chat, 0)
    assert rated_turns(store.path) == []
    assert store.read(ANN, chat).turns[1].feedback is None


def test_feedback_on_nothing_and_of_no_sense_is_refused(store: ChatStore) -> None:
    chat = talk(store, ANN, "one")
    for turn in (-1, 1, 2**70):
        with pytest.raises(ChatNotFound):
            store.give_feedback(ANN, chat, turn, 1)
        with pytest.raises(ChatNotFound):
            store.withdraw_feedback(ANN, chat, turn)
    for rating in (0, 2, -2):
        with pytest.raises(ValueError, match="a rating is 1 or -1"):
            store.give_feedback(ANN, chat, 0, rating)


def test_all_feedback_of_all_users_the_latest_first(store: ChatStore) -> None:
    ann, ben = talk(store, ANN, "one", "two"), talk(store, BEN, "three")
    store.give_feedback(ANN, ann, 1, 1)
    store.give_feedback(BEN, ben, 0, -1, "no")
    store.give_feedback(ANN, ann, 0, 1)
    assert sorted(turn.question for turn in rated_turns(store.path)) == ["one", "three", "two"]
    times = [turn.feedback.given for turn in rated_turns(store.path)]
    assert times == sorted(times, reverse=True)
    store.delete(BEN, ben)
    assert {turn.user for turn in rated_turns(store.path)} == {ANN}
    assert rated_turns(store.path.with_name("none.sqlite")) == []


FOREIGN: dict[str, Callable[[ChatStore, str, str], object]] = {
    "read": lambda store, user, chat: store.read(user, chat),
    "append": lambda store, user, chat: store.append(user, chat, "mine", {}),
    "replace": lambda store, user, chat: store.replace(user, chat, 0, "mine", {}),
    "rename": lambda store, user, chat: store.rename(user, chat, "mine"),
    "delete": lambda store, user, chat: store.delete(user, chat),
    "give": lambda store, user, chat: store.give_feedback(user, chat, 0, 1),
    "withdraw": lambda store, user, chat: store.withdraw_feedback(user, chat, 0),
}


@pytest.mark.parametrize("how", FOREIGN)
@pytest.mark.parametrize("user", ["", "ANN", "ann ", "%", "ben"])
def test_another_users_chat_is_not_found_as_one_that_is_not_there(
    store: ChatStore, how: str, user: str
) -> None:
    chat = talk(store, ANN, "Who pays?")
    store.give_feedback(ANN, chat, 0, -1, "Nobody.")
    before = store.read(ANN, chat)
    messages = []
    for tried in (chat, "A" * len(chat), "", "\ud800", "' OR 1=1 --"):
        with pytest.raises(ChatNotFound) as raised:
            FOREIGN[how](store, user, tried)
        messages.append(str(raised.value).replace(repr(tried), "…"))
    assert len(set(messages)) == 1
    assert store.read(ANN, chat) == before
    assert store.chats(user) == store.search(user, "pays") == []


def test_deleting_is_all_or_nothing(store: ChatStore) -> None:
    one, two, theirs = talk(store, ANN, "one"), talk(store, ANN, "two"), talk(store, BEN, "three")
    with pytest.raises(ChatNotFound):
        store.delete(ANN, one, theirs)
    assert len(store.chats(ANN)) == 2
    store.delete(ANN, one, two, one)
    assert store.chats(ANN) == store.search(ANN, "one") == []
    with pytest.raises(ChatNotFound):
        store.read(ANN, one)
    assert store.read(BEN, theirs).title == "three"


def test_words_are_found_in_title_question_and_answer_together(store: ChatStore) -> None:
    talk(store, ANN, "Who pays for the pier?", "And when?", answer="The town, in June.", title="Harbour")
    talk(store, ANN, "Who painted the pier?", answer="Oda Brenn.")
    talk(store, BEN, "Who pays for the pier?")
    assert titles(store, "PIER") == ["Who painted the pier?", "Harbour"]
    assert titles(store, "june pier harb") == ["Harbour"]  # over three places, the last as a beginning
    assert titles(store, "pier brenn june") == []
    assert titles(store, "ier") == titles(store, "painters") == []
    assert len(store.search(ANN, "pier", limit=1)) == 1
    assert titles(store, " ") == titles(store, "") == []
    store.rename(ANN, store.search(ANN, "brenn")[0].id, "Paint")
    assert titles(store, "paint pier") == ["Paint"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Das Café in der Straße", "cafe STRASSE"),
        ("Das Cafe", "café"),
        ("ÖSTERREICH", "österreich"),
        ("o\u0308sterreich", "\u00f6sterreich"),
        ("Кто платит за мост?", "МОСТ платит"),
        ("Ποιος πληρώνει;", "πληρωνει"),
        ("東京タワーはいつ建てられましたか", "タワー"),
        ("東京タワーはいつ", "東京 いつ"),
        ("다리는 누가 지불합니까?", "누가"),
        ("ใครจ่ายค่าสะพาน", "สะพาน"),
        ("كِتَاب", "كتاب"),
        ("शहर का पुल", "पुल शहर"),
        ("İstanbul", "istanbul"),
        ("a co-operative's e-mail", "co-operative e-mail"),
        ("１２ ﬁsh", "12 fish"),
    ],
)
def test_words_with_accents_and_of_other_scripts_are_found(store: ChatStore, text: str, query: str) -> None:
    talk(store, ANN, "Something else", answer=text)
    assert titles(store, query) == ["Something else"]
    assert titles(store, f"{query} zebra") == []


NO_WORDS = ['"', "*", "-", "(", "%", "\\", "\0", "\ud800", "🙂"]
OTHER_WORDS = ["OR", "pier OR oda", "NEAR", "NEAR(who pier)", "who AND", "NOT who", "_", "title:who", "[1]"]


@pytest.mark.parametrize("query", [*NO_WORDS, *OTHER_WORDS, "'; DROP TABLE chats; --", "who\0pier zebra"])
def test_a_query_is_words_and_no_language(store: ChatStore, query: str) -> None:
    talk(store, ANN, "Who painted the pier?")
    assert titles(store, query) == []
    for with_a_word in (f"{query} pier", f"pier{query}"):
        store.search(ANN, with_a_word)
    assert titles(store, '"pier" -who ^the {pier}* (painted)') == ["Who painted the pier?"]


@given(text=st.text(max_size=60), query=st.text(max_size=30))
def test_every_word_of_a_text_is_found_and_no_query_fails(shared: ChatStore, text: str, query: str) -> None:
    user = str(len(shared.chats(ANN)))
    chat = shared.start(user, "news")
    shared.append(user, chat, text, {})
    shared.search(user, query)
    for word in text.split():
        found = [summary.id for summary in shared.search(user, word)]
        assert found == ([chat] if folded(word) else [])
    shared.delete(user, chat)


def test_thousands_of_words_make_a_query_too(store: ChatStore) -> None:
    talk(store, ANN, "pier")
    assert titles(store, " ".join(f"pier{n}" for n in range(40_000))) == []
    talk(store, ANN, " ".join(f"pier{n}" for n in range(2_000)), title="many")
    assert titles(store, " ".join(f"pier{n}" for n in range(2_000))) == ["many"]


def test_export_as_markdown_shows_quotes_and_escapes_what_was_said(
    store: ChatStore, library: Library
) -> None:
    text = "The *town* of Skarn pays for the new pier. Work begins in June."
    known = {"publisher": "Wire", "published": "2031-02-11"}
    library.add(Document(text, "wire/1", "Who pays", known))
    answer = answer_json(Assistant(library, trained=False, threshold=0).ask("Who pays for the new pier?"))
    assert answer["citations"]
    chat = store.start(ANN, "news")
    store.append(ANN, chat, "Who *pays*\n# for it?", answer)
    store.append(ANN, chat, "And\x1b[31m when?", {})
    store.give_feedback(ANN, chat, 0, -1, "<b>No</b>")
    store.give_feedback(ANN, chat, 1, 1)
    written = as_markdown(store.read(ANN, chat))
    assert written.startswith("# Who \\*pays\\* \\# for it?\n\nnews, 2")
    assert "\n## Who \\*pays\\* \\# for it?\n\n" in written
    assert (
        "\n\n1. “The \\*town\\* of Skarn pays for the new pier.” — Who pays, Wire, 11 February 2031\n"
        in written
    )
    assert "*Not helpful*: \\<b\\>No\\</b\\>\n" in written
    assert "## And�\\[31m when?\n" in written
    assert written.endswith("\n\n*Helpful*\n")


def test_export_as_json_has_it_all(store: ChatStore) -> None:
    chat = store.start(ANN, "news", "Pier")
    store.append(ANN, chat, "Who?", said("Oda."), {"published": ("2031", None)})
    store.give_feedback(ANN, chat, 0, 1, "Thanks")
    found = store.read(ANN, chat)
    exported = json.loads(json.dumps(as_json(found)))
    (turn,) = exported.pop("turns")
    times = {"created": found.created.isoformat(), "updated": found.updated.isoformat()}
    assert exported == {"id": chat, "title": "Pier", "library": "news", **times}
    feedback = turn.pop("feedback")
    assert turn.pop("asked") == found.turns[0].asked.isoformat()
    assert turn == {
        "question": "Who?",
        "answer": said("Oda."),
        "where": {"published": {"from": "2031", "to": None}},
    }
    assert (feedback["rating"], feedback["note"]) == (1, "Thanks")


def test_what_was_stored_is_there_after_opening_again(store: ChatStore) -> None:
    chat = talk(store, "", "Who pays?")
    before = store.read("", chat)
    store.close()
    with pytest.raises(ChatError, match="were closed"):
        store.read("", chat)
    again = ChatStore(store.path)
    assert again.read("", chat) == before
    again.close()


def test_a_user_that_cannot_be_stored_is_a_value_error(store: ChatStore) -> None:
    with pytest.raises(ValueError, match="surrogate"):
        store.start("\ud800", "news")


@pytest.mark.parametrize(
    ("library", "file"),
    [
        ("footnote.library", "footnote.chats/chats.sqlite"),
        ("a/news.library", "a/news.chats/chats.sqlite"),
        ("a/news", "a/news.chats/chats.sqlite"),
        ("a/news.library.old", "a/news.library.old.chats/chats.sqlite"),
    ],
)
def test_the_chats_lie_beside_the_library(library: str, file: str) -> None:
    assert chats_of(Path(library)) == Path(file).absolute()
    assert chats_of(Path(library).absolute()) == Path(file).absolute()


class TwoPeople(RuleBasedStateMachine):
    """Two people and somebody unnamed use the store as they like; a plain model says what they must see."""

    chats = Bundle("chats")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = ChatStore(Path(self.folder.name) / "chats.sqlite")
        self.turns: dict[tuple[str, str], list[ChatTurn]] = {}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def may(self, user: str, chat: str, act: Callable[[], object]) -> list[ChatTurn] | None:
        """The turns of the model where the act is allowed; else it must fail."""
        if (user, chat) in self.turns:
            act()
            return self.turns[user, chat]
        with pytest.raises(ChatNotFound):
            act()
        return None

    @rule(target=chats, user=st.sampled_from(USERS))
    def start(self, user: str) -> str:
        chat = self.store.start(user, "news", "a title")
        self.turns[user, chat] = []
        return chat

    @rule(user=st.sampled_from(USERS), chat=chats, question=TEXTS, answer=ANSWERS, back=st.integers(0, 2))
    def say(self, user: str, chat: str, question: str, answer: Any, back: int) -> None:
        place = max(0, len(self.turns.get((user, chat), [])) - back)
        turns = self.may(user, chat, lambda: self.store.replace(user, chat, place, question, answer))
        if turns is not None:
            turns[place:] = [ChatTurn(question, answer, None, datetime.now(UTC), None)]

    @rule(user=st.sampled_from(USERS), chat=chats, rating=st.sampled_from([1, -1]), note=TEXTS)
    def rate(self, user: str, chat: str, rating: int, note: str) -> None:
        last = len(self.turns.get((user, chat), [])) - 1
        if last >= 0:
            self.store.give_feedback(user, chat, last, rating, note)
            given = self.store.read(user, chat).turns[last].feedback
            assert given is not None
            assert (given.rating, given.note) == (rating, note)
            self.turns[user, chat][last] = replace(self.turns[user, chat][last], feedback=given)

    @rule(user=st.sampled_from(USERS), chat=chats)
    def delete(self, user: str, chat: str) -> None:
        if self.may(user, chat, lambda: self.store.delete(user, chat)) is not None:
            del self.turns[user, chat]

    @invariant()
    def everybody_sees_their_own(self) -> None:
        for user in USERS:
            mine = {chat for owner, chat in self.turns if owner == user}
            assert {chat.id for chat in self.store.chats(user)} == mine
            for chat in mine:
                found, expected = self.store.read(user, chat).turns, self.turns[user, chat]
                assert [replace(turn, asked=datetime.min) for turn in found] == [
                    replace(turn, asked=datetime.min) for turn in expected
                ]


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
