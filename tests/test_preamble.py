import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document
from index.furniture import BLANK, furniture
from index.preamble import with_text_metadata

PROSE = "The council met on Sunday and voted for the tram line, which will cost 212 million crowns.\n"
DATA = Path(os.environ.get("FOOTNOTE_DATA", Path(__file__).parents[2] / "shared"))


def enriched(text: str, **metadata: str) -> Document:
    return with_text_metadata(Document(text, "a.txt", metadata={"format": "txt", **metadata}))


def proper(document: Document) -> str:
    return document.text[document.body :]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("date 2024-02 Share:", "2024-02"),
        ("Published: 11 February 2024", "2024-02-11"),
        ("Published: 2024", "2024"),
        ("Published: 11 February 2024 | Updated: 12 February 2024 10:15", "2024-02-11"),
        ("Updated 12 Feb 2024; first published 11 Feb 2024", "2024-02-11"),
        ("Posted on February 11, 2024 by Jane Doe", "2024-02-11"),
        ("Friday, January 4, 2019\xa0", "2019-01-04"),
        ("**February 2024**", "2024-02"),
        ("2024-02-11 10:00 | 5 min read", "2024-02-11"),
        ("Опубліковано: 11 лютого 2024, 10:15", "2024-02-11"),
        ("11. Februar 2024", "2024-02-11"),
        ("Updated: 12 Feb 2024", None),
        ("Share: Tweet Print", None),
        ("Share", None),
        ("Facebook Twitter WhatsApp", None),
    ],
)
@pytest.mark.parametrize("blank", ["\n\n\n", "\r\n\r\n", "\n"])
def test_furniture_before_the_text_gives_its_date_and_is_no_body(
    line: str, published: str | None, blank: str
) -> None:
    document = enriched(f"\n {line}{blank}{PROSE}{PROSE}")
    assert document.published == published
    assert proper(document) == PROSE * 2


@pytest.mark.parametrize(
    "line",
    [
        "In 2024 the council met.",
        "2024",
        "Nineteen Eighty-Four, 1984",
        "Friday, January 4, 2019 was cold.",
        "Published 11 February 2024 in Eastmere",
        "11 February 2024 – 12 February 2024",
        "Mars 2024",
        "Twitter",
        "Print",
        "Updated",
        "Date of birth: 3 May 1980",
        "Share this with care",
        "February 11",
        "By Any Means Necessary",
        "By Monday the council",
    ],
)
def test_a_line_with_anything_else_in_it_is_text(line: str) -> None:
    assert furniture(line) is None
    document = enriched(f"{line}\n\n{PROSE}")
    assert (document.published, document.author, document.body) == (None, None, 0)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("By Ludwig van Beethoven, Staff Writer", "Ludwig van Beethoven"),
        ("By Élodie O’Neill-Šik | 11 February 2024", "Élodie O’Neill-Šik"),
        ("By Reuters", None),
        ("By Any Other Name", None),
    ],
)
def test_a_byline_under_the_title_names_the_author(line: str, author: str | None) -> None:
    document = enriched(f"Council approves tram line\n{line}\n\n{PROSE}")
    assert document.author == author
    assert document.body == 0


def test_a_name_alone_at_the_top_may_be_a_title_so_it_is_no_byline() -> None:
    document = enriched(f"By Jane Eyre\n\n{PROSE}")
    assert (document.author, document.body) == (None, 0)


def test_title_byline_and_date_are_read_in_any_order_and_the_title_stays() -> None:
    document = enriched(f"11 February 2024\nBy Jane Doe\n\nCouncil approves tram line\n\n{PROSE}")
    assert (document.published, document.author) == ("2024-02-11", "Jane Doe")
    assert document.title == "Council approves tram line"
    assert proper(document).startswith("Council approves")
    document = enriched(
        f"Council approves tram line\n\nBy Jane Doe\n\nPublished: 11 February 2024\n\n{PROSE}"
    )
    assert (document.published, document.author) == ("2024-02-11", "Jane Doe")
    assert (document.title, document.body) == ("Council approves tram line", 0)


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        ("EASTMERE, Feb. 11, 2024 (Agency) - The council", "2024-02-11"),
        ("NEW YORK, February 11, 2024 /Newswire/ -- The council", "2024-02-11"),
        ("EASTMERE (Agency) — The council", None),
        ("EASTMERE, Feb. 11 (Agency) - The council", None),
        ("Eastmere, Feb. 11, 2024 - The council", None),
        ("THE vote of Feb. 11, 2024 was close - the council", None),
    ],
)
def test_an_agency_dateline_stays_in_the_sentence_and_counts_if_complete(
    opening: str, published: str | None
) -> None:
    document = enriched(f"{opening} voted for the tram line.\n\n{PROSE}")
    assert document.published == published
    assert document.body == 0


