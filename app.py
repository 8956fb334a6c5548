"""The web chat: build_app(assistant) -> gr.Blocks, and serve(), which opens a library and shows it.

Gradio is imported here only. The page is made on this machine and fetches nothing from anywhere else.
"""

import argparse
import os
import shutil
import socket
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from pathlib import Path
from textwrap import shorten
from threading import Thread
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # or it calls home while it is imported

import gradio as gr

from index import FootnoteError, Library, Progress, Report, samples
from qa import Answer, Assistant
from qa.render import prose_html, shown, source_line, sources_html

DEFAULT_LIBRARY = Path("footnote.library")
_SAMPLES = "samples/"  # how the sources of samples and of uploads begin: neither has a lasting path
_UPLOADS = "uploads/"
_SEARCHING = '<p class="note">Searching …</p>'
_LISTED = 200  # documents named on the page
_STYLE = """
.gradio-container { width: 100%; max-width: 1280px !important; margin: 0 auto !important; }
#headline h1 { margin: 0; }
#headline p, .note { margin: .1rem 0; color: var(--body-text-color-subdued); }
#chat a.marker { font-weight: 600; text-decoration: none; }
#panel { max-height: 60vh !important; overflow-y: auto !important; }
#panel h2, #shelf h2 { font-size: 1.1rem; margin: 0 0 .25rem; }
#panel h3 { font-size: .9rem; margin: 1rem 0 .25rem; color: var(--body-text-color-subdued); }
#panel ul.sourcing, #panel .sourcing li { margin: 0; padding: 0; list-style: none; font-size: .85rem; }
mark, .dark mark { color: inherit; background: color-mix(in srgb, var(--color-accent) 30%, transparent); }
#panel ol { padding-left: 1.75rem; margin: 0; list-style: decimal; }
#panel .nearest { list-style: none; padding-left: 0; }
#panel ol.nearest blockquote { max-height: 7.5em; overflow-y: auto; }
#panel li { padding: .5rem; border-radius: .5rem; overflow-wrap: anywhere; }
#panel ol.sources li:target { background: var(--color-accent-soft); }
#panel blockquote { margin: 0 0 .25rem !important; border-left: 3px solid var(--color-accent); }
#panel cite { display: block; font-size: .85rem; color: var(--body-text-color-subdued); }
#shelf ul { margin: .25rem 0; padding-left: 1.2rem; list-style: disc; max-height: 14rem; overflow-y: auto; }
#shelf .failed { color: var(--error-text-color); }
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange as it stands on the page: HTML, and the plain words for the next question's sake."""

    question: str
    answer: str
    prose: str
    sources: str


Turns = list[Turn]
Message = dict[str, str]


