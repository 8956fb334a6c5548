"""The short answer that is given, and the one that is kept back as too uncertain."""

import numpy as np

from qa.shorts import Shorts, shorts
from qa.spanned import SpannedReader
from qa.trained.spans import PassageReading, WindowReading
from tests.test_spanned import STORY, content, reading

ASKED = "Who paid for the new bridge?"


def test_what_is_likely_enough_is_given_and_what_is_not_is_kept_beside() -> None:
    found = reading(ASKED, STORY)  # every chance is one half
    given = shorts(found, (), SpannedReader(content(0.49)))
    assert given.given is not None
    assert (given.given.text, given.doubtful) == ("Otto Lind", None)
    doubted = shorts(found, (), SpannedReader(content(0.51)))
    assert doubted == Shorts(doubtful=given.given)


def test_nothing_is_kept_where_nothing_short_is_asked_for() -> None:
    found = reading("Did Otto Lind pay for the bridge?", STORY)
    assert shorts(found, (), SpannedReader(content(2.0))) == Shorts()


def test_a_number_of_something_else_is_not_kept() -> None:
    text = "Lake Imbara covers 1,450 square kilometres."
    offsets = np.array([[text.index("1,450"), text.index(" square")]], dtype=np.int64)
    sure = np.array([5.0], dtype=np.float32)
    marked = [PassageReading((WindowReading(offsets, sure, sure, 0.0),), 3.0)]
    for question, kept in (
        ("How deep is the lake of Imbara?", False),
        ("How big is the lake of Imbara?", True),
    ):
        found = shorts(reading(question, text, readings=marked), (), SpannedReader(content(2.0)))
        assert (found.doubtful is not None) is kept


def test_what_the_sentence_was_taken_back_for_is_not_kept() -> None:
    found = reading(
        ASKED,
        STORY,
        "Correction: An earlier version of this article said that Otto Lind paid for the new bridge. "
        "Jonas Holm paid for it.",
    )
    assert found.retractions
    assert "Otto Lind" not in str(shorts(found, (), SpannedReader(content(2.0))))
