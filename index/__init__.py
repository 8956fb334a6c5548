"""Documents in, passages out. Knows nothing of answers."""

from index.adding import Progress, Report
from index.documents import Document, Hit, Passage
from index.embed import Embedder, SentenceTransformerEmbedder
from index.errors import (
    ChatError,
    ChatNotFound,
    DocumentError,
    DocumentNotFound,
    EmbedderError,
    EmbedderMismatch,
    FilterError,
    FootnoteError,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryNotFound,
    LibraryReadOnly,
    ModelError,
    ReaderError,
)
from index.library import Library
from index.retrieve import retrieve

__all__ = [
    "ChatError",
    "ChatNotFound",
    "Document",
    "DocumentError",
    "DocumentNotFound",
    "Embedder",
    "EmbedderError",
    "EmbedderMismatch",
    "FilterError",
    "FootnoteError",
    "Hit",
    "Library",
    "LibraryBusy",
    "LibraryDamaged",
    "LibraryError",
    "LibraryFull",
    "LibraryNotFound",
    "LibraryReadOnly",
    "ModelError",
    "Passage",
    "Progress",
    "ReaderError",
    "Report",
    "SentenceTransformerEmbedder",
    "retrieve",
]
