"""From a question and a passage to the best span: the passage in windows, the spans in one search."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from training.encode import CLS, QUESTION_TOKENS, SEP, TITLE_TOKENS, Encoded
from training.scorer import Floats, Row, Scorer, score

WINDOW = 200  # tokens of a passage that are read at once
STRIDE = 100
LONGEST_ANSWER = 24  # tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """The best span of a passage as text[start:end], its score and that of "no answer", and the relevance."""

    start: int
    end: int
    span: float
    null: float
    relevance: float


@dataclass(frozen=True, slots=True)
class Window:
    """A row for the model, and which characters of the passage its passage tokens stand for."""

    row: Encoded
    offsets: list[tuple[int, int]]


def windows(question: str, title: str, passage: str, tokenizer: Tokenizer) -> list[Window]:
    """The passage beside the question, as often as it takes."""
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:QUESTION_TOKENS]
    named = tokenizer.encode(title + ":", add_special_tokens=False).ids[-TITLE_TOKENS:] if title else []
    text = tokenizer.encode(passage, add_special_tokens=False)
    last = max(1, len(text.ids) - WINDOW + STRIDE)
    return [
        Window(
            Encoded(
                np.asarray([CLS, *asked, SEP, *named, *text.ids[at : at + WINDOW], SEP], dtype=np.int32),
                second=len(asked) + 2,
                passage=len(asked) + 2 + len(named),
            ),
            text.offsets[at : at + WINDOW],
        )
        for at in range(0, last, STRIDE)
    ]


def read(asked: Sequence[tuple[str, str, str]], tokenizer: Tokenizer, scorer: Scorer) -> list[Reading]:
    """What each (question, title, passage) gets, the best of its windows."""
    parts = [windows(*one, tokenizer) for one in asked]
    rows = iter(score(scorer, [window.row for part in parts for window in part]))
    return [best([reading(window, next(rows)) for window in part]) for part in parts]


def best(readings: Sequence[Reading]) -> Reading:
    """The reading whose span is furthest above its null; relevance is that of the most relevant window."""
    found = max(readings, key=lambda reading: reading.span - reading.null)
    relevance = max(reading.relevance for reading in readings)
    return Reading(found.start, found.end, found.span, found.null, relevance)


def reading(window: Window, row: Row) -> Reading:
    """The best span of one window."""
    inside = slice(window.row.passage, len(window.row.ids) - 1)
    first, last, value = best_span(row.start[inside], row.end[inside])
    null = float(row.start[0] + row.end[0])
    return Reading(window.offsets[first][0], window.offsets[last][1], value, null, row.relevance)


def best_span(start: Floats, end: Floats) -> tuple[int, int, float]:
    """First and last token, start + end logit: the highest with first <= last < first + LONGEST_ANSWER."""
    sums = start[:, None] + end[None, :]
    allowed = np.triu(np.ones(sums.shape, dtype=bool)) & ~np.triu(
        np.ones(sums.shape, dtype=bool), LONGEST_ANSWER
    )
    first, last = np.unravel_index(int(np.where(allowed, sums, -np.inf).argmax()), sums.shape)
    return int(first), int(last), float(sums[first, last])
