"""Outline: which lines are headings, and of what path."""

import pytest

from index.outline import sections

PARAGRAPH = (
    "The ferry was built in the yard of Melhaven and has crossed the sound ever since it was launched."
)


def headings(text: str) -> list[str | None]:
    return [section.heading for section in sections(text, 0, len(text))]


def test_a_path_is_as_deep_as_the_levels_say() -> None:
    text = "Intro.\n# Energy\nA.\n## Tariffs\nB.\n### Homes\nC.\n## Grid\nD.\n# Water\nE."
    assert headings(text) == [
        None,
        "Energy",
        "Energy > Tariffs",
        "Energy > Tariffs > Homes",
        "Energy > Grid",
        "Water",
    ]


def test_headings_in_a_row_share_a_section() -> None:
    [section] = sections("# Energy\n\n## Tariffs\n\nThey rose.", 0, 33)
    assert (section.heading, section.head, len(section.blocks)) == ("Energy > Tariffs", 2, 3)


def test_a_last_heading_has_a_section_of_its_own() -> None:
    assert headings("# Energy\nThey rose.\n# Water\n") == ["Energy", "Water"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ferry Talks\n\n{PARAGRAPH}", ["Ferry Talks"]),
        (f"{PARAGRAPH}\n\nReactions abroad\n\n{PARAGRAPH}", [None, "Reactions abroad"]),
        (f"COSTS\n\n{PARAGRAPH}\n\nHomes and Farms\n\n{PARAGRAPH}", ["COSTS", "COSTS > Homes and Farms"]),
        (
            f"3 Results\n\n3.1 What it costs\n\n{PARAGRAPH}\n\n3.2 Who will pay for it\n\n{PARAGRAPH}",
            ["3 Results > 3.1 What it costs", "3 Results > 3.2 Who will pay for it"],
        ),
    ],
)
def test_headings_of_plain_text(text: str, expected: list[str | None]) -> None:
    assert headings(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "The ferry sank.",
        "Who will pay?",
        "the ferry",
        "Friday, January 4, 2019",
        "By Ann Marrow",
        "ann@example.com",
        "Share:",
        "“We will not pay”",
        "They said that the ferry would not sail again before the summer",
        "photo-of-the-ferry.jpg",
        "Two lines\nof a paragraph",
        "1. Buy milk\n\n2. Buy bread\n\n3. Buy salt",
        "Germany\n\nFrance\n\nItaly",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    text = f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}"
    assert headings(text) == [None]


def test_a_line_that_no_text_follows_is_no_heading() -> None:
    assert headings(f"{PARAGRAPH}\n\nAnn Marrow") == [None]


def test_in_markdown_only_marked_headings_count() -> None:
    assert headings(f"# Energy\n\nReactions abroad\n\n{PARAGRAPH}") == ["Energy"]
