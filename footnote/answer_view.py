"""What `footnote ask` shows: an answer and its sources, and, on a terminal, one that is being written.

Drawn as `footnote.terminal` draws: wrapped and coloured on a terminal, plain elsewhere, where the words are
those of `qa.render.as_text`.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Group
from rich.live import Live
from rich.text import Text

from footnote.terminal import Terminal, excerpt, table
from qa import telling
from qa.answer import Answer
from qa.metadata import date_in_words
from qa.pieces import pieces
from qa.render import NEAREST, source_line
from qa.showing import harmless, shown
from qa.sourcing import short_in_words, sourcing
from qa.values import Value
from qa.written import Written
from qa.written_forms import left_out_text

_MARKER = "bold cyan"
_BELOW = 2  # lines of the terminal that are left free below what is being written


class AnswerView(Terminal):
    """The streams of a terminal, for an answer."""

    def __init__(self, terminal: Terminal) -> None:
        self._out, self._err = terminal._out, terminal._err

    @contextmanager
    def writing(self, *, live: bool) -> Iterator[Callable[[Answer], None]]:
        """Shows what it is given until the next, and at the end nothing, if live and on a terminal.

        What was not checked yet is dim and says so. Otherwise a terminal is only told that it goes on.
        """
        if not live or not sys.stdout.isatty():
            with self.waiting("Writing"):
                yield lambda answer: None
            return
        screen = Live(
            console=self._out,
            transient=True,
            auto_refresh=False,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        with screen:
            yield lambda answer: screen.update(self._unfinished(answer), refresh=True)

    def answer(self, answer: Answer) -> None:
        """The answer and its sources; where the documents do not say, the nearest passages."""
        if short := short_in_words(answer):
            self._paragraph(Text.assemble("Short answer: ", (shown(short), "bold")))
            self._out.print()
        self._paragraph(_prose(answer))
        for told in telling.lines(answer.written) if answer.written else ():
            self._out.print()
            self._paragraph(Text(shown(told), "dim"))
        for citation in answer.citations:
            line = Text.assemble((f"[{citation.number}]", _MARKER), " ")
            self._source(line, source_line(citation.document, citation.page))
            self._paragraph(Text(f"“{shown(citation.quote)}”"), margin=4)
            for known in sourcing(citation):
                self._paragraph(Text(shown(known), "dim"), margin=4)
        for hit in () if answer.answered else answer.hits[:NEAREST]:
            self._source(Text("  * "), source_line(hit.document, hit.page))
            self._paragraph(Text(f"“{excerpt(hit.text)}”"), margin=4)
        self._left_out(answer)

    def values(self, values: Sequence[Value]) -> None:
        """Every value that a document may give as the short answer, newest first."""
        if not values:
            self._err.print("no values: no short answer is asked for, or none is found")
            return
        rows = [
            (value.text, date_in_words(value.published or ""), _support(value), _first(value), value.note)
            for value in values
        ]
        self._out.print()
        self._out.print(table(("value", "published", "documents", "first of them", "note"), rows))

    def _left_out(self, answer: Answer) -> None:
        """What a model wrote that is not shown as the answer, and why."""
        for number, line in enumerate(left_out_text(answer).splitlines()):
            if not number:
                self._out.print()
            self._paragraph(Text(line, "dim"), hanging=4 * bool(number))

    def _unfinished(self, answer: Answer) -> Group:
        """As much of its end as the terminal has room for, and below it who writes."""
        prose, written = _prose(answer), answer.written
        if written and written.provisional.strip():
            lead = f" {telling.PROVISIONAL} " if prose else f"{telling.PROVISIONAL} "
            prose.append(lead + shown(written.provisional), "dim italic")
        told = Text(shown(" ".join((*_told(written), "Ctrl-C stops it."))), "dim")
        lines = [line for text in (prose, Text(), told) for line in text.wrap(self._out, self._out.width)]
        return Group(*lines[-max(self._out.height - _BELOW, 1) :])


def _prose(answer: Answer) -> Text:
    """The text, its markers coloured, and what is only partly borne out marked in words and by colour."""
    prose = Text(style="" if answer.answered else "yellow")
    for piece in pieces(answer):
        words = harmless(piece.text)
        prose.append(words if prose else words.lstrip(), _MARKER if piece.number else None)
        if piece.partly:
            prose.append(f" {telling.PARTLY}", "yellow")
    prose.rstrip()
    return prose


def _told(written: Written | None) -> Iterator[str]:
    if written:
        yield from telling.lines(written)
        if out := telling.left_out(written):
            yield f"{out}."


def _support(value: Value) -> str:
    return f"{value.documents} (1 origin)" if value.documents > value.origins == 1 else str(value.documents)


def _first(value: Value) -> str:
    return source_line(value.statements[0].document)
