"""Who says so, by the claim and by its source: "Corvin told the paper" where two officials told it."""

import re
from collections.abc import Iterator, Sequence

from index.documents import Document
from qa.attribution import attribution
from qa.checking.alignment import FOUND, Stated, compare, keys_of
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.likeness import Likeness
from qa.checking.utterance import Utterance
from qa.speech.voices import Voice, VoiceKind

_MEDIA = frozenset({VoiceKind.PUBLICATION, VoiceKind.REPORT})
_ANYBODY = frozenset(
    "source sources people person persons man woman insider insiders one somebody someone media reports two "
    "three four five several some many unnamed anonymous".split()
)
_CLAUSE = re.compile(r"[,.;:“”\"]\s")
_SENTENCE = re.compile(r"[.;“”\"]\s")
_AROUND = 120  # characters around a name in which a source says what he or she is


def speakers(comparison: Comparison) -> Iterator[Finding]:
    """A speaker of the claim whom the source does not have say it, where it names another."""
    claimed = _speaker(comparison.claim.text)
    if claimed is None or not Utterance(claimed.name).content or not comparison.evidence:
        return
    stated = _telling(comparison, claimed)
    voices = _voices(stated.document, stated.start, stated.end)
    told = voices[-1] if voices else None
    if told is None or told.kind in _MEDIA or told.end <= told.start:
        return  # who relays it may have it from the claim's; "reportedly" names nobody
    if _anybody(claimed) and told.kind is VoiceKind.UNNAMED:
        return
    if any(word.stem in _stems(comparison.claim.text) for word in Utterance(told.name).content):
        return  # the claim names that one too
    if any(_may_be(claimed, voice, stated, comparison.near) for voice in voices):
        return
    named = {word.stem for word in Utterance(claimed.name).content[-1:]}
    known = any(named <= each.stems for each in comparison.sources)
    if (
        not known
        and told.kind is VoiceKind.PERSON
        and not any(w.name for w in Utterance(claimed.name).content)
    ):
        return  # "a neighbour" may be anybody who is named
    gravity = Gravity.AGAINST if known else Gravity.ABSENT
    yield Finding(Kind.SPEAKER, gravity, f"the source has {told.name} say so, not {claimed.name}", stated)


def _telling(comparison: Comparison, claimed: Voice) -> Stated:
    """The sentence that holds most of what is said, whoever says it."""
    words = comparison.claim.words
    after = sum(word.start >= claimed.end for word in words) > len(words) / 2
    said = [
        link
        for link in comparison.links
        if (link.word.start >= claimed.end if after else link.word.end <= claimed.start)
        and not link.word.light
    ]
    return max(comparison.evidence, key=lambda each: sum(link.worth for link in said if link.stated is each))


def _stems(text: str) -> set[str]:
    return {word.stem for word in Utterance(text).words}


def _speaker(text: str) -> Voice | None:
    """The one who speaks in a claim, if only one does."""
    voices = [each for each in _voices(Document(text, "a claim"), 0, len(text)) if each.kind not in _MEDIA]
    return voices[0] if len(voices) == 1 else None


def _voices(document: Document, start: int, end: int) -> Sequence[Voice]:
    return attribution(document, start, end).relayed


def _anybody(voice: Voice) -> bool:
    return all(word.lower in _ANYBODY for word in Utterance(voice.name).words)


def _may_be(claimed: Voice, voice: Voice, stated: Stated, near: Likeness) -> bool:
    """Whether two names may be of one speaker: a word of one is a word of the other, or of what the source
    says of him or her.
    """
    ours, theirs = Utterance(f"{claimed.role} {claimed.name}"), Utterance(_described(voice, stated))
    keys, other = keys_of(ours), keys_of(theirs)
    return any(
        compare(word, keys[word.at], found, other[found.at], near)[0] >= FOUND or word.stem == found.stem
        for word in ours.content
        for found in theirs.content
    )


def _described(voice: Voice, stated: Stated) -> str:
    """A speaker's name, and what stands around it in the source."""
    text, around = stated.document.text, ""
    if voice.end > voice.start:
        before = text[max(0, voice.start - _AROUND) : voice.start]
        around = f"{_CLAUSE.split(before)[-1]}{_SENTENCE.split(text[voice.start : voice.end + _AROUND])[0]}"
    return f"{voice.role} {voice.name} {around}"
