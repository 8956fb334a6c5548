"""Plain re-implementations that search is compared with: slow, simple, and sharing no code with it.

But for the weights of a question's words, which have a test of their own in test_terms.py.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import Document, Library, Passage
from index.terms import weighed_terms
from tests.shelves import stored_vectors

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
    if not (lexical / "meta.json").exists():  # there never was a passage
        return 0
    meta = json.loads((lexical / "meta.json").read_bytes())
    return int(sum(segment["max_doc"] for segment in meta["segments"])) - passages


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage and its scores, as brute force has them."""

    passage: Passage
    fused: float
    dense: float
    bm25: float
    near: float


def ranked(library: Library, question: str, allowed: Callable[[Document], bool]) -> list[Ranked]:
    """Every passage of the allowed documents, best first, then oldest first.

    Sees the catalog's rows, and nothing of FAISS and Tantivy but how many documents without words the latter
    holds. The question is plain words that are their own stems. BM25's statistics are the whole library's.
    """
    library.refresh()
    passages = {passage.id or 0: passage for passage in library.passages()}
    split = {number: (_heading(passage), passage.text) for number, passage in passages.items()}
    wordless = wordless_documents(library.path / "lexical", len(passages))
    scores = bm25(split, list(dict.fromkeys(question.split())), wordless)
    ids = sorted(number for number, passage in passages.items() if allowed(passage.document))
    if not ids:
        return []
    dense = stored_vectors(library.catalog, ids) @ _unit(library, question)
    worded = np.array([scores.get(number, 0.0) for number in ids])
    weights = {term.text: term.weight for term in weighed_terms(question, library)}
    near = np.array([proximity(question.split(), weights, *split[number]) for number in ids]) @ [
        0.2,
        0.2,
        0.1,
    ]
    fused = 0.4 * _scaled(dense) + 0.1 * _scaled(worded) + near
    rows = zip(ids, fused.tolist(), dense.tolist(), worded.tolist(), near.tolist(), strict=True)
    found = [Ranked(passages[number], *row) for number, *row in rows]
    return sorted(found, key=lambda one: (-one.fused, one.passage.id))


def collapsed(library: Library, best: Sequence[Ranked], k: int) -> list[list[Ranked]]:
    """The first k that are no copies of better ones, each followed by its copies."""
    groups: list[list[Ranked]] = []
    vectors = dict(
        zip(
            [one.passage.id for one in best],
            stored_vectors(library.catalog, [one.passage.id or 0 for one in best]),
            strict=True,
        )
    )
    for one in best:
        for group in groups:
            near = vectors[group[0].passage.id] @ vectors[one.passage.id] >= 0.85
            if near and same_story(group[0].passage.text, one.passage.text):
                group.append(one)
                break
        else:
            if len(groups) < k:
                groups.append([one])
    return groups


def same_story(one: str, other: str) -> bool:
    """Whether one text is a copy of the other, for texts of lower-case words between single blanks."""
    left, right = one.split(), other.split()
    runs = [{tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))} for words in (left, right)]
    if len(runs[0] & runs[1]) < 0.75 * len(runs[0] | runs[1]):
        return False
    figures, negations = (
        [Counter(filter(kind, words)) for words in (left, right)] for kind in (str.isdigit, "not".__eq__)
    )
    return negations[0] == negations[1] and (figures[0] <= figures[1] or figures[1] <= figures[0])


def proximity(
    question: Sequence[str], weights: Mapping[str, float], heading: str, text: str
) -> tuple[float, float, float]:
    """Share, share within twenty words, share of neighbours kept; function words are those without weight.

    A question or text without any but function words keeps them.
    """
    words = [word for word in text.split() if word != "not"]
    whole = sum(weights.values())
    share = sum(weights[word] for word in weights if word in words or word in heading.split())
    windows = [
        sum(weights[word] for word in weights if word in words[at : at + 20]) for at in range(len(words))
    ]
    asked = [word for word in question if word != "not"]
    pairs = list(pairwise(asked))
    kept = [
        any(words[at] == one and other in words[at + 1 : at + 3] for at in range(len(words)))
        for one, other in pairs
    ]
    return share / whole, max(windows, default=0.0) / whole, sum(kept) / len(pairs) if pairs else 0.0


def _heading(passage: Passage) -> str:
    return " ".join(filter(None, (passage.document.title, passage.heading)))


def _unit(library: Library, question: str) -> NDArray[np.float64]:
    vector = library.embedder.embed([question])[0].astype(np.float64)
    return np.asarray(vector / (np.linalg.norm(vector) or 1))


def _scaled(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    span = np.ptp(scores)
    return (scores > 0).astype(float) if span == 0 else (scores - scores.min()) / span
