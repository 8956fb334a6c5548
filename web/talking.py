"""Asking, asking again, rating: the conversation's events."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import gradio as gr

from chat.asking import Asking
from chat.conversation import conversation_html, growing_html
from chat.desk import Desk, Talk, retold
from chat.filtering import Chosen
from chat.keeping import chats_html
from chat.opening import hits_of, sources_of
from index.errors import ChatError, FootnoteError
from web.session import Said, mine, page_of, told

Shown = tuple[Any, ...]
_LEFT = (gr.skip(),) * 4  # outputs that change only with a whole answer
_OUTPUTS = 9


class Talking:
    """What the controls of the conversation do."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(
        self,
        question: str | None,
        talk: Talk | None,
        filters: Chosen,
        author: str | None,
        request: gr.Request,
    ) -> Iterator[Shown]:
        """Answer a question; yields (question, chat, conversation, sources, chats, id, passages, tab, what is
        being written)."""
        with told():
            held = mine(self._desk, talk, request)
            with self._desk.asking(page_of(self._desk, request), author) as asking:
                yield from self._growing(self._desk.ask(held, question or "", filters, asking), asking)

    def offered(
        self, talk: Talk | None, filters: Chosen, author: str | None, request: gr.Request, event: gr.EventData
    ) -> Iterator[Shown]:
        """Ask one of the questions that are offered."""
        yield from self.ask(Said(event).text("text"), talk, filters, author, request)

    def retry(
        self, talk: Talk | None, filters: Chosen, author: str | None, request: gr.Request, event: gr.EventData
    ) -> Iterator[Shown]:
        """Ask the question of a turn again."""
        with told():
            held, number = mine(self._desk, talk, request), Said(event).number("turn")
            yield from self._again(held, number, retold(held.turns, number), filters, author, request)

    def edit(
        self, talk: Talk | None, filters: Chosen, author: str | None, request: gr.Request, event: gr.EventData
    ) -> Iterator[Shown]:
        """Ask the question of a turn in other words."""
        with told():
            held, said = mine(self._desk, talk, request), Said(event)
            number, question = said.number("turn"), said.text("text")
            yield from self._again(held, number, question, filters, author, request)

    def _again(
        self, held: Talk, number: int, question: str, filters: Chosen, author: str | None, request: gr.Request
    ) -> Iterator[Shown]:
        with self._desk.asking(page_of(self._desk, request), author) as asking:
            yield from self._growing(self._desk.again(held, number, question, filters, asking), asking)

    def _growing(self, talks: Iterator[Talk], asking: Asking) -> Iterator[Shown]:
        """The same outputs for each; what has not changed is not sent again.

        Of a turn that is being written, once it is there, what stands below its question is sent alone: else
        all of the conversation would be sent many times a second.
        """
        before, listed, writing = "", "", False
        for talk in talks:
            turn = talk.standing[-1] if talk.standing else None
            sources = sources_of(talk.standing)
            panel = gr.skip() if sources == listed or asking.reading else sources
            listed = sources
            if turn is not None and turn.growing and writing:
                growing = f"<div data-growing>{growing_html(turn, talk.news)}</div>"
                yield gr.skip(), talk, gr.skip(), panel, *_LEFT, growing
                continue
            html, writing = _html(talk), turn is not None and turn.growing
            yield self._step(talk, gr.skip() if html == before else html, panel, first=not before)
            before = html
        if asking.left:  # Gradio sends the last again when all is done, and that is not to be seen any more
            yield (gr.skip(),) * _OUTPUTS

    def _step(self, talk: Talk, what: Any, panel: Any, *, first: bool) -> Shown:
        """With this conversation and these sources."""
        if talk.partly is not None:
            box = gr.Textbox(value="", submit_btn=False, stop_btn="Stop") if first else gr.skip()
            return box, talk, what, panel, *_LEFT, gr.skip()
        if talk.pending:  # it failed: the question may be mended
            return gr.Textbox(value=talk.pending), talk, what, panel, *_LEFT, gr.skip()
        passages = hits_of(talk.turns[-1]) if talk.turns else gr.skip()
        beside = gr.Tabs(selected="sources")  # from whatever tab it was asked
        return gr.skip(), talk, what, panel, self._chats(talk), talk.chat, passages, beside, ""

    def _chats(self, talk: Talk) -> Any:
        """The list; as it was where it cannot be read, which is no reason to take the answer away."""
        try:
            return chats_html(self._desk.store.chats(talk.user), talk.chat)
        except ChatError:
            return gr.skip()

    def rest(self, request: gr.Request) -> Any:
        """The box takes a question again, unless another is being answered by now.

        For when the event that answered has ended: until then Gradio would not hear the next question.
        """
        try:
            asking = self._desk.askings.of(page_of(self._desk, request))
        except FootnoteError:  # not logged in any more, as the event has said
            return ready()
        return ready() if asking is None else gr.skip()

    def stop(self, talk: Talk | None, request: gr.Request) -> Shown:
        """What a model has written and was checked becomes the answer, which the event that asked then shows;
        where none writes yet, back to what had been answered: (chat, conversation, sources, what is left)."""
        with told():
            asking = self._desk.askings.of(page_of(self._desk, request))
            if asking is not None and asking.writing:
                asking.stop.set()
                return (gr.skip(),) * 4
            if asking is not None:
                asking.leave()
            held = mine(self._desk, talk, request).settled
            return held, _html(held), sources_of(held.turns), left()

    def gone(self, request: gr.Request) -> None:
        """The page was closed: no model writes on for nobody."""
        self._desk.askings.leave_session(request.session_hash or "")

    def rate(self, talk: Talk | None, request: gr.Request, event: gr.EventData) -> Talk:
        """Thumbs up or down, with a note."""
        said = Said(event)
        with told():
            held = mine(self._desk, talk, request)
            return self._desk.rate(held, said.number("turn"), said.number("value"), said.text("note"))


def ready(question: str = "") -> gr.Textbox:
    """The box for the question, when nothing is being answered; with a question that was not."""
    if question:
        return gr.Textbox(value=question, submit_btn="Ask", stop_btn=False)
    return gr.Textbox(submit_btn="Ask", stop_btn=False)  # without a value, which is then left as it is


def left() -> str:
    """What `Parts.left` becomes where no answer is waited for any more: anything that it was not."""
    return uuid4().hex


def _html(talk: Talk) -> str:
    return conversation_html(talk.standing, pending=talk.pending, failure=talk.failure, news=talk.news)
