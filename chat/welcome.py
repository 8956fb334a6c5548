"""What is said of answers before the first question: whose words they will be."""

from html import escape

from chat.authors import OWN
from qa.showing import shown

_OWN = (
    "Every sentence of an answer is theirs, word for word; click its number to stand at it in the document."
)
_WRITTEN = (
    "Answers are written by {}. Each sentence is checked against the documents before it counts, and what "
    "they do not bear out is left out; click its number to stand at the words behind it."
)


def welcome_html(author: str) -> str:
    """For answers by this author, see `chat.authors`."""
    told = _OWN if author == OWN else _WRITTEN.format(escape(shown(author)))
    return f'<div class="welcome"><p>Ask something that the documents may hold. {told}</p></div>'
