"""What a question asks for, and whether a sentence holds a thing of that kind."""

import pytest

from index.lexical import terms
from qa.kinds import Kind, focus_of, holds, kind_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many ships sank?", Kind.NUMBER),
        ("What percentage of the crew survived?", Kind.NUMBER),
        ("What was the price of the bridge?", Kind.NUMBER),
        ("When did the bridge open?", Kind.TIME),
        ("In which year did it open?", Kind.YEAR),
        ("On what day did it open?", Kind.DAY),
        ("In which century did it open?", Kind.TIME),
        ("Who paid for the bridge?", Kind.PERSON),
        ("Whose ship sank?", Kind.PERSON),
        ("Where is Aldmoor?", Kind.PLACE),
        ("In which city did they meet?", Kind.PLACE),
        ("Why was the road closed?", Kind.REASON),
        ("What was the reason for the delay?", Kind.REASON),
        ("What did the mayor open?", Kind.OTHER),
        ("Is the bridge open?", Kind.OTHER),
        ("Who knows how many ships sank?", Kind.PERSON),
        ("", Kind.OTHER),
    ],
)
def test_kind_of(question: str, kind: Kind) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Kind.NUMBER, "The bridge cost 3.5 million crowns."),
        (Kind.NUMBER, "Some twelve ships sank."),
        (Kind.NUMBER, "Twelve ships sank."),
        (Kind.TIME, "It opened on February 11."),
        (Kind.TIME, "It opened on Monday."),
        (Kind.TIME, "The bridge dates from the 12th century."),
        (Kind.TIME, "It had opened two years before."),
        (Kind.DAY, "It opened on February 11."),
        (Kind.DAY, "It opened on 1 March 2031, at noon."),
        (Kind.DAY, "It opened on Monday."),
        (Kind.YEAR, "It opened in 1921."),
        (Kind.PERSON, "It was paid for by Ida Holm."),
        (Kind.PERSON, "It was paid for by officials."),
        (Kind.PLACE, "They met in Aldmoor."),
        (Kind.PLACE, "They met on the coast."),
        (Kind.REASON, "It was closed because of ice."),
        (Kind.OTHER, "It was closed."),
    ],
)
def test_a_sentence_that_holds_a_thing_of_the_kind(kind: Kind, sentence: str) -> None:
    assert holds(kind, sentence, set())


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Kind.NUMBER, "The bridge was dear."),
        (Kind.NUMBER, "It is open from 10 am to 5 p.m., on Friday to 19:40."),
        (Kind.TIME, "The bridge may open."),
        (Kind.DAY, "It opened at 17:42, in March."),
        (Kind.YEAR, "It opened on 1 March."),
        (Kind.PERSON, "Ships sank."),
        (Kind.PLACE, "Ships sank."),
        (Kind.REASON, "Ships sank."),
    ],
)
def test_a_sentence_that_holds_none(kind: Kind, sentence: str) -> None:
    assert not holds(kind, sentence, set())


def test_what_the_question_names_is_not_what_it_asks_for() -> None:
    known = set(terms("Who met Ida Holm in 1921?"))
    assert not holds(Kind.PERSON, "In a house by the quay was Ida Holm.", known)
    assert holds(Kind.PERSON, "In a house by the quay Ida Holm met Jon Brask.", known)
    assert not holds(Kind.NUMBER, "It was in 1921.", known)


@pytest.mark.parametrize(
    ("question", "focus"),
    [
        ("Which newspapers reported it?", {"newspap"}),
        ("How many ships sank?", {"ship"}),
        ("What is the price of fish?", {"price"}),
        ("What is a ferry?", set()),
        ("What did he say?", set()),
        ("Who sank?", set()),
    ],
)
def test_the_noun_that_the_answer_is_one_of(question: str, focus: set[str]) -> None:
    assert focus_of(question) == focus
