"""Pasted text becomes a document with a source of its own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.pasting import LONGEST, pasted
from index import DocumentError, Library


def test_the_source_is_named_by_the_title_or_the_first_words() -> None:
    titled = pasted("Ships sail.", "  North\npier / closed ")
    assert titled.title == "North pier / closed"
    assert re.fullmatch(r"pasted/North pier closed-[0-9a-f]{8}", titled.source)
    untitled = pasted("Ships sail <b>far</b>. " * 9)
    assert untitled.title is None
    assert re.fullmatch(r"pasted/Ships sail b far b[\w ]{1,45}-[0-9a-f]{8}", untitled.source)
    assert pasted("?!").source.startswith("pasted/text-")


def test_the_same_text_is_one_document_and_another_is_another(library: Library) -> None:
    assert library.add(pasted("Ships sail.", "A")).added == 1
    assert library.add(pasted("Ships sail.", "A")).unchanged == 1
    assert library.add(pasted("Ships sail!", "A")).added == 1


def test_what_its_head_says_is_known() -> None:
    document = pasted("---\npublisher: Harbour Post\ndate: 3 June 2031\ntitle: Pier\n---\nShips sail.")
    assert (document.publisher, document.published, document.title) == ("Harbour Post", "2031-06-03", "Pier")


@pytest.mark.parametrize("text", ["", " \n\t", "\u3000"])
def test_no_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(DocumentError, match="there is no text to add"):
        pasted(text)


def test_a_front_matter_alone_is_refused_in_words() -> None:
    with pytest.raises(DocumentError, match="what was pasted holds no text: only a front matter"):
        pasted("---\ntitle: Pier\n---\n")


def test_five_megabytes_are_taken_and_no_more() -> None:
    assert len(pasted("é" * (LONGEST // 2)).text) == LONGEST // 2
    with pytest.raises(DocumentError, match=r"too long to paste \(5\.0 MB, at most 5\)"):
        pasted("é" * (LONGEST // 2) + "a")


@given(st.text().filter(str.strip), st.text())
def test_any_text_makes_a_document_that_can_be_stored(text: str, title: str) -> None:
    document = pasted(text, title)
    assert re.fullmatch(r"pasted/[\w ]{1,60}-[0-9a-f]{8}", document.source)
    f"{document.text}{document.title}{document.source}".encode()
