"""Libraries: those that a person may ask, the ones shared by all and their own, opened when needed."""

import shutil
import unicodedata
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock

from index.embed import Embedder, SentenceTransformerEmbedder
from index.errors import EmbedderMismatch, LibraryError, LibraryNotFound
from index.library import Library
from qa import Assistant

SUFFIX = ".library"
LONGEST = 60  # characters of a name, which are at most 240 bytes
MOST = 50  # libraries of one person
_SIGNS = frozenset(" _.,'()&-")  # that a name may have besides letters and digits
_TAKEN = frozenset(  # names that no file may have on Windows, whatever its suffix
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)


class Libraries:
    """The libraries behind one page. Safe to use from several threads; close it.

    shared   the folders that everybody may ask, add to and remove from; the first is the one to begin with
    home     the folder in which people's own libraries lie
    trained  whether the trained reader takes part in answers

    A person is known by a name, "" where nobody logs in. A library of somebody else does not exist for them.
    """

    def __init__(
        self, shared: Sequence[Path], home: Path, *, trained: bool = True, embedder: Embedder | None = None
    ) -> None:
        """Opens the shared ones, or makes them. Raises LibraryError."""
        self._home = home
        self._trained = trained
        self._lock = Lock()  # held for a moment only: nobody waits for somebody else's library to be opened
        self._changing: dict[Path, Lock] = {}  # held while the library there is opened, made or deleted
        self._embedder = embedder or SentenceTransformerEmbedder()  # one for all: each would load the model
        self._open: dict[Path, Assistant] = {}
        self._shared = _named(shared)
        try:
            for path in self._shared.values():
                self._assistant(path, create=True)
        except BaseException:
            self.close()
            raise

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
        return [*self._shared, *self._own(user)]

    def own(self, user: str, name: str) -> bool:
        """Whether it is the person's own and may be deleted by them."""
        return name in self._own(user)

    def assistant(self, user: str, name: str) -> Assistant:
        """Of one of `names`, opened at the first call. Raises LibraryNotFound, LibraryError."""
        path = self._shared.get(name) or self._own(user).get(name)
        if path is None:
            raise LibraryNotFound(f"there is no library {name!r}. Choose another, or create it.")
        return self._assistant(path)

    def create(self, user: str, name: str) -> str:
        """Make an empty library; returns its name. Raises LibraryError for a name that is taken or unfit."""
        name = _checked(name)
        path = self._folder(user) / f"{name}{SUFFIX}"
        with self._changes(path.parent):  # one at a time for each person
            own = self._own(user)
            if _folded(name) in map(_folded, [*self._shared, *own]):
                raise LibraryError(f"there is a library {name!r} already. Choose another name.")
            if len(own) >= MOST:
                raise LibraryError(f"more than {MOST} libraries are not possible. Delete one first.")
            there = path.exists()  # without being a library: what it is, is not for us to say
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._assistant(path, create=True)
            except OSError as error:
                raise LibraryError(f"the library {name!r} cannot be made: {error.strerror}.") from error
            except LibraryError:
                if not there:
                    shutil.rmtree(path, ignore_errors=True)  # what there is of it
                raise
        return name

    def delete(self, user: str, name: str) -> None:
        """Delete a library of the person's own, with all that is in it.

        Whoever is adding to it or asking it is told that it is gone. Raises LibraryError, LibraryBusy.
        """
        path = self._own(user).get(name)
        if path is None:
            raise LibraryNotFound(f"there is no library {name!r} of your own.")
        with self._changes(path):
            if not path.exists():  # another page was first
                raise LibraryNotFound(f"there is no library {name!r} of your own.")
            assistant = self._open.get(path)
            # between two batches of whoever is adding; nobody is where it is not open, as if it is damaged
            held = assistant.library.writing() if assistant else nullcontext()
            try:
                doomed = Path(mkdtemp(prefix="deleted-", dir=path.parent))
                try:
                    with held:
                        path.rename(doomed / path.name)  # gone for all at once
                    self._open.pop(path, None)
                    if assistant:
                        assistant.library.close()
                finally:
                    shutil.rmtree(doomed)
            except OSError as error:
                raise LibraryError(f"the library {name!r} cannot be deleted: {error.strerror}.") from error

    def close(self) -> None:
        """Close all of them."""
        while self._open:
            with suppress(KeyError):
                self._open.popitem()[1].library.close()

    def _assistant(self, path: Path, *, create: bool = False) -> Assistant:
        if found := self._open.get(path):
            return found
        with self._changes(path):
            if path not in self._open:
                self._open[path] = Assistant(self._opened(path, create), trained=self._trained)
            return self._open[path]

    def _opened(self, path: Path, create: bool) -> Library:
        try:
            return Library(path, embedder=self._embedder, create=create)
        except EmbedderMismatch:
            return Library(path, create=False)  # made with another model, which is stored with it

    def _changes(self, path: Path) -> Lock:
        with self._lock:
            return self._changing.setdefault(path, Lock())

    def _own(self, user: str) -> dict[str, Path]:
        """{name: folder}, by name; one that is named like a shared one, which may be new, is told apart."""
        found = sorted(self._folder(user).glob(f"*{SUFFIX}"), key=lambda path: path.stem.casefold())
        return {
            f"{path.stem} (own)" if path.stem in self._shared else path.stem: path
            for path in found
            if (path / "catalog.sqlite").exists()
        }

    def _folder(self, user: str) -> Path:
        """By a hash, as a name may hold anything."""
        return self._home / "libraries" / blake2b(user.encode("utf-8", "replace"), digest_size=12).hexdigest()


def _named(paths: Sequence[Path]) -> dict[str, Path]:
    """{name: folder}: the folder's name, with its place where two are named alike."""
    places = list(dict.fromkeys(path.absolute() for path in paths))
    alike = Counter(_folded(path.stem) for path in places)
    return {path.stem if alike[_folded(path.stem)] == 1 else f"{path.stem} ({path})": path for path in places}


def _folded(name: str) -> str:
    """Alike for names that may be one and the same to a file system."""
    return unicodedata.normalize("NFC", name).casefold()


def _checked(name: str) -> str:
    """Raises LibraryError for what cannot be a folder's name everywhere."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if not name:
        raise LibraryError("a library needs a name.")
    fits = len(name) <= LONGEST and _alphanumeric(name[0]) and all(map(_allowed, name))
    if not fits or name.partition(".")[0].casefold() in _TAKEN:
        raise LibraryError(
            f"{name[:LONGEST]!r} cannot name a library: give at most {LONGEST} letters, digits, spaces and "
            "any of _.,'()&-, a letter or digit first."
        )
    return name


def _allowed(sign: str) -> bool:
    return sign in _SIGNS or _alphanumeric(sign) or unicodedata.category(sign) in ("Mn", "Mc")


def _alphanumeric(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN"
