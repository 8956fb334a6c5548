"""Questions that are being answered: whose they are, and who has left them."""

import pytest

from chat.asking import Asking, Askings

ANN, TAB, BOB = ("ann", "s1"), ("ann", "s2"), ("bob", "s3")


def test_a_page_has_the_question_it_asked_last_and_no_other() -> None:
    askings = Askings()
    with askings.asking(ANN, "tiny") as first, askings.asking(TAB) as other, askings.asking(BOB) as bobs:
        assert [askings.of(page) for page in (ANN, TAB, BOB, ("bob", "s1"))] == [first, other, bobs, None]
        with askings.asking(ANN) as second:
            assert askings.of(ANN) is second
            assert first.left
            assert first.stop.due
        assert askings.of(ANN) is None
        assert not other.left
        assert not bobs.stop.due


def test_whoever_leaves_leaves_alone() -> None:
    askings = Askings()
    with askings.asking(ANN) as ann, askings.asking(BOB) as bob:
        askings.leave(("ann", "s3"))
        askings.leave_session("s1")
        assert (ann.left, bob.left) == (True, False)
        assert askings.of(ANN) is None
        askings.leave_all()
        assert bob.stop.asked


def test_a_question_whose_answer_broke_off_is_left() -> None:
    askings = Askings()
    kept: list[Asking] = []

    def break_off() -> None:
        with askings.asking(ANN) as asking:
            kept.append(asking)
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    assert kept[0].stop.asked
    assert askings.of(ANN) is None


def test_who_shares_an_author_comes_after_the_others() -> None:
    askings = Askings()
    with askings.asking(ANN, "tiny") as first, askings.asking(BOB, "tiny") as second:
        with askings.asking(TAB, "large") as third:
            assert [askings.shares(one) for one in (first, second, third)] == [False, True, False]
        first.leave()
        assert not askings.shares(second)
    assert not askings.shares(Asking("tiny"))
