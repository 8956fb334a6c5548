"""Follow-ups that give another time or place, against questions written out by hand."""

import pytest

from qa.answer import Turn
from qa.followups.circumstances import is_circumstance, time_of
from qa.followups.mentions import parsed
from qa.question import self_contained

BOTH = "How many people died in 2018 in Aldmoor?"
OTHER_WAY = "How many people died in Aldmoor in 2018?"


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (BOTH, "And in 2019?", "How many people died in 2019 in Aldmoor?"),
        (BOTH, "And in Bergen?", "How many people died in 2018 in Bergen?"),
        (BOTH, "In 2019?", "How many people died in 2019 in Aldmoor?"),
        (BOTH, "In Bergen?", "How many people died in 2018 in Bergen?"),
        (OTHER_WAY, "And in 2019?", "How many people died in Aldmoor in 2019?"),
        (OTHER_WAY, "And in Bergen?", "How many people died in Bergen in 2018?"),
        (OTHER_WAY, "2019?", "How many people died in Aldmoor in 2019?"),
        (OTHER_WAY, "And last year?", "How many people died in Aldmoor last year?"),
        ("Who sailed last year?", "And this year?", "Who sailed this year?"),
        ("Who sailed on 3 May 2018?", "On 4 June 2019?", "Who sailed on 4 June 2019?"),
        ("Who sailed to Orrin in May 2018?", "And in June?", "Who sailed to Orrin in June 2018?"),
        ("Who sailed on Monday?", "And on Tuesday?", "Who sailed on Tuesday?"),
        ("What did Theresa May say?", "And in June?", "What did Theresa May say in June?"),
        ("Who won the 2018 race in Norway?", "And in 2012?", "Who won the 2012 race in Norway?"),
        ("Did trade grow from 2010 to 2015?", "And from 2015 to 2020?", "Did trade grow from 2015 to 2020?"),
        ("Did trade grow in Orrin?", "And in 2019?", "Did trade grow in Orrin in 2019?"),
        ("Who sailed in 2018?", "In Bergen?", "Who sailed in 2018 in Bergen?"),
    ],
)
def test_a_time_or_place_takes_the_place_of_one(before: str, question: str, expected: str) -> None:
    assert self_contained(question, [Turn(before, "")]) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Who sailed from Orrin to Aldmoor?", "And from Bergen?", "Who sailed from Bergen to Aldmoor?"),
        ("Who sailed from Orrin to Aldmoor?", "And to Bergen?", "Who sailed from Orrin to Bergen?"),
        ("Who spoke to Lindt?", "To Orso?", "Who spoke to Orso?"),
        ("What was said about Lindt?", "In Bergen?", "What was said about Lindt in Bergen?"),
        ("Who died in the capital in 2018?", "And in Bergen?", "Who died in Bergen in 2018?"),
        ("How many died in aldmoor in 2018?", "and in bergen?", "How many died in bergen in 2018?"),
        ("Who is the mayor of Aldmoor?", "And in Bergen?", "Who is the mayor of Bergen?"),
        ("When did the Battle of Orrin end?", "In Bergen?", "When did the Battle of Orrin end in Bergen?"),
        (
            "What happened before the war?",
            "And after the war?",
            "What happened after the war?",
        ),
    ],
)
def test_prepositions_tell_which_phrase_is_meant(before: str, question: str, expected: str) -> None:
    assert self_contained(question, [Turn(before, "")]) == expected


def test_years_in_a_row_keep_the_place() -> None:
    chat = [Turn(OTHER_WAY, ""), Turn("And in 2019?", ""), Turn("In Bergen?", "")]
    assert self_contained("And in 2020?", chat) == "How many people died in Bergen in 2020?"


@pytest.mark.parametrize("fragment", ["in 2019", "2019?", "last year", "in Bergen?", "near the harbour"])
def test_circumstances(fragment: str) -> None:
    assert is_circumstance(parsed(fragment))


@pytest.mark.parametrize(
    "fragment", ["", "Bergen?", "in Bergen it rained", "Why 1989?", "2020 race", "by whom?"]
)
def test_no_circumstances(fragment: str) -> None:
    assert not is_circumstance(parsed(fragment))


def test_a_time_is_found_with_its_preposition_and_not_within_more() -> None:
    assert time_of("in May 2019") is not None
    assert time_of("the race in May 2019") is None
