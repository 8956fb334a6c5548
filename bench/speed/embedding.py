"""Passages embedded a second: ours, sentence-transformers', the graph's alone, and the processor's best."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.speed import table
from bench.speed.contest import Contest, Reply, Request, contest
from bench.speed.material import passages
from bench.speed.setting import FOOTNOTE, SENTENCES, Setting, measured, ours, sentences
from bench.speed.spread import Spread, ratio, spread
from index.embed import SentenceTransformerEmbedder

BARE = "its graph alone"
_PRODUCTS = {"products in f32": "f32", "products in bf16": "bf16"}
_LAYERS, _HIDDEN, _INNER = 6, 384, 1536  # of MiniLM


def measure(setting: Setting) -> table.Section:
    """The table; texts are passages as our chunker cuts them."""
    embedder = SentenceTransformerEmbedder()
    texts = passages(setting.material.documents, embedder, setting.texts)
    lengths = [min(count, embedder.window) for count in embedder.count_tokens(texts)]
    (setting.folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    others = [sentences(setting.python), sentences(setting.python, "bfloat16")]
    products = [measured(name, "ceiling", variant="0") for name in _PRODUCTS]
    entrants = [ours(), measured(BARE, "bare"), *others, *products]
    with contest(entrants, setting.model, setting.folder) as taking_part:
        taking_part.each(lambda name: _request(setting.folder, name, vectors=True))
        found = taking_part.rounds(
            setting.rounds, lambda name, _: _request(setting.folder, name, vectors=False)
        )
        taking_part.need(FOOTNOTE, BARE)
        real = taking_part.tell(BARE, {"do": "measure", "what": "real"})
        rows = _rows(found, mean(map(operations, lengths)))
        remarks = (
            f"{mean(lengths):.0f} tokens a text; {real['amount']:.0%} of what is computed is no padding",
            *_nearness(rows),
            f"with {taking_part.versions}",
        )
        about = f"{len(texts)} passages, {setting.rounds} rounds"
        return table.Section(
            "embedding",
            about,
            ("texts a second", "GFLOP/s"),
            rows,
            tuple(_goals(found, _cosine(setting.folder, taking_part))),
            remarks,
            tuple(taking_part.left_out),
        )


def operations(length: int) -> float:
    """Floating-point operations for a text of so many tokens, special ones included.

    Each weight is multiplied and added once for a token; each token's query meets every key and value.
    """
    weights = 4 * _HIDDEN * _HIDDEN + 2 * _HIDDEN * _INNER
    return 2.0 * length * _LAYERS * (weights + 2 * length * _HIDDEN)


def worst_cosine(ones: NDArray[Any], others: NDArray[Any]) -> float:
    """The smallest cosine of a text's two vectors; both have shape (texts, dimension), and any length."""
    lengths = np.linalg.norm(ones, axis=1) * np.linalg.norm(others, axis=1)
    return float(((ones * others).sum(axis=1) / lengths).min())


def _request(folder: Path, name: str, *, vectors: bool) -> Request:
    if name in _PRODUCTS:
        return {"do": "measure", "what": _PRODUCTS[name]}
    file = str(_vectors(folder, name)) if vectors else None
    return {"do": "embed", "texts": str(folder / "texts.json"), "vectors": file}


def _vectors(folder: Path, name: str) -> Path:
    return folder / f"{name.replace(' ', '-')}.npy"


def _rows(found: Mapping[str, Sequence[Reply]], cost: float) -> tuple[table.Row, ...]:
    """cost is the floating-point operations of a text, on average."""
    own = _seconds(found[FOOTNOTE])
    rows = []
    for name, replies in found.items():
        rates = [reply["amount"] / reply["seconds"] for reply in replies]
        if name in _PRODUCTS:
            rows.append(table.Row(name, (None, spread([rate / 1e9 for rate in rates]))))
            continue
        figures = (spread(rates), spread([rate * cost / 1e9 for rate in rates]))
        rows.append(table.Row(name, figures, None if name == FOOTNOTE else ratio(_seconds(replies), own)))
    return tuple(rows)


def _goals(found: Mapping[str, Sequence[Reply]], cosine: float | None) -> list[table.Goal]:
    own = _seconds(found[FOOTNOTE])
    goals = []
    if SENTENCES in found:
        times = ratio(_seconds(found[SENTENCES]), own).median
        goals.append(table.at_least(f"times as fast as {SENTENCES}", times, 4))
    slower = ratio(own, _seconds(found[BARE])).median
    goals.append(table.at_most("times the time of the graph alone", slower, 1.3))
    if cosine is not None:
        goals.append(table.at_least("worst cosine with f32", cosine, 0.99))
    return goals


def _cosine(folder: Path, taking_part: Contest) -> float | None:
    """The worst of ours against sentence-transformers in f32; None without it."""
    if SENTENCES not in taking_part.names:
        return None
    ones, others = (np.load(_vectors(folder, name)) for name in (FOOTNOTE, SENTENCES))
    return worst_cosine(ones, others)


def _nearness(rows: Sequence[table.Row]) -> list[str]:
    """How much of what the processor does at best we get, in each precision it has."""
    figures: dict[str, Spread | None] = {row.name: row.figures[1] for row in rows}
    own = figures[FOOTNOTE]
    return [
        f"{own.median / best.median:.0%} of the operations a second of plain {name}"
        for name in _PRODUCTS
        if own and (best := figures.get(name))
    ]


def _seconds(replies: Sequence[Reply]) -> list[float]:
    return [reply["seconds"] for reply in replies]
