"""Whose answers the "A:" of an interview are: the person of whom it is, and never whoever asked.

The asker is the author, or who is named as such, "Interview by …"; the other is whoever is spoken to, "talks
to Ivo Lenk", else the first person named before the questions. A title may have a last name only. Where an
interview names nobody else, it is "the interviewee"; questions and answers of no interview have no voice.
"""

import re
from collections.abc import Sequence

from index.documents import Document
from qa.speech.antecedents import Antecedents
from qa.speech.turns import first_turn
from qa.speech.voices import Voice, VoiceKind

_HEAD = 6_000  # characters before the questions that are read
_NAME = (
    r"(?P<name>[^\W\d_a-z][\w'’.-]*(?:[ ](?:(?:de|van|von|der|la|le|bin|al)[ ])*[^\W\d_a-z][\w'’-]*){1,3})"
)
_TALKS = (
    r"(?:(?:speaks?|spoke|speaking|talks?|talked|talking|chats?|chatted|sat\s+down|sits\s+down)\s+(?:to|with)"
    r"|in\s+conversation\s+with|interviews?\s+with|meets|met|(?:has\s+)?interview(?:s|ed)(?!\s+by))"
)
_ASKER = (
    re.compile(
        rf"(?i:\b(?:interview(?:ed)?|questions|asked|conducted|words|text|written)\s+by|^by"
        rf"|\binterviewer:?)\s+{_NAME}",
        re.MULTILINE,
    ),
    re.compile(rf"{_NAME}\s+(?:has\s+)?(?:interviews|interviewed)\b"),
)
_SPOKEN_TO = re.compile(
    rf"(?P<subject>(?<![^.!?\n])[^.!?\n]{{0,100}}?)\b{_TALKS}\s+(?P<who>[^.!?\n]{{2,80}})"
)
_DESCRIBED = re.compile(r"\s*(?:[Tt]he|[Aa]n?)\s+[a-z-]+\s(?:.*\s)?[^\W\d_a-z]")
_TITLED = re.compile(
    r"[\"“'‘]?(?P<name>[^\W\d_a-z][\w’'-]+)(?:\s+(?:on|about|talks|speaks|looks|remembers|explains)\b|:\s)"
)
_NO_NAMES = frozenset(
    """notes thoughts questions views focus spotlight update live report reports news reflections interview
    talk conversation more words lessons q&a the a an my our all what how why who exclusive""".split()
)
_INTERVIEW = re.compile(  # and no advice for who goes to one
    r"\binterview(?:ed)?\s+(?:by|with|about|of)\b|^\W*interview(?:er)?\s*(?::|$)|\b(?:this|our)\s+interview\b",
    re.IGNORECASE | re.MULTILINE,
)


def interviewee(document: Document) -> Voice | None:
    """Who answers in a document of unnamed questions and answers."""
    text = document.text
    start = max(0, document.body - _HEAD)
    begin = first_turn(text, document.body, document.body + _HEAD)
    until = document.body if begin is None else begin
    head = text[start:until]
    askers = _askers(document, head)
    people = [one for one in Antecedents(text, document.body).named(until) if not _among(one.name, askers)]
    titled = _by_last_name(document, askers)
    spoken_to = [one for one in people if _is_spoken_to(one, text[document.body : until], document.body)]
    known = next(iter([*spoken_to, *_bearers(titled, people), *people]), None) or titled
    if known or not _INTERVIEW.search(f"{document.title or ''}\n{head}"):
        return known
    return Voice("the interviewee", VoiceKind.UNNAMED)


def _askers(document: Document, head: str) -> set[str]:
    """Names of whoever asks, in lower case."""
    written = re.split(r",\s*|\s+and\s+", document.author or "")
    named = [match["name"] for form in _ASKER for match in form.finditer(head)]
    return {" ".join(name.lower().split()) for name in (*written, *named) if name}


def _among(name: str, askers: set[str]) -> bool:
    low = " ".join(name.lower().split())
    return any(low == asker or f" {asker} ".endswith(f" {low} ") for asker in askers)


def _is_spoken_to(person: Voice, head: str, body: int) -> bool:
    """Whether "talks to" stands before the name; but "The singer Ada Roe talks to Tom Hale" is hers."""
    at = person.start - body
    return any(
        match.start("who") <= at < match.end("who")
        and not (_DESCRIBED.match(match["subject"]) and match["who"][0].isupper())
        for match in _SPOKEN_TO.finditer(head)
    )


def _by_last_name(document: Document, askers: set[str]) -> Voice | None:
    """Whom the title names without a first name: "Lenk on stage light"."""
    match = _TITLED.match(document.title or "")
    if not match or match["name"].lower() in _NO_NAMES or _among(match["name"], askers):
        return None
    at = document.text.find(match["name"])
    place = (at, at + len(match["name"])) if at >= 0 else (0, 0)
    return Voice(match["name"], VoiceKind.PERSON, *place)


def _bearers(titled: Voice | None, people: Sequence[Voice]) -> list[Voice]:
    return [one for one in people if titled and one.name.split()[-1] == titled.name]
