"""What the reader's judgement of a claim rests on: the sentences found, and the whole ones around them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.documents import Document
from qa.checking.evidence import stated_at
from qa.entailing import entails
from qa.trained import CrossEncoder

SENTENCES = [f"This is sentence number {number} of a long text." for number in range(60)]
TEXT = " ".join(SENTENCES)


class Listening(CrossEncoder):
    """Keeps what it is given; believes longer sources."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []

    def entailment(self, claim: str, sources: Sequence[str]) -> NDArray[np.float32]:
        """As a CrossEncoder."""
        self.sources = list(sources)
        return np.array([[len(source) / 10_000, 0.5, 0.0] for source in sources], dtype=np.float32)


def test_the_evidence_alone_and_with_what_stands_around() -> None:
    document, model = Document(TEXT, "a.txt"), Listening()
    places = [(TEXT.index(SENTENCES[n]), TEXT.index(SENTENCES[n]) + len(SENTENCES[n])) for n in (30, 10)]
    evidence = stated_at([(document, *place) for place in places])
    chance = entails(model)("It is so.", evidence)
    told, around = model.sources
    assert told == f"{SENTENCES[30]} {SENTENCES[10]}"  # in the order of the sources
    assert around in TEXT
    assert SENTENCES[30] in around
    assert SENTENCES[10] not in around
    assert around.startswith("This")
    assert around.endswith(".")
    assert chance == np.float32(max(map(len, model.sources)) / 10_000)


def test_the_ends_of_a_text_are_no_hindrance() -> None:
    document, model = Document("One thing only.", "a.txt"), Listening()
    entails(model)("It is so.", stated_at([(document, 0, 15)]))
    assert model.sources == ["One thing only."]
