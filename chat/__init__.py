"""The web chat without Gradio: chats, users, libraries, and what is shown of them."""

from chat.export import as_json, as_markdown
from chat.place import chats_of
from chat.rated import rated_turns
from chat.records import Chat, ChatSummary, ChatTurn, Feedback, RatedTurn
from chat.store import ChatStore

__all__ = [
    "Chat",
    "ChatStore",
    "ChatSummary",
    "ChatTurn",
    "Feedback",
    "RatedTurn",
    "as_json",
    "as_markdown",
    "chats_of",
    "rated_turns",
]
