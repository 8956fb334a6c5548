"""Questions that ask for what somebody says: whom they name, and whether a chain of voices has them.

Only a question that names a speaker counts: "What did Izvestia report?", "According to the mayor, …". One
that asks for the speaker ("Who said so?"), or leaves it to a pronoun ("What did she say?"), names none.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from index.lexical import terms
from index.words import STOP_WORDS
from qa.speech import reporting as known
from qa.speech import verbs
from qa.speech.speakers import Mention, mentions
from qa.speech.voices import Attribution, Voice, VoiceKind
from qa.speech.wording import Token, phrase_after, tokens_of

_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion) of|(?:reported|said|claimed|written|announced|stated|"
    r"alleged|confirmed|revealed|quoted|told) by|citing|quoting)\s+",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\b(?:what|how|why|when|where|who|whom|which|whether|how many|how much)\b[^?.!]{0,60}?"
    r"\b(?:did|does|do|has|have|had|is|was|are|were|would|will)\s+",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"(?:did|does|do|has|have|had)\s+", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:what|that|everything|anything|how|why|whether|summar\w+|does|did|do)\s+", re.IGNORECASE
)
_NOBODY = frozenset("people everyone everybody someone somebody anyone anybody one you we i sources".split())
_LONGEST = 2_000  # characters of a question that are read, as `qa.period` does
_APART = 26  # words between an opening and its verb: a naming and adverbs
_PLAINLY = frozenset("say report write claim announce state tell".split())  # what a name in lower case may do
_NO_NAME = STOP_WORDS | frozenset("people say mean much many far exactly actually really just anyone".split())
_EMPTY = frozenset(
    """the a an any some newspaper publication paper agency magazine outlet site report news sources source
    people russian american british ukrainian french german chinese unnamed anonymous unidentified undisclosed
    own its their his her president minister mr mrs ms dr professor""".split()
)


@dataclass(frozen=True, slots=True)
class AskedVoice:
    """A speaker that a question names.

    name     as the question writes it: "Izvestia", "unnamed officials", "the mayor"
    unnamed  whether it asks for sources without a name
    """

    name: str
    unnamed: bool = False

    def __str__(self) -> str:
        return self.name


def asked_voice(question: str) -> AskedVoice | None:
    """Whose words a question asks for; None where it names no speaker of reported speech.

    Of a question of more than 2,000 characters only so many are read.
    """
    question = question[:_LONGEST]
    tokens = tokens_of(question, 0, len(question))
    named = _after_phrase(question, tokens) or _before_verb(question, tokens)
    if named is None:
        return _in_lower_case(question, tokens)
    if named.stands_for in {"person", "group", "thing", "self"}:
        return None
    words = [word for word in named.name.lower().split() if word not in {"the", "a", "an", "any"}]
    if not words or (len(words) == 1 and words[0] in _NOBODY):
        return None
    return AskedVoice(named.name, named.kind is VoiceKind.UNNAMED)


def speaks(attribution: Attribution, asked: AskedVoice) -> bool:
    """Whether the chain has the voice asked for.

    A name is met by a longer or a shorter one ("Trump", "the Post"), by its initials ("FT"), and by the role
    that the text gives its bearer ("the mayor"); unnamed sources by any that fit in kind.
    """
    return any(_meets(voice, asked) for voice in attribution)


def _in_lower_case(question: str, tokens: list[Token]) -> AskedVoice | None:
    """What did izvestia report: a name as people type it."""
    for at, token in enumerate(tokens):
        if verbs.verb_forms().get(token.low, ("", ""))[0] not in _PLAINLY or token.low.endswith("ing"):
            continue
        asks = [place for place in range(at) if tokens[place].low in {"did", "does", "do", "has", "have"}]
        words = tokens[asks[-1] + 1 : at] if asks else []
        if 0 < len(words) < 4 and all(word.low.isalpha() and word.low not in _NO_NAME for word in words):
            return AskedVoice(question[words[0].start : words[-1].end])
    return None


def _meets(voice: Voice, asked: AskedVoice) -> bool:
    if asked.unnamed:
        wanted = _content(asked.name)
        return voice.kind is VoiceKind.UNNAMED and (not wanted or bool(wanted & _content(voice.name)))
    wanted, given = _content(asked.name), _content(voice.name)
    if not wanted:
        return _same_words(asked.name, voice)
    if wanted <= given or (given and given <= wanted and voice.kind is not VoiceKind.UNNAMED):
        return True
    role = frozenset(terms(voice.role))
    return wanted <= role | given or _initials(voice.name) == asked.name.upper().removeprefix("THE ")


def _same_words(name: str, voice: Voice) -> bool:
    """The president, the newspaper: by the role, where the name says nothing else."""
    words = frozenset(terms(name)) - frozenset(terms("the a an any"))
    return bool(words) and words <= frozenset(terms(f"{voice.name} {voice.role}"))


def _content(name: str) -> frozenset[str]:
    return frozenset(terms(name)) - frozenset(terms(" ".join(_EMPTY)))


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"[^\W_]+", name) if word[0].isupper() and word.lower() != "the"]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _after_phrase(question: str, tokens: list[Token]) -> Mention | None:
    for first in _openings(question, tokens, _ACCORDING):
        if found := _mention_at(question, tokens, first):
            return found
    return None


def _before_verb(question: str, tokens: list[Token]) -> Mention | None:
    """What did X say; what X said about it; has X announced."""
    firsts = [first for form in (_DID, _AUXILIARY, _TELLS) for first in _openings(question, tokens, form)]
    for at, token in enumerate(tokens):
        form = verbs.verb_forms().get(token.low)
        if form is None or at == 0 or token.capital:
            continue
        for first in firsts:
            found = _mention_at(question, tokens, first, at) if 0 < at - first < _APART else None
            if found is not None and _is_asked(form[0], found):
                return found
    return None


def _openings(question: str, tokens: list[Token], form: re.Pattern[str]) -> list[int]:
    """The index of the first word after every place where a form matches."""
    return [bisect_left(tokens, match.end(), key=attrgetter("start")) for match in form.finditer(question)]


def _is_asked(verb: str, found: Mention) -> bool:
    """Whether the verb makes it speech: "what did the study find", but not "what did the police find"."""
    if verb in {
        "publish",
        "post",
        "list",
        "hold",
        "read",
        "record",
        "determine",
        "learn",
        "discover",
        "rule",
    }:
        return found.kind is VoiceKind.REPORT
    if verbs.takes_matter(verb):
        return found.kind is VoiceKind.REPORT
    return verb not in {"demand", "ask", "urge", "agree", "calculate", "expect", "hope", "understand"}


def _mention_at(question: str, tokens: list[Token], first: int, until: int | None = None) -> Mention | None:
    """Who is named from a word on; with `until`, only where the naming reaches to that one or its adverbs."""
    end = phrase_after(tokens, first) if until is None else min(phrase_after(tokens, first), until)
    if until is not None and any(token.low not in known.ADVERBS for token in tokens[end:until]):
        return None
    found = mentions(tokens, first, end, question) if first < end else []
    return found[-1] if found else None
