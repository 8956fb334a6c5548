"""What stands beside an answer that a model wrote, as text, Markdown and HTML: by whom, what was left out.

The words are those of `qa.telling`; the answer itself is for `qa.render`.
"""

from collections.abc import Callable, Iterator

from qa import telling
from qa.answer import Answer
from qa.showing import in_html, in_markdown, shown
from qa.written import Drafted, Outcome, Written


def told(written: Written | None) -> list[str]:
    """What is being written, then who wrote it and the note, each a line that is safe to show."""
    if written is None:
        return []
    provisional = [f"{telling.PROVISIONAL} {written.provisional}"] if written.provisional.strip() else []
    return [shown(line) for line in [*provisional, *telling.lines(written)]]


def left_out_text(answer: Answer) -> str:
    """The sentences that were left out, and why; "" where none was."""
    return "\n".join(_left_out(answer, "  *", lambda text: text))


def left_out_markdown(answer: Answer) -> str:
    """The same as a list in Markdown."""
    heading, *items = list(_left_out(answer, "-", in_markdown)) or [""]
    return "\n".join([f"{heading}\n", *items]) if items else ""


def _left_out(answer: Answer, bullet: str, escaped: Callable[[str], str]) -> Iterator[str]:
    written = answer.written
    if written is None or not written.removed:
        return
    yield f"{telling.left_out(written)}:"
    for one in written.removed:
        number = _evidence(answer, one)
        marker = f" [{number}]" if number else ""
        yield f"{bullet} “{escaped(shown(one.text))}” ({escaped(shown(telling.why(one)))}){marker}"


def provisional_html(written: Written | None) -> str:
    """What is being written and was not checked yet, which it says; "" where there is nothing of it."""
    if written is None or not written.provisional.strip():
        return ""
    words = f"<small>{telling.PROVISIONAL}</small> {in_html(shown(written.provisional))}"
    return f' <span class="provisional">{words}</span>'


def written_html(answer: Answer, anchor: str) -> str:
    """Who wrote it, the note, and what was left out, which stands open as long as it is being written."""
    written = answer.written
    if written is None:
        return ""
    notes = "".join(f'<p class="note">{in_html(shown(line))}</p>' for line in telling.lines(written))
    if not written.removed:
        return notes
    items = "".join(_left_out_html(one, _evidence(answer, one), anchor) for one in written.removed)
    opened = " open" if written.outcome is Outcome.WRITING else ""
    summary = f"<summary>{telling.left_out(written)}</summary>"
    return f'{notes}<details class="removed"{opened}>{summary}<ul>{items}</ul></details>'


def marker_html(number: int, anchor: str) -> str:
    """A marker that leads to its source."""
    return f'<a class="marker" href="#{anchor}-{number}">[{number}]</a>'


def _left_out_html(one: Drafted, number: int, anchor: str) -> str:
    struck = f'<del dir="auto">{in_html(shown(one.text))}</del>'
    marker = f" {marker_html(number, anchor)}" if number else ""
    return f"<li>{struck} {in_html(shown(telling.why(one)))}{marker}</li>"


def _evidence(answer: Answer, one: Drafted) -> int:
    """The number of what speaks of a sentence, where that is among the sources shown; else 0."""
    return one.citation if any(citation.number == one.citation for citation in answer.citations) else 0
