"""The short answer that the trained reader marks: whole words, none rather than a doubtful one."""

from collections.abc import Sequence

import numpy as np
import pytest

from index.documents import Document, Hit, Passage
from qa.linear import stored
from qa.read import ExtractiveReader, Reading
from qa.spanned import DOUBTS, SpannedReader
from qa.trained.spans import PassageReading, WindowReading
from tests.crossencoders import WordReader
from tests.words import Texts

STORY = "Otto Lind paid for the new bridge over the Lenna, as Ann said."


def content(threshold: float, **weights: float) -> dict[str, object]:
    return {"threshold": threshold, "bias": 0.0, "weights": {**dict.fromkeys(DOUBTS, 0.0), **weights}}


def reading(question: str, *texts: str, readings: Sequence[PassageReading] | None = None) -> Reading:
    documents = [Document(text, f"{number}.txt") for number, text in enumerate(texts)]
    hits = [Hit(Passage(one, 0, len(one.text)), 0.5, 0.5, 1, 1.0, 1) for one in documents]
    read = readings or WordReader().read(question, [("", text) for text in texts])
    return ExtractiveReader().read(question, hits, Texts(*texts), readings=read)


def test_the_marked_words_are_whole_and_in_place() -> None:
    found = reading("Who paid for the new bridge?", STORY)
    short = SpannedReader(content(0.0)).marked(found.asked, found.candidates)
    assert short is not None
    assert short.text == "Otto Lind"  # this reader marks the first capitalised word that is new
    assert short.document.text[short.start : short.end] == "Otto Lind"
    assert short.shape == "name"
    assert short.chance == pytest.approx(0.5)


def test_it_is_given_from_the_threshold_on() -> None:
    found = reading("Who paid for the new bridge?", STORY)
    for threshold, given in ((0.49, True), (0.51, False)):
        short = SpannedReader(content(threshold)).answer(found.asked, found.candidates)
        assert (short is not None) == given


def test_a_rival_that_says_something_else_lowers_the_lead() -> None:
    alone = reading("Who paid for the new bridge?", STORY)
    beside = reading("Who paid for the new bridge?", STORY, "Jonas Holm paid for the new bridge, too.")
    same = reading("Who paid for the new bridge?", STORY, "Otto, as many know, paid for the new bridge.")
    reader = SpannedReader(content(0.0, lead=0.1))
    chances = []
    for found in (alone, beside, same):
        short = reader.marked(found.asked, found.candidates)
        assert short is not None
        chances.append(short.chance)
    assert chances[1] < chances[0]
    assert chances[2] == pytest.approx(chances[0])


@pytest.mark.parametrize("question", ["Did Otto Lind pay for the bridge?", "Who?"])
def test_none_where_nothing_short_is_asked_for(question: str) -> None:
    found = reading(question, STORY)
    assert SpannedReader(content(0.0)).answer(found.asked, found.candidates) is None


def test_none_without_the_trained_reader() -> None:
    texts = Texts(STORY)
    document = Document(STORY, "a.txt")
    hits = [Hit(Passage(document, 0, len(STORY)), 0.5, 0.5, 1, 1.0, 1)]
    found = ExtractiveReader().read("Who paid for the new bridge?", hits, texts)
    assert SpannedReader(content(0.0)).marked(found.asked, found.candidates) is None


@pytest.mark.parametrize(
    ("question", "text", "marked", "short"),
    [
        (
            "How long does the battery last in turbo mode?",
            "The battery lasts 110 minutes in quiet mode and 65 minutes in turbo mode.",
            "110 minutes",
            "65 minutes",
        ),
        ("How deep is the lake of Imbara?", "Lake Imbara covers 1,450 square kilometres.", "1,450", None),
    ],
)
def test_a_number_of_something_else_is_none(question: str, text: str, marked: str, short: str | None) -> None:
    start = text.index(marked)
    offsets = np.array([[start, start + len(marked)]], dtype=np.int64)
    sure = np.array([5.0], dtype=np.float32)
    found = reading(
        question, text, readings=[PassageReading((WindowReading(offsets, sure, sure, 0.0),), 3.0)]
    )
    answer = SpannedReader(content(0.0)).answer(found.asked, found.candidates)
    assert (answer.text if answer else None) == short


def test_every_doubt_has_its_stored_weight() -> None:
    assert set(stored("trained/short.json")["weights"]) == set(DOUBTS)
    with pytest.raises(ValueError, match="weights for"):
        SpannedReader({"threshold": 0.5, "bias": 0.0, "weights": {"margin": 1.0}})
