"""Whom "he", "the minister", "the newspaper" or a surname stands for, from what was named before.

The last one that fits is taken: no grammar of reference, no gender of names. What fits nothing before it
stays as the text has it, and is then a speaker by office or by profession.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from qa.speech import reporting as known
from qa.speech.quotations import share_quoted
from qa.speech.speakers import Mention, mentions
from qa.speech.voices import Voice, VoiceKind
from qa.speech.wording import Token, tokens_of

_WORD = r"(?:[A-Z]\.|(?:Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|St|Lt|Col)\.|[^\W\d_a-z][\w’'-]*+)"
_LINK = r"(?:(?:of|de|van|von|der|den|da|di|du|del|la|le|al|bin|ibn|el) ){0,3}"
_NAME = re.compile(rf"\b{_WORD}(?:[ \u00a0\n]{_LINK}{_WORD}){{1,6}}")
_CAPITALS = re.compile(r"[^\W\d_a-z][\w’'-]+")  # "Russian", which no German government is
Quoted = Sequence[tuple[int, int]]  # where the text is in quotation marks
Fits = Callable[[Voice], bool]
_BACK = 2_500  # characters before a pronoun in which a person named without speaking is looked for
_ABOUT = 60  # characters around a name that may tell an office
_FAR = 12  # voices back
_ISSUED = frozenset("message statement post tweet release email announcement report publication".split())
_FAR_BACK = 40_000  # characters in which the full name of a last name is looked for
_NEAR = 600  # characters back in which whoever a sentence begins with is "he"
_SENTENCE = re.compile(r"(?:[.!?]['\"”’)]?\s+|\n\s*)(?=\w)")  # where another one may begin
_OPENING = 70  # characters of a sentence in which its subject is named


class Antecedents:
    """The voices of a document so far, in order, and the names in its text."""

    def __init__(self, text: str, start: int, author: Voice | None = None, quoted: Quoted = ()) -> None:
        self._text, self._start = text, start
        self._author, self._quoted = author, quoted
        self._spoken: list[tuple[Voice, int]] = []
        self._names: dict[str, Voice] = {}
        self._read = start

    def voice(self, mention: Mention, until: int) -> Voice | None:
        """The voice that a mention in a sentence beginning at `until` is; None where nobody is meant."""
        found = self._found(mention, until)
        if found is None:
            if mention.stands_for in {"person", "group", "thing", "self"} and not mention.head:
                return None
            found = _voice(mention)
        if mention.unreliable and not found.unreliable:
            found = _doubted(found)
        return found

    def named(self, until: int) -> list[Voice]:
        """The people named in full before a place, in order of their last naming."""
        return list(self._people(until))

    def by_initials(self, letters: str, until: int) -> Voice | None:
        """Whoever of those named in full before a place has these initials."""
        wanted = letters.replace(".", "").lower()
        everyone = self._people(until)
        return next(
            (one for one in everyone if "".join(word[0] for word in one.name.lower().split()) == wanted), None
        )

    def heard(self, voice: Voice, at: int) -> None:
        """Remember who spoke, and where."""
        self._spoken.append((voice, at))

    def _found(self, mention: Mention, until: int) -> Voice | None:
        if mention.stands_for == "person":
            return self._person(until)
        if mention.stands_for == "self":
            return self._author
        if mention.stands_for == "surname":
            return self._by_last_name(mention)
        if mention.stands_for == "office":
            return self._by_role(mention, until)
        if mention.stands_for == "people":
            return self._last(lambda voice: mention.head in voice.name.lower().split(), VoiceKind.UNNAMED)
        if mention.stands_for == "group":
            return self._last(lambda _: True, VoiceKind.UNNAMED, VoiceKind.ORGANISATION, VoiceKind.REPORT)
        return self._thing(mention)

    def _thing(self, mention: Mention) -> Voice | None:
        kinds = {
            "medium": (VoiceKind.PUBLICATION,),
            "report": (VoiceKind.REPORT,),
            "body": (VoiceKind.ORGANISATION,),
            "thing": (VoiceKind.PUBLICATION, VoiceKind.ORGANISATION, VoiceKind.REPORT),
        }.get(mention.stands_for, ())
        head = mention.head if mention.stands_for in {"report", "body"} else ""
        proper = set(_CAPITALS.findall(mention.name)) - {"The", "This", "That"}
        found = (
            self._last(
                lambda voice: not head or (_is_a(voice, head) and proper <= set(voice.name.split())), *kinds
            )
            if kinds
            else None
        )
        issued = mention.stands_for == "report" and mention.head in _ISSUED
        return found or (self._issuer() if issued else None)

    def _issuer(self) -> Voice | None:
        """Whose the statement is: who spoke last."""
        issuers = (VoiceKind.ORGANISATION, VoiceKind.PERSON)
        recent = [voice for voice, _ in self._spoken[-2:] if voice.kind in issuers]
        return recent[-1] if recent else None

    def _last(self, fits: Fits, *kinds: VoiceKind) -> Voice | None:
        return next(
            (voice for voice, _ in self._spoken[: -_FAR - 1 : -1] if voice.kind in kinds and fits(voice)),
            None,
        )

    def _person(self, until: int) -> Voice | None:
        """Whoever spoke last, or a later sentence began with; else whoever was named last."""
        named = list(self._people(until))
        spoke, where = self._last_person()
        begin = max(where, until - _NEAR)
        starts = [begin, *(match.end() for match in _SENTENCE.finditer(self._text, begin, until))]
        for start in reversed(starts):
            if found := self._subject(start, until):
                return found
        if spoke is None:
            named = [voice for voice in named if voice.role] or named
        return spoke or (named[-1] if named else None)

    def _last_person(self) -> tuple[Voice | None, int]:
        """Who spoke last, and where; a lone name that may be anybody's is taken for a person's."""
        for voice, at in reversed(self._spoken):
            if voice.kind is VoiceKind.PERSON or _maybe_person(voice):
                return replace(voice, kind=VoiceKind.PERSON), at
        return None, -1

    def _subject(self, start: int, until: int) -> Voice | None:
        """The first person that the opening of a sentence names."""
        if share_quoted(self._quoted, start, start + 1):
            return None
        opening = self._text[start : min(start + _OPENING, until)]
        return next(
            (
                self._names[word]
                for word in re.findall(r"[\w-]+(?!\w|['’]s)", opening.lower())
                if word in self._names
            ),
            None,
        )

    def _by_last_name(self, mention: Mention) -> Voice | None:
        for voice, _ in reversed(self._spoken):
            words = voice.name.lower().split()
            if voice.kind is VoiceKind.PERSON and len(words) > 1 and words[-1] == mention.head:
                return voice
        list(self._people(mention.start))
        if mention.head in self._names:
            return self._names[mention.head]
        everyone = reversed(self._names.values())
        by_first = next((one for one in everyone if one.name.lower().split()[0] == mention.head), None)
        return by_first or self._named_earlier(mention)

    def _named_earlier(self, mention: Mention) -> Voice | None:
        """The bearer of a last name whose full name stands far before."""
        full = re.compile(rf"\b{_WORD} (?:[A-Z]\. )?{re.escape(mention.name)}\b")
        for match in full.finditer(self._text, max(0, self._start - _FAR_BACK), self._start):
            tokens = tokens_of(self._text, match.start(), match.end())
            for other in mentions(tokens, 0, len(tokens), self._text)[:1]:
                if other.kind is VoiceKind.PERSON and not other.stands_for and _may_be_person(other):
                    return _voice(other)
        return None

    def _by_role(self, mention: Mention, until: int) -> Voice | None:
        spoke = self._last(lambda voice: mention.head in voice.role.lower().split(), VoiceKind.PERSON)
        if spoke:
            return spoke
        for voice in reversed(list(self._people(until))):
            if mention.head in voice.role.lower().split():
                return voice
        return None

    def _people(self, until: int) -> Iterator[Voice]:
        """The people whose full names stand before, in order of their last naming."""
        first = max(self._read, until - _BACK)
        for match in _NAME.finditer(self._text, first, until) if until > self._read else ():
            tokens = _without_place(tokens_of(self._text, match.start(), match.end()))
            for mention in mentions(tokens, 0, len(tokens), self._text)[:1]:
                if mention.kind is VoiceKind.PERSON and not mention.stands_for and _may_be_person(mention):
                    voice = _voice(mention, self._role(mention, match.start()))
                    self._names.pop(mention.head, None)
                    self._names[mention.head] = voice
        self._read = max(self._read, until)
        yield from self._names.values()

    def _role(self, mention: Mention, start: int) -> str:
        """The words around a name that may tell an office: "the mayor of Orrin, Anna Kov"."""
        before = re.split(r"[.;!?\n\"”“]", self._text[max(self._start, start - _ABOUT) : start])[-1]
        after = re.split(r"[.;!?\n\"”“]", self._text[mention.end : mention.end + _ABOUT])[0]
        near = f"{before} {mention.role}"
        if after.startswith(", "):
            near += " " + after.split(",")[1]
        words = re.findall(r"[\w-]+", near)
        return mention.role or " ".join(
            word for word in words if word.lower() in known.OFFICES | known.SPOKEN_FOR
        )


def _without_place(tokens: list[Token]) -> list[Token]:
    """Joe Able, of "United States Joe Able"."""
    last = max((at for at, token in enumerate(tokens[:-2]) if token.low in _OUTSIDE), default=-1)
    return tokens[last + 1 :]


def _maybe_person(voice: Voice) -> bool:
    lone = voice.kind is VoiceKind.ORGANISATION and voice.name.isalpha() and not voice.role
    return lone and voice.name.istitle() and voice.name.lower() not in known.NAMED_BODIES


def _voice(mention: Mention, role: str = "") -> Voice:
    return Voice(
        mention.name, mention.kind, mention.start, mention.end, mention.unreliable, mention.role or role
    )


def _doubted(voice: Voice) -> Voice:
    return Voice(voice.name, voice.kind, voice.start, voice.end, True, voice.role)


def _is_a(voice: Voice, head: str) -> bool:
    return head in f"{voice.name} {voice.role}".lower().split()


_NO_PERSON = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december the a an this that in on at new north south east west
    united great act war cup league games island islands river lake mount street road avenue city park
    airport day prize award championship world national international province county district bay sea
    ocean house election elections covid party one two three four five six seven eight nine ten
    """.split()
)
_OUTSIDE = _NO_PERSON | known.NAMED_BODIES - known.TITLES  # before a name and no part of it


def _may_be_person(mention: Mention) -> bool:
    return _NO_PERSON.isdisjoint(mention.name.lower().split())
