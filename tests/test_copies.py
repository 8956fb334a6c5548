"""What counts as a copy, against a second reading of the definition and in cases from the news."""

import re
from collections import Counter
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.copies import Original, originals

STORY = (
    "Rescuers said on Monday that 12 people had been found dead after the ferry Aurora ran onto rocks near "
    "the harbour of Melhaven in heavy fog, and that the search for the crew would go on through the night."
)
SAME = np.array([1, 0, 0], np.float32)
NEAR = np.array([0.86, (1 - 0.86**2) ** 0.5, 0], np.float32)
FAR = np.array([0.84, (1 - 0.84**2) ** 0.5, 0], np.float32)


def is_copy(one: str, other: str, vector: np.ndarray[tuple[int], np.dtype[np.float32]] = SAME) -> bool:
    found = originals([one, other], np.stack([SAME, vector]), 2)
    alone, copied = [Original(0), Original(1)], [Original(0, [1])]
    assert found in (alone, copied)
    return found == copied


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    """All runs of three words; a shorter text is one run."""
    return {tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))}


@given(st.lists(st.sampled_from("ab"), max_size=9), st.lists(st.sampled_from("ab"), max_size=9))
def test_resemblance_is_the_share_of_common_three_word_runs(one: list[str], other: list[str]) -> None:
    common, all_runs = shingles(one) & shingles(other), shingles(one) | shingles(other)
    resembling = len(common) >= 0.75 * len(all_runs)
    assert is_copy(" ".join(one), " ".join(other)) is resembling


WORDS = st.sampled_from("the mayor 12 14 3.5 not never denied won't said".split())


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_numbers_and_negations_must_agree(one: list[str], other: list[str]) -> None:
    """In a frame so long that nothing but numbers and negations can decide."""
    frame = " ".join(f"{first}{second}" for first in "abcdefgh" for second in "abcdefgh")
    left, right = (
        Counter(
            word for word in words if re.match(r"\d", word) or word in ("not", "never", "denied", "won't")
        )
        for words in (one, other)
    )
    numbers = [
        Counter({word: n for word, n in (mine - yours).items() if word[0].isdigit()})
        for mine, yours in ((left, right), (right, left))
    ]
    negations = [{word: n for word, n in side.items() if not word[0].isdigit()} for side in (left, right)]
    expected = negations[0] == negations[1] and not (numbers[0] and numbers[1])
    assert is_copy(f"{frame} {' '.join(one)}", f"{' '.join(other)} {frame}") is expected


@pytest.mark.parametrize(
    "other",
    [
        STORY,
        STORY.upper(),
        STORY.replace(",", "").replace(".", "!"),
        STORY.replace(" ", "\r\n  "),
        STORY + " The company gave no comment".replace(" no ", " little "),
        STORY.removeprefix("Rescuers said on Monday that "),
        STORY.replace("12 people", "people"),
        "(Wire) " + STORY,
    ],
    ids=["same", "case", "punctuation", "line ends", "a line more", "a lead less", "no number", "a credit"],
)
def test_the_same_story_is_a_copy_however_it_is_set(other: str) -> None:
    assert is_copy(STORY, other)
    assert is_copy(other, STORY)


@pytest.mark.parametrize(
    "other",
    [
        STORY.replace("12", "14"),
        STORY.replace("12", "12.5"),
        STORY.replace("12", "1,200"),
        STORY.replace("had been", "had not been"),
        STORY.replace("would go", "wouldn't go"),
        STORY.replace("would go", "wouldn’t go"),
        STORY.replace("said", "denied"),
        " ".join(reversed(STORY.split())),
        "",
    ],
    ids=["14", "12.5", "1,200", "not", "wouldn't", "wouldn’t", "denied", "backwards", "empty"],
)
def test_another_figure_a_negation_or_another_text_is_no_copy(other: str) -> None:
    assert not is_copy(STORY, other)
    assert not is_copy(other, STORY)


@pytest.mark.parametrize(
    ("one", "other"),
    [("twelve", "fourteen"), ("5 million", "5 billion"), ("-5", "+5")],
)
def test_a_corrected_figure_in_words_is_no_copy(one: str, other: str) -> None:
    assert not is_copy(STORY.replace("12", one), STORY.replace("12", other))


def test_distant_vectors_are_not_even_compared() -> None:
    assert is_copy(STORY, STORY, NEAR)
    assert not is_copy(STORY, STORY, FAR)


@pytest.mark.parametrize("text", ["", "...", "one", "one two", "中文没有空格", "🎉 🎉", "a\0b"])
def test_short_and_strange_texts_are_copies_of_themselves(text: str) -> None:
    assert is_copy(text, text)


def test_each_copy_counts_for_its_own_original() -> None:
    random = Random(1)
    stories = [" ".join(random.choices("abcdefghijklmn", k=30)) for _ in range(3)]
    order = [0, 1, 2, 2, 0, 2, 2]
    vectors = np.eye(3, dtype=np.float32)[order]
    found = originals([stories[number] for number in order], vectors, 7)
    assert found == [Original(0, [4]), Original(1), Original(2, [3, 5, 6])]


def test_beyond_the_most_only_copies_are_looked_for() -> None:
    vectors = np.eye(3, dtype=np.float32)[[0, 1, 0, 2]]
    found = originals(["one two three", "four five six", "one two three", "seven"], vectors, 1)
    assert found == [Original(0, [2])]


def test_nothing_is_a_copy_of_nothing() -> None:
    assert originals([], np.empty((0, 3), np.float32), 5) == []
