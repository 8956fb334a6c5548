"""A model writes on the page: it grows, is stopped, left or chosen against, and is kept as it was shown."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import gradio as gr
import pytest

from chat.authors import OWN, Authors
from chat.desk import Desk, Talk
from qa.writing.reader import WritingReader
from tests.desks import ANYTHING, LAMP, LAMP_ASKED, opened_desk
from tests.markup import Markup
from tests.visits import event, visit
from tests.writers import Scripted, words
from web.chats import Chats
from web.reading import Reading
from web.talking import Talking

TRUE = "The lamp of Quillon Point is lit by Odalys Brenn."
HOSTILE = 'The lamp was sold to <img src=x onerror="alert(1)"> by [pirates](http://example.invalid) of Mars.'
ENDLESS = " ".join(["It is lit and lit and lit"] * 400)
Made = Callable[..., AbstractContextManager[Desk]]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Desks whose answers are written so."""

    @contextmanager
    def opened(text: str, *, pause: float = 0.0) -> Iterator[Desk]:
        writer = Scripted([words(text)], pause=pause, name="tiny")
        with opened_desk(tmp_path, authors=Authors([WritingReader(writer)])) as desk:
            yield desk

    return opened


def told(steps: list[Any]) -> list[str]:
    """What was sent of answers on their way."""
    return [step[8] for step in steps if isinstance(step[8], str) and step[8]]


def conversations(steps: list[Any]) -> list[Markup]:
    """The whole conversations that were sent."""
    return [Markup(step[2]) for step in steps if isinstance(step[2], str)]


def changes(steps: list[Any]) -> list[Any]:
    """What was sent; Gradio sends the last step again at the end, which must not bring back what was left."""
    assert steps
    return [part for step in steps for part in step if part != gr.skip()]


def until(asking: Iterator[Any], words: str) -> list[Any]:
    """The steps until something is shown."""
    steps: list[Any] = []
    for step in asking:
        steps.append(step)
        if any(isinstance(part, str) and words in part for part in (step[2], step[8])):
            return steps
    raise AssertionError(f"{words} was not shown")


def test_an_answer_grows_below_its_question_and_is_kept_as_it_was_shown(made: Made) -> None:
    with made(f"{TRUE} {HOSTILE} {ENDLESS[:300]}.", pause=0.004) as desk:
        steps = list(Talking(desk).ask(LAMP_ASKED, None, ANYTHING, "", visit()))
        pages = conversations(steps)
        growing = next(page for page in pages if page.all("div", class_="said growing"))
        assert growing.one("div", class_="said growing")["aria-live"] == "off"
        assert not growing.all("button")  # there is nothing yet to be copied or rated
        assert "not checked yet" in "".join(told(steps))
        assert len(pages) <= 4  # all of it, while the answer was sent more often
        assert all(len(html) < 6000 for html in told(steps))
        last, talk = pages[-1], steps[-1][1]
        assert steps[-1][8] == ""
        assert "Odalys Brenn" in last.one("p", class_="answer answered").text
        assert "onerror" in last.one("details", class_="removed").text
        assert not last.all("img")
        assert not [link for link in last.all("a") if "example" in link["href"]]
        assert last.all("meter")
        assert desk.resume("", talk.chat) == talk
        assert talk.turns[0].answer["written"]["model"] == "tiny"
        chats = Chats(desk)
        assert "Written by tiny" in Path(chats.export(talk, visit(), event(id=talk.chat))).read_text("utf-8")


def test_a_marker_opens_the_words_behind_a_written_sentence(made: Made) -> None:
    with made(TRUE) as desk:
        *_, (_, talk, *_) = Talking(desk).ask(LAMP_ASKED, None, ANYTHING, "", visit())
        html, what, *_ = Reading(desk).open(talk, None, visit(), event(turn=1, kind="c", number=1))
        cited = talk.turns[0].answer["citations"][0]
        assert what.focus == (cited["start"], cited["end"])
        assert cited["quote"] in LAMP
        assert Markup(html).one("mark", class_="focus").text in LAMP


