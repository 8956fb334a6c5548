"""What the sources say, value by value."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from index.documents import Document, Hit, Passage
from index.sentences import Span
from qa.candidates import Asked
from qa.values import MOST, Value, values
from tests.words import Texts

QUESTION = "How many sailors drowned when the Petrel sank?"


def document(
    text: str,
    source: str,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
) -> Document:
    named = {"published": published, "publisher": publisher}
    return Document(text, source, title, {name: value for name, value in named.items() if value})


def hit(one: Document, copies: Sequence[Document] = ()) -> Hit:
    others = tuple(Passage(copy, 0, len(copy.text)) for copy in copies)
    return Hit(Passage(one, 0, len(one.text)), 0.5, 0.5, 1, 3.0, 1, others)


def found(*hits: Hit, question: str = QUESTION) -> dict[str, Value]:
    asked = Asked(question, Texts(*(one.text for one in hits)))
    return {value.text: value for value in values(asked, hits)}


MONDAY = document(
    "When the Petrel sank, 31 sailors drowned. The bell rang.", "wire/1", "2021-03-01", "Gazette"
)
TUESDAY = document("Forty-seven sailors drowned when the Petrel sank.", "wire/2", "2021-03-02", "Herald")


def test_each_value_with_its_sources_newest_first() -> None:
    shown = found(hit(MONDAY), hit(TUESDAY))
    assert list(shown) == ["Forty-seven", "31"]
    assert [one.document for one in shown["31"].statements] == [MONDAY]
    assert [one.document for one in shown["Forty-seven"].statements] == [TUESDAY]
    assert shown["31"].published == "2021-03-01"
    assert not any(value.superseded or value.corrects for value in shown.values())


def test_values_and_sentences_are_verbatim() -> None:
    for value in found(hit(MONDAY), hit(TUESDAY)).values():
        for one in value.statements:
            assert one.value in one.sentence
            assert one.document.text[one.value_start : one.value_end] == one.value


def test_equal_values_are_one_however_written() -> None:
    later = document("In all 47 sailors drowned when the Petrel sank.", "wire/3", "2021-03-04")
    shown = found(hit(TUESDAY), hit(later))
    assert len(shown) == 1
    (value,) = shown.values()
    assert [one.document for one in value.statements] == [later, TUESDAY]
    assert (value.documents, value.origins) == (2, 2)


def test_copies_of_a_story_are_one_origin() -> None:
    copies = [document(MONDAY.text, f"copy/{number}") for number in range(2)]
    reprint = document("When the Petrel sank, 31 sailors drowned, it is said.", "reprint")
    (value,) = found(hit(MONDAY, copies), hit(reprint)).values()
    assert (value.documents, value.origins) == (4, 1)


def test_a_value_that_its_source_takes_back() -> None:
    text = "An earlier version of this story said that 31 sailors drowned when the Petrel sank."
    shown = found(hit(document(text, "note", "2021-03-05", "Gazette")), hit(TUESDAY))
    assert shown["31"].superseded
    assert "Gazette" in shown["31"].note
    assert not shown["Forty-seven"].superseded


def test_a_correction_takes_the_place_of_what_it_names() -> None:
    text = "Not 31 but 47 sailors drowned when the Petrel sank, the mayor said."
    shown = found(hit(MONDAY), hit(document(text, "wire/4", "2021-03-03", "Herald")))
    assert shown["31"].superseded
    assert shown["47"].corrects
    assert not shown["47"].superseded


def test_an_update_replaces_what_is_older() -> None:
    text = "The number of sailors who drowned when the Petrel sank has risen to 47."
    shown = found(hit(MONDAY), hit(document(text, "wire/5", "2021-03-06", "Herald")))
    assert shown["31"].superseded
    assert "Herald" in shown["31"].note
    assert shown["47"].corrects


def test_an_older_document_corrects_no_newer_one() -> None:
    text = "The number of sailors who drowned when the Petrel sank has risen to 12."
    shown = found(hit(MONDAY), hit(document(text, "wire/0", "2021-02-27", "Herald")))
    assert not shown["31"].superseded


FLOOD = "How many people drowned in the flood in Brack?"


@pytest.mark.parametrize(
    ("text", "published", "superseded"),
    [
        ("The number of people who drowned in the flood in Brack has risen to 31.", "2020-05-06", False),
        ("Update: 31 people drowned in the flood in Brack.", "2020-05-06", False),
        ("The number of people who drowned in the flood in Brack has risen to 31.", "2014-07-03", True),
        ("Update: 31 people drowned in the flood in Brack.", "2014-07-03", True),
    ],
)
def test_an_update_on_another_event_replaces_nothing(text: str, published: str, superseded: bool) -> None:
    old = document("In the flood in Brack 90 people drowned.", "a", "2014-07-01", "Gazette", "Flood in Brack")
    new = document(text, "b", published, "Gazette", "Flood in Brack")
    shown = found(hit(old), hit(new), question=FLOOD)
    assert shown["90"].superseded is superseded
    assert shown["90"].current is not superseded
    assert shown["31"].current


@pytest.mark.parametrize(
    ("old", "new", "superseded"),
    [
        ("2014-07", "2014-07-20", True),
        ("2014-07-01", "2014-09", False),
        ("2014", "2014-07-20", True),
        ("2013", "2014-07-20", False),
        ("2014-07-01", "2014-07-31", True),
        ("2014-07-01", "2014-08-01", False),
    ],
)
def test_how_near_in_time_two_publishers_are(old: str, new: str, superseded: bool) -> None:
    """A month at most, a date to the month being its middle, one to the year the whole of it."""
    first = document("In the flood in Brack 90 people drowned.", "a", old, "Gazette")
    text = "The number of people who drowned in the flood in Brack has risen to 131."
    shown = found(hit(first), hit(document(text, "b", new, "Herald")), question=FLOOD)
    assert shown["90"].superseded is superseded


def test_a_minus_belongs_to_the_value() -> None:
    hits = [
        hit(document(f"The temperature in Brack on the night of the storm was {number} degrees.", number))
        for number in ("-5", "5")
    ]
    question = "What was the temperature in Brack on the night of the storm?"
    asked = Asked(question, Texts(*(one.text for one in hits)))
    best = [value.statements for value in values(asked, hits) if "5" in value.text]
    assert [len(statements) for statements in best] == [1, 1]


def test_a_year_of_its_own_makes_another_event() -> None:
    old = document("In the flood in Brack of 2009, 90 people drowned.", "a", "2014-07-01", "Gazette")
    text = "The number of people who drowned in the flood in Brack of 2014 has risen to 31."
    shown = found(hit(old), hit(document(text, "b", "2014-07-03", "Gazette")), question=FLOOD)
    assert shown["90"].current


def test_what_one_document_takes_back_another_event_keeps() -> None:
    old = document("In the flood in Brack 90 people drowned.", "a", "2014-07-01", "Gazette")
    text = "The number of people who drowned in the flood in Brack has risen to 120, up from 90."
    later = found(hit(old), hit(document(text, "b", "2014-07-02", "Herald")), question=FLOOD)
    other = found(hit(old), hit(document(text, "b", "2020-05-06", "Herald")), question=FLOOD)
    assert not later["90"].current
    assert other["90"].current


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "At least 31 sailors drowned when the Petrel sank.",
            "At most 31 sailors drowned when the Petrel sank.",
        ),
        (
            "More than 31 sailors drowned when the Petrel sank.",
            "Fewer than 31 sailors drowned when she sank.",
        ),
    ],
)
def test_values_that_contradict_each_other_stay_apart(one: str, other: str) -> None:
    hits = [hit(document(one, "a")), hit(document(other, "b"))]
    stated = values(Asked(QUESTION, Texts(one, other)), hits)
    assert [len(value.statements) for value in stated] == [1, 1]


def test_a_bound_does_not_keep_a_value_from_the_plain_one() -> None:
    (value,) = found(hit(MONDAY), hit(document("At least 31 sailors drowned on the Petrel.", "b"))).values()
    assert value.documents == 2


def test_only_sentences_within_the_scope_are_read() -> None:
    def allowed(one: Document, span: Span) -> bool:
        return "mayor" in one.text[span.start : span.end]

    text = "The mayor said 47 sailors drowned when the Petrel sank. A diver said 12 sailors drowned."
    hits = [hit(MONDAY, [document(MONDAY.text, "copy")]), hit(document(text, "wire/9"))]
    asked = Asked(QUESTION, Texts(*(one.text for one in hits)))
    assert {value.text for value in values(asked, hits)} >= {"31", "47"}
    assert [value.text for value in values(asked, hits, allowed=allowed)] == ["47"]
    assert values(asked, hits, allowed=lambda one, span: False) == ()


def test_a_document_that_says_the_same_more_exactly_is_quoted_for_both() -> None:
    text = "The Petrel sank in 1921. In the end the Petrel sank on 3 May 1921, off Aldmoor."
    (value,) = found(hit(document(text, "log")), question="When did the Petrel sink?").values()
    assert {one.value for one in value.statements} == {"1921", "3 May 1921"}
    assert value.documents == 1


def test_no_two_values_are_readings_of_one_place() -> None:
    text = "The harbour of Aldmoor was opened by King Olaf and Queen Marta of Tarn."
    shown = found(hit(document(text, "yard")), question="Who opened the harbour of Aldmoor?")
    places = sorted((one.value_start, one.value_end) for value in shown.values() for one in value.statements)
    assert len(places) > 1
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_what_is_of_the_sort_asked_for_goes_first() -> None:
    """The name of the sport stands in a sentence that says little else of the question."""
    text = (
        "Amara Oduya is associated with the Lenna Wanderers of Orrin and with Ben Lind. "
        "Oduya won three medals in rowing."
    )
    shown = found(hit(document(text, "life")), question="What sport is Amara Oduya associated with?")
    best = max(shown.values(), key=lambda value: value.statements[0].weight)
    assert best.text == "rowing"


def test_sentences_without_any_value_stand_in_nobodys_way() -> None:
    text = (
        "The mill of Brack was built by the county. Everybody knows the mill of Brack. "
        "The mill of Brack is built of stone. It was built in 1733."
    )
    assert list(found(hit(document(text, "mill")), question="When was the mill of Brack built?")) == ["1733"]


def test_at_most_ten_values_the_strongest() -> None:
    hits = [
        hit(document(f"When the Petrel sank, {number} sailors drowned.", f"wire/{number}"))
        for number in range(31, 91, 5)
    ]
    asked = Asked(QUESTION, Texts(*(one.text for one in hits)))
    shown = values(asked, hits)
    assert len(hits) > len(shown) == MOST


def test_copies_outside_the_scope_are_left_out() -> None:
    copies = [document(MONDAY.text, "copy/1"), document(MONDAY.text, "copy/2")]
    asked = Asked(QUESTION, Texts(MONDAY.text))
    (value,) = values(asked, [hit(MONDAY, copies)], allowed=lambda one, span: one.source != "copy/1")
    assert {one.document.source for one in value.statements} == {"wire/1", "copy/2"}


def test_what_is_beside_the_point_is_left_out() -> None:
    other = document("The library of Brack lent 612 books in the spring of 1999.", "brack")
    assert list(found(hit(MONDAY), hit(other))) == ["31"]


def test_nothing_where_no_short_answer_is_asked_for() -> None:
    assert found(hit(MONDAY), question="Did the Petrel sink?") == {}
    assert found() == {}


def test_odd_documents_do_no_harm() -> None:
    odd = [
        document(text, f"odd/{n}")
        for n, text in enumerate(["x", "((((", "31 " * 5000, "\u202e 47 \u202c", "?"])
    ]
    assert isinstance(found(*map(hit, odd)), dict)
