"""A question in, an answer with citations out: all steps together, on libraries with a small embedder."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Library
from index.documents import Document
from index.errors import FilterError
from qa import Answer, Assistant, Turn
from qa.confidence import Confidence
from qa.refusal import EMPTY, FILTERED, Refusal
from tests.embedders import HashingEmbedder

BRIDGE = Document(
    text=(
        "date 2021-05 Share:\n\nThe county of Orrin paid for the bridge\nover the Lenna.\n\n"
        "This was reported by the Orrin Courier. Snow fell on Aldmoor. The ferry was sold."
    ),
    source="bridge.txt",
    title="A bridge at last",
    metadata={"published": "2021-05", "publisher": "The Orrin Courier"},
    body=21,
)
FERRY = Document(
    text="The ferry Petrel sank off Aldmoor in 1921. Twelve sailors of the ferry were saved.",
    source="ferry.txt",
    title="Loss of the Petrel",
)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    embedder = HashingEmbedder(dimension=256)
    with Library(tmp_path_factory.mktemp("stocked") / "news.library", embedder=embedder) as opened:
        opened.add([BRIDGE, FERRY])
        yield opened


def test_an_answer_is_quotes_with_their_markers(stocked: Library) -> None:
    answer = Assistant(stocked, threshold=0).ask("Who paid for the bridge over the Lenna?")
    assert answer.answered
    assert answer.text == "The county of Orrin paid for the bridge over the Lenna. [1]"
    (citation,) = answer.citations
    assert citation.quote == "The county of Orrin paid for the bridge\nover the Lenna."
    assert citation.document.source == "bridge.txt"
    assert answer.question == "Who paid for the bridge over the Lenna?"
    assert answer.hits[0].document.source == "bridge.txt"


def test_values_keep_to_the_scope_of_the_question(tmp_path: Path) -> None:
    texts = [
        "The Orrin Courier reported that 31 sailors drowned when the Petrel sank.",
        "The Northern Post reported that 47 sailors drowned when the Petrel sank.",
    ]
    with Library(tmp_path / "sea.library", embedder=HashingEmbedder(dimension=256)) as library:
        library.add([Document(text, f"{number}.txt") for number, text in enumerate(texts)])
        assistant = Assistant(library, threshold=0)
        plain = assistant.ask("How many sailors drowned when the Petrel sank?")
        limited = assistant.ask("According to the Orrin Courier, how many sailors drowned?")
    assert {value.text for value in plain.values} == {"31", "47"}
    assert [value.text for value in limited.values] == ["31"]
    assert limited.differing == ()


def test_numbers_follow_the_order_of_the_text(stocked: Library) -> None:
    answer = Assistant(stocked, threshold=0).ask("Which newspaper, the Courier, reported it?")
    assert answer.text.startswith(
        "The county of Orrin paid for the bridge over the Lenna. [1] "
        "This was reported by the Orrin Courier. [2]"
    )
    assert [citation.number for citation in answer.citations] == [1, 2]


@given(
    question=st.text(alphabet="abehiorst ?ABLPO12", min_size=1).filter(str.strip),
    threshold=st.floats(0, 1),
)
def test_every_citation_can_be_checked(stocked: Library, question: str, threshold: float) -> None:
    answer = Assistant(stocked, threshold=threshold).ask(question)
    assert answer.answered == bool(answer.citations)
    asks_nothing = answer.refusal is Refusal.UNCLEAR  # which no threshold makes a question of
    assert answer.answered == (answer.confidence >= threshold and not asks_nothing)
    for number, citation in enumerate(answer.citations, 1):
        assert citation.number == number
        assert citation.quote == citation.document.text[citation.start : citation.end]
        assert f"{' '.join(citation.quote.split())} [{number}]" in answer.text


def test_below_the_threshold_it_refuses_and_offers_the_nearest(stocked: Library) -> None:
    answer = Assistant(stocked, threshold=1).ask("Who paid for the bridge over the Lenna?")
    assert (answer.answered, answer.citations, answer.refusal) == (False, (), Refusal.SILENT)
    assert answer.text.startswith(
        "The documents do not say. Looked for: a person, with “paid”, “bridge” and “Lenna”."
    )
    assert answer.hits


def test_what_is_nowhere_in_the_documents_is_refused(stocked: Library) -> None:
    answer = Assistant(stocked).ask("Which treaty did Chancellor Brandt sign in Moscow?")
    assert not answer.answered
    assert answer.confidence < 0.1
    assert answer.refusal is Refusal.SUBJECT
    assert "“Chancellor Brandt” and “Moscow” stand nowhere in them." in answer.text


@pytest.mark.parametrize("said", ["Thanks!", "hello", "ok, thank you very much"])
def test_courtesies_are_not_searched_for(stocked: Library, said: str) -> None:
    answer = Assistant(stocked).ask(said)
    assert (answer.answered, answer.hits, answer.refusal) == (False, (), Refusal.UNCLEAR)
    assert "Ask a question" in answer.text


def test_half_a_character_in_a_question_is_no_error(stocked: Library) -> None:
    assert Assistant(stocked).ask("\ud800 Who paid for the bridge over the Lenna?").hits


def test_an_empty_library_says_how_to_add(library: Library) -> None:
    answer = Assistant(library).ask("Who paid?")
    assert answer == Answer(EMPTY.text, False, 0.0, (), (), "Who paid?", refusal=Refusal.EMPTY)


def test_a_filter_that_lets_nothing_through_is_told_from_silence(stocked: Library) -> None:
    answer = Assistant(stocked).ask("Who paid?", where={"publisher": "Nobody"})
    assert (answer.text, answer.answered, answer.hits) == (FILTERED.text, False, ())


def test_only_what_the_filter_lets_through_is_read(stocked: Library) -> None:
    answer = Assistant(stocked, threshold=0).ask("Who paid for the bridge?", where={"source": "ferry.txt"})
    assert {hit.document.source for hit in answer.hits} == {"ferry.txt"}


def test_an_unknown_field_is_an_error(stocked: Library) -> None:
    with pytest.raises(FilterError):
        Assistant(stocked).ask("Who paid?", where={"colour": "red"})


def test_metadata_answers_and_cites_the_dateline(stocked: Library) -> None:
    answer = Assistant(stocked).ask("When was the article about the bridge over the Lenna published?")
    assert answer.text == (
        "According to its metadata, “A bridge at last” was published in May 2021 (2021-05). [1]"
    )
    assert [citation.quote for citation in answer.citations] == ["2021-05"]
    assert (answer.answered, answer.confidence) == (True, 1.0)


def test_metadata_that_the_text_does_not_show_is_not_cited(stocked: Library) -> None:
    answer = Assistant(stocked).ask("Who published this article?", where={"source": "bridge.txt"})
    assert answer.text == "According to its metadata, “A bridge at last” was published by The Orrin Courier."
    assert answer.citations == ()


@pytest.mark.parametrize(
    "turn", [Turn("Who paid for the bridge?", "Orrin."), ("Who paid for the bridge?", "Orrin.")]
)
def test_a_follow_up_is_searched_for_with_what_the_chat_said(
    stocked: Library, turn: Turn | tuple[str, str]
) -> None:
    answer = Assistant(stocked).ask("And who reported it?", [turn])
    assert answer.question != "And who reported it?"
    assert "bridge" in answer.question


def test_the_stream_grows_and_ends_with_the_answer(stocked: Library) -> None:
    assistant = Assistant(stocked, threshold=0)
    question = "Which newspaper, the Courier, reported it?"
    grown = list(assistant.stream(question))
    assert len(grown) == len(grown[-1].citations) >= 2
    assert grown[-1] == assistant.ask(question)
    for shorter, longer in pairwise(grown):
        assert longer.text.startswith(shorter.text + " ")
        assert longer.citations[: len(shorter.citations)] == shorter.citations


def test_a_refusal_streams_as_one(stocked: Library) -> None:
    assistant = Assistant(stocked, threshold=1)
    assert list(assistant.stream("Who paid?")) == [assistant.ask("Who paid?")]


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_refused_clearly(stocked: Library, question: str) -> None:
    with pytest.raises(ValueError, match="the question is empty: ask something"):
        Assistant(stocked).ask(question)


def test_wrong_settings_are_refused(stocked: Library) -> None:
    with pytest.raises(ValueError, match="1 or more, not 0"):
        Assistant(stocked).ask("Who paid?", k=0)
    with pytest.raises(ValueError, match=r"0 to 1, not 1\.5"):
        Assistant(stocked, threshold=1.5)


def test_importing_qa_loads_no_model_library() -> None:
    heavy = ["openvino", "torch", "sentence_transformers", "transformers", "gradio"]
    code = f"import qa, sys; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_without_the_trained_reader_nothing_of_it_is_used(stocked: Library) -> None:
    question = "Who paid for the bridge over the Lenna?"
    with_it = Assistant(stocked, threshold=0).ask(question)
    without = Assistant(stocked, threshold=0, trained=False).ask(question)
    assert [one.quote for one in with_it.citations] == [one.quote for one in without.citations]
    assert with_it.confidence != without.confidence
    plain = Assistant(stocked, trained=False)
    assert plain.threshold == Confidence().threshold
    plain.load()


def test_the_k_passages_are_the_best_of_more(stocked: Library) -> None:
    answer = Assistant(stocked, threshold=0).ask("How many sailors of the ferry were saved?", k=1)
    assert len(answer.hits) == 1
    assert "Twelve sailors" in answer.text
