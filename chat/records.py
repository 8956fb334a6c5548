"""Chats, turns and feedback: frozen data, and how a filter is written down. No I/O."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from index.filters import Where

LONGEST_TITLE = 120  # characters
LONGEST_NOTE = 2000

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person thought of an answer: rating is 1 or -1, given the time in UTC."""

    rating: int
    note: str
    given: datetime


@dataclass(frozen=True, slots=True)
class ChatTurn:
    """One exchange as it was stored.

    answer  the JSON object that was given; answer["text"], if there is one, is what is searched and shown
    where   the filter that was set, as `index.filters` has them; None where none was
    asked   the time in UTC
    """

    question: str
    answer: Json
    where: Where | None
    asked: datetime
    feedback: Feedback | None


@dataclass(frozen=True, slots=True)
class ChatSummary:
    """A chat as it stands in a list; updated is when it got its last turn, both times are in UTC."""

    id: str
    title: str
    library: str
    created: datetime
    updated: datetime
    turn_count: int


@dataclass(frozen=True, slots=True)
class Chat:
    """A whole chat, its turns in order; otherwise as in its `ChatSummary`."""

    id: str
    title: str
    library: str
    created: datetime
    updated: datetime
    turns: tuple[ChatTurn, ...]


@dataclass(frozen=True, slots=True)
class RatedTurn:
    """A turn that somebody gave feedback on; turn counts from 0 within the chat."""

    user: str
    chat: str
    library: str
    turn: int
    question: str
    answer: Json
    feedback: Feedback


def now() -> str:
    """The time in UTC as it is stored: in order as texts are."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def feedback_of(rating: int | None, note: str, given: str) -> Feedback | None:
    """As stored; no rating is no feedback."""
    return Feedback(rating, note, datetime.fromisoformat(given)) if rating else None


def answer_text(answer: Json) -> str:
    """What an answer says; empty where it has no text."""
    text = answer.get("text")
    return text if isinstance(text, str) else ""


def storable(text: str) -> str:
    """Text that UTF-8 can hold: a lone surrogate becomes a replacement character."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def shortened(text: str, limit: int) -> str:
    """Text on one line of at most `limit` characters, cut between words where there are any."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def where_json(where: Where | None) -> Json | None:
    """A filter for JSON: a range, which is a tuple, as {"from": …, "to": …}. Raises ValueError."""
    return None if where is None else {name: _plain(value) for name, value in where.items()}


def where_of(written: Json | None) -> Where | None:
    """The filter that `where_json` wrote down; what was a date is a text now."""
    return None if written is None else {name: _condition(value) for name, value in written.items()}


def _plain(condition: Any) -> Any:
    if isinstance(condition, tuple):
        low, high = condition
        return {"from": _plain(low), "to": _plain(high)}
    if isinstance(condition, list):
        return [_plain(value) for value in condition]
    return condition.isoformat() if isinstance(condition, date) else condition


def _condition(value: Any) -> Any:
    return (value["from"], value["to"]) if isinstance(value, dict) else value
