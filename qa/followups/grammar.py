"""The words of a question with their classes: determiner, preposition, verb, noun and so on.

By closed lists, a list of common verbs and adjectives, endings, and the words beside each. A word that
nothing is known about is a noun, which is what people ask about. It is made for questions, not for running
text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from qa.followups.lexicon import ADJECTIVES, IRREGULAR, VERBS

LONGEST = 400  # characters of a question that are looked at: nobody writes more and leaves the subject out

_TOKEN = re.compile(
    r"(?P<initials>(?:[A-Z]\.){2,})"
    r"|(?P<clitic>['’](?:s|re|ve|ll|d|m)\b)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*%?(?![^\W_]))"
    r"|(?P<word>[^\W_]+?n['’]t\b|[^\W_]+?(?=['’](?:s|re|ve|ll|d|m)\b)|[^\W_]+(?:[-&’'/.][^\W_]+)*)"
    r"|(?P<possessive>(?<=s)['’](?=\s))"
    r"|(?P<mark>[^\w\s])"
)


class Class(StrEnum):
    """What a word does in its sentence."""

    WH = "wh"
    BE = "be"
    DO = "do"
    MODAL = "modal"
    DETERMINER = "determiner"
    POSSESSIVE = "possessive"
    PRONOUN = "pronoun"
    PREPOSITION = "preposition"
    TO = "to"
    AND = "and"
    SUBORDINATOR = "subordinator"
    ADVERB = "adverb"
    VERB = "verb"
    ADJECTIVE = "adjective"
    NOUN = "noun"
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, its place in the text, and its class.

    lower  in lower case, with the typewriter's apostrophe
    """

    text: str
    lower: str
    start: int
    end: int
    kind: Class

    @property
    def name(self) -> bool:
        """Whether it is written as a name."""
        return self.text[:1].isupper()


_CLOSED = {
    Class.WH: "what which who whom whose when where why how whatever whoever",
    Class.BE: "is are was were be been being am isn't aren't wasn't weren't",
    Class.DO: "do does did don't doesn't didn't",
    Class.MODAL: (
        "can could will would shall should may might must has have had can't cannot couldn't won't "
        "wouldn't shouldn't mustn't hasn't haven't hadn't having"
    ),
    Class.DETERMINER: (
        "the a an this that these those some any each every no all both several many much few most "
        "another either neither such enough"
    ),
    Class.POSSESSIVE: "his her its their my your our whose 's '",
    Class.PRONOUN: (
        "it he she they them him i you we us me one ones hers theirs himself herself itself themselves "
        "anyone anything someone something everyone everything nobody nothing there myself yourself"
    ),
    Class.PREPOSITION: (
        "according of in on at by for with from into onto about against between among amongst during before "
        "after since until over under above below through across around near without within per via despite "
        "beyond behind towards toward upon than like as outside inside alongside besides beside off along "
        "concerning regarding versus vs amid except"
    ),
    Class.TO: "to",
    Class.AND: "and or but nor so",
    Class.SUBORDINATOR: "if because when while although though whether unless whereas",
    Class.ADVERB: (
        "not also ever never still today now then more less most very just exactly actually usually often "
        "always already yet again only even really currently originally out up down away back together so "
        "too else please first once twice ago later earlier soon quickly seriously here n't mainly mostly "
        "nowadays generally typically commonly instead rather quite about"
    ),
}
_ADJECTIVE_ENDING = re.compile(r".{3,}(?:able|ible|ful|ous|less|ish|ical|ary|[^e]ed)$")
_PAST = re.compile(r".{2,}[^e]ed$")
_ENDS = re.compile(r"\W*$")
_ADVERB_ENDING = re.compile(r".{3,}ly$")
_VERB_FOLLOWS = {Class.MARK, Class.SUBORDINATOR, Class.WH, Class.DO, Class.MODAL, Class.TO}
_BEFORE_THAT = {Class.NOUN, Class.VERB, Class.ADJECTIVE}
_SUBJECTS = frozenset("he she we they i".split())
_IMPERATIVES = frozenset(
    "tell describe explain compare contrast list give show name summarise summarize discuss define find "
    "outline identify write".split()
)


def words_of(text: str) -> tuple[Word, ...]:
    """The words and marks of a question, in order; only of its first LONGEST characters."""
    words: list[Word] = []
    tokens = list(_TOKEN.finditer(text[:LONGEST]))
    due = True  # whether the verb of this clause is still to come
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        lower = token[0].lower().replace("’", "'")
        kind = _class(token, lower, words, after, due)
        if kind in _VERB_FOLLOWS:
            due = True
        elif kind in {Class.VERB, Class.BE}:
            due = False
        words.append(Word(token[0], lower, token.start(), token.end(), kind))
    return tuple(words)


def _class(
    token: re.Match[str], lower: str, before: Sequence[Word], after: re.Match[str] | None, due: bool
) -> Class:
    last = before[-1] if before else None
    if token.lastgroup == "mark":
        return Class.MARK
    if token.lastgroup in {"clitic", "possessive"}:
        return _clitic(lower, last)
    if token.lastgroup == "number":
        return Class.NUMBER
    kind = _closed().get(lower)
    if token.lastgroup == "initials" or _is_name(token[0], last, kind):
        return Class.NOUN
    if kind:
        return _closed_here(lower, kind, last, after)
    if (lower in _verb_forms() or _PAST.match(lower)) and (kind := _verb_here(lower, before, after, due)):
        return kind
    if is_adjective(lower):
        return Class.ADJECTIVE
    return Class.ADVERB if _ADVERB_ENDING.match(lower) else Class.NOUN


