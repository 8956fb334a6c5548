"""Desk: what a person does on the page, without the page: asking, going on, opening, keeping chats.

A `Talk` is what one open page holds; the store holds the same for later. The person's name comes with every
call from whoever checked it, never from the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chat.filtering import Chosen
from chat.libraries import Libraries
from chat.store import ChatStore
from chat.turns import Turn, restored, turn_of
from chat.users import Users
from index.errors import ChatNotFound, FootnoteError, LibraryNotFound
from index.library import Library
from qa import Answer, Assistant


@dataclass(frozen=True, slots=True)
class Talk:
    """A chat as it stands on a page.

    chat     its id in the store; "" before the first question was answered
    pending  a question that is being answered, or was not: then failure says why
    """

    user: str
    library: str
    chat: str = ""
    turns: tuple[Turn, ...] = ()
    pending: str = ""
    failure: str = ""


class Desk:
    """Libraries and chats of everybody who uses the page."""

    def __init__(self, libraries: Libraries, store: ChatStore, users: Users | None = None) -> None:
        """users are those who may log in; without them everybody is one and the same."""
        self.libraries = libraries
        self.store = store
        self.users = users

    def person(self, login: str | None) -> str:
        """Whose chats and libraries are meant, by the name of the login. Raises FootnoteError for nobody."""
        if self.users is None:
            return ""
        name = self.users.named(login)
        if name is None:
            raise FootnoteError("you are not logged in any more. Load the page again.")
        return name

    def begin(self, user: str, library: str = "") -> Talk:
        """An empty chat about one of the person's libraries, the first by default."""
        known = self.libraries.names(user)
        return Talk(user, library if library in known else known[0])

    def assistant(self, talk: Talk) -> Assistant:
        """Of the library that a chat is about. Raises LibraryNotFound, LibraryError."""
        return self.libraries.assistant(talk.user, talk.library)

    def library(self, talk: Talk) -> Library:
        """The library that a chat is about. Raises LibraryNotFound, LibraryError."""
        return self.assistant(talk).library

    def ask(self, talk: Talk, question: str, filters: Chosen) -> Iterator[Talk]:
        """The chat as the answer grows; the last one is kept in the store, unless the question failed."""
        if not question.strip():
            yield talk
            return
        waiting = replace(talk, pending=question, failure="")
        yield waiting
        number = len(talk.turns) + 1
        history = [(turn.question, turn.plain) for turn in talk.turns]
        try:
            grown: Answer | None = None
            for answer in self.assistant(talk).stream(question, history, where=filters.where):
                if grown is not None:
                    yield replace(talk, turns=(*talk.turns, turn_of(question, grown, number)))
                grown = answer
            if grown is not None:
                yield self._kept(talk, turn_of(question, grown, number), filters)
        except (FootnoteError, ValueError) as error:
            yield replace(waiting, failure=str(error))

    def again(self, talk: Talk, number: int, question: str, filters: Chosen) -> Iterator[Talk]:
        """A turn asked again, perhaps in other words; it and what follows it are replaced."""
        yield from self.ask(replace(talk, turns=talk.turns[: max(0, number - 1)]), question, filters)

    def _kept(self, talk: Talk, turn: Turn, filters: Chosen) -> Talk:
        """With one turn more, which takes the place of those of its number and beyond in the store."""
        chat = talk.chat
        if chat:
            try:
                self.store.replace(
                    talk.user, chat, turn.number - 1, turn.question, turn.record(), filters.where
                )
            except ChatNotFound:  # deleted meanwhile, on another page
                chat = ""
        if not chat:
            chat = self.store.start(talk.user, talk.library)
            for one in (*talk.turns, turn):
                self.store.append(talk.user, chat, one.question, one.record(), filters.where)
        return replace(talk, chat=chat, turns=(*talk.turns, turn))

    def rate(self, talk: Talk, number: int, rating: int, note: str) -> Talk:
        """Thumbs up (1), down (-1) or neither (0) for a turn, with a note."""
        if not talk.chat or not 0 < number <= len(talk.turns):
            return talk
        if rating:
            self.store.give_feedback(talk.user, talk.chat, number - 1, rating, note)
        else:
            self.store.withdraw_feedback(talk.user, talk.chat, number - 1)
        rated = [replace(one, feedback=rating) if one.number == number else one for one in talk.turns]
        return replace(talk, turns=tuple(rated))

    def resume(self, user: str, chat: str) -> Talk:
        """A chat from the store; where its library is gone, the first one is asked. Raises ChatNotFound."""
        kept = self.store.read(user, chat)
        turns = [
            restored(number, turn.question, turn.answer, turn.feedback.rating if turn.feedback else 0)
            for number, turn in enumerate(kept.turns, 1)
        ]
        try:
            self.libraries.assistant(user, kept.library)
        except LibraryNotFound:
            return replace(self.begin(user), chat=chat, turns=tuple(turns))
        return Talk(user, kept.library, chat, tuple(turns))


def retold(turns: Sequence[Turn], number: int) -> str:
    """The question of a turn, "" if there is none of that number."""
    return turns[number - 1].question if 0 < number <= len(turns) else ""
