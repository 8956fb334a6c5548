"""Layout: blocks of hand-made texts."""

import pytest

from index.layout import Block, blocks, title_of


def shown(text: str) -> list[tuple[str, str, int, bool]]:
    return [
        (text[block.start : block.end], block.kind, block.level, block.opens)
        for block in blocks(text, 0, len(text))
    ]


def test_paragraphs_and_headings() -> None:
    text = "# Costs\r\n\r\nThey rose\r\nagain.\r\n## Why ##\r\nNobody knows.\r\n"
    assert shown(text) == [
        ("# Costs", "heading", 1, True),
        ("They rose\r\nagain.", "text", 0, True),
        ("## Why ##", "heading", 2, False),
        ("Nobody knows.", "text", 0, False),
    ]


def test_underlined_headings() -> None:
    text = "Costs\n=====\nThey rose.\n\nWhy\n---\n\nNobody knows."
    assert [(kind, level) for _, kind, level, _ in shown(text)] == [
        ("heading", 1),
        ("text", 0),
        ("heading", 2),
        ("text", 0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "#1 of the list",
        "#hashtag",
        "####### seven",
        "    # indented code",
        "#",
        "They rose\n--",
        "two lines\nof text\n----",
        "---\ntitle: Costs\n---",
    ],
)
def test_no_headings(text: str) -> None:
    assert all(kind == "text" for _, kind, _, _ in shown(text))


def test_a_fence_holds_blank_lines_and_shorter_fences() -> None:
    text = "Run\n````\n# no heading\n\n```\nls\n```\n````\n# Heading"
    assert [(kind, level) for _, kind, level, _ in shown(text)] == [("text", 0), ("code", 0), ("heading", 1)]


@pytest.mark.parametrize("text", ["```\nls", "~~~\nls\n```", "````\nls\n```", "``` a ` b\nls\n```"])
def test_a_fence_that_nothing_closes_is_none(text: str) -> None:
    assert all(kind != "code" for _, kind, _, _ in shown(text))


def test_a_range_has_offsets_into_the_whole() -> None:
    assert blocks("xx\n\nThey rose.\n\nyy", 3, 15) == [Block(4, 14, "text", 0, True, 1)]


@pytest.mark.parametrize(
    ("heading", "title"),
    [("## Costs ##", "Costs"), ("# C#", "C"), ("Costs\n=====", "Costs"), ("3.2 Costs", "3.2 Costs")],
)
def test_title_of_a_heading(heading: str, title: str) -> None:
    assert title_of(heading) == title
