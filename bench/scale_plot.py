"""A picture of cost against size: milliseconds over passages, both on a scale of powers of ten."""

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot

DRAWN = {
    "retrieve, everything": "passages for a question",
    "retrieve, half of it": "… with a filter that lets half through",
    "vector search, everything": "… the exact vector search alone",
    "adding one document": "adding a document",
    "removing one document": "removing a document",
    "opening": "opening the library",
}


def draw(found: Mapping[int, Mapping[str, float]], path: Path) -> None:
    """A line for each of `DRAWN`: medians in ms, by how many passages there were. Raises OSError."""
    figure, axes = pyplot.subplots(figsize=(8, 5))
    sizes = sorted(found)
    for name, label in DRAWN.items():
        axes.plot(sizes, [found[size][name] for size in sizes], "o-", label=label)
    axes.set(xscale="log", yscale="log", xlabel="passages in the library", ylabel="ms, median")
    axes.grid(alpha=0.3, which="both")
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    pyplot.close(figure)
