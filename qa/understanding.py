"""A follow-up that was given the subject of the chat, or one that changes it: the documents tell which.

"Who will pay the bills?" after a question on a thief may be about the thief or about something new; its form
does not say. So it is answered both ways, and where the answer to what was typed has clearly more of what was
typed, the subject is left out.
"""

from index.terms import Vocabulary, content_terms
from qa.answer import Answer
from qa.candidates import Asked

_CLEARLY = 0.2  # share of the question's terms, by weight
_LEAST = 0.25


def better_alone(question: str, alone: Answer, guessed: Answer, library: Vocabulary) -> bool:
    """Whether the answer to the question as it was typed is to be preferred to that about the chat's subject.

    alone and guessed are the answers to the two; a refusal has nothing of the question.
    """
    asked = Asked(question, library)
    held = _held(asked, guessed)
    return held < _LEAST or _held(asked, alone) > held + _CLEARLY


def _held(asked: Asked, answer: Answer) -> float:
    """The most of the question that one quote has, with the title of its document."""
    return max(
        (asked.share(content_terms(f"{one.quote} {one.document.title or ''}")) for one in answer.citations),
        default=0.0,
    )
