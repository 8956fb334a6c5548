"""Who publishes a document: from its metadata, or as the text itself says it.

A text says it by a dateline, "KYIV, 3 May (Interfax) —", or by speaking of its own earlier reports, "as
Harbour News Agency earlier reported". A name in any other place says nothing about who publishes.
"""

import re

from index.documents import Document
from qa.speech.speakers import mentions
from qa.speech.voices import Voice, VoiceKind
from qa.speech.wording import phrase_after, tokens_of

_HEAD, _TAIL = 8_000, 8_000  # characters at either end in which a text may speak of its own reports
_DATELINE = re.compile(
    r"^[ \t]*(?:[^\W\d_][^\n()/]{0,60}[,\s])?[(/]([^\W\d_][^\n()/\d]{1,40})[)/][ \t]*(?:--?|[—–―:])\s",
    re.MULTILINE,
)
_EARLIER = r"(?:earlier|previously|already|recently|first)"
_OWN = re.compile(
    rf"\bas\s+(?P<name>[^\W\d_][^,.;:\n\"“”]{{1,60}}?)\s+(?:has\s+|had\s+)?{_EARLIER}\s+"
    rf"(?:reported|wrote|written|said|informed|noted|told)\b"
    rf"|\bas\s+(?:has\s+been\s+|was\s+)?{_EARLIER}\s+(?:reported|written|noted)\s+by\s+"
    r"(?P<by>[^,.;:\n\"“”]{2,60})",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"(?:earlier|previously|already|recently|first)\s(?:reported|wrote|written|said|informed|noted|told)"
)
_THIS_PAPER = (
    r"(?:this|our)\s+(?:own\s+)?(?:newspaper|paper|magazine|site|website|publication|outlet|agency|channel)"
)
_CREDITED = r"(?:according to|citing|quoting|reference to|reported by|told|referring to)\s+(?:the\s+)?"


def publisher(document: Document) -> Voice | None:
    """The publisher; None where neither metadata nor text tells."""
    name = document.publisher
    if name and name.strip():
        clean = " ".join(name.split())
        at = document.text.find(clean, 0, document.body + _HEAD)
        place = (at, at + len(clean)) if at >= 0 else (0, 0)
        return Voice(clean, VoiceKind.PUBLISHER, *place)
    return dateline(document) or _of_own_reports(document)


def calls_itself(voice: Voice, own: Voice, text: str) -> bool:
    """Whether a voice is the publisher by a shorter name: "the Herald" in the Orrin Herald, "this newspaper".

    Not where the text names another that ends so, the New Varn Herald: then the Herald may be that one.
    """
    if voice.kind is not VoiceKind.PUBLICATION:
        return False
    said, full = (re.sub(r"^[Tt]he\s+", "", one.name) for one in (voice, own))
    name, full = said.casefold(), re.sub(r"\s(?:online|digital|news|website)$", "", full.casefold())
    if re.fullmatch(_THIS_PAPER, name):
        return True
    if not f" {full} ".startswith(f" {name} ") and not f" {full} ".endswith(f" {name} "):
        return False
    longer = re.findall(rf"([\w'’-]+)\s+{re.escape(said)}\b", text)
    others = {word.casefold() for word in longer if word[0].isupper()} - {"the"}
    return others <= set(full.split())


def dateline(document: Document) -> Voice | None:
    """The agency in the dateline before the first sentence."""
    match = _DATELINE.search(document.text, document.body, document.body + 600)
    if match is None or not _opens(match):
        return None
    name = " ".join(match[1].split())
    return Voice(name, VoiceKind.PUBLISHER, match.start(1), match.end(1)) if name[0].isupper() else None


def _opens(match: re.Match[str]) -> bool:
    """Whether nothing stands before the agency but a place and a date."""
    before = match[0][: match.start(1) - match.start()]
    words = re.findall(r"[^\W\d_]+", before)
    return len(words) < 6 and all(word[0].isupper() for word in words) and words[:1] not in (["On"], ["In"])


def _of_own_reports(document: Document) -> Voice | None:
    text = document.text
    stretches = [(document.body, min(len(text), document.body + _HEAD))]
    if len(text) > stretches[0][1]:
        stretches.append((max(stretches[0][1], len(text) - _TAIL), len(text)))
    for first, last in stretches:
        for anchor in _ANCHOR.finditer(text, first, last):
            match = _OWN.search(text, max(first, anchor.start() - 80), min(last, anchor.end() + 80))
            if match is None:
                continue
            group = "name" if match["name"] else "by"
            if found := _named(document, match.start(group), match.end(group)):
                return found
    return None


def _named(document: Document, start: int, end: int) -> Voice | None:
    """The medium named there, unless the text credits it elsewhere as it credits others."""
    tokens = tokens_of(document.text, start, end)
    found = mentions(tokens, 0, phrase_after(tokens, 0), document.text)
    if not found or found[0].kind is not VoiceKind.PUBLICATION or found[0].stands_for:
        return None
    name = re.escape(found[0].name.removeprefix("The "))
    credited = re.compile(_CREDITED + name, re.IGNORECASE)
    elsewhere = credited.finditer(document.text, document.body, document.body + _HEAD)
    if found[0].name[0].islower() or any(not match.start() < start < match.end() for match in elsewhere):
        return None
    return Voice(found[0].name, VoiceKind.PUBLISHER, found[0].start, found[0].end)
