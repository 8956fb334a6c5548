"""Parts: the page's components, laid out. What they call is wired in the modules beside this one."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import gradio as gr

from chat.authors import Authors
from chat.conversation import conversation_html
from chat.filtering import Chosen
from chat.opening import sources_of
from chat.shelf import STYLE as SHELF_STYLE
from chat.viewer import STYLE as DOCUMENT_STYLE
from chat.welcome import welcome_html
from web.naming import Naming, naming_form

ASSETS = Path(__file__).with_name("assets")
PRIVATE: dict[str, Any] = {"api_visibility": "private"}  # what the page alone calls
QUIET: dict[str, Any] = {**PRIVATE, "show_progress": "hidden"}
_FORMATS = [".pdf", ".docx", ".html", ".htm", ".md", ".txt", ".csv", ".tsv", ".json", ".jsonl", ".zip"]


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything on the page that something is read from or written to."""

    talk: gr.State  # a chat.desk.Talk
    filters: gr.State  # a chat.filtering.Chosen
    open: gr.State  # a chat.opening.Opened, or None
    shown: gr.State  # what the table of documents shows
    last: gr.BrowserState  # the id of the chat that was open last in this browser
    left: gr.State  # changes where an answer is not waited for any more
    kept: gr.BrowserState  # who writes the answers, as chosen in this browser
    library: gr.Dropdown
    author: gr.Dropdown
    naming: Naming | None  # where a model may be named
    new_name: gr.Textbox
    create: gr.Button
    delete: gr.Button
    new_chat: gr.Button
    sought: gr.Textbox
    chats: gr.HTML
    exported: gr.DownloadButton
    talked: gr.HTML
    growing: gr.HTML
    welcome: gr.HTML
    chips: gr.HTML
    question: gr.Textbox
    offers: gr.HTML
    documents: gr.Dropdown
    publishers: gr.Dropdown
    languages: gr.Dropdown
    formats: gr.Dropdown
    first: gr.Textbox
    until: gr.Textbox
    tabs: gr.Tabs
    panel: gr.HTML
    original: gr.Button
    more: gr.HTML
    query: gr.Textbox
    passages: gr.HTML
    files: gr.File
    folder: gr.File
    pasted: gr.Textbox
    pasted_title: gr.Textbox
    paste: gr.Button
    news: gr.HTML
    search: gr.Textbox
    clear: gr.Button
    summary: gr.HTML
    table: gr.HTML

    @property
    def controls(self) -> list[Any]:
        """The controls of the filter, in the order of `chat.filtering.chosen`."""
        return [self.documents, self.publishers, self.languages, self.formats, self.first, self.until]


@cache
def asset(name: str) -> str:
    """A file of assets/."""
    return (ASSETS / name).read_text("utf-8")


def style() -> str:
    """The page's CSS."""
    return asset("page.css") + DOCUMENT_STYLE + SHELF_STYLE


def theme() -> gr.themes.Base:
    """System fonts: nothing is fetched."""
    found = gr.themes.Soft(
        font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"], neutral_hue="slate"
    )
    # quiet labels, lines around what can be typed into, and contrast enough (WCAG AA) in light and dark
    return found.set(
        color_accent="*primary_600", button_primary_background_fill="*primary_600",
        button_primary_background_fill_dark="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        body_text_color_subdued="*neutral_600", body_text_color_subdued_dark="*neutral_300",
        link_text_color_dark="*primary_300", link_text_color_hover_dark="*primary_200",
        link_text_color_visited_dark="*primary_300", link_text_color_active_dark="*primary_300",
        block_title_background_fill="transparent", block_title_background_fill_dark="transparent",
        block_title_padding="0", block_title_text_color="*neutral_700",
        block_title_text_color_dark="*neutral_200",
        block_label_background_fill="transparent", block_label_background_fill_dark="transparent",
        block_label_text_color="*neutral_700", block_label_text_color_dark="*neutral_200",
        input_border_color="*neutral_300", input_border_color_dark="*neutral_600", input_border_width="1px",
        input_shadow="none", input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_300", button_secondary_shadow="none",
        button_secondary_border_color="*neutral_300", button_border_width="1px",
        error_text_color="#b91c1c", error_text_color_dark="#fca5a5",
    )  # fmt: skip


def laid_out(library: str, authors: Authors, *, guarded: bool, naming: bool) -> Parts:
    """The components on the page, within an open `gr.Blocks`.

    guarded where people log in; naming where they may name models.
    """
    states: dict[str, Any] = {
        "talk": gr.State(None),
        "filters": gr.State(Chosen()),
        "open": gr.State(None),
        "shown": gr.State(None),
        "left": gr.State(""),
        "last": gr.BrowserState("", storage_key="footnote-chat", secret="footnote"),
        "kept": gr.BrowserState("", storage_key="footnote-author", secret="footnote"),
    }
    with gr.Sidebar(label="Chats", open=True, width=280, elem_id="side"):
        side = _side(library, authors, guarded=guarded, naming=naming)
    gr.HTML(
        "<h1>Footnote</h1><p>Answers from your own documents. Every sentence carries a citation that you can "
        "check.</p>",
        elem_id="headline",
    )
    with gr.Row(equal_height=False, elem_id="main"):
        with gr.Column(scale=1, min_width=320):
            middle = _middle(authors)
        with gr.Column(scale=1, min_width=320), gr.Tabs(elem_id="beside") as tabs:
            beside = _beside()
    return Parts(**states, **side, **middle, **beside, tabs=tabs)


