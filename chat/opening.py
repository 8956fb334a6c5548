"""What opens beside a conversation: a document at a quote, its sources in a list, passages looked up."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from chat.pages import page_image
from chat.turns import Turn
from chat.viewer import Extract, Other, extract, head, more_after, more_before, why
from index.documents import Document, Hit, Passage
from index.errors import DocumentNotFound
from index.filters import Where
from index.library import Library
from index.retrieve import retrieve
from qa import Citation
from qa.render import source_line
from qa.showing import shown

_NOTHING = "<h2>Sources</h2><p class='note'>The passages behind each answer will stand here.</p>"
_GONE = "The document is no longer in the library, or was replaced by another version; this is what it said:"
_NO_PASSAGES = "<p class='note'>No passages. Type some words above; the filters count here, too.</p>"
FOUND = 20  # passages that a search without an answer shows


@dataclass(frozen=True, slots=True)
class Opened:
    """Which document is open at which quote, and the other citations of it that the answer has."""

    document: str
    focus: tuple[int, int]
    others: tuple[Other, ...] = ()


def sources_of(turns: Sequence[Turn]) -> str:
    """The sources of all answers, the newest first, as HTML."""
    listed = "".join(_sources(turn) for turn in reversed(turns))
    return f"<h2>Sources</h2>{listed}" if listed else _NOTHING


def _sources(turn: Turn) -> str:
    kind = "Sources" if turn.answer["citations"] else "Nearest passages" if turn.answer["hits"] else ""
    if not kind or (turn.growing and not turn.answer["citations"]):
        return ""
    asked = shown(turn.question)
    short = asked if len(asked) <= 120 else f"{asked[:119]}…"
    return f"<h3>{kind} for “{escape(short)}”</h3>{turn.sources}{_openers(turn)}"


def _openers(turn: Turn) -> str:
    """For each of the nearest passages a button, as an answer's markers are links already."""
    if turn.answer["citations"]:
        return ""
    buttons = (
        f'<button type="button" data-do="open" data-turn="{turn.number}" data-kind="h" data-number="{place}">'
        f"Open passage {place}</button>"
        for place in range(1, min(3, len(turn.answer["hits"])) + 1)
    )
    return f'<div class="tools">{"".join(buttons)}</div>'


def opened(library: Library, turn: Turn, kind: str, number: int) -> tuple[str, Opened | None]:
    """A document at a citation ("c") or passage ("h") of an answer, as HTML, and what is open now.

    A document that is gone is told, with the words that were quoted.
    """
    place = turn.place(kind, number)
    if place is None:
        return _NOTHING, None
    try:
        document = library.document(place["document"]["id"])
    except DocumentNotFound:
        quote = escape(shown(place["quote"] if kind == "c" else place["text"]))
        line = escape(", ".join(filter(None, (place["document"]["title"], place["document"]["publisher"]))))
        return (
            f"{_way(_BACK)}<p class='note'>{_GONE}</p><blockquote>{quote}</blockquote><cite>{line}</cite>",
            None,
        )
    mine = [one for one in turn.answer["citations"] if one["document"]["id"] == document.id]
    others = tuple((one["start"], one["end"], one["number"]) for one in mine if one is not place)
    hits = [_hit(document, one) for one in turn.answer["hits"] if one["document"]["id"] == document.id]
    citation = _citation(document, place, number) if kind == "c" else None
    told = head(document, citation, hits)
    if kind == "h":
        told += f'<p class="why">{escape(why(_hit(document, place)))}</p>'
    what = Opened(document.id, (place["start"], place["end"]), others)
    return _top(_BACK + _neighbours(turn, kind, number), told) + _read(library, document, what), what


def passage_opened(library: Library, document: str, start: int, end: int) -> tuple[str, Opened | None]:
    """A document at a passage that was looked up, likewise."""
    try:
        found = library.document(document)
    except DocumentNotFound:
        return f"{_way(_BACK)}<p class='note'>The document is no longer in the library.</p>", None
    start = max(0, min(start, len(found.text) - 1))
    end = max(start + 1, min(end, len(found.text)))
    what = Opened(found.id, (start, end))
    return _top(_BACK, head(found)) + _read(library, found, what), what


def _read(library: Library, document: Document, what: Opened) -> str:
    """The text around the quote; of a PDF that is still there, a button for its page."""
    found = framed(extract(document, what.focus, what.others))
    if not document.pages or not library.originals.at_hand(document):
        return found
    page = document.page_at(what.focus[0])
    return (
        f'<div class="tools"><button type="button" data-do="picture">Show page {page}</button></div>{found}'
    )


def pictured(library: Library, what: Opened) -> str:
    """The page of a PDF with the quotes marked on it, as HTML. Raises DocumentNotFound, DocumentError."""
    document = library.document(what.document)
    page, path = document.page_at(what.focus[0]), library.originals.path_of(document)
    if page is None or path is None:
        return (
            f"{_way(_BACK)}{head(document)}<p class='note'>The original is no longer there; the text is.</p>"
        )
    spans = [what.focus, *((start, end) for start, end, _ in what.others)]
    found = page_image(path, document, page, spans)
    source = f"data:image/png;base64,{b64encode(found.png).decode()}"
    told = "" if found.marked[0] else '<p class="note">The quote could not be found on the picture.</p>'
    quote = escape(shown(document.text[what.focus[0] : what.focus[1]])[:300], quote=True)
    return (
        f'{_top(_BACK, head(document))}{told}<img class="page-picture" src="{source}" width="{found.width}" '
        f'height="{found.height}" alt="Page {page} with this quote marked: {quote}">'
    )


