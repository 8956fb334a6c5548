"""Asking, asking again, rating: the conversation's events."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from chat.conversation import conversation_html
from chat.desk import Desk, Talk, retold
from chat.filtering import Chosen
from chat.keeping import chats_html
from chat.opening import hits_of, sources_of
from index.errors import ChatError
from web.session import Said, mine, told

Shown = tuple[Any, ...]
_LEFT = (gr.skip(),) * 4  # outputs that change only with a whole answer


class Talking:
    """What the controls of the conversation do."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(
        self, question: str | None, talk: Talk | None, filters: Chosen, request: gr.Request
    ) -> Iterator[Shown]:
        """Answer a question; yields (question, chat, conversation, sources, chats, id, passages, tab)."""
        with told():
            held = mine(self._desk, talk, request)
            yield from self._growing(self._desk.ask(held, question or "", filters))

    def offered(
        self, talk: Talk | None, filters: Chosen, request: gr.Request, event: gr.EventData
    ) -> Iterator[Shown]:
        """Ask one of the questions that are offered."""
        yield from self.ask(Said(event).text("text"), talk, filters, request)

    def retry(
        self, talk: Talk | None, filters: Chosen, request: gr.Request, event: gr.EventData
    ) -> Iterator[Shown]:
        """Ask the question of a turn again."""
        with told():
            held, number = mine(self._desk, talk, request), Said(event).number("turn")
            yield from self._growing(self._desk.again(held, number, retold(held.turns, number), filters))

    def edit(
        self, talk: Talk | None, filters: Chosen, request: gr.Request, event: gr.EventData
    ) -> Iterator[Shown]:
        """Ask the question of a turn in other words."""
        with told():
            held, said = mine(self._desk, talk, request), Said(event)
            yield from self._growing(self._desk.again(held, said.number("turn"), said.text("text"), filters))

    def _growing(self, talks: Iterator[Talk]) -> Iterator[Shown]:
        """The same outputs for each; what has not changed is not sent again."""
        before, box = "", gr.Textbox(value="", submit_btn=False, stop_btn="Stop")
        for talk in talks:
            html = _html(talk)
            what = gr.skip() if html == before else html
            sources = sources_of(talk.standing)
            if talk.partly is not None:
                yield box if not before else gr.skip(), talk, what, sources, *_LEFT
            elif talk.pending:  # it failed: the question may be mended
                yield ready(talk.pending), talk, what, sources, *_LEFT
            else:
                passages = hits_of(talk.turns[-1]) if talk.turns else gr.skip()
                beside = gr.Tabs(selected="sources")  # from whatever tab it was asked
                yield ready(), talk, what, sources, self._chats(talk), talk.chat, passages, beside
            before = html

    def _chats(self, talk: Talk) -> Any:
        """The list; as it was where it cannot be read, which is no reason to take the answer away."""
        try:
            return chats_html(self._desk.store.chats(talk.user), talk.chat)
        except ChatError:
            return gr.skip()

    def stop(self, talk: Talk | None, request: gr.Request) -> Shown:
        """Back to what had been answered: (question, chat, conversation, sources)."""
        with told():
            held = mine(self._desk, talk, request).settled
            return ready(), held, _html(held), sources_of(held.turns)

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


def _html(talk: Talk) -> str:
    return conversation_html(talk.standing, pending=talk.pending, failure=talk.failure)
