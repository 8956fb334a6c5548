"""Whether a sentence rejects a claim, and which: "denied drinking", "called that report baseless".

The claim is told in the words of the sentence, or it is the sentence before: "The coastguard has called that
claim baseless." Whoever only declines to confirm rejects nothing, and neither does a court that denies bail
or a company that rejects an offer. By words and their order, without a parser; who rejects it is told by
`qa.attribution`, and a plain "did not" is no rejection of what somebody claims.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qa.speech.claimed import back_or_clause, claim_noun, clause_of, complement, is_verb, subject_of, withheld
from qa.speech.denying import (
    ADVERBS,
    BACKWARDS,
    BE,
    CALLING,
    CLAIM,
    CONCRETE,
    DENYING,
    GRANTED,
    NO_TRUTH,
    PLAINLY_FALSE,
    REJECTING,
    SECOND_OBJECT,
    UNTRUE,
)  # fmt: skip

_READ = 1_500  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Denial:
    """What a sentence rejects.

    claim        the words of what is rejected, those of the sentence before where this one points to it
    points_back  whether the sentence itself only speaks of "that claim", "it", "the report"
    start, end   the words that reject it, "called that claim baseless"; offsets into the sentence
    """

    claim: str
    points_back: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    """Words that reject, where they stand, and the claim in them; None for what was said before."""

    start: int
    end: int
    claim: str | None


def denial(text: str, before: str = "") -> Denial | None:
    """What the sentence `text` rejects, the first thing if several; before: the sentence before it."""
    found = min(_all(text[:_READ]), key=lambda one: one.start, default=None)
    if found is None:
        return None
    back = found.claim is None
    claim = before if found.claim is None else found.claim
    return Denial(" ".join(claim.split()), back, found.start, found.end)


def denials(text: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence rejects something, in order: from the first of the rejecting words to the last."""
    return tuple(sorted((one.start, one.end) for one in _all(text[:_READ])))


def _all(text: str) -> Iterator[_Found]:
    """The rejections in a sentence, the surest forms first."""
    forms: tuple[Callable[[str], Iterator[_Found]], ...] = (
        _relative, _called, _denied, _rejected, _passive, _nothing_in, _untrue, _pronoun,
    )  # fmt: skip
    for form in forms:
        yield from form(text)


_RELATIVE = re.compile(
    rf"(?P<told>.+?)[,—–]\s+(?:(?P<noun>(?:an?\s+|these\s+)?(?:[\w-]+\s+)?{CLAIM})|which|something)\s+"
    rf"(?:that\s+)?(?:[^,.;:]{{1,60}}?\s)??(?P<verb>(?P<sure>{DENYING}|{BACKWARDS})|{REJECTING})"
    rf"(?=\s*(?:{ADVERBS}|by\b.*)?\s*(?:[.,;]|$))"
)


def _relative(text: str) -> Iterator[_Found]:
    """…, which she denies; …, a charge he rejects: the claim is what stands before the comma."""
    match = _RELATIVE.match(text)
    if match and (match["noun"] or match["sure"]) and not withheld(text, match.start("verb")):
        yield _Found(match.start("verb"), match.end("verb"), match["told"])


_CALLED = re.compile(
    rf"\b(?:{CALLING})\s+(?:{ADVERBS}\s+)?(?:"
    rf"[\"“”'‘]?(?:{UNTRUE})\b[\"“”'’]?\s+(?P<after>(?:[\w-]+\s+){{0,3}}?{CLAIM}\b.*)"
    rf"|(?P<object>[^;]{{2,240}}?),?[\"”]?\s+(?:(?:as|to be)\s+)?[\"“'‘]?(?:{UNTRUE})\b)",
    re.IGNORECASE,
)
_IT = re.compile(r"(?:this|it|that|these|those|them|all (?:of )?(?:this|it)|both)", re.IGNORECASE)


