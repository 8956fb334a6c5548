"""One thing to learn from: a pair of texts and what is true of it."""

from dataclasses import dataclass
from enum import IntEnum

Range = tuple[int, int]


class Entailment(IntEnum):
    """What a source does to a claim; the order is that of the head's three logits."""

    ENTAILED = 0
    NEUTRAL = 1
    CONTRADICTED = 2


@dataclass(frozen=True, slots=True)
class Example:
    """A question or claim (`first`) beside a passage (`second`), and the targets that are known.

    Ranges are in characters of `second`. `answer` is where the answer stands; `focus` is what a cut must
    keep although it is no answer (the place a changed question was about). Without a target (None) an
    example says nothing to that head; `no_answer` says that the span is the null one.
    """

    source: str
    first: str
    second: str
    title: str = ""
    answer: Range | None = None
    focus: Range | None = None
    no_answer: bool = False
    relevant: bool | None = None
    entailment: Entailment | None = None
    weight: float = 1.0
