"""The form in which a model or a server can be named on the page, and the reader that is made of it.

Only for a page of one person on their own machine: it reads folders and reaches hosts that others must not.
"""

from collections.abc import Callable
from dataclasses import dataclass

import gradio as gr

from qa.writing.reader import WritingReader
from web.origin import is_local

_TOLD = (
    '<p class="note">A name is looked up on huggingface.co and downloaded from there, often several '
    "gigabytes, unless this machine has it. To a server, questions and the passages found for them are sent. "
    "The key is forgotten when Footnote ends.</p>"
)
Make = Callable[[str, str, str], WritingReader]  # of a model, a server and its key, "" for none


@dataclass(frozen=True, slots=True)
class Naming:
    """Its parts."""

    model: gr.Textbox
    server: gr.Textbox
    key: gr.Textbox
    use: gr.Button
    news: gr.HTML


def maker(*, login: bool, host: str) -> Make | None:
    """How a model that was named becomes a reader; None where others than one person may reach the page."""
    return named if is_local(host) and not login else None


def naming_form() -> Naming:
    """The form, folded, within an open `gr.Blocks`."""
    with gr.Accordion("Let a model write", open=False, elem_id="naming"):
        model = gr.Textbox(
            label="Model", placeholder="A name, a folder, a GGUF file", max_length=1000, elem_id="model",
            html_attributes=_quiet(),
        )  # fmt: skip
        server = gr.Textbox(
            label="Server (optional)", placeholder="http://localhost:11434/v1", max_length=1000,
            elem_id="server", html_attributes=_quiet(),
        )  # fmt: skip
        key = gr.Textbox(
            label="Key (optional)", type="password", max_length=1000, elem_id="key",
            html_attributes=_quiet("new-password"),  # which no browser fills in
        )  # fmt: skip
        gr.HTML(_TOLD)
        return Naming(
            model, server, key, gr.Button("Use it", size="sm", elem_id="use-model"), gr.HTML(elem_id="named")
        )


def named(model: str, server: str, key: str) -> WritingReader:
    """The reader that writes with this model, on this machine or a server; nothing is loaded yet.

    Raises ModelError.
    """
    if server:
        from qa.server import ServerReader

        return ServerReader(server, model=model or None, key=key or None)
    from qa.generate import GenerativeReader

    return GenerativeReader(model)


def _quiet(complete: str = "off") -> gr.InputHTMLAttributes:
    return gr.InputHTMLAttributes(autocomplete=complete, autocapitalize="off", spellcheck=False)
