"""Sentences and their markers."""

import pytest

from qa.checking.claims import numbers_of, statements, without_markers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell. [1] It rose [2, 3].", [("It fell.", (1,)), ("It rose.", (2, 3))]),
        ("He said “no.” [1][2]", [("He said “no.”", (1, 2))]),
        ("- Toll was 31 [1]\n- Troops left [2-4].", [("Toll was 31", (1,)), ("Troops left.", (2, 3, 4))]),
        ("One thing [1], and another [2].", [("One thing, and another.", (1, 2))]),
        ("A heading [12]\n[13]", [("A heading", (12, 13))]),
        ("No marker here.", [("No marker here.", ())]),
        ("[1]", []),
        ("", []),
    ],
)
def test_statements(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(found.text, found.cited) for found in statements(text)] == expected


def test_a_statement_keeps_its_place() -> None:
    text = "First it fell [1]. Then it rose [2]."
    assert [text[found.start : found.end] for found in statements(text)] == [
        "First it fell [1].",
        "Then it rose [2].",
    ]


def test_markers() -> None:
    assert numbers_of("a [2-4], b [3; 9] and c[^1]") == (2, 3, 4, 9, 1)
    assert without_markers("It fell [1] , they say [2].") == "It fell, they say."
    assert without_markers("[sic] stays") == "[sic] stays"
