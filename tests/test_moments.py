"""The times a text names, against a calendar worked out by hand: 14 February 2024 was a Wednesday."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document
from qa.moments import Moment, moments

MONTHS = "January February March April May June July August September October November December".split()
DAYS = st.dates(date(1600, 1, 1), date(2099, 12, 31))


def found(text: str, published: str | None = None) -> list[Moment]:
    metadata = {"published": published} if published else {}
    return list(moments(Document(text=text, source="wire/1", metadata=metadata), 0, len(text)))


def read(text: str, published: str | None = None) -> list[tuple[str, str]]:
    """(the words, what they mean) of each moment."""
    return [(text[moment.start : moment.end], moment.iso) for moment in found(text, published)]


def meant(text: str, published: str | None = "2024-02-14") -> list[str]:
    return [iso for _, iso in read(text, published)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("It sank on 11 February 2024.", "2024-02-11"),
        ("It sank on the 11th of February, 2024.", "2024-02-11"),
        ("It sank on Sunday, February 11, 2024, off Aldmoor.", "2024-02-11"),
        ("It sank on Feb. 11, 2024.", "2024-02-11"),
        ("It sank on 2024-02-11.", "2024-02-11"),
        ("It sank on 11.02.2024 at dawn.", "2024-02-11"),
        ("It sank on 13/02/2024.", "2024-02-13"),
        ("It was built in 1998.", "1998"),
        ("It was built in mid-1998.", "1998"),
        ("It was rebuilt in the 1990s.", "1990/1999"),
        ("It was popular in the ’80s.", "1980/1989"),
        ("It was built in the early 19th century.", "1801/1900"),
        ("It was built in the nineteenth century.", "1801/1900"),
        ("They came in the 10th and 11th centuries.", "0901/1100"),
        ("It burst its banks in the summer of 2019.", "2019-06/2019-08"),
        ("It froze in the winter of 2019.", "2019"),
        ("It froze in the winter of 2019–20.", "2019-12/2020-02"),
        ("Sales fell in Q3 2021.", "2021-07/2021-09"),
        ("Sales fell in the first half of 2021.", "2021-01/2021-06"),
        ("It was closed between 2010 and 2014.", "2010/2014"),
        ("It was closed from May to July 2019.", "2019-05/2019-07"),
        ("It was closed from November to January 2019.", "2018-11/2019-01"),
        ("It was closed from 3 May until 7 June 2019.", "2019-05-03/2019-06-07"),
        ("It was closed on May 3–5, 2019.", "2019-05-03/2019-05-05"),
        ("The war of 1914–1918 began it.", "1914/1918"),
        ("The season of 2018/19 was poor.", "2018/2019"),
        ("It has stood since 2015.", "2015"),
        ("It was founded in AD 79 by sailors.", "0079"),
        ("The 1973 building was home to many.", "1973"),
        ("Holm (1998) disagreed.", "1998"),
    ],
)
def test_a_full_date_needs_no_publication(text: str, iso: str) -> None:
    (moment,) = found(text)
    assert moment.iso == iso
    assert not moment.relative
    assert meant(text) == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("President visits Aldmoor on Tuesday", "2024-02-13"),
        ("Striker joins rivals on Monday", "2024-02-12"),
        ("Minister goes to Brussels on Friday", "2024-02-09"),
        ("Mayor faces protest on Tuesday", "2024-02-13"),
        ("Strike turns violent on Sunday", "2024-02-11"),
        ("Queen hosts poets on Wednesday", "2024-02-14"),
        ("President visits Aldmoor this Friday", "2024-02-16"),
        ("President visits Aldmoor this weekend", "2024-02-17/2024-02-18"),
        ("President visits Aldmoor over the weekend", "2024-02-10/2024-02-11"),
        ("President will visit Aldmoor on Tuesday", "2024-02-20"),
        ("Museum opens on Tuesday", "2024-02-20"),
        ("Suspect goes on trial on Tuesday", "2024-02-20"),
    ],
)
def test_a_headline_in_the_present_tells_of_the_days_past_and_a_schedule_of_those_to_come(
    text: str, iso: str
) -> None:
    assert meant(text) == [iso]


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("Tenor visits Aldmoor in June", "2024-04-10", "2024-06"),
        ("Tenor visits Aldmoor in June", "2024-07-10", "2024-06"),
        ("Tenor visits Aldmoor on 3 March", "2024-04-10", "2024-03-03"),
        ("Tenor visits Aldmoor on 3 May", "2024-04-10", "2024-05-03"),
        ("Judge retires in June", "2024-04-10", "2024-06"),
        ("Judge retires in December", "2024-04-10", "2024-12"),
    ],
)
def test_a_headline_in_the_present_tells_of_the_nearest_date(text: str, published: str, iso: str) -> None:
    assert meant(text, published) == [iso]


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("The ferry sank on Monday.", "Monday", "2024-02-12"),
        ("The ferry sank on Wednesday.", "Wednesday", "2024-02-14"),
        ("The ferry sank on Thursday.", "Thursday", "2024-02-08"),
        ("Officials told reporters Friday that it sank.", "Friday", "2024-02-09"),
        ("On Saturday evening, the ferry sank.", "Saturday evening", "2024-02-10"),
        ("The council will meet on Monday.", "Monday", "2024-02-19"),
        ("On Monday, the council will decide.", "Monday", "2024-02-19"),
        ("The council is to meet on Friday.", "Friday", "2024-02-16"),
        ("The council plans to meet on Friday.", "Friday", "2024-02-16"),
        ("He said that the ship would sail on Friday.", "Friday", "2024-02-16"),
        ("The vote was postponed until Friday.", "Friday", "2024-02-16"),
        ("Tickets: the show opens on Friday.", "Friday", "2024-02-16"),
        ("The vote to be held on Friday is close.", "Friday", "2024-02-16"),
        ("According to reports from Orrin on Friday, it sank.", "Friday", "2024-02-09"),
        ("It opens by June.", "June", "2024-06"),
        ("She flew home on Friday to vote.", "Friday", "2024-02-09"),
        ("She flew to Orrin to vote on Friday.", "Friday", "2024-02-09"),
        ("He could not be reached on Friday.", "Friday", "2024-02-09"),
        ("It sank last Wednesday.", "last Wednesday", "2024-02-07"),
        ("It sails next Wednesday.", "next Wednesday", "2024-02-21"),
        ("It sank on Monday last week.", "Monday last week", "2024-02-05"),
        ("It sank yesterday.", "yesterday", "2024-02-13"),
        ("It sank last night.", "last night", "2024-02-13"),
        ("It sails tomorrow.", "tomorrow", "2024-02-15"),
        ("It burned overnight.", "overnight", "2024-02-13/2024-02-14"),
        ("It sank two days ago.", "two days ago", "2024-02-12"),
        ("It sank last week.", "last week", "2024-02-05/2024-02-11"),
        ("It sank two weeks ago.", "two weeks ago", "2024-01-28/2024-02-03"),
        ("It sank over the weekend.", "the weekend", "2024-02-10/2024-02-11"),
        ("It sank earlier this month.", "earlier this month", "2024-02"),
        ("It sank last month.", "last month", "2024-01"),
        ("It sails next year.", "next year", "2025"),
        ("It sank late last year.", "late last year", "2023"),
        ("It sank ten years ago.", "ten years ago", "2014"),
        ("It sank last November.", "last November", "2023-11"),
        ("It sank in May last year.", "May last year", "2023-05"),
        ("It sails this summer.", "this summer", "2024-06/2024-08"),
        ("It sank last summer.", "last summer", "2023-06/2023-08"),
        ("It sank on February 11.", "February 11", "2024-02-11"),
        ("It sank on 11 November.", "11 November", "2023-11-11"),
        ("It will sail on 11 November.", "11 November", "2024-11-11"),
        ("It sank in December.", "December", "2023-12"),
        ("It will sail in May.", "May", "2024-05"),
        ("It sank on Thursday, March 2, off Aldmoor.", "Thursday, March 2", "2023-03-02"),
        ("Twelve sank in the past three months.", "the past three months", "2023-11-14/2024-02-14"),
        ("It opens in two years' time.", "in two years' time", "2026"),
    ],
)
def test_what_is_told_from_publication(text: str, words: str, iso: str) -> None:
    assert read(text, "2024-02-14") == [(words, iso)]
    assert all(moment.relative for moment in found(text, "2024-02-14"))
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("The ferry sank on Monday.", "2024-02", ["2024-02"]),
        ("The ferry sank yesterday.", "2024-02", ["2024-02"]),
        ("The ferry sank last week.", "2024-02", ["2024-02"]),
        ("The ferry sank on February 11.", "2024-02", ["2024-02-11"]),
        ("The ferry sank last month.", "2024-02", ["2024-01"]),
        ("The ferry sank last year.", "2024-02", ["2023"]),
        ("The ferry sank last year.", "2024", ["2023"]),
        ("The ferry sank last week.", "2024-02-18", ["2024-02-11/2024-02-17"]),
        ("The ferry sank on Monday.", "2024", ["2024"]),
        ("The ferry sank on February 11.", "2024", []),
        ("The ferry sank on Monday.", "some time in spring", []),
    ],
)
def test_no_more_is_known_than_of_publication(text: str, published: str, iso: list[str]) -> None:
    assert meant(text, published) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("It sank on 3 May 2019. The next day it was found.", ["2019-05-03", "2019-05-04"]),
        ("It sank on 3 May 2019. Two days earlier, it had sailed.", ["2019-05-03", "2019-05-01"]),
        ("It sank on 3 May 2019. That year was a bad one.", ["2019-05-03", "2019"]),
        ("It sank in 2019. The next day it was found.", ["2019"]),
        ("It sank on 3 May 2019. The day before the vote was calm.", ["2019-05-03"]),
    ],
)
def test_what_follows_the_time_named_last(text: str, iso: list[str]) -> None:
    assert meant(text, None) == iso


def test_the_time_named_last_may_stand_in_the_sentence_before() -> None:
    text = "It sank on 3 May 2019. The next day it was found."
    document = Document(text=text, source="wire/1")
    (moment,) = moments(document, text.index("The next"), len(text))
    assert (moment.iso, moment.relative) == ("2019-05-04", False)


def test_a_year_is_taken_from_the_text_where_publication_does_not_tell() -> None:
    text = "It sailed on 3 May 1912. On June 7, it sank."
    assert meant(text, None) == ["1912-05-03", "1912-06-07"]
    assert meant("It sailed on 3 May 1912. In 1930, all changed. On June 7, it sank.", None) == [
        "1912-05-03",
        "1930",
    ]


def test_a_year_that_text_and_publication_tell_differently_is_none() -> None:
    assert meant("It sailed on 3 May 1912. On June 7, it sank.") == ["1912-05-03"]


def test_a_shared_year_and_two_dates() -> None:
    text = "It sank on March 3 and May 7, 1998, and in 2014 and 2016."
    assert meant(text, None) == ["1998-03-03", "1998-05-07", "2014", "2016"]


def test_a_date_nearly_a_year_off_is_the_near_one_unless_its_year_is_named() -> None:
    assert meant("He was freed on bail until 1 March.") == ["2024-03-01"]
    assert meant("In 2023 it sank first on 1 March.") == ["2023", "2023-03-01"]


def test_possessive_days_belong_to_either_verb() -> None:
    assert meant("He said Monday's vote will be close.") == []
    assert meant("Monday's vote was close.") == ["2024-02-12"]


@given(DAYS)
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    month = MONTHS[day.month - 1]
    for written in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {month} {day.year}",
        day.isoformat(),
    ):
        text = f"The ferry sank on {written}, they say."
        assert read(text) == [(written, day.isoformat())]


@given(DAYS, st.integers(0, 6))
def test_weekdays_lie_within_a_week_on_the_side_of_the_tense(published: date, weekday: int) -> None:
    name = f"{date(2024, 1, 1) + timedelta(days=weekday):%A}"
    (past,) = found(f"The ferry sank on {name}.", published.isoformat())
    (future,) = found(f"The ferry will sail on {name}.", published.isoformat())
    for moment in (past, future):
        assert date.fromisoformat(moment.first).weekday() == weekday
        assert moment.first == moment.last
    assert timedelta(0) <= published - date.fromisoformat(past.first) < timedelta(7)
    assert timedelta(0) <= date.fromisoformat(future.first) - published < timedelta(7)


def test_months_end_with_their_last_day() -> None:
    for month in range(1, 13):
        (moment,) = found(f"It sank in {MONTHS[month - 1]} 2023.")
        assert moment.last == f"2023-{month:02}-{monthrange(2023, month)[1]}"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("“It crashed near the field this morning,” said Kov.", []),
        ("“It crashed this morning,” said Kov on Tuesday.", ["2024-02-13", "2024-02-13"]),
        ("Kov said yesterday: “We open tomorrow.”", ["2024-02-13", "2024-02-14"]),
        ("On Monday, Kov said: “We open tomorrow.”", ["2024-02-12", "2024-02-13"]),
        (
            "In a statement on 3 February, the firm wrote: “It sank two days ago.”",
            ["2024-02-03", "2024-02-01"],
        ),
        ("Kov, chosen on 3 May 2019, said: “We open tomorrow.”", ["2019-05-03"]),
        ("“We will open on Friday,” said Kov.", ["2024-02-16"]),
        ("Kov said it opens tomorrow.", ["2024-02-15"]),
        ("The “Harbour” opens tomorrow.", ["2024-02-15"]),
    ],
)
def test_today_in_a_quotation_is_the_day_it_was_said(text: str, iso: list[str]) -> None:
    assert meant(text) == iso


def test_that_day_does_not_follow_the_day_of_a_quotation() -> None:
    text = "The ferry sank yesterday.\n\n“It sank this morning,” said Kov.\n\nThe port opened later that day."
    document = Document(text=text, source="wire/1", metadata={"published": "2024-02-14"})
    assert moments(document, text.index("The port"), len(text)) == ()


def test_a_year_ago_is_about_this_time_of_the_last_year() -> None:
    assert meant("It stood at 66, compared with 71 a year ago.") == ["2023-02"]
    assert meant("It stood at 71 two years ago.") == ["2022"]
    assert meant("It stood at 71 a year ago.", "2024") == ["2024"]
