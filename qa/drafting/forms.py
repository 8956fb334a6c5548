"""Statements turned into questions: who, how many, how much, when, where, by whom.

Each form takes a stretch of the statement away, which is then the answer, and puts the rest in the order of a
question. A form that does not fit certainly yields nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.drafting.mentioned import Mentioned
from qa.drafting.statements import (
    DATE,
    MONTHS,
    Statement,
    is_plural,
    names_a_person,
    statement,
    verb_like,
)
from qa.drafting.verbs import participles, past_forms

_COUNTED = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{_COUNTED})(?:-\w+)?)"
    r"(?: (?:hundred|thousand|million|billion))?"
)
_HEDGE = (
    r"(?:(?:at least|at most|about|around|approximately|more than|fewer than|less than|over|nearly|almost|"
    r"some|up to|only|all) )?"
)
_MANY = re.compile(rf"{_HEDGE}({_NUMBER}) (?=[a-z])", re.IGNORECASE)
_MONEY = re.compile(
    rf"{_HEDGE}((?:US)?[$£€]\d[\d,.]*(?<=\d)(?: ?(?:thousand|million|billion|trillion|bn|m))?)(?= |$)"
)
_DATED = re.compile(
    rf" ?\b({DATE})(?: (?:morning|evening|afternoon|night))?(?=$| (?:in|at|by|for|after|with|to|from)\b)"
)
_ANY_DATE = re.compile(rf"\b(?:{DATE})\b")
_DATE_ALONE = re.compile(rf"(?:{DATE})", re.IGNORECASE)
_PLACE = re.compile(
    r"((?:[a-z]+ )?)((?:in|at|near|outside) (?:the )?[A-Z][\w.'’-]*(?: (?:of |de |and )?[A-Z][\w.'’-]*)*)$"
)
_AGENT = re.compile(r"([a-z]+) by ([^,]+)$")
_ROLE = re.compile(
    r"((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+), "
    r"(the (?:[a-z-]+ ){1,4}(?:of|at|for) (?:the )?[A-Z][\w’'-]+(?: (?:of |and |for )?[A-Z][\w’'-]+)*),"
)
_CLAUSE = re.compile(
    r"\b(?:[a-z]{2,}ing|to [a-z]+|that|who|which|whose|when|after|before|while|because|where|if)\b"
)
_JOINED = re.compile(r"\b(?:and|or|but)(?: [a-z]+ly| then)? ([a-z]+)")
_LOOKED_AT = 1000  # characters of a sentence: what is longer is none
_OBJECT = re.compile(
    r"(an? (?:[a-z]+(?:-[a-z]+)* ){0,3}?[a-z]+)(?= (?:in|on|at|for|from|with|against|to|about)\b|$)"
)
_DECIDING = frozenset(
    "announce report reject accept approve confirm deny open issue sign publish launch order ban sue "
    "accuse condemn declare demand offer agree refuse ask warn urge win buy sell acquire build found "
    "raise invade conquer attack occupy introduce propose elect appoint send release recall fine withdraw "
    "pledge grant pass close arrest charge convict strengthen repair defeat beat host suspend cancel "
    "postpone impose recommend".split()
)
_LIGHT = frozenset(  # what says little without its object
    "made took had gave got held did set put played became said told remained was were ran stood went "
    "came began began started ended asked helped led kept left saw found felt used called named met "
    "joined".split()
)
_PEOPLE = frozenset(
    "man woman boy girl person people suspect driver officer official leader minister president member "
    "candidate player actor singer couple child baby team group crowd judge lawyer victim winner day week "
    "month year time way part place lot number series result end".split()
)
_UNCOUNTED = frozenset(
    "of per percent cent degrees point points am pm year-old and or to in on at by".split()
)
_PREPOSITION = re.compile(
    r"(?:in|at|on|for|during|from|with|after|before|since|by|to|as|between|against|near)\b"
)
_ABSTRACT = frozenset("involved included engaged interested named elected listed placed".split())
_STAYING = frozenset(
    "died lived worked met arrived landed crashed began opened ended occurred happened stayed spoke "
    "studied fell erupted exploded collapsed sank".split()
)
_COSTING = frozenset("cost paid raised spent earned donated received lost offered invested won sold".split())
_ORDINARY = frozenset(
    "the a an all several some many most few two three four five six seven eight nine ten police "
    "officials firefighters authorities scientists researchers residents protesters".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the words of the statement that answer it, and its form.

    owner tells whether "his" or "its" in it can mean somebody named in it, or the one who is asked for.
    """

    text: str
    answer: str
    form: str
    owner: bool = False


