"""Turn: one exchange of a chat, as it is kept and shown. All of it is JSON: it outlives its documents.

What is shown of an answer is rendered once, when it is given: a chat reads the same a year later, whatever
became of the library.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from chat.records import answer_text
from qa import Answer
from qa.bibliography import as_bibtex, as_csl
from qa.render import as_markdown, as_text, prose_html, sources_html
from qa.serialization import as_json
from qa.showing import shown
from qa.timeline import timeline_html
from qa.written import Outcome

Record = dict[str, Any]
_SHOWN = "shown"  # beside the entries of the public JSON form
_EMPTY: Record = {  # of those, what the page reads
    "text": "", "answered": True, "confidence": 0.0, "citations": [], "hits": [], "refusal": None,
    "written": None,
}  # fmt: skip
FORMATS = {"markdown": "Markdown", "text": "Plain text", "bibtex": "BibTeX", "csl": "CSL-JSON"}


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what was answered.

    number    from 1, its place in the chat
    answer    the public JSON form, see `qa.serialization`
    prose     the answer as HTML, its markers linking to #turn{number}-{citation}
    sources   the citations, or the nearest passages, as HTML
    table     the values in conflict as HTML, "" where there are none
    copies    the answer with its sources in each of `FORMATS`
    feedback  1 for thumbs up, -1 for thumbs down, 0 for neither
    """

    number: int
    question: str
    answer: Record
    prose: str
    sources: str
    table: str
    copies: Mapping[str, str]
    feedback: int = 0

    @property
    def growing(self) -> bool:
        """Whether it is still being written."""
        written = self.answer.get("written")
        return isinstance(written, dict) and written.get("outcome") == Outcome.WRITING

    @property
    def plain(self) -> str:
        """The answer's words, for what follows on it."""
        return str(self.answer["text"])

    def place(self, kind: str, number: int) -> Record | None:
        """The citation (kind "c") or passage (kind "h") of a number, from 1; None where there is none."""
        found: Sequence[Record] = self.answer["citations" if kind == "c" else "hits"]
        return found[number - 1] if 0 < number <= len(found) else None

    def record(self) -> Record:
        """For the store: the answer, with what is shown of it as a further entry."""
        shown_so = {"prose": self.prose, "sources": self.sources, "table": self.table}
        return {**self.answer, _SHOWN: {**shown_so, "copies": dict(self.copies)}}


def turn_of(question: str, answer: Answer, number: int) -> Turn:
    """The turn of this number, from 1, in its chat."""
    anchor = f"turn{number}"
    copies = {
        "markdown": as_markdown(answer),
        "text": as_text(answer),
        "bibtex": as_bibtex(answer),
        "csl": json.dumps(as_csl(answer), ensure_ascii=False, indent=2),
    }
    return Turn(
        number,
        question,
        as_json(answer),
        prose_html(answer, anchor=anchor) + _searched(question, answer),
        sources_html(answer, anchor=anchor),
        timeline_html(answer, anchor=anchor),
        copies,
    )


def growing_turn(
    question: str, answer: Answer, number: int, before: tuple[Answer, Turn] | None = None
) -> Turn:
    """One whose answer is still being written: there is nothing yet to be copied or kept.

    before is how far it was, of which what the same citations bring with them is taken: that is most of the
    work, and comes many times a second.
    """
    anchor = f"turn{number}"
    prose = prose_html(answer, anchor=anchor)
    if before is not None and before[0].citations == answer.citations:
        return replace(before[1], prose=prose)
    sources, copies = sources_html(answer, anchor=anchor), dict.fromkeys(FORMATS, "")
    return Turn(number, question, as_json(answer), prose, sources, "", copies)


def restored(number: int, question: str, record: Record, feedback: int) -> Turn:
    """A turn as it was kept; of one that something else than this page kept, the text."""
    answer = {**_EMPTY, **{name: value for name, value in record.items() if name != _SHOWN}}
    if _SHOWN in record:
        return Turn(number, question, answer, **record[_SHOWN], feedback=feedback)
    text = answer_text(answer)
    prose = f'<p class="answer" dir="auto">{escape(shown(text))}</p>'
    copies = dict.fromkeys(FORMATS, text)
    return Turn(number, question, {**_EMPTY, "text": text}, prose, "", "", copies, feedback)


def _searched(question: str, answer: Answer) -> str:
    if answer.question.strip() == question.strip():
        return ""
    return f'<p class="note">Searched for: {escape(shown(answer.question))}</p>'