def _side(library: str, authors: Authors, *, guarded: bool, naming: bool) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    parts["new_chat"] = gr.Button("New chat", variant="primary", elem_id="new-chat")
    parts["library"] = gr.Dropdown([library], value=library, label="Library", elem_id="library")
    with gr.Accordion("More libraries", open=False):
        parts["new_name"] = gr.Textbox(label="Name of a new library", max_length=60, elem_id="new-library")
        parts["create"] = gr.Button("Create", size="sm", elem_id="create")
        parts["delete"] = gr.Button("Delete this library", size="sm", visible=False, elem_id="delete-library")
    parts["author"] = gr.Dropdown(
        authors.names, value=authors.default, label="Who writes the answers", elem_id="author",
        visible=len(authors.names) > 1,
    )  # fmt: skip
    parts["naming"] = naming_form() if naming else None
    parts["sought"] = gr.Textbox(
        label="Search chats", placeholder="Words in questions and answers", elem_id="sought"
    )
    parts["chats"] = gr.HTML(js_on_load=asset("list.js"), elem_id="chats")
    parts["exported"] = gr.DownloadButton("Download", visible="hidden", elem_id="exported")
    if guarded:
        gr.Button("Log out", link="/logout", size="sm", elem_id="logout")
    return parts


def _middle(authors: Authors) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    parts["talked"] = gr.HTML(conversation_html(()), js_on_load=asset("talk.js"), elem_id="talk")
    parts["growing"] = gr.HTML(js_on_load=asset("growing.js"), visible="hidden", elem_id="growing")
    parts["welcome"] = gr.HTML(welcome_html(authors.default), elem_id="welcome")
    parts["offers"] = gr.HTML(js_on_load=asset("talk.js"), elem_id="offers")
    parts["chips"] = gr.HTML(js_on_load=asset("list.js"), elem_id="chips")
    parts["question"] = gr.Textbox(
        elem_id="question", show_label=False, label="Question", placeholder="Ask a question", lines=1,
        max_lines=6, submit_btn="Ask", autofocus=True, max_length=2000,
    )  # fmt: skip
    with gr.Accordion("Filters: ask only some of the documents", open=False, elem_id="filters"):
        with gr.Row():
            parts["documents"] = _choice("Documents", "documents")
            parts["publishers"] = _choice("Publishers", "publishers")
        with gr.Row():
            parts["languages"] = _choice("Languages", "languages")
            parts["formats"] = _choice("Formats", "formats")
        with gr.Row():
            parts["first"] = gr.Textbox(label="Published since", placeholder="2031-03-01", elem_id="first")
            parts["until"] = gr.Textbox(label="Published until", placeholder="2031-03-31", elem_id="until")
    return parts


def _choice(label: str, name: str) -> gr.Dropdown:
    return gr.Dropdown([], multiselect=True, label=label, elem_id=name, min_width=200)


def _beside() -> dict[str, Any]:
    parts: dict[str, Any] = {}
    with gr.Tab("Sources", id="sources"):
        parts["panel"] = gr.HTML(sources_of(()), js_on_load=asset("panel.js"), elem_id="panel")
        parts["original"] = gr.Button("Download the original", size="sm", visible=False, elem_id="original")
        parts["more"] = gr.HTML(js_on_load=asset("more.js"), visible="hidden", elem_id="more")
    with gr.Tab("Passages", id="passages"):
        parts["query"] = gr.Textbox(
            label="Look for passages, without an answer",
            elem_id="query",
            submit_btn="Search",
            max_length=2000,
        )
        parts["passages"] = gr.HTML(js_on_load=asset("list.js"), elem_id="passages")
    with gr.Tab("Library", id="library"):
        parts["files"] = gr.File(
            label="Add documents: files or a zip", file_count="multiple", file_types=_FORMATS, elem_id="drop",
            height=140,
        )  # fmt: skip
        with gr.Accordion("A folder, or pasted text", open=False):
            parts["folder"] = gr.File(
                label="Add a folder", file_count="directory", elem_id="folder", height=120
            )
            parts["pasted_title"] = gr.Textbox(label="Title", max_length=200, elem_id="pasted-title")
            parts["pasted"] = gr.Textbox(label="Text", lines=4, max_lines=12, elem_id="pasted")
            parts["paste"] = gr.Button("Add the text", size="sm", elem_id="paste")
        parts["news"] = gr.HTML(elem_id="news")
        parts["clear"] = gr.Button("Remove the sample documents", size="sm", visible=False, elem_id="clear")
        parts["summary"] = gr.HTML(elem_id="summary")
        parts["search"] = gr.Textbox(label="Search the library", elem_id="search")
        parts["table"] = gr.HTML(js_on_load=asset("list.js"), elem_id="shelf")
    return parts
