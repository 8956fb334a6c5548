"""The chats that are kept and the libraries they are about: the sidebar's events."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import gradio as gr

from chat.conversation import conversation_html
from chat.desk import Desk, Talk
from chat.export import as_markdown
from chat.keeping import chats_html
from chat.opening import sources_of
from index.errors import ChatError
from web.session import mine, told

_Shown = tuple[Any, ...]


class Chats:
    """What the sidebar does. Whatever shows another chat returns all that depends on it, see `_shown`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def resume(self, last: str, request: gr.Request) -> _Shown:
        """The chat that was open last in this browser, if it is this person's and still there."""
        with told():
            user = self._desk.person(request.username)
            try:
                talk = self._desk.resume(user, last) if last else self._desk.begin(user)
            except ChatError:
                talk = self._desk.begin(user)
            return (*self._shown(talk), self._list(talk))

    def open(self, talk: Talk | None, request: gr.Request, event: gr.EventData) -> _Shown:
        """One of the list."""
        with told():
            opened = self._desk.resume(self._desk.person(request.username), str(event.id))
            return (*self._shown(opened), self._list(opened))

    def begin(self, talk: Talk | None, request: gr.Request) -> _Shown:
        """A new one, about the same library."""
        held = mine(self._desk, talk, request)
        fresh = self._desk.begin(held.user, held.library)
        return (*self._shown(fresh), self._list(fresh))

    def search(self, words: str, talk: Talk | None, request: gr.Request) -> str:
        """Those that have some words in them."""
        held = mine(self._desk, talk, request)
        return self._list(held, words)

    def rename(self, talk: Talk | None, request: gr.Request, event: gr.EventData) -> str:
        """Another title for one of the list."""
        with told():
            held = mine(self._desk, talk, request)
            self._desk.store.rename(held.user, str(event.id), str(event.title))
            return self._list(held)

    def delete(self, talk: Talk | None, request: gr.Request, event: gr.EventData) -> _Shown:
        """One of the list, for good; if it is the open one, a new one takes its place."""
        with told():
            held = mine(self._desk, talk, request)
            self._desk.store.delete(held.user, str(event.id))
            if held.chat == event.id:
                held = self._desk.begin(held.user, held.library)
            return (*self._shown(held), self._list(held))

    def export(self, talk: Talk | None, request: gr.Request, event: gr.EventData) -> str:
        """One of the list as a Markdown file."""
        with told():
            chat = self._desk.store.read(mine(self._desk, talk, request).user, str(event.id))
            title = "".join(sign if sign.isalnum() else "-" for sign in chat.title)[:60] or "chat"
            with NamedTemporaryFile(
                "w", suffix=".md", prefix=f"{title}-", delete=False, encoding="utf-8"
            ) as file:
                file.write(as_markdown(chat))
            return file.name

    def switch(self, name: str, talk: Talk | None, request: gr.Request) -> _Shown:
        """Another library: a new chat about it, unless it is the one that the chat is about."""
        held = mine(self._desk, talk, request)
        if name == held.library:
            return (*self._shown(held), self._list(held))
        with told():
            fresh = self._desk.begin(held.user, name)
            self._desk.library(fresh)
            return (*self._shown(fresh), self._list(fresh))

    def create(self, name: str, talk: Talk | None, request: gr.Request) -> _Shown:
        """A library of the person's own, and a chat about it."""
        with told():
            user = self._desk.person(request.username)
            fresh = self._desk.begin(user, self._desk.libraries.create(user, name))
            return (*self._shown(fresh), self._list(fresh), "")

    def remove(self, talk: Talk | None, request: gr.Request) -> _Shown:
        """Delete the library that is open, one of the person's own."""
        with told():
            held = mine(self._desk, talk, request)
            self._desk.libraries.delete(held.user, held.library)
            fresh = self._desk.begin(held.user)
            return (*self._shown(fresh), self._list(fresh))

    def _shown(self, talk: Talk) -> _Shown:
        names = self._desk.libraries.names(talk.user)
        own = self._desk.libraries.own(talk.user, talk.library)
        return (
            talk,
            conversation_html(talk.turns),
            sources_of(talk.turns),
            gr.Dropdown(choices=names, value=talk.library),
            gr.Button(visible=own),
            talk.chat,
        )

    def _list(self, talk: Talk, words: str = "") -> str:
        store = self._desk.store
        found = store.search(talk.user, words) if words.strip() else store.chats(talk.user)
        return chats_html(found, talk.chat, words)


def removed(path: str | None) -> None:
    """A file that was made to be downloaded, once it was."""
    if path:
        Path(path).unlink(missing_ok=True)
