"""What of the passages fits into a window: whole sentences, what is cited first."""

from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document, Hit, Passage
from index.sentences import sentences
from qa.answer import Citation
from qa.writing.packing import packed, quoted

STORIES = [
    Document(
        f"The {name} sailed at noon. It carried {number} people. Its captain was Ada Holm of Torvik. "
        f"The {name} came back on Friday, without a scratch.",
        f"wire/{number}",
    )
    for number, name in enumerate(("Alma", "Berta", "Cilla", "Dora"), 40)
]


def hit(document: Document) -> Hit:
    return Hit(Passage(document, 0, len(document.text)), 1.0, 1.0, 1, 1.0, 1)


def words(text: str) -> int:
    return len(text.split())


HITS = [hit(story) for story in STORIES]
CAPTAIN = STORIES[2].text.index("Its captain")
CITED = [Citation(1, STORIES[2], CAPTAIN, STORIES[2].text.index(" The Cilla came"))]


def test_what_is_cited_comes_first_and_the_rest_by_relevance() -> None:
    found = packed(HITS, CITED, 1000, words)
    assert [one.document.source for one in found] == ["wire/42", "wire/40", "wire/41", "wire/43"]
    assert all(one.text == one.document.text for one in found)


def test_the_cited_sentence_is_kept_where_its_passage_does_not_fit() -> None:
    found = packed(HITS, CITED, 24 + 13, words)
    assert [one.text for one in found] == ["It carried 42 people. Its captain was Ada Holm of Torvik."]


@given(st.integers(0, 250))
def test_never_more_than_the_budget_and_never_half_a_sentence(budget: int) -> None:
    found = packed(HITS, CITED, budget, words)
    assert sum(words(one.text) for one in found) <= budget
    for one in found:
        spans = sentences(one.document.text)
        assert one.start in {span.start for span in spans}
        assert one.end in {span.end for span in spans}


def test_more_budget_never_means_fewer_words() -> None:
    sizes = [sum(words(one.text) for one in packed(HITS, CITED, budget, words)) for budget in range(250)]
    assert sizes == sorted(sizes)


def test_the_quotes_alone() -> None:
    (found,) = quoted(HITS, CITED)
    assert found.text == "Its captain was Ada Holm of Torvik."
    assert found.hit is HITS[2]
