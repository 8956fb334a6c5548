import pytest

from index.errors import DocumentError
from index.markdown import read_markdown


def test_front_matter_is_metadata_and_no_body() -> None:
    front = (
        "---",
        "# made by hand",
        'title: "Bridge: the reopening"',
        "date: 11 February 2024",
        "authors:",
        "  - Jane Doe",
        "  - Tom Hale",
        "tags: [bridges, 'city life']",
        "lang: en-GB",
        "layout:",
        "  wide: true",
        "draft: # no",
        "---",
    )
    text = "\r\n".join(front) + "\r\n\r\nThe bridge reopened.\r\n"
    document = read_markdown(text.encode(), "s.md")
    assert document.text == text
    assert document.text[document.body :] == "The bridge reopened.\r\n"
    assert document.title == "Bridge: the reopening"
    assert document.metadata == {
        "published": "2024-02-11",
        "author": ("Jane Doe", "Tom Hale"),
        "tags": ("bridges", "city life"),
        "language": "en",
        "format": "md",
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The *old* bridge #\n\nText.", "The old bridge"),
        ("Intro.\n\n## [Costs](https://x.example) of `it`\n", "Costs of it"),
        ("The bridge\n==========\n\nText.", "The bridge"),
        ("```\n# a comment in code\n```\n\n# Real\n", "Real"),
        ("#hashtag only\n", None),
        ("Just prose.\n", None),
        ("| a | b |\n|---|---|\n", None),
    ],
)
def test_the_title_is_the_first_heading(text: str, title: str | None) -> None:
    assert read_markdown(text.encode(), "s").title == title


@pytest.mark.parametrize(
    "text", ["---\n\nA rule opens this text.\n\n---\n\nAnd closes it.\n", "---\ntitle: never closed\n"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    document = read_markdown(text.encode(), "s")
    assert (document.body, dict(document.metadata)) == (0, {"format": "md"})


def test_a_front_matter_alone_is_no_document() -> None:
    with pytest.raises(DocumentError, match="only a front matter"):
        read_markdown(b"---\ntitle: x\n---\n\n", "s")
