"""What `footnote eval` shows on the terminal: the figures in a table, the advice, and what went wrong.

Drawn as `footnote.terminal` draws: wrapped and coloured on a terminal, plain elsewhere.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from footnote.evaluation.evaluate import Evaluation
from footnote.evaluation.measures import Figure
from footnote.evaluation.questions import Asked
from footnote.evaluation.scoring import Result
from footnote.terminal import Terminal
from qa.showing import shown

_PAUSE = 5.0  # seconds between lines of progress where there is no bar
_PLAIN = frozenset(("calibration error", "Brier score", "AUROC", "AURC"))  # and every MRR: no shares


class Scoreboard(Terminal):
    """The streams of a terminal, for the questions of a file."""

    def __init__(self, terminal: Terminal) -> None:
        self._out, self._err = terminal._out, terminal._err

    def counting(self, questions: Sequence[Asked], *, quiet: bool = False) -> Iterator[Asked]:
        """The questions, one after the other, with a bar on a terminal and a line now and then elsewhere."""
        if quiet:
            yield from questions
        elif not sys.stderr.isatty():
            yield from self._in_lines(questions)
        else:
            shape = TextColumn("asking …"), BarColumn(24), MofNCompleteColumn(), TimeRemainingColumn()
            with Progress(*shape, console=self._err, transient=True, redirect_stdout=False) as bar:
                yield from bar.track(questions)

    def note(self, text: str) -> None:
        """A line on standard error."""
        self._err.print(Text(shown(text), "yellow"))

    def evaluation(self, found: Evaluation) -> None:
        """The table, the latency, the threshold suggested, and the questions that went wrong."""
        self._out.print(_table(found.figures.items()))
        self._out.print()
        for line in summary(found):
            self._paragraph(Text(line))
        wrong = [result for result in found.results if not result.verdict.right]
        if wrong:
            self._out.print()
            self._out.print(Text(f"{len(wrong):,} of {len(found.results):,} questions went wrong:", "bold"))
        for result in wrong:
            self._wrong(result)

    def _in_lines(self, questions: Sequence[Asked]) -> Iterator[Asked]:
        last = monotonic()
        for done, asked in enumerate(questions):
            if monotonic() - last >= _PAUSE:
                last = monotonic()
                self._err.print(f"{done:,} of {len(questions):,} questions")
            yield asked

    def _wrong(self, result: Result) -> None:
        asked, answer = result.asked, result.answer
        self._out.print()
        self._paragraph(Text.assemble((f"line {asked.line}: ", "bold"), shown(asked.question)), hanging=4)
        verdict = Text.assemble((result.verdict.value, "red"), f", confidence {answer.confidence:.2f}")
        self._paragraph(verdict, margin=4)
        if asked.accepted:
            self._paragraph(Text(f"expected: {shown(' | '.join(asked.accepted))}"), margin=4)
        if answer.answered:
            self._paragraph(Text(f"answered: {shown(answer.text)}"), margin=4)


def summary(found: Evaluation) -> Iterator[str]:
    """In sentences: how many were asked, how long it took, and which threshold suits the risk accepted."""
    yield f"{len(found.results):,} of {found.total:,} questions asked, threshold {found.threshold:.3g}"
    if found.model:
        yield f"answers written by {found.model}"
    if found.latency:
        times = found.latency.median, found.latency.p95, found.latency.longest
        median, late, longest = (f"{1000 * seconds:,.0f} ms" for seconds in times)
        yield f"time to answer: median {median}, 95th percentile {late}, longest {longest}"
    if advice := found.suggestion:
        risk = f"{100 * advice.accepted:g} %"
        if advice.threshold is None:
            yield f"no threshold keeps wrong answers at or below {risk} of those given"
        else:
            yield (
                f"for wrong answers of at most {risk}: --threshold {advice.threshold} answers "
                f"{advice.coverage:.1%} of the questions, {advice.risk:.1%} of them wrongly"
            )


def cells(name: str, figure: Figure) -> tuple[str, str, str, str]:
    """A row of the table: name, value, interval and number of questions."""
    if figure.value is None:
        return name, "–", "", f"{figure.of:,}"
    form = "{:.3f}" if name in _PLAIN or name.startswith("MRR") else "{:.1%}"
    if figure.low is None or figure.high is None:
        return name, form.format(figure.value), "", f"{figure.of:,}"
    low, high = form.format(figure.low), form.format(figure.high)
    return name, form.format(figure.value), f"{low} – {high}", f"{figure.of:,}"


def _table(figures: Iterable[tuple[str, Figure]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("figure")
    for title in ("value", "95 % interval", "questions"):
        table.add_column(title, justify="right")
    for name, figure in figures:
        table.add_row(*(Text(cell) for cell in cells(name, figure)))
    return table
