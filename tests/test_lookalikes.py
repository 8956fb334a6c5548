"""What only looks like a time, and texts that are nothing but time words or noise."""

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document
from index.filters import day_range
from index.sentences import sentences
from qa.moments import Moment, moments

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DATA = Path(os.environ.get("FOOTNOTE_DATA", Path(__file__).parents[2] / "shared")) / "data" / "wikinews"


def found(text: str, published: str | None) -> list[Moment]:
    metadata = {"published": published} if published else {}
    return list(moments(Document(text=text, source="wire/1", metadata=metadata), 0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "They may march in a second; the sun rose.",
        "May said the cabinet was with her, by May or without.",
        "Mr March sat down. The March hare ran.",
        "Some 1984 people and 2010 sheep crossed, from 1500 to 1600 metres up.",
        "It fell from 2010 to 1990 points and rose by 1998.",
        "He stayed in room 2010, paid $1999 and €1,998 and called 555-1998.",
        "She was reading “1984” at last.",
        "Windows 2000 and version 2024.1 of section 2019.",
        "It took 24 hours, a population of 1850 and more than 2000 tries.",
        "The shop opens every Monday, and Monday to Friday in summer.",
        "The Sunday Times and Good Friday.",
        "In the last year of his reign, her last week, the next day of the trial.",
        "More than two years ago, or a million years ago.",
        "In 300 BC and 44 B.C. and the 5th century BC.",
        "He wrote in USA Today.",
        "On 31 February 2024 and 29 February 2023.",
        "On 03/04/2024 it may be either.",
        "The meeting was due to be held on Monday.",
        "The same day. The day before.",
    ],
)
def test_what_is_no_time_or_cannot_be_told(text: str) -> None:
    assert found(text, "2024-02-14") == []


@given(
    st.text(max_size=300),
    st.sampled_from([None, "2024", "2024-02", "2024-02-14", "0001-01-01", "9999-12-31"]),
)
def test_any_text_gives_real_days_in_order(text: str, published: str | None) -> None:
    check(text, published)


_WORDS = st.sampled_from(
    "on in by May last next this week the day before 1984 – 2019 , . Monday February 11 to and between ago "
    "two decades years later said will 31 Q4 winter of 19th century past 99 '90s AD overnight weekend".split()
)


@given(st.lists(_WORDS, max_size=30).map(" ".join), st.sampled_from(["0001-01-01", "9999-12-31", "2024-02"]))
def test_any_heap_of_time_words_gives_real_days_in_order(text: str, published: str) -> None:
    check(text, published)


def check(text: str, published: str | None) -> None:
    last = 0
    for moment in found(text, published):
        assert last <= moment.start < moment.end <= len(text)
        assert date.fromisoformat(moment.first) <= date.fromisoformat(moment.last)
        first, *rest = moment.iso.split("/")
        assert day_range(first) == (moment.first, (day_range(first) or ("", ""))[1])
        assert (day_range([first, *rest][-1]) or ("", ""))[1] == moment.last
        last = moment.end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May 1, 2019 and June 3 " * 2_000,
        "1900 to 1800 " * 5_000,
        "two days later " * 5_000,
        "May " * 50_000,
        "1984" * 50_000,
        "1 " * 100_000,
        "on the last " * 20_000,
        "2019-" * 40_000,
        "\ud800 Monday \u202e 2019 😀" * 500,
        "a" * 300_000,
        "\n" * 300_000 + "The next day",
        "the " * 100_000 + "century",
    ],
)
def test_hostile_text_is_read_like_any_other(text: str) -> None:
    last = 0
    for moment in found(text, "2024-02-14"):
        assert last <= moment.start < moment.end <= min(len(text), 10_000)
        last = moment.end


@pytest.mark.skipif(not DATA.is_dir(), reason="no development data: FOOTNOTE_DATA names its folder")
def test_days_said_to_be_past_are_near_publication_in_real_news() -> None:
    """A weekday that resolves more than a week off would be a mistake of the arithmetic."""
    rows = [json.loads(line) for line in (DATA / "wikinews.jsonl").read_text("utf-8").splitlines()[:80]]
    checked = 0
    for row in rows:
        document = Document(text=row["text"], source=row["url"], metadata={"published": row["date"]})
        for span in sentences(document.text):
            for moment in moments(document, span.start, span.end):
                if moment.relative and document.text[moment.start : moment.end] in WEEKDAYS:
                    gap = date.fromisoformat(row["date"]) - date.fromisoformat(moment.first)
                    assert abs(gap) <= timedelta(7)
                    checked += 1
    assert checked > 100