def test_the_first_of_many_dates_is_that_of_its_section_only() -> None:
    diary = f"4 January 2019\n\n{PROSE}\n5 January 2019\n\n{PROSE}"
    assert (enriched(diary).published, enriched(diary).body) == (None, 0)
    same = f"4 January 2019\n\n{PROSE}\nJanuary 4, 2019\n"
    assert enriched(same).published == "2019-01-04"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Council approves tram line\n\n{PROSE}", "Council approves tram line"),
        (f"# Who pays?\n\n{PROSE}", "Who pays?"),
        (f"COUNCIL APPROVES TRAM LINE\n{PROSE.strip() * 2}\n", "COUNCIL APPROVES TRAM LINE"),
        (f"The council met.\n\n{PROSE}", None),
        (
            "The council met on Sunday and voted for the tram\nline from the harbour to the hospital.\n",
            None,
        ),
        ("Just one line", None),
        (f"Dear Mr Hale,\n\n{PROSE}", None),
        (f"From: Jane Doe\n\n{PROSE}", None),
        (f"- a list\n\n{PROSE}", None),
        (f"* * *\n\n{PROSE}", None),
        (f"{'word ' * 30}\n\n{PROSE}", None),
    ],
)
def test_a_plain_text_is_titled_by_a_line_set_apart(text: str, title: str | None) -> None:
    document = enriched(text)
    assert document.title == title
    assert document.body == 0


def test_what_is_known_already_is_kept() -> None:
    text = f"11 February 2024\n\nBy Jane Doe\n\n{PROSE}"
    document = enriched(text, published="2023", author="Tom Hale")
    assert (document.published, document.author) == ("2023", "Tom Hale")
    assert proper(document) == PROSE
    set_before = with_text_metadata(Document(text, "s", "Title", {"format": "txt"}, body=3))
    assert (set_before.body, set_before.title) == (3, "Title")


def test_only_plain_text_gets_a_title_from_its_first_line() -> None:
    assert with_text_metadata(Document(f"A line\n\n{PROSE}", "s", metadata={"format": "pdf"})).title is None


def test_pages_are_kept_and_furniture_alone_is_left_to_be_the_body() -> None:
    document = with_text_metadata(Document("Friday, January 4, 2019\xa0\n\n\n", "s", pages=(0, 20)))
    assert (document.published, document.body, document.pages) == ("2019-01-04", 0, (0, 20))


FRAGMENTS = st.sampled_from(
    [
        "date 2024-02 Share:",
        "By Jane Doe",
        "11 February 2024",
        "5 January 2019",
        "Updated 12 Feb 2024",
        "A title",
        "Tarn Gazette",
        "Tarn Gazette, 11 February 2024",
        "Travel Journal",
        "Port Mail staff",
        "Source: Reuters",
        "Dear Ms Roe,",
        "# A long title of a story | Port Mail",
        "It is so. (Reuters)",
        "EASTMERE, Feb. 11, 2024 - The council met.",
        "\xa0",
        "\n",
        "\r\n",
        "\u2028",
        PROSE,
    ]
)


@given(st.lists(FRAGMENTS | st.text(max_size=30), max_size=12).map("\n".join))
def test_the_text_is_untouched_only_furniture_is_skipped_and_twice_is_once(text: str) -> None:
    document = enriched(text)
    assert document.text == text
    skipped = text[: document.body].splitlines()
    assert all(furniture(line) or not line.strip(BLANK) for line in skipped)
    assert with_text_metadata(document) == document


def test_the_seed_opens_with_its_month_and_its_first_sentence() -> None:
    files = sorted((DATA / "seed").glob("*.txt"))
    if not files:
        pytest.skip("needs the seed in FOOTNOTE_DATA")
    for file in files:
        document = enriched(file.read_text(encoding="utf-8"))
        assert document.published == "2024-02"
        assert proper(document).startswith("European officials")


def test_the_datelines_of_wikinews_agree_with_the_dates_of_its_records() -> None:
    file = DATA / "data" / "wikinews" / "wikinews.jsonl"
    if not file.exists():
        pytest.skip("needs wikinews.jsonl in FOOTNOTE_DATA")
    dateline = re.compile(r"\s*[A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}, \d{4}\s*")
    dated = 0
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        first = next((text for text in record["text"].split("\n") if text.strip()), "")
        document = enriched(record["text"])
        expected = record["date"] if dateline.fullmatch(first) else None
        assert document.published == expected
        assert document.text[: document.body].strip() in ("", first.strip())
        dated += expected is not None
    assert dated > 100
