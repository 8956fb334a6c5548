"""The short answer inside a sentence: "France and Germany", "February 11", "39"; none rather than a wrong
one.

Every stretch that may be one is weighed by the clues of `qa.phrasing.clues`; then a logistic regression
tells how likely the best of them is right. It takes for granted that the sentence is the one to look in.
Weights and threshold are text, qa/short.json, with how they came about; `python -m bench.short` makes
them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import Any

from index.documents import Document
from qa.candidates import Asked, Sentence
from qa.linear import Linear, linear, logistic, stored
from qa.phrasing.bearing import bearing, beside, sound
from qa.phrasing.boundaries import Share, apart
from qa.phrasing.clues import Scene
from qa.phrasing.phrases import Phrase, phrases
from qa.phrasing.roles import plays
from qa.phrasing.tagging import Word
from qa.phrasing.wanted import Wanted, fits, wanted
from qa.phrasing.wholeness import is_whole

DOUBTS = (  # what the chance is made of, see `doubts`
    *("top", "near", "share", "around", "part", "beside", "rivals", "long", "words", "loose"),
    *("open", "dated", "counted", "person", "which", "name", "late"),
)
FEWEST = 2  # content words of a question: "Who said?" may be met by anybody in the sentence
PROMISING = 40  # phrases of a sentence that are looked at as a whole; their ends rule out the others
_OPEN = frozenset("why how do is what which".split())  # wants that a phrase of any kind may meet
_DATED = frozenset("when year date time".split())
_NEAR = 6  # words
_COUNTS = frozenset("count amount number measure percent".split())
_WANTS = (_OPEN, _DATED, _COUNTS, ("person",), ("which",), ("name",))
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_COUNTED_BEFORE = frozenset("them whom which these those".split())
LOOSE = frozenset("clause noun list named".split())


@dataclass(frozen=True, slots=True)
class Short:
    """A stretch of a sentence that may be the short answer.

    start, end  offsets into document.text   chance  the probability, 0 to 1, that it is right
    shape       what it is made of, see `qa.phrasing.phrases.shape`
    sound       whether nothing rules it out: see `qa.phrasing.bearing.sound`
    """

    document: Document
    start: int
    end: int
    chance: float
    shape: str
    sound: bool = True

    @property
    def text(self) -> str:
        """Verbatim: document.text[start:end]."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The phrases of a sentence with what speaks for each, as a share of all, 0 to 1; best first.

    sound  how many of them nothing rules out: they come before the others, whatever speaks for those
    """

    scene: Scene
    sound: int
    phrases: tuple[Phrase, ...]
    shares: tuple[float, ...]

    def best(self, most: int) -> list[Share]:
        """So many of them at the most, each with its share: the likeliest first, ruled out or not."""
        pairs = zip(self.phrases, self.shares, strict=True)
        return sorted(pairs, key=lambda pair: -pair[1])[:most]


class ShortReader:
    """Weighs the phrases of a sentence.

    threshold  the chance below which no short answer is given
    """

    def __init__(self, content: Mapping[str, Any] | None = None) -> None:
        """content is laid out as qa/short.json, which is used by default."""
        content = stored("short.json") if content is None else content
        self._clues: dict[str, float] = {name: float(weight) for name, weight in content["clues"].items()}
        self._sum: Linear = linear(content, DOUBTS)
        self.threshold = float(content["threshold"])

    def answer(self, asked: Asked, sentence: Sentence) -> Short | None:
        """The short answer in a sentence; None where a short one is not asked for, or it is too uncertain."""
        if len(asked.known) < FEWEST:
            return None
        every = self.ranked(asked, sentence, most=PROMISING)
        found = next((short for short in every if short.sound), None)
        return found if found and found.chance >= self.threshold else None

    def ranked(self, asked: Asked, sentence: Sentence, most: int = 5) -> tuple[Short, ...]:
        """The most likely phrases, best first, also those that are ruled out as *the* short answer.

        The chances are in proportion to that of the best which is not ruled out.
        """
        wish = wanted(asked.question)
        if wish is None:
            return ()
        weighed = self.weigh(wish, asked.known, sentence.text)
        return self.likeliest(asked, sentence, wish, weighed, most)

    def likeliest(
        self, asked: Asked, sentence: Sentence, wish: Wanted, weighed: Weighed, most: int
    ) -> tuple[Short, ...]:
        """As `ranked`, of a sentence whose phrases are weighed already."""
        return self._shorts(asked, sentence, wish, weighed, weighed.best(most))

    def apart(self, asked: Asked, sentence: Sentence, most: int = 5) -> tuple[Short, ...]:
        """Those of the most likely phrases that do not overlap, each as far as it goes."""
        wish = wanted(asked.question)
        if wish is None:
            return ()
        weighed = self.weigh(wish, asked.known, sentence.text)
        chosen = apart(weighed.best(PROMISING), weighed.scene.words, wish)[:most]
        return self._shorts(asked, sentence, wish, weighed, chosen)

    def _shorts(
        self, asked: Asked, sentence: Sentence, wish: Wanted, weighed: Weighed, chosen: Sequence[Share]
    ) -> tuple[Short, ...]:
        """Phrases of a sentence with their chances, in proportion to that of the best of it."""
        if not chosen:
            return ()
        best = self.chance(doubts(wish, weighed, asked.share(sentence.terms))) / weighed.shares[0]
        fit = weighed.phrases[: weighed.sound]
        return tuple(
            _short(sentence, weighed.scene.words, phrase, min(1.0, best * share), phrase in fit)
            for phrase, share in chosen
        )

    def chance(self, found: Sequence[float]) -> float:
        """How likely a phrase with these doubts, in the order of `DOUBTS`, is right: 0 to 1."""
        return logistic(self._sum(found))

    def weigh(self, wish: Wanted, known: frozenset[str], text: str) -> Weighed:
        """All phrases of a sentence by how much speaks for them; known are the question's content terms."""
        scene = Scene(wish, known, text)
        found = plausible(scene)
        begins = {first: self._weight(scene.opening(first)) for first in {phrase.first for phrase in found}}
        ends = {last: self._weight(scene.closing(last)) for last in {phrase.last for phrase in found}}
        found = sorted(found, key=lambda p: -begins[p.first] - ends[p.last])[:PROMISING]
        sums = [
            begins[p.first] + ends[p.last] + self._weight([*scene.whole(p), *bearing(scene, p)])
            for p in found
        ]
        order = sorted(range(len(found)), key=lambda place: -sums[place])
        shares = _shares([sums[n] for n in order])
        pairs = [(found[n], share) for n, share in zip(order, shares, strict=True)]
        doubted = [not sound(scene, phrase) for phrase, _ in pairs]
        ordered = [pairs[n] for n in sorted(range(len(pairs)), key=doubted.__getitem__)]
        fit = len(pairs) - sum(doubted)
        return Weighed(scene, fit, tuple(p for p, _ in ordered), tuple(s for _, s in ordered))

    def _weight(self, clues: Sequence[str]) -> float:
        known = self._clues
        return sum([known[clue] for clue in clues if clue in known])


