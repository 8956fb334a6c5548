"""The short answer that the trained reader marks but is too unsure of, confirmed by a language model.

Asked for the fewest words of the quote that answer, the model must say what the reader marks, and little
else. So what is named always stands in a quote, word for word; a small model, which is wrong more often than
right when it is asked alone, only tells which of the reader's doubtful answers to give.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.errors import ModelError
from index.terms import content_terms
from index.words import STOP_WORDS
from qa.answer import Answer, Citation
from qa.short import Short
from qa.writing.one_line import in_one_line, said_in_one_line
from qa.writing.writer import Message, Stop, Writer, chat

SECONDS = 3.0  # that it may take
LEAST = 0.55  # chance below which the reader is too unsure for the model to settle it

_MOST = 24  # tokens that are written
_LONGEST = 600  # characters of a quote that the model is shown
_BESIDE = 2  # content words that the model may say besides the answer and the question's own
_SYSTEM = (
    "You answer a question with the fewest words of a text that answer it. Copy them exactly, and write "
    "nothing else."
)
_EXAMPLES = (
    (
        "The Brim Bridge, which was built in 1931 by Petra Quill, is closed to lorries.",
        "Who built the Brim Bridge?",
        "Petra Quill",
    ),
    (
        "The ferry was delayed for two hours because of thick fog over Ohm Lake.",
        "Why was the ferry late?",
        "thick fog",
    ),
    (
        "In summer the tower of Aldmoor is open from nine to six, and some 340 people visit it each day.",
        "How many people visit the tower in a day?",
        "340",
    ),
)
_WORD = re.compile(r"\w+")
_BEFORE = frozenset("the a an in on of at".split())  # that the marked stretch may begin with
_DENYING = frozenset("no not never nor neither none without".split())


def with_name(answer: Answer, writer: Writer, stop: Stop) -> Answer:
    """The answer with its short answer named and marked, where the model confirms it; else as it is."""
    short = named(answer, writer, stop)
    if short is None:
        return answer
    citations = tuple(
        replace(one, mark=(short.start, short.end)) if _holds(one, short) else one for one in answer.citations
    )
    return replace(answer, short=short.text, citations=citations, doubtful=None)


def named(answer: Answer, writer: Writer, stop: Stop, *, seconds: float = SECONDS) -> Short | None:
    """What may be the short answer, if it stands in what is cited and the model says the same in time.

    None where the answer has a short one already. A model that fails or is late names nothing.
    """
    doubtful = answer.doubtful
    if answer.short or doubtful is None or doubtful.chance < LEAST:
        return None
    citation = next((one for one in answer.citations if _holds(one, doubtful)), None)
    if citation is None or stop.due:
        return None
    try:
        asked = messages(answer.question, citation.quote, writer.control)
        said = said_in_one_line(writer, asked, most=_MOST, stop=stop.within(seconds))
    except ModelError:
        return None
    return doubtful if confirms(said, doubtful.text, answer.question) else None


def confirms(said: str, marked: str, question: str) -> bool:
    """Whether what a model said is what is marked, with at most a few words besides those of the question.

    What is marked must tell something that the question does not.
    """
    words, stretch, asked = _words(said), _bare(_words(marked)), set(_words(question))
    told = set(content_terms(marked)) - set(content_terms(question))
    beside = [word for word in words if word not in asked and word not in STOP_WORDS]
    most = len([word for word in stretch if word not in STOP_WORDS]) + _BESIDE
    denies = not _DENYING.intersection(words) <= asked.union(stretch)
    return bool(told) and _within(stretch, words) and len(beside) <= most and not denies


def messages(question: str, quote: str, control: Sequence[str]) -> list[Message]:
    """What the model is asked: a few examples, then the quote and the question."""
    examples = ((_asking(text, asked), short) for text, asked, short in _EXAMPLES)
    shown, about = (in_one_line(text, control, _LONGEST) for text in (quote, question))
    return chat(_SYSTEM, examples, _asking(shown, about))


def _asking(text: str, question: str) -> str:
    return f"Text: {text}\nQuestion: {question}\nAnswer:"


def _holds(citation: Citation, short: Short) -> bool:
    within = citation.start <= short.start and short.end <= citation.end
    return within and citation.document.id == short.document.id


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _bare(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    return words


def _within(stretch: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words stand side by side among others."""
    size = len(stretch)
    return size > 0 and any(words[n : n + size] == stretch for n in range(len(words) - size + 1))
