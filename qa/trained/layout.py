"""What the cross-encoder is given: [CLS] question [SEP] title: passage [SEP], a long passage in windows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

CLS, SEP, PAD = 101, 102, 0
QUESTION_TOKENS = 48
TITLE_TOKENS = 16
WINDOW = 200  # tokens of a passage that are read at once
STRIDE = 100  # from one window of a passage to the next


@dataclass(frozen=True, slots=True)
class Pair:
    """A question or claim, and the passage that it is read beside, with the title that stands above that."""

    first: str
    second: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """A row for the model.

    ids      token ids, shape (length,), special ones included
    second   where token type 1 begins
    passage  where the tokens of the passage begin; the last one but the closing [SEP] ends it
    offsets  the characters of the passage that each of its tokens stands for, shape (tokens, 2)
    """

    ids: NDArray[np.int64]
    second: int
    passage: int
    offsets: NDArray[np.int64]


def windows(pairs: Sequence[Pair], tokenizer: "Tokenizer") -> list[list[Window]]:
    """Each pair in as many windows as it takes, one at least."""
    texts = [whole(text) for pair in pairs for text in (pair.first, titled(pair.title), pair.second)]
    found = tokenizer.encode_batch(texts, add_special_tokens=False)
    return [_windows(*found[at : at + 3]) for at in range(0, len(found), 3)]


def titled(title: str) -> str:
    """A title as it stands before the passage."""
    return f"{title}:" if title else ""


def whole(text: str) -> str:
    """Without half characters, which the tokenizer refuses; offsets stay as they are."""
    return text.encode("utf-8", "replace").decode()


def _windows(first: "Encoding", title: "Encoding", second: "Encoding") -> list[Window]:
    asked, above = first.ids[:QUESTION_TOKENS], title.ids[-TITLE_TOKENS:]
    offsets = np.array(second.offsets, dtype=np.int64).reshape(-1, 2)
    last = max(1, len(second.ids) - WINDOW + STRIDE)
    return [
        Window(
            np.array([CLS, *asked, SEP, *above, *second.ids[at : at + WINDOW], SEP], dtype=np.int64),
            len(asked) + 2,
            len(asked) + 2 + len(above),
            offsets[at : at + WINDOW],
        )
        for at in range(0, last, STRIDE)
    ]
