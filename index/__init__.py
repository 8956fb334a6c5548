"""Documents in, passages out. Knows nothing of answers."""

from index.documents import Document, Hit, Passage

__all__ = ["Document", "Hit", "Passage"]
