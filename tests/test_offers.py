"""Questions to begin with: those that the library answers, and no more work than is needed."""

import gc
import time
import weakref
from pathlib import Path

import gradio as gr
import pytest

from chat.desk import Desk
from index import Document, Library, samples
from qa import Assistant
from qa.drafting.draft import drafted
from tests.desks import asked, documents, opened_desk, shared_library, users
from tests.embedders import HashingEmbedder
from tests.markup import Markup
from tests.visits import visit
from web.offers import MOST, SAMPLES, Offers, questions, samples_in


def offered(desk: Desk, html: str) -> list[str]:
    return [tag.text for tag in Markup(html).all("button", data_do="ask")]


def with_samples(library: Library) -> None:
    library.add(samples.files(), named=lambda file: SAMPLES + file.name)


def test_what_is_offered_is_answered(desk: Desk) -> None:
    library = shared_library(desk)
    with_samples(library)
    library.remove_by("source", samples_in(library))
    library.add(samples.files(), named=lambda file: f"mine/{file.name}")
    html, clear = Offers(desk).offers(desk.begin(""), visit())
    found = offered(desk, html)
    assert 0 < len(found) <= MOST
    assert not clear.visible
    assistant = Assistant(library, trained=False)
    answers = [assistant.ask(question) for question in found]
    assert sum(answer.answered for answer in answers) >= len(found) - 1


def test_with_the_samples_their_own_questions_are_offered_and_they_can_be_removed(desk: Desk) -> None:
    library = shared_library(desk)
    with_samples(library)
    assert len(samples_in(library)) >= len(samples.files())
    html, clear = Offers(desk).offers(desk.begin(""), visit())
    assert offered(desk, html) == list(samples.QUESTIONS)
    assert clear.visible
    library.remove_by("source", samples_in(library))
    assert samples_in(library) == ()
    html, clear = Offers(desk).offers(desk.begin(""), visit())
    assert not clear.visible
    assert offered(desk, html) != list(samples.QUESTIONS)


def test_in_an_empty_library_nothing_is_offered(desk: Desk) -> None:
    desk.libraries.create("", "Letters")
    html, clear = Offers(desk).offers(desk.begin("", "Letters"), visit())
    assert html == ""
    assert not clear.visible


def test_once_something_was_asked_nothing_is_offered(desk: Desk) -> None:
    with_samples(shared_library(desk))
    html, clear = Offers(desk).offers(asked(desk, desk.begin("")), visit())
    assert html == ""
    assert clear.visible


def test_what_was_drawn_is_kept_until_the_library_changes(desk: Desk) -> None:
    library = shared_library(desk)
    first = questions(library)
    assert questions(library) is first
    library.add(Document("The dam of Upper Ennick was built by Tessaly Mourne in 1931.", "dam"))
    assert questions(library) is not first


def test_a_library_that_was_closed_is_not_held(tmp_path: Path) -> None:
    library = Library(tmp_path / "news.library", embedder=HashingEmbedder())
    library.add(documents())
    questions(library)
    library.close()
    gone = weakref.ref(library)
    del library
    gc.collect()
    assert gone() is None


def test_no_question_without_an_answer_is_offered(desk: Desk) -> None:
    library = shared_library(desk)
    library.remove(*[document.id for document in library.documents()])
    library.add(samples.files()[:13], named=lambda file: f"mine/{file.name}")
    proposed = drafted(library, 3 * MOST, most=40)
    assert any(one.answer is None for one in proposed[:MOST])
    assert questions(library) == tuple(one.question for one in proposed if one.answer is not None)[:MOST]


def test_in_a_large_library_a_few_documents_are_looked_at(tmp_path: Path) -> None:
    with Library(tmp_path / "news.library", embedder=HashingEmbedder()) as library:
        with_samples(library)
        texts = [document.text for document in library.documents()]
        library.remove_by("source", samples_in(library))
        library.add([Document(f"{texts[n % len(texts)]}\n\nNo. {n}", f"many/{n}") for n in range(600)])
        started = time.process_time()
        assert len(questions(library)) == MOST
        few = time.process_time() - started
        drafted(library, 3 * MOST)  # looks at all of them
        assert few < (time.process_time() - started - few) / 3


def test_what_is_offered_is_asked_word_for_word(desk: Desk) -> None:
    """Drafting asks nothing with "<" in it; what it does ask is text, whatever it looks like."""
    library = shared_library(desk)
    library.remove(*[document.id for document in library.documents()])
    library.add(Document("The Ennick&Sons dam was opened by Odalys Brenn in 1931.", "dam"))
    (question,) = questions(library)
    assert "Ennick&Sons" in question
    html, _ = Offers(desk).offers(desk.begin(""), visit())
    assert "Ennick&amp;Sons" in html
    assert offered(desk, html) == [question]


def test_whoever_is_not_logged_in_is_told(tmp_path: Path) -> None:
    with opened_desk(tmp_path, known=users("ann")) as desk, pytest.raises(gr.Error, match="not logged in"):
        Offers(desk).offers(None, visit("bob"))
