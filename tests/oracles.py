"""Plain re-implementations that search is compared with: slow, simple, and sharing no code with it."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

K1, B = 1.2, 0.75  # the usual BM25 constants, which are Tantivy's
TITLE_WEIGHT = 0.5


def bm25(passages: Mapping[int, tuple[str, str]], words: Sequence[str], wordless: int) -> dict[int, float]:
    """{passage id: score} of the passages with any of the words, from {passage id: (title, text)}.

    wordless is how many documents without any word the index holds besides the passages: they count in the
    number of documents and in the average length.
    """
    totals: dict[int, float] = {}
    for field, weight in ((0, TITLE_WEIGHT), (1, 1.0)):
        split = {number: fields[field].casefold().split() for number, fields in passages.items()}
        for word in words:
            for number, score in _field_scores(split, word, wordless).items():
                totals[number] = totals.get(number, 0.0) + weight * score
    return totals


def _field_scores(split: Mapping[int, list[str]], word: str, wordless: int) -> dict[int, float]:
    count = len(split) + wordless
    average = sum(map(len, split.values())) / count if count else 0.0
    matching = sum(word in words for words in split.values())
    inverse = math.log(1 + (count - matching + 0.5) / (matching + 0.5))
    scores = {}
    for number, words in split.items():
        if occurrences := words.count(word):
            length = K1 * (1 - B + B * len(words) / average)
            scores[number] = inverse * occurrences * (K1 + 1) / (occurrences + length)
    return scores


def wordless_documents(lexical: Path, passages: int) -> int:
    """How many documents beyond the passages a Tantivy folder holds, by its own account in meta.json."""
    meta = json.loads((lexical / "meta.json").read_bytes())
    return int(sum(segment["max_doc"] for segment in meta["segments"])) - passages
