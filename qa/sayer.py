"""Who said so, as a short answer: the speaker that `qa.attribution` finds for the sentence quoted.

Only for questions that ask for the speaker: "Who said that …?", "Who reported it?". What is given is the name
as the document writes it, even where that is in another sentence than the quote.
"""

import re

from index.documents import Document
from index.terms import content_terms
from qa.attribution import Attribution, Voice, VoiceKind, attribution
from qa.short import Short
from qa.speech import verbs

_ASKS = re.compile(
    r"\W*(?:and |but |so )?who(?:\s+(?:first|also|then|else|has|had|have|originally|actually))*\s+"
    r"(?:([a-z]+)\s+(?:so|it|that|this|these|about|of|which|how|what|when|where|why|who|whether|if)\b|(told)\b)",
    re.IGNORECASE,
)
_RELAYING = frozenset("report write publish reveal disclose".split())


def sayer(question: str, document: Document, start: int, end: int) -> Short | None:
    """Who says document.text[start:end], for a question that asks for the speaker; None if nobody is named.

    Of a report it is the publication that is asked for, if the document names one: else whoever the words
    come from.
    """
    verb = asked_verb(question)
    known = frozenset(content_terms(question))
    voice = _voice(attribution(document, start, end), verb, known) if verb else None
    if voice is None or not 0 <= voice.start < voice.end:
        return None
    return Short(document, voice.start, voice.end, 1.0, "name")


def asked_verb(question: str) -> str:
    """The plain form of the verb of saying that a question asks for the speaker of; "" where it does not."""
    found = _ASKS.match(question)
    return verbs.verb_forms().get((found[1] or found[2]).lower(), ("", ""))[0] if found else ""


def _voice(said: Attribution, verb: str, known: frozenset[str]) -> Voice | None:
    """The last of the chain that the question does not name, somebody named where there is anybody."""
    voices = [voice for voice in said.relayed if not known.issuperset(content_terms(voice.name))]
    papers = [voice for voice in voices if voice.kind is VoiceKind.PUBLICATION] if verb in _RELAYING else []
    named = [voice for voice in voices if voice.kind is not VoiceKind.UNNAMED]
    return next(iter((papers or named or voices)[::-1]), None)
