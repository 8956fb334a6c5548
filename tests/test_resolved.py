"""The dates of a source's sentence as the days that they mean."""

import pytest

from index.documents import Document
from qa.checking.datings import datings
from qa.checking.resolved import resolved


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("It closed on Monday.", "2031-05-14", [(2031, 5, 12, 1)]),
        ("It closed yesterday.", "2031-05-14", [(2031, 5, 13, 2)]),
        ("It will close on Friday.", "2031-05-14", [(2031, 5, 16, 5)]),
        ("It closed in May 2019.", "2031-05-14", [(2019, 5, 0, 0)]),
        ("This month it closed.", "2031-05-14", []),
        ("It closed on Monday.", "2031-05", [(2031, 5, 0, 1)]),
        ("It closed on Monday.", None, [(0, 0, 0, 1)]),
    ],
)
def test_relative_dates(text: str, published: str | None, expected: list[tuple[int, ...]]) -> None:
    document = Document(text, "wire/1", metadata={"published": published} if published else {})
    found = resolved(document, 0, len(text), datings(text))
    assert [(each.year, each.month, each.day, each.weekday) for each in found] == expected
