"""Text made safe to show, on one line, in Markdown, in HTML: the same characters, and none takes effect.

Nothing is parsed or cut here, and what is said is for others.
"""

import re
import unicodedata
from html import escape

_SPACE = re.compile(r"\s+")

# Explicit embeddings, overrides and isolates: they can make a line read in another order than it is written.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What means something in Markdown: anywhere in a line, and only where a line begins.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>()#|~&$@^=!]|:(?=\S)|(?<=www)\.|^[-+]", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d+)\.")


def shown(text: str) -> str:
    """Text on one line, safe to show: white space is collapsed; controls, direction overrides and lone
    surrogates become replacement characters, so that they are seen and do nothing."""
    return harmless(text).strip()


def harmless(text: str) -> str:
    """As `shown`, white space at both ends kept as a space: for a stretch of a line."""
    return "".join(visible(character) for character in _SPACE.sub(" ", text))


def visible(character: str) -> str:
    """A character, or the replacement character for a control, direction override or lone surrogate."""
    hidden = unicodedata.category(character) in {"Cc", "Cs"} or character in _DIRECTION
    return "\N{REPLACEMENT CHARACTER}" if hidden else character


def in_markdown(text: str) -> str:
    """One line of text with every mark of Markdown escaped."""
    escaped = _MARKDOWN.sub(lambda match: "\\" + match[0], text)
    return _NUMBERED.sub(r"\1\\.", escaped)


def in_html(text: str) -> str:
    """Text with every mark of HTML escaped, for an element or an attribute in quotes."""
    return escape(text, quote=True)
