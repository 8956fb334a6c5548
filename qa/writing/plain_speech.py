"""A model's sentence without its manners: markup, "according to the passages", "Yes,", "The answer is:".

What is taken away says nothing of the matter; the rest gets a capital and a full stop, and is not changed.
"""

import re

_THINGS = (
    r"(?:passages?|texts?|sources?|documents?|quotations?|quotes?|excerpts?|context|information|articles?)"
)
_GIVEN = r"(?:provided |given |supplied |above |following )?"
_AFTER = r"(?: (?:provided|given|above|you provided))?(?: ?\[?\d+\]?)?"
_LEAD_INS = re.compile(
    r"(?:(?:according to|based on|from|as (?:stated|mentioned|described) in|as per|in) "
    rf"(?:the )?{_GIVEN}{_THINGS}{_AFTER},\s+"
    rf"|(?:the )?{_GIVEN}{_THINGS}{_AFTER} "
    r"(?:says?|states?|mentions?|tells?(?: us)?|notes?|indicates?|explains?) that "
    r"|(?:the )?(?:short )?answer(?: to (?:the|your|this) question)?(?: is)?(?: that)?\s?:\s*"
    r"|(?:sure|certainly|of course|yes|no|well|ok(?:ay)?)(?:,| ?!|\.)\s+)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\*\*|__|`+|^#+\s+|^>\s+|^\s*(?:[-*•]|\d{1,2}[.)])\s+|</?[a-z]+>|\*(?=\S)|(?<=\S)\*")
_DENIES = re.compile(
    rf"\b{_THINGS}{_AFTER} (?:do(?:es)? ?n[o'’]t|do(?:es)? not|cannot|can't|don['’]t|doesn['’]t|never) "
    r"(?:\w+ )?(?:say|state|mention|provide|contain|specify|tell|give|include|answer|indicate|explain"
    r"|address|discuss)"
    rf"|\bno (?:such )?(?:information|mention|answer)\b.{{0,60}}\b{_THINGS}\b"
    rf"|\b{_THINGS} (?:contains?|provides?|gives?|has|have|holds?) no\b"
    r"|\b(?:I|we) (?:do not|don['’]t|cannot|can['’]t) (?:know|answer|tell|find|determine)"
    r"|\b(?:is|are) not (?:mentioned|stated|specified|given|provided|known) in (?:the|this)\b"
    r"|\bcannot be (?:answered|determined)\b",
    re.IGNORECASE,
)


_ABOUT = re.compile(rf"(?:the|this|these|both|all) (?:\w+ )?{_THINGS}{_AFTER}\b", re.IGNORECASE)


def plain_speech(sentence: str) -> str:
    """The sentence as it is checked and shown."""
    said = " ".join(_MARKUP.sub("", sentence).split())
    while (lead := _LEAD_INS.match(said)) and lead.end() < len(said):
        said = said[lead.end() :]
    return said[:1].upper() + said[1:] + ("." if said[-1:].isalnum() and " " in said else "")


def denies(sentence: str) -> bool:
    """Whether it says that the passages do not answer, or that the writer does not know."""
    return _DENIES.search(sentence) is not None


def speaks_of_passages(sentence: str) -> bool:
    """Whether it is about the passages rather than about what they say: "The passage is about …"."""
    return _ABOUT.match(sentence) is not None
