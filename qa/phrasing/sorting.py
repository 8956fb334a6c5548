"""Whether a phrase is of the sort that a question asks for: somebody, somewhere, a reason, so many of them.

By word lists, endings and the word before it, for English. `qa.phrasing.wanted.fits` goes by the shape
alone; this looks at the words.
"""

import re
from functools import cache

from index.lexical import terms
from qa.followups.lexicon import PERSONS, PLACES, RELATIVES
from qa.phrasing.clues import Scene
from qa.phrasing.kin import kin_of
from qa.phrasing.phrases import Phrase
from qa.phrasing.sortwords import (
    CALENDAR,
    CURRENCIES,
    INTO,
    MORE_PEOPLE,
    NO_HEADS,
    NOBODY,
    PLACE_NOUNS,
    SOMEBODY,
    THINGS,
)
from qa.speech import reporting
from qa.speech.wording import PEOPLE

_NO_NAMES = frozenset("money percent date year dated period clause number measure".split())
_NOWHERE = frozenset("war wars number numbers ii i time times order addition fact part case".split())
_MONEY_ASKED = frozenset(
    terms("cost pay paid price worth spend spent fine fee earn charge sell sold money budget raise donate")
)
_CAUSING = frozenset(
    "cause caused causes causing led leads blamed attributed reason reasons result resulted triggered "
    "sparked prompted to brought owed".split()
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_SHARES = frozenset("half third quarter".split())
_PERIODS = frozenset("hours days nights weeks months years decades centuries".split())
_MEASURED = frozenset(
    "count amount number measure percent age duration frequency year date time when".split()
)
_NAMING = frozenset(
    "called named known as term terms termed dubbed titled entitled name names nicknamed is or".split()
)
_AGED = frozenset("aged age old ages".split())
_REASONS = frozenset("because due owing after since as so thanks over for following amid by through".split())
_BEFORE_CAUSES = frozenset(
    "because due owing thanks out die died dies dead death suffering result resulted attributed".split()
)


def suits(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is of the sort asked for; True where that is not known to be of any sort."""
    check = _CHECKS.get(scene.wish.want)
    return _is_new(scene, phrase) and (check is None or check(scene, phrase))


def _is_new(scene: Scene, phrase: Phrase) -> bool:
    """Whether it has a word of its own besides numbers and titles, where no number is asked for."""
    wish = scene.wish
    if wish.chooses or wish.want in _MEASURED:
        return True
    places = range(phrase.first, phrase.last + 1)
    new = [scene.words[n] for n in places if scene.tags[n] in "UwJVGYMK" and not scene.asked[n]]
    named = any(scene.tags[n] == "U" and scene.asked[n] for n in places)
    return any(not (named and word.tag in "Uw" and word.lower in _titles()) for word in new)


def _is_somebody(scene: Scene, phrase: Phrase) -> bool:
    """A person or group of people: written as a name, or headed by a noun for people."""
    if phrase.shape in _NO_NAMES or _is_located(scene, phrase):
        return False
    head = _head(scene, phrase)
    if scene.tags[phrase.last + 1 : phrase.last + 2] == "'" and scene.wish.form != "subject":
        return False
    if scene.asked[head]:
        return False
    if scene.tags[head] != "U":
        return is_of_people(scene.words[head].lower)
    return scene.words[head].lower not in THINGS and _names_somebody_new(scene, phrase, head)


def _head(scene: Scene, phrase: Phrase) -> int:
    """The noun that the others of a phrase belong to: the last before a preposition, a comma or "who"."""
    head = phrase.first
    for place in range(phrase.first, phrase.last + 1):
        if scene.tags[place] in "UwRNYGJV":
            head = place
        elif scene.tags[place] in "PO,W(T" and place > phrase.first:
            break
    return head


def _names_somebody_new(scene: Scene, phrase: Phrase, head: int) -> bool:
    """Whether a name is none of the question's with a title: "Mayor Dagmar" for "Dagmar Feld"."""
    new = [
        scene.words[place].lower.rstrip(".")
        for place in range(phrase.first, head + 1)
        if scene.tags[place] == "U" and not scene.asked[place]
    ]
    held = any(scene.asked[place] and scene.tags[place] == "U" for place in range(phrase.first, head + 1))
    return any(word not in CALENDAR and not (held and word in _titles()) for word in new)


@cache
def _titles() -> frozenset[str]:
    return reporting.TITLES | reporting.OFFICES | PERSONS


def is_of_people(word: str) -> bool:
    """Whether a noun is one for people or for a body of people."""
    if word in _people() or word.removesuffix("s") in _people():
        return True
    return len(word) > 4 and word.endswith(SOMEBODY) and word not in NOBODY and "over" not in word[-5:]


@cache
def _people() -> frozenset[str]:
    one = (
        MORE_PEOPLE
        | PERSONS
        | PEOPLE
        | RELATIVES
        | reporting.OFFICES
        | reporting.TITLES
        | reporting.SPOKEN_FOR
    )
    every = one | reporting.UNNAMED_PLURAL | reporting.BODIES | reporting.MEDIA_NOUNS
    return every - NO_HEADS


def _is_located(scene: Scene, phrase: Phrase) -> bool:
    """In Paris, at Port United."""
    before = scene.words[phrase.first - 1].lower if phrase.first else ""
    return before in ("in", "at", "near", "into", "off", "across", "around", "throughout")


def _is_somewhere(scene: Scene, phrase: Phrase) -> bool:
    """After a preposition of place, or known or headed as a place; never people, never a number."""
    if scene.wish.focus or scene.wish.lead or scene.wish.form == "be":
        return phrase.shape not in ("money", "percent", "date", "year", "period")
    if phrase.shape in _NO_NAMES:
        return False
    words = [word.lower for word in scene.words[phrase.first : phrase.last + 1]]
    if words[-1] in _NOWHERE or words[0] == "between" or _is_beside_place(scene, phrase):
        return False
    if words[0] in INTO or not PLACES.isdisjoint(words):
        return True
    return is_of_place(words[-1]) or _follows_place_word(scene, phrase)


def _is_beside_place(scene: Scene, phrase: Phrase) -> bool:
    """Between two, or near what the place is near to: "Corby" of "a barn near Corby"."""
    near = phrase.first if scene.words[phrase.first].lower == "near" else phrase.first - 1
    before = scene.words[near].lower if near > 0 else ""
    return before == "between" or (before == "near" and scene.tags[near - 1] in "wU")


def is_of_place(noun: str) -> bool:
    """Whether a noun is one for a place."""
    return noun in PLACE_NOUNS


def _follows_place_word(scene: Scene, phrase: Phrase) -> bool:
    """In a barn near Corby: a preposition of place before it, in the same stretch of nouns."""
    for place in range(phrase.first - 1, max(-1, phrase.first - 9), -1):
        if scene.words[place].lower in INTO:
            return True
        if scene.tags[place] in "VEXSW.;":
            return False
    return False


def _is_reason(scene: Scene, phrase: Phrase) -> bool:
    """With what makes it a reason before it or at its beginning; never a day or a place by itself."""
    if phrase.shape in ("date", "year", "period", "number", "money"):
        return False
    first = scene.words[phrase.first].lower
    before = [word.lower for word in scene.words[max(0, phrase.first - 2) : phrase.first]]
    if first in _REASONS or (before and before[-1] in _REASONS):
        return True
    if (scene.tags[phrase.first] == "T" and phrase.shape == "clause") or (first, *before[-1:]) == (
        "to",
        "order",
    ):
        return True
    if before and before[-1] in ("of", "to", "from") and before[0] in _BEFORE_CAUSES:
        return True
    causing = scene.words[max(0, phrase.first - 3) : phrase.first]
    return any(word.lower in _CAUSING for word in causing) or _causes(scene, phrase)


def _causes(scene: Scene, phrase: Phrase) -> bool:
    """Before "caused" or "led to"."""
    after = scene.words[phrase.last + 1 : phrase.last + 4]
    return any(word.lower in _CAUSING for word in after)


def _is_counted(scene: Scene, phrase: Phrase) -> bool:
    """So many of what is asked for, or of what nobody names: "fourteen are still missing"."""
    focus = scene.wish.focus
    if _is_no_count(scene, phrase):
        return False
    if not focus:
        return True
    counted = _counted(scene, phrase)
    if not counted:
        return True
    wanted = focus | kin_of(focus)
    found = frozenset(term for word in counted for term in terms(word))
    if found & wanted:
        return True
    if found & frozenset(terms("people")) or any(is_of_people(word) for word in counted):
        return any(is_of_people(word) for word in scene.wish.nouns)
    return False


def _is_no_count(scene: Scene, phrase: Phrase) -> bool:
    """A date, an ordinal, or a share of something: "300 BC", "the 20th", "half of"."""
    inside = scene.words[phrase.first : phrase.last + 1]
    if any(_ORDINAL.fullmatch(word.lower) for word in inside):
        return True
    if inside[-1].lower in _SHARES and sum(word.tag == "N" for word in inside) == 1:
        return True
    if [word.lower for word in scene.words[phrase.last + 1 : phrase.last + 2]] in (["bc"], ["bce"], ["ad"]):
        return True
    dated = any(first <= phrase.first and phrase.last <= last for first, last in scene.times)
    return dated and _PERIODS.isdisjoint(scene.wish.nouns)


def _counted(scene: Scene, phrase: Phrase) -> list[str]:
    """The nouns that follow the first number in it."""
    start = next((n for n in range(phrase.first, phrase.last + 1) if scene.tags[n] in "NY"), phrase.first)
    found: list[str] = []
    for place in range(start + 1, min(len(scene.words), start + 8)):
        tag = scene.tags[place]
        if tag in "N%" or (tag == "C" and not found):
            continue
        if tag not in "wUJGOdD'" or (found and tag in "D"):
            break
        if tag in "wU":
            found.append(scene.words[place].lower)
    return found


def _is_age(scene: Scene, phrase: Phrase) -> bool:
    """Beside "aged" or "years old", or alone between commas behind a name."""
    around = [w.lower for w in scene.words[max(0, phrase.first - 3) : phrase.last + 5]]
    if any(word in _AGED or word.endswith(("year-old", "years-old")) for word in around):
        return True
    before = scene.tags[phrase.first - 2 : phrase.first] if phrase.first > 1 else ""
    after = scene.tags[phrase.last + 1 : phrase.last + 2]
    return before in ("U,", "w,", "U(", "w(") and after in (",", ")", ".", "")


def _is_amount(scene: Scene, phrase: Phrase) -> bool:
    """Money where a price is asked for; else anything measured."""
    asks = not _MONEY_ASKED.isdisjoint((*scene.wish.order, *scene.wish.focus))
    return phrase.shape == "money" or not asks or _has_currency(scene, phrase)


def _has_currency(scene: Scene, phrase: Phrase) -> bool:
    """Crowns, francs: any unit of money behind the number."""
    return any(word.lower in CURRENCIES for word in scene.words[phrase.first : phrase.last + 3])


def _is_naming(scene: Scene, phrase: Phrase) -> bool:
    """Written as a name, in quotation marks, or behind "called" and the like."""
    if phrase.shape == "clause":
        return False
    if set('U"') & set(scene.tags[phrase.first : phrase.last + 1]):
        return True
    before = scene.words[max(0, phrase.first - 4) : phrase.first]
    return any(word.lower in _NAMING for word in before)


_CHECKS = {
    "name": _is_naming,
    "age": _is_age,
    "amount": _is_amount,
    "person": _is_somebody,
    "place": _is_somewhere,
    "why": _is_reason,
    "count": _is_counted,
}
