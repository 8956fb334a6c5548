"""Who does what to whom, place by place: a verb with the words for its doer, its object, and what the
prepositions after it bring.

By the order of words, with no parse. A place may be filled by a pronoun, which is then the only word in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.checking import names, wordnet
from qa.checking.deeds import is_verb, nominal
from qa.checking.utterance import Word

DOER, OBJECT, _CALLED = "by", "", "as"
PRONOUNS = frozenset("he she it they who we i you him them this these those nobody".split())
_BE = frozenset("be been being is are was were get gets got".split())
_AUXILIARY = _BE | frozenset(
    "to will would may might could can should must shall not n't 'll 'd did does do never has have had "
    "having also already still now then soon both".split()
)
_SELF = frozenset("himself herself itself themselves".split())
_PREPOSITIONS = frozenset(
    "by of to for from with against into over at in on about after before under between than off".split()
)
_TIED = (OBJECT, _CALLED, *"by of to for from against".split())  # who and what, not where and when
_ENDS = frozenset(
    ', ; : — – ( ) . “ ” " while but whereas although though because who which that whom when where if as '
    "and or".split()
)
_TELLS = frozenset("tell tells told telling give gives gave given giving".split())
_SAYS = frozenset("said says say".split())
_PASSED_OVER = frozenset(("like", "according"))  # no verbs, mostly
_JOINS = frozenset(("and", "or"))
_FAR = 12  # tokens after a verb that are looked at
_BACK = 14  # … and before it
_ASIDE = 8  # tokens between two commas before a verb


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb and what fills its places, by name: DOER, OBJECT, or a preposition. None of them is empty."""

    verb: Word
    places: Mapping[str, tuple[Word, ...]]
    passive: bool = False


def frames(tokens: Sequence[Word]) -> Iterator[Frame]:
    """The frames of a sentence's verbs; "X was hit by Y" has Y hit X."""
    for word in tokens:
        if word.lower not in _PASSED_OVER and (not word.light or word.lower in _TELLS):
            found = frame_at(tokens, word)
            if found is not None:
                yield found


def frame_at(tokens: Sequence[Word], verb: Word) -> Frame | None:
    """The frame of a word, if it is a verb."""
    if not _is_deed(tokens, verb):
        return None
    subject, places, passive = _before(tokens, verb.at), _after(tokens, verb.at), _passive(tokens, verb.at)
    if passive:
        doer = places.pop(DOER, ())
        places = {**places, DOER: doer, OBJECT: subject}
    else:
        places = {**places, DOER: subject}
    return Frame(verb, {name: words for name, words in places.items() if words}, passive)


def head(words: Sequence[Word]) -> Word:
    """The word that the others describe: "council" in "the council of Lund", "Lund" in "Mayor Ada Lund"."""
    last = words[0]
    for word in words[1:]:
        if word.at != last.at + 1:
            break
        last = word
    return last


def named(words: Sequence[Word]) -> bool:
    """Whether they name somebody: "Mayor Ada Lund", "an author of the study Ada Lund", no council of Lund."""
    last = [word for place, word in enumerate(words) if word.at - place == words[-1].at - len(words) + 1]
    return head(words).name or (words[-1].name and not last[0].name)


def _is_deed(tokens: Sequence[Word], word: Word) -> bool:
    if word.lower == "close" and word.at + 1 < len(tokens) and tokens[word.at + 1].lower == "to":
        return False
    return word.content and not word.name and is_verb(tokens, word)


