"""How much of an answer a question wants."""

import pytest

from qa.extent import Extent, extent_of


@pytest.mark.parametrize(
    ("question", "extent"),
    [
        ("Which countries cannot agree?", Extent.LIST),
        ("Which newspapers reported it?", Extent.LIST),
        ("Which two northern towns were flooded?", Extent.LIST),
        ("What are the different types of boats?", Extent.LIST),
        ("What measures does the plan include?", Extent.LIST),
        ("Who were the main speakers?", Extent.LIST),
        ("List the items", Extent.LIST),
        ("Who else signed it?", Extent.LIST),
        ("Who is the mayor?", Extent.ONE),
        ("What does the mayor say?", Extent.ONE),
        ("Which bus crashed?", Extent.ONE),
        ("What is physics?", Extent.ONE),
        ("What news is there?", Extent.ONE),
        ("What causes floods?", Extent.ONE),
        ("What crisis hit the town?", Extent.ONE),
        ("When does the bus leave?", Extent.ONE),
        ("What was the toll?", Extent.ONE),
        ("Summarise the story", Extent.SUMMARY),
        ("Please summarize the report on the bridge.", Extent.SUMMARY),
        ("What is the report about?", Extent.SUMMARY),
        ("What are the main findings?", Extent.SUMMARY),
        ("Tell me about the bridge", Extent.SUMMARY),
        ("What did she write about the bridge?", Extent.ONE),
        ("", Extent.ONE),
    ],
)
def test_extents(question: str, extent: Extent) -> None:
    assert extent_of(question).extent is extent


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What is the difference between river ferries and sea ferries?", ({"river"}, {"sea"})),
        ("How do trams compare with buses?", ({"tram"}, {"buse"})),
        ("Compare the harbour with the bridge", ({"harbour"}, {"bridg"})),
        ("Which is longer, the bridge or the tunnel?", ({"bridg"}, {"tunnel"})),
    ],
)
def test_a_comparison_has_two_sides(question: str, sides: tuple[set[str], set[str]]) -> None:
    found = extent_of(question)
    assert (found.extent, tuple(map(set, found.sides))) == (Extent.COMPARISON, sides)


def test_nothing_is_compared_with_itself() -> None:
    assert extent_of("What is the difference between the bridge and the bridge?").sides == ()


@pytest.mark.parametrize(
    "text", ["what " * 5000, "which " + "a s" * 5000, "a, " * 5000, "difference between " * 800]
)
def test_long_questions_are_read(text: str) -> None:
    assert extent_of(text).extent in Extent  # what backtracks would run into the time limit of the suite
