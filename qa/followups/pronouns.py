"""The pronouns of a question that point out of it, to the chat before.

Left out are those that stand for something in the question itself ("when it sank" after "the ship") and those
that stand for nothing ("Is it true that …", "How many … are there").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qa.followups.grammar import Class, Word
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
    """

    word: Word
    place: int
    stands: Stands
    possessive: bool
    agent: bool = False


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
_EASE = (
    r"(?:possible|impossible|safe|legal|illegal|important|necessary|hard|difficult|easy|common|normal|better|best|"
    r"likely|true|clear|certain|likely|unlikely|worth|good|bad|right|wrong|okay|ok|wise|fair|time|harder|easier)"
)
_EXPLETIVES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bit\s+(?:take|takes|took|taken|cost|costs)\b[^?]*?\bto\b",
        r"\b(?:it\s+(?:is|was|be)?|it['’]s)\s*(?:\w+ly\s+)?"
        + _EASE
        + r"\s+(?:(?:that|if|for|when)\b|to\s+\w+\s+(?!(?:than|from|with|for|in|on|at|to|by|and|or)\b)\w)",
        r"\bit\s+(?:is\s+)?(?:true|likely|clear|possible)\b",
        r"\bit\s+(?:rain|snow|seem|appear|happen)\w*",
        r"\btime\s+is\s+(?P<time>it)\b",
        r"\bit\s+(?:mean|like)s?\s+to\b",
        r"\bfar\s+is\s+it\b",
        r"\b(?:is|was|been)\s+it\s+\w+\s+that\b",
        r"\bit\s+(?:is|was|has\s+been)\s+\w+\s+that\b",
        r"\b(?:make|makes|made|find|finds|found|consider|considers|considered)\s+it\s+\w+\s+(?:to|that|for)\b",
    )
)
_OF_PHRASE = {Class.NOUN, Class.ADJECTIVE, Class.NUMBER}
_VERBAL = {Class.VERB, Class.BE, Class.DO, Class.MODAL, Class.TO}
_REPORTING = frozenset(
    "say says said claim claims claimed think thinks thought believe believes believed".split()
)
_CLAUSE_OPENERS = frozenset("before after since until than".split())


def open_pronouns(asked: Parsed) -> tuple[Pronoun, ...]:
    """The pronouns that stand for something outside of the question, in order."""
    idle = [match.span() for pattern in _EXPLETIVES for match in pattern.finditer(asked.text)]
    return tuple(
        pronoun
        for pronoun in _pronouns(asked.words)
        if not (pronoun.stands is Stands.IT and any(a <= pronoun.word.start < b for a, b in idle))
        and not _bound(pronoun, asked)
    )


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
        return False  # "the plants they discovered"
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
