"""How a text tells its own mistake again."""

import pytest

from qa.phrasing.restating import apologises, denies, restated


@pytest.mark.parametrize(
    ("sentence", "mistake"),
    [
        ("In our article of 3 June we wrote that nine men drowned.", "nine men drowned."),
        ("We reported on Monday that nine men drowned.", "nine men drowned."),
        ("We also wrote that Ida Holm is 52; she is 54.", "Ida Holm is 52"),
        ("Our report gave the speed as 14 knots, but it was 9.", " the speed as 14 knots"),
        ("An earlier version of this story said nine men drowned.", " nine men drowned."),
        ("Owing to an editing error, Tuesday's story on the dam gave its height as 31 metres.", None),
        ("On 3 June we said that the vote was 23 to 18.", "the vote was 23 to 18."),
        ("The Post reported on 3 June that nine men drowned.", "nine men drowned."),
        ("Her age was incorrectly given as 52.", "Her age was incorrectly given as 52."),
        ("A report in Monday's paper misstated the cost as 31 million.", " the cost as 31 million."),
    ],
)
def test_the_mistake(sentence: str, mistake: str | None) -> None:
    told = restated(sentence, "Lund Post")
    assert told is not None
    if mistake is not None:
        assert sentence[told.start : told.end] == mistake


@pytest.mark.parametrize(
    "sentence",
    [
        "The coastguard said that eleven men drowned.",
        "In fact, eleven men drowned.",
        "We are sorry.",
        "The story of the Petrel is long.",
        "We have since learned that she was ashore.",
        "The mayor said so to the Gazette.",
    ],
)
def test_what_is_no_mistake_of_ours(sentence: str) -> None:
    assert restated(sentence, "Lund Post") is None


def test_only_a_right_value_mends() -> None:
    mended = restated("We wrote that she is 52; she is 54.")
    sorry = restated("We wrote that she is 52; we apologise for the error.")
    assert mended is not None
    assert sorry is not None
    assert (mended.mended, sorry.mended) == (True, False)


def test_denials_and_apologies() -> None:
    assert denies("In fact, eleven men drowned.")
    assert denies("She was not.")
    assert denies("The correct number is 47.")
    assert not denies("Eleven men drowned.")
    assert apologises("We apologise for the errors.")
    assert apologises("The Post regrets the error.")
    assert not apologises("It was 4 million.")


@pytest.mark.parametrize("piece", ["we wrote that ", "in our ", "the story ", "; ", "said "])
def test_long_text_does_no_harm(piece: str) -> None:
    restated(piece * 5_000, "Lund Post")
