"""Checker: each sentence that a model wrote beside the passages it was given.

Stricter than `qa.verify`, whose rules it begins with: a sentence has to be held by one sentence of one
document (see `qa.writing.closeness`), or each of its clauses has; who said it may not be left out; and a
sentence that only makes sense after another has to rest on the same place as that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.documents import Hit
from index.sentences import sentences
from qa.attribution import attribution
from qa.candidates import leaning
from qa.checking.alignment import Stated, keys_of, plain
from qa.checking.claims import Statement
from qa.checking.evidence import stated_in
from qa.checking.likeness import unlike
from qa.checking.sources import Sources, asks
from qa.checking.utterance import Utterance
from qa.entailing import entails
from qa.followups.lexicon import IRREGULAR, VERBS
from qa.phrasing.tagging import tagged
from qa.phrasing.wordclasses import classes
from qa.speech.voices import Attribution
from qa.trained import crossencoder
from qa.verify import Evidence, Status, compared
from qa.writing.closeness import Held, held, told
from qa.writing.literal import strays
from qa.writing.plain_speech import denies, plain_speech, speaks_of_passages

_BELIEVED, _BELIEVED_TO_THE_LETTER = 0.3, 0.6  # chances of being entailed below which it is not believed
_LARGELY = 0.75  # the share of a sentence that its source has to hold, for it to be shown as partly held
_ITSELF = 0.5  # of it, by the one sentence alone
_NEAR = 2  # sentences between what two sentences rest on that belong together
_CLAUSE = re.compile(r"(?:,\s+|\s+)(?:and|but|while|whereas|although|though)\s+|;\s+")
_ASIDE = re.compile(
    r",\s+(?!(?:unless|if|except|but|only|not|provided|without|although|though|however|yet|nor)\b)"
)
_FEWEST, _FEWEST_LEFT = 2, 3  # names, nouns, verbs, numbers and dates of a sentence; of one whose end is cut
_SHORTEST = 4  # words of a sentence that is left when its end is cut off
_TRIES = 3
_VERBS = frozenset("VEX")
_AUXILIARIES = frozenset("EX")
_SUBJECTS = frozenset("RUVwGNY")
_BRACKETED = re.compile(r"\s*[\[(][^\[\]()]*[\])]\W*")  # "[citation needed]", as a source may have it, too
_SPOKEN = re.compile(
    r"\b(?:say|says|said|told|tells?|according|report(?:s|ed|edly)?|claim(?:s|ed)?|stat(?:es|ed)|announc\w+|"
    r"den(?:y|ies|ied)|accus\w+|alleg\w+|believ\w+|warn(?:s|ed)?|argu(?:es|ed)|quot(?:es|ed|ing)|writes?|wrote)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence of a draft and what came of it.

    text      as it would be shown
    evidence  the stretches that hold it, one for each of its clauses, or what speaks against it
    weak      whether it is only partly borne out, and so that the source's own sentence is to be preferred:
              more than an adverb is missing there, or it leaves out who said it
    cut       whether its end was cut off
    """

    text: str
    status: Status
    reason: str
    evidence: tuple[Evidence, ...] = ()
    weak: bool = False
    cut: bool = False


