"""Refusals: why a question is not answered, told apart, on a library with a small embedder."""

from collections.abc import Iterator

import pytest

from index import Library
from index.documents import Document
from qa import Assistant
from qa.refusal import Refusal
from tests.embedders import HashingEmbedder

STORY = Document(
    "The county of Orrin paid for the bridge over the Lenna. The mayor of Aldmoor, Ida Holm, opened it "
    "in May. Ships pass under it every day.",
    "bridge.txt",
)


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that answers nothing, so that every question gets its refusal."""
    path = tmp_path_factory.mktemp("refusing") / "news.library"
    with Library(path, embedder=HashingEmbedder(dimension=256)) as library:
        library.add(STORY)
        yield Assistant(library, threshold=1)


@pytest.mark.parametrize(
    ("question", "kind", "says"),
    [
        ("Which glacier feeds the volcano springs?", Refusal.SUBJECT, "other things"),
        (
            "When did Brenda Quill open the bridge over the Lenna?",
            Refusal.UNKNOWN,
            "“Brenda Quill” stands nowhere",
        ),
        ("Who opened the bridge over the Lenna in 1987?", Refusal.UNKNOWN, "“1987” stands nowhere"),
        ("Why did Ida Holm demolish the bridge over the Lenna?", Refusal.PREMISE, "has “demolish” in it"),
        ("Did Ida Holm demolish the bridge over the Lenna?", Refusal.SILENT, "has “demolish” in it"),
        ("Who paid for the bridge over the Lenna?", Refusal.SILENT, "Looked for: a person"),
    ],
)
def test_kinds_of_refusal(strict: Assistant, question: str, kind: Refusal, says: str) -> None:
    answer = strict.ask(question)
    assert (answer.answered, answer.refusal, answer.short, answer.values) == (False, kind, None, ())
    assert says in answer.text
    assert answer.text.startswith("The documents do not say")
    assert answer.text.endswith("The passages nearest to the question are offered instead.")


def test_names_that_stand_apart_are_listed_each(strict: Assistant) -> None:
    answer = strict.ask("Did Quill meet Zorn, and Quill pay Abel, on the bridge over the Lenna?")
    assert "“Quill”, “Zorn” and “Abel” stand nowhere in them." in answer.text


def test_the_article_among_several_is_unclear(library: Library) -> None:
    library.add([STORY, Document("The ferry was sold.", "ferry.txt", metadata={"published": "2024-02"})])
    answer = Assistant(library).ask("When was the article published?")
    assert (answer.answered, answer.refusal) == (False, Refusal.UNCLEAR)
    assert "say which one is meant" in answer.text
    assert answer.hits
    assert Assistant(library).ask("When was the article published?", where={"source": "ferry.txt"}).answered


def test_a_question_of_nothing_is_refused_in_words(strict: Assistant) -> None:
    assert strict.ask("???").text.startswith("The documents do not say")
