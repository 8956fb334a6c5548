"""Whether a source entails a claim, by the trained reader: for what the rules of `qa.verify` leave open.

Beside the rules, not in place of them: a changed number or name is theirs to find, and a finding of theirs is
never talked away.
"""

from collections.abc import Callable, Sequence

from index.sentences import sentences
from qa.checking.alignment import Stated
from qa.checking.sources import in_order
from qa.trained import CrossEncoder

_AROUND = 500  # characters on either side of what a claim rests on
Entails = Callable[[str, Sequence[Stated]], float]


def entails(model: CrossEncoder) -> Entails:
    """How likely, 0 to 1, the sentences that a claim rests on entail it, alone or with what stands around.

    Raises ReaderError.
    """

    def chance(claim: str, evidence: Sequence[Stated]) -> float:
        told = " ".join(stated.utterance.text for stated in in_order(evidence))
        sources = dict.fromkeys([told, *map(_around, evidence[:1])])
        return float(model.entailment(claim, list(sources))[:, 0].max())

    return chance


def _around(stated: Stated) -> str:
    """The whole sentences near one, itself among them."""
    text = stated.document.text
    begin, end = max(0, stated.start - _AROUND), min(len(text), stated.end + _AROUND)
    spans = sentences(text, begin, end)
    whole = spans[bool(begin) : len(spans) - (end < len(text))]  # the outermost may be cut
    first = min([stated.start, *(span.start for span in whole)])
    return text[first : max([stated.end, *(span.end for span in whole)])]
