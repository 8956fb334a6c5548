"""What a question speaks of: its noun phrases, and what is known of each from its form alone.

A phrase is a run of determiner, adjectives and nouns, with the "of …" behind it. Nothing is looked up:
a name is known as a person's or a place's from titles, prepositions and a list of countries, or not at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from qa.followups.grammar import Class, Word, words_of
from qa.followups.lexicon import AGENTIVE, GENERAL, PERSONS, PLACES, PLURAL, RELATIONAL, UNINFLECTED, VAGUE

_INSIDE = {Class.ADJECTIVE, Class.NOUN, Class.NUMBER, Class.POSSESSIVE}
_START = _INSIDE | {Class.DETERMINER}
_LOCATIVE = frozenset("in at near around across through".split())
_ANIMATE = frozenset("people women men children police".split())
_ATTACHED = frozenset("in on over at between from against among under around near without".split())
_DONE_TO_PERSONS = frozenset(
    "meet met marry married arrest arrested accuse accused murder murdered elect elected".split()
)
_IS = frozenset("is was 's".split())
_ASKING = frozenset("what which how whose".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase.

    words     the words it is made of, "the benefits of yoga" in one
    asked     whether it belongs to a question word: "which countries"
    locative  whether "in", "at", "from" or the like stands before it
    agent     whether it is asked who that is, or a verb of what persons do follows
    size      how many of the words stand before the first preposition; 0 for all of them
    about     for a head that needs a complement, the complement: "yoga"
    """

    text: str
    words: tuple[Word, ...]
    asked: bool = False
    locative: bool = False
    agent: bool = False
    size: int = 0
    about: "Mention | None" = None

    @property
    def start(self) -> int:
        """Offset of its first character in the question."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character in the question."""
        return self.words[-1].end

    @property
    def head(self) -> str:
        """The noun that the phrase is one of, in lower case: "collapse" in "the collapse of trade"."""
        return self.phrase[-1].lower

    @property
    def phrase(self) -> tuple[Word, ...]:
        """The words up to a preposition."""
        return self.words[: self.size or len(self.words)]

    @property
    def bare(self) -> tuple[Word, ...]:
        """The words without determiner."""
        rest = [word for word in self.words[:1] if word.kind not in {Class.DETERMINER, Class.POSSESSIVE}]
        return (*rest, *self.words[1:])

    @property
    def named(self) -> bool:
        """Whether it holds a name."""
        return any(word.name and word.lower not in PERSONS for word in self.bare)

    @property
    def definite(self) -> bool:
        """Whether "the" or "this" stands before it."""
        return self.words[0].lower in {"the", "this", "these", "that", "those"}

    @property
    def plural(self) -> bool:
        """Whether it means several: by the ending of its head, or as two joined by "and"."""
        joined = any(word.kind is Class.AND for word in self.words) and self.phrase[-1].name
        return joined or is_plural(self.head)

    @property
    def person(self) -> bool:
        """Whether it may mean one person."""
        if self.plural or self.asked:
            return False
        if singular(self.head) in PERSONS:
            return True
        return self.fully_named and not self.definite and not self.place

    @property
    def surely_person(self) -> bool:
        """Whether it cannot be "it"."""
        return self.person and (self.agent or singular(self.head) in PERSONS)

    @property
    def animate(self) -> bool:
        """Whether it means people, as far as its form tells."""
        joined = any(word.kind is Class.AND for word in self.words)
        return joined or self.head in _ANIMATE or singular(self.head) in PERSONS or self.place

    @property
    def counted(self) -> bool:
        """Whether it is one of several: "a ship", "ships"."""
        return self.plural or self.words[0].lower in {"a", "an"}

    @property
    def place(self) -> bool:
        """Whether it is the name of a place."""
        return self.named and (self.locative or self.head in PLACES)

    @property
    def fully_named(self) -> bool:
        """Whether every word of it is a name's."""
        counted = [word for word in self.bare if word.kind is not Class.AND and word.text[0].isalpha()]
        return bool(counted) and all(word.name for word in counted)

    @property
    def relational(self) -> bool:
        """Whether its head needs a complement to mean anything; "Darwin's theory" has one before it."""
        owned = any(word.name or word.kind is Class.POSSESSIVE for word in self.phrase[:-1])
        return singular(self.head) in RELATIONAL and not owned

    @property
    def owner(self) -> "Mention | None":
        """Of "a tug's advantages", the tug; None where the head means something by itself, "Ann's ship"."""
        last = max((at for at, word in enumerate(self.phrase) if word.kind is Class.POSSESSIVE), default=0)
        words = self.words[:last]
        owned = words and singular(self.head) in RELATIONAL
        return Mention(self.text[: words[-1].end - self.start], words) if owned else None

    @property
    def general(self) -> bool:
        """Whether its head is the name of a class of things."""
        return singular(self.head) in GENERAL

    @property
    def vague(self) -> bool:
        """Whether it is a phrase that pronouns seldom stand for."""
        return (self.head in VAGUE and not self.named) or all(word.kind is Class.NUMBER for word in self.bare)

    @property
    def pair(self) -> "Mention | None":
        """The two names joined within it: "Lewis and Clark" in "the Lewis and Clark expedition"."""
        bare = self.bare[: len(self.phrase) - len(self.words) + len(self.bare)]
        joint = next((at for at, word in enumerate(bare) if word.kind is Class.AND), 0)
        names = tuple(takewhile(lambda word: word.name, bare[joint + 1 :]))
        if not joint or joint + 1 + len(names) == len(bare):
            return None
        words = (*bare[: joint + 1], *names)
        return Mention(self.text[words[0].start - self.start : words[-1].end - self.start], words)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question with its words and its noun phrases, in order."""

    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]


def parsed(text: str) -> Parsed:
    """A question taken apart; only its first `qa.followups.grammar.LONGEST` characters are."""
    words = words_of(text)
    return Parsed(text, words, mentions_of(words, text))


def mentions_of(words: Sequence[Word], text: str) -> tuple[Mention, ...]:
    """The noun phrases of a question, in order; those joined by "of" are one."""
    found: list[Mention] = []
    for first, last in _spans(words):
        piece = _mention(words, first, last, text)
        before = words[first - 1].lower if first else ""
        if before == "of" and found and found[-1].end == words[first - 2].end:
            found[-1] = _joined(found[-1], piece, words, text)
        else:
            found.append(piece)
    return tuple(found)


def extended(mention: Mention, asked: Parsed) -> Mention:
    """A phrase with what follows it at once: "the bridge over the Lenna". Names are enough without."""
    words = asked.words
    at = next((place for place, word in enumerate(words) if word.start >= mention.end), len(words))
    if mention.named or mention.asked or at + 1 >= len(words) or words[at].lower not in _ATTACHED:
        return mention
    piece = next((each for each in asked.mentions if each.start == words[at + 1].start), None)
    return _joined(mention, piece, words, asked.text) if piece and piece.head not in VAGUE else mention


def singular(noun: str) -> str:
    """A noun without its plural ending, as far as rules go."""
    if not is_plural(noun) or noun in PLURAL:
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if re.search(r"(?:ss|x|z|ch|sh)es$", noun) else noun[:-1]


def plural(noun: str) -> str:
    """A noun with the plural ending, as far as rules go."""
    if is_plural(noun):
        return noun
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else "s")


def is_plural(noun: str) -> bool:
    """Whether a noun has the form of a plural."""
    if noun in PLURAL:
        return True
    return (
        len(noun) > 3
        and noun.endswith("s")
        and not noun.endswith(("ss", "us", "is", "ics"))
        and (noun not in UNINFLECTED)
    )


def _spans(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(words):
        last = _end(words, at) if words[at].kind in _START else at
        if last > at:
            yield (at - 1 if _gerund(words, at) else at), last
        at = max(last, at + 1)


def _gerund(words: Sequence[Word], first: int) -> bool:
    """Whether a verb stands before as in "the benefits of learning Greek", "Is learning Greek …"."""
    if first < 2 or words[first - 1].kind is not Class.VERB or not words[first - 1].lower.endswith("ing"):
        return False
    opener = words[first - 2]
    if opener.lower in {"of", "about"}:
        return True
    return opener.kind is Class.BE and all(word.kind is Class.WH for word in words[: first - 2])


def _end(words: Sequence[Word], first: int) -> int:
    """Behind the last noun of the phrase that begins here; `first` where there is none."""
    at = first + 1
    while at < len(words) and (_continues(words[at]) or _joins_names(words, at)):
        at += 1
    while at > first and words[at - 1].kind not in {Class.NOUN, Class.NUMBER}:
        at -= 1
    return at if any(word.kind in {Class.NOUN, Class.NUMBER} for word in words[first:at]) else first


def _continues(word: Word) -> bool:
    return word.kind in _INSIDE and (word.kind is not Class.POSSESSIVE or word.text[0] in "'’")


def _joins_names(words: Sequence[Word], at: int) -> bool:
    """Whether this is the "and" of "Lewis and Clark"."""
    beside = words[at - 1 : at + 2]
    if words[at].lower != "and" or len(beside) < 3 or beside[0].kind is not Class.NOUN:
        return False
    rest = words[at + 1 :]
    end = next((place for place, word in enumerate(rest) if word.kind is not Class.NOUN), len(rest))
    owner = end < len(rest) and rest[end].kind is Class.POSSESSIVE
    return bool(end) and beside[0].name and beside[2].name and not owner


def _mention(words: Sequence[Word], first: int, last: int, text: str) -> Mention:
    before = words[first - 1].lower if first else ""
    chosen = tuple(words[first:last])
    after = words[last] if last < len(words) else None
    return Mention(
        text[chosen[0].start : chosen[-1].end],
        chosen,
        before in _ASKING,
        before in _LOCATIVE,
        agent=(after is not None and after.kind is Class.VERB and after.lower in AGENTIVE)
        or before in _DONE_TO_PERSONS
        or (words[0].lower == "who" and before in _IS and first == 2 and all(word.name for word in chosen)),
    )


def _joined(whole: Mention, piece: Mention, words: Sequence[Word], text: str) -> Mention:
    between = [word for word in words if whole.end <= word.start < piece.start]
    inner = (whole.about and _joined(whole.about, piece, words, text)) or (
        piece if whole.relational else None
    )
    return replace(
        whole,
        text=text[whole.start : piece.end],
        words=(*whole.words, *between, *piece.words),
        size=len(whole.phrase),
        about=inner,
    )
