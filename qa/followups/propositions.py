"""Words that stand for what the question before asked: "Who reported that?", "Why did he say so?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.followups.clauses import clause_of, lowered, told
from qa.followups.grammar import LONGEST, Class, Word, words_of
from qa.followups.mentions import Parsed
from qa.followups.pronouns import Pronoun, Stands, told_before

_REPORTED = re.compile(
    r"\b(?:say|says|said|report|reports|reported|claim\w*|tell|told|confirm\w*|den(?:y|ies|ied)|believe\w*|"
    r"know|knows|knew|think|thinks|thought|announce\w*|prove\w*|mean|means|write|wrote|written|true|sure|"
    r"correct|suggest\w*|dispute\w*|question\w*|doubt\w*|expect\w*|predict\w*|agree\w*|disagree\w*|decide\w*|"
    r"mention\w*|right(?=\W*$))\b",
    re.IGNORECASE,
)
_EVENT = re.compile(r"\b(?:happen\w*|why\s+(?:is|was)|how\s+come)\b", re.IGNORECASE)
_SAID_SO = re.compile(
    r"\b(?:say|says|said|think|thinks|thought|believe[sd]?|claim(?:s|ed)?)\s+(so)\b", re.IGNORECASE
)
_SUPPOSED = re.compile(
    r"\W*(?:and |but |so )?what (?:happens |would happen )?if (\S.*?)\W*$", re.IGNORECASE | re.DOTALL
)
_LASTING = frozenset("take took happen happened".split())
_PREDICATES = {Class.VERB, Class.ADJECTIVE, Class.BE, Class.MODAL, Class.NOUN}


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a question, by offsets, and what is to stand there."""

    start: int
    end: int
    new: str


def aside(question: str) -> str:
    """A question in brackets, to stand behind another."""
    return f" ({lowered(question.strip()).rstrip('?!. ')})"


def stated(pronoun: Pronoun, asked: Parsed, whole: str) -> list[Edit]:
    """Edits that put the question before in the place of "that" or "it"; none where it stands for a thing."""
    text, words = asked.text, asked.words
    if pronoun.stands is Stands.THIS and (supposed := _SUPPOSED.match(whole)):
        return [Edit(len(text), len(text), f" (if {supposed[1]})")]
    if not _is_proposition(pronoun, asked):
        return []
    clause, parts = told(whole), clause_of(whole)
    if not clause or parts is None or not (parts.rest or parts.asked):
        return []
    if not _is_subject(pronoun, words):
        return [Edit(pronoun.word.start, pronoun.word.end, clause)]
    if clause.startswith("that ") and pronoun.stands is Stands.THIS:
        end = len(text.rstrip("?!. "))
        return [Edit(pronoun.word.start, pronoun.word.end, "it"), Edit(end, end, f" {clause}")]
    return [Edit(len(text), len(text), aside(whole))]


def said_so(text: str, whole: str) -> list[Edit]:
    """The same for the "so" of "say so"."""
    match = _SAID_SO.search(text[:LONGEST])
    if match and told_before(words_of(text[: match.start()])):
        return []
    clause = told(whole) if match else None
    if match is None or clause is None:
        return []
    if clause.startswith(("that ", "how many ", "how much ")) and not _REPORTED.search(clause):
        return [Edit(match.start(1), match.end(1), clause)]
    return [Edit(len(text), len(text), aside(whole))]


def _is_proposition(pronoun: Pronoun, asked: Parsed) -> bool:
    """Whether a pronoun stands for what was said or done and not for a thing."""
    if pronoun.stands is Stands.THIS:
        return bool(_REPORTED.search(asked.text) or _EVENT.search(asked.text))
    after = asked.words[pronoun.place + 1 : pronoun.place + 2]
    return pronoun.stands is Stands.IT and any(word.lower in _LASTING for word in after)


def _is_subject(pronoun: Pronoun, words: Sequence[Word]) -> bool:
    return any(word.kind in _PREDICATES for word in words[pronoun.place + 1 : pronoun.place + 2])
