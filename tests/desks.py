"""A small real desk for tests: libraries with the hashing embedder, and a store of chats."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argon2 import PasswordHasher

from chat.authors import Authors
from chat.desk import Desk, Talk
from chat.filtering import Chosen
from chat.libraries import Libraries
from chat.store import ChatStore
from chat.users import Users
from index import Document, Library
from tests.embedders import HashingEmbedder

LAMP = "The lamp of Quillon Point is lit by Odalys Brenn, who has kept it for 41 years."
PIER = "The council of Osterhay closed the north pier on Monday. Repairs will take six weeks, it said."
LAMP_ASKED = "Who lights the lamp of Quillon Point?"
PIER_ASKED = "How long will the repairs of the north pier take?"
ANYTHING = Chosen()


def documents() -> list[Document]:
    """Two, of which each answers a question."""
    told = {"publisher": "Osterhay Wire", "published": "2031-02-11", "language": "en", "format": "txt"}
    return [
        Document(LAMP, "notes/lamp.txt", "The lamp", {"publisher": "The Lighthouse", "format": "md"}),
        Document(PIER, "wire/17", "North pier closed", told),
    ]


def users(*names: str) -> Users:
    """Who may log in, each with the name twice as the password."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    return Users.of_pairs([f"{name}:{name * 8}" for name in names], hasher=quick)


@contextmanager
def opened_libraries(folder: Path, *names: str) -> Iterator[Libraries]:
    """Shared libraries of these names, "news" by default, without the trained reader."""
    shared = [folder / f"{name}.library" for name in names or ("news",)]
    libraries = Libraries(shared, folder / "home", trained=False, embedder=HashingEmbedder())
    try:
        yield libraries
    finally:
        libraries.close()


@contextmanager
def opened_desk(
    folder: Path, *, known: Users | None = None, authors: Authors | None = None
) -> Iterator[Desk]:
    """With the two documents in a shared library "news"; known are those who may log in."""
    with opened_libraries(folder) as libraries:
        libraries.assistant("", "news").library.add(documents())
        store = ChatStore(folder / "chats.sqlite")
        try:
            yield Desk(libraries, store, known, authors)
        finally:
            store.close()


def asked(desk: Desk, talk: Talk, question: str = LAMP_ASKED, filters: Chosen = ANYTHING) -> Talk:
    """The chat after a question was answered."""
    return list(desk.ask(talk, question, filters))[-1]


def shared_library(desk: Desk) -> Library:
    """The one named "news"."""
    return desk.libraries.assistant("", "news").library


def folders(tmp_path: Path) -> list[Path]:
    """All that lies in people's own folders, of libraries opened there."""
    return sorted((tmp_path / "home").glob("libraries/*/*"))
