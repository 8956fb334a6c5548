"""Whether two short answers are the same value: 31 and thirty-one, "Feb. 11" and "11 February", Obama and
Barack Obama.

By rule: numbers, dates and the words of names are compared, and what turns them round (`qualifiers`). What is
left out of one of them is no difference, but "New York" and "New York Times" are two names. No synonyms, no
geography, no arithmetic: 1,000 m and 1 km are two values.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.lexical import terms
from index.terms import content_terms
from qa.phrasing.amounts import NUMERAL, UNITS, WORD, Amounts, amounts
from qa.phrasing.names import person, same_person
from qa.phrasing.qualifiers import Qualifiers, qualified

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>\d{{4}})\b)?)"
    rf"|(?:\b(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>\d{{4}})\b)?)"
    rf"|(?:\b(?P<month3>{_MONTH}),?\s+(?P<year3>\d{{4}})\b)"
    r"|(?P<year4>\b\d{4})-(?P<month4>\d\d)-(?P<day4>\d\d)\b",
)
_YEAR = re.compile(r"\b(1\d\d\d|20\d\d)\b")
_GENERIC = frozenset(
    terms(
        "city town village state country province region district river newspaper magazine company firm film "
        "movie book novel album song single show series band ship vessel boat yacht ferry school programme "
        "program group inc ltd llc plc corp corporation gmbh limited incorporated"
    )
)
_CORPORATE = frozenset(terms("inc ltd llc plc corp corporation co company gmbh limited incorporated"))
_JOINED = re.compile(r"&|\b(?:and|or)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s\([^()\d]*\)\W*\Z")  # "Oduya (the mayor)"
_CAPITAL = re.compile(r"[^\W\d_a-z][^\W_]*")
_QUOTES = " \t\n\"'“”‘’"
_DIRECTED = re.compile(r"\b(?:from|to|by|over|against|than|beats?|defeat\w*)\b", re.IGNORECASE)
_FULLER = 0.6  # share of the words of both that a description and a fuller one have in common


@dataclass(frozen=True, slots=True)
class Meaning:
    """A short answer as it is compared.

    date        (year, month, day), 0 where not said; None if it is no date
    amounts     the numbers in it, those of the date left out
    qualifiers  a "not", "p.m.", "BC", "at least"
    words       its analysed words in order, without function words     named  those with a capital
    core        the same without generic words at either end: "the river Brack"
    person      the words of a person's name, () where it is not written like one
    head        the words before the first comma: "Aldmoor, Norway"; () where it is none of a place in a place
    directed    whether the order of the words matters: "from Brack to Aldmoor"
    """

    date: tuple[int, int, int] | None
    amounts: Amounts
    qualifiers: Qualifiers
    words: tuple[str, ...]
    named: frozenset[str]
    core: tuple[str, ...]
    person: tuple[str, ...]
    head: tuple[str, ...]
    directed: bool

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers in it, in order."""
        return self.amounts.numbers


def same(one: str, other: str) -> bool:
    """Whether two short answers give the same value, one of them perhaps less precisely.

    Not transitive: "May 2020" is 3 May and 4 May.
    """
    return alike(meaning(one), meaning(other))


def alike(one: Meaning, other: Meaning) -> bool:
    """The same of their meanings."""
    return _agree(one, other) and one.qualifiers.agrees(other.qualifiers)


def _agree(one: Meaning, other: Meaning) -> bool:
    """Whether their dates, numbers or words do, whatever qualifies them."""
    if one.date and other.date:
        counted = one.numbers and other.numbers  # "31 on 5 May" and "47 on 5 May"
        return _same_date(one.date, other.date) and (not counted or one.amounts.same(other.amounts))
    if one.date or other.date:
        dated, counted_by = (one, other) if one.date else (other, one)
        year, month, _ = dated.date or (0, 0, 0)
        return not month and float(year) in counted_by.numbers  # "2000" and "2,000 people"
    if one.numbers or other.numbers:
        return one.amounts.same(other.amounts)
    return _same_words(one, other)


def fuller(one: Meaning, other: Meaning) -> bool:
    """Whether the other of two that are alike says more: a date with its day, a person's full name."""
    if one.date and other.date:
        parts = sum(map(bool, other.date))
        return sum(map(bool, one.date)) < parts >= len(other.words)
    return 0 < len(one.person) < len(other.person)


@lru_cache(maxsize=10_000)
def meaning(text: str) -> Meaning:
    """What a short answer says, for comparison."""
    rest, qualifiers = qualified(text)
    date, undated = _date(rest)
    text = _ASIDE.sub("", text)
    words = tuple(content_terms(text) or terms(text))
    named = frozenset(term for word in _CAPITAL.findall(text) for term in terms(word))
    before, comma, after = text.partition(",")
    place = comma and after.strip(_QUOTES)[:1].isupper() and not _JOINED.search(after)
    return Meaning(
        date=date,
        amounts=amounts(undated),
        qualifiers=qualifiers,
        words=words,
        named=named,
        core=_core(words, named),
        person=person(text),
        head=tuple(content_terms(before)) if place else (),
        directed=_DIRECTED.search(text) is not None,
    )


def _date(text: str) -> tuple[tuple[int, int, int] | None, str]:
    """The first date of a text in lower case, and the text without it."""
    if match := _DATE.search(text):
        parts = {name.rstrip("234"): value for name, value in match.groupdict().items() if value}
        month = parts["month"]
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
        rest = f"{text[: match.start()]} {text[match.end() :]}"
        return (int(parts.get("year", 0)), number, int(parts.get("day", 0))), rest
    years = _YEAR.findall(text)
    other = len(NUMERAL.findall(text)) - len(years)
    alone = len(years) == 1 and not other and not _is_count(text)
    return ((int(years[0]), 0, 0), "") if alone else (None, text)


def _is_count(text: str) -> bool:
    """Whether the words beside a number make it a count: "2000 people", "$1500"; not "in early 2000"."""
    words = WORD.findall(text)
    place = next((n for n, word in enumerate(words) if word.isdigit()), None)
    if place is None:  # "1975a"
        return True
    beside = words[place + 1 : place + 2] + [word for word in words[:place] if word in "$€£"]
    return bool(content_terms(" ".join(beside)) or set(beside) & set(UNITS))


def _same_date(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    pairs = list(zip(one, other, strict=True))
    return all(a == b or not a or not b for a, b in pairs) and any(a and b for a, b in pairs)


def _core(words: tuple[str, ...], named: frozenset[str]) -> tuple[str, ...]:
    """Without the generic words before and after a name: "river Brack"; but "Brack City" is another place."""
    kept = list(words)
    while len(kept) > 1 and kept[0] in _GENERIC and kept[0] not in named:
        del kept[0]
    while len(kept) > 1 and kept[-1] in _GENERIC and (kept[-1] not in named or kept[-1] in _CORPORATE):
        del kept[-1]
    return tuple(kept)


def _same_words(one: Meaning, other: Meaning) -> bool:
    mine, theirs = frozenset(one.words), frozenset(other.words)
    if mine.isdisjoint(theirs):
        return False
    if one.core == other.core or same_person(one.person, other.person):
        return True
    if one.core == other.head or other.core == one.head:
        return True
    if mine == theirs:
        return not (one.directed or other.directed)
    fuller = mine < theirs or theirs < mine
    # A name with a word more names another thing: "the wife of Ben Oduya", "New York Times".
    named = (mine & theirs & one.named & other.named) | ((mine ^ theirs) & (one.named | other.named))
    return fuller and not named and len(mine & theirs) >= _FULLER * len(mine | theirs)
