"""Who is named by a phrase: from words around a verb of reporting to a speaker and what kind it is.

Works on words, capitals and the lists of `qa.speech.reporting`; there is no parser behind it. Which
person a pronoun or "the newspaper" stands for is left open here: see `qa.speech.antecedents`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.speech import reporting as known
from qa.speech.namings import kind_of, name_end, name_start, surely_body, title_length
from qa.speech.voices import VoiceKind
from qa.speech.wellformed import pronoun, trimmed, well_formed
from qa.speech.wording import DETERMINERS, LOWER_FIRST, PEOPLE, PREPOSITIONS, TIME, Token

_DEFINITE = frozenset("the this that these those its his her their our same".split())
_DESCRIBING = PEOPLE | known.BODIES | known.MEDIA_NOUNS | known.TITLES
_ASIDE = re.compile(r"\s?\([^()]{1,12}\)")
_BEFORE_PLACES = frozenset("of for the from in at to".split())
_MANY = ("ists", "itors", "ators", "ians", "ologers", "dwellers", "makers", "goers", "workers")
_NATIONAL = ("an", "ish", "ese", "nch", "li", "qi", "ech", "tch", "eek", "wiss", "local", "state")
_SOMEBODY = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee", "son", "ess")
_INDEFINITE = frozenset("some others other many most few those several".split())
_WHOSE = frozenset("of in by from among within at".split())
_BEGINS = re.compile(r"(?:[.!?:][\"'”’)]?\s+|\n\s*|[\"“(\[])\Z|\A\Z")  # what stands before a sentence
_OWN_PAGES = frozenset("website site blog page channel feed account".split())
_OWNERS = frozenset("its his her their".split())
_COUNTED = frozenset("first second third fourth latter former next other".split())
_ONE = frozenset("a an one".split())
_NO_STATIONS = frozenset(  # of which none broadcasts
    "power railway train bus fire police petrol gas weather research polling metro service pumping".split()
)
_AGED = re.compile(r"\d+-year-old|\d{1,3}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as one place names it.

    stands_for  what has to be looked for before it: "person" (he), "group" (they), "thing" (it), "self" (I,
                we), "surname", "office" (the mayor), "medium" (the newspaper), "report", "body" (the
                company), "people" (the officials); "" where it speaks for itself
    head        the noun or last name by which to look for it, in lower case
    """

    name: str
    kind: VoiceKind
    start: int
    end: int
    stands_for: str = ""
    head: str = ""
    role: str = ""
    unreliable: bool = False

    @property
    def several(self) -> bool:
        """Whether it may be more than one, and so the subject of "say"."""
        together = self.stands_for in {"group", "people", "self"} or self.kind is VoiceKind.UNNAMED
        return together or " and " in self.name or self.name.endswith("s") or self.head == "police"


def mentions(tokens: Sequence[Token], first: int, end: int, text: str) -> list[Mention]:
    """The speakers that tokens[first:end] name, outer one first: "the newspaper's sources" are two."""
    words = trimmed([token for token in tokens[first:end] if token.word or token.text == "&"])
    if not words:
        return []
    if len(words) == 1 and (stands_for := pronoun(words[0])):
        token = words[0]
        return [Mention(token.text, VoiceKind.PERSON, token.start, token.end, stands_for)]
    return [one for one in _described(_core(words), words, text) if well_formed(one.name)]


def anyone(tokens: Sequence[Token], first: int, end: int, text: str) -> list[Mention]:
    """Whoever a phrase with an article or owner names, though its noun is on no list: the ranger, a sign."""
    words = trimmed([token for token in tokens[first:end] if token.word])
    core = _core(words) if words else 0
    if (
        core < 2
        or not well_formed(text[words[0].start : words[-1].end])
        or not (words[0].low in DETERMINERS or words[0].possessive)
    ):
        return []
    head = words[core - 1].low
    nobody = head in TIME | _COUNTED or head.endswith(("ing", "ly", "one", "body"))
    if not head.isalpha() or nobody or words[core - 1].capital:
        return []
    person = head.endswith(_SOMEBODY)
    known_one = words[0].low not in {"a", "an", "some", "one", "another"}
    kind = (VoiceKind.PERSON if known_one else VoiceKind.UNNAMED) if person else VoiceKind.REPORT
    return [_mention(words, text, kind, "office" if person and known_one else "", head)]


def merged(speaker: Mention, other: Mention) -> Mention:
    """Two namings of one speaker, side by side: the proper name, with the other as its role."""
    named = {"", "surname"}
    if speaker.kind is VoiceKind.PERSON and speaker.stands_for in named:
        describes = other.stands_for == "office" or other.kind is not VoiceKind.PERSON
        return replace(speaker, role=speaker.role or other.name) if describes else speaker
    roles = known.SPOKEN_FOR | known.OFFICES | known.UNNAMED_SINGULAR
    if other.kind is VoiceKind.PERSON and other.stands_for in named and speaker.head in roles:
        return replace(other, role=other.role or speaker.name)
    return speaker


