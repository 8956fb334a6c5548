"""Cut passages still point at their answer; batches hold every row once."""

import random

import numpy as np
import pytest
from tokenizers import Tokenizer

from qa.trained.layout import CLS, SEP
from training.batches import TOKENS, batches, collate
from training.encode import NO_TARGET, PASSAGE_TOKENS, Encoded, encode, load_tokenizer, window
from training.examples import Entailment, Example

FILLER = "The river runs past the mill and the old bridge. "


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer()


def asked(before: int, after: int, title: str = "Mills") -> Example:
    second = FILLER * before + "Its miller was Jonas Achterberg of Delft. " + FILLER * after
    start = second.index("Jonas")
    span = (start, start + len("Jonas Achterberg"))
    return Example("made", "Who was the miller?", second, title, answer=span, focus=span, relevant=True)


def decoded(tokenizer: Tokenizer, row: Encoded) -> str:
    return tokenizer.decode(row.ids[row.start : row.end + 1].tolist())


@pytest.mark.parametrize(("before", "after"), [(0, 0), (0, 40), (40, 0), (30, 30), (3, 80)])
def test_the_span_of_a_cut_passage_is_the_answer(tokenizer: Tokenizer, before: int, after: int) -> None:
    for seed in range(8):
        (row,) = encode([asked(before, after)], tokenizer, seed)
        assert decoded(tokenizer, row) == "jonas achterberg"
        assert len(row.ids) - row.passage - 1 <= PASSAGE_TOKENS
        assert row.start >= row.passage


def test_a_row_is_question_then_title_and_passage(tokenizer: Tokenizer) -> None:
    rows = [next(encode([asked(0, 0)], tokenizer, seed)) for seed in range(12)]
    texts = {tokenizer.decode(row.ids.tolist(), skip_special_tokens=False) for row in rows}
    bare = "[CLS] who was the miller? [SEP] its miller was jonas achterberg of delft. [SEP]"
    assert texts == {bare, bare.replace("its", "mills : its")}
    for row in rows:
        assert row.ids[0] == CLS
        assert row.ids[row.second - 1] == row.ids[-1] == SEP


def test_targets_go_to_their_heads(tokenizer: Tokenizer) -> None:
    none = Example("made", "Who?", FILLER, no_answer=True, relevant=False)
    claim = Example("made", "It runs.", FILLER, entailment=Entailment.ENTAILED)
    first, second = encode([none, claim], tokenizer, 0)
    assert (first.start, first.end, first.relevant, first.entailment) == (0, 0, 0, NO_TARGET)
    assert (second.start, second.relevant, second.entailment) == (NO_TARGET, NO_TARGET, 0)


def test_a_window_keeps_its_focus_and_begins_with_a_sentence_where_it_can() -> None:
    for seed in range(50):
        chance = random.Random(seed)
        begin, stop = window(1_000, (500, 520), list(range(0, 1_000, 40)), chance)
        assert begin <= 500 < 520 < stop
        assert stop - begin <= PASSAGE_TOKENS
        assert begin % 40 == 0


def rows_of(lengths: list[int]) -> list[Encoded]:
    return [Encoded(np.full(length, 7, dtype=np.int32), second=3, passage=4) for length in lengths]


def test_batches_hold_every_row_once_and_within_their_size() -> None:
    chance = random.Random(3)
    rows = rows_of([chance.randint(10, 250) for _ in range(4_000)])
    made = batches(rows, 1)
    assert sorted(row for batch in made for row in batch) == list(range(4_000))
    assert all(len(batch) * max(len(rows[row].ids) for row in batch) <= TOKENS for batch in made)
    assert made == batches(rows, 1)
    assert made != batches(rows, 2)


def test_padding_is_masked_and_no_answer_may_begin_in_it() -> None:
    batch = collate(rows_of([6, 9]))
    assert batch.mask.sum(dim=1).tolist() == [6, 9]
    assert batch.allowed[0].tolist() == [True, False, False, False, True, False, False, False, False]
    assert batch.types[0].tolist() == [0, 0, 0, 1, 1, 1, 0, 0, 0]
