"""Which sentences are quoted: as many as the question wants, both sides of a comparison, nothing twice."""

from dataclasses import replace

from index.documents import Document, Hit, Passage
from qa.candidates import sentences_of
from qa.extent import Asks, Extent
from qa.selection import Candidate, Quote, chosen
from tests.signs import SIGNS

ONE = Asks(Extent.ONE)
LIST = Asks(Extent.LIST)
TOWNS = Document(
    "Aldmoor was flooded. Skarn drowned. Orrin sank. Brenn was cut off. Lenna lost power. It hurt.", "t.txt"
)


def candidates(document: Document, *scores: float) -> list[Candidate]:
    hit = Hit(Passage(document, 0, len(document.text)), 1.0, 1.0, 1, 1.0, 1)
    found = zip(sentences_of([hit]), scores, strict=False)
    return sorted((Candidate(one, SIGNS, score) for one, score in found), key=lambda one: -one.score)


def texts(quotes: list[Quote]) -> list[str]:
    return [quote.document.text[quote.start : quote.end] for quote in quotes]


def test_one_thing_gets_three_sentences_a_list_five() -> None:
    found = candidates(TOWNS, 5, 4.9, 4.8, 4.7, 4.6)
    assert len(chosen(found, ONE, most=3, margin=1)) == 3
    assert len(chosen(found, LIST, most=3, margin=1)) == 5


def test_further_items_of_a_list_may_lie_further_below_the_best() -> None:
    found = candidates(TOWNS, 5, 3.6)
    assert len(chosen(found, ONE, most=3, margin=1)) == 1
    assert len(chosen(found, LIST, most=3, margin=1)) == 2


def test_both_sides_of_a_comparison_are_quoted_however_far_below() -> None:
    found = candidates(TOWNS, 5, 0, 4, 0, 0)
    asks = Asks(Extent.COMPARISON, (frozenset({"aldmoor"}), frozenset({"brenn"})))
    assert texts(chosen(found, asks, most=3, margin=0.5)) == ["Aldmoor was flooded.", "Brenn was cut off."]
    nowhere = Asks(Extent.COMPARISON, (frozenset({"aldmoor"}), frozenset({"zorn"})))
    assert texts(chosen(found, nowhere, most=3, margin=0.5)) == ["Aldmoor was flooded."]


def test_what_denies_or_counts_otherwise_is_not_the_same() -> None:
    text = "The council approved 3 bridges. The council did not approve 3 bridges. "
    text += "The council approved 5 bridges."
    found = candidates(Document(text, "c.txt"), 5, 4.9, 4.8)
    assert len(chosen(found, ONE, most=3, margin=1)) == 3
    same = candidates(
        Document("The council approved the bridge. The bridge, the council approved.", "c.txt"), 5, 4.9
    )
    assert len(chosen(same, ONE, most=3, margin=1)) == 1


def test_what_a_sentence_leans_on_takes_up_room() -> None:
    found = candidates(TOWNS, 0, 0, 0, 0, 0, 5)
    assert texts(chosen(found, ONE, most=2, margin=9)) == ["Lenna lost power.", "It hurt."]
    assert texts(chosen(found, ONE, most=1, margin=9)) == ["It hurt."]


def test_a_sentence_without_the_kind_asked_for_does_not_follow_one_with_it() -> None:
    first, second = candidates(TOWNS, 5, 4.9)
    assert len(chosen([first, replace(second, signs=replace(SIGNS, lacks=1.0))], ONE, most=3, margin=1)) == 1


def test_nothing_is_chosen_from_nothing() -> None:
    assert chosen([], LIST, most=3, margin=1) == []
