"""Everything that a person may see as an error.

    FootnoteError
    ├── DocumentError            a file or record that cannot be read
    ├── LibraryError             something is wrong with a library
    │   ├── LibraryNotFound      no library at this path
    │   ├── DocumentNotFound     no document of this id in the library
    │   ├── LibraryDamaged       the catalog cannot be trusted; it is never overwritten
    │   ├── LibraryBusy          another process is writing and did not finish in time
    │   ├── LibraryReadOnly      the folder cannot be written to
    │   ├── LibraryFull          the disk is full
    │   └── EmbedderMismatch     opened with another embedder than it was made with
    ├── EmbedderError            the embedding model cannot be loaded or used
    ├── ReaderError              the weights of the trained reader are missing or damaged
    ├── ModelError               a model that writes answers, or its server, cannot be loaded or used
    ├── ChatError                the stored chats cannot be read or written
    │   └── ChatNotFound         no chat or turn of this id that is this user's
    └── FilterError              a `where` that names an unknown field or a senseless value (a ValueError too)

Each message names the thing that failed and says what to do. A wrong argument is a plain `ValueError`;
not knowing the answer is no error at all.
"""


class FootnoteError(Exception):
    """The root: `except FootnoteError` catches all that Footnote raises on purpose."""


class DocumentError(FootnoteError):
    """A file or record that cannot be read; `Library.add` collects these in `report.failed`."""


class LibraryError(FootnoteError):
    """Something is wrong with a library."""


class LibraryNotFound(LibraryError):
    """No library at this path."""


class DocumentNotFound(LibraryError):
    """No document of this id in the library."""


class LibraryDamaged(LibraryError):
    """The catalog cannot be trusted. It is left as it is, for a copy to be restored over it."""


class LibraryBusy(LibraryError):
    """Another process is writing to the library and did not finish in time."""


class LibraryReadOnly(LibraryError):
    """The library's folder cannot be written to."""


class LibraryFull(LibraryError):
    """The disk is full; what was committed before is intact."""


class EmbedderMismatch(LibraryError):
    """The library was made with another embedder, so its vectors mean something else."""


class EmbedderError(FootnoteError):
    """The embedding model cannot be loaded or used."""


class ReaderError(FootnoteError):
    """The weights of the trained reader are missing or damaged."""


class ModelError(FootnoteError):
    """A model that writes answers, or the server it runs on, cannot be loaded or used."""


class ChatError(FootnoteError):
    """The stored chats cannot be read or written."""


class ChatNotFound(ChatError):
    """No chat or turn of this id that is this user's: whether somebody else has one is not told."""


class FilterError(FootnoteError, ValueError):
    """A `where` that names an unknown field or gives a value that cannot be compared."""


def first_line(error: BaseException) -> str:
    """What an error of another library says, for a message of ours; many go on with advice to programmers."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
