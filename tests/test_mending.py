"""Where a text takes back what it said."""

from index.sentences import Span, sentences
from qa.phrasing.mending import mendings, mendings_around


def found(text: str, *, notice: bool = True) -> list[tuple[str, list[str]]]:
    told = mendings(text, sentences(text, 0, len(text)), "Lund Post", notice=notice)
    return [
        (text[one.mistake.start : one.mistake.end].strip(), [text[s.start : s.end] for s in one.mended])
        for one in told
    ]


def test_what_follows_mends_as_far_as_the_paragraph() -> None:
    text = "We wrote that nine men drowned. It was eleven.\n\nWe said it rained. It snowed."
    assert found(text) == [("nine men drowned.", ["It was eleven."]), ("it rained.", ["It snowed."])]


def test_the_right_may_be_in_the_same_sentence() -> None:
    assert found("We wrote that she is 52; she is 54. Bands played.") == [("she is 52", [])]
    listed = "We wrote that nine men drowned; two were missing. In fact, eleven drowned."
    assert found(listed) == [("nine men drowned; two were missing.", ["In fact, eleven drowned."])]


def test_outside_a_notice_the_text_itself_must_say_so() -> None:
    assert found("We wrote that nine men drowned. In fact, it was eleven.", notice=False)
    assert found("We wrongly wrote that nine men drowned. It was eleven.", notice=False)
    assert not found("We wrote that nine men drowned. The search goes on.", notice=False)
    assert not found("The report said that nine men drowned. In fact, it was eleven.", notice=False)
    assert not found("The firm wrongly paid nine men. It was sorry.", notice=False)


def test_around_one_sentence() -> None:
    text = "Bands played. We wrote that nine men drowned. It was eleven. It rained on us all the same."
    first, mistake, right, _ = sentences(text, 0, len(text))
    for sentence, there in ((first, False), (mistake, True), (right, True)):
        assert bool(mendings_around(text, 0, None, sentence, notice=True)) is there
    (one,) = mendings_around(text, 0, None, right, notice=True)
    assert one.rights(right, text)
    assert not one.rights(mistake, text)
    assert not mendings_around(text, 0, None, Span(0, 13), notice=False)
