"""SQuAD 2.0 as a library's contents: each paragraph a document, each question with its paragraph."""

import json
from dataclasses import dataclass
from pathlib import Path

from index import Document

FILE = Path("squad2", "squad2-dev-a.json")


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the source of the paragraph it was asked about, and its answers: none if unanswerable."""

    text: str
    source: str
    answers: tuple[str, ...]


def read(data: Path) -> tuple[list[Document], list[Question]]:
    """The paragraphs and the questions of the shared half. Raises OSError if it is not there."""
    documents, questions = [], []
    for article in json.loads((data / FILE).read_text(encoding="utf-8"))["data"]:
        for number, paragraph in enumerate(article["paragraphs"]):
            source = f"squad/{article['title']}/{number}"
            title = article["title"].replace("_", " ")
            documents.append(Document(paragraph["context"], source, title=title))
            for entry in paragraph["qas"]:
                answers = tuple(answer["text"] for answer in entry["answers"])
                questions.append(Question(entry["question"], source, answers))
    return documents, questions
