"""Questions taken apart: question word, auxiliary, subject and the rest, and put together otherwise.

"When?" after "Did Ann leave?" is "When did Ann leave?"; "Who said that?" is "Who said that Ann did leave?".
Where the parts cannot be told apart with certainty nothing is returned.
"""

import re
from dataclasses import dataclass, replace

from qa.followups.grammar import Class, Word, words_of
from qa.followups.mentions import mentions_of

_AUXILIARY = {Class.BE, Class.DO, Class.MODAL}
_OPENERS = frozenset("and but so or then also well ok okay".split())
_COUNTED = re.compile(r"(how (?:many|much)|which|what) (\S.*)", re.IGNORECASE)
_CIRCUMSTANCES = frozenset("when where why how".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """The parts of a question as texts; all but the rest may be empty.

    asked      "which countries"; empty for a question of yes or no
    auxiliary  "did", "cannot"; empty where the question word is the subject of a full verb
    subject    "Ann and Ben"; empty where the question word is the subject
    """

    asked: str
    auxiliary: str
    subject: str
    rest: str


def clause_of(question: str) -> Clause | None:
    """The parts of a question; None for one of another shape."""
    text = question.strip().rstrip("?!. ")
    words = [word for word in words_of(text) if word.end <= len(text)]
    start = next((at for at, word in enumerate(words) if word.lower not in _OPENERS), len(words))
    words = words[start:]
    if not words or words[0].kind not in {Class.WH, *_AUXILIARY}:
        return None
    asked = _asked(words, text)
    rest = words[asked:]
    if not rest or any(word.kind is Class.WH and word.start == rest[0].start for word in rest[:1]):
        return None
    phrase = text[words[0].start : words[asked - 1].end] if asked else ""
    if rest[0].kind not in _AUXILIARY:
        return Clause(phrase, "", "", text[rest[0].start :]) if rest[0].kind is Class.VERB else None
    subject = _subject(rest, text)
    if not subject:
        return Clause(phrase, rest[0].text, "", text[rest[0].end :].strip()) if asked else None
    after = rest[1 + subject :]
    return Clause(
        phrase,
        rest[0].text,
        text[rest[1].start : rest[subject].end],
        text[after[0].start :] if after else "",
    )


def told(question: str) -> str | None:
    """A question as a clause after "who said": "that Ann did leave", "where Ann did go"."""
    clause = clause_of(question)
    if clause is None:
        return None
    auxiliary = "" if clause.auxiliary.lower() == "do" else clause.auxiliary.lower()
    joint = lowered(clause.asked) or "that"
    return " ".join(part for part in (joint, clause.subject, auxiliary, clause.rest) if part)


def asked_of(asked: str, question: str) -> str | None:
    """The question with another question word: "when" and "Did Ann leave?" make "When did Ann leave?"."""
    clause = clause_of(question)
    if clause is None:
        return None
    first = asked.split()[0].lower()
    if not clause.subject and first in _CIRCUMSTANCES and " " not in asked:
        return _of_counted(asked, clause)
    if not clause.subject:
        counted = first in {"which", "what"} or asked.lower().startswith(("how many", "how much"))
        return _question(asked, clause) if counted and len(asked.split()) > 1 + (first == "how") else None
    circumstance = clause.asked.lower() in _CIRCUMSTANCES or not clause.asked
    if first not in _CIRCUMSTANCES or not circumstance or not clause.rest or " " in asked:
        return None
    return _question(asked, clause)


def _of_counted(asked: str, clause: Clause) -> str | None:
    """ "When" and "How many people were hurt?" make "When were people hurt?"; "which ship", "the ship"."""
    match = _COUNTED.match(clause.asked)
    if match is None or not clause.auxiliary or not clause.rest:
        return None
    article = "" if match[1].lower().startswith("how") else "the "
    return _question(asked, replace(clause, subject=article + match[2]))


def lowered(text: str) -> str:
    """A text that began a sentence, for within one: its first word without capital, if that is no name."""
    first = next(iter(words_of(text)), None)
    if first is None or (first.kind is Class.NOUN and first.name) or first.text == "I":
        return text
    return text[: first.start] + text[first.start : first.start + 1].lower() + text[first.start + 1 :]


def _question(asked: str, clause: Clause) -> str:
    parts = (asked, clause.auxiliary.lower(), clause.subject, clause.rest)
    return " ".join(part for part in parts if part) + "?"


def _asked(words: list[Word], text: str) -> int:
    """How many words at the beginning are the question word and what belongs to it."""
    if words[0].kind is not Class.WH:
        return 0
    at = 1
    while at < len(words) and words[at].kind in {Class.DETERMINER, Class.ADJECTIVE, Class.NOUN, Class.ADVERB}:
        at += 1
    return at


def _subject(words: list[Word], text: str) -> int:
    """How many words behind the auxiliary are the subject."""
    if len(words) > 1 and words[1].kind is Class.PRONOUN:
        return 1
    mentions = mentions_of(words[1:], text)
    if not mentions or mentions[0].start != words[1].start:
        return 0
    end = mentions[0].end
    for mention in mentions[1:]:
        between = [word for word in words if end <= word.start < mention.start]
        if [word.kind for word in between] != [Class.AND]:
            break
        end = mention.end
    return sum(1 for word in words[1:] if word.end <= end)
