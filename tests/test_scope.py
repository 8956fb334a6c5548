"""Whom and what time a question asks about, and what that is worth to a sentence."""

from datetime import date

import pytest

from index.documents import Document, Hit, Passage
from index.sentences import Span, sentences
from qa.scope import Scope, scope_of

TODAY = date(2031, 5, 20)


def place(text: str, published: str | None = None, source: str = "a.txt") -> tuple[Document, Span]:
    metadata = {"published": published} if published else {}
    document = Document(text, source, metadata=metadata)
    return document, sentences(text, 0, len(text))[0]


def hit(document: Document) -> Hit:
    return Hit(Passage(document, 0, len(document.text)), 1.0, 1.0, 1, 1.0, 1)


def test_a_question_without_limits_favours_nothing() -> None:
    scope = scope_of("Who paid for the bridge?", TODAY)
    assert scope == Scope()
    assert scope.favours([place("Orrin paid."), place("It was said by the Courier.")]) == [0, 0]
    assert scope.searched("Who paid?") == "Who paid?"
    assert scope.where({"language": "en"}) == {"language": "en"}


def test_sentences_of_the_voice_asked_for_are_favoured() -> None:
    own, other = (
        place("The Orrin Courier reported that the bridge is closed."),
        place("The bridge is closed."),
    )
    courier, silent = scope_of("What did the Orrin Courier report?", TODAY).favours([own, other])
    assert courier > silent


def test_where_nobody_speaks_with_that_voice_all_are_as_good_as_before() -> None:
    scope = scope_of("What did the Northern Post report?", TODAY)
    assert scope.favours([place("The bridge is closed."), place("Snow fell.")]) == [0, 0]


def test_sentences_of_the_time_asked_about_are_favoured() -> None:
    scope = scope_of("What happened to the ferry in March 2030?", TODAY)
    of_it, of_another = scope.favours(
        [place("In March 2030 the ferry sank."), place("In May 2029 it sailed.")]
    )
    assert of_it > of_another


def test_the_latest_favours_the_newest_and_the_first_the_oldest() -> None:
    places = [
        place("Nine died.", "2030-01-02"),
        place("Ten died.", "2030-01-05", "b.txt"),
        place("Some died."),
    ]
    newest = scope_of("What is the latest death toll?", TODAY).favours(places)
    assert newest[1] > newest[2] > newest[0]
    oldest = scope_of("What death toll was first reported?", TODAY).favours(places)
    assert oldest[0] > oldest[2] > oldest[1]


def test_a_time_of_publication_is_a_filter_and_not_searched_for() -> None:
    question = "What do articles from 2029 say about the bridge?"
    scope = scope_of(question, TODAY)
    assert scope.where(None) == {"published": ("2029-01-01", "2029-12-31")}
    assert scope.where({"published": "2028"}) == {"published": "2028"}
    assert "2029" not in scope.searched(question)
    assert "bridge" in scope.searched(question)


def test_the_time_of_an_event_is_looked_up_in_the_passages() -> None:
    document, _ = place("Rain fell. The election was held on 3 May 2030.")
    scope = scope_of("What did the mayor promise before the election?", TODAY)
    assert scope.period is not None
    assert scope.period.event is not None
    settled = scope.settled([hit(document)])
    assert settled.period is not None
    assert settled.period.last == "2030-05-02"
    assert scope.settled([hit(place("Rain fell.")[0])]) == scope


@pytest.mark.parametrize("question", ["", "?", "Who?", "in in in", "\ud800"])
def test_odd_questions_have_some_scope(question: str) -> None:
    assert isinstance(scope_of(question, TODAY), Scope)


def kept(question: str, *places: tuple[Document, Span]) -> list[bool]:
    keeps = scope_of(question, TODAY).keeps(places)
    return [keeps(*place) for place in places]


OWN = place("The Orrin Courier reported that nine died.", source="own")
OTHER = place("The Northern Post reported that twelve died.", source="other")


def test_what_others_say_is_outside_the_scope_of_a_voice() -> None:
    assert kept("How many died, according to the Orrin Courier?", OWN, OTHER) == [True, False]
    assert kept("How many died?", OWN, OTHER) == [True, True]


def test_a_voice_that_is_not_heard_limits_nothing() -> None:
    assert kept("How many died, according to the Southern Star?", OWN, OTHER) == [True, True]


def test_what_speaks_of_other_times_is_outside_the_scope_of_a_time() -> None:
    march, may = place("In March 2030 nine died.", source="a"), place("In May 2029 twelve died.", source="b")
    assert kept("How many died in March 2030?", march, may) == [True, False]
    assert kept("How many died in March 2027?", march, may) == [True, True]
    assert kept("How many died, at the latest count?", march, may) == [True, True]


def test_a_census_speaks_where_it_is_named() -> None:
    of_it = place("As of the 2020 census, Orrin had 900 inhabitants.", source="a")
    stated = place("According to the 2020 census, Orrin had 901 inhabitants.", source="b")
    other = place("Orrin had 1,200 inhabitants, the mayor said.", source="c")
    question = "How many inhabitants does Orrin have, according to the 2020 census?"
    assert kept(question, of_it, stated, other) == [True, True, False]
