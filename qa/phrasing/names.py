"""Names of people as short answers: a surname or a first name beside the full name.

No list of names: what is written like one and holds no word of places and organisations is taken for one.
"Kansas" and "Kansas City" are two names, "Oduya" and "Amara Oduya" are one.
"""

import re
from collections.abc import Sequence

from index.words import STOP_WORDS

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_OWNER = re.compile(r"['’]s?\Z")
_LONGEST = 5  # words of a name
_WIDEST = 80  # characters
PARTICLES = frozenset("van von der den de del della di da dos du la le bin ibn al el ben ter ten zu".split())
_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady dame president vice prime minister king queen prince princess "
    "emperor empress pope saint prof professor general colonel major captain lieutenant sergeant "
    "admiral judge justice senator governor mayor chancellor secretary chairman ambassador "
    "representative congressman congresswoman bishop archbishop cardinal father sister brother rabbi "
    "imam sheikh count duke duchess baron former late actor actress singer author writer director "
    "player artist scientist leader politician philosopher composer coach founder owner engineer "
    "journalist reporter spokesman spokeswoman novelist poet painter musician rapper businessman "
    "lawyer".split()
)
_AFTER_NAMES = frozenset("jr sr ii iii iv phd md".split())
_NO_PEOPLE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march july september october "
    "november december center centre science sciences "
    "new north south east west northern southern eastern western central upper lower great greater "
    "grand san santa santo los las st fort port mount mt lake cape united royal national "
    "international federal european british american african asian french german soviet papua "
    "equatorial the times post herald journal tribune gazette guardian telegraph chronicle observer "
    "daily weekly news radio tv television magazine press media network channel studio studios "
    "pictures films records music university college school academy institute institution bank "
    "company corporation corp inc ltd co group holdings party city town county state states province "
    "district region street road avenue boulevard square park river sea ocean bay gulf coast beach "
    "mountain mountains hill hills valley island islands peninsula desert forest falls canyon airport "
    "station bridge tunnel hospital museum gallery library theatre theater church cathedral abbey "
    "temple mosque hall house castle palace tower gate stadium arena council committee commission "
    "ministry department agency office bureau court senate parliament congress assembly union "
    "republic kingdom empire league club fc rovers wanderers athletic team cup prize award awards act "
    "agreement treaty accord accords war battle siege revolution uprising crisis day week festival "
    "conference summit protocol declaration constitution bill law project plan programme program "
    "movement front army navy police guard force forces air airlines airways motors industries energy "
    "oil gas foundation society association federation organisation organization trust fund railway "
    "railways line".split()
)


def person(text: str) -> tuple[str, ...]:
    """The words of a person's name in lower case, without titles; () where it is not written like one."""
    plain = text.strip(" \t\r\n\"'“”‘’.,;:()[]")
    if len(plain) > _WIDEST:
        return ()
    tokens = _TOKEN.findall(plain)
    if not tokens or len(tokens) > _LONGEST or " ".join(tokens) != " ".join(plain.split()):
        return ()
    words = _without_titles([_OWNER.sub("", token) for token in tokens])
    lowered = tuple(word.lower().rstrip(".") for word in words)
    return lowered if _is_written_as_name(words) and _is_of_a_person(lowered, len(tokens)) else ()


def _is_written_as_name(words: Sequence[str]) -> bool:
    """With capitals, but not in capitals, as "US" is."""
    return all(
        word.lower() in PARTICLES
        or (word[:1].isupper() and (len(word) < 2 or not word.isupper() or "." in word))
        for word in words
    )


def _is_of_a_person(words: Sequence[str], before: int) -> bool:
    """No word of places and organisations, no "Minister" or "Her" alone. before: how many with the titles."""
    if not _NO_PEOPLE.isdisjoint(words) or not _TITLES.isdisjoint(words[1:-1]):
        return False
    alone = len(words) == 1 and before == 1
    title = len(words) == 1 and words[0] in _TITLES
    return not title and not (alone and (words[0] in STOP_WORDS or len(words[0]) == 1))


def is_title(word: str) -> bool:
    """Whether a word in lower case is a title or an office before a name: "mayor", "dr."."""
    return word.rstrip(".") in _TITLES


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one person's: equal, a part of the full name, middle names left out."""
    short, long = sorted((tuple(one), tuple(other)), key=lambda name: (len(name), name))
    if not short or len(long) < 2 or short == long:
        return bool(short) and short == long
    if len(short) == 1:
        return short[0] in (long[0], long[-1])
    if short[0] in PARTICLES:
        return long[-len(short) :] == short
    if len(short) == 2 and short[-1] == long[-1]:
        return short[0] == long[0] or _initial(short[0], long[0]) or _initial(long[0], short[0])
    return False


def _without_titles(words: Sequence[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[0].lower().rstrip(".") in _TITLES:
        del kept[0]
    while len(kept) > 1 and kept[-1].lower().rstrip(".").replace(".", "") in _AFTER_NAMES:
        del kept[-1]
    return kept


def _initial(one: str, other: str) -> bool:
    return len(one) == 1 and other.startswith(one)