def _called(text: str) -> Iterator[_Found]:
    """Called the claim that he drank baseless; dismissed as nonsense reports of it; branded it a lie."""
    for match in _CALLED.finditer(text):
        words = clause_of(match["after"] or match["object"])
        if withheld(text, match.start()):
            continue
        if _IT.fullmatch(words):
            yield _Found(match.start(), match.end(), None)
        elif noun := claim_noun(words):
            yield _Found(match.start(), match.end(), complement(words, noun))


_DENIED = re.compile(rf"\b(?:{DENYING})\b(?=\s+(?!by\b)(?P<object>.+))", re.IGNORECASE)


def _denied(text: str) -> Iterator[_Found]:
    """Denied that; denied drinking, any part in it, the report; pleaded not guilty to."""
    for match in _DENIED.finditer(text):
        words = clause_of(match["object"])
        passive = re.search(rf"\b{BE}\s+(?:[\w-]+ly\s+)?$", text[: match.start()])
        if withheld(text, match.start()) or not words or (passive and not words.startswith("that ")):
            continue
        end = match.end() + text[match.end() :].find(words) + len(words)
        if (back := back_or_clause(words)) is not None:
            yield _Found(match.start(), end, back or None)
        elif noun := claim_noun(words):
            yield _Found(match.start(), end, complement(words, noun))
        elif not _refused(words):
            bare = re.sub(r"^(?:any|all|ever)\s+", "", words, flags=re.IGNORECASE)
            clause = (
                re.search(rf"\b(?:{BE}|has|have|had|will|would|did|could)\b", bare)
                and "ing" not in bare.split()[0]
            )
            subject = "" if clause else subject_of(text[: match.start()])
            yield _Found(match.start(), end, f"{subject} {bare}")


def _refused(words: str) -> bool:
    """Whether it is a thing that somebody asked for: "denied him bail"; but "denied taking the money"."""
    deed = re.match(r"(?!funding)\w{2,}ing\b", words)
    return not deed and bool(GRANTED.search(words) or SECOND_OBJECT.match(words))


_REJECTED = re.compile(rf"\b(?P<verb>{REJECTING})\b(?=\s+(?!by\b)(?P<object>.+))", re.IGNORECASE)


_ARTICLE = re.compile(r"\b(?:the|an?|this|these|his|her|its|their|such)\s+$", re.IGNORECASE)


def _rejected(text: str) -> Iterator[_Found]:
    """Rejected the claim that, disputes these figures; only of what can be true or false."""
    for match in _REJECTED.finditer(text):
        words = clause_of(match["object"])
        adjective = _ARTICLE.search(text[: match.start()])
        if withheld(text, match.start()) or adjective or not words:
            continue
        end = match.end() + text[match.end() :].find(words) + len(words)
        sure = re.match(BACKWARDS, match["verb"], re.IGNORECASE)
        noun = claim_noun(words)
        if sure and (back := back_or_clause(words)) is not None:
            yield _Found(match.start(), end, back or None)
        elif noun and not _decided(match["verb"], words, noun):
            yield _Found(match.start(), end, complement(words, noun))


_VOTED_ON = frozenset("report statement estimate finding findings theory suggestion suggestions idea".split())


def _decided(verb: str, words: str, noun: re.Match[str]) -> bool:
    """Dismissed the charges, adopted or rejected the report: by vote or verdict, not as untrue."""
    told = re.match(r"\s+(?:that|of|as)\b", words[noun.end() :])
    if re.match(r"charges?\b", noun[0]):
        return verb.lower().startswith("dismiss")
    return noun[0] in _VOTED_ON and not told


_PASSIVE = re.compile(
    rf"(?P<claim>\b{CLAIM}\b[^.;\"“”]{{0,160}}?)\s+(?:{BE})\s+(?:{ADVERBS}\s+)*"
    rf"(?P<verb>denied|rejected|dismissed|{BACKWARDS}|rubbished|quashed|(?:{CALLING})\s+(?:as\s+)?(?:{UNTRUE}))\b",
    re.IGNORECASE,
)


