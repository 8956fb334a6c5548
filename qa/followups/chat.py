"""The chat so far as a follow-up needs it: what was spoken of, most recent last, and what pronouns may mean.

The rule behind it is that of centering (Grosz, Joshi and Weinstein, 1995): what a question's pronoun stood
for stays in the centre; otherwise what the question named first is the centre. Answers are read only for a
person, where the questions name none.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from qa.followups.grammar import LONGEST, Class
from qa.followups.lexicon import FEMALE, LOCATIONS, MALE, PERSONS
from qa.followups.mentions import Mention, is_plural, parsed, singular
from qa.followups.pronouns import Pronoun, Stands

_RECENT = 3  # exchanges back that a plain pronoun reaches
_MOST = 8  # phrases of one question that are looked at
_NAME = r"[A-Z][\w.-]{0,40}(?: [A-Z][\w.-]{0,40}){0,4}"
_LIST = re.compile(rf"{_NAME}(?:, {_NAME}){{0,20}},? (?:and|or) {_NAME}")
_JOINTS = re.compile(r",? (?:and|or) |, ")
_THINGS = {Stands.IT, Stands.THIS, Stands.THERE}
_MARKER = re.compile(r"\s*\[\d+\]")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question, made self-contained, with what it speaks of.

    whole   the question to complete fragments from: this one, or for a fragment the one it leans on
    named   what else it names, in order
    centre  what its pronouns stood for, or what it names first: the focus, and the rest
    own     whether it speaks for itself: no pronoun of it stood for something before
    """

    question: str
    whole: str
    answer: str
    named: tuple[Mention, ...]
    centre: tuple[Mention, ...]
    own: bool

    @property
    def lasting(self) -> tuple[Mention, ...]:
        """What it names that may be spoken of on."""
        begun = bool(self.centre and self.named) and self.centre[0].start == self.named[0].start
        return self.named if begun else tuple(each for each in self.named if each.definite)

    @property
    def focus(self) -> Mention | None:
        """What it is about; None where it names nothing."""
        return next(iter(self.centre), None)


