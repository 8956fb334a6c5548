"""What turns a short answer into another one though its number or its words stay: a minus, a "not", "p.m.",
"BC", "at least", "up" against "down".

By English wording. What is not said is left open: "10:30" may be in the morning or in the evening.
"""

import re
from dataclasses import dataclass
from itertools import product

_COUNT = (
    r"[$€£¥₹₽₴]?(?:\d|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|"
    r"hundred|thousand|million|billion|dozen)\b)"
)
_ABOUT = r"(?:(?:about|around|some|roughly|approximately|an estimated|the) )?"
_LEAST_BEFORE = (
    r"(?:at least|(?:no|not) (?:fewer|less|lower) than|(?<!no )(?<!not )(?:more|greater|higher|longer) than|"
    r"over|above|exceeding|upwards? of|(?:a )?minimum (?:of )?|in excess of)"
)
_MOST_BEFORE = (
    r"(?:at most|(?:no|not) (?:more|greater|higher|longer) than|"
    r"(?<!no )(?<!not )(?:fewer|less|lower|shorter) than|under|below|up to|(?:a )?maximum (?:of )?)"
)
_LEAST_AFTER = r"(?:or (?:more|above|over|higher)|at least|and up)"
_MOST_AFTER = r"(?:or (?:fewer|less|under|lower)|at most|or below)"
_LEAST = re.compile(rf"\b{_LEAST_BEFORE} ?{_ABOUT}(?={_COUNT})|[>≥]|\d\+(?!\d)|\b{_LEAST_AFTER}\b(?=\W*\Z)")
_MOST = re.compile(rf"\b{_MOST_BEFORE} ?{_ABOUT}(?={_COUNT})|[<≤]|\b{_MOST_AFTER}\b(?=\W*\Z)")
_HALF = re.compile(
    r"(?<=\d)\s?([ap])\.?\s?m\b\.?|\b([ap])\.\s?m\b\.?"
    r"|\b(?:in the |this |that )?(morning|afternoon|evening|noon|midnight)\b"
)
_BEFORE_CHRIST = re.compile(r"(?:(?<=\d)|(?<=century)|(?<=millennium))\s?b\.?\s?c\b\.?(?:\s?e\b\.?)?")
_AFTER_CHRIST = re.compile(
    r"(?:(?<=\d)|(?<=century))\s?(?:a\.?\s?d\b\.?|c\.?\s?e\b\.?)|\ba\.?\s?d\.?\s?(?=\d)|\banno domini\b"
)
_FULL_HOUR = re.compile(r"(?<=\d):00\b(?!:)")
_MINUS = re.compile(r"(?<![\w)%])(?<![\d)%] )[-−–](?=[$€£¥]?\d)")
_NEAR = 40  # characters beside a value in which it is qualified
_RIGHT_BEFORE = re.compile(
    rf"(?:\b(?:{_LEAST_BEFORE}|{_MOST_BEFORE}) ?{_ABOUT}|\b(?:minus|negative|ad|a\.d\.) |"
    r"(?<![\w)%])(?<![\d)%] )[-−–])"
    r"[$€£]?\Z",
    re.IGNORECASE,
)
_RIGHT_AFTER = re.compile(
    rf"\s?(?:[ap]\.?\s?m\b\.?|b\.?\s?c\b\.?(?:\s?e\b\.?)?|in the (?:morning|afternoon|evening)\b|"
    rf"{_LEAST_AFTER}\b|{_MOST_AFTER}\b|\+(?!\d))",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|neither|nor|non|cannot|without|nobody|none|no(?!\.? ?\d))\b|n['’]t\b")
_OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("before", "after"),
        ("above", "below beneath"),
        ("for", "against"),
        ("with", "without"),
        ("inside", "outside"),
        (
            "up rise rises rose risen rising increase increases increased increasing gain gained grew grown",
            "down fall falls fell fallen falling decrease decreases decreased drop drops dropped loss lost "
            "decline declines declined",
        ),
    )
)  # fmt: skip
_TURNING = frozenset(word for pair in _OPPOSITES for side in pair for word in side)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What a short answer says beside its number, date or words.

    negated  whether it has a "not" or the like
    half     "am" or "pm", "" where not said     era  "bc", or "" for our own
    bound    "least" or "most", "" for neither   turns  words in it that have an opposite: "up", "before"
    """

    negated: bool
    half: str
    era: str
    bound: str
    turns: frozenset[str]

    def agrees(self, other: "Qualifiers") -> bool:
        """Whether nothing said in the one is denied in the other."""
        if self.negated != other.negated or self.era != other.era:
            return False
        if {self.half, other.half} == {"am", "pm"} or {self.bound, other.bound} == {"least", "most"}:
            return False
        return not any(_opposed(one, two) for one, two in product(self.turns, other.turns))


def qualified(text: str) -> tuple[str, Qualifiers]:
    """The text, in lower case, without the bounds, the halves of the day and the era; and what they were.

    A minus sign becomes the word "minus".
    """
    rest = _MINUS.sub(" minus ", text.casefold())
    least, most = _LEAST.search(rest), _MOST.search(rest)
    rest = _MOST.sub(_kept_digit, _LEAST.sub(_kept_digit, rest))
    half = _HALF.search(rest)
    era = "bc" if _BEFORE_CHRIST.search(rest) else ""
    found = Qualifiers(
        negated=_NOT.search(rest) is not None,
        half=_half(half) if half else "",
        era=era,
        bound="" if bool(least) == bool(most) else "least" if least else "most",
        turns=_TURNING.intersection(_WORD.findall(rest)),
    )
    for pattern in (_FULL_HOUR, _HALF, _BEFORE_CHRIST, _AFTER_CHRIST):
        rest = pattern.sub(" ", rest)
    return rest, found


def widened(text: str, start: int, end: int) -> str:
    """What stands at start to end of a sentence with what qualifies it right beside: "at least", "p.m."."""
    before = _RIGHT_BEFORE.search(text[max(0, start - _NEAR) : start])
    after = _RIGHT_AFTER.match(text[end : end + _NEAR])
    return (before[0] if before else "") + text[start:end] + (after[0] if after else "")


def _kept_digit(match: re.Match[str]) -> str:
    return f"{match[0][0]} " if match[0][:1].isdigit() else " "


def _half(match: re.Match[str]) -> str:
    letter = match[1] or match[2]
    return f"{letter}m" if letter else "am" if match[3] in ("morning", "midnight") else "pm"


def _opposed(one: str, other: str) -> bool:
    return any((one in a and other in b) or (one in b and other in a) for a, b in _OPPOSITES)
