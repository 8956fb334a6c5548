"""What a document is about."""

import pytest

from index.documents import Document, Hit, Passage
from qa.gist import gist

STORY = Document(
    "A storm hit Aldmoor. Nine boats sank. The mayor opened a fund. Snow fell later.", "storm.txt"
)
OTHER = Document("The bridge was sold.", "bridge.txt")


def hit(document: Document, start: int = 0) -> Hit:
    return Hit(Passage(document, start, len(document.text)), 1.0, 1.0, 1, 1.0, 1)


@pytest.mark.parametrize(
    "question", ["What is this article about?", "Summarise the document.", "What are the main points?"]
)
def test_the_first_sentences_of_the_only_document(question: str) -> None:
    late_first = [hit(STORY, STORY.text.index("The mayor")), hit(STORY)]
    quotes = [STORY.text[quote.start : quote.end] for quote in gist(question, late_first)]
    assert quotes == ["A storm hit Aldmoor.", "Nine boats sank.", "The mayor opened a fund."]


@pytest.mark.parametrize(
    ("question", "hits"),
    [
        ("What is this article about?", [hit(STORY), hit(OTHER)]),
        ("What is this article about?", []),
        ("Summarise what the mayor did", [hit(STORY)]),
        ("Who opened the fund?", [hit(STORY)]),
    ],
)
def test_otherwise_the_question_is_read_as_any_other(question: str, hits: list[Hit]) -> None:
    assert gist(question, hits) == ()