@dataclass(frozen=True, slots=True)
class Chat:
    """Exchanges, oldest first."""

    exchanges: tuple[Exchange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.exchanges)

    @property
    def last(self) -> Exchange:
        """The exchange just before. Raises IndexError if there is none."""
        return self.exchanges[-1]

    @property
    def focus(self) -> Mention | None:
        """What the chat is about at present."""
        return next((each.focus for each in reversed(self.exchanges) if each.focus), None)

    @property
    def centre(self) -> tuple[Mention, ...]:
        """The focus, as a tuple."""
        return (self.focus,) if self.focus else ()

    @property
    def theme(self) -> Mention | None:
        """What the chat began with."""
        return next((each.focus for each in self.exchanges if each.focus), None)

    def and_then(self, exchange: Exchange) -> "Chat":
        """The chat with one exchange more."""
        return Chat((*self.exchanges, exchange))

    def meant(self, pronoun: Pronoun, taken: Sequence[Mention] = ()) -> Mention | None:
        """What a pronoun stands for, other than what is taken; None if nothing named fits."""
        match pronoun.stands:
            case Stands.HE | Stands.SHE:
                return self._person(pronoun)
            case Stands.THEY:
                acting = pronoun.agent and self._first(
                    lambda mention: mention.plural and mention.animate, taken
                )
                several = acting or self._first(lambda mention: mention.plural, taken)
                fitting = several or self._first(lambda mention: not mention.surely_person, taken)
            case Stands.THERE:
                fitting = self._first(lambda mention: mention.place, taken)
            case Stands.IT if pronoun.ambient:
                return self._first(lambda mention: mention.place, taken)
            case Stands.IT | Stands.THIS:
                fitting = self._first(lambda mention: not mention.plural and not mention.surely_person, taken)
            case _:
                fitting = self._first(lambda mention: mention.counted, taken)
        if fitting or (self.focus and any(mention.text == self.focus.text for mention in taken)):
            return fitting
        unfit = pronoun.stands in _THINGS and self.focus and self.focus.surely_person
        return None if unfit else self.focus

    def before(self, mention: Mention) -> Mention | None:
        """What the chat was about before this."""
        foci = [each.focus for each in reversed(self.exchanges) if each.focus]
        return next(
            (focus for focus in foci if focus.head != mention.head or focus.text != mention.text), None
        )

    def fuller(self, short: Mention) -> Mention | None:
        """The mention that a short one is a part of: "the expedition" its last noun, "solar" its first."""
        if len(short.bare) != 1 or len(short.words) > 2 or (not short.definite and short.named):
            return None
        everything = list(self._recent(len(self.exchanges)))
        if short.definite:
            return next(
                (each for each in everything if len(each.words) > 2 and each.head == short.head), None
            )
        centres = [each for exchange in reversed(self.exchanges) for each in exchange.centre if _longer(each)]
        first = singular(short.head)
        return next((each for each in centres if singular(each.bare[0].lower) == first), None)

    def whole(self, mention: Mention) -> Mention:
        """What two names were joined in, "the Lewis and Clark expedition"; else the mention itself."""
        known = (each for exchange in reversed(self.exchanges) for each in exchange.named)
        return next((each for each in known if each.pair and each.pair.text == mention.text), mention)

    def class_of(self, noun: str) -> Mention | None:
        """What "the company" or "these ships" may mean: something named, else what the chat is about."""
        several = is_plural(noun)
        if singular(noun) in LOCATIONS and (place := self._first(lambda mention: mention.place, ())):
            return place

        def alike(mention: Mention) -> bool:
            return mention.plural == several and (singular(noun) in PERSONS or not mention.surely_person)

        return self._first(lambda mention: mention.named and alike(mention), ()) or self._first(alike, ())

    def listed(self) -> tuple[str, ...]:
        """What was named side by side last, in a question or its answer: "France", "Germany"."""
        for exchange in self.exchanges[: -_RECENT - 1 : -1]:
            for text in (exchange.answer, exchange.question):
                found = listed_in(text)
                if len(found) > 1:
                    return found
        return ()

    def _first(self, fits: Callable[[Mention], bool], taken: Sequence[Mention]) -> Mention | None:
        texts = {mention.text for mention in taken}
        return next((each for each in self._recent(_RECENT) if fits(each) and each.text not in texts), None)

    def _recent(self, reach: int) -> Iterator[Mention]:
        """The centres of each exchange, latest first, then what was named beside them."""
        recent = self.exchanges[: -reach - 1 : -1]
        for exchange in recent:
            yield from exchange.centre
            if exchange.own:
                yield from exchange.lasting
        if self.theme:
            yield self.theme
        for exchange in recent:
            yield from exchange.named

    def _person(self, pronoun: Pronoun) -> Mention | None:
        own, other = (MALE, FEMALE) if pronoun.stands is Stands.HE else (FEMALE, MALE)
        if known := self._first(lambda mention: mention.head in own, ()):
            return known
        for back, exchange in enumerate(self.exchanges[::-1]):
            for mention in (*exchange.centre, *exchange.named):
                if mention.person and not any(word.lower in other for word in mention.words):
                    return mention
            if back < _RECENT and (person := person_in(exchange.answer, other)):
                return person
        return None


def _longer(mention: Mention) -> bool:
    return len(mention.bare) > 1 and len(mention.phrase) == len(mention.words)


def candidates(mentions: Sequence[Mention], *, loosely: bool = False) -> Iterator[Mention]:
    """What a question's phrases are about, in order, those of its question word last.

    Loosely: "the symptoms" too, for a question that names nothing better.
    """
    for mention in sorted(mentions[:_MOST], key=lambda each: each.asked):
        core = mention
        while core.relational and core.about:
            core = core.about
        core = core.owner or core
        empty = core.vague or (core.relational and not loosely) or not core.bare
        if not empty and core.words[0].kind is not Class.POSSESSIVE:
            yield core
        if core.pair:
            yield core.pair


def listed_in(text: str) -> tuple[str, ...]:
    """The names joined by commas and "and" in a text, the first such list."""
    match = _LIST.search(_MARKER.sub("", text[: 2 * LONGEST])[:LONGEST])
    return tuple(part for part in _JOINTS.split(match[0]) if part) if match else ()


def person_in(answer: str, other: frozenset[str]) -> Mention | None:
    """The one person that an answer names; None if it names none or several."""
    text = _MARKER.sub("", answer[: 2 * LONGEST])[:LONGEST]
    named = [each for each in parsed(text).mentions if each.person or (each.animate and each.plural)]
    found = [each for each in named if not any(word.lower in other for word in each.words)]
    heads = {mention.text.split()[-1] for mention in found}
    return replace(found[0], agent=True) if len(heads) == 1 and found[0].person else None
