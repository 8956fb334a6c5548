"""Who publishes: told by metadata, by a dateline, by speaking of one's own reports; and by nothing else."""

import pytest

from index.documents import Document
from qa.speech.publishing import dateline, publisher


def name_of(text: str, **metadata: str) -> str | None:
    voice = publisher(Document(text, "x", metadata=metadata))
    return voice.name if voice else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("VARN (Tessel) — The vote is off.", "Tessel"),
        ("VARN, 3 May (Tessel) - The vote is off.", "Tessel"),
        ("(TS) -- The vote is off.", "TS"),
        ("The vote is off.\n\nAs Varn News Agency earlier reported, it was set for May.", "Varn News Agency"),
        ("The vote is off.\n\nAs previously reported by the Varn Herald, it was set for May.", "Varn Herald"),
    ],
)
def test_the_text_tells(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "The vote is off, the Varn Herald reports.",
        "The vote (of May) - is off.",
        "As the minister earlier said, the vote is off.",
        "As the newspaper earlier reported, the vote is off.",
        "According to the Varn Herald, it is off. As the Varn Herald earlier reported, it was set for May.",
        "",
    ],
)
def test_the_text_does_not_tell(text: str) -> None:
    assert name_of(text) is None


def test_metadata_comes_first_and_is_found_in_the_text() -> None:
    text = "VARN (Tessel) - The vote is off. Write to the Varn Herald."
    voice = publisher(Document(text, "x", metadata={"publisher": "Varn  Herald"}))
    assert voice is not None
    assert text[voice.start : voice.end] == voice.name == "Varn Herald"
    agency = dateline(Document(text, "x"))
    assert agency is not None
    assert agency.name == "Tessel"
