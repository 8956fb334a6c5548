"""Follow-ups that are no full question, completed from the question before: "When?", "What about France?"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.followups.chat import Chat, candidates
from qa.followups.circumstances import is_circumstance, time_of, with_circumstance
from qa.followups.clauses import asked_of, clause_of
from qa.followups.grammar import Class, Word
from qa.followups.mentions import Mention, Parsed, parsed
from qa.followups.pronouns import open_pronouns
from qa.followups.propositions import Edit, aside
from qa.followups.subjects import complement
from qa.followups.substitution import Completed, edited, substituted, written

_ABOUT = re.compile(
    r"\s*(?:(?:and|but|so|ok|okay|well|then)\b[\s,]*)*(?:what|how)\s+about\s+(?P<rest>\S.*?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_AND = re.compile(r"\s*(?:and|or)\s+(?P<rest>\S.*?)\s*\?\s*$", re.IGNORECASE | re.DOTALL)
_DEFINITION = re.compile(r"\W*(?:what|who)\s+(?:is|are|was|were)\b|\W*tell\s+me\b", re.IGNORECASE)
_OPENERS = frozenset("and but so or then ok okay well".split())
_SHORT = 6  # words; what is longer is a question of its own
_CLAUSAL = {Class.BE, Class.DO, Class.MODAL, Class.WH}
_LITTLE = {Class.WH, Class.ADVERB, Class.DETERMINER, Class.AND, Class.MARK, Class.ADJECTIVE}


def completed(asked: Parsed, chat: Chat) -> Completed | None:
    """The question made whole; None if it is no fragment."""
    if match := _ABOUT.match(asked.text) or (None if _has_verb(asked.words) else _AND.match(asked.text)):
        return _about(asked, parsed(match["rest"]), chat)
    if is_circumstance(asked) and (time_of(asked.text) or not open_pronouns(asked)) and _is_open_end(asked):
        text = with_circumstance(asked, chat.last.whole)
        return Completed(text, text, chat.last.centre)
    return _asked(asked, chat) if _is_bare(asked.words) else None


def _is_open_end(asked: Parsed) -> bool:
    """Whether a bare phrase asks: with a question mark, or as a name or a time, "in Bergen"."""
    return asked.text.rstrip().endswith("?") or bool(time_of(asked.text)) or asked.mentions[0].named


def reminded(asked: Parsed, chat: Chat) -> Completed | None:
    """The question with the one before in brackets, where nothing named fits its pronouns."""
    whole = chat.last.whole
    if chat.focus is not None or clause_of(whole) is None or not open_pronouns(asked):
        return None
    return Completed(asked.text.strip() + aside(whole), whole, ())


def _has_verb(words: Sequence[Word]) -> bool:
    return any(word.kind in _CLAUSAL for word in words)


def _is_bare(words: Sequence[Word]) -> bool:
    """Whether there is a question word and little else: "When?", "Which countries?"."""
    said = [word for word in words if word.kind not in {Class.MARK, Class.AND}]
    while said and said[0].kind in {Class.PREPOSITION, Class.TO}:
        del said[0]
    if not said or said[0].kind is not Class.WH or len(said) > 5:
        return False
    nouns = [word for word in said if word.kind is Class.NOUN]
    return (
        len(nouns) <= 1
        and all(word in nouns or word.kind in _LITTLE for word in said)
        and not any(word.name for word in nouns)
    )


def _asked(asked: Parsed, chat: Chat) -> Completed:
    said = [word for word in asked.words if word.lower not in _OPENERS and word.kind is not Class.MARK]
    phrase = " ".join(word.text for word in said)
    whole = chat.last.whole
    if text := asked_of(phrase[:1].upper() + phrase[1:], whole):
        return Completed(text, text, chat.centre)
    return Completed(asked.text.strip() + aside(whole), whole, chat.centre)


def _about(asked: Parsed, rest: Parsed, chat: Chat) -> Completed | None:
    plain = time_of(rest.text) or (is_circumstance(rest) and not open_pronouns(rest))
    if not plain and (found := substituted(asked, chat)):
        return replace(found, whole=chat.last.whole)
    if not rest.words or len(rest.words) > _SHORT:
        return None
    whole = chat.last.whole.strip().rstrip("?!. ")
    if rest.words[0].kind in {Class.PREPOSITION, Class.TO} or time_of(rest.text):
        text = with_circumstance(rest, whole)
        return Completed(text, text, chat.last.centre)
    if not rest.mentions:
        return Completed(asked.text.strip() + aside(whole), whole, chat.centre)
    if old := _parallel(rest.mentions[0], whole, chat):
        text = edited(whole, [Edit(old.start, old.end, rest.text)]) + "?"
        return Completed(text, text, rest.mentions[:1])
    return _added(asked, rest.mentions[0], chat)


def _added(asked: Parsed, new: Mention, chat: Chat) -> Completed | None:
    """Without a place for it in the question before: "What about the symptoms of …?"."""
    if chat.focus is None:
        return None
    if (new.definite or new.relational) and (edit := complement(asked, chat.focus, chat, anywhere=True)):
        text = edited(asked.text, [edit])
        return Completed(text, text, chat.centre)
    text = f"{asked.text.strip()} (about {written(chat.focus)})"
    return Completed(text, text, (new,) if new.named else chat.centre)


def _parallel(new: Mention, whole: str, chat: Chat) -> Mention | None:
    """The phrase of the question before in whose place the new one may stand: a name, or what was defined."""
    old = [mention for mention in candidates(parsed(whole).mentions) if not mention.asked]
    if not new.named:
        defined = _DEFINITION.match(whole)
        return old[-1] if defined and old and old[-1].end == len(whole) and not new.definite else None
    named = [mention for mention in old if mention.named]
    centre = [mention for mention in named if any(mention.text == each.text for each in chat.last.centre)]
    alike = [mention for mention in named if mention.place == new.place]
    return next(iter((centre or alike or named)[::-1]), None)
