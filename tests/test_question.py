"""Follow-ups made self-contained: what is put into a question from the chat, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import content_terms
from qa.answer import Turn
from qa.question import self_contained

BRIDGE = Turn("Who paid for the bridge over the Lenna?", "The county of Orrin paid for it. [1]")
ROADS = Turn("Are northern cities repairing roads for the winter?", "They are. [1]")


def resolved(*questions: str) -> str:
    """The last of several questions, asked one after the other and answered with nothing."""
    *before, last = questions
    return self_contained(last, [Turn(question, "") for question in before])


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("What is gout?", "What are its symptoms?", "What are gout's symptoms?"),
        ("What is gout?", "Can it be cured?", "Can gout be cured?"),
        ("What are the types of otters?", "Where do they live?", "Where do otters live?"),
        ("What are the benefits of chess?", "Who invented it?", "Who invented chess?"),
        ("Who is Mara Lindt?", "Where was she born?", "Where was Mara Lindt born?"),
        ("What is Lindt's theory about?", "Who criticised it?", "Who criticised Lindt's theory?"),
        ("What is a steam engine?", "How do they work?", "How do steam engines work?"),
        (
            "What is worth seeing in Aldmoor?",
            "How many people live there?",
            "How many people live in Aldmoor?",
        ),
        (
            "Why is learning a language hard?",
            "At what age is it easier?",
            "At what age is learning a language easier?",
        ),
    ],
)
def test_pronouns_are_replaced_by_what_they_stand_for(before: str, question: str, expected: str) -> None:
    assert resolved(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Did the dam break in May?", "Who reported that?", "Who reported that the dam did break in May?"),
        ("Did the dam break in May?", "Is that true?", "Is it true that the dam did break in May?"),
        ("Where did Lindt meet Orso?", "Who confirmed this?", "Who confirmed where Lindt did meet Orso?"),
        (
            "Are cities repairing roads?",
            "Why did he say so?",
            "Why did he say that cities are repairing roads?",
        ),
    ],
)
def test_that_stands_for_the_question_before(before: str, question: str, expected: str) -> None:
    assert resolved(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Did the dam break?", "When?", "When did the dam break?"),
        ("Where did Lindt meet Orso?", "And why?", "Why did Lindt meet Orso?"),
        (
            "Which countries signed the treaty?",
            "How many countries?",
            "How many countries signed the treaty?",
        ),
        ("Who paid for the bridge?", "When?", "When? (who paid for the bridge)"),
        ("What is the population of Norway?", "What about Sweden?", "What is the population of Sweden?"),
        ("What is the population of Norway?", "And Sweden?", "What is the population of Sweden?"),
        ("What is gout?", "What about asthma?", "What is asthma?"),
        ("How many ships sank in 2019?", "What about in 2020?", "How many ships sank in 2020?"),
        ("Tell me about Acme.", "What about the revenue?", "What about the revenue of Acme?"),
    ],
)
def test_fragments_are_completed(before: str, question: str, expected: str) -> None:
    assert resolved(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("What is gout?", "What are common treatments?", "What are common treatments of gout?"),
        (
            "Tell me about otters.",
            "What is the largest ever caught?",
            "What is the largest otter ever caught?",
        ),
        ("Tell me about Acme.", "Who is the CEO?", "Who is the CEO of Acme?"),
        ("Tell me about Acme.", "Who works for the company?", "Who works for the company Acme?"),
        ("When was the film Orbit shown?", "Who directed the film?", "Who directed the film Orbit?"),
        ("Tell me about the Orrin expedition.", "Who led the expedition?", "Who led the Orrin expedition?"),
        ("What is gout?", "What is the impact on sleep?", "What is the impact of gout on sleep?"),
        ("What is gout?", "How does the test work?", "How does the test work? (about gout)"),
    ],
)
def test_a_subject_that_is_left_out_is_put_in(before: str, question: str, expected: str) -> None:
    assert resolved(before, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Who paid for the harbour of Aldmoor?",
        "What is the population of France?",
        "How do bees make honey?",
        "When was the Eiffel Tower built?",
        "Who is Merkel?",
        "What is photosynthesis?",
        "Why 1989?",
        "Is it true that the harbour will close?",
        "How long does it take to cross the Lenna?",
        "Which ship sank when it left the harbour?",
        "What did the mayor say about her plans?",
        "What did Trump say of his rival?",
        "How many islands are there in the Lenna?",
        "How many ships sank this year?",
        "What time is it?",
        "What is another way of referring to engines?",
        "thanks!",
        "Thank you very much",
        "hello",
        "asdf qwer",
        "Who are you?",
        "",
        "  ",
    ],
)
def test_what_stands_alone_or_is_no_question_stays_as_it_is(question: str) -> None:
    assert self_contained(question, [ROADS]) == question


def test_two_pronouns_stand_for_two_things() -> None:
    chat = [
        Turn("Who will pay?", "Norway and Sweden will."),
        Turn("What about the towns of the north and King Olaf's promise?", "The towns doubt it."),
    ]
    assert self_contained("Do they trust it?", chat) == "Do the towns of the north trust King Olaf's promise?"


def test_a_person_is_found_in_the_answer_if_it_names_one() -> None:
    one = Turn("Who wrote the report on the flood?", "Mara Lindt wrote the report. [1]")
    two = Turn("Who wrote the report on the flood?", "Mara Lindt and Jon Orso argued, Ada Crane wrote. [1]")
    assert self_contained("Where was she born?", [one]) == "Where was Mara Lindt born?"
    assert "she" in self_contained("Where was she born?", [two])


def test_he_is_the_husband_and_not_the_wife() -> None:
    chat = ("Who is Mara Lindt?", "Who is her husband?", "What does he do?")
    assert resolved(*chat) == "What does Mara Lindt's husband do?"


def test_the_second_one_is_counted_in_the_answer() -> None:
    chat = [Turn("Who cannot agree?", "Norway and Sweden cannot agree. [1]")]
    assert self_contained("Tell me about the second one.", chat) == "Tell me about Sweden."


def test_where_nothing_named_fits_the_question_before_is_added() -> None:
    assert resolved("Who won?", "Where does she live?") == "Where does she live? (who won)"


def test_both_are_compared() -> None:
    chat = ("What is gout?", "Tell me about asthma.", "What do they have in common?")
    assert resolved(*chat) == "What do asthma and gout have in common?"


def test_what_a_follow_up_spoke_of_carries_on() -> None:
    chat = ("What is gout?", "What are its symptoms?", "What are common causes?", "Is it fatal?")
    assert resolved(*chat) == "Is gout fatal?"


def test_after_a_change_of_subject_the_new_one_is_carried_on() -> None:
    chat = (ROADS.question, "What is the population of France?", "What is its capital?")
    assert resolved(*chat) == "What is France's capital?"


def test_fragments_in_a_row_lean_on_the_question_that_was_whole() -> None:
    chat = (BRIDGE.question, "When?", "How much?")
    assert resolved(*chat) == "How much? (who paid for the bridge over the Lenna)"


def test_exchanges_long_ago_are_forgotten() -> None:
    chat = ["What is gout?", *["hello"] * 12, "Can it be cured?"]
    assert resolved(*chat) == "Can it be cured?"


@given(st.text())
def test_without_a_chat_every_question_stays_as_it_is(question: str) -> None:
    assert self_contained(question, []) == question


_WORDS = st.sampled_from(
    "it they he that there one so what who when about how is are did the a of and or in to Ann Aldmoor gout "
    "ships country largest other second say trust ' ’s ? . ( ) 2019 \ud800 😀".split()
)
_ODD = st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=30).map(" ".join))


@given(_ODD, st.lists(st.tuples(_ODD, _ODD), max_size=4))
def test_no_text_does_harm(question: str, chat: list[tuple[str, str]]) -> None:
    result = self_contained(question, [Turn(*exchange) for exchange in chat])
    known = content_terms(" ".join([question, *(text for exchange in chat for text in exchange)]))
    strange = {term for term in content_terms(result) if term not in known}
    assert len(result) < 4000
    assert strange <= {"two"} or _only_inflected(strange, known)


def _only_inflected(strange: set[str], known: list[str]) -> bool:
    """ "Ones" may become the plural of a word that was there, "gouts"; odd signs may split a word."""
    return all(any(term[:3] in word for word in known) for term in strange)


@pytest.mark.parametrize("odd", ["it " * 300_000, "'" * 1_000_000, "what about " * 9_000, "(about " * 9_000])
def test_huge_questions_stay_as_they_are(odd: str) -> None:
    assert self_contained(odd, [BRIDGE, Turn(odd, odd)] * 100) == odd


@pytest.mark.parametrize(
    "odd", ["it" + " " * 390 + "x", "it is very " * 36, "in 2019 in Orrin " * 23, "blah " * 79]
)
def test_long_questions_are_resolved_or_left_alone(odd: str) -> None:
    assert len(self_contained(odd, [Turn(odd, odd)] * 12)) < 4000
