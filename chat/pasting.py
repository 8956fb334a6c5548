"""Text that was pasted into the page, as a Document."""

import re
from dataclasses import replace
from hashlib import blake2b

from index.documents import Document
from index.errors import DocumentError
from index.fields import storable
from index.markdown import with_front_matter

LONGEST = 5_000_000  # bytes in UTF-8
_NAME = 60  # characters of a source's name
_WORD = re.compile(r"\w+")


def pasted(text: str, title: str = "") -> Document:
    """The text under a source of its own, "pasted/North pier closed-1a2b3c4d".

    The name is the title's, or else the text's first words; the digits are a hash of the text, so that the
    same text pasted twice is one document. Raises DocumentError for text that is empty or beyond 5 MB.
    """
    text, title = storable(text), " ".join(storable(title).split())
    encoded = text.encode()
    if not text.strip():
        raise DocumentError("there is no text to add: paste some")
    if len(encoded) > LONGEST:
        megabytes = len(encoded) / 1_000_000
        raise DocumentError(
            f"the text is too long to paste ({megabytes:.1f} MB, at most {LONGEST // 1_000_000}): save it as "
            "a .txt file and add that"
        )
    words = " ".join(_WORD.findall(title or text[:1000]))
    name = words[:_NAME].rpartition(" ")[0] if len(words) > _NAME and " " in words[:_NAME] else words[:_NAME]
    digits = blake2b(encoded, digest_size=4).hexdigest()
    try:
        document = with_front_matter(text, f"pasted/{name or 'text'}-{digits}", "txt")
    except DocumentError as error:
        raise DocumentError(f"what was pasted {error}") from None
    return replace(document, title=title or document.title)
