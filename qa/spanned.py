"""The short answer as the trained reader marks it, and how likely it is right.

The reader finds the stretch; the rules of `qa.short` do not choose it, but how far they agree tells how
likely it is, and a number of another dimension, deed or condition than asked for is none. Weights and
threshold are text, qa/trained/short.json, with how they came about; `python -m bench.spanned` makes them.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import log
from typing import Any

from qa.candidates import Asked, Sentence, bounded
from qa.linear import Linear, linear, logistic, stored
from qa.phrasing.bearing import counts, sound
from qa.phrasing.phrases import Phrase, shape
from qa.phrasing.wanted import Wanted, fits, wanted
from qa.phrasing.whole_words import whole_words
from qa.phrasing.wholeness import is_whole
from qa.selection import Candidate
from qa.short import FEWEST, LOOSE, Short, ShortReader, Weighed, fitted, overlap

DOUBTS = (  # what the chance is made of, see `doubts`
    *("margin", "lead", "relevant", "share", "agrees", "chance", "sound", "fits", "words", "loose"),
    *("open", "dated", "counted", "person", "which", "name"),
)
_OPEN = frozenset("why how do is what".split())
_DATED = frozenset("when year date time".split())
_COUNTS = frozenset("count amount number measure percent duration age frequency".split())
_WANTS = (_OPEN, _DATED, _COUNTS, ("person", "group"), ("which",), ("name", "place"))


class SpannedReader:
    """Judges the stretch that the trained reader marks in a sentence.

    threshold  the chance below which no short answer is given
    """

    def __init__(self, content: Mapping[str, Any] | None = None, rules: ShortReader | None = None) -> None:
        """content is laid out as qa/trained/short.json, which is used by default."""
        content = stored("trained/short.json") if content is None else content
        self._sum: Linear = linear(content, DOUBTS)
        self._rules = rules or fitted()
        self.threshold = float(content["threshold"])

    def answer(self, asked: Asked, candidates: Sequence[Candidate]) -> Short | None:
        """The short answer in the best candidate; None where none is asked for or it is too uncertain.

        Where what is marked is a number of something else, the rules look for another.
        """
        return self.given(self.marked(asked, candidates), asked, candidates)

    def given(self, found: Short | None, asked: Asked, candidates: Sequence[Candidate]) -> Short | None:
        """The short answer, as `answer` has it, where what is marked is known."""
        if found and not found.sound:
            return self._rules.answer(asked, candidates[0].sentence)
        return found if found and found.chance >= self.threshold else None

    def marked(self, asked: Asked, candidates: Sequence[Candidate]) -> Short | None:
        """The stretch that the reader marks in the best candidate, however uncertain; None without one."""
        wish, sentence = wanted(asked.question), candidates[0].sentence
        if wish is None or sentence.answer is None or len(asked.known) < FEWEST:
            return None
        weighed = self._rules.weigh(wish, asked.known, sentence.text)
        phrase = phrase_of(weighed, sentence)
        if phrase is None:
            return None
        words, start = weighed.scene.words, sentence.span.start
        found = doubts(self._rules, wish, asked, weighed, phrase, candidates)
        return Short(
            sentence.document,
            start + words[phrase.first].start,
            start + words[phrase.last].end,
            logistic(self._sum(found)),
            phrase.shape,
            counts(weighed.scene, phrase),
        )


@cache
def spanned() -> SpannedReader:
    """The one with the weights of this package."""
    return SpannedReader()


def phrase_of(weighed: Weighed, sentence: Sentence) -> Phrase | None:
    """The stretch marked in a sentence, as whole words, names and numbers."""
    answer, begin = sentence.answer, sentence.span.start
    if answer is None:
        return None
    words = weighed.scene.words
    found = whole_words(words, answer.start - begin, answer.end - begin)
    if found is None:
        return None
    first, last = found
    return Phrase(first, last, shape(words[first : last + 1], weighed.scene.tags[first : last + 1]))


def doubts(
    rules: ShortReader,
    wish: Wanted,
    asked: Asked,
    weighed: Weighed,
    phrase: Phrase,
    candidates: Sequence[Candidate],
) -> tuple[float, ...]:
    """What tells how likely a marked phrase is right, in the order of `DOUBTS`.

    margin    by how much the trained reader prefers it to no answer, in logits
    lead      by how much to what it marks in the other candidates, where that is something else
    relevant  how likely it finds it that the passage answers, in log odds
    share     the share of the question's terms, by weight, that the sentence holds
    agrees    the share of words it has in common with the phrase that the rules choose, of both together
    chance    how likely the rules find that phrase, as log odds
    sound     1 where the rules do not rule it out      fits  1 where it is of a kind that can be wanted
    words     how long it is      loose  1 if it is no name, number or date
    open      1 if a phrase of any kind may be wanted; and so on for other wants
    """
    scene, sentence = weighed.scene, candidates[0].sentence
    answer, reading = sentence.answer, sentence.reading
    margin = bounded(answer.margin) if answer else 0.0
    chosen = weighed.phrases[0] if weighed.phrases else None
    shorts = rules.likeliest(asked, sentence, wish, weighed, most=1) if chosen else ()
    chance = min(max(shorts[0].chance, 0.01), 0.99) if shorts else 0.01
    kind = fits(wish.want, phrase.shape) and (wish.chooses or scene.adds(phrase)) and is_whole(scene, phrase)
    return (
        *(margin, margin - _rival(candidates), bounded(reading.relevance) if reading else 0.0),
        asked.share(sentence.terms),
        overlap(phrase, chosen) if chosen else 0.0,
        log(chance / (1 - chance)),
        *(float(sound(scene, phrase)), float(kind)),
        *(log(phrase.last - phrase.first + 1), float(phrase.shape in LOOSE)),
        *(float(wish.want in wants) for wants in _WANTS),
    )


def _rival(candidates: Sequence[Candidate]) -> float:
    """The margin of the best answer in another candidate that says something else; at least 0."""
    best = candidates[0].sentence
    said = _text(best)
    others = [one.sentence for one in candidates[1:]]
    margins = [one.answer.margin for one in others if one.answer and not _same(_text(one), said)]
    return max([0.0, *map(bounded, margins)])


def _text(sentence: Sentence) -> str:
    answer = sentence.answer
    return sentence.document.text[answer.start : answer.end].lower() if answer else ""


def _same(one: str, other: str) -> bool:
    return one in other or other in one