def _passive(text: str) -> Iterator[_Found]:
    """The claim that he drank was denied by the coastguard."""
    for match in _PASSIVE.finditer(text):
        noun = claim_noun(match["claim"])
        verbal = is_verb(text, match.start("claim"), match["claim"])
        court = noun and re.match(r"charges?", noun[0]) and match["verb"].startswith("dismissed")
        if noun and not verbal and not court and not withheld(text, match.start("verb")):
            yield _Found(match.start("verb"), match.end("verb"), complement(match["claim"], noun))


_NOTHING_IN = re.compile(rf"\b(?:{NO_TRUTH})\s+(?P<object>.+)", re.IGNORECASE)


def _nothing_in(text: str) -> Iterator[_Found]:
    """There is no truth in the report; no evidence that; contrary to rumours of."""
    for match in _NOTHING_IN.finditer(text):
        words = clause_of(match["object"])
        words = words.split(",")[0] if match[0].lower().startswith("contrary") else words
        back = back_or_clause(words)
        noun = claim_noun(words)
        if back is not None:
            yield _Found(match.start(), match.end(), back or None)
        elif noun:
            yield _Found(match.start(), match.end(), complement(words, noun))
        elif re.search(r"\bthat$|\bevidence\s+(?:of|for)$", match[0][: -len(match["object"])].rstrip()):
            yield _Found(match.start(), match.end(), words)


_UNTRUE_CLAIM = re.compile(
    rf"(?P<claim>\b{CLAIM}\b(?P<gap>[^.;\"“”]{{0,160}}?))(?<!\bit)(?<!\bthis)"
    rf"(?:\s+(?:{BE})\s+(?:{ADVERBS}\s+)*(?P<what>{PLAINLY_FALSE})\b"
    rf"|\s+(?P<lacks>(?:has|have|had|lacks?|lacked)\s+(?:no|any)\s+(?:basis|foundation|substance|truth)))",
    re.IGNORECASE,
)


def _untrue(text: str) -> Iterator[_Found]:
    """The claim that he drank is false; the reports are not true."""
    for match in _UNTRUE_CLAIM.finditer(text):
        noun = claim_noun(match["claim"])
        if noun and not is_verb(text, match.start("claim"), match["claim"]):
            start = match.start("what" if match["what"] else "lacks")
            yield _Found(start, match.end(), complement(match["claim"], noun))


_SO = r"(?:\s+(?:is|was|are|were)|['’]s)"
_PRONOUN = re.compile(
    rf"(?:^|[\"“‘(]|\b(?:said|says|say|insists?|insisted|but|and|stressed|added|that|replied)[,:]?\s+)[\"“‘]?"
    rf"(?:(?:this|that|it|these|those|they){_SO}\s+(?:{ADVERBS}\s+)*(?P<what>{PLAINLY_FALSE})"
    rf"|(?:this|that|it|which)\s+(?:has\s+been|had\s+been|was|is)\s+(?:{ADVERBS}\s+)*"
    rf"(?P<verb>denied|{BACKWARDS}|(?:{CALLING})\s+(?:as\s+)?(?:{UNTRUE}))"
    rf"|(?:this|that|it)\s+(?P<never>never\s+happened|did\s+not\s+happen|didn['’]t\s+happen)"
    rf"|\w+\s+(?P<such>did\s+no\s+such\s+thing))\b(?P<rest>.*)",
    re.IGNORECASE,
)


def _pronoun(text: str) -> Iterator[_Found]:
    """That is not true; this was denied by the ministry; "it never happened"; it is false that."""
    for match in _PRONOUN.finditer(text):
        said = next(name for name in ("what", "verb", "never", "such") if match[name])
        rest = match["rest"].lstrip()
        if clause := re.match(r"(?:by\s[\w\s]{1,60}?\s)?that\s+(.+)", rest):
            yield _Found(match.start(said), match.end(said), clause_of(clause[1]))
        elif _ends(rest) and not CONCRETE.fullmatch(match[said]):
            yield _Found(match.start(said), match.end(said), None)


def _ends(rest: str) -> bool:
    """Whether nothing that the verb could govern follows: a stop, "by the club", "on Monday"."""
    return not rest or bool(re.match(rf"[.,;!?\"”’)—–]|(?:by|on|in|and|but|at|from|{ADVERBS})\b", rest))
