"""The pronouns of a question that point out of it, to the chat before.

Left out are those that stand for something in the question itself ("when it sank" after "the ship") and those
that stand for nothing ("Is it true that …", "How many … are there").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qa.followups.expletives import ambient, expletives
from qa.followups.grammar import LONGEST, Class, Word
from qa.followups.lexicon import AGENTIVE
from qa.followups.mentions import Mention, Parsed


class Stands(StrEnum):
    """What a pronoun stands for."""

    HE = "a man"
    SHE = "a woman"
    IT = "one thing"
    THEY = "several"
    THIS = "what was said"
    THERE = "a place"
    ONES = "some of a kind"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun at its place among the words of the question.

    place       its index among the words
    possessive  "its", "their": the thing owned follows
    agent       whether a verb of what persons do follows
    ambient     whether it can only stand for a place: "Is it cold in winter?"
    """

    word: Word
    place: int
    stands: Stands
    possessive: bool
    agent: bool = False
    ambient: bool = False


_STANDS = {
    word: stands
    for stands, words in {
        Stands.HE: "he him his",
        Stands.SHE: "she her hers",
        Stands.IT: "it its",
        Stands.THEY: "they them their theirs these those",
        Stands.THIS: "this that",
        Stands.THERE: "there",
        Stands.ONES: "one ones",
    }.items()
    for word in words.split()
}
_POSSESSIVES = frozenset("his her its their hers theirs".split())
_OF_PHRASE = {Class.NOUN, Class.ADJECTIVE, Class.NUMBER}
_VERBAL = {Class.VERB, Class.BE, Class.DO, Class.MODAL, Class.TO}
_FINITE = {Class.VERB, Class.BE, Class.DO, Class.MODAL}
_REPORTING = frozenset(
    "say says said claim claims claimed think thinks thought believe believes believed feel feels felt know "
    "knows knew hope hopes hoped fear fears feared insist insists insisted".split()
)
_CLAUSE_OPENERS = frozenset("before after since until than".split())


def open_pronouns(asked: Parsed) -> tuple[Pronoun, ...]:
    """The pronouns that stand for something outside of the question, in order."""
    text = asked.text[:LONGEST]
    idle, airy = expletives(text), ambient(text)
    return tuple(
        replace(pronoun, ambient=pronoun.stands is Stands.IT and _within(pronoun, airy))
        for pronoun in _pronouns(asked.words)
        if not (pronoun.stands is Stands.IT and _within(pronoun, idle)) and not _bound(pronoun, asked)
    )


def _within(pronoun: Pronoun, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= pronoun.word.start < end for start, end in stretches)


def told_before(words: Sequence[Word]) -> bool:
    """Whether the words hold a statement and then a break, "It rained, who": "that" and "so" mean it."""
    breaks = [at for at, word in enumerate(words) if word.text in {",", ".", ";", "!"}]
    return any(_is_statement(words[:at]) for at in breaks)


def _is_statement(words: Sequence[Word]) -> bool:
    opened = (
        words[0].kind in {Class.WH, Class.BE, Class.DO, Class.MODAL, Class.SUBORDINATOR} if words else True
    )
    return not opened and any(word.kind in _FINITE for word in words[1:])


def _pronouns(words: Sequence[Word]) -> Iterator[Pronoun]:
    for place, word in enumerate(words):
        stands = _STANDS.get(word.lower)
        if stands is None or word.kind not in {Class.PRONOUN, Class.POSSESSIVE}:
            continue
        if (stands is Stands.THERE and _exists(words, place)) or (
            stands is Stands.ONES and not _is_kind(words, place)
        ):
            continue
        owner = word.kind is Class.POSSESSIVE or word.lower in _POSSESSIVES
        after = next((each for each in words[place + 1 :] if each.kind is not Class.ADVERB), None)
        yield Pronoun(word, place, stands, owner, after is not None and after.lower in AGENTIVE)


def _is_kind(words: Sequence[Word], place: int) -> bool:
    """Whether "one" is a thing of the kind, "the second one", and not a number, "one of"."""
    chosen = place and words[place - 1].kind in {Class.DETERMINER, Class.ADJECTIVE, Class.WH, Class.NUMBER}
    after = words[place + 1] if place + 1 < len(words) else None
    open_end = after is None or (after.lower != "of" and after.kind not in _OF_PHRASE)
    return bool(chosen) and (words[place].lower == "ones" or open_end)


def _exists(words: Sequence[Word], place: int) -> bool:
    """Whether "there" only says that something exists: "Are there …", "How many are there"."""
    near = [word for word in words[max(0, place - 1) : place + 2] if word.lower != "there"]
    return any(word.kind in {Class.BE, Class.MODAL} or word.lower in {"'s", "exist"} for word in near)


def _bound(pronoun: Pronoun, asked: Parsed) -> bool:
    before = asked.words[: pronoun.place]
    if pronoun.stands is Stands.THIS and told_before(before):
        return True
    if pronoun.possessive and before and before[0].lower == "who" and before[-1].kind is not Class.BE:
        return True  # "Who lost their keys?", but not "Who is her husband?"
    earlier = [mention for mention in asked.mentions if mention.end <= pronoun.word.start]
    relative = before and (before[-1].kind is Class.NOUN or before[-1].lower == "that")
    if not relative and sum(_may_mean(pronoun, each) and not each.vague for each in earlier) > 1:
        return True  # a question that names so much is about that
    return any(
        _may_mean(pronoun, mention) and _reaches(mention, pronoun, asked.words)
        for mention in earlier
        if not mention.vague and (not mention.relational or mention.about) and mention.bare
    )


def _may_mean(pronoun: Pronoun, mention: Mention) -> bool:
    match pronoun.stands:
        case Stands.HE | Stands.SHE:
            return mention.person or (mention.asked and not mention.plural)
        case Stands.IT:
            return not mention.plural
        case Stands.THEY:
            return mention.plural or mention.named or pronoun.possessive
        case _:
            return pronoun.stands is Stands.THERE and mention.place


def _reaches(mention: Mention, pronoun: Pronoun, words: Sequence[Word]) -> bool:
    """Whether grammar lets the pronoun mean the mention before it."""
    between = [word for word in words if mention.end <= word.start < pronoun.word.start]
    if pronoun.possessive:
        return any(word.kind in _VERBAL for word in between) or mention.named
    last = between[-1] if between else None
    if last is not None and last.lower in _REPORTING:
        return True  # "Ann said she …"
    if last is not None and last.kind is Class.NOUN:
        return (
            mention.named and not mention.asked
        )  # "the goods they sold" after a name, not "the plants they discovered"
    return any(_opens_clause(at, between) for at in range(len(between)))


def _opens_clause(at: int, between: Sequence[Word]) -> bool:
    word = between[at]
    if word.kind is Class.SUBORDINATOR or (word.kind is Class.WH and at):
        return word.lower != "that" or at > 0  # not "the plants that they discovered"
    if word.lower in _CLAUSE_OPENERS:
        return True
    return word.kind is Class.AND and any(
        later.kind in {Class.WH, Class.BE, Class.DO, Class.MODAL, Class.VERB} for later in between[at + 1 :]
    )