def test_stopped_what_was_checked_by_then_is_the_answer(made: Made) -> None:
    with made(f"{TRUE} {ENDLESS}", pause=0.005) as desk:
        talking = Talking(desk)
        asking = talking.ask(LAMP_ASKED, None, ANYTHING, "", visit())
        until(asking, 'class="marker"')
        assert len({*map(type, talking.stop(None, visit()))}) == 1  # it leaves all to the event that asked
        steps = list(asking)
        talk = steps[-1][1]
        assert talking.rest(visit()).submit_btn == "Ask"
        assert "Odalys Brenn" in talk.turns[0].plain
        assert "lit and lit" not in talk.turns[0].plain
        assert desk.resume("", talk.chat) == talk


def test_stopped_before_anything_was_found_nothing_is_kept(made: Made) -> None:
    with made(ENDLESS, pause=0.005) as desk:
        talking = Talking(desk)
        asking = talking.ask(LAMP_ASKED, None, ANYTHING, "", visit())
        (_, waiting, *_) = next(asking)
        talk, html, *_ = talking.stop(waiting, visit())
        assert (talk, talking.rest(visit()).submit_btn) == (Talk("", "news"), "Ask")
        assert not Markup(html).all("article")
        assert changes(list(asking)) == []
        assert desk.store.chats("") == []


@pytest.mark.parametrize("leaving", ["another chat", "another question", "closed"])
def test_nothing_is_shown_or_kept_of_an_answer_that_was_left(made: Made, leaving: str) -> None:
    with made(f"{TRUE} {ENDLESS}", pause=0.005) as desk:
        talking = Talking(desk)
        asking = talking.ask(LAMP_ASKED, None, ANYTHING, "", visit())
        talk = until(asking, 'class="marker"')[-1][1]
        page = ("", "")
        running = desk.askings.of(page)
        assert running is not None
        if leaving == "another chat":
            Chats(desk).begin(talk, visit())
        elif leaving == "closed":
            talking.gone(visit())
        else:
            next(talking.ask("Who else?", talk, ANYTHING, OWN, visit()))
        assert running.stop.due
        assert changes(list(asking)) == []
        assert desk.store.chats("") == []


def test_the_documents_sentences_can_be_chosen_for_a_question(made: Made) -> None:
    with made(TRUE) as desk:
        *_, (_, talk, *_) = Talking(desk).ask(LAMP_ASKED, None, ANYTHING, OWN, visit())
        assert talk.turns[0].plain == f"{LAMP} [1]"
        assert talk.turns[0].answer["written"] is None
        *_, (_, talk, *_) = Talking(desk).retry(talk, ANYTHING, "gone since", visit(), event(turn=1))
        assert talk.turns[0].answer["written"]["model"] == "tiny"


def test_whoever_waits_for_the_model_is_told_so(made: Made) -> None:
    with made(TRUE, pause=0.02) as desk, desk.askings.asking(("", "another page"), "tiny"):
        steps = list(Talking(desk).ask(LAMP_ASKED, None, ANYTHING, "", visit()))
        assert any("is writing another answer" in page.text for page in conversations(steps))


class Slow(Scripted):
    """Is loaded when it is told to be."""

    told = Event()

    def load(self) -> None:
        self.told.wait(20)


def test_whoever_asks_while_the_model_is_loaded_is_told_so(tmp_path: Path) -> None:
    reader = WritingReader(Slow([words(TRUE)], pause=0.02, name="tiny"))
    authors = Authors([reader])
    with opened_desk(tmp_path, authors=authors) as desk:
        loading = Thread(target=authors.load, args=(reader,))
        loading.start()
        asking = Talking(desk).ask(LAMP_ASKED, None, ANYTHING, "", visit())
        until(asking, "Loading tiny")
        Slow.told.set()
        assert "Odalys Brenn" in list(asking)[-1][1].turns[0].plain
        loading.join(20)


def test_a_source_that_was_opened_is_not_taken_away_by_an_answer_on_its_way(made: Made) -> None:
    with made(f"{TRUE} {ENDLESS[:200]}", pause=0.005) as desk:
        asking = Talking(desk).ask(LAMP_ASKED, None, ANYTHING, "", visit())
        talk = until(asking, 'class="marker"')[-1][1]
        html, *_ = Reading(desk).open(talk, None, visit(), event(turn=1, kind="c", number=1))
        assert "focus" in html
        left = [step[3] for step in asking]
        assert left
        assert not any(isinstance(panel, str) for panel in left)
