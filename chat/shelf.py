"""The library as the page shows it: a table of documents to search and sort, and a summary with pictures.

HTML alone, without scripts: a button says in `data-do` what it is for ("sort", "remove", "page"), and the
page listens. Whatever a document says is escaped, and made visible as `qa.render.shown` does.
"""

from collections.abc import Iterator
from html import escape
from textwrap import shorten

from chat import chart
from chat.periods import counted
from index.facets import Facet, Facets
from index.listing import Listing, Row
from qa.metadata import date_in_words
from qa.showing import shown

STYLE = """
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.shelf { overflow-x: auto; position: relative; }
.summary { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); column-gap: 1.5rem; }
.summary > p { grid-column: 1 / -1; margin: 0; }
.shelf table { width: 100%; border-collapse: collapse; font-size: .9rem; }
.shelf caption { text-align: left; color: var(--body-text-color-subdued); padding: .25rem 0; }
.shelf th, .shelf td { text-align: left; vertical-align: top; padding: .3rem .5rem .3rem 0; }
.shelf tbody tr { border-top: 1px solid var(--border-color-primary); }
.shelf td.title { min-width: 10rem; overflow-wrap: anywhere; }
.shelf td.number, .shelf th.number { text-align: right; white-space: nowrap; }
.shelf small { display: block; color: var(--body-text-color-subdued); }
.shelf button { font: inherit; font-weight: 600; color: inherit; cursor: pointer; border: 0; }
.shelf button { background: none; padding: 0; min-height: 1.5rem; }
.shelf td button { font-weight: 400; color: var(--body-text-color-subdued); }
.shelf button:hover, .shelf button:focus-visible, .shelf [aria-pressed=true] { text-decoration: underline; }
.shelf button:disabled { opacity: .5; cursor: default; text-decoration: none; }
.shelf th[aria-sort=ascending] button::after { content: " ▲"; }
.shelf th[aria-sort=descending] button::after { content: " ▼"; }
figure.chart { margin: .75rem 0; max-width: 30rem; position: relative; }
figure.chart figcaption { font-weight: 600; }
figure.chart svg { width: 100%; height: auto; }
@media (max-width: 1359px) { .shelf .number { display: none; } }
"""

_EMPTY = (
    '<p class="note">The library is empty. Drop files, folders or zip archives onto the page, or paste a '
    "text, and ask about them.</p>"
)
_COLUMNS = (  # what to sort by, heading, class
    ("title", "Title", "title"),
    ("publisher", "Publisher", "publisher"),
    ("published", "Published", "published"),
    ("size", "Size", "number"),
    ("passages", "Passages", "number"),
)
_LONGEST = 90  # characters of a title or a name before it is shortened
_MOST = 10  # publishers that have a bar of their own


def table_html(listing: Listing) -> str:
    """A page of documents, with buttons to sort, to remove and to turn the page.

    A header's button gives in data-by what to sort by, in data-descending "true" or "false"; "Remove" and the
    checkboxes give the document's id in data-id; the page buttons the place of their first row in data-first.
    """
    if not listing.total:
        return _nothing(listing)
    heads = "".join(_head(listing, by, text, kind) for by, text, kind in _COLUMNS)
    body = "".join(_row(row) for row in listing.rows)
    return (
        f'<div class="shelf"><p>{_sort_button(listing, "added", "In the order of adding")}</p>'
        f"<table><caption>{_caption(listing)}</caption>"
        f'<thead><tr><th scope="col"><span class="unseen">Chosen</span></th>{heads}'
        f'<th scope="col"><span class="unseen">Remove</span></th></tr></thead><tbody>{body}</tbody></table>'
        f"{_pages(listing)}</div>"
    )


def summary_html(facets: Facets, passages: int) -> str:
    """What is in the library: counts, documents over time and by publisher, drawn.

    passages is how many the library has.
    """
    if not facets.documents:
        return _EMPTY
    lines = "".join(f"<p>{line}</p>" for line in _facts(facets, passages))
    return f'<div class="summary">{lines}{_over_time(facets)}{_by_publisher(facets.publishers)}</div>'


def size_in_words(size: int) -> str:
    """Bytes to two digits or three: "950 bytes", "12 kB", "1.4 MB"."""
    if size < 1000:
        return _count(size, "byte")
    scale = 1 if size < 999_500 else 2 if size < 999_500_000 else 3
    amount, unit = size / 1000**scale, ("kB", "MB", "GB")[scale - 1]
    return f"{amount:.1f} {unit}" if amount < 9.95 else f"{amount:,.0f} {unit}"


def _nothing(listing: Listing) -> str:
    if not listing.search.strip():
        return _EMPTY
    return f'<p class="note">No title, publisher, author or source has “{_short(listing.search)}”.</p>'


