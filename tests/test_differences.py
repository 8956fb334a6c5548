"""Which of the values that documents give are told as in conflict."""

from index.documents import Document
from qa.candidates import Asked
from qa.differences import differing
from qa.phrasing.statements import Statement
from qa.values import Value
from tests.words import Texts

QUESTION = "How many people were hurt in the Petrel accident?"


def value(text: str, sentence: str, source: str, weight: float = 0.0) -> Value:
    return of(text, stated(text, sentence, source, weight))


def of(text: str, *statements: Statement) -> Value:
    return Value(text, statements, len(statements), superseded=False, corrects=False, note="")


def stated(
    text: str,
    sentence: str,
    source: str,
    weight: float = 0.0,
    *,
    published: str | None = None,
    before: str = "",
    after: str = "",
    title: str | None = None,
) -> Statement:
    named = {"published": published} if published else {}
    document = Document(f"{before}{sentence}{after}", source, title, {**named, "publisher": "Post"})
    start, end = len(before), len(before) + len(sentence)
    at = start + sentence.index(text)
    return Statement(document, start, end, at, at + len(text), weight, source)


def told(question: str, *found: Value) -> list[str]:
    return [one.text for one in differing(Asked(question, Texts()), found)]


FIRST = value("31", "In the Petrel accident 31 people were hurt.", "a.txt")


def test_two_documents_with_two_numbers_differ() -> None:
    assert told(QUESTION, FIRST, value("47", "In the Petrel accident 47 people were hurt.", "b.txt")) == [
        "31",
        "47",
    ]


def test_one_value_is_no_difference() -> None:
    assert told(QUESTION, FIRST) == []
    assert told(QUESTION) == []


def test_two_numbers_in_one_document_differ_only_if_one_is_corrected() -> None:
    sentence = "In the Petrel accident 47 people were hurt, or 31 people hurt badly."
    assert told(QUESTION, value("47", sentence, "a.txt"), value("31", sentence, "a.txt")) == []
    sentence = "In the Petrel accident 47 people were hurt, not 31."
    assert told(QUESTION, value("47", sentence, "a.txt"), value("31", sentence, "a.txt")) == ["47", "31"]


def test_a_sentence_about_something_else_or_far_less_likely_is_no_conflict() -> None:
    assert told(QUESTION, FIRST, value("12", "In Orrin 12 people were hurt.", "b.txt")) == []
    assert (
        told(QUESTION, FIRST, value("12", "In the Petrel accident 12 people were hurt.", "b.txt", -9.0)) == []
    )


def test_what_is_counted_must_be_what_was_asked_for() -> None:
    other = value(
        "three", "After the Petrel accident people were hurt and three recommendations made.", "b.txt"
    )
    assert told(QUESTION, FIRST, other) == []
    assert told(
        QUESTION, FIRST, value("12", "In the Petrel accident, 12 hurt people were saved.", "b.txt")
    ) == ["31", "12"]


def test_relative_times_and_free_phrases_are_not_compared() -> None:
    question = "When did the Petrel sink?"
    monday = value("on Monday", "The Petrel sank on Monday.", "a.txt")
    assert told(question, monday, value("last week", "The Petrel sank last week.", "b.txt")) == []
    dates = [value(day, f"The Petrel sank on {day}.", f"{day}.txt") for day in ("2 May", "3 May")]
    assert told(question, *dates) == ["2 May", "3 May"]
    why = "Why did the Petrel sink?"
    assert (
        told(why, *(value(text, f"The Petrel sank because of {text}.", text) for text in ("fog", "ice")))
        == []
    )


def shown(question: str, *found: Value) -> list[tuple[str, str | None, str]]:
    return [
        (one.text, one.statements[0].published, one.note)
        for one in differing(Asked(question, Texts()), found)
    ]


def test_numbers_of_other_things_are_no_conflict() -> None:
    question = "How many people died when the Petrel sank?"
    nine = value("Nine", "Nine people died when the Petrel sank.", "a.txt")
    others = [
        value("61", "The Petrel sank with 61 people aboard.", "b.txt"),
        value("five", "The Petrel was seen five months before she sank and people died.", "c.txt"),
        value("31", "Nobody on the Petrel died in 31 years, people say.", "d.txt"),
    ]
    assert told(question, nine, *others) == []
    cost = "How much will the Petrel cost?"
    price = value("31 million crowns", "The Petrel will cost 31 million crowns.", "a.txt")
    assert told(cost, price, value("18", "The Petrel will cost by 23 votes to 18.", "b.txt")) == []
    assert told(cost, price, value("47 million", "The Petrel will cost 47 million.", "b.txt"))


