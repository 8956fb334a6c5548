"""The data and the fit behind the short answers, by hand and against the fit they should recover."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from bench.clues import fit, frequent, laid, numbered
from bench.spans import Example, agreement, part_of, plain, training


def test_agreement_is_the_best_f1() -> None:
    assert agreement("the ferry Petrel", ["Petrel"]) == pytest.approx(2 / 3)
    assert agreement("Petrel", ["a Gannet", "The Petrel."]) == 1.0
    assert agreement("Petrel", []) == 0.0
    assert plain("“The Petrel.”") == "petrel"


def test_an_example_is_cut_to_the_sentence_of_most_annotators(tmp_path: Path) -> None:
    context = "The Petrel sank. It was raised in 1921. Nobody drowned."
    starts = [context.index("1921"), context.index("in 1921"), 0]
    answers = {"text": ["1921", "in 1921", "The Petrel"], "answer_start": starts}
    row = {"source": "set", "question": "When?", "context": context, "answers": answers, "title": "Petrel"}
    with gzip.open(tmp_path / "reader.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(f"{json.dumps(row)}\n" * 3)
    examples = training(tmp_path, {"set": 2})
    assert (
        examples
        == [
            Example(
                question="When?",
                sentence="It was raised in 1921.",
                answers=("1921", "in 1921"),
                owner="Petrel",
                others=("The Petrel sank.", "Nobody drowned."),
                source="set",
            )
        ]
        * 2
    )


def test_parts_hold_still_and_are_all_used() -> None:
    parts = [part_of(str(number)) for number in range(200)]
    assert set(parts) == set(range(10))
    assert parts == [part_of(str(number)) for number in range(200)]


def test_the_fit_finds_what_tells_right_from_wrong() -> None:
    """The answer is always the date, so that clues of dates must come to outweigh all others."""
    days = range(1, 29)
    every = [
        laid("When did the ferry sink?", f"The ferry Petrel sank on March {day} off Aldmoor in 1921.")
        for day in days
    ]
    kept = [one for one in every if one]
    assert len(kept) == len(days)
    rights = [[text == f"March {day}" for text in one.texts] for day, one in zip(days, kept, strict=True)]
    numbers = frequent(kept, least=5)
    rows = [numbered(one, right, numbers) for one, right in zip(kept, rights, strict=True)] * 8
    weights = fit(rows, len(numbers), rounds=40, decay=0.01)
    for one, right in zip(kept, rights, strict=True):
        sums = [sum(weights[numbers[clue]] for clue in clues if clue in numbers) for clues in one.clues]
        assert right[int(np.argmax(sums))]


def test_nothing_is_laid_out_where_nothing_short_is_asked_for() -> None:
    assert laid("Did it sink?", "The ferry sank.") is None
    assert laid("Who sank?", "...") is None
