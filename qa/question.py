"""Follow-ups made self-contained: what a question leaves to the chat is carried over for the search.

It works on words alone: it tells whether a question leans on the chat and then adds the content words of
the question before. It does not resolve which word a pronoun stands for, and reads no answers.
"""

import re
from collections.abc import Iterator, Sequence

from index.words import STOP_WORDS
from qa.answer import Turn

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_OPENING = re.compile(r"(?:and|but|so|or|then|also|what about|how about)\b", re.IGNORECASE)
_EXPLETIVE = re.compile(
    r"\bit\s+(?:takes?|took|costs?|rain\w*|snow\w*|true|possible|likely|necessary|legal|safe|important|clear)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"(?:who|what|where)\s+(?:is|are|was|were)\s+\w+\W*$", re.IGNORECASE)

# These may stand for something that the question itself named before: "What did Trump say of his rival?"
_PERSONAL = frozenset(
    _WORD.findall("he she him her hers his its their theirs himself herself itself themselves")
)
# These only do so across a clause: "What did Trump say about it?" leans, "when it sank" need not.
_THINGS = frozenset(_WORD.findall("it they them this that these those there"))
_CLAUSE = frozenset(
    _WORD.findall("and or but when while after before because if since as although that who which until")
)
_BE = frozenset(_WORD.findall("is are was were be been"))
_AUXILIARY = _BE | frozenset(_WORD.findall("do does did will would can could has have had"))
_TIMES = frozenset(
    _WORD.findall("year month week weekend day days morning evening century time spring summer winter")
)
_FEW = 3  # content words: "And who reported that?" has one; with more of them even "And …" stands alone
_GRAMMAR = STOP_WORDS | frozenset(
    _WORD.findall(
        "although done exactly happen happened many may might much must said say says since within without"
    )
)


def self_contained(question: str, history: Sequence[Turn]) -> str:
    """The question as it is to be searched for.

    One that stands alone, or has no chat before it, is returned as it is. One that leans on the chat is
    followed by the content words of the questions before, back to the last one that stands alone.
    """
    if not history or not leans(question):
        return question
    present = {word.lower() for word in _words(question)}
    carried = dict.fromkeys(word for word in _topic(history) if word.lower() not in present)
    return " ".join([question.strip(), *carried]).strip()


def leans(question: str) -> bool:
    """Whether a question cannot be understood without the chat before it."""
    words = _words(question)
    content = content_words(question)
    if not content or (_OPENING.match(question.strip()) and len(content) <= _FEW):
        return True
    return _is_fragment(question, words) or _has_open_pronoun(question, [word.lower() for word in words])


def content_words(question: str) -> list[str]:
    """Its words but for pronouns, question words and other words of grammar; each once, in order."""
    kept = dict.fromkeys(word for word in _words(question) if not _is_grammar(word.lower()))
    return list(kept)


def _topic(history: Sequence[Turn]) -> Iterator[str]:
    for turn in reversed(history):
        yield from content_words(turn.question)
        if not leans(turn.question):
            return


def _words(question: str) -> list[str]:
    return _WORD.findall(question)


def _is_grammar(word: str) -> bool:
    return word.replace("’", "'") in _GRAMMAR


def _is_fragment(question: str, words: list[str]) -> bool:
    """Up to three words that name nothing: "Which countries?", not "Who is Merkel?" or "Why 1989?"."""
    names = any(word[0].isupper() or word[0].isdigit() for word in words[1:])
    return len(words) <= 3 and not names and not _DEFINITION.match(question.strip())


def _has_open_pronoun(question: str, words: list[str]) -> bool:
    if _EXPLETIVE.search(question):
        words = [word for word in words if word != "it"]
    for place, word in enumerate(words):
        before = words[:place]
        named = any(not _is_grammar(earlier) for earlier in before)
        if word in _PERSONAL and not named:
            return True
        if word in _THINGS and _points(words, place) and not (named and not _CLAUSE.isdisjoint(before)):
            return True
    return False


def _points(words: list[str], place: int) -> bool:
    """Whether "there", "this", "that" point to something, or only belong to the grammar."""
    word, near = words[place], words[max(0, place - 1) : place + 2]
    if word == "there":  # "Are there …", "How many … are there"
        return _BE.isdisjoint(near)
    if word in {"this", "these"}:
        return _TIMES.isdisjoint(near)
    if word == "that":  # "Who reported that?", "Did that help?"; otherwise it joins clauses
        return place == len(words) - 1 or not _AUXILIARY.isdisjoint(near[:1])
    return True