class Page:
    """What the page's controls do. It holds the assistant; the chat itself belongs to the visitor."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._library = assistant.library

    def ask(self, question: str, turns: Turns) -> Iterator[tuple[str, Turns, list[Message], str]]:
        """Yields (text left in the box, turns, messages of the chat, source panel) as the answer grows."""
        if not question.strip():
            yield question, turns, _messages(turns), _panel(turns)
            return
        yield "", turns, [*_messages(turns), *_pair(question, _SEARCHING)], _panel(turns)
        try:
            history = [(turn.question, turn.answer) for turn in turns]
            for answer in self._assistant.stream(question, history):
                grown = [*turns, _turn(question, answer, len(turns) + 1)]
                yield "", grown, _messages(grown), _panel(grown)
        except (FootnoteError, ValueError) as error:
            failed = [*turns, Turn(question, "", f'<p class="error">{escape(shown(str(error)))}</p>', "")]
            yield question, turns, _messages(failed), _panel(turns)

    def add(self, files: list[str] | None, progress: gr.Progress) -> tuple[None, str]:
        """Add uploaded files; returns an emptied drop zone and the shelf with what came of it."""
        if not files:
            return None, self.shelf()

        def tell(state: Progress) -> None:
            progress(state.done, desc=f"{Path(state.source).name}: {state.passages} passages")

        try:
            report = self._library.add(files, progress=tell, named=_upload_name)
        except FootnoteError as error:
            return None, self.shelf(f'<p class="failed">{escape(shown(str(error)))}</p>')
        return None, self.shelf(_told(report))

    def remove_samples(self) -> str:
        """Remove the sample documents; returns the shelf."""
        try:
            self._library.remove_by("source", self._samples())
        except FootnoteError as error:
            return self.shelf(f'<p class="failed">{escape(shown(str(error)))}</p>')
        return self.shelf('<p class="note">The sample documents were removed.</p>')

    def shelf(self, news: str = "") -> str:
        """What is in the library, as HTML; news stands before it."""
        first = islice(self._library.documents(), _LISTED)
        items = "".join(f"<li>{escape(source_line(document))}</li>" for document in first)
        total = self._library.document_count
        more = f"<li>… and {total - _LISTED} more</li>" if total > _LISTED else ""
        count = f"{total} document{'' if total == 1 else 's'}"
        summary = f"<summary>{count}, {self._library.passage_count} passages</summary>"
        return f"<h2>The library</h2>{news}<details>{summary}<ul>{items}{more}</ul></details>"

    def offered(self) -> tuple[gr.Button, gr.Group]:
        """The button that removes the samples and the questions on them, shown while they are there."""
        there = bool(self._samples())
        return gr.Button(visible=there), gr.Group(visible=there)

    def _samples(self) -> list[str]:
        names = (_SAMPLES + file.name for file in samples.files())
        return [source for name in names for source in self._library.catalog.sources(name)]


def build_app(assistant: Assistant) -> gr.Blocks:
    """The page of one assistant, its sample questions included where its library holds the samples."""
    page = Page(assistant)

    def add(files: list[str] | None, progress: gr.Progress = gr.Progress()) -> tuple[None, str]:  # noqa: B008
        return page.add(files, progress)

    with gr.Blocks(title="Footnote", analytics_enabled=False, delete_cache=(3600, 3600)) as blocks:
        gr.HTML(
            "<h1>Footnote</h1><p>Answers from your own documents, word for word. "
            "Every sentence carries a citation that you can check.</p>",
            elem_id="headline",
        )
        turns = gr.State([])
        with gr.Row():
            with gr.Column(scale=3, min_width=320):
                chat = _chatbot()
                question = gr.Textbox(
                    elem_id="question", show_label=False, label="Question", placeholder="Ask a question",
                    submit_btn="Ask", autofocus=True,
                )  # fmt: skip
                with gr.Group(visible=False) as beginnings:
                    offers = [gr.Button(text, size="sm", elem_classes="offer") for text in samples.QUESTIONS]
            with gr.Column(scale=2, min_width=320):
                panel = gr.HTML(_panel([]), elem_id="panel")
                shelf = gr.HTML(page.shelf(), elem_id="shelf")
                drop = gr.File(label="Add documents", file_count="multiple", elem_id="drop", height=180)
                clear = gr.Button("Remove the sample documents", size="sm", visible=False)
        shown_by = [question, turns, chat, panel]
        question.submit(page.ask, [question, turns], shown_by, show_progress="hidden", **_PRIVATE)
        for offer in offers:
            offer.click(page.ask, [offer, turns], shown_by, show_progress="hidden", **_PRIVATE)
        drop.upload(add, [drop], [drop, shelf], show_progress_on=[shelf], **_PRIVATE)
        clear.click(page.remove_samples, None, [shelf], **_PRIVATE).then(
            page.offered, None, [clear, beginnings], **_PRIVATE
        )
        chat.clear(lambda: ([], _panel([])), None, [turns, panel], show_progress="hidden", **_PRIVATE)
        blocks.load(page.shelf, None, [shelf], show_progress="hidden", **_PRIVATE)
        blocks.load(page.offered, None, [clear, beginnings], show_progress="hidden", **_PRIVATE)
    queued: gr.Blocks = blocks.queue(default_concurrency_limit=8)
    return queued


_PRIVATE: dict[str, Any] = {"api_visibility": "private"}


def serve(
    library: Path | None = None, *, host: str = "127.0.0.1", port: int = 7860, open_browser: bool = False,
    trained: bool = True,
) -> None:  # fmt: skip
    """Show the chat until interrupted, with the trained reader or without.

    library None is ./footnote.library, which is made of the sample documents where it does not exist yet.
    Raises LibraryError, OSError if the port is taken.
    """
    _check_port(host, port)
    with _opened(library) as opened:
        assistant = Assistant(opened, trained=trained)
        Thread(target=_warm_up, args=(assistant,)).start()  # no daemon: cut short in OpenVINO, it would abort
        app = build_app(assistant)
        app.launch(
            server_name=host, server_port=port, inbrowser=open_browser, share=False, quiet=True,
            theme=_theme(), css=_STYLE, footer_links=[], ssr_mode=False, prevent_thread_lock=True,
        )  # fmt: skip
        print(f"Footnote: {opened.path} on http://{host}:{port}  (Ctrl+C ends it)", flush=True)
        app.block_thread()


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and serve; returns an exit code."""
    parser = argparse.ArgumentParser(prog="app.py", description="The web chat over a library of documents.")
    parser.add_argument("--library", type=Path, help="its folder (default: ./footnote.library, with samples)")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=7860, help="the port to listen on (default: %(default)s)")
    parser.add_argument("--no-reader", action="store_true", help="do without the trained reader")
    chosen = parser.parse_args(arguments)
    try:
        serve(chosen.library, host=chosen.host, port=chosen.port, trained=not chosen.no_reader)
    except (FootnoteError, OSError) as error:
        print(f"footnote: {error}", file=sys.stderr)
        return 1
    return 0