def further(library: Library, what: Opened, way: str, at: int) -> str:
    """More of the open document above ("up") or below, as HTML; "" where it is gone."""
    try:
        document = library.document(what.document)
    except DocumentNotFound:
        return ""
    more = more_before if way == "up" else more_after
    return framed(more(document, at, what.others), way)


def framed(found: Extract, way: str = "both") -> str:
    """With a button at each end of it beyond which there is more, which scrolling presses too."""
    up = _more("up", found.start) if found.has_before and way != "down" else ""
    down = _more("down", found.end) if found.has_after and way != "up" else ""
    return f"{up}{found.html}{down}"


def passages_html(library: Library, query: str, where: Where | None) -> str:
    """Search without an answer: the passages that bear on a query, best first. Raises as `retrieve` does."""
    hits = retrieve(library, query, k=FOUND, where=where)
    if not hits:
        return _NO_PASSAGES
    return hits_html(hits)


def hits_of(turn: Turn) -> str:
    """All passages that were read for an answer, those that stand behind it told apart, as HTML."""
    if not turn.answer["hits"]:
        return _NO_PASSAGES
    asked = escape(shown(turn.question))
    cited = turn.answer["citations"]
    items = []
    for number, place in enumerate(turn.answer["hits"], 1):
        numbers = [f"[{one['number']}]" for one in cited if _within(one, place)]
        button = f'data-turn="{turn.number}" data-kind="h" data-number="{number}"'
        items.append(_item(_remembered(place), button, ", ".join(numbers)))
    return f"<h3>Read for “{asked}”</h3>{_list(items)}"


def _within(one: Mapping[str, Any], place: Mapping[str, Any]) -> bool:
    same = one["document"]["id"] == place["document"]["id"]
    return bool(same and place["start"] < one["end"] and one["start"] < place["end"])


def hits_html(hits: Sequence[Hit]) -> str:
    """Passages that were looked up, with why they were found."""
    buttons = (
        f'data-document="{hit.document.id}" data-start="{hit.start}" data-end="{hit.end}"' for hit in hits
    )
    return _list([_item(hit, button) for hit, button in zip(hits, buttons, strict=True)])


def _item(hit: Hit, button: str, used: str = "") -> str:
    mark = f" <strong>Used in the answer: {used}</strong>" if used else ""
    return (
        f'<li><blockquote dir="auto">{escape(shown(hit.text))}</blockquote>'
        f"<cite>{escape(source_line(hit.document, hit.page))}{mark}</cite>"
        f'<p class="why">{escape(why(hit))}</p>'
        f'<div class="tools"><button type="button" data-do="open" {button}>Open</button></div></li>'
    )


def _list(items: Sequence[str]) -> str:
    return f'<ol class="hits">{"".join(items)}</ol>'


def _remembered(place: Mapping[str, Any]) -> Hit:
    """A passage as an answer's record has it, without the rest of its document."""
    kept = place["document"]
    known = {name: kept[name] for name in ("publisher", "published", "author") if kept[name]}
    pages = (0,) * place["page"] if place["page"] else ()
    return _hit(Document(place["text"], kept["source"], kept["title"], known, pages), place, whole=True)


_BACK = '<button type="button" data-do="back">← All sources</button>'


def _top(buttons: str, told: str) -> str:
    """What stays in sight while the document is scrolled."""
    return f'<div class="top">{_way(buttons)}{told}</div>'


def _way(buttons: str) -> str:
    return f'<div class="tools way">{buttons}</div>'


def _neighbours(turn: Turn, kind: str, number: int) -> str:
    """To the previous and the next citation, or passage, of the answer."""
    turns = turn.answer["citations" if kind == "c" else "hits"]
    steps = [
        f'<button type="button" data-do="open" data-turn="{turn.number}" data-kind="{kind}" '
        f'data-number="{place}">{label}</button>'
        for place, label in ((number - 1, "‹ Previous"), (number + 1, "Next ›"))
        if 0 < place <= len(turns)
    ]
    name = "Citation" if kind == "c" else "Passage"
    return f'<span class="note">{name} {number} of {len(turns)}</span>{"".join(steps)}'


def _more(way: str, at: int) -> str:
    label = "Further up" if way == "up" else "Further down"
    return (
        f'<div class="tools" data-more="{way}" data-at="{at}"><button type="button" data-do="more" '
        f'data-more="{way}" data-at="{at}">{label}</button></div>'
    )


def _citation(document: Document, place: Mapping[str, Any], number: int) -> Citation:
    mark = tuple(place["mark"]) if place["mark"] else None
    return Citation(number, document, place["start"], place["end"], mark)


def _hit(document: Document, place: Mapping[str, Any], *, whole: bool = False) -> Hit:
    """With the whole of a document as the passage, or its place in it."""
    start, end = (0, len(document.text)) if whole else (place["start"], place["end"])
    passage = Passage(document, start, end, place["heading"])
    names = ("score", "dense_score", "dense_rank", "bm25_score", "bm25_rank")
    scores: dict[str, Any] = {name: place[name] for name in names}
    return Hit(passage, copies=(passage,) * place["copies"], **scores)
