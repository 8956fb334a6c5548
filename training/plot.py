"""Pictures of a run: the loss of each head, and what the snapshots can do, over the examples seen."""

import json
from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot

SMOOTH = 25  # lines of the log in a running mean


def plot_losses(log: Path, out: Path) -> None:
    """Draw log.jsonl as a picture; a log too short for a mean draws nothing."""
    lines = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    figure, axes = pyplot.subplots(figsize=(7, 4))
    for head in ("span", "relevance", "entailment"):
        known = [(line["seen"], line[head]) for line in lines if line[head]]
        axes.plot(*smoothed(known), label=head)
    axes.set(xlabel="examples seen", ylabel=f"loss, mean of {SMOOTH} lines", title="Training the reader")
    axes.legend()
    figure.savefig(out, dpi=120)
    pyplot.close(figure)


def smoothed(points: list[tuple[int, float]]) -> tuple[list[int], list[float]]:
    """A running mean over SMOOTH points: examples seen, losses."""
    windows = [points[at : at + SMOOTH] for at in range(len(points) - SMOOTH + 1)]
    return [window[-1][0] for window in windows], [sum(loss for _, loss in w) / SMOOTH for w in windows]


def plot_curve(found: Mapping[int, Mapping[str, float]], path: Path) -> None:
    """F1, exact match and AUROC against the examples seen, as a PNG."""
    figure, axes = pyplot.subplots(figsize=(7, 4))
    names = {"f1": "F1", "exact": "exact match", "auroc_mix": "AUROC, unanswerable told apart"}
    for name, label in names.items():
        axes.plot([seen / 1000 for seen in found], [row[name] for row in found.values()], "o-", label=label)
    axes.set(xlabel="thousand examples seen", ylabel="SQuAD, gold paragraph", ylim=(0, 1))
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, dpi=120)
    pyplot.close(figure)
