"""The words of a sentence with a guess at what each does in it, by word lists, suffixes and the word before.

No parser: it is right often enough to tell where a phrase may begin and end, for English. Other languages
come out as names and common words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.lexical import terms
from qa.followups.lexicon import VERBS
from qa.phrasing.wordclasses import classes

LONGEST = 1500  # characters of a sentence that are looked at: what is longer is no sentence
_TOKEN = re.compile(
    r"(?P<number>(?:US)?[$€£¥₹₽₴]?\d+(?:[.,:/]\d+)*(?:[-–]\d+(?:[.,:]\d+)*)?(?:%|[^\W\d_]+)?(?:-[^\W\d_]+)*)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,}|\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Gen|Lt|Col|Sen|Rep|Gov|No|vs|Inc|"
    r"Ltd|"
    r"Co|Corp|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)"
    r"|(?P<owner>['’]s?\b(?<=s)|['’](?=\s))"
    r"|(?P<word>[^\W_]+(?:[-'’](?![sS]\b)[^\W_]+)*)"
    r"|(?P<sign>[^\w\s]|_)"
)
_ALPHANUMERIC = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:1\d|20)\d\d(?:[-–]\d{2,4})?s?")
_SIGNS = {
    "(": "(", "[": "(", ")": ")", "]": ")", ",": ",", "&": "C", "%": "%", ";": ";", ":": ";", "-": "-",
    "–": "-",
    "—": "-", "/": "-", '"': '"', "“": '"', "”": '"', "«": '"', "»": '"', "‘": '"', "`": '"', "$": "N",
    "€": "N",
    "£": "N",
}  # fmt: skip
_NO_DEEDS = frozenset("thing bring sting sling swing cling fling wring".split())
_LATIN = frozenset("i.e. e.g. a.k.a. etc.".split())
_SHORTENED = 5  # letters: "sept", "thurs"
_ADJECTIVE = re.compile(r".{2,}(?:al|ous|ive|ful|ic|able|ible|less|ish|ary|ern|ian|ese)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or sign of a sentence.

    start, end  offsets into the sentence        lower  in lower case
    terms       as the index knows it            tag    the letter of what it does, see `tagged`
    """

    start: int
    end: int
    lower: str
    terms: tuple[str, ...]
    tag: str


def tagged(sentence: str) -> list[Word]:
    """The words and signs of a sentence, in order; of one that is too long, those of its beginning.

    Tags are those of `qa.phrasing.wordclasses.classes`, and U capitalised, Y year, V verb or participle, G
    "-ing", w any other word, ' possessive, and , ; ( ) " - % . for signs.
    """
    matches = list(_TOKEN.finditer(sentence, 0, LONGEST))
    stems = _terms_of(sentence, matches)
    tags: list[str] = []
    for match in matches:
        tags.append(_tag(match, tags))
    _mend(matches, tags)
    return [
        Word(match.start(), match.end(), match[0].lower(), stem, tag)
        for match, stem, tag in zip(matches, stems, tags, strict=True)
    ]


def _terms_of(sentence: str, matches: Sequence[re.Match[str]]) -> list[tuple[str, ...]]:
    """The analysed words of each token, by one call where the analyser cuts words where we do."""
    counts = [len(_ALPHANUMERIC.findall(match[0])) for match in matches]
    every = iter(terms(" ".join(match[0] for match in matches)))
    found = [tuple(term for _, term in zip(range(count), every, strict=False)) for count in counts]
    if sum(map(len, found)) == sum(counts) and next(every, None) is None:
        return found
    return [tuple(terms(match[0])) for match in matches]


def _tag(match: re.Match[str], before: Sequence[str]) -> str:
    kind, text = match.lastgroup, match[0]
    if kind == "number":
        return "Y" if _YEAR.fullmatch(text) else "N"
    if kind == "owner":
        return "'"
    if kind == "sign":
        return _SIGNS.get(text, ".")
    if kind == "dotted" and text.lower() in _LATIN:
        return "A"
    if kind == "dotted":
        return "M" if text[:-1].lower() in classes() and len(text) > 3 else "U"
    return _word_tag(text, before)


def _word_tag(text: str, before: Sequence[str]) -> str:
    lower = text.lower()
    if "-" in lower and all(classes().get(part) == "N" for part in lower.split("-")):
        return "N"
    known = classes().get(lower.replace("’", "'"))
    last = before[-1] if before else ""
    if text[0].isupper() and len(text) > 1:
        if known in ("M", "K"):
            return known
        opens = not before or last in '".;-'
        if opens and not known and (form := _by_form(lower, last)) in ("A", "G"):
            return form
        if known and (opens or known in "DOTPCRWSEX") and not (text.isupper() and not opens):
            return known
        return "U"
    if known in ("M", "K"):  # in lower case: "may", "march", "sat", "sun", "mar"
        known = {"may": "X", "march": "w", "sat": "V"}.get(lower, known if len(lower) > _SHORTENED else "w")
    if known == "V" and last and last in "Dd" and not lower.endswith(("ed", "en")):
        return "w"
    return known or _by_form(lower, last)


def _by_form(lower: str, last: str) -> str:
    if lower in VERBS and last and last in "TXRA":
        return "V"
    if len(lower) > 4 and lower.endswith("ly"):
        return "A"
    if len(lower) > 4 and lower.endswith("ed"):
        return "V"
    if len(lower) > 4 and lower.endswith("ing") and lower not in _NO_DEEDS:
        return "G"
    return "J" if _ADJECTIVE.fullmatch(lower) else "w"


def _describes(verb: str, last: str) -> bool:
    """Whether a verb form before a noun is an adjective: "the armed men", "of armed men", not "to arm"."""
    return bool(last) and (last in "DdJN" or (last in "TPO" and verb.lower().endswith(("ed", "en", "n"))))


def _mend(matches: Sequence[re.Match[str]], tags: list[str]) -> None:
    """Participles before nouns are adjectives; "that" after a noun is a relative; "May" needs a number."""
    for place, tag in enumerate(tags):
        after = tags[place + 1] if place + 1 < len(tags) else ""
        last = tags[place - 1] if place else ""
        if tag == "V" and after and after in "wUJ" and _describes(matches[place][0], last):
            tags[place] = "J"
        elif tag == "w" and last == "T" and after and after in "DdRJU" and matches[place][0][-1] != "s":
            tags[place] = "V"  # "to confront them": no list has every verb
        elif tag == "d" and matches[place][0].lower() == "that" and (not last or last in "wUVN,"):
            tags[place] = "W"
            if after == "w" and classes().get(matches[place + 1][0].lower()) == "V":
                tags[place + 1] = "V"
        elif tag == "M" and matches[place][0] in ("May", "March") and not (after and after in "NY"):
            tags[place] = "M" if last and last in "PN" else "U"
