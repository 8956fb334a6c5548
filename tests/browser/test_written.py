"""Answers that a model writes, in a real browser: growing, stopped, left out, chosen against."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.hands import SECONDS, answered, ask, picture, reload, settled
from tests.browser.servers import Server
from tests.browser.test_access import barriers
from tests.browser.written_app import ASKED, AT_LENGTH, HOSTILE, MODEL, TRUE

SCRIPT = Path(__file__).with_name("written_app.py")


@pytest.fixture(scope="module")
def writes(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a model that writes."""
    with Server(tmp_path_factory.mktemp("written"), script=SCRIPT) as running:
        yield running


def _begin(page: Page) -> None:
    """Ask what is answered at length, and wait until its first sentence was checked."""
    page.fill("#question textarea", AT_LENGTH)
    page.keyboard.press("Enter")
    expect(page.locator("#talk .growing a.marker")).to_have_count(1, timeout=SECONDS)


def _writers_stopped(page: Page, server: Server, count: int) -> None:
    for _ in range(100):
        if server.log().count("the writer has stopped") >= count:
            return
        page.wait_for_timeout(100)
    raise AssertionError(server.log())


def test_what_is_written_grows_and_can_be_stopped_and_is_left_with_the_page(
    writes: Server, visit: Visitor
) -> None:
    with visit(writes) as page:
        settled(page)
        expect(page.locator("#welcome")).to_contain_text(f"Answers are written by {MODEL}")
        _begin(page)
        growing = page.locator("#talk .growing")
        expect(growing).to_have_attribute("aria-live", "off")
        expect(growing.locator(".provisional")).to_contain_text("not checked yet")
        expect(growing.locator(".provisional")).to_have_css("font-style", "italic")
        expect(growing.locator("details.removed del")).to_be_visible()
        expect(page.locator("#talk [data-do=copy]")).to_have_count(0)
        assert barriers(page) == []
        picture(page, "writing")
        growing.locator("a.marker").click()
        expect(page.locator("#panel mark.focus")).to_contain_text("muted since 19 February")
        page.locator("#question .stop-button").click()
        turn = answered(page, 1)
        expect(turn.locator("p.answered")).to_have_text(f"{TRUE} [1]")
        expect(turn.locator("p.note").last).to_contain_text("Writing was stopped.")
        expect(page.locator("#panel mark.focus")).to_be_visible()  # what was being read is still there
        _writers_stopped(page, writes, 1)
        told = turn.locator(".said").inner_html()
        reload(page)
        assert page.locator("#talk .turn .said").inner_html() == told

        _begin(page)
        page.get_by_role("button", name="New chat").click()
        expect(page.locator("#welcome")).to_be_visible()
        _writers_stopped(page, writes, 2)
        expect(page.locator("#talk .turn")).to_have_count(0)
        expect(page.locator("#chats button.open")).to_have_count(1)
        _begin(page)
        page.close()
        with visit(writes) as other:
            settled(other)
            _writers_stopped(other, writes, 3)


def test_what_a_model_writes_does_nothing_and_it_need_not_write(writes: Server, visit: Visitor) -> None:
    with visit(writes) as page:
        settled(page)
        turn = ask(page, ASKED)
        expect(turn.locator("p.answered")).to_have_text(f"{TRUE} [1]")
        removed = turn.locator("details.removed")
        expect(removed.locator("del")).to_be_hidden()
        removed.locator("summary").click()
        expect(removed.locator("del")).to_have_text(HOSTILE)
        assert page.evaluate("window.taken === undefined")
        assert page.locator("#talk img, #talk a[href*=taken], #talk a[href*=invalid]").count() == 0
        picture(page, "written")
        page.get_by_role("button", name="Let a model write").click()
        assert barriers(page) == []
        page.fill("#server textarea, #server input", "nowhere:1")
        page.fill("#key input", "sk-secret")
        page.click("#use-model")
        expect(page.locator("#named [role=alert]")).to_contain_text("nowhere:1")
        expect(page.locator("#key input")).to_have_value("")
        picture(page, "naming")

        page.click("#author input")
        page.get_by_role("option", name=re.compile("own sentences")).click()
        turn = ask(page, ASKED)
        expect(turn.locator("p.answered")).to_contain_text("The alarm that sounds when a ship leaves")
        expect(turn.locator(".removed")).to_have_count(0)
        page.get_by_role("button", name="New chat").click()
        expect(page.locator("#welcome")).to_contain_text("word for word")
        reload(page)
        expect(page.locator("#author input")).to_have_value(re.compile("own sentences"))
        assert "sk-secret" not in page.evaluate("JSON.stringify(localStorage)")