def _caption(listing: Listing) -> str:
    found = f" with “{_short(listing.search)}”" if listing.search.strip() else ""
    total = _count(listing.total, "document") + found
    if len(listing.rows) == listing.total:
        return total
    if not listing.rows:
        return f"{total}, none of them on this page"
    return f"{total}, of which {listing.first + 1:,} to {listing.first + len(listing.rows):,}"


def _head(listing: Listing, by: str, text: str, kind: str) -> str:
    sorting = (
        f' aria-sort="{"descending" if listing.descending else "ascending"}"' if listing.sort == by else ""
    )
    return f'<th scope="col" class="{kind}"{sorting}>{_sort_button(listing, by, text)}</th>'


def _sort_button(listing: Listing, by: str, text: str) -> str:
    """Pressed again, it turns the order round."""
    pressed = listing.sort == by
    descending = "true" if pressed and not listing.descending else "false"
    state = f' aria-pressed="{str(pressed).lower()}"' if by == "added" else ""  # it has no column to say so
    return _button("sort", f'data-by="{by}" data-descending="{descending}"{state}', text)


def _row(row: Row) -> str:
    name, identity = _short(row.name), escape(row.id)
    told = ", ".join(_details(row))
    removed = f'data-id="{identity}" aria-label="Remove {name}"'
    return (
        f'<tr><td><input type="checkbox" data-id="{identity}" aria-label="Choose {name}"></td>'
        f'<td class="title" dir="auto"><span title="{_whole(f"{row.name} ({row.source})")}">{name}</span>'
        f"{f'<small>{told}</small>' if told else ''}</td>"
        f'<td class="publisher" dir="auto">{_short(row.publisher or "")}</td>'
        f'<td class="published">{_short(date_in_words(row.published or ""))}</td>'
        f'<td class="number" title="{_count(row.characters, "character")}">{size_in_words(row.size)}</td>'
        f'<td class="number">{row.passages:,}</td>'
        f"<td>{_button('remove', removed, 'Remove')}</td></tr>"
    )


def _details(row: Row) -> Iterator[str]:
    if row.author:
        yield f"by {_short(row.author)}"
    if row.format:
        yield _short(row.format)
    if row.language:
        yield _short(row.language)
    if row.pages:
        yield _count(row.pages, "page")


def _pages(listing: Listing) -> str:
    """Nothing where all fit on one page."""
    if not listing.first and len(listing.rows) == listing.total:
        return ""
    before, after = max(listing.first - listing.count, 0), listing.first + listing.count
    return (
        f'<p class="pages">{_page_button("previous", before, listing.first > 0)} '
        f"{_page_button('next', after, after < listing.total)}</p>"
    )


def _page_button(text: str, first: int, there: bool) -> str:
    return _button("page", f'data-first="{first}"{"" if there else " disabled"}', text)


def _button(action: str, attributes: str, text: str) -> str:
    return f'<button type="button" data-do="{action}" {attributes}>{text}</button>'


def _facts(facets: Facets, passages: int) -> Iterator[str]:
    yield f"{_count(facets.documents, 'document')}, {_count(passages, 'passage')}."
    if facets.first and facets.last:
        undated = f"; {facets.undated:,} without a date" if facets.undated else ""
        yield f"Published from {date_in_words(facets.first)} to {date_in_words(facets.last)}{undated}."
    for name, facet in (("Formats", facets.formats), ("Languages", facets.languages)):
        if facet.values:
            named = [f"{_short(value)} ({count:,})" for value, count in _largest(facet)]
            yield f"{name}: {', '.join(named)}."


def _over_time(facets: Facets) -> str:
    bars, rough = counted(facets.days)
    if not bars:
        return ""
    left_out = f"<p>{_count(rough, 'document')} dated too roughly to be among these.</p>" if rough else ""
    return chart.columns("Documents over time", ("Published", "Documents"), bars) + left_out


def _by_publisher(publishers: Facet) -> str:
    bars = _largest(publishers)
    return chart.rows("Documents by publisher", ("Publisher", "Documents"), bars) if bars else ""


def _largest(facet: Facet) -> list[tuple[str, int]]:
    """The ten most frequent values, and all others together."""
    others = facet.others + sum(count for _, count in facet.values[_MOST:])
    return [*facet.values[:_MOST], *([("others", others)] if others else [])]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _short(text: str) -> str:
    """Escaped, at most about a line; a word that is longer is cut."""
    whole = shown(text)
    if len(whole) <= _LONGEST:
        return escape(whole)
    return escape(
        shorten(whole, _LONGEST, placeholder=" …") if " " in whole[:_LONGEST] else whole[:_LONGEST] + "…"
    )


def _whole(text: str) -> str:
    return escape(shown(text))
