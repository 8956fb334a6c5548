"""Whether the words a claim puts in quotation marks stand so in its source, said there by the same person."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.checking.alignment import Stated, plain
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.name_checks import runs
from qa.checking.utterance import Utterance, Word

_CUT = re.compile(r"\s*(?:\.\.\.|…|\[[^\]]{0,60}\])\s*")
_FEW = 2  # words that stand in marks without being a quote, often
_BESIDE = 5  # words between a speaker and the verb of saying
_NEAR = 2  # sentences before a quote in which its speaker may be named, if not beside it


def quotations(comparison: Comparison) -> Iterator[Finding]:
    """Quoted words that are not in the source, or that it has someone else say."""
    for start, end in comparison.claim.quotations:
        quoted = comparison.claim.text[start:end].rstrip(",.")
        held = _sentences_with(quoted, comparison.sources)
        if held is None and not _one_word_known(quoted, comparison):
            gravity = Gravity.AGAINST if len(quoted.split()) > _FEW else Gravity.ABSENT
            yield Finding(Kind.QUOTE, gravity, f"the quoted words “{quoted}” do not stand in the source")
        elif held and (other := _other_speaker(comparison, start, end, held)):
            yield Finding(Kind.QUOTE, Gravity.AGAINST, f"the source has {other} say “{quoted}”", held[0])


def _one_word_known(quoted: str, comparison: Comparison) -> bool:
    """Marks around one word are often no quote; another form of it will do."""
    words = [word for word in comparison.claim.words if word.text == quoted.strip()]
    return any(word.stem in sentence.stems for word in words for sentence in comparison.sources)


def _sentences_with(quoted: str, sources: Sequence[Stated]) -> list[Stated] | None:
    """The sentences that hold the quoted words, in this order; None where they do not stand in one place."""
    parts = [words for part in _CUT.split(quoted) if (words := plain(part))]
    found: list[Stated] = []
    for part in parts:
        place = next(
            (stretch for stretch in _stretches(sources) if f" {part} " in f" {_plain_text(stretch)} "), None
        )
        if place is None:
            return None
        found += [sentence for sentence in place if sentence not in found]
    return found


def _stretches(sources: Sequence[Stated]) -> Iterator[list[Stated]]:
    """One sentence, then two and three that follow one another in a document: a quote may run on."""
    for length in (1, 2, 3, 4):
        for first in range(len(sources) - length + 1):
            stretch = list(sources[first : first + length])
            if all(_follows(one, other) for one, other in pairwise(stretch)):
                yield stretch


def _follows(one: Stated, other: Stated) -> bool:
    return one.document is other.document and other.place == one.place + 1


def _plain_text(stretch: Sequence[Stated]) -> str:
    return " ".join(sentence.plain for sentence in stretch)


def _other_speaker(comparison: Comparison, start: int, end: int, held: Sequence[Stated]) -> str | None:
    """Who the source names beside the quote, if it is nobody that the claim names."""
    claimed = [run for run in _speakers(comparison.claim) if run[0].start >= end or run[-1].end <= start]
    if not claimed:
        return None
    told = [sentence for sentence in held if _speakers(sentence.utterance)]
    before = [each for each in comparison.sources if 0 < held[0].place - each.place <= _NEAR]
    beside = told or [*held, *(each for each in before if each.document is held[0].document)]
    words = frozenset().union(*(sentence.all_keys | sentence.stems for sentence in beside))
    if any(
        not comparison.keys[word.at].isdisjoint(words) or word.stem in words
        for run in claimed
        for word in run
    ):
        return None
    named = [run for sentence in told for run in _speakers(sentence.utterance)]
    return " ".join(word.text for word in named[0]) if named else None


def _speakers(utterance: Utterance) -> list[list[Word]]:
    """The names of a sentence, outside its quotes, that stand near a word of saying."""
    said = [word.at for word in utterance.tokens if word.lower in _SAYING]
    return [
        run
        for run in runs(utterance.tokens)
        if not any(start <= run[0].start < end for start, end in utterance.quotations)
        and any(run[0].at - _BESIDE <= at <= run[-1].at + _BESIDE for at in said)
    ]


_SAYING = frozenset(
    "said says say saying told tells wrote writes tweeted posted added adds called calls asked stated "
    "states declared "
    "announced insisted warned argued claimed explained noted according replied joked quoted described "
    "put".split()
)
