"""The chats that are kept and the libraries they are about: the sidebar's events."""

from typing import Any

import gradio as gr

from chat.conversation import conversation_html
from chat.desk import Desk, Talk
from chat.export import as_markdown
from chat.keeping import chats_html
from chat.opening import sources_of
from index.errors import ChatNotFound
from web.downloads import Downloads
from web.session import Said, mine, page_of, told
from web.talking import left, ready

_Shown = tuple[Any, ...]
_SHOWN = 9


class Chats:
    """What the sidebar does. Whatever shows another chat returns all that depends on it, see `_shown`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._downloads = Downloads()

    def resume(self, last: object, request: gr.Request) -> _Shown:
        """The chat that was open last in this browser, if it is this person's and still there."""
        with told():
            user = self._desk.person(request.username)
            try:
                talk = self._desk.resume(user, last if isinstance(last, str) else "")
            except ChatNotFound:  # or none was open
                talk = self._desk.begin(user)
            return (*self._shown(talk), gr.skip())

    def open(self, talk: Talk | None, request: gr.Request, event: gr.EventData) -> _Shown:
        """One of the list."""
        with told():
            user = self._leaving(talk, request).user
            opened = self._desk.resume(user, Said(event).text("id"))
            return self._left(opened)

    def begin(self, talk: Talk | None, request: gr.Request) -> _Shown:
        """A new one, about the same library."""
        with told():
            held = self._leaving(talk, request)
            fresh = self._desk.begin(held.user, held.library)
            return self._left(fresh)

    def search(self, words: str | None, talk: Talk | None, request: gr.Request) -> str:
        """Those that have some words in them."""
        with told():
            return self._list(mine(self._desk, talk, request), words or "")

    def rename(self, talk: Talk | None, request: gr.Request, event: gr.EventData) -> str:
        """Another title for one of the list."""
        with told():
            held = mine(self._desk, talk, request)
            self._desk.store.rename(held.user, Said(event).text("id"), Said(event).text("title"))
            return self._list(held)

    def delete(self, talk: Talk | None, request: gr.Request, event: gr.EventData) -> _Shown:
        """One of the list, for good; if it is the open one, a new one takes its place.

        An answer that was on its way is not: it may have been for that chat.
        """
        with told():
            held, chat = self._leaving(talk, request), Said(event).text("id")
            self._desk.store.delete(held.user, chat)
            if held.chat == chat:
                held = self._desk.begin(held.user, held.library)
            return self._left(held.settled, held.pending)

    def export(self, talk: Talk | None, request: gr.Request, event: gr.EventData) -> str:
        """One of the list as a Markdown file."""
        with told():
            user = mine(self._desk, talk, request).user
            chat = self._desk.store.read(user, Said(event).text("id"))
            path = self._downloads.path(f"{chat.title or 'chat'}.md")
            path.write_text(as_markdown(chat), "utf-8")
            return str(path)

    def switch(self, name: str | None, talk: Talk | None, request: gr.Request) -> _Shown:
        """Another library: a new chat about it. Nothing, if it is the one that the chat is about: the control
        says so for every choice twice, and whenever it was looked at."""
        with told():
            held = mine(self._desk, talk, request)
            if name == held.library:
                return (gr.skip(),) * _SHOWN
            self._leaving(talk, request)
            fresh = self._desk.begin(held.user, name or "")
            self._desk.library(fresh)  # here, where it can be told that it cannot be opened
            return self._left(fresh)

    def create(self, name: str | None, talk: Talk | None, request: gr.Request) -> _Shown:
        """A library of the person's own, and a chat about it."""
        with told():
            user = self._leaving(talk, request).user
            fresh = self._desk.begin(user, self._desk.libraries.create(user, name or ""))
            return (*self._left(fresh), "")

    def remove(self, talk: Talk | None, request: gr.Request) -> _Shown:
        """Delete the library that is open, one of the person's own."""
        with told():
            held = self._leaving(talk, request)
            self._desk.libraries.delete(held.user, held.library)
            fresh = self._desk.begin(held.user)
            return self._left(fresh)

    def _leaving(self, talk: Talk | None, request: gr.Request) -> Talk:
        """What the page holds, which does not wait any more for an answer that is on its way."""
        self._desk.askings.leave(page_of(self._desk, request))
        return mine(self._desk, talk, request)

    def _shown(self, talk: Talk, question: str = "") -> _Shown:
        """All that depends on which chat is open, whose answers are complete; a question that is left."""
        names = self._desk.libraries.names(talk.user)
        own = self._desk.libraries.own(talk.user, talk.library)
        return (
            talk,
            conversation_html(talk.turns),
            sources_of(talk.turns),
            gr.Dropdown(choices=names, value=talk.library),
            gr.Button(visible=own),
            talk.chat,
            ready(question),
            self._list(talk),
        )

    def _left(self, talk: Talk, question: str = "") -> _Shown:
        """The same, and that no answer is waited for any more: see `Parts.left`."""
        return (*self._shown(talk, question), left())

    def _list(self, talk: Talk, words: str = "") -> str:
        store = self._desk.store
        found = store.search(talk.user, words) if words.strip() else store.chats(talk.user)
        return chats_html(found, talk.chat, words)
