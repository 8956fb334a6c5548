"""Claims that somebody rejects: a claim is never quoted without its denial, if that was found with it.

"The captain had been drinking" and "The coastguard has called that claim baseless" belong together. A denial
that points back speaks of the sentence before it; another one is known by the words of what it denies.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.documents import Document
from index.sentences import Span
from index.terms import content_terms
from qa.candidates import Sentence
from qa.phrasing.kin import kin_of
from qa.speech.denials import denial

_HINTS = (  # of which every denial has one, so that most sentences need not be parsed
    *(
        "deny denie denial reject refut disput dismiss rebut contradict debunk disprov disown disavow "
        "repudiat rubbish nothing plead pled quash scotch dispel discount scoff lie lying false fals "
        "true truth baseless groundless unfounded nonsense absurd fabricat invent contrary evidence "
        "guilty happen such wrong fiction fake hoax slander call describ brand label term denounc "
        "condemn characteri deem consider slam decr blast ridicul dub laugh brush shrug wav shoot shot "
        "push pour issue basis foundation substance correct accurate case myth bogus unsubstantiated "
        "speculation erroneous smear hogwash bunk propaganda libel defamatory disinformation fantas "
        "mistaken misleading preposterous ludicrous outlandish malicious implausible rumo gossip "
        "exaggerat insulting motivated ficti made take took taking "
    ).split(),
    *("hit back", "hits back", "hitting back", "hit out", "hits out", "wide of", "tale", "far-fetched"),
)
_SAME = 0.6  # of the terms of a claim, in a sentence or a question that makes it
_FEWEST = 2  # terms that tell a claim


@dataclass(frozen=True, slots=True)
class Dispute:
    """A sentence that rejects a claim.

    claim    the terms of what it rejects
    before   the sentence before it, where it points back to that, or all of the paragraph before, where it
             begins one; else None
    """

    document: Document
    span: Span
    claim: frozenset[str]
    before: Span | None

    def rejects(self, document: Document, span: Span) -> bool:
        """Whether it rejects what this sentence says."""
        here = document.source == self.document.source
        if here and span.start == self.span.start:
            return False
        if here and self.before and self.before.start <= span.start < self.before.end:
            return True
        return self.concerns(content_terms(document.text[span.start : span.end]))

    def concerns(self, terms: Collection[str]) -> bool:
        """Whether these terms, or kin of them, make the claim that it rejects."""
        known = kin_of(terms).union(terms)
        held = self.claim & known
        return len(held) >= _FEWEST and len(held) >= _SAME * len(self.claim)


def disputes(found: Sequence[Sentence]) -> list[Dispute]:
    """What is rejected in these sentences."""
    return [dispute for sentence in found if (dispute := _dispute(sentence))]


def _dispute(sentence: Sentence) -> Dispute | None:
    text = sentence.text.lower()
    rejected = any(hint in text for hint in _HINTS) and denial(sentence.text, sentence.before_text)
    if not rejected:
        return None
    claim = frozenset(content_terms(rejected.claim))
    before = _pointed_at(sentence) if rejected.points_back else None
    return Dispute(sentence.document, sentence.span, claim, before)


def _pointed_at(sentence: Sentence) -> Span | None:
    """What "this" may be: the sentence before, or the paragraph before."""
    before, text = sentence.before, sentence.document.text
    if before is None or "\n\n" not in text[before.end : sentence.span.start]:
        return before
    start = text.rfind("\n\n", 0, before.start)
    return Span(start + 2 if start >= 0 else 0, before.end)
