"""The details of a text that can be changed one at a time: names, numbers, words with an opposite, negation.

Shapes are told by regular expressions alone, without a tagger: quick enough to be redone at every start,
and a wrong guess costs one odd training row, not a wrong answer.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from training.examples import Range
from training.wording import DAYS, MONTHS, NOT_NAMES, NUMBER_WORDS, OPPOSITES

_NAME = re.compile(r"\b[A-Z][\w’'-]*\w(?:(?: (?:of|the|de|van|von|and|for))* [A-Z][\w’'-]*\w)*")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w.,]*\d)\b")
_OPPOSITE_OF: dict[str, list[str]] = {}
for _one, _other in OPPOSITES:
    _OPPOSITE_OF.setdefault(_one, []).append(_other)
    _OPPOSITE_OF.setdefault(_other, []).append(_one)
_WORD = re.compile(r"\b[a-zA-Z]+\b")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|can|could|will|would|did|does|do|should)\b(?! n[o']t)"
)
_NEGATED = re.compile(
    r"\b(?:(is|are|was|were|has|have|had|could|would|did|does|do|should)(?: not|n['’]t)|(can)(?:not|['’]t))\b"
)


@dataclass(frozen=True, slots=True)
class Change:
    """`text` with one detail changed, and what was changed into what."""

    text: str
    kind: str
    old: str
    new: str


def names(text: str) -> list[Range]:
    """Where runs of capitalised words stand, without the ordinary words that begin a sentence."""
    return [span for found in _NAME.finditer(text) if (span := _without_ordinary(text, found.span()))]


def _without_ordinary(text: str, span: Range) -> Range | None:
    start, end = span
    while (word := text[start:end].split(" ", 1)[0]) in NOT_NAMES:
        start += len(word) + 1
        if start >= end:
            return None
    return (start, end) if text[start].isupper() else None


def numbers(text: str) -> list[Range]:
    """Where numbers in digits stand, years and amounts alike."""
    return [found.span() for found in _NUMBER.finditer(text)]


def put(text: str, span: Range, new: str) -> str:
    """The text with the span replaced."""
    return text[: span[0]] + new + text[span[1] :]


def change_name(text: str, others: str, chance: random.Random) -> Change | None:
    """A name of the text becomes another name of `others` (of about its shape, not in the text)."""
    spans = names(text)
    chance.shuffle(spans)
    pool = sorted({others[start:end] for start, end in names(others) if _inside(others, start, end)})
    for span in spans:
        old = text[span[0] : span[1]]
        fitting = [name for name in pool if _could_replace(name, old, text)]
        if fitting:
            new = chance.choice(fitting)
            return Change(put(text, span, new), "name", old, new)
    return None


def _inside(text: str, start: int, end: int) -> bool:
    """Whether a name is certainly one: of several words, or not the first of its sentence."""
    return " " in text[start:end] or text[:start].rstrip(' "“(')[-1:] not in (".", "?", "!", "")


def _could_replace(new: str, old: str, text: str) -> bool:
    """Whether two names are of the same kind, as far as can be seen, and clearly two."""
    if new.lower() in text.lower() or set(new.lower().split()) & set(old.lower().split()):
        return False
    months = set(MONTHS + DAYS)
    if (new in months) != (old in months) or (new in months and (new in DAYS) != (old in DAYS)):
        return False
    return abs(len(new.split()) - len(old.split())) <= 1 and new.isupper() == old.isupper()


def swap_names(text: str, others: str, chance: random.Random) -> Change | None:
    """Two names of the text in each other's place: Ann paid Bob, Bob paid Ann."""
    spans = names(text)
    if len(spans) < 2:
        return None
    (one, first), (two, last) = sorted(chance.sample(spans, 2))
    old, new = text[one:first], text[two:last]
    if set(old.lower().split()) & set(new.lower().split()):
        return None
    return Change(text[:one] + new + text[first:two] + old + text[last:], "swap", old, new)


def change_number(text: str, others: str, chance: random.Random) -> Change | None:
    """A number becomes another: one of `others` with as many digits, or one not far from it."""
    spans = numbers(text)
    if not spans:
        return _change_number_word(text, chance)
    span = chance.choice(spans)
    old = text[span[0] : span[1]]
    pool = sorted({others[start:end] for start, end in numbers(others)})
    fitting = [new for new in pool if len(new) == len(old) and new not in text]
    new = chance.choice(fitting) if fitting and chance.random() < 0.6 else _near(old, chance)
    return None if new == old else Change(put(text, span, new), "number", old, new)


def _near(number: str, chance: random.Random) -> str:
    """Another number that looks like this one: a year some years off, an amount with a digit changed."""
    if re.fullmatch(r"1\d{3}|20\d{2}", number):
        return str(int(number) + chance.choice((-1, 1)) * chance.choice((1, 2, 3, 5, 7, 10, 20, 30)))
    digits = [at for at, character in enumerate(number) if character.isdigit()]
    at = chance.choice(digits[:2])
    new = chance.choice([digit for digit in "123456789" if digit != number[at]])
    return number[:at] + new + number[at + 1 :]


def _change_number_word(text: str, chance: random.Random) -> Change | None:
    found = [match for match in _WORD.finditer(text) if match[0].lower() in NUMBER_WORDS]
    if not found:
        return None
    match = chance.choice(found)
    new = chance.choice([word for word in NUMBER_WORDS if word != match[0].lower()])
    return Change(put(text, match.span(), new), "number", match[0], new)


def change_date(text: str, others: str, chance: random.Random) -> Change | None:
    """A month or a weekday becomes another one."""
    found = [match for match in _WORD.finditer(text) if match[0] in MONTHS or match[0] in DAYS]
    if not found:
        return None
    match = chance.choice(found)
    new = chance.choice([word for word in (MONTHS if match[0] in MONTHS else DAYS) if word not in text])
    return Change(put(text, match.span(), new), "date", match[0], new)


def change_opposite(text: str, others: str, chance: random.Random) -> Change | None:
    """A word becomes its opposite: first, last; increased, decreased; won, lost."""
    found = [match for match in _WORD.finditer(text) if match[0].lower() in _OPPOSITE_OF]
    if not found:
        return None
    match = chance.choice(found)
    new = chance.choice(_OPPOSITE_OF[match[0].lower()])
    new = new.capitalize() if match[0][0].isupper() else new
    return Change(put(text, match.span(), new), "opposite", match[0], new)


def change_negation(text: str, others: str, chance: random.Random) -> Change | None:
    """A negation is taken away, or one is put after the first auxiliary."""
    if negated := _NEGATED.search(text):
        auxiliary = negated[1] or negated[2]
        return Change(put(text, negated.span(), auxiliary), "negation", negated[0], auxiliary)
    if not (found := _AUXILIARY.search(text)):
        return None
    contracted = "can't" if found[1] == "can" else "won't" if found[1] == "will" else found[1] + "n't"
    new = contracted if chance.random() < 0.5 else f"{found[1]} {chance.choice(('not', 'never'))}"
    return Change(put(text, found.span(), new), "negation", found[1], new)


Changer = Callable[[str, str, random.Random], Change | None]
