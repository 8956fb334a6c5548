"""What a number measures: how deep a lake is takes a length, never an area, a sum of money or a time of day.

By the unit behind the number and the words that name a dimension; a rule that rules out, for English.
"""

import re
from itertools import takewhile

from index.lexical import terms
from qa.phrasing.clues import Scene
from qa.phrasing.phrases import Phrase
from qa.phrasing.sortwords import CURRENCIES

_UNITS = {
    "length": (
        "mm cm m km millimetre millimetres millimeter millimeters centimetre centimetres centimeter "
        "centimeters metre metres meter meters kilometre kilometres kilometer kilometers mile miles foot "
        "feet ft inch inches yard yards fathom fathoms storey storeys story stories floors mi"
    ),
    "area": "hectare hectares ha acre acres km² m²",
    "volume": "litre litres liter liters ml gallon gallons barrel barrels pint pints km³ m³",
    "weight": (
        "g kg mg gram grams kilogram kilograms kilo kilos tonne tonnes ton tons lb lbs ounce ounces oz stone"
    ),
    "time": (
        "second seconds minute minutes min mins hour hours day days night nights week weeks fortnight month "
        "months year years decade decades century centuries"
    ),
    "speed": "mph kph km/h kmh knots knot",
    "share": "percent % per",
    "warmth": "degrees degree °c °f celsius fahrenheit",
}
UNITS = {unit: what for what, units in _UNITS.items() for unit in units.split()} | dict.fromkeys(
    (word for word in CURRENCIES if word not in ("percent", "%")), "money"
)
_SQUARED = {"square": "area", "sq": "area", "cubic": "volume", "light": "length"}
_FITTING = {
    "deep": {"length"},
    "tall": {"length"},
    "high": {"length"},
    "wide": {"length"},
    "thick": {"length"},
    "heavy": {"weight"},
    "far": {"length", "time"},
    "long": {"length", "time"},
    "fast": {"speed", "time", "length"},
    "hot": {"warmth"},
    "cold": {"warmth"},
}
_NAMED = {
    "deep": "deep depth depths deepest deeper bottom",
    "high": (
        "high height tall altitude elevation rises rise rose rising stands stood towers highest tallest above"
    ),
    "wide": "wide width across broad span spans widest wider breadth",
    "thick": "thick thickness",
    "long": "long length longest",
    "heavy": "heavy weight weighs weighed weigh weighing heaviest",
}
_NAMED["tall"] = _NAMED["high"]
_NAMES = {what: frozenset(words.split()) for what, words in _NAMED.items()}
_NEEDED = frozenset("deep wide thick".split())  # lengths that are not what a length alone tells
_ABSTRACT = frozenset(  # "high" without a length
    terms(
        """rate rates inflation unemployment price prices cost costs fine debt turnout fee fees rent rents
    interest salary salaries temperature temperatures support approval share tax taxes profit profits
    revenue loss losses toll score pressure"""
    )
)
_GENERAL = frozenset(terms("time money weight distance space area land length volume longer more less"))
_CLOCK = re.compile(r"\d{1,2}:\d\d(?:[ap]m)?|\d{1,2}[ap]m")
_HALVES = frozenset("am pm a.m. p.m. o'clock o’clock noon".split())
_TO = frozenset("PTC-")
_BEHIND = 4  # words behind a number in which its unit and dimension stand


def measures(scene: Scene, phrase: Phrase) -> bool:
    """Whether a number can measure what is asked; True where no number is asked for."""
    if scene.wish.want not in ("measure", "duration", "amount", "count", "number", "age"):
        return True
    if is_time_of_day(scene, phrase):
        return False
    if scene.wish.want in ("amount", "count", "number"):
        return _is_price(scene, phrase) and not _is_of_another(scene, phrase)
    asked = scene.wish.nouns[0] if scene.wish.nouns else ""
    if asked not in _FITTING or (asked == "high" and not _ABSTRACT.isdisjoint(_question_words(scene))):
        return True
    return _is_of(scene, phrase, asked)


def _question_words(scene: Scene) -> frozenset[str]:
    return frozenset(scene.wish.order) | scene.wish.focus


def _is_price(scene: Scene, phrase: Phrase) -> bool:
    """How much is the ticket: only money, or a share."""
    wish = scene.wish
    if wish.want != "amount" or wish.form != "be" or wish.nouns != ("much",):
        return True
    return phrase.shape in ("money", "percent") or dimension(scene, phrase) in ("money", "share")


