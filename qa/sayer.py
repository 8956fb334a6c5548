"""Who said so, as a short answer: the speaker that `qa.attribution` finds for the sentence quoted.

Only for questions that ask for the speaker: "Who said that …?", "Who reported it?". What is given is the name
as the document writes it, even where that is in another sentence than the quote.
"""

import re

from index.documents import Document
from qa.attribution import Attribution, Voice, VoiceKind, attribution
from qa.short import Short
from qa.speech import verbs

_ASKS = re.compile(
    r"\W*(?:and |but |so )?who(?:\s+(?:first|also|then|else|has|had|have|originally|actually))*\s+([a-z]+)\b",
    re.IGNORECASE,
)
_RELAYING = frozenset("report write publish reveal disclose".split())


def sayer(question: str, document: Document, start: int, end: int) -> Short | None:
    """Who says document.text[start:end], for a question that asks for the speaker; None if nobody is named.

    Of a report it is the publication that is asked for, if the document names one: else whoever the words
    come from.
    """
    verb = asked_verb(question)
    voice = _voice(attribution(document, start, end), verb) if verb else None
    if voice is None or not 0 <= voice.start < voice.end:
        return None
    return Short(document, voice.start, voice.end, 1.0, "name")


def asked_verb(question: str) -> str:
    """The plain form of the verb of saying that a question asks for the speaker of; "" where it does not."""
    found = _ASKS.match(question)
    return verbs.verb_forms().get(found[1].lower(), ("", ""))[0] if found else ""


def _voice(said: Attribution, verb: str) -> Voice | None:
    named = said.relayed
    if verb in _RELAYING:
        named = tuple(voice for voice in named if voice.kind is VoiceKind.PUBLICATION) or named
    return named[-1] if named else None
