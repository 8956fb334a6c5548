"""Real servers, and a real Chromium that drives their page.

Without a Chromium the tests are skipped, unless FOOTNOTE_BROWSER=required says that one must be there.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from chat.user_file import add_user
from tests.browser.hands import Watched, opened
from tests.browser.servers import Server

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
expect.set_options(timeout=20_000)  # milliseconds: machines are busy
QUICK = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
PASSWORDS = {"ann": "ann's own words", "bob": "another password"}
Visitor = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("FOOTNOTE_BROWSER") == "required":
        pytest.fail("no Chromium on this machine, though FOOTNOTE_BROWSER=required")
    if found is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    return found


@pytest.fixture(scope="package")
def server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`python app.py`, run for the first time in an empty folder."""
    with Server(tmp_path_factory.mktemp("first-run")) as running:
        yield running


@pytest.fixture(scope="package")
def guarded(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One that those of `PASSWORDS` may log in to, over an empty library."""
    folder = tmp_path_factory.mktemp("guarded")
    for name, password in PASSWORDS.items():
        add_user(folder / "people", name, password, hasher=QUICK)
    with Server(folder, "--users", "people", "--library", "shared.library") as running:
        yield running


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """Ends with the last test of this folder: while it runs, no test can run a loop of its own."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One for all tests that need no browser of their own: it keeps what it has loaded once."""
    made = browser.new_context(viewport={"width": 1440, "height": 900})
    made.set_default_timeout(15_000)
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, server: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The open page, as somebody sees it who was never here; `Watched` says what is checked afterwards.

    Its parameter, if it is given one, is the width and whether it is dark.
    """
    width, dark = getattr(request, "param", (1440, False))
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    watched = Watched(page, server.address)
    try:
        page.goto(f"{server.address}/robots.txt")  # anything of the same origin
        page.evaluate("localStorage.clear()")
        opened(page, f"{server.address}/{'?__theme=dark' if dark else ''}")
        yield page
    finally:
        page.close()
    watched.check()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visitor]:
    """Opens a browser of its own at a server's address; the same checks, but for errors that are allowed."""
    with ExitStack() as left:

        @contextmanager
        def visiting(server: Server, *allowed: str) -> Iterator[Page]:
            made = browser.new_context(viewport={"width": 1440, "height": 900})
            made.set_default_timeout(15_000)
            left.callback(made.close)
            page = made.new_page()
            watched = Watched(page, server.address, allowed)
            page.goto(server.address)
            yield page
            watched.check()

        yield visiting


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder to make files in."""
    folder = tmp_path / "files"
    folder.mkdir()
    return folder
