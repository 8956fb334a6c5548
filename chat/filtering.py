"""Chosen: the filter that is set on the page, as a `where` for retrieval and as chips that clear it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from index.filters import Where
from qa.metadata import date_in_words
from qa.showing import shown

_FIELDS = {"documents": "source", "publishers": "publisher", "languages": "language", "formats": "format"}
_NAMED = {"documents": "Document", "publishers": "Publisher", "languages": "Language", "formats": "Format"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which documents answers may come from; empty means all.

    documents    sources          publishers, languages, formats  as the documents have them
    first, last  days of publication, ISO 8601, to any precision; "" leaves an end open
    """

    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    first: str = ""
    last: str = ""

    @property
    def where(self) -> Where | None:
        """For `retrieve` and `Assistant.ask`; None for no limits."""
        found: dict[str, object] = {
            field: list(values) for name, field in _FIELDS.items() if (values := getattr(self, name))
        }
        if self.first or self.last:
            found["published"] = (self.first or None, self.last or None)
        return found or None  # type: ignore[return-value]  # every value is a Condition

    def without(self, name: str, value: str) -> "Chosen":
        """Without one of its conditions: a field's value, or the dates."""
        if name == "dates":
            return replace(self, first="", last="")
        if name not in _FIELDS:
            return self
        kept = tuple(one for one in getattr(self, name) if one != value)
        changed: dict[str, Any] = {name: kept}
        return replace(self, **changed)


def chosen(
    documents: Sequence[str] | None, publishers: Sequence[str] | None, languages: Sequence[str] | None,
    formats: Sequence[str] | None, first: str | None, last: str | None,
) -> Chosen:  # fmt: skip
    """What the page's controls hold."""
    four = [tuple(values or ()) for values in (documents, publishers, languages, formats)]
    return Chosen(four[0], four[1], four[2], four[3], (first or "").strip(), (last or "").strip())


def chips_html(found: Chosen) -> str:
    """What is set, each with a button that clears it; "" where nothing is."""
    chips = [
        _chip(name, value, f"{_NAMED[name]}: {value}") for name in _FIELDS for value in getattr(found, name)
    ]
    if found.first or found.last:
        chips.append(_chip("dates", "", _dates(found.first, found.last)))
    if not chips:
        return ""
    if len(chips) > 1:
        chips.append('<button type="button" data-do="clear" data-name="all">Clear all filters</button>')
    return f'<div class="chips" role="group" aria-label="Filters that are set">{"".join(chips)}</div>'


def _chip(name: str, value: str, label: str) -> str:
    text = escape(shown(label), quote=True)
    return (
        f'<button type="button" data-do="clear" data-name="{name}" data-value="{escape(value, quote=True)}" '
        f'aria-label="Clear the filter {text}">{text} <span aria-hidden="true">✕</span></button>'
    )


def _dates(first: str, last: str) -> str:
    begin, end = (date_in_words(day) if day else "" for day in (first, last))
    if begin and end:
        return f"Published: {begin} to {end}"
    return f"Published: since {begin}" if begin else f"Published: until {end}"
