"""Whether an acceptable answer stands in a text, and how much two short answers share.

In the manner of SQuAD (Rajpurkar et al., 2016): case, punctuation, white space and articles do not count.
Here accents, thousands separators, ordinal endings and the possessive do not either, a decimal point does,
and words are compared whole: "39" does not stand in "1939". Nothing is translated: "two" is not "2".
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_THOUSANDS = re.compile(r"(?<=\d)(?:,|[\u00a0\u2009\u202f ](?=\d{3}(?!\d)))(?=\d{3})")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
    r"|\d+(?:\.\d+)*|[^\W\d_]+|\d"  # writing without spaces is compared by the character
)
_ARTICLES = frozenset(("a", "an", "the"))


def words(text: str) -> list[str]:
    """What is compared of a text; articles count only where there is nothing else."""
    text = _folded(text).replace("%", " percent ").replace("per cent", "percent")
    text = _ORDINAL.sub(r"\1", _THOUSANDS.sub("", _POSSESSIVE.sub("", text)))
    text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    every = _WORD.findall(re.sub(r"(?<=\w)['’](?=\w)", "", text))
    return [word for word in every if word not in _ARTICLES] or every


def holds(text: str, accepted: Sequence[str]) -> bool:
    """Whether one of these stands in the text, its words in a row."""
    line = _line(text)
    return any(_line(string) in line if words(string) else string.strip() in text for string in accepted)


def exact(given: str, accepted: Sequence[str]) -> bool:
    """Whether one of these is what was given: SQuAD's exact match."""
    return any(words(given) == words(string) for string in accepted)


def token_f1(given: str, accepted: Sequence[str]) -> float:
    """SQuAD's F1, 0 to 1: the harmonic mean of the shares of words in common, with the best of these."""
    return max(_f1(Counter(words(given)), Counter(words(string))) for string in accepted)


def _f1(given: "Counter[str]", wanted: "Counter[str]") -> float:
    common = (given & wanted).total()
    return 2 * common / (given.total() + wanted.total()) if common else 0.0


def _line(text: str) -> str:
    return f" {' '.join(words(text))} "


def _folded(text: str) -> str:
    """Lower case without accents; Hangul is put together again, which NFKD takes apart."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))
