"""The marks of reported speech in a sentence: who, how much of it, and on which side."""

import pytest

from qa.speech.reported import statements
from qa.speech.verbs import verb_forms


def speakers(text: str) -> list[list[str]]:
    return [[one.name for one in statement.speakers] for statement in statements(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Kov said it rained.", ["Anna Kov"]),
        ("Anna Kov, the mayor of Orrin, said it rained.", ["Anna Kov"]),
        ("The mayor, Anna Kov, said it rained.", ["Anna Kov"]),
        ("Anna Kov, 43, who leads the council, said it rained.", ["Anna Kov"]),
        ("“It rained,” said Anna Kov, the mayor.", ["Anna Kov"]),
        ("It rained, according to Anna Kov.", ["Anna Kov"]),
        ("As the Orrin Post writes, it rained.", ["The Orrin Post"]),
        ("As reported by the Orrin Post, it rained.", ["Orrin Post"]),
        ("It rained, Reuters reported on Monday.", ["Reuters"]),
        ("The bridge, Reuters reported, will open.", ["Reuters"]),
        ("Anna Kov was quoted by Reuters as saying it rained.", ["Reuters", "Anna Kov"]),
        ("In an interview with the Orrin Post, Anna Kov said it rained.", ["Orrin Post", "Anna Kov"]),
        ("Anna Kov resigned and said it rained.", ["Anna Kov"]),
        ("Anna Kov resigned, saying it rained.", ["Anna Kov"]),
        ("Officials who attended the talks said it rained.", ["officials"]),
        ("The United Guard (UG) said it rained.", ["United Guard"]),
        ("Bridge to close for a year: council", ["council"]),
        ("The ministry defended the plan: “It will work and it will last.”", ["the ministry"]),
        ("It is alleged that the bridge was sold.", ["unnamed sources"]),
        ("Sources said it rained.", ["sources"]),
        ("Ann Lee met Anna Kov, the mayor, who said that it rained.", ["Anna Kov"]),
    ],
)
def test_who_says_it(text: str, names: list[str]) -> None:
    found = speakers(text)
    assert len(found) == 1
    assert [name.removeprefix("the ") for name in found[0]] == [
        name.removeprefix("the ").removeprefix("The ")
        if name.startswith("The ")
        else name.removeprefix("the ")
        for name in names
    ]


def test_a_source_is_named_apart() -> None:
    text = "Reuters, citing two officials, reported that it rained."
    cited = {one.speakers[0].name: one.cites for one in statements(text, 0, len(text))}
    assert cited == {"Reuters": False, "two officials": True}


def test_a_sentence_may_speak_of_the_one_before() -> None:
    text = "This was reported by Reuters with reference to two officials."
    first, second = statements(text, 0, len(text))
    assert (first.back, second.back, second.cites) == (True, False, True)


def test_two_speakers_share_a_sentence() -> None:
    text = "The company said sales fell, while analysts said they rose."
    first, second = statements(text, 0, len(text))
    assert text[first.start : first.end] == "The company said sales fell, "
    assert text[second.start : second.end] == "analysts said they rose."


def test_what_a_relative_clause_reports_is_only_that() -> None:
    text = "The cause was the speech of Anna Kov, who said that it rained."
    (statement,) = statements(text, 0, len(text))
    assert text[statement.start : statement.end] == "the speech of Anna Kov, who said that it rained."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It rained.",
        "He never said so.",
        "She declined to say.",
        "He found the boat.",
        "The reported cases fell.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert statements(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("form", "verb", "kind"),
    [
        ("said", "say", "past"),
        ("denies", "deny", "s"),
        ("admitted", "admit", "past"),
        ("writing", "write", "ing"),
        ("written", "write", "participle"),
        ("replied", "reply", "past"),
        ("conveys", "", ""),
    ],
)
def test_forms_of_verbs(form: str, verb: str, kind: str) -> None:
    assert verb_forms().get(form, ("", "")) == (verb, kind)


def test_women_who_hold_seats_say_nothing_and_a_court_that_holds_does() -> None:
    assert speakers("Women hold fewer seats than they did.") == []
    assert speakers("The court held that the law is void.") == [["the court"]]


def test_a_state_after_a_number_is_no_verb() -> None:
    assert speakers("In June, several state parties were thinking of it.") == []
    assert speakers("But critics state that it is closed.") == [["critics"]]
