"""The chats that are kept, as a list with buttons."""

from collections.abc import Sequence
from html import escape

from chat.records import ChatSummary
from qa.metadata import date_in_words
from qa.showing import shown


def chats_html(chats: Sequence[ChatSummary], here: str, sought: str = "") -> str:
    """A button for each chat, newest first, `here` being the one that is open."""
    if not chats:
        what = "No chat has these words." if sought.strip() else "Chats are kept here until you delete them."
        return f'<p class="note">{what}</p>'
    return (
        f'<nav class="list" aria-label="Chats"><ul>{"".join(_item(chat, here) for chat in chats)}</ul></nav>'
    )


def _item(chat: ChatSummary, here: str) -> str:
    title, given = escape(shown(chat.title), quote=True), escape(chat.title, quote=True)
    day = date_in_words(chat.updated.date().isoformat())
    questions = f"{chat.turn_count} question{'' if chat.turn_count == 1 else 's'}"
    told = f"{title} — {escape(shown(chat.library), quote=True)}, {day}, {questions}"
    current = ' class="here"' if chat.id == here else ""
    open_now = ' aria-current="true"' if chat.id == here else ""
    return (
        f'<li{current}><button type="button" class="open" data-do="open" data-id="{chat.id}" title="{told}"'
        f"{open_now}>{title}<small>{escape(shown(chat.library))}, {day}</small></button>"
        f'<button type="button" data-do="rename" data-id="{chat.id}" data-title="{given}" '
        f'aria-label="Rename the chat {title}" title="Rename">✎</button>'
        f'<button type="button" data-do="export" data-id="{chat.id}" aria-label="Download the chat {title}" '
        'title="Download as Markdown">⤓</button>'
        f'<button type="button" data-do="delete" data-id="{chat.id}" data-sure="Delete this chat for good?" '
        f'aria-label="Delete the chat {title}" title="Delete">✕</button></li>'
    )
