"""What a check found against a claim: frozen data."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from qa.checking.alignment import Link, Stated
from qa.checking.likeness import Likeness
from qa.checking.utterance import Utterance


class Gravity(IntEnum):
    """What a finding makes of a claim; the gravest one decides."""

    WEAKER = 1  # the source says less: the claim holds partly
    ABSENT = 2  # the source does not say it
    AGAINST = 3  # the source says otherwise


class Kind(StrEnum):
    """What was compared."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    MODALITY = "modality"
    ROLE = "role"
    QUOTE = "quote"
    SPEAKER = "speaker"
    QUANTIFIER = "quantifier"
    CONNECTION = "connection"
    SWAP = "swap"
    ADDITION = "addition"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that speaks against a claim, in plain words, and the sentence of the source that shows it."""

    kind: Kind
    gravity: Gravity
    reason: str
    stated: Stated | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim beside its sources.

    evidence  the sentences it rests on, the best one first     links  its content words' counterparts there
    sources   all sentences that it may rest on                 near   how near two words are, 0 to 1
    """

    claim: Utterance
    keys: Sequence[frozenset[str]]
    evidence: Sequence[Stated]
    sources: Sequence[Stated]
    links: Sequence[Link]
    near: Likeness
