"""What the `footnote` command shows to people, by means of rich.

On a terminal it is coloured and wrapped; elsewhere there are no escape codes and a line is as long as it is.
Results go to standard output, all else to standard error. Document text is only ever shown as text.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from chat.records import RatedTurn, answer_text
from index.adding import Listener, Progress, Report
from index.check import Examination
from index.documents import Hit
from qa.render import source_line
from qa.showing import shown

_UNBOUNDED = 1_000_000  # columns of what is no terminal, so that nothing is wrapped or cut
_EXCERPT = 280  # characters of a passage that show what it is about
_PAUSE = 5.0  # seconds between lines of progress where there is no bar
_SHORTEST = 8  # digits of an id


class Terminal:
    """Standard output and standard error. colour=False shows no colours even on a terminal."""

    def __init__(self, *, colour: bool = True) -> None:
        self._out = _console(sys.stdout, colour)
        self._err = _console(sys.stderr, colour)

    @contextmanager
    def progress(self, *, quiet: bool = False) -> Iterator[Listener | None]:
        """Shows what it is told: a bar on a terminal, elsewhere a line now and then, nothing if quiet."""
        if quiet:
            yield None
        elif not sys.stderr.isatty():
            yield _Lines(self._err)
        else:
            columns = (
                SpinnerColumn(),
                BarColumn(24),
                TaskProgressColumn(),
                TextColumn("{task.description}", markup=False),
            )
            with Bar(*columns, console=self._err, transient=True, redirect_stdout=False) as bar:
                task = bar.add_task("reading …", total=1.0)
                yield lambda told: bar.update(task, completed=told.done, description=described(told))

    @contextmanager
    def waiting(self, what: str) -> Iterator[None]:
        """On a terminal, says that something is going on: the first question loads the model."""
        if not sys.stderr.isatty():
            yield
            return
        with self._err.status(f"{what} …"):
            yield

    def report(self, report: Report, *, quiet: bool = False) -> None:
        """What was added, and on standard error what could not be read."""
        if not quiet:
            self._out.print(
                f"{_count(report.added, 'document')} added, {report.replaced:,} replaced, "
                f"{report.unchanged:,} unchanged; {_count(report.passages, 'passage')} stored"
            )
        if report.failed:
            self._err.print(Text(f"{_count(len(report.failed), 'source')} could not be added:", "bold red"))
            failed = [(_near(source), reason) for source, reason in report.failed]
            self._err.print(table(("source", "reason"), failed))

    def hits(self, hits: Sequence[Hit], *, full: bool = False) -> None:
        """Passages, best first, and why each was found."""
        if not hits:
            self._err.print("no passages: the library is empty, or none passes the filter")
        for rank, hit in enumerate(hits, 1):
            self._source(Text(f"{rank:>2}. "), source_line(hit.document, hit.page), apart=rank > 1)
            self._paragraph(Text(_why(hit), "dim"), margin=4)
            self._paragraph(Text(shown(hit.text) if full else excerpt(hit.text)), margin=4)

    def documents(self, rows: Sequence[Mapping[str, Any]], passages: int) -> None:
        """A table of documents, and their sum."""
        if rows:
            digits = _digits([row["id"] for row in rows])
            names = "id", "title", "publisher", "published", "format", "source"
            self._out.print(table(names, [_cells(row, digits) for row in rows]))
        self._out.print(Text(f"{_count(len(rows), 'document')}, {_count(passages, 'passage')}", "bold"))

    def confirms(self, rows: Sequence[Mapping[str, Any]]) -> bool:
        """Whether a person agrees to the removal; where nobody can be asked, they have."""
        if not sys.stdin.isatty():
            return True
        for row in rows:
            self._err.print(Text.assemble("  ", _name(row)))
        self._err.print(f"Remove {_count(len(rows), 'document')}? [y/N] ", end="")
        return sys.stdin.readline().strip().lower() in {"y", "yes"}

    def removed(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """What was removed."""
        for row in rows:
            self._out.print(Text.assemble("removed ", _name(row)))

    def examination(self, examination: Examination) -> None:
        """The counts, what was repaired, and what is wrong."""
        counts = _count(examination.documents, "document"), _count(examination.passages, "passage")
        self._out.print(", ".join(counts))
        for repair in examination.repaired:
            self._out.print(Text.assemble(("repaired: ", "bold yellow"), shown(repair)))
        for fault in examination.faults:
            self._out.print(Text.assemble(("fault: ", "bold red"), shown(fault)))
        if examination.sound:
            self._out.print(Text("the library is sound", "green"))
        else:
            self._out.print("Restore catalog.sqlite from a copy, or add the documents to a new library.")

    def feedback(self, turns: Sequence[RatedTurn], path: Path) -> None:
        """What people thought of answers; path is the file of chats that it comes from."""
        if not turns:
            self._err.print(Text(f"nobody has given feedback yet; it would be in {shown(str(path))}"))
        for number, turn in enumerate(turns):
            thumbs = "thumbs up" if turn.feedback.rating > 0 else "thumbs down"
            said = f"{turn.feedback.given.astimezone():%Y-%m-%d %H:%M}, {thumbs}"
            self._source(Text(""), f"{said}, {shown(turn.user)}" if turn.user else said, apart=number > 0)
            self._paragraph(Text(f"question: {excerpt(turn.question)}"), margin=4)
            self._paragraph(Text(f"answer: {excerpt(answer_text(turn.answer))}"), margin=4)
            if turn.feedback.note:
                self._paragraph(Text(f"note: {shown(turn.feedback.note)}", "yellow"), margin=4)

    def _source(self, mark: Text, line: str, *, apart: bool = True) -> None:
        if apart:
            self._out.print()
        self._paragraph(Text.assemble(mark, (line, "bold")), hanging=4)

    def _paragraph(self, text: Text, *, margin: int = 0, hanging: int = 0) -> None:
        """Wrapped between a left margin and the terminal's edge; hanging moves all lines but the first."""
        room = max(self._out.width - max(margin, hanging), 20)
        for number, line in enumerate(text.wrap(self._out, room)):
            line.rstrip()
            self._out.print(Text.assemble(" " * (margin + (hanging if number else 0)), line), soft_wrap=True)


