"""Who said so, as the document names them."""

import pytest

from index.documents import Document
from qa.sayer import asked_verb, sayer

TEXT = (
    "The bridge over the Arn is unsafe, engineer Lotte Maas told the Arn Courier. "
    "The town council denied that the bridge was unsafe.\n\n"
    "The toll road will close in May, the Harbour Gazette reported with reference to two officials.\n\n"
    "The river rose again."
)


@pytest.mark.parametrize(
    ("question", "begins", "wanted"),
    [
        ("Who said that the bridge is unsafe?", "The bridge", "Lotte Maas"),
        ("And who said so?", "The bridge", "Lotte Maas"),
        ("Who reported when the toll road closes?", "The toll road", "Harbour Gazette"),
        ("Who denied that the bridge was unsafe?", "The town council", "The town council"),
        ("Who first reported it?", "The toll road", "Harbour Gazette"),
        ("Who built the bridge?", "The bridge", None),
        ("What did Lotte Maas say?", "The bridge", None),
        ("Who said so?", "The river", None),
    ],
)
def test_the_speaker_of_a_sentence(question: str, begins: str, wanted: str | None) -> None:
    document = Document(TEXT, "story")
    start = TEXT.index(begins)
    voice = sayer(question, document, start, TEXT.index(".", start) + 1)
    assert (voice.text if voice else None) == wanted


def test_the_verb_that_a_question_asks_for_the_speaker_of() -> None:
    assert asked_verb("Who told the Gazette about it?") == "tell"
    assert asked_verb("Who has claimed that he drank?") == "claim"
    assert asked_verb("Who painted it?") == ""
    assert asked_verb("When did she say so?") == ""
