"""The bench of conflicting sources, on a row worked by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.ramdocs import Row, answered, figures, gives, outcome, read, tally
from index.documents import Document
from qa.phrasing.statements import Statement
from qa.values import Value
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
    result = outcome(ROW, answered(ROW, HashingEmbedder(dimension=64)))
    values = result.values
    assert (values.all, values.found) == (1.0, 1.0)
    assert (values.shown, values.right, values.known) == (2, 1, 2)
    assert figures([result])["of the values shown, gold answers"][0] == 0.5


def test_an_answer_that_no_document_gives_is_missed_and_told_apart() -> None:
    answer = answered(ROW, HashingEmbedder(dimension=64))
    hopeless = outcome(replace(ROW, gold=("1921", "1733")), answer)
    assert (hopeless.values.all, hopeless.sourced) == (0.0, False)
    shown = figures([outcome(ROW, answer), hopeless])
    assert shown["all gold answers among the values, rightly sourced"][0] == 0.5
    assert shown["questions whose gold answers all have a document"][0] == 0.5
    assert shown["all gold answers among the values, of those"][0] == 1.0


def test_what_is_told_is_judged_by_itself() -> None:
    answer = answered(ROW, HashingEmbedder(dimension=64))
    silent = outcome(ROW, replace(answer, differing=(), text="Nobody knows. [1]"))
    assert (silent.differing.shown, silent.differing.found, silent.told) == (0, 0.0, 0.0)
    assert silent.values.all == 1.0
    spoken = outcome(ROW, replace(answer, differing=answer.values, text="It was founded in 1921. [1]"))
    assert (spoken.differing.shown, spoken.differing.right, spoken.told) == (2, 1, 1.0)
    shares = figures([silent])
    assert shares["of the values told as differing shown, gold answers"] == (0.0, 0.0, 0.0)


def test_a_refusal_tells_nothing() -> None:
    answer = answered(ROW, HashingEmbedder(dimension=64))
    refused = replace(answer, answered=False, text="Not in the documents: 1921", values=(), differing=())
    assert outcome(ROW, refused).told == 0.0


def test_an_answer_from_a_document_that_does_not_give_it_counts_for_nothing() -> None:
    marks = {**ROW.marks, "doc-0": ("noise", "unknown")}
    row = Row(ROW.question, ROW.documents, marks, ROW.gold, ROW.wrong)
    assert outcome(row, answered(row, HashingEmbedder(dimension=64))).values.all == 0.0


def test_the_document_marked_correct_must_say_it_itself() -> None:
    """Two statements were taken for one value; the one that holds the answer is of another document."""
    right, wrong = (
        Statement(one, 0, len(one.text), one.text.index(year), one.text.index(year) + 4, 0.0, one.source)
        for one, year in zip(DOCUMENTS, ("1921", "1850"), strict=False)
    )
    mixed = Value("1921", (wrong, right), 2, superseded=False, corrects=False, note="")
    assert tally(ROW, [mixed]).all == 1.0
    marks = {"doc-0": ("noise", "unknown"), "doc-1": ("correct", "1921")}
    assert tally(Row(ROW.question, DOCUMENTS, marks, ROW.gold, ROW.wrong), [mixed]).all == 0.0


@pytest.mark.parametrize(
    ("value", "answer", "wanted"),
    [
        ("3,559 people", "3559", True),
        ("3,559", "3559 people", True),
        ("The Petrel", "petrel", True),
        ("1921", "in 1921", True),
        ("in 1921", "1921", True),
        ("John", "John Smith", False),
        ("Mr John Smith", "John Smith", True),
        ("John Smith", "John Quincy Smith", False),
        ("United States", "United States Navy", True),
        ("May", "5 May 1921", False),
        ("5 May", "5 May 1921", False),
        ("921", "1921", False),
        ("", "1921", False),
        ("1921", "", False),
        ("the", "1921", False),
    ],
)
def test_what_gives_an_answer(value: str, answer: str, wanted: bool) -> None:
    assert gives(value, answer) is wanted


def test_a_missing_set_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="ramdocs"):
        read(tmp_path)