def appositions(sentence: str) -> Iterator[Question]:
    """ "Ann Oak, the mayor of Tarn, said …" answers who is the mayor of Tarn."""
    for match in _ROLE.finditer(sentence) if len(sentence) <= _LOOKED_AT else ():
        if (name := names_a_person(match[1])) and not any(map(verb_like, match[2].split())):
            yield Question(f"Who is {match[2]}?", name, "who is")


def turned(sentence: str, mentioned: Mentioned) -> Iterator[Question]:
    """Every question that a plain statement can be turned into."""
    found = statement(sentence)
    if found is None:
        return
    subject = _inside(found.subject, mentioned)
    yield from _who(found, mentioned)
    yield from _how_many_subjects(found)
    if subject and not _goes_on(found.rest):
        yield from _how_many_objects(found, subject)
        yield from _how_much(found, subject)
        yield from _when(found, subject)
        yield from _where(found, subject)
        yield from _by_whom(found, subject)
        yield from _what(found, subject)


def _who(found: Statement, mentioned: Mentioned) -> Iterator[Question]:
    known = found.subject if mentioned.is_surname(found.subject) else None
    name = names_a_person(found.subject, mentioned.surnames) or known or _body(found, mentioned)
    described = found.verb in {"was", "is"} and re.match(r"(?:an?|not|one) ", found.rest)
    if name is None or described or found.verb in {"were", "are", "have"}:
        return
    yield Question(f"Who {found.verb} {found.rest}?", name, "who", True)


def _body(found: Statement, mentioned: Mentioned) -> str | None:
    """A named institution or country, where it does what only people decide: "The Moot rejected …"."""
    subject = found.subject
    words = subject.removeprefix("The ").split()
    base = found.rest.split()[0] if found.verb == "will" else past_forms().get(found.verb)
    names = all(word[0].isupper() or word in {"of", "for", "the", "and"} for word in words)
    certain = len(words) > 1 or subject.startswith("The ") or bool(mentioned.named(subject))
    return subject if words and base in _DECIDING and names and certain and " and " not in subject else None


def _how_many_subjects(found: Statement) -> Iterator[Question]:
    counted = _counted(found.subject)
    if counted is None or found.verb in {"is", "was", "has"}:
        return
    number, noun, after = counted
    if not after or _PREPOSITION.match(after):
        yield Question(
            f"How many {noun} {after} {found.verb} {found.rest}?".replace("  ", " "), number, "how many"
        )


def _how_many_objects(found: Statement, subject: str) -> Iterator[Question]:
    counted = _counted(found.rest)
    if counted is None or (found.auxiliary and found.verb not in {"has", "have", "had"}):
        return
    number, noun, after = counted
    if not after or _PREPOSITION.match(after):
        text = f"How many {noun} {_did(found, subject)} {after}".rstrip() + "?"
        yield Question(text, number, "how many", _owns(found.subject))


def _how_much(found: Statement, subject: str) -> Iterator[Question]:
    match = _MONEY.match(found.rest)
    if not match or found.verb not in _COSTING:
        return
    after = found.rest[match.end() :].strip()
    if not after or _PREPOSITION.match(after):
        yield Question(
            f"How much {_did(found, subject)} {after}".rstrip() + "?",
            match[1],
            "how much",
            _owns(found.subject),
        )


def _when(found: Statement, subject: str) -> Iterator[Question]:
    dated = list(_DATED.finditer(found.rest))
    opening = _DATE_ALONE.fullmatch(found.opening)
    every = len(_ANY_DATE.findall(found.rest)) + bool(opening)
    if len(dated) + bool(opening) != 1 or every != 1 or not _certain(found):
        return
    if dated and _CLAUSE.search(found.rest[: dated[0].start()]):
        return  # "won for discovering it in 1995": was it won then, or discovered?
    rest = found.rest if opening else (found.rest[: dated[0].start()] + found.rest[dated[0].end() :]).strip()
    date = found.opening if opening else dated[0][1]
    if not rest and found.auxiliary:
        return
    answer = re.sub(r"^(?:(?:late|early) )?(?:on|in) ", "", date, flags=re.IGNORECASE)
    asked = f"{found.verb} {subject} {rest}" if found.auxiliary else f"{_did(found, subject)} {rest}"
    form = "when" if re.search(rf"\d|{MONTHS}", date) else "weekday"
    yield Question(f"When {asked}".rstrip() + "?", answer, form, _owns(found.subject))