def short_answer(asked: Asked, sentence: Sentence) -> Short | None:
    """The short answer in a sentence by the fitted weights; None where none is certain enough."""
    return fitted().answer(asked, sentence)


@cache
def fitted() -> ShortReader:
    """The reader with the weights of this package."""
    return ShortReader()


def plausible(scene: Scene) -> list[Phrase]:
    """The phrases of a sentence that are of the kind wanted and say something that the question does not."""
    wish = scene.wish
    every = phrases(scene.words)
    fitting = [
        p
        for p in every
        if fits(wish.want, p.shape) and (wish.chooses or scene.adds(p)) and is_whole(scene, p)
    ]
    if wish.want not in _COUNTS:
        return fitting
    return [phrase for phrase in fitting if not _is_part(scene.words, phrase)]


def _is_part(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether it counts some of what was counted before, "four of them", or is the pronoun "one", or a time
    of day."""
    after = [word.lower for word in words[phrase.last + 1 : phrase.last + 3]]
    alone = phrase.first == phrase.last and words[phrase.first].lower == "one"
    clock = any(_CLOCK.fullmatch(word.lower) for word in words[phrase.first : phrase.last + 1])
    return alone or clock or (len(after) == 2 and after[0] == "of" and after[1] in _COUNTED_BEFORE)


def doubts(wish: Wanted, weighed: Weighed, share: float) -> tuple[float, ...]:
    """What tells how likely the best phrase is right, in the order of `DOUBTS`. Needs at least one phrase.

    top     log odds of the best phrase against all others
    near    log odds of those that share most of its words, itself among them, against all others
    share   the share of the question's terms, by weight, that the sentence holds
    around  the share of the words around the phrase that the question has
    part    1 where it plays the part asked for beside the verb, -1 where another, 0 where that is not known
    beside  1 where it stands in a clause of the verb asked with, -1 where in another, 0 where there is none
    rivals  how many others of its shape may be it     long, words  how long the sentence is, and the phrase
    loose   1 if the phrase is no name, number or date
    open    1 if a phrase of any kind may be wanted; and so on for other wants
    late    1 if the question word stands late
    """
    best, scene = weighed.phrases[0], weighed.scene
    near = sum(s for p, s in zip(weighed.phrases, weighed.shares, strict=True) if overlap(p, best) >= 0.5)
    return (
        *(_odds(weighed.shares[0]), _odds(near), share, _around(scene, best)),
        *(_sign(plays(scene, best)), _sign(beside(scene, best)), _rivals(weighed)),
        *(log(1 + len(scene.words)), log(best.last - best.first + 1), float(best.shape in LOOSE)),
        *(float(wish.want in wants) for wants in _WANTS),
        float(wish.late),
    )


def _rivals(weighed: Weighed) -> float:
    """How many other phrases of its shape there are that nothing rules out, as a logarithm."""
    best = weighed.phrases[0]
    ends: list[int] = []
    for phrase in weighed.phrases[: weighed.sound]:
        apart = phrase.first > best.last or phrase.last < best.first
        if phrase.shape == best.shape and apart and phrase.last not in ends:
            ends.append(phrase.last)
    return log(1 + len(ends))


def _around(scene: Scene, phrase: Phrase) -> float:
    """The share of the words around a phrase that the question has."""
    near = scene.asked[max(0, phrase.first - _NEAR) : phrase.last + 1 + _NEAR]
    return sum(near) / (2 * _NEAR)


def _sign(told: bool | None) -> float:
    return 0.0 if told is None else 1.0 if told else -1.0


def overlap(one: Phrase, other: Phrase) -> float:
    """The share of words that two phrases have in common, of both together: 0 to 1."""
    common = min(one.last, other.last) - max(one.first, other.first) + 1
    return max(0, common) / (max(one.last, other.last) - min(one.first, other.first) + 1)


def _short(sentence: Sentence, words: Sequence[Word], phrase: Phrase, chance: float, sound: bool) -> Short:
    start = sentence.span.start
    return Short(
        sentence.document,
        start + words[phrase.first].start,
        start + words[phrase.last].end,
        chance,
        phrase.shape,
        sound,
    )


def _shares(sums: Sequence[float]) -> tuple[float, ...]:
    """Softmax of sums, the greatest first."""
    powers = [exp(value - sums[0]) for value in sums]
    total = sum(powers)
    return tuple(power / total for power in powers)


def _odds(share: float) -> float:
    held = min(max(share, 1e-6), 1 - 1e-6)
    return log(held / (1 - held))
