"""What is left of a draft: its sentences that hold, the documents' own in place of the others."""

from index.documents import Document, Hit, Passage
from qa.answer import Answer, Citation
from qa.verify import Evidence, Status
from qa.writing.checking import Checked
from qa.writing.composition import Composed, begun, composed
from qa.written import Outcome

CLOSED = "The council of Osterhay closed the north pier on Monday."
REPAIRS = "Repairs will take six weeks, it said."
BUILT = "The pier was built in 1871."
PIER = Document(f"{CLOSED} {REPAIRS} {BUILT}", "wire/17", "North pier closed")
MILL = Document("The mill at Sund burned down.", "wire/18")


def place(quote: str, document: Document = PIER) -> Evidence:
    start = document.text.index(quote)
    return Evidence(document, start, start + len(quote))


def citation(number: int, quote: str, marked: str = "") -> Citation:
    found = place(quote)
    mark = place(marked or quote)
    return Citation(number, PIER, found.start, found.end, (mark.start, mark.end) if marked else None)


def found(short: str | None = "six weeks") -> Answer:
    citations = citation(1, CLOSED), citation(2, REPAIRS, "six weeks")
    hits = (Hit(Passage(PIER, 0, len(PIER.text)), 1.0, 1.0, 1, 1.0, 1),)
    text = f"{CLOSED} [1] {REPAIRS} [2]"
    return Answer(text, True, 0.9, citations, hits, "How long will it take?", short=short, best=2)


def holds(text: str, *quotes: str) -> Checked:
    return Checked(text, Status.SUPPORTED, "it does", tuple(place(quote) for quote in quotes))


def fails(text: str, *quotes: str, weak: bool = False) -> Checked:
    status = Status.PARTLY if weak else Status.UNSUPPORTED
    return Checked(text, status, "it does not", tuple(place(quote) for quote in quotes), weak)


def quoted(answer: Composed) -> list[tuple[int, str]]:
    return [(one.number, one.quote) for one in answer.citations]


def test_a_draft_that_holds_is_shown_with_the_quotes_that_bear_it_out() -> None:
    drafted = [holds("They take six weeks.", REPAIRS), holds("The council closed the pier.", CLOSED)]
    answer = composed(found(), drafted)
    assert answer.text == "They take six weeks. [1] The council closed the pier. [2]"
    assert quoted(answer) == [(1, REPAIRS), (2, CLOSED)]
    assert answer.outcome is Outcome.WRITTEN
    assert answer.citations[0].mark == found().citations[1].mark
    assert [answer.text[slice(*one.place or ())] for one in answer.sentences] == [one.text for one in drafted]


def test_a_sentence_that_fails_gives_way_to_the_one_that_the_reader_chose() -> None:
    answer = composed(found(), [fails("They take 8 weeks.", REPAIRS), holds("It closed the pier.", CLOSED)])
    assert answer.text == f"{REPAIRS} [1] It closed the pier. [2]"
    assert answer.outcome is Outcome.MENDED
    assert [one.place is None for one in answer.sentences] == [True, False]


def test_one_that_fails_beside_the_point_is_left_out() -> None:
    answer = composed(found(), [holds("They take six weeks.", REPAIRS), fails("It is old.", BUILT)])
    assert answer.text == "They take six weeks. [1]"


def test_a_draft_that_does_not_answer_is_not_shown() -> None:
    beside = Checked("The mill burned down.", Status.SUPPORTED, "", (place(MILL.text, MILL),))
    for drafted in (
        beside,
        holds("The council closed the pier.", CLOSED),
        holds("Repairs are due.", REPAIRS),
    ):
        answer = composed(found(), [drafted])
        assert (answer.text, answer.citations) == (found().text, found().citations)
        assert answer.outcome is Outcome.EXTRACTIVE
        assert [one.place for one in answer.sentences] == [None]


def test_what_rests_on_the_best_quote_answers_where_there_is_no_short_answer() -> None:
    answer = composed(found(short=None), [holds("Repairs were announced.", REPAIRS)])
    assert answer.text == "Repairs were announced. [1]"


def test_a_number_may_be_written_otherwise() -> None:
    answer = composed(found(), [holds("They take 6 weeks.", REPAIRS)])
    assert answer.outcome is Outcome.WRITTEN


def test_nothing_written_leaves_the_answer_as_it_was() -> None:
    answer = composed(found(), [])
    assert (answer.text, answer.citations, answer.outcome) == (
        found().text, found().citations, Outcome.EXTRACTIVE
    )  # fmt: skip


def test_who_said_it_is_kept_by_the_documents_own_sentence() -> None:
    answer = composed(found(), [fails("Repairs take six weeks.", REPAIRS, weak=True)])
    assert answer.outcome is Outcome.EXTRACTIVE
    answer = composed(
        found(), [holds("It closed the pier.", CLOSED), fails("Six weeks.", REPAIRS, weak=True)]
    )
    assert answer.text == f"It closed the pier. [1] {REPAIRS} [2]"


def test_what_is_said_twice_is_shown_once() -> None:
    answer = composed(
        found(), [holds("They take six weeks.", REPAIRS), holds("They take six weeks!", REPAIRS)]
    )
    assert answer.text == "They take six weeks. [1]"


def test_a_sentence_of_two_places_cites_both() -> None:
    answer = composed(found(), [holds("It closed the pier, and they take six weeks.", CLOSED, REPAIRS)])
    assert answer.text == "It closed the pier, and they take six weeks. [1] [2]"


def test_while_it_is_written_only_what_holds_is_shown() -> None:
    drafted = [fails("They take 8 weeks.", REPAIRS), holds("The council closed the pier.", CLOSED)]
    answer = begun(found(), drafted)
    assert answer.text == "The council closed the pier. [1]"
    assert answer.outcome is Outcome.WRITING
    assert begun(found(), []).text == ""
