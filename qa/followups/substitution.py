"""Pronouns and short descriptions ("the disease") of a follow-up, replaced by what they stand for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.followups.chat import Chat, candidates
from qa.followups.grammar import Class, Word
from qa.followups.mentions import Mention, Parsed, parsed, plural, singular
from qa.followups.pronouns import Pronoun, Stands, open_pronouns
from qa.followups.propositions import Edit, aside, said_so, stated

_PAIR = re.compile(
    r"\b(?:(?:which|who|each|one) of|in common|differ\w*|compare\w*|each other|both|similar\w*|meet|met|"
    r"married|agree\w*|talk\w*|fight|fought)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\bthe (?:(?=former|latter)|(?=\w+ one\b))"
    r"(first|second|third|fourth|fifth|last|former|latter)(?: one)?\b",
    re.IGNORECASE,
)
_PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_VERBAL = {Class.VERB, Class.BE, Class.DO, Class.MODAL}
_LONG = 4  # words; "the symptoms of …" reads better than a longer possessive


@dataclass(frozen=True, slots=True)
class Completed:
    """A follow-up made self-contained.

    whole   what a fragment after it ("When?") is to be completed from
    centre  what it is about
    """

    text: str
    whole: str
    centre: tuple[Mention, ...]


def substituted(asked: Parsed, chat: Chat) -> Completed | None:
    """The question with what points to the chat replaced; None where nothing does."""
    if counted := _counted(asked, chat):
        return counted
    said = said_so(asked.text, chat.last.whole)
    edits, meant = _of_pronouns(asked, chat)
    if not edits and not said:
        edits, meant = _of_descriptions(asked, chat)
    if not edits and not said:
        return None
    text = edited(asked.text, [*edits, *said])
    centre = meant or chat.centre
    if not any(word.kind in _VERBAL for word in asked.words):  # "How many of them?"
        return Completed(text + aside(chat.last.whole), chat.last.whole, centre)
    return Completed(text, text if meant and not said else chat.last.whole, centre)


def _counted(asked: Parsed, chat: Chat) -> Completed | None:
    """ "The second one" of what was named side by side."""
    match = _COUNTED.search(asked.text)
    place = _PLACES.get(match[1].lower()) if match else None
    if match is None or place is None or not -1 <= place < len(chat.listed()):
        return None
    text = edited(asked.text, [Edit(match.start(), match.end(), chat.listed()[place])])
    named = tuple(candidates(parsed(text).mentions))
    return Completed(text, text, named[:1])


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with each stretch replaced."""
    for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
        new = edit.new if edit.start else edit.new[:1].upper() + edit.new[1:]
        text = text[: edit.start] + new + text[edit.end :]
    return text


def written(mention: Mention) -> str:
    """A mention as it is written in the middle of another question."""
    first, text = mention.words[0], mention.text
    if first.lower in {"this", "that", "these", "those"}:
        text = "the" + text[first.end - first.start :]
    elif first.kind is Class.DETERMINER and first.lower not in {"the", "a", "an"} and mention.bare:
        text = text[mention.bare[0].start - mention.start :]
    return f"the {text}" if mention.asked else text


def _of_pronouns(asked: Parsed, chat: Chat) -> tuple[list[Edit], tuple[Mention, ...]]:
    edits: list[Edit] = []
    meant: dict[Stands, Mention] = {}
    for pronoun in open_pronouns(asked):
        if pronoun.stands in meant:
            continue  # the second "it" has the first beside it
        if clause := stated(pronoun, asked, chat.last.whole):
            edits.extend(clause)
        elif mention := chat.meant(pronoun, tuple(meant.values())):
            meant[pronoun.stands] = mention
            edits.extend(_replaced(pronoun, mention, asked, chat))
    return edits, tuple(meant.values())


