"""Which sentences the extractive reader chooses, and in what order."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document, Hit, Passage
from index.embed import Vectors
from qa.candidates import SIGNS
from qa.linear import Linear
from qa.read import ExtractiveReader
from qa.selection import Quote
from tests.embedders import HashingEmbedder
from tests.words import Texts

BY_OVERLAP = Linear(SIGNS, tuple(10.0 * (name == "overlap") for name in SIGNS))


def document(text: str, source: str = "a.txt", body: int = 0) -> Document:
    return Document(text=text, source=source, body=body)


def hits_of(*documents: Document) -> list[Hit]:
    passages = [Passage(one, one.body, len(one.text)) for one in documents]
    return [Hit(passage, 0.5, 0.5, rank, 1.0, rank) for rank, passage in enumerate(passages, 1)]


def chosen(reader: ExtractiveReader, question: str, *documents: Document) -> list[str]:
    library = Texts(*(one.text for one in documents))
    return [text_of(quote) for quote in reader.read(question, hits_of(*documents), library).quotes]


def text_of(quote: Quote) -> str:
    return quote.document.text[quote.start : quote.end]


class CountingEmbedder(HashingEmbedder):
    """Keeps what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Sequence[str]] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.seen.append(texts)
        return super().embed(texts)


def test_the_sentence_that_holds_the_question_is_chosen() -> None:
    story = document("Snow fell on Orrin. The mayor of Aldmoor paid for the bridge. Ships sailed.")
    assert chosen(ExtractiveReader(), "Who paid for the bridge?", story) == [
        "The mayor of Aldmoor paid for the bridge."
    ]


def test_the_thing_asked_for_decides_between_like_sentences() -> None:
    story = document("The bridge over the Lenna cost a lot. The bridge over the Lenna cost 12 million.")
    reader = ExtractiveReader(most=1)
    assert chosen(reader, "How much did the bridge over the Lenna cost?", story) == [
        "The bridge over the Lenna cost 12 million."
    ]


def test_a_sentence_that_leans_brings_the_one_before() -> None:
    story = document("Ships sailed. The dam will close. This was reported by the Orrin Courier. Snow fell.")
    assert chosen(ExtractiveReader(margin=0), "Which newspaper reported it, the Courier?", story) == [
        "The dam will close.",
        "This was reported by the Orrin Courier.",
    ]


def test_at_most_so_many_sentences_and_the_best_before_what_it_leans_on() -> None:
    story = document("Ships sailed. The dam will close. This was reported by the Orrin Courier. Snow fell.")
    reader = ExtractiveReader(most=1)
    assert chosen(reader, "Which newspaper reported it, the Courier?", story) == [
        "This was reported by the Orrin Courier."
    ]


def test_within_a_document_sentences_stand_as_they_do_there() -> None:
    story = document("A tower stood by the old bridge. Snow fell. The old bridge over the Lenna fell in May.")
    reader = ExtractiveReader(margin=9, weights=BY_OVERLAP, most=2)
    assert chosen(reader, "What did the old bridge over the Lenna do?", story) == [
        "A tower stood by the old bridge.",
        "The old bridge over the Lenna fell in May.",
    ]


def test_the_document_of_the_best_sentence_comes_first() -> None:
    first = document("The old bridge stood in Orrin.", "1.txt")
    second = document("The old bridge of stone stood over the Lenna.", "2.txt")
    reader = ExtractiveReader(margin=9, weights=BY_OVERLAP)
    assert chosen(reader, "old bridge stone Lenna", first, second) == [
        "The old bridge of stone stood over the Lenna.",
        "The old bridge stood in Orrin.",
    ]


def test_nothing_is_said_twice() -> None:
    one = document("The old bridge over the Lenna fell in May.", "1.txt")
    copy = document("The old bridge over the Lenna fell in May!", "2.txt")
    longer = document("On Monday the old bridge over the Lenna fell in May.", "3.txt")
    reader = ExtractiveReader(margin=9, weights=BY_OVERLAP)
    assert chosen(reader, "When did the bridge over the Lenna fall?", one, copy, longer) == [one.text]


def test_a_sentence_far_below_the_best_is_left_out() -> None:
    story = document("The old bridge over the Lenna fell. An old man saw it.")
    question = "Did the old bridge over the Lenna fall?"
    near = ExtractiveReader(margin=100, weights=BY_OVERLAP)
    far = ExtractiveReader(margin=1, weights=BY_OVERLAP)
    assert len(chosen(near, question, story)) == 2
    assert len(chosen(far, question, story)) == 1


def test_without_hits_nothing_is_read() -> None:
    reading = ExtractiveReader().read("What?", [], Texts())
    assert reading.quotes == ()
    assert reading.candidates == ()


def test_candidates_come_best_first_with_their_weighted_sums() -> None:
    story = document("Snow fell. The old bridge fell. The old bridge over the Lenna fell.")
    library = Texts(story.text)
    reading = ExtractiveReader(weights=BY_OVERLAP).read("old bridge Lenna", hits_of(story), library)
    scores = [candidate.score for candidate in reading.candidates]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == pytest.approx(10.0)
    assert scores[-1] == 0.0


def test_only_the_promising_sentences_are_embedded_in_one_call() -> None:
    story = document("Snow fell. Rain fell. The old bridge over the Lenna fell. Hail fell.")
    library = Texts(story.text)
    library.embedder = counting = CountingEmbedder()
    ExtractiveReader(considered=1).read("Did the old bridge fall?", hits_of(story), library)
    assert counting.seen == [["Did the old bridge fall?", "The old bridge over the Lenna fell."]]


@pytest.mark.parametrize(("most", "considered"), [(0, 1), (1, 0)])
def test_a_reader_must_be_allowed_to_choose(most: int, considered: int) -> None:
    with pytest.raises(ValueError, match="1 or more"):
        ExtractiveReader(most=most, considered=considered)


@given(st.lists(st.text(max_size=200), min_size=1, max_size=4), st.text(max_size=50), st.integers(1, 4))
def test_quotes_are_distinct_stretches_of_the_hits(texts: list[str], question: str, most: int) -> None:
    documents = [document(text, str(number)) for number, text in enumerate(texts)]
    library = Texts(*texts)
    quotes = ExtractiveReader(most=most, margin=10).read(question, hits_of(*documents), library).quotes
    assert len(quotes) <= most
    assert len({(quote.document.source, quote.start) for quote in quotes}) == len(quotes)
    assert all(text_of(quote).strip() == text_of(quote) != "" for quote in quotes)
    assert bool(quotes) == any(text.strip() for text in texts)
