"""Where quotation marks open and close, counted against texts marked by hand."""

import pytest

from qa.speech.quotations import quotations, share_quoted


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("He said “no” and «never».", ["“no”", "«never»"]),
        ("„Nein“, sagte er.", ["„Nein“"]),
        ('"It is late.\n\n"Go home," he said.', ['"It is late.', '"Go home,"']),
        ("It’s the mayor's.", []),
        ("A 6” pipe.", []),
        ("", []),
    ],
)
def test_what_is_quoted(text: str, inside: list[str]) -> None:
    assert [text[first:last] for first, last in quotations(text, 0, len(text))] == inside


def test_the_share_is_counted_in_characters() -> None:
    quoted = [(2, 6), (8, 12)]
    for start in range(14):
        for end in range(start + 1, 15):
            inside = sum(any(first <= at < last for first, last in quoted) for at in range(start, end))
            assert share_quoted(quoted, start, end) == inside / (end - start)
