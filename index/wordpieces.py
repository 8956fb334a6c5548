"""BERT's tokens of texts, word by word: a word is tokenised when it first comes, and then looked up.

A text that is added is tokenised as sentences, as passages and to be embedded, which took a tenth of the time
of adding; its words are the same each time, and mostly those of other texts.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Any

# BERT's tokens reach across none of these: it parts words at blanks and makes each such sign one of its own.
_WORD = re.compile(r"[!-/:-@\[-`{-~]|[^ \t\n\r!-/:-@\[-`{-~]++")
_KEPT = 500_000  # characters of words, which with their tokens take some 15 MB


class WordPieces:
    """What a tokenizer makes of texts, for several threads at once."""

    def __init__(self, tokenizer: Any) -> None:
        """tokenizer is a tokenizers.Tokenizer that puts two special tokens around a text and never cuts."""
        self._tokenizer = tokenizer
        self._first, self._last = tokenizer.encode("").ids
        self._added = _added(tokenizer)
        self._parted = _parts_words(tokenizer)
        self._known: dict[str, tuple[int, ...]] = {}
        self._size = 0

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, special ones included, uncut."""
        if not self._parted or any(self._added.search(text) for text in texts):
            return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]
        rows = [_WORD.findall(text) for text in texts]
        known = self._learned(set(chain.from_iterable(rows)))
        return [[self._first, *chain.from_iterable(map(known.__getitem__, row)), self._last] for row in rows]

    def _learned(self, words: set[str]) -> dict[str, tuple[int, ...]]:
        """All that is known, which includes these words; another thread may begin afresh meanwhile."""
        known = self._known
        fresh = [word for word in words if word not in known]
        if fresh:
            encodings = self._tokenizer.encode_batch_fast(fresh, add_special_tokens=False)
            known.update((word, tuple(encoding.ids)) for word, encoding in zip(fresh, encodings, strict=True))
            self._size += sum(map(len, fresh))
            if self._size > _KEPT:
                self._known, self._size = {}, 0
        return known


def _parts_words(tokenizer: Any) -> bool:
    """Whether what it makes of a word depends on that word alone."""
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    return (
        isinstance(tokenizer.model, WordPiece)
        and isinstance(tokenizer.normalizer, BertNormalizer)
        and isinstance(tokenizer.pre_tokenizer, BertPreTokenizer)
        and not any(token.normalized for token in tokenizer.get_added_tokens_decoder().values())
    )


def _added(tokenizer: Any) -> re.Pattern[str]:
    """Where a text spells out a token that is none of its words, like "[SEP]"."""
    every = (token.content for token in tokenizer.get_added_tokens_decoder().values())
    return re.compile("|".join(map(re.escape, every)) or r"(?!)")
