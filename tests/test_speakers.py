"""Phrases, and whom they name: kind, name, role, and what has to be looked for elsewhere."""

import pytest

from qa.speech.speakers import Mention, anyone, mentions
from qa.speech.wording import phrase_after, phrase_before, tokens_of


def named(text: str) -> list[Mention]:
    tokens = tokens_of(text, 0, len(text))
    return mentions(tokens, 0, phrase_after(tokens, 0), text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("the American newspaper The Orrin Post with reference to", "The Orrin Post", "publication"),
        ("the Financial Herald on Monday", "Financial Herald", "publication"),
        ("BBC Sport that", "BBC Sport", "publication"),
        ("Finance Minister Lena Orsk told", "Lena Orsk", "person"),
        ("President of Ostrava Pavel Anders said", "Pavel Anders", "person"),
        ("Dr. Hugo Fenn, who", "Hugo Fenn", "person"),
        ("a student named Wong said", "Wong", "person"),
        ("Martin Luther King Jr. said", "Martin Luther King Jr", "person"),
        ("the Ministry of Health of Ostrava", "Ministry of Health of Ostrava", "organisation"),
        ("the Orrin Sheriff's Office said", "Orrin Sheriff's Office", "organisation"),
        ("NATO in May", "NATO", "organisation"),
        ("a police spokesman said", "a police spokesman", "organisation"),
        ("unnamed European officials.", "unnamed European officials", "unnamed"),
        ("people familiar with the matter", "people familiar with the matter", "unnamed"),
        ("two officials briefed on the talks said", "two officials briefed on the talks", "unnamed"),
        ("its own sources that", "its own sources", "unnamed"),
        ("a study in the lancet", "a study in the lancet", "report"),
        ("the authors found", "the authors", "report"),
        ("a spokesman for West Orrin Police said", "a spokesman for West Orrin Police", "organisation"),
        ("the Ostrava Commission on River Ports said", "Ostrava Commission on River Ports", "organisation"),
        ("the Centers for River Health said", "Centers for River Health", "organisation"),
        ("Transport for Orrin told", "Transport for Orrin", "organisation"),
        ("Kov for Reuters", "Kov", "organisation"),
        ("the Harbour Guard on Telegram", "Harbour Guard", "organisation"),
        ("the 14th Amendment", "14th Amendment", "organisation"),
        ("Member of Parliament Ida Lorn said", "Ida Lorn", "person"),
        ("a Republican said", "a Republican", "unnamed"),
        ("reports say", "reports", "unnamed"),
        ("Kov and", "Kov", "organisation"),
        ("Findings suggested", "Findings", "report"),
    ],
)
def test_who_is_named(text: str, name: str, kind: str) -> None:
    (mention,) = named(text)
    assert (mention.name, mention.kind.value) == (name, kind)
    assert text[mention.start : mention.end].startswith(mention.name[:3])


@pytest.mark.parametrize(
    "text",
    [
        "plan and schedule",
        "the law",
        "security reasons",
        "rain",
        "",
        ", said",
        "you said",
        "no official said",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("she said", "person"),
        ("they say", "group"),
        ("it said", "thing"),
        ("Kov said", "surname"),
        ("the minister said", "office"),
        ("the newspaper writes", "medium"),
        ("the report says", "report"),
        ("the company said", "body"),
        ("the officials said", "people"),
    ],
)
def test_what_has_to_be_looked_for(text: str, stands_for: str) -> None:
    (mention,) = named(text)
    assert mention.stands_for == stands_for


def test_a_newspaper_and_its_sources_are_two() -> None:
    text = "the newspaper's sources say"
    assert [mention.kind.value for mention in named(text)] == ["publication", "unnamed"]


def test_what_carries_words_gives_way_to_whose_they_are() -> None:
    (mention,) = named("the information of the propaganda channel Varn Today, the")
    assert (mention.name, mention.unreliable) == ("Varn Today", True)
    assert mention.role == "propaganda channel"


def test_a_phrase_is_read_backwards_too() -> None:
    text = "On Monday the mayor of Orrin said"
    tokens = tokens_of(text, 0, len(text))
    first = phrase_before(tokens, len(tokens) - 1)
    assert text[tokens[first].start :] == "the mayor of Orrin said"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("the ranger", "person"), ("a ranger", "unnamed"), ("the sign", "report"), ("rain", None)],
)
def test_somebody_on_no_list(text: str, kind: str | None) -> None:
    tokens = tokens_of(text, 0, len(text))
    found = anyone(tokens, 0, len(tokens), text)
    assert [mention.kind.value for mention in found] == ([kind] if kind else [])


def read_whole(text: str) -> list[str]:
    """The names of a phrase all of whose words are given."""
    tokens = tokens_of(text, 0, len(text))
    return [mention.name for mention in mentions(tokens, 0, len(tokens), text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Afterwards Trask", ["Trask"]),
        ("And Anna Kov", ["Anna Kov"]),
        ("Saturday Ivo Lenk", ["Ivo Lenk"]),
        ("Saturday Evening Post", ["Saturday Evening Post"]),
        ("First Minister Ida Lorn", ["Ida Lorn"]),
        ("According to The Orrin Post", ["The Orrin Post"]),
        ("Once I", ["I"]),
        ("maybe the neighbours", ["the neighbours"]),
        ("a guest on his", ["a guest"]),
        ("a protester using", ["a protester"]),
        ("officials from the", ["officials"]),
        ("voters who have been so", ["voters"]),
        ("their minds and several", ["several"]),
        ("officials briefed on the talks", ["officials briefed on the talks"]),
        ("people close to the court", ["people close to the court"]),
        ("Kov and others in the party", ["Kov and others in the party"]),
        ("WHO", ["WHO"]),
    ],
)
def test_a_name_is_read_without_what_stands_around_it(text: str, names: list[str]) -> None:
    assert read_whole(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "According", "Meanwhile", "Citing", "Um", "October", "First", "You've", "the highly contested",
        "Vice Presidents", "Varn and I", "unlike most", "to parliament", "the project's mailing", "local",
    ],
)  # fmt: skip
def test_what_is_no_name_names_nobody(text: str) -> None:
    assert read_whole(text) == []


@pytest.mark.parametrize(
    "text", ["Winner of the cup", "Part of the plan", "Associates of the king", "Projections by the union"]
)
def test_the_capital_of_a_sentence_makes_no_name(text: str) -> None:
    assert read_whole(text) == []


@pytest.mark.parametrize(
    "text",
    ["voters in those", "the ballot in 18", "patients from five different", "colleagues to the", "in all"],
)
def test_what_needs_a_noun_is_no_subject(text: str) -> None:
    tokens = tokens_of(text + " states", 0, len(text) + 7)
    assert phrase_before(tokens, len(tokens) - 1) == len(tokens) - 1


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A few days later the council said", "the council"),
        ("Residents told the press the officers said", "the officers"),
        ("The judge presiding over the case said", "The judge presiding over the case"),
        ("State officers supporting the law said", "State officers supporting the law"),
        ("Half the ministers of the union said", "Half the ministers of the union"),
    ],
)
def test_an_article_begins_another_phrase(text: str, phrase: str) -> None:
    tokens = tokens_of(text, 0, len(text))
    first = phrase_before(tokens, len(tokens) - 1)
    assert text[tokens[first].start : tokens[-2].end] == phrase
