"""A follow-up that was given the subject of the chat, or one that changes it: the documents tell which.

"Who will pay the bills?" after a question on a thief may be about the thief or about something new; its form
does not say. So it is answered both ways, and where the answer to what was typed has clearly more of what was
typed, the subject is left out.
"""

from index.terms import Vocabulary, content_terms
from qa.answer import Answer
from qa.candidates import Asked
from qa.phrasing.kin import kin_of

_CLEARLY = 0.2  # share of the question's terms, by weight
_LEAST = 0.25


def better_alone(question: str, alone: Answer, guessed: Answer, library: Vocabulary) -> bool:
    """Whether the answer to the question as it was typed is to be preferred to that about the chat's subject.

    alone and guessed are the answers to the two. A refusal has nothing of the question, and is preferred only
    to what has next to nothing of it and no short answer either.
    """
    asked = Asked(question, library)
    held = _held(asked, guessed)
    if not alone.answered:
        return held < _LEAST and guessed.short is None
    return held < _LEAST or _held(asked, alone) > held + _CLEARLY


def _held(asked: Asked, answer: Answer) -> float:
    """The most of the question that one quote has, in its words or kin of them, with the title above it."""
    quotes = [content_terms(f"{one.quote} {one.document.title or ''}") for one in answer.citations]
    return max((asked.share(kin_of(words).union(words)) for words in quotes), default=0.0)
