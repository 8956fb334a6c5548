"""build: the page of the web chat, its components wired to what they do."""

from typing import Any

import gradio as gr

from chat.desk import Desk
from web.chats import Chats
from web.choosing import Choosing
from web.naming import Make
from web.offers import Offers
from web.parts import PRIVATE, QUIET, Parts, asset, laid_out
from web.programs import Programs, offer
from web.reading import Reading
from web.shelving import Shelving
from web.talking import Talking
from web.upkeep import keep_numbers

ADDING = 2  # that may add documents at once; everybody else may go on asking
ASKING = 8  # questions that are answered at once


def build(desk: Desk, *, guarded: bool = False, make: Make | None = None) -> gr.Blocks:
    """The page over some libraries and chats; guarded where people log in.

    make  makes a reader of a model that was named on the page; None where nobody may name one
    """
    keep_numbers()
    with gr.Blocks(
        title="Footnote", analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)
    ) as blocks:
        offer(Programs(desk))  # first, for the names: what the page alone calls is then ask_1
        parts = laid_out(desk.libraries.first, desk.authors, guarded=guarded, naming=make is not None)
        reading, shelving, offers = Reading(desk), Shelving(desk), Offers(desk)
        _reading(reading, parts)
        talking = Talking(desk)
        _talking(talking, offers, parts)
        for event in _shelf(shelving, parts):
            event.then(reading.choices, [parts.talk, parts.filters], list(parts.controls), **QUIET)
            event.then(offers.offers, [parts.talk], [parts.offers, parts.clear], **QUIET)
        blocks.unload(talking.gone)
        _chats(Chats(desk), reading, shelving, offers, parts, blocks)
        _choosing(Choosing(desk, make), parts, blocks)
        blocks.load(None, None, None, js=asset("page.js"), **QUIET)
    queued: gr.Blocks = blocks.queue(default_concurrency_limit=ASKING)
    return queued


def _talking(does: Talking, offers: Offers, parts: Parts) -> None:
    shown: list[Any] = [
        parts.question, parts.talk, parts.talked, parts.panel, parts.chats, parts.last, parts.passages,
        parts.tabs, parts.growing,
    ]  # fmt: skip
    given = [parts.talk, parts.filters, parts.author]
    running: list[Any] = [
        parts.question.submit(does.ask, [parts.question, *given], shown, **QUIET),
        parts.offers.submit(does.offered, given, shown, **QUIET),
        parts.talked.retry(does.retry, given, shown, **QUIET),
        parts.talked.edit(does.edit, given, shown, **QUIET),
    ]
    for event in running:
        for ended in (event.then, event.failure):
            ended(does.rest, None, [parts.question], queue=False, **QUIET)
        event.then(offers.offers, [parts.talk], [parts.offers, parts.clear], **QUIET)
    parts.question.stop(  # cancels nothing itself: what a model has written by then is the answer
        does.stop,
        [parts.talk],
        [parts.talk, parts.talked, parts.panel, parts.left],
        queue=False,
        **QUIET,
    )
    # `cancels` of the event that leaves would come after it has shown another chat, late enough to take away
    # what was asked there meanwhile
    parts.left.change(None, None, None, cancels=running, **QUIET)
    parts.talked.like(does.rate, [parts.talk], [parts.talk], **QUIET)


def _choosing(does: Choosing, parts: Parts, blocks: gr.Blocks) -> None:
    blocks.load(does.begin, [parts.kept], [parts.author, parts.welcome], **QUIET)
    parts.author.input(does.choose, [parts.author], [parts.kept, parts.welcome], **QUIET)
    if (form := parts.naming) is not None:
        gr.on(
            [form.use.click, form.model.submit, form.server.submit, form.key.submit], does.use,
            [form.model, form.server, form.key],
            [form.news, form.key, parts.author, parts.kept, parts.welcome], **QUIET,
        )  # fmt: skip