class Checker:
    """Checks sentences in their order against the passages a model was given."""

    def __init__(
        self, hits: Sequence[Hit], *, question: str = "", trained: bool = True, literal: bool = False
    ) -> None:
        """
        question  what was asked: a sentence that only says it again states nothing
        literal   whether a sentence has to keep to the letter of its source, see `qa.writing.literal`
        """
        self._question = plain(question)
        self._asked = Utterance(question)
        self._literal = literal
        self._sources = Sources([stated_in([hit]) for hit in hits])
        self._chance = entails(crossencoder()) if trained else None
        at = {one.place: one for one in self._sources.every.stated}
        self._before = {
            place: before
            for place, one in at.items()
            if (before := at.get(place - 1)) and before.document.source == one.document.source
        }

    def check(self, sentence: str, after: Checked | None = None) -> Checked:
        """What a sentence is worth; after is the one before it in the draft. Raises ReaderError."""
        if _BRACKETED.fullmatch(sentence) or sentence.rstrip().endswith(":"):  # announces what is left out
            return Checked(sentence, Status.UNSUPPORTED, "it is no whole sentence")
        if not asks(sentence) and (verbatim := self._sources.every.verbatim(sentence)):
            found = self._verbatim(verbatim)
            return _leaning_on(found, after) if leaning(found.text) else found
        text = plain_speech(sentence)
        if why := _no_statement(text) or self._repeats(text):
            return Checked(text, Status.UNSUPPORTED, why)
        found = self._judged(text)
        if found.status is not Status.SUPPORTED:
            found = self._shortened(text) or found
        if found.status is Status.SUPPORTED:
            found = _attributed(_leaning_on(found, after) if leaning(text) else found)
        return found

    def _verbatim(self, stated: Stated) -> Checked:
        own = " ".join(stated.utterance.text.split())  # with its marks and capitals
        return Checked(own, Status.SUPPORTED, "it stands so in the source", (_evidence(stated),))

    def _repeats(self, text: str) -> str:
        return "it repeats the question" if self._question and plain(text) == self._question else ""

    def _judged(self, text: str) -> Checked:
        """By all sources first, which may speak against it; then by the one sentence that holds it best."""
        if verbatim := self._sources.every.verbatim(text):
            return self._verbatim(verbatim)
        claim = compared(_statement(text), self._sources, unlike, self._chance)
        if claim.status in (Status.CONTRADICTED, Status.UNSUPPORTED):
            shown = (claim.evidence,) if claim.evidence else ()
            return Checked(text, claim.status, claim.reason, shown)
        whole = self._held(text)
        if whole.status is Status.SUPPORTED or self._literal:
            return whole
        return self._by_clauses(text) or whole

    def _held(self, text: str) -> Checked:
        """By the one sentence of the sources that holds most of it."""
        shelf = self._sources.every
        claim = shelf.utterance(text)
        said = [one for one in shelf.nearest(claim, keys_of(claim)) if not asks(one.utterance.text)]
        ranked = held(claim, said, self._before, unlike)
        best = ranked[0] if ranked else None
        if best is None or best.grave or min(best.share / _LARGELY, best.own / _ITSELF) < 1:
            return Checked(text, Status.UNSUPPORTED, _scattered(best))
        return self._graded(text, best)

    def _graded(self, text: str, best: Held) -> Checked:
        before = self._before.get(best.stated.place)
        around = [*([before] if before else []), best.stated]
        claim = compared(_statement(text), Sources([around]), unlike, self._chance)
        shown = (Evidence(best.stated.document, best.begin.start, best.stated.end),)
        if claim.status is not Status.SUPPORTED:
            return Checked(text, claim.status, claim.reason, shown, weak=True)
        if best.against:
            return Checked(text, Status.UNSUPPORTED, best.against, shown)
        if self._literal and (why := self._strays(text, best)):
            return Checked(text, Status.PARTLY, why, shown, weak=True)
        if best.missing:
            reason = f"not in the source: {_listed(best.missing)}"
            return Checked(text, Status.PARTLY, reason, shown, weak=not all(map(_is_adverb, best.missing)))
        least = _BELIEVED_TO_THE_LETTER if self._literal else _BELIEVED
        if self._chance and self._chance(text, around) < least:
            reason = "its words are in the source, but the source does not seem to say this"
            return Checked(text, Status.PARTLY, reason, shown, weak=True)
        if _telling(text) < _FEWEST:
            return Checked(text, Status.UNSUPPORTED, "it says too little to be checked", shown)
        return Checked(text, Status.SUPPORTED, claim.reason, shown)

    def _strays(self, text: str, best: Held) -> str:
        claim = self._sources.every.utterance(text)
        return strays(claim, best.stated.utterance, best.places, self._asked)

    def _by_clauses(self, text: str) -> Checked | None:
        """Each clause by itself, where each has a subject of its own; None where that bears nothing out."""
        clauses = [clause.strip(" .") for clause in _CLAUSE.split(text)]
        again = len({plain(clause) for clause in clauses}) < len(clauses)
        if len(clauses) < 2 or again or not all(map(_has_subject, clauses)):
            return None
        found: list[Checked] = []
        for clause in clauses:
            one = self._held(f"{clause[:1].upper()}{clause[1:]}.")
            if leaning(one.text):
                one = _leaning_on(one, found[-1] if found else None)
            if one.status is not Status.SUPPORTED:
                return None
            found.append(one)
        evidence = dict.fromkeys(place for one in found for place in one.evidence)
        return Checked(text, Status.SUPPORTED, "the sources bear out each of its clauses", tuple(evidence))

    def _shortened(self, text: str) -> Checked | None:
        """The sentence without what was added at its end, if that is borne out; else None."""
        ends = [match.start() for match in _ASIDE.finditer(text)]
        for end in ends[: -_TRIES - 1 : -1]:
            shorter = f"{text[:end]}."
            if len(shorter.split()) < _SHORTEST or not _has_verb(shorter, surely=True):
                break
            found = self._judged(shorter)
            if found.status is Status.SUPPORTED and _telling(shorter) >= _FEWEST_LEFT:
                reason = f"cut, as the source does not say it: “{text[end + 2 :]}”"
                return replace(found, reason=reason, cut=True)
        return None


