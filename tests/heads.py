"""An article without a head, for tests of what may stand above it."""

from index.documents import Document
from index.preamble import with_text_metadata

HEAD = "Ferry goes down off Tarn Point"
PROSE = (
    "The ferry Brant went down on Saturday with sixty people aboard, and nine of them are missing, the "
    "harbour office in Tarn said on Sunday.\n\nThe master had asked for repairs twice.\n"
)
DAY = "2030-06-03"


def enriched(text: str, title: str | None = None, kind: str = "txt") -> Document:
    return with_text_metadata(Document(text, f"a.{kind}", title, {"format": kind}))
