"""Chats that are kept, in a real browser: found again, renamed, searched, deleted, taken along."""

from pathlib import Path

from playwright.sync_api import Page, expect

from index import samples
from tests.browser.conftest import Visitor
from tests.browser.hands import SECONDS, ask, picture, reload, settled
from tests.browser.servers import Server


def test_a_chat_is_found_again_renamed_searched_taken_along_and_deleted(page: Page) -> None:
    ask(page, samples.QUESTIONS[2])
    said = page.locator("#talk .said").inner_text()
    reload(page)
    expect(page.locator("#talk .asked")).to_have_text(samples.QUESTIONS[2], timeout=SECONDS)
    assert page.locator("#talk .said").inner_text() == said
    here = page.locator("#chats li.here")
    expect(here).to_have_count(1)

    page.once("dialog", lambda dialog: dialog.accept("The muted alarm <i>"))
    here.get_by_role("button", name="Rename the chat").click()
    expect(here.locator("button.open")).to_contain_text("The muted alarm <i>")
    with page.expect_download() as had:
        here.get_by_role("button", name="Download the chat").click()
    assert had.value.suggested_filename == "The muted alarm -i-.md"
    taken = Path(had.value.path()).read_text("utf-8")
    assert samples.QUESTIONS[2] in taken
    assert "26 February" in taken or "alarm" in taken

    page.get_by_role("button", name="New chat").click()
    expect(page.locator("#talk .turn")).to_have_count(0)
    expect(page.locator("#panel li")).to_have_count(0)
    expect(page.locator("#offers button")).to_have_count(len(samples.QUESTIONS))
    ask(page, samples.QUESTIONS[1])
    expect(page.locator("#chats button.open").first).to_contain_text(samples.QUESTIONS[1])
    picture(page, "chats")

    page.fill("#sought textarea, #sought input", "zeppelin")
    expect(page.locator("#chats")).to_contain_text("No chat has these words.")
    page.fill("#sought textarea, #sought input", "muted")
    found = page.locator("#chats button.open", has_text="The muted alarm <i>")
    expect(found).to_have_count(1)
    found.click()
    expect(page.locator("#talk .asked")).to_have_text(samples.QUESTIONS[2])
    expect(page.locator("#sought textarea, #sought input")).to_have_value("")
    reload(page)
    expect(here.locator("button.open")).to_contain_text("The muted alarm <i>")
    page.once("dialog", lambda dialog: dialog.dismiss())
    here.get_by_role("button", name="Delete the chat").click()
    expect(found).to_have_count(1)
    page.once("dialog", lambda dialog: dialog.accept())
    here.get_by_role("button", name="Delete the chat").click()
    expect(found).to_have_count(0)
    expect(page.locator("#talk .turn")).to_have_count(0)
    reload(page)
    expect(page.locator("#chats button.open", has_text="The muted alarm <i>")).to_have_count(0)


def test_chats_outlive_the_server(server: Server, visit: Visitor) -> None:
    asked = "When did the Corncrake sail again, after all?"
    with visit(server) as page:
        settled(page)
        ask(page, asked)
        said = page.locator("#talk .said").inner_text()
    server.restart()
    with visit(server) as page:
        settled(page)
        page.locator("#chats button.open", has_text=asked).click()
        expect(page.locator("#talk .asked")).to_have_text(asked)
        assert page.locator("#talk .said").inner_text() == said
        page.locator("#talk a.marker").first.click()
        expect(page.locator("#panel mark.focus")).to_be_visible()