def _replaced(pronoun: Pronoun, mention: Mention, asked: Parsed, chat: Chat) -> list[Edit]:
    word, text = pronoun.word, written(mention)
    if pronoun.stands is Stands.ONES:
        if mention.fully_named:
            return [Edit(len(asked.text), len(asked.text), f" (about {text})")]
        noun = mention.phrase[-1].text
        return [Edit(word.start, word.end, plural(noun) if word.lower == "ones" else singular(noun))]
    if pronoun.stands is Stands.THEY and not mention.plural:
        other = chat.before(mention) if _PAIR.search(asked.text) else None
        text = f"{text} and {written(other)}" if other else _several(mention)
    if pronoun.stands is Stands.THERE and not _after_preposition(asked.words, pronoun):
        text = f"in {text}"
    return _owned(pronoun, mention, text, asked) if pronoun.possessive else [Edit(word.start, word.end, text)]


def _owned(pronoun: Pronoun, mention: Mention, text: str, asked: Parsed) -> list[Edit]:
    """ "Lung cancer's symptoms", or "the symptoms of cancer of the lung"."""
    word = pronoun.word
    long = len(mention.words) > _LONG or any(each.kind is Class.PREPOSITION for each in mention.words)
    thing = next((each for each in asked.mentions if each.start == word.start), None)
    if long and thing:
        return [Edit(word.start, word.end, "the"), Edit(thing.end, thing.end, f" of {text}")]
    return [Edit(word.start, word.end, text + ("'" if text.endswith("s") else "'s"))]


def _after_preposition(words: Sequence[Word], pronoun: Pronoun) -> bool:
    return pronoun.place > 0 and words[pronoun.place - 1].kind in {Class.PREPOSITION, Class.TO}


def _several(mention: Mention) -> str:
    """ "A virtual machine" as "virtual machines"; names stay as they are."""
    if (
        mention.named
        or mention.words[0].lower not in {"a", "an"}
        or len(mention.phrase) != len(mention.words)
    ):
        return written(mention)
    head, first = mention.words[-1], mention.bare[0]
    return mention.text[first.start - mention.start : head.start - mention.start] + plural(head.text)


def _of_descriptions(asked: Parsed, chat: Chat) -> tuple[list[Edit], tuple[Mention, ...]]:
    """Edits for "the expedition" and "the company"; what the question is about with them."""
    described = list(_described(asked, chat))
    edits = [edit for edit, _ in described]
    if not edits or edits[0].start == edits[0].end:  # a name was put behind "the company"
        return edits, tuple(mention for _, mention in described[:1])
    subject = next(candidates(parsed(edited(asked.text, edits)).mentions), None)
    return edits, (subject,) if subject else ()


def _described(asked: Parsed, chat: Chat) -> Iterator[tuple[Edit, Mention]]:
    for mention in map(_innermost, asked.mentions):
        if [word.lower for word in mention.words] == ["the", "two"]:
            yield from _both(mention, chat)
        elif fuller := chat.fuller(mention):
            yield Edit(mention.start, mention.end, written(fuller)), fuller
        elif _is_class(mention, asked):
            yield from _of_class(mention, chat)


def _is_class(mention: Mention, asked: Parsed) -> bool:
    """Whether it is "the company" or "this ship", without more said of it and no name beside it."""
    if not mention.definite or not mention.general or len(mention.words) != 2 or mention.person:
        return False
    after = next((word for word in asked.words if word.start >= mention.end), None)
    more = after and (after.kind is Class.PREPOSITION or after.lower.endswith(("ed", "ing")))
    if more or (after and after.lower in {"that", "which", "who", "where"}):
        return False
    return mention.words[0].lower != "the" or not any(each.named for each in asked.mentions)


def _both(mention: Mention, chat: Chat) -> Iterator[tuple[Edit, Mention]]:
    if chat.focus and (other := chat.before(chat.focus)):
        yield Edit(mention.start, mention.end, f"{written(other)} and {written(chat.focus)}"), chat.focus


def _of_class(mention: Mention, chat: Chat) -> Iterator[tuple[Edit, Mention]]:
    """ "The company" as "the company Acme", "the disease" as "the disease (lung cancer)"."""
    meant = chat.class_of(mention.head)
    if meant is None:
        return
    if mention.head in meant.text.lower():
        yield Edit(mention.start, mention.end, written(meant)), meant
        return
    name = f" {meant.text}" if meant.fully_named else f" ({written(meant)})"
    yield Edit(mention.end, mention.end, name), meant


def _innermost(mention: Mention) -> Mention:
    while mention.about:
        mention = mention.about
    return mention
