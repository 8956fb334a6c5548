import pytest

from index.bylines import byline, role


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("By Ada Roe", "Ada Roe", None),
        ("By Ada Roe in Port Tarn", "Ada Roe", None),
        ("By Ada Roe, Tom Hale and Eva Lund", "Ada Roe, Tom Hale and Eva Lund", None),
        ("By Ada Roe, Political Editor, Tarn Gazette", "Ada Roe", "Tarn Gazette"),
        ("By Ada Roe for the Tarn Gazette", "Ada Roe", "Tarn Gazette"),
        ("Written by Ada Roe", "Ada Roe", None),
        ("BYLINE: Ada Roe", "Ada Roe", None),
        ("Ada Roe of the Tarn Gazette", "Ada Roe", "Tarn Gazette"),
        ("Ada Roe, staff reporter", "Ada Roe", None),
        ("By Reuters Staff", None, "Reuters"),
        ("By the Associated Press", None, "Associated Press"),
        ("By a staff reporter", None, None),
        ("By Emily Post Roe", "Emily Post Roe", None),
        ("By Emily Post", "Emily Post", None),
        ("By the Tarn Post staff", None, "Tarn Post"),
    ],
)
def test_a_byline_names_author_and_outlet_to_its_end(
    line: str, author: str | None, outlet: str | None
) -> None:
    found = byline(line, 0)
    assert found is not None
    assert (found.author, found.outlet, found.end) == (author, outlet, len(line))


def test_a_byline_ends_before_a_date() -> None:
    found = byline("By Ada Roe June 3, 2030", 0)
    assert found is not None
    assert (found.author, found.end) == ("Ada Roe", len("By Ada Roe"))


@pytest.mark.parametrize(
    "line",
    ["Ada Roe", "Ada Roe for President", "By Any Other Name", "By noon", "By 1932", "Tarn Gazette staff"],
)
def test_what_is_no_byline(line: str) -> None:
    assert byline(line, 0) is None


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("Staff reporter", 14),
        ("our correspondent", 17),
        ("Political Editor | x", 16),
        ("Reported", 0),
        ("Ada", 0),
    ],
)
def test_a_role_ends_with_its_word(line: str, end: int) -> None:
    assert role(line, 0) == end
