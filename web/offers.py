"""Questions to begin with, drawn from the library's own documents."""

from functools import lru_cache
from html import escape

import gradio as gr

from chat.desk import Desk, Talk
from index import samples
from index.library import Library
from qa.drafting.draft import drafted
from qa.render import shown
from web.session import mine, told

MOST = 4
SAMPLES = "samples/"  # how the sources of the sample documents begin


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
            found = () if held.turns else _questions(library, library.catalog.stamp().generation)
        buttons = "".join(
            f'<button type="button" data-do="ask">{escape(shown(question))}</button>' for question in found
        )
        html = f'<div class="tools offers" role="group" aria-label="Questions to begin with">{buttons}</div>'
        return html if found else "", gr.Button(visible=bool(samples_in(library)))


def samples_in(library: Library) -> list[str]:
    """The sources of the sample documents that are there."""
    names = (SAMPLES + file.name for file in samples.files())
    return [source for name in names for source in library.catalog.sources(name)]


@lru_cache(maxsize=64)
def _questions(library: Library, generation: int) -> tuple[str, ...]:
    """The generation tells one state of the library from another."""
    if samples_in(library):
        return samples.QUESTIONS
    asked = [one.question for one in drafted(library, 3 * MOST) if one.answer is not None]
    return tuple(asked[:MOST])