def _described(core: int, words: Sequence[Token], text: str) -> list[Mention]:
    head = words[core - 1]
    rest = words[core + 1 :]
    if (
        head.low in known.VEHICLES
        and rest
        and words[core].low in {"of", "by", "from", "in", "on", "at", "to"}
    ):
        inner = mentions(rest, 0, len(rest), text)
        wanted = words[core].low in {"of", "by", "from"}
        if inner and (inner[0].kind is VoiceKind.PUBLICATION or (wanted and _tells_more(inner[0]))):
            return [replace(inner[0], unreliable=inner[0].unreliable or _doubted(words[:core])), *inner[1:]]
    if len(words) == 1 and head.capital and head.low.endswith(_MANY):
        name = head.text[:1].lower() + head.text[1:]  # "Meteorologists say", at the head of a sentence
        return [Mention(name, VoiceKind.UNNAMED, head.start, head.end, "", head.low)]
    office_of = head.low in known.OFFICES and bool(rest) and words[core].low == "of"
    holder = _titled(core, words, text) if head.capital and head.low in known.OFFICES and rest else None
    if holder and not office_of:
        return [holder]
    if head.capital and (office_of or not (core == 1 and _is_common(words, text))):
        return _named(core, words, text)
    return _common(core, words, text)


def _is_common(words: Sequence[Token], text: str) -> bool:
    """Whether a lone capital is that of a sentence: "Officials", "Reports", "Part of the plan"."""
    head, leads = words[0], len(words) > 1 and words[1].low in _WHOSE
    if head.low in LOWER_FIRST or head.low in known.REPORT_NOUNS - known.MEDIA_NAMES:
        return True
    named = known.NAMED_BODIES | known.MEDIA_NAMES | known.TITLES | {word + "s" for word in known.BODIES}
    return leads and head.low not in named and bool(_BEGINS.search(text[max(0, head.start - 6) : head.start]))


def _tells_more(inner: Mention) -> bool:
    return inner.kind is not VoiceKind.REPORT and inner.stands_for not in {"thing", "self"}


def _common(core: int, words: Sequence[Token], text: str) -> list[Mention]:
    """A phrase whose head is no name: "the mayor of Orrin", "two officials close to the talks"."""
    head, definite = words[core - 1].low, words[0].low in _DEFINITE
    if found := _titled(core, words, text):
        return [found]
    bare = core <= 2 and len(words) == core
    owned = core > 1 and (words[core - 2].possessive or words[core - 2].low in _OWNERS)
    if head in _OWN_PAGES and owned:
        return [_mention(words, text, VoiceKind.REPORT, "", head)]  # the council's own website
    if _is_a_place(core, words):
        return [_mention(words, text, VoiceKind.ORGANISATION, "", head)]
    if head in known.MEDIA_NOUNS:
        return [_mention(words, text, VoiceKind.PUBLICATION, "medium" if definite else "", head)]
    if head in known.SPOKEN_FOR:
        stands = "office" if definite and bare else ""
        return [_mention(words, text, VoiceKind.ORGANISATION, stands, head)]
    if head in known.UNNAMED_PLURAL or (head in known.UNNAMED_SINGULAR and head not in known.OFFICES):
        joined = (
            core > 2 and words[core - 2].low == "and" and words[0].capital
        )  # "Kov and others in the party"
        if head in _INDEFINITE and len(words) > core and words[-1].low not in PEOPLE and not joined:
            return []  # "most of the time"
        stands = "group" if len(words) == 1 and head in _INDEFINITE else "people" if definite and bare else ""
        return _unnamed(core, words, text, stands, head)
    if head in known.OFFICES:
        known_one = definite or words[0].possessive or len(words) > core
        kind = VoiceKind.PERSON if known_one and words[0].low not in {"a", "an"} else VoiceKind.UNNAMED
        return [_mention(words, text, kind, "office" if kind is VoiceKind.PERSON else "", head)]
    if head in known.REPORT_NOUNS:
        return [_mention(words, text, VoiceKind.REPORT, "report" if definite and bare else "", head)]
    if head in known.BODIES:
        return [_mention(words, text, VoiceKind.ORGANISATION, "body" if definite else "", head)]
    if _AGED.fullmatch(head) and definite:
        return [_mention(words, text, VoiceKind.PERSON, "person", head)]
    return []


