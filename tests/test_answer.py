"""Answer, Citation and Turn hold what they promise."""

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document
from qa.answer import Answer, Citation, Turn

REPORT = Document(text="First page.\nSecond page.", source="report.pdf", pages=(0, 12))


@given(st.text(min_size=1), st.data())
def test_a_quote_is_the_text_between_its_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    citation = Citation(1, Document(text=text, source="a"), start, end)
    assert citation.quote == text[start:end]


def test_a_citation_names_the_page_on_which_it_begins() -> None:
    assert Citation(1, REPORT, 0, 11).page == 1
    assert Citation(2, REPORT, 12, 24).page == 2
    assert Citation(1, replace(REPORT, pages=()), 12, 24).page is None


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (20, 25), (24, 25)])
def test_a_citation_of_nothing_is_refused(start: int, end: int) -> None:
    with pytest.raises(
        ValueError, match=r"nothing stands at .* in 'report\.pdf', which is 24 characters long"
    ):
        Citation(1, REPORT, start, end)


def test_citations_are_numbered_from_one() -> None:
    with pytest.raises(ValueError, match="numbered from 1, not 0"):
        Citation(0, REPORT, 0, 5)


def test_answers_are_values() -> None:
    citation = Citation(1, REPORT, 0, 11)
    answer = Answer("First page. [1]", True, 0.9, (citation,), (), "Which page?")
    assert answer == replace(answer)
    assert Turn("Which page?", answer.text) == Turn(question="Which page?", answer="First page. [1]")
    with pytest.raises(FrozenInstanceError):
        answer.text = "another"  # type: ignore[misc]
