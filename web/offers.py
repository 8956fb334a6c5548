"""Questions to begin with, drawn from the library's own documents."""

from html import escape

import gradio as gr

from chat.desk import Desk, Talk
from index import samples
from index.library import Library
from qa.drafting.draft import drafted
from qa.showing import shown
from web.session import mine, told

MOST = 4  # questions
SAMPLES = "samples/"  # how the sources of the sample documents begin
_DRAFTED = 3 * MOST  # of which some have no answer
_LOOKED_AT = 40  # documents that questions are made of: a page that opens does not wait for more


class Offers:
    """What is offered below an empty conversation."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def offers(self, talk: Talk | None, request: gr.Request) -> tuple[str, gr.Button]:
        """Buttons with questions, nothing once something was asked or where there are no documents; and the
        button that removes the samples, shown where there are any."""
        with told():
            held = mine(self._desk, talk, request)
            library = self._desk.library(held)
            found = () if held.turns else questions(library)
            return _buttons(found), gr.Button(visible=bool(samples_in(library)))


def samples_in(library: Library) -> tuple[str, ...]:
    """The sources of the sample documents that are there."""

    def found() -> tuple[str, ...]:
        names = (SAMPLES + file.name for file in samples.files())
        return tuple(source for name in names for source in library.catalog.sources(name))

    return library.catalog.derived("samples", lambda _: found())


def questions(library: Library) -> tuple[str, ...]:
    """Those that the samples were written for where they are there, else some that the documents answer."""
    if samples_in(library):
        return samples.QUESTIONS
    return library.catalog.derived("questions", lambda _: _drawn(library))


def _drawn(library: Library) -> tuple[str, ...]:
    proposed = drafted(library, _DRAFTED, most=_LOOKED_AT)
    return tuple(one.question for one in proposed if one.answer is not None)[:MOST]


def _buttons(found: tuple[str, ...]) -> str:
    buttons = "".join(
        f'<button type="button" data-do="ask">{escape(shown(question))}</button>' for question in found
    )
    label = "Questions to begin with"
    return f'<div class="tools offers" role="group" aria-label="{label}">{buttons}</div>' if found else ""
