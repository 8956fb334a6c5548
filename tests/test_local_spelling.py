"""Spelling: the pieces together are the tokenizer's own text, and each of them is whole characters."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qa.writing.spelling import BROKEN, Spelling
from tests.tiny_models import tokenizer

known = cache(tokenizer)


def decode(ids: Sequence[int]) -> str:
    return str(known().decode(list(ids), skip_special_tokens=True, clean_up_tokenization_spaces=False))


def pieces(ids: Sequence[int], decoded: Any = decode) -> list[str]:
    spelling = Spelling(decoded)
    return [*(spelling.add(token) for token in ids), spelling.rest()]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=BROKEN)))
def test_the_pieces_are_the_text(text: str) -> None:
    ids = known()(text, add_special_tokens=False)["input_ids"]
    found = pieces(ids)
    assert "".join(found) == decode(ids)
    assert BROKEN not in "".join(found)


@given(st.lists(st.integers(0, 300), max_size=40))
def test_any_tokens_at_all_give_whole_characters(ids: list[int]) -> None:
    said = "".join(pieces(ids))
    assert BROKEN not in said
    assert said == decode(ids).replace(BROKEN, "")


def test_a_character_of_several_tokens_comes_with_the_last() -> None:
    ids = known()("a 🦊b", add_special_tokens=False)["input_ids"]
    assert [piece for piece in pieces(ids) if piece] == ["a", " 🦊", "b"]
    assert len(ids) > 4


def test_half_a_character_at_the_end_is_left_out() -> None:
    ids = known()("late 🦊", add_special_tokens=False)["input_ids"]
    assert "".join(pieces(ids[:-1])) == "late "


def test_spaces_that_a_tokenizer_writes_between_words_alone() -> None:
    from tokenizers import Tokenizer, decoders, models

    words = {"▁The": 0, "▁mayor": 1, ",": 2, "▁who": 3}
    made = Tokenizer(models.WordLevel(words, unk_token=","))
    made.decoder = decoders.Metaspace()  # writes no space at the beginning of a text
    assert pieces([0, 1, 2, 3], made.decode) == ["The", " mayor", ",", " who", ""]
