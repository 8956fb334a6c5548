"""Questions put to parts of a library: what each part holds, and that words are counted in it alone."""

from pathlib import Path

from bench.stories import KINDS, SIZES, Part, Shelf, Story, trials
from index.documents import Document
from index.lexical import terms
from tests.embedders import HashingEmbedder


def story(article: str, number: int, text: str, *answers: str) -> Story:
    document = Document(text=text, source=f"{article}/{number}", title=article)
    return Story(document, article, ((f"What of {number}?", answers), ("What else?", ())))


STORIES = [
    story("ferry", 0, "The ferry Petrel sank.", "Petrel"),
    story("ferry", 1, "The ferry Gannet was saved. So was Petrel.", "Gannet"),
    story("ferry", 2, "Nobody knows of others.", "Nobody"),
    story("bridge", 0, "The bridge over the Lenna fell.", "Lenna"),
]


def test_every_size_and_kind_is_tried() -> None:
    assert {(trial.size, trial.kind) for trial in trials(STORIES, 5, seed=1)} == {
        (size, kind) for size in SIZES for kind in KINDS
    }


def test_a_part_holds_what_its_kind_says() -> None:
    for trial in trials(STORIES, 5, seed=1):
        article, whole = trial.gold.partition("/")[0], trial.size == "shelf"
        assert (trial.gold in trial.part) == (trial.kind in {"there", "twist"})
        assert (len({source.partition("/")[0] for source in trial.part}) > 1) <= whole
        if trial.kind == "far":
            assert not any(source.startswith(article) for source in trial.part)
        if trial.kind == "near" and trial.answers == ("Petrel",):
            assert "ferry/1" not in trial.part  # it mentions the answer


def test_words_are_counted_in_the_part_alone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf.library", STORIES, HashingEmbedder(), None)
    for trial in trials(STORIES, 5, seed=1):
        part = Part(shelf, trial.part)
        texts = [
            set(terms(f"{one.article} {one.document.text}"))
            for one in STORIES
            if one.document.source in trial.part
        ]
        assert part.passage_count == len(texts)
        words = ["ferri", "petrel", "the", "zeppelin"]
        assert part.document_frequency(words) == [sum(word in text for text in texts) for word in words]
        assert {hit.document.source for hit in shelf.hits(trial.question, trial.part)} <= trial.part
