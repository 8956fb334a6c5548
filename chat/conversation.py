"""The conversation as HTML: questions, answers, how sure they are, and what can be done with them.

Buttons carry what they do in data-do and which turn they belong to in data-turn; web/script.js tells the
server. Everything that came from a person or a document is escaped.
"""

from collections.abc import Sequence
from html import escape

from chat.turns import FORMATS, Turn
from qa.showing import shown

_WORDS = ((0.9, "very likely"), (0.7, "likely"), (0.0, "uncertain"))
_REPHRASE = {
    "subject": "The documents seem to be about something else. Add some on it, or ask about what they hold.",
    "unknown": "Check how the name is written, or leave it out and ask for the thing itself.",
    "premise": "Ask first whether it happened at all: “Did …?” instead of “Why did …?”",
    "silent": "Use the words that the documents would use, ask for one thing at a time, or look through the "
    "passages beside.",
    "filtered": "A filter is set: clear it above the question and ask again.",
    "unclear": "Say which document is meant: by its title, its publisher or its date, or with a filter.",
    "empty": "Drop some documents into the library first.",
}


def conversation_html(turns: Sequence[Turn], *, pending: str = "", failure: str = "", news: str = "") -> str:
    """All turns, oldest first; pending is a question that is being answered.

    failure says why it was not, or, without one, what is wrong besides; news, how far the last turn is while
    it is being written.
    """
    said = [_turn(turn, last=turn.number == len(turns), news=news) for turn in turns]
    state = f'<p class="error" role="alert">{escape(shown(failure))}</p>' if failure else _SEARCHING
    if pending:
        said.append(f'<article class="turn">{_question(pending)}<div class="said">{state}</div></article>')
    elif failure:
        said.append(state)
    inside = "".join(said)
    return f'<div class="talk" role="log" aria-live="polite" aria-label="Conversation">{inside}</div>'


def growing_html(turn: Turn, news: str = "") -> str:
    """What stands below the question of a turn that is still being written."""
    return turn.prose + (f'<p class="note searching">{escape(shown(news))}</p>' if news else "")


_SEARCHING = '<p class="note searching">Searching …</p>'


def _turn(turn: Turn, *, last: bool, news: str) -> str:
    number = turn.number
    label = f'class="turn" id="turn-{number}" data-turn="{number}" aria-label="Question {number}"'
    if turn.growing:  # read aloud once it is finished, not word by word
        growing = (
            f'<div class="said growing" aria-live="off" aria-busy="true">{growing_html(turn, news)}</div>'
        )
        return f"<article {label}>{_question(turn.question)}{_WRITING}{growing}</article>"
    edit = _button("edit", "Edit", f"Edit question {number} and ask again", number)
    parts = [turn.prose, _wide(turn.table), _confidence(turn), _help(turn), _actions(turn, number, last=last)]
    asked = _question(turn.question, f'<div class="tools">{edit}</div>')
    return f'<article {label}>{asked}<div class="said">{"".join(parts)}</div></article>'


_WRITING = '<p class="unseen">The answer is being written.</p>'


def _wide(table: str) -> str:
    """Where there is no room for it, it is moved sideways, by the keyboard too."""
    label = "What the documents say, value by value"
    return f'<div class="wide" role="region" aria-label="{label}" tabindex="0">{table}</div>' if table else ""


def _question(question: str, beside: str = "") -> str:
    return f'<div class="question"><p class="asked" dir="auto">{escape(shown(question))}</p>{beside}</div>'


def _confidence(turn: Turn) -> str:
    """A word and a bar; nothing where nothing was measured, as for a greeting or an empty library."""
    sure = float(turn.answer["confidence"])
    if not sure or (turn.answer["answered"] and not turn.answer["citations"]):
        return ""
    percent = round(100 * sure)
    word = next(word for least, word in _WORDS if sure >= least) if turn.answer["answered"] else "not enough"
    meaning = (
        f"Of 100 questions with a bar like this, the documents hold the answer to about {percent}. "
        "It says nothing of whether the right words are marked: read the sentence. Below the point where "
        "that is worth an answer, Footnote says that they do not say."
    )
    return (
        f'<details class="confidence"><summary>The documents hold the answer: {word} '
        f'<meter min="0" low="50" high="70" optimum="100" max="100" value="{percent}" '
        f'aria-label="Confidence, {percent} of 100"></meter> '
        f"{percent} %</summary><p>{meaning}</p></details>"
    )


def _help(turn: Turn) -> str:
    """What may be done about a refusal; its nearest passages stand in the panel beside."""
    hint = _REPHRASE.get(str(turn.answer["refusal"] or ""))
    return f'<p class="hint">{hint}</p>' if hint and not turn.answer["answered"] else ""


def _actions(turn: Turn, number: int, *, last: bool) -> str:
    again = _button("retry", "Ask again", "Ask the last question again", number) if last else ""
    return f'<div class="tools">{_copying(turn, number)}{again}{_feedback(turn, number)}</div>'


def _copying(turn: Turn, number: int) -> str:
    buttons = "".join(
        f'<button type="button" data-do="copy" data-turn="{number}" data-format="{name}">{label}</button>'
        for name, label in FORMATS.items()
    )
    texts = "".join(
        f'<textarea hidden readonly tabindex="-1" aria-hidden="true" data-copy="{name}">'
        f"{escape(turn.copies[name])}</textarea>"
        for name in FORMATS
    )
    return f'<details class="menu"><summary>Copy</summary><div>{buttons}</div></details>{texts}'


def _feedback(turn: Turn, number: int) -> str:
    thumbs = "".join(
        f'<button type="button" data-do="like" data-turn="{number}" data-value="{value}" '
        f'aria-pressed="{"true" if turn.feedback == value else "false"}">{label}</button>'
        for value, label in ((1, "Helpful"), (-1, "Not helpful"))
    )
    note = (
        f'<form class="remark" data-turn="{number}" hidden><input name="note" maxlength="2000" '
        'aria-label="What was good or bad about it" placeholder="What was good or bad about it? (optional)">'
        "<button>Send</button></form>"
    )
    return f"{thumbs}{note}"


def _button(does: str, label: str, described: str, number: int) -> str:
    return (
        f'<button type="button" data-do="{does}" data-turn="{number}" '
        f'aria-label="{escape(described)}">{label}</button>'
    )
