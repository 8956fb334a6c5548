"""The time in a question, asked on Wednesday, 14 February 2024, and what fits it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document
from qa.moments import Moment, moments
from qa.period import Period, anchored, fits, period, where_of, without_period

TODAY = date(2024, 2, 14)


def asked(question: str) -> Period:
    found = period(question, TODAY)
    assert found is not None
    return found


def fit(question: str, sentence: str, published: str | None) -> float:
    document = Document(
        text=sentence, source="wire/1", metadata={"published": published} if published else {}
    )
    return fits(asked(question), document, moments(document, 0, len(sentence)))


@pytest.mark.parametrize(
    ("question", "phrase", "first", "last"),
    [
        ("What happened in February 2024?", "in February 2024", "2024-02-01", "2024-02-29"),
        ("what happened in february 2023", "in february 2023", "2023-02-01", "2023-02-28"),
        ("What sank on 11 May 2019?", "on 11 May 2019", "2019-05-11", "2019-05-11"),
        ("What sank on 2019-05-11?", "on 2019-05-11", "2019-05-11", "2019-05-11"),
        ("Who ruled between 2019 and 2021?", "between 2019 and 2021", "2019-01-01", "2021-12-31"),
        ("What sank from May to July 2019?", "from May to July 2019", "2019-05-01", "2019-07-31"),
        ("What was built before 2015?", "before 2015", None, "2014-12-31"),
        ("What was built until June 2018?", "until June 2018", None, "2018-06-30"),
        ("Who came since the spring of 2020?", "since the spring of 2020", "2020-03-01", None),
        ("What changed after 3 May 2019?", "after 3 May 2019", "2019-05-04", None),
        ("Who sailed during the 1990s?", "during the 1990s", "1990-01-01", "1999-12-31"),
        ("Who ruled in the 19th century?", "in the 19th century", "1801-01-01", "1900-12-31"),
        ("What sank last week?", "last week", "2024-02-05", "2024-02-11"),
        ("What sank yesterday?", "yesterday", "2024-02-13", "2024-02-13"),
        ("What sank last Monday?", "last Monday", "2024-02-12", "2024-02-12"),
        ("What sank last November?", "last November", "2023-11-01", "2023-11-30"),
        ("How many sank this year?", "this year", "2024-01-01", "2024-12-31"),
        ("How many sank in the past two years?", "in the past two years", "2022-02-14", "2024-02-14"),
        ("What happened today?", "today", "2024-02-14", "2024-02-14"),
        ("Who must pay by 2030?", "by 2030", None, "2030-12-31"),
        ("What sank before May?", "before May", None, "2023-04-30"),
    ],
)
def test_a_stretch_of_time(question: str, phrase: str, first: str | None, last: str | None) -> None:
    found = asked(question)
    assert (found.phrase, found.first, found.last) == (phrase, first, last)
    assert {found.published, found.newest, found.oldest} == {False}
    assert found.event is None
    assert where_of(found) is None


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What do articles from 2020 say about the ferry?", "2020-01-01", "2020-12-31"),
        ("Which reports published before May 2021 mention it?", None, "2021-04-30"),
        ("What do stories that were published after 3 May 2019 say?", "2019-05-04", None),
        ("What do the documents dated 11 February 2024 say?", "2024-02-11", "2024-02-11"),
        ("What did last week's news say of Orrin?", "2024-02-05", "2024-02-11"),
        ("Summarise the 2020 articles.", "2020-01-01", "2020-12-31"),
        ("What was reported in May 2021 about the ferry?", "2021-05-01", "2021-05-31"),
        ("Any coverage from last month?", "2024-01-01", "2024-01-31"),
    ],
)
def test_a_time_of_publication_is_a_filter(question: str, first: str | None, last: str | None) -> None:
    found = asked(question)
    assert found.published
    assert where_of(found) == {"published": (first, last)}


@pytest.mark.parametrize(
    "question",
    [
        "Which books were published in 1998?",
        "How many cases were reported in May 2020?",
        "What does the report of the inquiry say happened in 2019?",
        "How did energy sources in 2020 change?",
    ],
)
def test_other_publications_are_no_filter(question: str) -> None:
    assert where_of(asked(question)) is None


@pytest.mark.parametrize(
    ("question", "newest", "oldest"),
    [
        ("What is the latest death toll?", True, False),
        ("What are the most recent figures?", True, False),
        ("What is the current price?", True, False),
        ("What is the last known number of cases?", True, False),
        ("How many have died so far?", True, False),
        ("What is the price now?", True, False),
        ("What is the price today?", True, False),
        ("What is currently planned?", True, False),
        ("When was the case first reported?", False, True),
        ("What was the initial estimate?", False, True),
        ("What was initially reported?", False, True),
        ("What was the first report of it?", False, True),
    ],
)
def test_the_newest_and_the_first_word(question: str, newest: bool, oldest: bool) -> None:
    found = asked(question)
    assert (found.newest, found.oldest) == (newest, oldest)
    assert (found.first, found.last) == (None, None)


def test_the_newest_word_within_a_time() -> None:
    found = asked("What was the latest toll in May 2021?")
    assert (found.newest, found.first, found.last) == (True, "2021-05-01", "2021-05-31")


@pytest.mark.parametrize(
    "question",
    [
        "",
        "When did the ferry sink?",
        "Who is the current president?",
        "Who was the last king?",
        "Who was the first person on board?",
        "Who won the 2016 election?",
        "Which treaty ended the war of 1812?",
        "What happened on Monday?",
        "Who may march?",
        "How many of the 1984 people survived?",
        "Who appeared before the court?",
        "Who was the ship named after the president?",
        "When must it be paid at the latest?",
        "What is Aldmoor now called?",
        "Who came after the king?",
        "Who sat before the government?",
    ],
)
def test_no_time_is_read_into_a_question(question: str) -> None:
    assert period(question, TODAY) is None


@pytest.mark.parametrize(
    ("question", "event", "relation"),
    [
        ("What did he say before the election?", "the election", "before"),
        ("What changed after the merger?", "the merger", "after"),
        ("What did they do following Holm's resignation?", "Holm's resignation", "after"),
        ("Who ruled during the siege of Aldmoor?", "the siege of Aldmoor", "in"),
        ("What has changed since the 2016 referendum?", "the 2016 referendum", "since"),
        ("Who lived there until World War II?", "World War II", "before"),
    ],
)
def test_a_time_told_by_an_event(question: str, event: str, relation: str) -> None:
    found = asked(question)
    assert (found.event, found.relation) == (event, relation)
    assert (found.first, found.last) == (None, None)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What did he say before the election?", None, "2019-05-02"),
        ("What changed after the election?", "2019-05-03", None),
        ("What changed since the election?", "2019-05-03", None),
        ("Who fell ill during the election?", "2019-05-03", "2019-05-04"),
    ],
)
def test_an_event_whose_date_is_known(question: str, first: str | None, last: str | None) -> None:
    moment = Moment(0, 5, "2019-05-03", "2019-05-04", "2019-05-03/2019-05-04", False)
    found = anchored(asked(question), moment)
    assert (found.first, found.last, found.event) == (first, last, None)
    assert anchored(found, Moment(0, 5, "1999-01-01", "1999-01-01", "1999-01-01", False)) == found


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("What do articles from 2020 say about the ferry?", "What do say about the ferry?"),
        ("What sank last week?", "What sank?"),
        ("What is the latest death toll?", "What is death toll?"),
        ("How many have died so far?", "How many have died?"),
        ("What sank in February 2024?", "What sank in February 2024?"),
        ("What sank before the election?", "What sank before the election?"),
        ("articles from 2020", "articles from 2020"),
    ],
)
def test_what_the_texts_do_not_say_is_not_searched_for(question: str, searched: str) -> None:
    assert without_period(question, asked(question)) == searched


def test_sentences_of_the_time_come_first() -> None:
    question = "What sank in February 2024?"
    spoken_of = fit(question, "It sank on February 11.", "2024-02-14")
    year = fit(question, "It sank in 2024.", "2024-12-01")
    undated = fit(question, "It sank.", "2024-02-14")
    soon = fit(question, "It sank.", "2024-03-05")
    later = fit(question, "It sank.", "2029-03-05")
    other = fit(question, "It sank in 2019.", "2024-02-14")
    before = fit(question, "It sank.", "2023-03-05")
    assert 1 == spoken_of > undated > soon > later > other > before == 0
    assert undated > year > soon or year > soon


def test_a_day_of_any_year() -> None:
    question = "What sank on February 11?"
    assert asked(question).recurring == "02-11"
    assert fit(question, "It sank on 11 February 2019.", "2024-02-14") == 1
    assert fit(question, "It sank on 12 February 2019.", "2024-02-14") < 0.5
    assert fit("What sank in February?", "It sank on 12 February 2019.", "2024-02-14") == 1


def test_a_time_of_publication_fits_or_does_not() -> None:
    question = "What do articles from 2020 say?"
    assert fit(question, "It sank in 2019.", "2020-05") == 1
    assert fit(question, "It sank in 2020.", "2019-05") == 0
    assert fit(question, "It sank in 2020.", None) == 0


def test_where_nothing_can_be_compared_all_fit_alike() -> None:
    for question in ("What is the latest toll?", "What sank before the election?"):
        assert fit(question, "It sank in 2019.", "2020-05") == fit(question, "It sank.", None) == 0.5


@given(st.dates(date(1700, 1, 1), date(2090, 12, 31)))
def test_before_in_and_after_a_day_leave_no_day_out(day: date) -> None:
    before, within, after = (
        asked(f"What sank {word} {day.isoformat()}?") for word in ("before", "on", "after")
    )
    assert within.first == within.last == day.isoformat()
    assert before.last is not None
    assert after.first is not None
    assert date.fromisoformat(before.last).toordinal() + 1 == day.toordinal()
    assert date.fromisoformat(after.first).toordinal() - 1 == day.toordinal()


@given(st.text(max_size=200), st.dates())
def test_any_question_has_a_period_that_can_be_used_or_none(question: str, today: date) -> None:
    found = period(question, today)
    if found is not None:
        assert found.phrase in question
        assert not (found.first and found.last) or found.first <= found.last
        assert without_period(question, found)


@pytest.mark.parametrize(
    "question",
    [
        "before the " * 20_000,
        "articles from " * 20_000,
        "the most recent " * 20_000,
        "2020 " * 40_000,
        "x" * 200_000,
    ],
)
def test_a_question_without_end_is_read_too(question: str) -> None:
    found = period(question, TODAY)
    assert found is None or found.phrase in question
