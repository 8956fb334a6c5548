"""How much of an answer a question wants: one thing, every item of a list, both sides, or the gist.

By rule, for English. It tells the form of the question, and the sides of a comparison as it writes them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.terms import content_terms


class Extent(StrEnum):
    """ONE thing, a LIST of them, a COMPARISON of two, a SUMMARY."""

    ONE = "one"
    LIST = "list"
    COMPARISON = "comparison"
    SUMMARY = "summary"


_SUMMARY = re.compile(
    r"\W*(?:please |can you |could you )*(?:"
    r"summari[sz]e|sum up|give (?:me |us )?(?:a |an )?(?:brief |short )?(?:summary|overview|outline)"
    r"|(?:what|which) (?:is|are|was|were) (?:the )?(?:main|key|most important) "
    r"(?:points?|findings?|messages?|conclusions?|ideas?|topics?|themes?)"
    r"|what (?:is|was) (?:this|that|the|it)(?: \w+){0,3} about\W*$|tell me (?:more )?about|describe\b)",
    re.IGNORECASE,
)
_COMPARISONS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?:differences?|contrast|similarit\w+|comparison)\s+(?:is there\s+)?(?:between|of)\s+"
        r"([^?]+?)\s+and\s+([^?]+)",
        r"\b(?:compare|contrast|distinguish)\s+(?:between\s+)?"
        r"([^?]+?)\s+(?:and|with|to|from|versus|vs\.?)\s+([^?]+)",
        r"^\W*how\s+(?:do|does|did)\s+([^?]+?)\s+(?:compare|differ)\s+(?:with|to|from)\s+([^?]+)",
        r"^[^,?]*\b(?:er|more|less|better|worse|rather|best|most|least|first)\b[^,?]*,\s*([^,?]+?),?\s+or\s+([^,?]+)\?",
        r"^[^,?]*\b\w+(?:er|est)\b[^,?]*,\s*([^,?]+?),?\s+or\s+([^,?]+)\?",
    )
)
_LEAD = re.compile(r"^(?:the|a|an|between|of|how)\s+", re.IGNORECASE)
_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)"
_NO_PLURAL = (
    r"(?!(?:\w*(?:ss|us|is)|was|has|does|news|series|species|politics|economics|mathematics|physics|crisis|"
    r"always|perhaps|yes|its|his|hers|theirs|this|as)\b)"
)
_PLURAL = rf"{_NO_PLURAL}(?:\w{{2,}}s|people|men|women|children|criteria|phenomena|data)\b(?!['’])"
_LISTS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"^\W*(?:please\s+)?(?:list|name|enumerate)\b",
        rf"\b(?:which|what)\s+(?:{_PLURAL}\s+of\s+)?(?:\w+\s+){{0,2}}?{_PLURAL}\s+(?:\w+ly\s+)?{_AUXILIARY}\b",
        rf"\bwhich\s+(?:\w+\s+){{0,2}}?{_PLURAL}",
        rf"\b(?:what|who)\s+(?:are|were)\s+(?:\w+\s+){{0,4}}?{_PLURAL}",
        r"\b(?:what|who|where|which)\s+else\b",
    )
)


@dataclass(frozen=True, slots=True)
class Asks:
    """The extent, and for a comparison the terms of its two sides."""

    extent: Extent
    sides: tuple[frozenset[str], ...] = ()


def extent_of(question: str) -> Asks:
    """How much the question wants; ONE where its form does not tell."""
    text = question[:1000]  # the form of a question shows at its beginning
    if _SUMMARY.match(text):
        return Asks(Extent.SUMMARY)
    if sides := _sides(text):
        return Asks(Extent.COMPARISON, sides)
    return Asks(Extent.LIST if any(form.search(text) for form in _LISTS) else Extent.ONE)


def _sides(text: str) -> tuple[frozenset[str], ...]:
    found = next((match for form in _COMPARISONS if (match := form.search(text))), None)
    if found is None:
        return ()
    one, other = (frozenset(content_terms(_LEAD.sub("", side.strip()))) for side in found.groups())
    return (one - other, other - one) if one - other and other - one else ()
