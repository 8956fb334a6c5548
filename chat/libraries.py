"""Libraries: those that a person may ask, the ones shared by all and their own, opened when needed."""

import re
import shutil
import unicodedata
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from threading import RLock

from index.embed import SentenceTransformerEmbedder
from index.errors import EmbedderMismatch, LibraryError, LibraryNotFound
from index.library import Library
from qa import Assistant

SUFFIX = ".library"
LONGEST = 60  # characters of a name
_MOST = 50  # libraries of one person
_NAME = re.compile(r"[^\W_](?:[\w .,'()&-]*[\w.)])?")
_TAKEN = frozenset("con prn aux nul".split())  # names that a file may not have on Windows


class Libraries:
    """The libraries behind one page. Safe to use from several threads; close it.

    shared   the folders that everybody may ask, add to and remove from; the first is the one to begin with
    home     the folder in which people's own libraries lie
    trained  whether the trained reader takes part in answers

    A person is known by a name, "" where nobody logs in. A library of somebody else does not exist for them.
    """

    def __init__(self, shared: Sequence[Path], home: Path, *, trained: bool = True) -> None:
        """Opens the shared ones. Raises LibraryError."""
        self._home = home
        self._trained = trained
        self._lock = RLock()
        self._embedder = SentenceTransformerEmbedder()  # one for all: each would load the model again
        self._open: dict[Path, Assistant] = {}
        self._shared = {_unique(path, shared): path.absolute() for path in shared}
        for path in self._shared.values():
            self._assistant(path, create=True)

    @classmethod
    def of(cls, assistant: Assistant, home: Path) -> "Libraries":
        """Those of an assistant that is there already: its own library, for all."""
        made = cls((), home, trained=assistant.trained)
        path = assistant.library.path
        made._shared = {path.stem: path}
        made._open = {path: assistant}
        return made

    @property
    def first(self) -> str:
        """The name of the library to begin with."""
        return next(iter(self._shared))

    def names(self, user: str) -> list[str]:
        """The shared ones, then the person's own, by name."""
        folder = self._folder(user)
        own = [path.stem for path in folder.glob(f"*{SUFFIX}")] if folder.is_dir() else []
        return [*self._shared, *sorted(own, key=str.casefold)]

    def own(self, user: str, name: str) -> bool:
        """Whether it is the person's own and may be deleted by them."""
        return name not in self._shared and name in self.names(user)

    def assistant(self, user: str, name: str) -> Assistant:
        """Of one of `names`, opened at the first call. Raises LibraryNotFound, LibraryError."""
        if name not in self.names(user):
            raise LibraryNotFound(f"there is no library {name!r}. Choose another, or create it.")
        return self._assistant(self._shared.get(name) or self._folder(user) / f"{name}{SUFFIX}")

    def create(self, user: str, name: str) -> str:
        """Make an empty library; returns its name. Raises LibraryError for a name that is taken or unfit."""
        name = _checked(name)
        with self._lock:
            there = self.names(user)
            if name.casefold() in map(str.casefold, there):
                raise LibraryError(f"there is a library {name!r} already. Choose another name.")
            if len(there) - len(self._shared) >= _MOST:
                raise LibraryError(f"more than {_MOST} libraries are not possible. Delete one first.")
            folder = self._folder(user)
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise LibraryError(f"the library {name!r} cannot be made: {error.strerror}.") from error
            self._assistant(folder / f"{name}{SUFFIX}", create=True)
        return name

    def delete(self, user: str, name: str) -> None:
        """Delete a library of the person's own, with all that is in it. Raises LibraryError."""
        if not self.own(user, name):
            raise LibraryNotFound(f"there is no library {name!r} of your own.")
        path = self._folder(user) / f"{name}{SUFFIX}"
        with self._lock:
            assistant = self._open.pop(path, None)
            if assistant:
                assistant.library.close()
            try:
                shutil.rmtree(path)
            except OSError as error:
                raise LibraryError(f"the library {name!r} cannot be deleted: {error.strerror}.") from error

    def close(self) -> None:
        """Close all of them."""
        with self._lock:
            for assistant in self._open.values():
                assistant.library.close()
            self._open.clear()

    def _assistant(self, path: Path, *, create: bool = False) -> Assistant:
        with self._lock:
            if path not in self._open:
                try:
                    library = Library(path, embedder=self._embedder, create=create)
                except EmbedderMismatch:
                    library = Library(path)  # made with another model, which is stored with it
                self._open[path] = Assistant(library, trained=self._trained)
            return self._open[path]

    def _folder(self, user: str) -> Path:
        """By a hash, as a name may hold anything."""
        return self._home / "libraries" / blake2b(user.encode("utf-8", "replace"), digest_size=12).hexdigest()


def _unique(path: Path, others: Sequence[Path]) -> str:
    """The folder's name, with its parent's where two are named alike."""
    alike = [other for other in others if other.absolute().stem == path.absolute().stem]
    return path.absolute().stem if len(alike) < 2 else f"{path.absolute().stem} ({path.absolute().parent})"


def _checked(name: str) -> str:
    """Raises LibraryError for what cannot be a folder's name everywhere."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if not name:
        raise LibraryError("a library needs a name.")
    if len(name) > LONGEST or not _NAME.fullmatch(name) or name.casefold() in _TAKEN:
        raise LibraryError(
            f"{name[:LONGEST]!r} cannot name a library: give at most {LONGEST} letters, digits, spaces and "
            "any of .,'()&-, a letter or digit first."
        )
    return name