def is_adjective(lower: str) -> bool:
    """Whether a word in lower case is an adjective, by list or ending."""
    return lower in _adjective_forms() or bool(_ADJECTIVE_ENDING.match(lower))


def _is_name(text: str, last: Word | None, kind: Class | None) -> bool:
    if text == "I":  # "World War I"
        return bool(last and last.name and last.kind is Class.NOUN)
    return bool(last and text[0].isupper() and not _opens(last) and kind is not Class.WH)


def _opens(last: Word) -> bool:
    return last.kind is Class.MARK and last.text in ".?!:"


def _clitic(lower: str, last: Word | None) -> Class:
    if lower == "'s" and last and last.kind in {Class.WH, Class.PRONOUN}:
        return Class.BE
    if lower in {"'re", "'m"}:
        return Class.BE
    return Class.POSSESSIVE if lower in {"'s", "'"} else Class.MODAL


def _closed_here(lower: str, kind: Class, last: Word | None, after: re.Match[str] | None) -> Class:
    """Words of grammar with two classes, told apart by the words beside them."""
    following = after[0].lower() if after else ""
    if (
        lower in {"more", "most", "first", "less"}
        and _closed().get(following) is None
        and following.isalpha()
    ):
        return Class.ADJECTIVE
    if lower == "her" and (not following or not following.isalpha() or _closed().get(following)):
        return Class.PRONOUN
    if lower == "that" and last and following in _SUBJECTS:
        return Class.SUBORDINATOR
    if lower == "that" and following.isalnum() and last and last.kind in _BEFORE_THAT:
        return Class.SUBORDINATOR
    if lower in {"that", "this", "these", "those"} and (
        not following.isalnum()
        or _closed().get(following) not in {None, Class.ADVERB}
        or (last and last.kind in {Class.DO, Class.MODAL} and following in _verb_forms())
        or (last and last.kind is Class.BE and _PAST.match(following))
        or (after and last and last.kind is Class.BE and _ENDS.match(after.string, after.end()))
    ):
        return Class.PRONOUN
    return kind


def _verb_here(lower: str, before: Sequence[Word], after: re.Match[str] | None, due: bool) -> Class | None:
    """VERB where it is one here, ADJECTIVE for a participle before a noun, NOUN or None otherwise."""
    last = before[-1] if before else None
    following = after[0].lower() if after and after.lastgroup == "word" else ""
    participle = (lower.endswith(("ing", "ed")) and lower not in VERBS) or lower in IRREGULAR
    if last is None or _opens(last):
        return Class.VERB if lower in _IMPERATIVES or lower.endswith("ing") else None
    if last.lower == "worth" and lower.endswith("ing"):
        return Class.VERB
    if last.kind in {Class.DETERMINER, Class.POSSESSIVE, Class.ADJECTIVE, Class.NUMBER}:
        return _participle_here(following) if participle else None
    if last.kind is Class.PREPOSITION:
        return Class.VERB if lower.endswith("ing") and lower not in VERBS else None
    if last.kind is Class.WH and last.lower in {"what", "which", "whose"}:
        noun = _closed().get(following) in {Class.BE, Class.DO, Class.MODAL}
        return Class.NOUN if noun and not participle else Class.VERB
    if participle:
        return _of_the_clause(lower, before, due)
    if is_adjective(lower) and not due:
        return Class.ADJECTIVE
    return Class.VERB if due or _takes_base_form(before) else Class.NOUN


def _participle_here(following: str) -> Class:
    """After a determiner or adjective: "the pledged candidate", "mindful breathing is"."""
    before_noun = following and _closed().get(following) is None and not is_adjective(following)
    return Class.ADJECTIVE if before_noun else Class.NOUN


def _of_the_clause(lower: str, before: Sequence[Word], due: bool) -> Class:
    """After a noun or auxiliary: a verb, but in "did increased scale", and in "crude oil washing"."""
    if before[-1].kind is Class.VERB:
        return Class.VERB
    if before[-1].kind is Class.DO and lower.endswith("ed"):
        return Class.ADJECTIVE
    held = any(word.kind is Class.BE for word in before)
    return Class.VERB if due or held or not lower.endswith("ing") else Class.NOUN


def _takes_base_form(before: Sequence[Word]) -> bool:
    last, earlier = before[-1], before[-2] if len(before) > 1 else None
    if last.kind is Class.AND:
        return earlier is not None and earlier.kind is Class.VERB
    helping = last.lower in {"help", "helps", "helped", "let", "make"}
    return helping or last.kind in {Class.TO, Class.PRONOUN, Class.DO, Class.MODAL}


@cache
def _closed() -> Mapping[str, Class]:
    return {word: kind for kind, words in reversed(_CLOSED.items()) for word in words.split()}


@cache
def _adjective_forms() -> frozenset[str]:
    short = {word for word in ADJECTIVES if len(word) <= 6 and not word.endswith(("er", "est"))}
    stems = {word[:-1] if word.endswith("e") else re.sub("y$", "i", word) for word in short}
    stems |= {word + word[-1] for word in short}
    return ADJECTIVES | {stem + ending for stem in stems for ending in ("er", "est")}


@cache
def _verb_forms() -> frozenset[str]:
    return IRREGULAR | {form for verb in VERBS for form in _forms(verb)}


def _forms(verb: str) -> list[str]:
    """The regular forms of a verb, and some that it has not: no word is lost by that."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    doubled = verb + verb[-1]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return [verb, third, stem + "ed", stem + "ing", doubled + "ed", doubled + "ing"]