def _check_port(host: str, port: int) -> None:
    """Raises OSError, in words, before anything else is done."""
    try:
        with socket.create_server((host, port)):
            return
    except (OSError, OverflowError) as error:
        why = str(getattr(error, "strerror", None) or error).partition(" (while")[0].lower()
        remedy = f"Choose another: --port {port + 1 if port < 65535 else 7860}"
        raise OSError(f"port {port} on {host} cannot be used ({why}). {remedy}") from error


def _opened(path: Path | None) -> Library:
    if path is None and not DEFAULT_LIBRARY.exists():
        print(f"First run: making {DEFAULT_LIBRARY} of the sample documents …", flush=True)
        unfinished = DEFAULT_LIBRARY.with_suffix(".new")  # named only when complete: it may be interrupted
        if unfinished.exists():
            shutil.rmtree(unfinished)
        with Library(unfinished) as library:
            library.add(samples.files(), named=lambda file: _SAMPLES + file.name)
        unfinished.rename(DEFAULT_LIBRARY)
    return Library(path or DEFAULT_LIBRARY)


def _warm_up(assistant: Assistant) -> None:
    """Load the models while the page opens, so that the first question need not wait for them."""
    try:
        assistant.load()
    except FootnoteError as error:
        print(f"footnote: {error}", file=sys.stderr)  # the first question will say so on the page too


def _theme() -> gr.themes.Base:
    return gr.themes.Soft(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"])


def _chatbot() -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="chat", show_label=False, height="60vh", latex_delimiters=[], buttons=["copy"],
        feedback_options=None, placeholder="Ask something that the documents may hold.",
    )  # fmt: skip


def _turn(question: str, answer: Answer, number: int) -> Turn:
    anchor = f"turn{number}"
    prose = prose_html(answer, anchor=anchor)
    if answer.question != question.strip():
        prose += f'<p class="note">Searched for: {escape(shown(answer.question))}</p>'
    kind = "Sources" if answer.citations else "Nearest passages" if answer.hits else ""
    asked = shorten(shown(question), 120, placeholder=" …")
    heading = f"<h3>{kind} for “{escape(asked)}”</h3>" if kind else ""
    return Turn(question, answer.text, prose, heading + sources_html(answer, anchor=anchor))


def _messages(turns: Turns) -> list[Message]:
    return [message for turn in turns for message in _pair(turn.question, turn.prose)]


def _pair(question: str, prose: str) -> list[Message]:
    asked = f"<p>{escape(shown(question))}</p>"  # HTML, so that it is not read as Markdown
    return [{"role": "user", "content": asked}, {"role": "assistant", "content": prose}]


def _panel(turns: Turns) -> str:
    """The sources of all answers, the newest first."""
    if not turns:
        return "<h2>Sources</h2><p class='note'>The passages behind each answer will stand here.</p>"
    return "<h2>Sources</h2>" + "".join(turn.sources for turn in reversed(turns))


def _upload_name(path: Path) -> str:
    return _UPLOADS + path.name


def _told(report: Report) -> str:
    counts = f"{report.added} added, {report.replaced} replaced, {report.unchanged} unchanged."
    failed = "".join(
        f'<li class="failed">{escape(shown(source.removeprefix(_UPLOADS)))} — {escape(shown(reason))}</li>'
        for source, reason in report.failed
    )
    return f'<p class="note">{counts}</p>' + (f"<p>Could not be read:</p><ul>{failed}</ul>" if failed else "")


if __name__ == "__main__":
    sys.exit(main())