def _start_of_verb(tokens: Sequence[Word], at: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    while at and (tokens[at - 1].lower in _AUXILIARY | _SELF or tokens[at - 1].lower.endswith("ly")):
        at -= 1
    return at


def _passive(tokens: Sequence[Word], at: int) -> bool:
    if tokens[at].lower.endswith("ing"):
        return False
    return any(word.lower in _BE for word in tokens[_start_of_verb(tokens, at) : at])


def _before(tokens: Sequence[Word], at: int) -> tuple[Word, ...]:
    """The nouns and names before a verb, in its clause, or the pronoun."""
    stop = _start_of_verb(tokens, at)
    before = tokens[stop - 1] if stop else None
    if before is not None and before.lower == "who" and stop > 1:  # "Nina Vos of Tarn, who leads the dig"
        return _before(tokens, stop - 2 if tokens[stop - 2].text == "," else stop - 1)
    if before is None or (before.lower in PRONOUNS and before.lower != "this"):
        return _speaker(tokens, stop - 1) or (before,) if before else ()
    if _is_deed(tokens, before):  # "promised to pay": the same does both
        return _before(tokens, before.at) if tokens[stop].lower == "to" else ()
    if before.lower == "and":  # "take six weeks and be paid"
        return _first(tokens, stop - 1)
    aside = list[Word]()
    if before.text == ",":  # "The owner, Castor Paper, promised"
        opened = next(
            (word.at for word in reversed(tokens[max(0, stop - _ASIDE) : stop - 1]) if word.text == ","), 0
        )
        if not opened:
            return ()
        aside = list(tokens[opened + 1 : stop - 1])
        aside = [] if any(_is_deed(tokens, word) or word.lower in PRONOUNS for word in aside) else aside
        stop = opened
    inside = [*tokens[_opening(tokens, stop, _ENDS - _JOINS) : stop]]
    if any(_is_deed(tokens, word) for word in inside):
        inside = [*tokens[_opening(tokens, stop, _ENDS) : stop]]
    inside = (
        [*aside, *inside] if aside and aside[-1].name else [*inside, *aside]
    )  # names before what they are
    if any(_is_deed(tokens, word) for word in inside):
        return ()  # the words before are another verb's
    return tuple(word for word in inside if _noun(tokens, word))


def _speaker(tokens: Sequence[Word], at: int) -> tuple[Word, ...]:
    """Who is meant by a pronoun right after a verb of saying: "Anna Beil said she would appeal"."""
    said = at - 2 if at > 1 and tokens[at - 1].lower == "that" else at - 1
    if said < 1 or tokens[at].lower not in ("he", "she") or tokens[said].lower not in _SAYS:
        return ()
    return _before(tokens, said)


def _opening(tokens: Sequence[Word], stop: int, ends: frozenset[str] = _ENDS) -> int:
    """Where the clause begins that ends here."""
    low = max(0, stop - _BACK)
    return next((word.at + 1 for word in reversed(tokens[low:stop]) if word.lower in ends), low)


def _first(tokens: Sequence[Word], stop: int) -> tuple[Word, ...]:
    """The first nouns and names of the clause that ends here."""
    found: list[Word] = []
    for word in tokens[_opening(tokens, stop) : stop]:
        if word.lower in PRONOUNS and not found:
            return (word,)
        if word.lower in _AUXILIARY or _is_deed(tokens, word):
            break
        if _noun(tokens, word):
            found.append(word)
    return tuple(found)


def _after(tokens: Sequence[Word], at: int) -> dict[str, tuple[Word, ...]]:
    """What stands after a verb, by the preposition before it; "of" after a noun belongs to that noun."""
    found: dict[str, tuple[Word, ...]] = {}
    place, row, taken = OBJECT, list[Word](), True
    for word in tokens[at + 1 : at + 1 + _FAR]:
        if not row and _is_pronoun(tokens, word):
            found[place] = (word,)
            place = _CALLED  # "called it the best"
        elif word.lower in _PREPOSITIONS:
            if row and word.lower == "of":
                taken = False  # "the pier of the town" is a pier
                continue
            found.setdefault(place, tuple(row))
            place, row, taken = word.lower, [], True
        elif word.lower in _ENDS or word.lower in _AUXILIARY or _is_deed(tokens, word):
            row[:0] = _apposition(tokens, word.at) if row and word.text == "," else ()
            break
        elif taken and _noun(tokens, word):
            row.append(word)
    found.setdefault(place, tuple(row))
    return {name: words for name, words in found.items() if name in _TIED}


def _is_pronoun(tokens: Sequence[Word], word: Word) -> bool:
    after = tokens[word.at + 1] if word.at + 1 < len(tokens) else None
    return word.lower in PRONOUNS or (word.lower == "her" and not (after and after.content))


def _apposition(tokens: Sequence[Word], comma: int) -> list[Word]:
    """A name between two commas: "by a driver, Lars Ek, in April"."""
    found: list[Word] = []
    for word in tokens[comma + 1 : comma + 6]:
        if not word.name:
            return found if word.text in (",", ".") else []
        found.append(word)
    return []


def _noun(tokens: Sequence[Word], word: Word) -> bool:
    """Whether a word is a name or a noun where it stands: "repairs" more often are something done."""
    if nominal(word) or (word.content and word.lower in names.TITLES):
        return True
    if not word.content or "n" not in wordnet.parts_of_speech(word.lower):
        return False
    likely = wordnet.part_of_speech(word.lower)
    return (likely == "v" and not is_verb(tokens, word)) or (likely == "a" and word.lower.endswith("s"))
