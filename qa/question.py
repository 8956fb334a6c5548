"""Follow-ups made self-contained: what a question leaves to the chat is put into it, without a model.

Pronouns are replaced by what they stand for, "What about …" and "When?" are completed from the question
before, and a question that names no subject is given the one of the chat. It reads the last dozen exchanges
and nothing else: no documents, no knowledge of the world but lists of words. Where nothing better is
found, the question before or its subject is added in brackets, as its words still help the search.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer import Turn
from qa.followups.chat import Chat, Exchange, candidates
from qa.followups.chatter import asks_nothing
from qa.followups.fragments import completed, reminded
from qa.followups.grammar import LONGEST
from qa.followups.mentions import extended, parsed
from qa.followups.subjects import with_subject
from qa.followups.substitution import Completed, substituted

REACH = 12  # exchanges that are looked at

_MOST_WORDS = 40  # a longer question brings its own subject
_POINTING = re.compile(
    r"\b(?:he|him|his|she|her|hers|it|its|they|them|their|theirs|this|that|these|those)\b", re.IGNORECASE
)
_ASIDE = re.compile(r" \(about [^()]*\)$")
_BRACKETS = re.compile(r" \((?:about )?(?P<added>[^()]*)\)$")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is to be searched for.

    guessed  whether it was given the subject of the chat although its form does not call for one: it may as
             well be about something new
    aside    what was added in brackets, as no place in the question was found for it; "" where none was
    """

    question: str
    guessed: bool = False
    aside: str = ""


def understood(question: str, history: Sequence[Turn]) -> Understood:
    """The question with what it leaves to the chat put in.

    One that stands alone, or has no chat before it, is returned as it is. history is oldest first.
    """
    chat = Chat()
    for turn in history[-REACH:]:
        chat = _after(chat, turn)
    found = _resolved(question, chat).question
    if found == question:
        return Understood(question)
    return Understood(found, guessed=_guessed(question, chat), aside=_aside(question, found))


def self_contained(question: str, history: Sequence[Turn]) -> str:
    """The question as `understood` has it."""
    return understood(question, history).question


def _guessed(question: str, chat: Chat) -> bool:
    """Whether nothing in the question points to the chat: no pronoun, no description, no missing part."""
    asked = parsed(question)
    return not _POINTING.search(question) and not any(step(asked, chat) for step in (completed, substituted))


def _aside(question: str, found: str) -> str:
    brackets = None if question.rstrip().endswith(")") else _BRACKETS.search(found)
    return brackets["added"] if brackets else ""


def _after(chat: Chat, turn: Turn) -> Chat:
    if asks_nothing(turn.question, turn.answer):
        return chat
    return chat.and_then(_resolved(turn.question, chat, turn.answer))


def _resolved(question: str, chat: Chat, answer: str = "") -> Exchange:
    if len(question) > LONGEST or asks_nothing(question, answer):
        return Exchange(question, chat.last.whole if chat else question, answer, (), (), own=True)
    asked = parsed(question)
    if chat and len(asked.words) <= _MOST_WORDS:
        for step in (completed, substituted, with_subject, reminded):
            if found := step(asked, chat):
                return _exchange(found, answer, own=step is not substituted)
    named = tuple(candidates(asked.mentions, loosely=chat.focus is None))
    centre = tuple(extended(each, asked) for each in named[:1])
    return Exchange(question, question, answer, named, centre, own=True)


def _exchange(found: Completed, answer: str, *, own: bool) -> Exchange:
    """Of a question that was completed; it does not name the subject that was added in brackets."""
    named = tuple(candidates(parsed(_ASIDE.sub("", found.text)).mentions))
    return Exchange(found.text, _ASIDE.sub("", found.whole), answer, named, found.centre, own)
