"""The bench of conflicting sources, on a row worked by hand."""

from pathlib import Path

import pytest

from bench.ramdocs import Row, contains, figures, outcome, read, shown
from index.documents import Document
from tests.embedders import HashingEmbedder

DOCUMENTS = (
    Document("The school of Brack was founded in 1921 by Amara Oduya.", "doc-0"),
    Document("The school of Brack was founded in 1850 by a baker.", "doc-1"),
    Document("Cabbages grow well on the slopes above the river.", "doc-2"),
)
ROW = Row(
    question="When was the school of Brack founded?",
    documents=DOCUMENTS,
    marks={"doc-0": ("correct", "1921"), "doc-1": ("misinfo", "1850"), "doc-2": ("noise", "unknown")},
    gold=("1921",),
    wrong=("1850",),
)


def test_values_are_held_against_the_answers() -> None:
    found = shown(ROW, HashingEmbedder(dimension=64))
    result = outcome(ROW, found)
    assert (result.all, result.found) == (1.0, 1.0)
    assert (result.shown, result.right, result.known) == (2, 1, 2)
    assert figures([result])["of the values shown, gold answers"][0] == 0.5


def test_an_answer_from_a_document_that_does_not_give_it_counts_for_nothing() -> None:
    marks = {**ROW.marks, "doc-0": ("noise", "unknown")}
    row = Row(ROW.question, ROW.documents, marks, ROW.gold, ROW.wrong)
    assert outcome(row, shown(row, HashingEmbedder(dimension=64))).all == 0.0


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("3,559 people", "3559", True),
        ("The Petrel", "petrel", True),
        ("1921", "in 1921", True),
        ("921", "1921", False),
        ("", "1921", False),
        ("the", "1921", False),
    ],
)
def test_containment(one: str, other: str, wanted: bool) -> None:
    assert contains(one, other) is wanted
    assert contains(other, one) is wanted


def test_a_missing_set_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="ramdocs"):
        read(tmp_path)