class _Lines:
    """A listener that prints a line of progress now and then."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        if progress.seconds - self._last >= _PAUSE:
            self._last = progress.seconds
            self._console.print(f"{progress.done:.0%}, {described(progress)}")


def described(progress: Progress) -> str:
    """Progress in words: documents, passages, passages a second, and the time left as it looks so far."""
    parts = [_count(progress.documents, "document"), _count(progress.passages, "passage")]
    if progress.seconds > 0:
        parts.append(f"{progress.passages / progress.seconds:.0f} passages/s")
    if 0 < progress.done < 1:
        minutes, seconds = divmod(round(progress.seconds * (1 - progress.done) / progress.done), 60)
        parts.append(f"{minutes}:{seconds:02} left")
    return ", ".join(parts)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Rich would leave the process here; the command has an exit code for it."""
        raise


def _console(file: IO[str], colour: bool) -> Console:
    if isinstance(file, TextIOWrapper):
        file.reconfigure(errors="replace")  # better a question mark than no answer
    return _Console(
        file=file,
        color_system="auto" if colour else None,
        width=None if file.isatty() else _UNBOUNDED,
        markup=False,
        emoji=False,
        highlight=False,
    )


def table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Cells below their names, made safe to show."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold", no_wrap=name in {"id", "published"})
    for row in rows:
        table.add_row(*(Text(shown(cell)) for cell in row))
    return table


def _cells(row: Mapping[str, Any], digits: int) -> list[str]:
    kind = row["metadata"].get("format", "")
    cells = row["id"][:digits], row["title"], row["publisher"], row["published"], kind, _near(row["source"])
    return [str(cell or "") for cell in cells]


def _near(source: str) -> str:
    """A file below the working directory as one would type it."""
    with suppress(OSError):
        return source.removeprefix(os.path.realpath(".") + os.sep)
    return source


def _digits(ids: Sequence[str]) -> int:
    """How many digits tell the ids apart."""
    return next(n for n in range(_SHORTEST, 33) if len({number[:n] for number in ids}) == len(ids))


def _name(row: Mapping[str, Any]) -> str:
    title = f"{shown(row['title'])}, " if row["title"] else ""
    return f"{row['id'][:_SHORTEST]}  {title}{shown(_near(row['source']))}"


def _why(hit: Hit) -> str:
    reasons = [
        f"score {hit.score:.3f}",
        f"dense {hit.dense_score:.3f} ({_rank(hit.dense_rank)})",
        f"BM25 {hit.bm25_score:.2f} ({_rank(hit.bm25_rank)})",
    ]
    copies = len(hit.copies)
    return ", ".join(reasons) + (f", {copies} more {'copies' if copies > 1 else 'copy'}" if copies else "")


def _rank(rank: int | None) -> str:
    return f"rank {rank}" if rank else "beyond the ranks looked at"


def excerpt(text: str) -> str:
    """Its beginning, cut between words where there are any."""
    text = shown(text)
    if len(text) <= _EXCERPT:
        return text
    return (text[:_EXCERPT].rpartition(" ")[0] or text[:_EXCERPT]) + " …"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
