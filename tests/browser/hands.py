"""What a person does on the page, and what is checked of every page that a test had open."""

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect

SECONDS = 30_000  # milliseconds: the first question waits for the model on a busy machine
SCREENSHOTS = Path(__file__).parent / "screenshots"


_PORT = re.compile(r":\d+(?=/)")
_NOT_OURS = (
    "AbortError: signal is aborted",  # Gradio's, when a page is left while it listens to the server,
    "Unexpected error Connection errored out.",  # and this, at another moment of it
    "status of 400 (Bad Request) http://127.0.0.1/login",  # Chromium's, of a password that was refused
)


class Watched:
    """A page that may write no error to its console and ask no other host for anything."""

    def __init__(self, page: Page, address: str, allowed: Sequence[str] = ()) -> None:
        """allowed are parts of errors that are expected, beside those that are not ours."""
        self._allowed = (*_NOT_OURS, *allowed)
        self._errors: list[str] = []
        self._elsewhere: list[str] = []
        self._address = address
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.context.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"{message.text} {_PORT.sub('', message.location['url'])}")

    def _note(self, error: str) -> None:
        if not any(text in error for text in self._allowed):
            self._errors.append(error)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self._elsewhere.append(request.url)

    def check(self) -> None:
        """At the end."""
        assert not self._errors, self._errors
        assert not self._elsewhere, self._elsewhere


def opened(page: Page, address: str) -> None:
    """Open the page, and wait until it has come to rest."""
    page.goto(address)
    settled(page)


def settled(page: Page) -> None:
    """Wait until it shows somebody's chats: before that it does not know whose page it is."""
    expect(page.locator("#chats nav, #chats .note").first).to_be_attached(timeout=SECONDS)


def reload(page: Page) -> None:
    """Load it again."""
    page.reload()
    settled(page)


def ask(page: Page, question: str) -> Locator:
    """Ask, and wait until the answer is complete; returns its turn."""
    before = page.locator("#talk .turn").count()
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    return answered(page, before + 1)


def answered(page: Page, number: int) -> Locator:
    """The turn of a number, once it is answered and is the last."""
    expect(page.locator("#talk .turn")).to_have_count(number, timeout=SECONDS)
    turn = page.locator("#talk .turn").last
    expect(turn.locator("[data-do=retry]")).to_be_visible(timeout=SECONDS)
    expect(page.locator("#question .submit-button")).to_have_text("Ask")
    return turn


def tab(page: Page, name: str) -> None:
    """Choose one of the tabs beside the conversation."""
    page.get_by_role("tab", name=name).click()


def library(page: Page, name: str) -> None:
    """Make an empty library and go to it."""
    if not page.locator("#new-library textarea, #new-library input").is_visible():
        page.get_by_role("button", name="More libraries").click()
    page.fill("#new-library textarea, #new-library input", name)
    page.click("#create")
    expect(page.locator("#library input")).to_have_value(name)
    tab(page, "Library")
    expect(page.locator("#summary")).to_contain_text("The library is empty")


def switch(page: Page, name: str) -> None:
    """Go to another library."""
    page.click("#library input")
    page.get_by_role("option", name=name, exact=True).click()
    expect(page.locator("#talk .turn")).to_have_count(0)


def drop(page: Page, files: Sequence[Path] | Path, into: str = "#drop") -> Locator:
    """Drop files onto the library tab, and wait until they are added; returns what it says then."""
    tab(page, "Library")
    news = page.locator("#news")
    news.evaluate("node => node.querySelectorAll('p').forEach(one => one.classList.add('before'))")
    paths = [files] if isinstance(files, Path) else files
    page.set_input_files(f"{into} input[type=file]", [str(path) for path in paths])
    done = news.locator("p.note:not(.before)", has_text=re.compile(r"(added|replaced|unchanged)\.$"))
    expect(done).to_be_visible(timeout=SECONDS)
    return news


def heard(page: Page, button: Locator) -> None:
    """Click, and wait until the server has been told: a page that is left at once tells nothing any more."""
    with page.expect_response("**/queue/join*"):
        button.click()


def picture(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep a screenshot, for people to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=whole)
