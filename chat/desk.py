"""Desk: what a person does on the page, without the page: asking, going on, opening, keeping chats.

A `Talk` is what one open page holds; the store holds the same for later. The person's name comes with every
call from whoever checked it, never from the page.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from chat.asking import Asking, Askings, Page
from chat.authors import Authors
from chat.filtering import Chosen
from chat.libraries import Libraries
from chat.newest import newest
from chat.store import ChatStore
from chat.turns import Turn, growing_turn, restored, turn_of
from chat.users import Users
from index.errors import ChatError, ChatNotFound, FootnoteError
from index.library import Library
from qa import Answer, Assistant
from qa.writing.reader import WritingReader
from qa.written import Outcome


@dataclass(frozen=True, slots=True)
class Talk:
    """A chat as it stands on a page.

    chat     its id in the store; "" before the first question was answered
    turns    what was asked and answered to the end
    partly   while a question is answered: the turns before it, and the answer as far as there is one
    pending  a question that is being answered, or was not: then failure says why
    failure  without a pending question: why the last answer could not be kept
    news     while a question is answered: how far that is, if it may take long
    """

    user: str
    library: str
    chat: str = ""
    turns: tuple[Turn, ...] = ()
    partly: tuple[Turn, ...] | None = None
    pending: str = ""
    failure: str = ""
    news: str = ""

    @property
    def standing(self) -> tuple[Turn, ...]:
        """The turns that are shown."""
        return self.turns if self.partly is None else self.partly

    @property
    def settled(self) -> "Talk":
        """Without what was asked and not answered to the end."""
        return replace(self, partly=None, pending="", failure="", news="")


class Desk:
    """Libraries and chats of everybody who uses the page."""

    def __init__(
        self,
        libraries: Libraries,
        store: ChatStore,
        users: Users | None = None,
        authors: Authors | None = None,
    ) -> None:
        """users are those who may log in; without them everybody is one and the same.

        authors are those who may write answers, by default the documents alone.
        """
        self.libraries = libraries
        self.store = store
        self.users = users
        self.authors = authors or Authors()
        self.askings = Askings()

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

    def asking(self, page: Page, author: str | None) -> AbstractContextManager[Asking]:
        """A question that a page asks, to be answered by an author, see `chat.authors`; what the page asked
        before is left."""
        return self.askings.asking(page, self.authors.known(author or ""))

    def ask(self, talk: Talk, question: str, filters: Chosen, asking: Asking | None = None) -> Iterator[Talk]:
        """The chat as the answer grows; the last one is settled, or says what failed.

        asking tells who answers and until when; by default the documents' own sentences, to the end.
        """
        yield from self._answered(talk.settled, len(talk.turns), question, filters, asking or Asking())

    def again(
        self, talk: Talk, number: int, question: str, filters: Chosen, asking: Asking | None = None
    ) -> Iterator[Talk]:
        """A turn asked again, perhaps in other words; once that is answered it and what follows are replaced.

        Nothing becomes of a number that there is not.
        """
        if 0 < number <= len(talk.turns):
            yield from self._answered(talk.settled, number - 1, question, filters, asking or Asking())
        else:
            yield talk.settled

    def _answered(
        self, talk: Talk, place: int, question: str, filters: Chosen, asking: Asking
    ) -> Iterator[Talk]:
        """After so many of its turns. Whoever leaves before the last yield leaves all as it was."""
        if not question.strip():
            yield talk
            return
        before = talk.turns[:place]
        yield replace(talk, partly=before, pending=question)
        turn: Turn | None = None
        try:
            for turn, news in self._turns(talk, before, question, filters, asking):
                if asking.left:
                    return
                yield replace(talk, partly=(*before, turn), news=news)
        except (FootnoteError, ValueError) as error:
            if not asking.left:
                yield replace(talk, pending=question, failure=str(error))
            return
        if turn is not None and not asking.left:
            yield self._kept(talk, turn, filters)

    def _answers(
        self, talk: Talk, before: Sequence[Turn], question: str, filters: Chosen, asking: Asking
    ) -> Iterator[Answer]:
        """The answer as it grows; what a model writes, in a thread of its own: it can be left at any time."""
        assistant = self.authors.assistant(self.assistant(talk), asking.author)
        history = [(turn.question, turn.plain) for turn in before]
        answers = assistant.stream(question, history, where=filters.where, stop=asking.stop)
        yield from newest(answers, asking) if isinstance(assistant.reader, WritingReader) else answers

    def _turns(
        self, talk: Talk, before: Sequence[Turn], question: str, filters: Chosen, asking: Asking
    ) -> Iterator[tuple[Turn, str]]:
        """The answer as a turn, as it grows, and how far it is."""
        last: tuple[Answer, Turn] | None = None
        for answer in self._answers(talk, before, question, filters, asking):
            written, news = answer.written, ""
            if written is None or written.outcome is not Outcome.WRITING:
                turn = turn_of(question, answer, len(before) + 1)
            else:
                asking.writing = True
                turn = growing_turn(question, answer, len(before) + 1, last)
                news = "" if written.draft else self._news(written.model, asking)
            last = answer, turn
            yield turn, news

    def _news(self, model: str, asking: Asking) -> str:
        """What a model does that has not begun to write."""
        if self.authors.loading(asking.author):
            return f"Loading {model}, which then writes the answer …"
        if self.askings.shares(asking):
            return f"Waiting for {model}, which is writing another answer, too …"
        return f"Waiting for {model} to begin …"

    def _kept(self, talk: Talk, turn: Turn, filters: Chosen) -> Talk:
        """With a turn in the place of those of its number and beyond, in the store, too, if it can be."""
        turns = (*talk.turns[: turn.number - 1], turn)
        try:
            chat = self._stored(talk, turns, filters)
        except ChatError as error:
            failure = f"This answer could not be kept for later: {error}"
            return replace(talk, turns=turns, failure=failure)
        return replace(talk, chat=chat, turns=turns)

    def _stored(self, talk: Talk, turns: Sequence[Turn], filters: Chosen) -> str:
        """The id of the chat that has them. Raises ChatError."""
        user, last = talk.user, turns[-1]
        if talk.chat:
            try:
                self.store.replace(
                    user, talk.chat, last.number - 1, last.question, last.record(), filters.where,
                    known=len(talk.turns),
                )  # fmt: skip
                return talk.chat
            except ChatNotFound:
                pass  # deleted or continued on another page: this is a chat of its own from here on
        chat = self.store.start(user, talk.library)
        for one in turns:
            self.store.append(user, chat, one.question, one.record(), filters.where if one is last else None)
            if one.feedback:
                self.store.give_feedback(user, chat, one.number - 1, one.feedback)
        return chat

    def rate(self, talk: Talk, number: int, rating: int, note: str) -> Talk:
        """Thumbs up (1), down (-1) or neither (0) for a turn, with a note. Raises ChatError, ValueError."""
        if not talk.chat or not 0 < number <= len(talk.turns):
            return talk
        if rating:
            self.store.give_feedback(talk.user, talk.chat, number - 1, rating, note)
        else:
            self.store.withdraw_feedback(talk.user, talk.chat, number - 1)
        rated = [replace(one, feedback=rating) if one.number == number else one for one in talk.turns]
        return replace(talk, turns=tuple(rated))

    def resume(self, user: str, chat: str) -> Talk:
        """A chat from the store; where its library is gone, the first one is asked. Raises ChatError."""
        kept = self.store.read(user, chat)
        turns = [
            restored(number, turn.question, turn.answer, turn.feedback.rating if turn.feedback else 0)
            for number, turn in enumerate(kept.turns, 1)
        ]
        return replace(self.begin(user, kept.library), chat=chat, turns=tuple(turns))


def retold(turns: Sequence[Turn], number: int) -> str:
    """The question of a turn, "" if there is none of that number."""
    return turns[number - 1].question if 0 < number <= len(turns) else ""
