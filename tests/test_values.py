"""What the sources say, value by value."""

from collections.abc import Sequence

from index.documents import Document, Hit, Passage
from qa.candidates import Asked
from qa.values import Value, values
from tests.words import Texts

QUESTION = "How many sailors drowned when the Petrel sank?"


def document(text: str, source: str, published: str | None = None, publisher: str | None = None) -> Document:
    named = {"published": published, "publisher": publisher}
    return Document(text, source, metadata={name: value for name, value in named.items() if value})


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