def _statement(text: str) -> Statement:
    return Statement(text, 0, len(text), ())


def _evidence(stated: Stated) -> Evidence:
    return Evidence(stated.document, stated.start, stated.end)


def _no_statement(text: str) -> str:
    """Why a sentence states nothing; "" where it does."""
    if denies(text):
        return "it says that the documents do not say"
    if speaks_of_passages(text):
        return "it speaks of the passages, not of the matter"
    if asks(text):
        return "it asks, and states nothing"
    return "" if _has_verb(text) else "it is no whole sentence"


def _has_verb(text: str, *, surely: bool = False) -> bool:
    """Leniently, as the plain form and that in -s may be nouns as well: "they light the lamp"; or surely."""
    words = tagged(text)
    told_so = any(word.tag in _VERBS for word in words)
    if surely or told_so:
        return told_so
    plain_forms = {form for word in words[1:] for form in (word.lower, word.lower.removesuffix("s"))}
    return not (VERBS | IRREGULAR).isdisjoint(plain_forms)


def _has_subject(clause: str) -> bool:
    """Whether something stands before its verb: "repairs will", and not "will pay"."""
    tags = [word.tag for word in tagged(clause)]
    verb = next((at for at, tag in enumerate(tags) if tag in _AUXILIARIES), None)
    if verb is None:
        verb = next((at for at, tag in enumerate(tags) if tag in _VERBS), 0)
    return any(tag in _SUBJECTS for tag in tags[:verb])


def _leaning_on(found: Checked, before: Checked | None) -> Checked:
    """A sentence that begins with "It" or "They", if it speaks of what the one before it speaks of."""
    if before and before.status is Status.SUPPORTED and found.evidence and before.evidence:
        here, there = found.evidence[0], before.evidence[-1]
        if here.document.source == there.document.source and _apart(here, there) <= _NEAR:
            return found
    reason = "what it speaks of is not told by the sentence before it"
    return replace(found, status=Status.UNSUPPORTED, reason=reason)


def _apart(one: Evidence, other: Evidence) -> int:
    """How many sentences begin from one to the other."""
    first, last = sorted((one.start, other.start))
    return len(sentences(one.document.text, first, last)) if first < last else 0


def _attributed(found: Checked) -> Checked:
    """Partly, where the source says by whom it was said and the sentence does not."""
    place = found.evidence[0]
    said = attribution(place.document, place.start, place.end)
    words = found.text.lower()
    if not said.relayed or (_SPOKEN.search(words) and _names(words, said)):
        return found
    return replace(found, status=Status.PARTLY, reason=f"it leaves out who said so: {said}", weak=True)


def _telling(text: str) -> int:
    """How many different words, numbers and dates it has that tell something."""
    said = Utterance(text)
    return len({word.stem for word in told(said)}) + len(said.quantities) + len(said.datings)


def _is_adverb(word: str) -> bool:
    return word.lower().endswith("ly") or classes().get(word.lower()) == "A"


def _names(words: str, said: Attribution) -> bool:
    """Whether a sentence, in lower case, names one of the voices, or the last of them has no name."""
    parts = (part for voice in said.relayed for part in voice.name.lower().split() if len(part) > 3)
    return said.anonymous or any(part in words for part in parts)


def _scattered(best: Held | None) -> str:
    if best is None:
        return "nothing in the sources speaks of it"
    if best.missing:
        return f"no sentence of the sources says it; missing in the nearest: {_listed(best.missing)}"
    return "its words stand in the sources, but nowhere together"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words[:4])