def test_a_growing_number_is_told_newest_first() -> None:
    sentence = "In the Petrel accident {} people were hurt."
    found = [
        of(number, stated(number, sentence.format(number), number, published=date))
        for number, date in (("nine", "2031-03-01"), ("25", "2031-03-09"), ("eleven", "2031-03-04"))
    ]
    assert [one[:2] for one in shown(QUESTION, *found)] == [
        ("25", "2031-03-09"),
        ("eleven", "2031-03-04"),
        ("nine", "2031-03-01"),
    ]


def test_a_correction_comes_before_the_mistake_which_is_told_of_the_story_that_made_it() -> None:
    mistake = "We wrote that in the Petrel accident nine people were hurt."
    right = "In fact, eleven were hurt."
    nine = of(
        "nine",
        stated("nine", mistake, "n.txt", published="2031-03-04", after=f" {right}", title="Correction"),
        stated("Nine", "Nine people were hurt in the Petrel accident.", "a.txt", published="2031-03-01"),
    )
    eleven = of(
        "eleven",
        stated("eleven", right, "n.txt", published="2031-03-04", before=f"{mistake} ", title="Correction"),
    )
    wanted = [("eleven", "2031-03-04", ""), ("nine", "2031-03-01", "Post corrects it to eleven")]
    assert shown(QUESTION, nine, eleven) == wanted
    found = shown(QUESTION, nine)  # the reader may have missed what mends it
    assert [one[:2] for one in found] == [one[:2] for one in wanted]


def test_both_ends_of_a_change() -> None:
    question = "When will the Petrel sail?"
    sentence = "The Petrel, which was to sail in May, was put back from May 2034 to June 2036."
    found = [value(date, sentence, "a.txt") for date in ("May 2034", "June 2036")]
    assert [(one[0], one[2]) for one in shown(question, *found)] == [
        ("June 2036", ""),
        ("May 2034", "Post says that it is now June 2036"),
    ]


def test_a_value_is_told_of_those_who_say_so_alone() -> None:
    denied = "The mayor denied reports that 47 people were hurt in the Petrel accident."
    explained = "In the Petrel accident 12 were hurt more than the 47 people hurt whom the firm named."
    assert told(QUESTION, FIRST, value("47", denied, "b.txt")) == []
    assert told(QUESTION, FIRST, value("47", explained, "b.txt")) == []
    update = "In the Petrel accident 31 people were hurt instead of 47."
    assert told(QUESTION, value("31", update, "a.txt"), value("47", denied, "b.txt")) == []


def test_a_former_value_is_former_for_its_own_event_alone() -> None:
    sentence = "The number of people hurt in the Petrel accident has risen to 47, up from 31."
    right = of("47", stated("47", sentence, "b.txt", published="2031-03-09"))
    for published, note in (("2031-03-01", "Post says that it is now 47"), ("2027-03-01", "")):
        old = stated("31", "In the Petrel accident 31 people were hurt.", "a.txt", published=published)
        assert shown(QUESTION, right, of("31", old))[1] == ("31", published, note)


def test_the_sentence_before_may_hold_the_name() -> None:
    other = stated("47", "In all 47 people were hurt.", "b.txt", before="The Petrel accident was bad. ")
    assert told(QUESTION, FIRST, of("47", other)) == ["31", "47"]
    elsewhere = stated("47", "In all 47 people were hurt.", "b.txt", before="The Heron accident was bad. ")
    assert told(QUESTION, FIRST, of("47", elsewhere)) == []


def test_where_the_question_names_nothing_the_stories_must_be_one() -> None:
    question = "How many people were hurt?"
    texts = [
        f"When the ferry {name} struck Orrin pier {n} people were hurt."
        for name, n in (("Petrel", 31), ("Petrel", 47), ("Heron", 12))
    ]
    one, same, _ = (value(n, text, n) for n, text in zip(("31", "47", "12"), texts, strict=True))
    assert told(question, one, same) == ["31", "47"]
    elsewhere = value("12", "When the bus from Brack hit a tree 12 people were hurt.", "c.txt")
    assert told(question, one, elsewhere) == []


def test_the_latest_is_one_value() -> None:
    sentence = "In the Petrel accident {} people were hurt."
    found = [
        of(number, stated(number, sentence.format(number), number, weight, published=date))
        for number, date, weight in (("9", "2031-03-01", 0.0), ("25", "2031-03-09", 1.0))
    ]
    latest = "What is the latest number of people hurt in the Petrel accident?"
    assert told(latest, *found) == []
    assert told(QUESTION, *found) == ["25", "9"]
