"""Risk and coverage, reliability and latency drawn as PNG with matplotlib, which is imported here only.

Each plot is a figure of its own: pyplot, and with it windows and global state, is never loaded. Text is in
the fonts that come with matplotlib, and none of it comes from a document.
"""

import logging
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from footnote.evaluation.evaluate import Evaluation
from footnote.evaluation.measures import Bin

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BLUE, _ORANGE, _GREY, _INK = "#0b5394", "#b45309", "#6b7280", "#111827"
_SIZE, _DPI = (7.0, 5.0), 150  # inches across and up, and pixels to the inch
_MARKED = 60  # points up to which each is marked
_STRETCHED = 5  # times the median, above which the slowest needs another scale


def plots(found: Evaluation) -> dict[str, bytes]:
    """The plots by file name, each a PNG; none where nothing was asked."""
    if not found.results:
        return {}
    return {
        "risk-coverage.png": risk_coverage(found),
        "reliability.png": reliability(found),
        "latency.png": latency([result.seconds for result in found.results]),
    }


def risk_coverage(found: Evaluation) -> bytes:
    """The share of wrong answers against the share of questions answered, and where the threshold stands."""
    picture = _Picture(
        "Risk and coverage", "questions answered (coverage)", "wrong answers among them (risk)"
    )
    axes, drawn = picture.axes, found.curve
    if len(drawn.coverage):
        axes.fill_between(drawn.coverage, drawn.low, drawn.high, color=_BLUE, alpha=0.15, linewidth=0)
        marker = "o" if len(drawn.coverage) <= _MARKED else None
        label = "risk, with its 95 % interval"
        axes.plot(drawn.coverage, drawn.risk, color=_BLUE, marker=marker, markersize=3.5, label=label)
    if place := _in_force(found):
        axes.plot(
            *place, "D", color=_INK, markersize=8, label=f"the threshold in force, {found.threshold:.3g}"
        )
    if advice := found.suggestion:
        label = f"the risk accepted, {100 * advice.accepted:g} %"
        axes.axhline(advice.accepted, color=_GREY, linestyle="--", linewidth=1.2, label=label)
        if advice.threshold is not None:
            label = f"the threshold suggested, {advice.threshold:.3g}"
            axes.plot(advice.coverage, advice.risk, "*", color=_ORANGE, markersize=14, label=label)
    return picture.png(shares="xy")


def reliability(found: Evaluation) -> bytes:
    """What share of the questions is answerable, and what share is answered rightly, by confidence."""
    picture = _Picture("Reliability of the confidence", "confidence", "share of the questions")
    axes = picture.axes
    axes.plot([0, 1], [0, 1], color=_GREY, linestyle="--", linewidth=1.2, label="perfectly calibrated")
    _points(axes, found.reliability, "the documents hold the answer, with its 95 % interval")
    across, up = [bar.confidence for bar in found.rightness], [bar.share for bar in found.rightness]
    label = "what would be said is right"
    axes.plot(across, up, "s--", color=_ORANGE, markersize=4, linewidth=1.2, label=label, zorder=4)
    axes.axvline(found.threshold, color=_INK, linestyle=":", linewidth=1.4, label=_in_force_label(found))
    for bar in found.reliability:
        middle, below = (bar.start + bar.end) / 2, -0.045
        axes.text(middle, below, f"{bar.count:,}", ha="center", va="center", fontsize=8, color=_INK)
    note = "The numbers along the bottom count the questions in each tenth."
    return picture.png(note, shares="xy", lowest=-0.09)


def latency(seconds: Sequence[float]) -> bytes:
    """How many questions took how long, with the median and the 95th percentile."""
    import numpy as np

    picture = _Picture("Time to answer", "milliseconds for a question", "questions")
    axes, values = picture.axes, np.maximum(1000 * np.asarray(seconds), 0.01)
    median, late = np.percentile(values, [50, 95])
    bars = int(np.clip(2 * len(values) ** 0.5, 6, 30))
    if values.max() > _STRETCHED * median:  # a few that are far slower would squeeze all others into one bar
        edges = np.geomspace(values.min() / 1.1, values.max() * 1.1, bars + 1)
        picture.logarithmic()
    else:
        edges = np.linspace(0, values.max() * 1.05, bars + 1)
    axes.hist(values, bins=edges.tolist(), color=_BLUE, alpha=0.75, edgecolor="white", linewidth=0.5)
    axes.axvline(median, color=_INK, linewidth=1.4, label=f"median, {median:,.0f} ms")
    axes.axvline(late, color=_INK, linestyle="--", linewidth=1.4, label=f"95th percentile, {late:,.0f} ms")
    return picture.png()


class _Picture:
    """A figure of one diagram with its titles and grid."""

    def __init__(self, title: str, across: str, up: str) -> None:
        _silence()
        from matplotlib.figure import Figure

        self._figure = Figure(figsize=_SIZE, dpi=_DPI, layout="constrained", facecolor="white")
        self.axes = self._figure.add_subplot()
        self.axes.set_title(title, loc="left", fontsize=13, color=_INK)
        self.axes.set_xlabel(across, fontsize=11, color=_INK)
        self.axes.set_ylabel(up, fontsize=11, color=_INK)
        self.axes.grid(color="#e5e7eb", linewidth=0.8)
        self.axes.set_axisbelow(True)
        self.axes.spines[["top", "right"]].set_visible(False)

    def logarithmic(self) -> None:
        """Across, with plain numbers at 1, 2, 5, 10, …"""
        from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

        self.axes.set_xscale("log")
        self.axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        self.axes.xaxis.set_minor_locator(NullLocator())
        self.axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))

    def png(self, note: str = "", *, shares: str = "", lowest: float = 0.0) -> bytes:
        """Drawn; shares names the axes, of "xy", that run from 0 to 100 %, y from lowest."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.ticker import MaxNLocator, PercentFormatter

        for name in shares:
            axis = getattr(self.axes, f"{name}axis")
            axis.set_major_formatter(PercentFormatter(1.0, decimals=0))
            axis.set_ticks([fifth / 5 for fifth in range(6)])
        if shares:
            self.axes.set(xlim=(-0.02, 1.02), ylim=(lowest - 0.02, 1.02))
        else:
            self.axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        if self.axes.get_legend_handles_labels()[0]:
            self._figure.legend(
                loc="outside lower left", ncols=2, fontsize=9, frameon=False, title=note or None
            )
        written = BytesIO()
        FigureCanvasAgg(self._figure).print_figure(written, format="png", facecolor="white")
        return written.getvalue()


def _points(axes: "Axes", bars: Sequence[Bin], label: str) -> None:
    across, up = [bar.confidence for bar in bars], [bar.share for bar in bars]
    below = [max(bar.share - bar.low, 0.0) for bar in bars]
    above = [max(bar.high - bar.share, 0.0) for bar in bars]
    axes.errorbar(
        across, up, yerr=(below, above), color=_BLUE, marker="o", markersize=8, capsize=3, label=label,
        linewidth=1.4, elinewidth=1.2,
    )  # fmt: skip


def _in_force_label(found: Evaluation) -> str:
    return f"the threshold in force, {found.threshold:.3g}"


def _in_force(found: Evaluation) -> tuple[float, float] | None:
    """Coverage and risk as answered, with the threshold in force; None where nothing was answered."""
    answered = [result for result in found.results if result.answer.answered]
    if not answered:
        return None
    wrong = sum(not result.verdict.right for result in answered)
    return len(answered) / len(found.results), wrong / len(answered)


def _silence() -> None:
    """Where the home folder cannot be written to, matplotlib would tell where it keeps its fonts instead."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