def _reading(does: Reading, parts: Parts) -> None:
    opened = [parts.panel, parts.open, parts.tabs, parts.original]
    for list_of in (parts.talked, parts.panel, parts.passages):
        list_of.select(does.open, [parts.talk, parts.open], opened, **QUIET)
    parts.panel.clear(does.close, [parts.talk], [parts.panel, parts.open, parts.original], **QUIET)
    parts.panel.expand(does.expand, [parts.talk, parts.open], [parts.more], **QUIET)
    parts.original.click(does.download, [parts.talk, parts.open], [parts.exported], **QUIET).success(
        None, None, None, js=_HAVE, **QUIET
    )
    parts.query.submit(does.search, [parts.query, parts.talk, parts.filters], [parts.passages], **PRIVATE)
    gr.on(  # one event for all: of two that run at once, the older could have the last word
        [control.change for control in parts.controls], does.narrow, list(parts.controls),
        [parts.filters, parts.chips], trigger_mode="always_last", **QUIET,
    )  # fmt: skip
    parts.chips.clear(does.widen, [parts.filters], list(parts.controls), **QUIET)


def _shelf(does: Shelving, parts: Parts) -> list[Any]:
    """Returns the events after which the library is another one."""
    look: dict[str, Any] = {
        "fn": does.look, "inputs": [parts.shown, parts.talk], "outputs": [parts.summary, parts.table],
        **QUIET,
    }  # fmt: skip
    adding: dict[str, Any] = {"concurrency_limit": ADDING, "concurrency_id": "adding", **PRIVATE}
    changes = [
        drop.upload(does.add, [drop, parts.talk], [drop, parts.news], show_progress_on=[parts.news], **adding)
        for drop in (parts.files, parts.folder)
    ]
    changes.append(
        parts.paste.click(
            does.paste, [parts.pasted, parts.pasted_title, parts.talk],
            [parts.pasted, parts.pasted_title, parts.news], **adding,
        )
    )  # fmt: skip
    changes = [change.then(**look) for change in changes]
    changes.append(
        parts.clear.click(
            does.remove_samples,
            [parts.talk, parts.shown],
            [parts.news, parts.summary, parts.table],
            **PRIVATE,
        )
    )
    changes.append(
        parts.table.delete(
            does.remove, [parts.talk, parts.shown], [parts.news, parts.summary, parts.table], **PRIVATE
        )
    )
    shown = [parts.shown, parts.summary, parts.table]
    parts.search.change(does.search, [parts.search, parts.shown, parts.talk], shown, **QUIET)
    parts.table.apply(does.turn, [parts.shown, parts.talk], shown, **QUIET)
    return changes


def _chats(
    does: Chats, reading: Reading, shelving: Shelving, offers: Offers, parts: Parts, blocks: gr.Blocks
) -> None:
    shown = [
        parts.talk, parts.talked, parts.panel, parts.library, parts.delete, parts.last, parts.question,
        parts.chats, parts.left,
    ]  # fmt: skip
    named = [parts.new_name, parts.talk]
    events = [
        blocks.load(does.resume, [parts.last], shown, **QUIET),
        parts.chats.select(does.open, [parts.talk], shown, **QUIET),
        parts.new_chat.click(does.begin, [parts.talk], shown, **QUIET),
        parts.chats.delete(does.delete, [parts.talk], shown, **QUIET),
        parts.library.input(  # one at a time, so that the second of a choice knows of the first
            does.switch, [parts.library, parts.talk], shown, concurrency_id="switch", concurrency_limit=1,
            **QUIET,
        ),
        parts.create.click(does.create, named, [*shown, parts.new_name], **QUIET),
        parts.new_name.submit(does.create, named, [*shown, parts.new_name], **QUIET),
        parts.delete.click(does.remove, [parts.talk], shown, js=_SURE, **QUIET),
    ]  # fmt: skip
    for event in events:  # another chat may be about another library
        event.then(reading.choices, [parts.talk, parts.filters], list(parts.controls), **QUIET)
        event.then(shelving.look, [parts.shown, parts.talk], [parts.summary, parts.table], **QUIET)
        event.then(offers.offers, [parts.talk], [parts.offers, parts.clear], **QUIET)
        event.then(str, None, [parts.sought], **QUIET)  # all chats are listed again
    parts.sought.change(does.search, [parts.sought, parts.talk], [parts.chats], **QUIET)
    parts.chats.edit(does.rename, [parts.talk], [parts.chats], **QUIET)
    parts.chats.download(does.export, [parts.talk], [parts.exported], **QUIET).success(
        None, None, None, js=_HAVE, **QUIET
    )


# what was made to be downloaded is a file behind a button that nobody sees
_HAVE = "() => { setTimeout(() => document.querySelector('#exported').click(), 50); }"
_SURE = """(...given) => {
  const sure = window.confirm('Delete this library with all documents in it? This cannot be undone.');
  if (!sure) throw new Error('kept');
  return given;
}"""
