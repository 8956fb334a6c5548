"""What was measured, as a table for people and as JSON for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.speed.contest import LeftOut
from bench.speed.spread import Spread


@dataclass(frozen=True, slots=True)
class Row:
    """A contestant's figures.

    figures  a spread for each column of the section; None where there is nothing to say
    faster   how many times as fast Footnote is; None for Footnote itself and for what is no contestant
    """

    name: str
    figures: tuple[Spread | None, ...]
    faster: Spread | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """What we aim at, and where we are."""

    what: str
    aim: str
    figure: float
    met: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One table: its columns' headings with their units, rows, goals, remarks, and who is not in it."""

    name: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    goals: tuple[Goal, ...] = ()
    remarks: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def at_most(what: str, figure: float, limit: float, unit: str = "") -> Goal:
    """Better the smaller."""
    return Goal(what, f"<= {limit:g}{unit}", figure, figure <= limit)


def at_least(what: str, figure: float, limit: float, unit: str = "") -> Goal:
    """Better the larger."""
    return Goal(what, f">= {limit:g}{unit}", figure, figure >= limit)


def as_text(section: Section) -> str:
    """For a terminal; (low–high) are those of the rounds."""
    return "\n".join(_lines(section))


def as_json(sections: Sequence[Section]) -> list[dict[str, Any]]:
    """Everything, the figures unrounded."""
    return [asdict(section) for section in sections]


def _lines(section: Section) -> Iterator[str]:
    yield f"{section.name}: {section.about}"
    headings = ["", *section.columns]
    compared = any(row.faster for row in section.rows)
    table = [headings + ["Footnote is … times as fast"] * compared]
    table += [_cells(row, compared) for row in section.rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        yield (
            "  " + "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        ).rstrip()
    for goal in section.goals:
        verdict = "met" if goal.met else "MISSED"
        yield f"  goal: {goal.what} {goal.aim}: {_number(goal.figure)}, {verdict}"
    yield from (f"  {remark}" for remark in section.remarks)
    yield from (f"  left out: {one.name}: {one.why}" for one in section.left_out)


def _cells(row: Row, compared: bool) -> list[str]:
    figures = [*row.figures, row.faster] if compared else row.figures
    return [row.name, *("" if figure is None else _spread(figure) for figure in figures)]


def _spread(figure: Spread) -> str:
    if figure.low == figure.high:
        return _number(figure.median)
    return f"{_number(figure.median)} ({_number(figure.low)}–{_number(figure.high)})"


def _number(value: float) -> str:
    """About three digits."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"
