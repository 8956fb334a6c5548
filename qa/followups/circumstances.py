"""When and where: the phrases of a question that another takes the place of, "And in 2019?", "In Bergen?".

A time takes the place of a time, a place or name that of one behind a like preposition; where there is none
of that kind the phrase is added at the end. What a name is the name of is not looked up.
"""

import re
from collections.abc import Iterator

from qa.followups.clauses import lowered
from qa.followups.grammar import Class
from qa.followups.lexicon import PERSONS
from qa.followups.mentions import Mention, Parsed, parsed, singular
from qa.followups.propositions import Edit
from qa.timing.lookalikes import is_lookalike
from qa.timing.time_phrases import Phrase, time_phrases, without_overlaps

_BEFORE_TIME = re.compile(
    r"\b(?:in|on|at|during|since|before|after|by|until|till|from|between|around|for|over|within|throughout|of)\s+"
    r"(?:the\s+)?(?:years?\s+|months?\s+of\s+)?\Z",
    re.IGNORECASE,
)
_ALIKE = (  # prepositions that may stand for each other
    frozenset("in at near around across through throughout inside outside within".split()),
    frozenset("to into towards toward onto".split()),
    frozenset("before after during since until".split()),
)
_SHORT = 6  # words


def time_of(text: str) -> Phrase | None:
    """The time that a fragment is, with or without a preposition; None if it is more or something else."""
    found = without_overlaps(time_phrases(text, 0, len(text), typed=True))
    if len(found) != 1 or found[0].shape == "then":
        return None
    before = _BEFORE_TIME.sub("", text[: found[0].start])
    rest = before + text[found[0].end :]
    return found[0] if re.fullmatch(r"\W*(?:the\s+)?\W*", rest, re.IGNORECASE) else None


def is_circumstance(fragment: Parsed) -> bool:
    """Whether a fragment is a time, or a preposition and a phrase: "2019", "in Bergen", "last year"."""
    words = [word for word in fragment.words if word.kind is not Class.MARK]
    if not words or len(words) > _SHORT:
        return False
    if time_of(fragment.text):
        return True
    return (
        len(words) > 1
        and words[0].kind in {Class.PREPOSITION, Class.TO}
        and len(fragment.mentions) == 1
        and fragment.mentions[0].start in {word.start for word in words[1:2]}
        and fragment.mentions[0].end == words[-1].end
    )


def with_circumstance(fragment: Parsed, whole: str) -> str:
    """A question with its time or place exchanged for that of a fragment, or with it added."""
    new = lowered(fragment.text.strip().rstrip("?!. "))
    whole = whole.strip().rstrip("?!. ")
    edit = _timed(new, whole) if time_of(new) else _placed(fragment, new, whole)
    if edit is None:
        return f"{whole} {_with_preposition(new)}?"
    return whole[: edit.start] + edit.new + whole[edit.end :] + "?"


def _times(text: str) -> list[Phrase]:
    found = time_phrases(text, 0, len(text), typed=True)
    return without_overlaps(
        each
        for each in found
        if each.shape == "years" or not is_lookalike(text, each, 0, len(text), typed=True)
    )


def _timed(new: str, whole: str) -> Edit | None:
    time, old = time_of(new), _times(whole)
    if time is None or not old:
        return None
    last = next((each for each in reversed(old) if each.shape == time.shape), old[-1])
    bare = new[time.start : time.end]
    led = _BEFORE_TIME.search(whole[: last.start])
    if led is None and _attributive(whole, last):  # "the 2018 election"
        return Edit(last.start, last.end, bare) if time.shape == last.shape else None
    if time.shape == "bare_month" and last.shape == "month" and not time["deictic"]:
        bare, new = (f"{text} {last['year']}" for text in (bare, new))
    if led and time.start == 0 and not _stands_alone(time):
        return Edit(last.start, last.end, bare)
    return Edit(led.start() if led else last.start, last.end, _with_preposition(new))


def _attributive(whole: str, old: Phrase) -> bool:
    """Whether a noun follows that the time belongs to, or an owner's mark."""
    return bool(
        re.match(
            r"['’]s\b|\s+(?!and\b|or\b|in\b|on\b|at\b|by\b|to\b|for\b|from\b|of\b|with\b)[^\W\d]",
            whole[old.end :],
        )
    )


def _stands_alone(time: Phrase) -> bool:
    """Whether a time needs no preposition: "last year", "yesterday", "five years ago"."""
    return bool(time["deictic"]) or time.shape in {"today", "unit", "ago", "this_season", "then", "hence"}


def _with_preposition(new: str) -> str:
    """A bare year with the preposition that it needs at the end of a question."""
    time = time_of(new)
    if time is None or time.start or _stands_alone(time):
        return new
    return f"{'on' if time.shape in {'day', 'month_day', 'weekday'} else 'in'} {new}"


def _placed(fragment: Parsed, new: str, whole: str) -> Edit | None:
    """In the place of a phrase behind the same preposition or one like it, the last and most alike."""
    preposition = fragment.words[0].lower
    if not fragment.mentions:
        return None
    phrase, old = fragment.mentions[0], parsed(whole)
    behind = [(word, each) for word, each in _behind_prepositions(old) if _same_kind(phrase, each)]
    same = [(word, each) for word, each in behind if word == preposition]
    alike = [(word, each) for word, each in behind if any({word, preposition} <= group for group in _ALIKE)]
    if found := (same or alike)[-1:]:
        word, mention = found[0]
        start = whole.lower().rindex(word, 0, mention.start)
        return Edit(start, mention.end, new)
    return _owner(phrase, old) if preposition in _ALIKE[0] else None


def _behind_prepositions(question: Parsed) -> Iterator[tuple[str, Mention]]:
    for mention in question.mentions:
        before = [word for word in question.words if word.end <= mention.start][-1:]
        timely = any(mention.start <= time.start < mention.end for time in _times(question.text))
        if before and before[0].kind in {Class.PREPOSITION, Class.TO} and not timely:
            yield before[0].lower, mention


def _same_kind(new: Mention, old: Mention) -> bool:
    """A name for a name or for "the capital"; a plain noun for a plain noun."""
    if new.named or new.definite:
        return old.named or old.definite
    return not old.named and not old.definite and new.plural == old.plural


def _owner(new: Mention, question: Parsed) -> Edit | None:
    """ "In Bergen" for "the mayor of Oslo": the mayor of Bergen."""
    for mention in question.mentions:
        last = mention.words[-1]
        inner = mention.about or mention
        owned = mention.relational or singular(mention.head) in PERSONS
        of = [word for word in inner.words if word.lower == "of"][-1:]
        start = of[0].end + 1 if of else inner.start
        if new.named and owned and last.name and (of or mention.about):
            return Edit(start, mention.end, new.text)
    return None