def _where(found: Statement, subject: str) -> Iterator[Question]:
    rest = re.sub(r"\s+", " ", _DATED.sub("", found.rest)).strip()
    match = _PLACE.fullmatch(rest)
    if not match or _DATE_ALONE.match(match[2]):
        return
    place = re.sub(r"^(?:in|at|near|outside) ", "", match[2])
    if found.verb in {"was", "were"} and match[1].strip() in participles() - _ABSTRACT:
        yield Question(f"Where {found.verb} {subject} {match[1].strip()}?", place, "where")
    elif found.verb in _STAYING and not match[1]:
        yield Question(f"Where {_did(found, subject)}?", place, "where")
    elif found.verb == "took" and match[1] == "place ":
        yield Question(f"Where did {subject} take place?", place, "where")


def _what(found: Statement, subject: str) -> Iterator[Question]:
    match = _OBJECT.match(found.rest)
    if not match or found.auxiliary or found.verb in _LIGHT:
        return
    words, after = match[1].split(), found.rest[match.end() :].strip()
    verbal = any(verb_like(word) or word.endswith("ing") for word in words)
    if words[-1] in _PEOPLE or verbal or (after and not _PREPOSITION.match(after)):
        return
    yield Question(f"What {_did(found, subject)} {after}".rstrip() + "?", match[1], "what", True)


def _by_whom(found: Statement, subject: str) -> Iterator[Question]:
    match = _AGENT.fullmatch(found.rest)
    if not match or found.verb not in {"was", "were"} or match[1] not in participles():
        return
    if name := names_a_person(match[2]):
        yield Question(f"Who {found.verb} {subject} {match[1]} by?", name, "by whom")


def _goes_on(rest: str) -> bool:
    """Whether a second verb shares the subject, "and resigned", which the order of a question would break."""
    return any(verb_like(match[1]) for match in _JOINED.finditer(rest))


def _owns(subject: str) -> bool:
    """Whether the subject is named, rather than "the museum" or "police"."""
    first = subject.split()[0].lower()
    return first not in _ORDINARY and first not in {"its", "his", "her", "their"}


def _certain(found: Statement) -> bool:
    """Whether the verb can be turned: a passive, or a simple past that is known."""
    if found.verb in {"was", "were"}:
        words = found.rest.split()
        modified = len(words) > 1 and (words[0].endswith("ly") or words[0] in {"last", "first"})
        first = words[1] if modified else words[0]
        return first in participles()
    return not found.auxiliary


def _did(found: Statement, subject: str) -> str:
    """ "did the storm destroy", "does the town have"."""
    if found.verb in {"has", "have"}:
        return f"{'does' if found.verb == 'has' else 'do'} {subject} have"
    base = "have" if found.verb == "had" else past_forms()[found.verb]
    return f"did {subject} {base}"


def _counted(text: str) -> tuple[str, str, str] | None:
    """Number, what is counted, and what follows: "120", "small homes", "in Tarn"; not "two of", "12 May"."""
    match = _MANY.match(text)
    words = text[match.end() :].split() if match else []
    for length in range(1, min(3, len(words)) + 1):
        word = words[length - 1]
        if word in _UNCOUNTED or verb_like(word) or not word.islower():
            return None
        if match and is_plural(word):
            return match[1], " ".join(words[:length]), " ".join(words[length:])
    return None


def _inside(subject: str, mentioned: Mentioned) -> str | None:
    """The subject as it stands within a sentence; None where its first word may be a name or none."""
    first = re.split(r"[\s’']", subject, maxsplit=1)[0]
    if first.lower() in _ORDINARY:
        return subject[0].lower() + subject[1:]
    if len(first) > 1 and first.isupper():
        return subject
    is_name = mentioned.named(first)
    if is_name is None:
        return None
    return subject if is_name else subject[0].lower() + subject[1:]
