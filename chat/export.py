"""A chat -> Markdown and JSON, to be kept or passed on; feedback -> JSON."""

from collections.abc import Iterator
from typing import Any

from chat.records import Chat, ChatTurn, Feedback, Json, RatedTurn, answer_text, where_json
from index.documents import Document
from qa.render import source_line
from qa.showing import in_markdown, shown
from qa.telling import byline
from qa.written import Outcome


def as_json(chat: Chat) -> Json:
    """The public JSON form of a chat: times in ISO 8601, answers as they were stored."""
    return {
        "id": chat.id,
        "title": chat.title,
        "library": chat.library,
        "created": chat.created.isoformat(),
        "updated": chat.updated.isoformat(),
        "turns": [_turn_json(turn) for turn in chat.turns],
    }


def rated_json(rated: RatedTurn) -> Json:
    """The public JSON form of a rated turn, of its answer the text alone."""
    return {
        **_feedback_json(rated.feedback),
        "user": rated.user,
        "question": rated.question,
        "answer": answer_text(rated.answer),
        "chat": rated.chat,
        "turn": rated.turn,
        "library": rated.library,
    }


def as_markdown(chat: Chat) -> str:
    """For reading: each question with the answer's text, the quotes behind it, and the feedback.

    Quotes are those in answer["citations"], if there are any, and who wrote it is in answer["written"]; both
    have the form that `qa.serialization.as_json` gives them. What was asked, answered and noted has its
    Markdown escaped.
    """
    head = [f"# {_line(chat.title)}", f"{_line(chat.library)}, {chat.created:%Y-%m-%d}"]
    return "\n\n".join([*head, *(part for turn in chat.turns for part in _turn_markdown(turn))]) + "\n"


def _turn_json(turn: ChatTurn) -> Json:
    return {
        "question": turn.question,
        "answer": turn.answer,
        "where": where_json(turn.where),
        "asked": turn.asked.isoformat(),
        "feedback": turn.feedback and _feedback_json(turn.feedback),
    }


def _feedback_json(feedback: Feedback) -> Json:
    return {"rating": feedback.rating, "note": feedback.note, "given": feedback.given.isoformat()}


def _turn_markdown(turn: ChatTurn) -> Iterator[str]:
    yield f"## {_line(turn.question)}"
    yield _line(answer_text(turn.answer))
    if told := _by_whom(turn.answer.get("written")):
        yield _line(told)
    if citations := turn.answer.get("citations"):
        yield "\n".join(
            f"{cited['number']}. “{_line(cited['quote'])}” — {_source(cited)}" for cited in citations
        )
    if turn.feedback:
        note = f": {_line(turn.feedback.note)}" if turn.feedback.note else ""
        yield f"*{'Helpful' if turn.feedback.rating > 0 else 'Not helpful'}*{note}"


def _by_whom(written: Any) -> str:
    """Which model wrote an answer; "" where none did, or nothing of it is left."""
    if not isinstance(written, dict) or written.get("outcome") not in (Outcome.WRITTEN, Outcome.MENDED):
        return ""
    return byline(str(written.get("model")), Outcome(written["outcome"]))


def _source(cited: dict[str, Any]) -> str:
    told = cited["document"]
    known = {name: told[name] for name in ("publisher", "published") if told[name]}
    return in_markdown(source_line(Document("", told["source"], told["title"], known), cited["page"]))


def _line(text: str) -> str:
    return in_markdown(shown(text))