def _is_of_another(scene: Scene, phrase: Phrase) -> bool:
    """How much water: not "500 g of flour"."""
    substance = scene.wish.focus - _GENERAL
    if scene.wish.want != "amount" or not substance or dimension(scene, phrase) in (None, "share"):
        return False
    first = number_in(scene, phrase)
    behind = scene.tags[first : first + _BEHIND]
    of = first + behind.find("O")
    if "O" not in behind or any(tag not in "N%wJ" for tag in scene.tags[first:of]):
        return False
    named = list(takewhile(lambda n: scene.tags[n] in "DdJwU", range(of + 1, len(scene.words))))
    return bool(named) and not any(scene.focal[n] for n in named)


def _is_of(scene: Scene, phrase: Phrase, asked: str) -> bool:
    """Whether it has a unit of what is asked, and no word for another dimension stands with it."""
    found = dimension(scene, phrase)
    beside = _beside(scene, phrase)
    if found is None:
        lone = asked in ("long", "far", "fast")
        return lone or not beside.isdisjoint(_NAMES.get(asked, frozenset()))
    if found not in _FITTING[asked] or (asked == "long" and found == "length" and scene.wish.verb):
        return False
    if found != "length" or asked not in _NAMES:
        return True
    others = frozenset(word for what, words in _NAMES.items() if words != _NAMES[asked] for word in words)
    inside = frozenset(word.lower for word in scene.words[phrase.first : phrase.last])
    if inside & others or (beside & others and not beside & _NAMES[asked]):
        return False
    return asked not in _NEEDED or any(word.lower in _NAMES[asked] for word in scene.words)


def dimension(scene: Scene, phrase: Phrase) -> str | None:
    """What its number measures, by the unit in or right behind it; None where there is none known."""
    if phrase.shape == "money":
        return "money"
    if phrase.shape == "percent":
        return "share"
    first = number_in(scene, phrase)
    for place in range(first, min(first + _BEHIND, len(scene.words))):
        word = scene.words[place].lower
        parts = word.split("-")
        if word in _SQUARED or parts[0] in _SQUARED:
            return _SQUARED.get(word, _SQUARED.get(parts[0]))
        glued = next((UNITS[p] for p in (*parts[1:], word.lstrip("0123456789.,")) if p in UNITS), None)
        if glued:
            return "speed" if glued == "length" and _is_rate(scene, place) else glued
        if place > first and scene.tags[place] not in "NYJ%":
            return None
    return None


def number_in(scene: Scene, phrase: Phrase) -> int:
    """Where its first number stands."""
    numbers = (n for n in range(phrase.first, phrase.last + 1) if scene.tags[n] in "NY")
    return next(numbers, phrase.first)


def _is_rate(scene: Scene, place: int) -> bool:
    """Kilometres per hour, miles an hour."""
    after = [word.lower for word in scene.words[place + 1 : place + 3]]
    return len(after) == 2 and after[0] in ("per", "an", "a") and after[1] in ("hour", "second", "minute")


def _beside(scene: Scene, phrase: Phrase) -> frozenset[str]:
    """The words of its stretch of the sentence, up to the next number, sign or conjunction on each side."""
    first, last = number_in(scene, phrase), phrase.last
    while last + 1 < len(scene.tags) and scene.tags[last + 1] not in "NYC,;S":
        last += 1
    while first > 0 and scene.tags[first - 1] not in "NYC,;S":
        first -= 1
    return frozenset(part for word in scene.words[first : last + 1] for part in word.lower.split("-"))


def is_time_of_day(scene: Scene, phrase: Phrase) -> bool:
    """10 am, 10:30, and the "7" of "7 to 9 am"."""
    inside = range(phrase.first, phrase.last + 1)
    if any(_CLOCK.fullmatch(scene.words[n].lower) or scene.words[n].lower in _HALVES for n in inside):
        return True
    after = phrase.last + 1
    if scene.words[phrase.last].lower.isdigit() and after + 1 < len(scene.words) and scene.tags[after] in _TO:
        after += 2 if scene.tags[after + 1] in "NY" else 0
        return after > phrase.last + 1 and _ends_clock(scene, after)
    return after < len(scene.words) and scene.words[after].lower in _HALVES


def _ends_clock(scene: Scene, place: int) -> bool:
    before = scene.words[place - 1].lower
    return bool(_CLOCK.fullmatch(before)) or (
        place < len(scene.words) and scene.words[place].lower in _HALVES
    )
