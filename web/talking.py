"""Asking, asking again, rating: the conversation's events."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from chat.conversation import conversation_html
from chat.desk import Desk, Talk, retold
from chat.filtering import Chosen
from chat.keeping import chats_html
from chat.opening import hits_of, sources_of
from web.session import mine, told

Shown = tuple[Any, ...]


class Talking:
    """What the controls of the conversation do."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self, question: str, talk: Talk | None, filters: Chosen, request: gr.Request) -> Iterator[Shown]:
        """Answer a question."""
        held = mine(self._desk, talk, request)
        yield from self._growing(self._desk.ask(held, question, filters), question)

    def offered(
        self, talk: Talk | None, filters: Chosen, request: gr.Request, event: gr.EventData
    ) -> Iterator[Shown]:
        """Ask one of the questions that are offered."""
        yield from self.ask(str(event.text), talk, filters, request)

    def retry(
        self, talk: Talk | None, filters: Chosen, request: gr.Request, event: gr.EventData
    ) -> Iterator[Shown]:
        """Ask the question of a turn again."""
        held, number = mine(self._desk, talk, request), int(event.turn)
        question = retold(held.turns, number)
        yield from self._growing(self._desk.again(held, number, question, filters), question)

    def edit(
        self, talk: Talk | None, filters: Chosen, request: gr.Request, event: gr.EventData
    ) -> Iterator[Shown]:
        """Ask the question of a turn in other words."""
        held, question = mine(self._desk, talk, request), str(event.text)
        yield from self._growing(self._desk.again(held, int(event.turn), question, filters), question)

    def _growing(self, talks: Iterator[Talk], question: str) -> Iterator[Shown]:
        asking = gr.Textbox(value="", submit_btn=False, stop_btn="Stop")
        talk = None
        for talk in talks:
            left = gr.Textbox(value=question, submit_btn="Ask", stop_btn=False) if talk.failure else asking
            yield left, talk, _html(talk), sources_of(talk.turns), gr.skip(), gr.skip(), gr.skip()
        if talk and not talk.failure:
            chats = chats_html(self._desk.store.chats(talk.user), talk.chat)
            passages = hits_of(talk.turns[-1]) if talk.turns else gr.skip()
            yield _ready(), talk, gr.skip(), gr.skip(), chats, talk.chat, passages

    def stop(self, talk: Talk | None, request: gr.Request) -> Shown:
        """Back to what had been answered."""
        held = mine(self._desk, talk, request)
        return _ready(), _html(held)

    def rate(self, talk: Talk | None, request: gr.Request, event: gr.EventData) -> Talk:
        """Thumbs up or down, with a note."""
        with told():
            held = mine(self._desk, talk, request)
            return self._desk.rate(held, int(event.turn), int(event.value), str(event.note))


def _ready() -> gr.Textbox:
    return gr.Textbox(submit_btn="Ask", stop_btn=False)


def _html(talk: Talk) -> str:
    return conversation_html(talk.turns, pending=talk.pending, failure=talk.failure)