def _titled(core: int, words: Sequence[Token], text: str) -> Mention | None:
    """The minister of trade Ivo Lenk: him. The Bloomberg agency: Bloomberg."""
    first = len(words)
    while first > core and words[first - 1].capital:
        first -= 1
    if words[core - 1].low in known.OFFICES and words[-1].low not in known.NAMED_BODIES:
        if words[first - 1].low in _BEFORE_PLACES:
            first = max(first + 1, len(words) - 2)
        if len(words) - first > 1:
            return _named_mention(words[first:], words[:first], text, VoiceKind.PERSON, "", _doubted(words))
    first = core - 1
    while first > 0 and words[first - 1].capital and words[first - 1].low not in DETERMINERS:
        first -= 1
    name = words[first : core - 1]
    place = _is_a_place(core, words)
    medium = (words[core - 1].low in known.MEDIA_NOUNS and not place) or (
        name and words[core - 1].low == "agency"
    )
    if not medium or not name or (name[-1].low not in known.MEDIA_NAMES and name[-1].low.endswith(_NATIONAL)):
        return None
    return _named_mention(name, words[core - 1 : core], text, VoiceKind.PUBLICATION, "", _doubted(words))


def _is_a_place(core: int, words: Sequence[Token]) -> bool:
    """A power station."""
    return core > 1 and words[core - 1].low == "station" and words[core - 2].low in _NO_STATIONS


def _unnamed(core: int, words: Sequence[Token], text: str, stands: str, head: str) -> list[Mention]:
    """The newspaper's sources: the newspaper and they."""
    here = _mention(words, text, VoiceKind.UNNAMED, stands, head)
    owner = next((at for at in range(core - 1) if words[at].possessive), None)
    if owner is not None:
        outer = mentions(words, 0, owner + 1, text)
        if outer and outer[0].kind is VoiceKind.PUBLICATION:
            return [outer[0], _mention(words[owner + 1 :], text, VoiceKind.UNNAMED, "", head)]
    if len(words) > core + 1 and words[core].low == "of":  # "at" says where they work
        outer = mentions(words, core + 1, len(words), text)
        if outer and outer[0].kind is VoiceKind.PUBLICATION:
            return [outer[0], _mention(words[:core], text, VoiceKind.UNNAMED, "", head)]
    return [here]


def _named(core: int, words: Sequence[Token], text: str) -> list[Mention]:
    """A phrase that ends in a name, which may have a description before it."""
    end = name_end(core, words)
    first = name_start(core, words)
    name, before = words[first:end], words[:first]
    kind = kind_of(name, before)
    doubted = _doubted(words)
    alone = len(words) == 2 and kind is not VoiceKind.PUBLICATION
    if alone and words[0].low in _ONE and not surely_body(name, before):
        return [_mention(words, text, VoiceKind.UNNAMED, "", name[-1].low)]  # "a Republican"
    if kind is VoiceKind.PERSON:
        title = title_length(name)
        if title == len(name):
            if not any(token.low in known.OFFICES for token in name):
                return []
            return [_mention(words, text, kind, "office", name[min(core, len(words)) - 1 - first].low)]
        before, name = words[: first + title], name[title:]
        stands = "surname" if len(name) == 1 else ""
        return [_named_mention(name, before, text, kind, stands, doubted)]
    single = len(name) == 1 and kind is VoiceKind.ORGANISATION and not surely_body(name, before)
    return [_named_mention(name, before, text, kind, "surname" if single else "", doubted)]


def _mention(words: Sequence[Token], text: str, kind: VoiceKind, stands: str, head: str) -> Mention:
    name = _clean(text[words[0].start : words[-1].end])
    if words[0].low in LOWER_FIRST and (len(words[0].text) == 1 or not words[0].text.isupper()):
        name = name[:1].lower() + name[1:]
    name = name[:-2] if name.endswith(("'s", "’s")) else name
    return Mention(name, kind, words[0].start, words[-1].end, stands, head, unreliable=_doubted(words))


def _named_mention(
    name: Sequence[Token], before: Sequence[Token], text: str, kind: VoiceKind, stands: str, doubted: bool
) -> Mention:
    if name[0].low == "the" and kind is not VoiceKind.PUBLICATION and len(name) > 1:
        name = name[1:]
    described = any(token.capital or token.low in _DESCRIBING for token in before)
    role = before[before[0].low in DETERMINERS :] if described else ()
    said = _clean(text[role[0].start : role[-1].end]) if role else ""
    end = name[-1].end - (2 if name[-1].text.endswith(("'s", "’s")) else 0)
    clean = _clean(text[name[0].start : end])
    return Mention(clean, kind, name[0].start, end, stands, name[-1].low, said, doubted)


def _core(words: Sequence[Token]) -> int:
    """How many words come before the first preposition; "&" and "and" belong to what is before."""
    for at, token in enumerate(words):
        if at and token.low in PREPOSITIONS and not token.capital:
            return at
        describes = token.low.endswith(("ing", "ed")) and token.low != "named" and not token.capital
        if at and describes and words[at - 1].low in PEOPLE:
            return at
    return len(words)


def _doubted(words: Sequence[Token]) -> bool:
    return any(token.low in known.DOUBT for token in words)


def _clean(text: str) -> str:
    return " ".join(_ASIDE.sub("", text).replace("\u200d", "").split()).strip("'’\"”“")
