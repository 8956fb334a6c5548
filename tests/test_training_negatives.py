"""Made negatives: each changes what it says it changes, and nothing else; decoys keep their answer."""

import random
from dataclasses import replace

import pytest

from training.details import (
    change_date,
    change_name,
    change_negation,
    change_number,
    change_opposite,
    names,
    swap_names,
)
from training.examples import Example
from training.lexicon import change_kind, reword
from training.negatives import answer_removed, changed_question, renamed, reworded

PASSAGE = (
    "Ann Miller founded the Harbour School in 1931 together with Carl Brandt. The school opened with twelve "
    "pupils on a Monday in March. In 1946 it moved to Eastvale, where the largest hall was built by Otto "
    "Lind. It was closed in 1972 because the town had too few children. Today it is a museum of glass."
)


def example(question: str, answer: str) -> Example:
    start = PASSAGE.index(answer)
    span = (start, start + len(answer))
    return Example("made", question, PASSAGE, answer=span, focus=span, relevant=True)


FOUNDED = example("Who founded the Harbour School in 1931?", "Ann Miller")
HALL = example("Who built the largest hall in Eastvale?", "Otto Lind")


def chances() -> list[random.Random]:
    return [random.Random(seed) for seed in range(40)]


def test_names_leave_out_the_ordinary_word_that_begins_a_sentence() -> None:
    text = "In Eastvale, the Bank of England lent Ann Miller money. The school closed."
    assert [text[start:end] for start, end in names(text)] == ["Eastvale", "Bank of England", "Ann Miller"]


def test_a_changed_name_is_another_name_of_the_passage() -> None:
    for chance in chances():
        change = change_name(HALL.first, PASSAGE, chance)
        assert change is not None
        assert change.old in HALL.first
        assert change.old not in change.text
        assert change.new in PASSAGE
        assert change.text == HALL.first.replace(change.old, change.new)


def test_a_changed_number_is_another_number() -> None:
    for chance in chances():
        change = change_number("It cost 1,250 crowns.", "", chance)
        assert change is not None
        assert change.old == "1,250"
        assert change.new != "1,250"
        assert len(change.new) == 5


def test_a_changed_date_stays_a_month_or_a_weekday() -> None:
    change = change_date("It opened in March.", "", random.Random(1))
    assert change is not None
    assert change.old == "March"
    assert change.new not in ("March", "Monday")


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [("Who was last?", "last", "first"), ("Prices fell.", "fell", "rose"), ("Most agreed.", "Most", "Least")],
)
def test_an_opposite_is_put_in_a_words_place(text: str, old: str, new: str) -> None:
    changes = [change_opposite(text, "", chance) for chance in chances()]
    assert any(change and (change.old, change.new) == (old, new) for change in changes)


def test_a_negation_is_put_in_or_taken_out() -> None:
    for chance in chances():
        change = change_negation("Who did sign it?", "", chance)
        assert change is not None
        assert change.text in ("Who didn't sign it?", "Who did not sign it?", "Who did never sign it?")
        undone = change_negation("Who didn't sign it?", "", chance)
        assert undone is not None
        assert undone.text == "Who did sign it?"


def test_swapped_names_change_places() -> None:
    change = swap_names("When did Ann Miller pay Otto Lind?", "", random.Random(0))
    assert change is not None
    assert change.text == "When did Otto Lind pay Ann Miller?"


def test_a_word_of_the_same_kind_is_no_synonym() -> None:
    for chance in chances():
        change = change_kind("the yellow boat", "", chance)
        assert change is not None
        assert change.new not in reword(change.old, 1, chance)
        assert change.text == "the yellow boat".replace(change.old, change.new)


def test_a_changed_question_has_no_answer_and_keeps_its_passage() -> None:
    kinds = set()
    for chance in chances():
        made = changed_question(FOUNDED, PASSAGE, chance)
        assert made is not None
        assert made.first != FOUNDED.first
        assert made.second == FOUNDED.second
        assert (made.answer, made.no_answer, made.relevant) == (None, True, False)
        kinds.add(made.source)
    assert {"made_question_name", "made_question_number"} <= kinds


def test_no_changed_question_asks_for_what_the_answers_sentence_says_too() -> None:
    for chance in chances():
        made = changed_question(FOUNDED, PASSAGE, chance)
        assert made is not None
        assert "Carl Brandt" not in made.first


def test_the_answer_is_gone_from_a_passage_without_it() -> None:
    made = answer_removed(replace(FOUNDED))
    assert made is not None
    assert "Ann Miller" not in made.second
    assert "Otto Lind" in made.second
    assert made.no_answer


def test_a_passage_that_would_be_too_short_without_its_answer_is_left_alone() -> None:
    assert answer_removed(Example("made", "Who?", "Ann came.", answer=(0, 3), focus=(0, 3))) is None


def test_a_decoy_changes_question_and_passage_alike_and_keeps_its_answer() -> None:
    for chance in chances():
        made = renamed(HALL, "In the end Dora Quist and Emil Vane met in Westport.", chance)
        assert made is not None
        assert made.answer is not None
        assert made.second[slice(*made.answer)] == "Otto Lind"
        assert "Eastvale" not in made.first + made.second
        assert made.relevant


def test_a_reworded_question_keeps_its_answer() -> None:
    asked = replace(FOUNDED, first="Who quickly founded the school?")
    made = reworded(asked, random.Random(0))
    assert made is not None
    assert made.first != asked.first
    assert (made.answer, made.second) == (asked.answer, asked.second)
