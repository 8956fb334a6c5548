"""Whoever uses the page without a mouse, without seeing it, on a telephone or in the dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from index import samples
from tests.browser.conftest import Visitor
from tests.browser.hands import ask, picture, tab
from tests.browser.servers import Server

WIDTHS = [(390, False), (390, True), (1024, False), (1024, True), (1440, False), (1440, True)]


def barriers(page: Page, without: str = "") -> list[str]:
    """What axe-core calls serious or critical, without one of its rules."""
    options = {"resultTypes": ["violations"], "rules": {without: {"enabled": False}} if without else {}}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("page", [(1440, False), (1440, True)], indirect=True, ids=["light", "dark"])
def test_no_state_of_the_page_has_a_barrier(page: Page) -> None:
    expect(page.locator("#offers button").first).to_be_visible()
    assert barriers(page) == []
    ask(page, samples.QUESTIONS[1])
    page.get_by_role("button", name="Filters").click()
    assert barriers(page) == []
    page.locator("#talk a.marker").first.click()
    expect(page.locator("#panel mark.focus").first).to_be_visible()
    assert barriers(page) == []
    tab(page, "Passages")
    expect(page.locator("#passages li").first).to_be_visible()
    assert barriers(page) == []
    tab(page, "Library")
    expect(page.locator("#shelf tbody tr").first).to_be_visible()
    page.get_by_role("button", name="A folder, or pasted text").click()
    page.get_by_role("button", name="More libraries").click()
    assert barriers(page) == []


def test_the_login_has_no_barrier(guarded: Server, visit: Visitor) -> None:
    with visit(guarded) as page:
        expect(page.get_by_role("button", name="Login")).to_be_visible()
        assert barriers(page, without="document-title") == []  # Gradio gives its login no title


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until something is reached, where the focus must be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("chosen => document.activeElement.matches(chosen)", selector):
            break
    else:
        raise AssertionError(f"{selector} is not reached by Tab")
    line = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert line != "none", f"nobody sees the focus on {selector}"


def test_everything_is_reached_by_keyboard_and_the_focus_is_seen(page: Page) -> None:
    page.locator("#question textarea").focus()
    page.keyboard.type(samples.QUESTIONS[0])
    page.keyboard.press("Enter")
    expect(page.locator("#talk a.marker").first).to_be_visible()
    expect(page.locator("#question .submit-button")).to_have_text("Ask")
    page.locator("#new-chat").focus()
    _tab_to(page, "#talk a.marker")
    page.keyboard.press("Enter")
    expect(page.locator("#panel mark.focus")).to_be_in_viewport(ratio=1)
    _tab_to(page, "#panel [data-do=back]")
    page.keyboard.press("Enter")
    expect(page.locator("#panel ol.sources")).to_be_visible()
    page.get_by_role("tab", name="Sources").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("tab", name="Library")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#shelf tbody tr").first).to_be_visible()
    _tab_to(page, "#shelf th.title button")
    page.keyboard.press("Enter")
    expect(page.locator("#shelf th.title")).to_have_attribute("aria-sort", "ascending")


_SEEN = """node => {  // nothing is before its beginning
  const { left, top } = node.getClientRects()[0];
  return document.elementFromPoint(left + 5, top + 5) === node;
}"""


def _fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for box in page.locator("#talk, #panel, #passages, .shelf, #summary").all():
        if box.is_visible():
            assert box.evaluate("node => node.scrollWidth <= node.clientWidth + 1"), box


@pytest.mark.parametrize("page", WIDTHS, indirect=True, ids=str)
def test_nothing_sticks_out_and_everything_is_reached_at_any_width(
    page: Page, request: pytest.FixtureRequest
) -> None:
    width, dark = request.node.callspec.params["page"]
    name = f"{width}{'-dark' if dark else ''}"
    expect(page.locator("#offers button").first).to_be_visible()
    picture(page, f"{name}-empty")
    _fits(page)
    page.locator("#offers button").first.click()  # which nothing covers
    expect(page.locator("#talk [data-do=retry]")).to_be_visible()
    page.locator("#talk a.marker").first.click()
    expect(page.locator("#panel mark.focus")).to_be_in_viewport(ratio=1)
    assert page.locator("#panel mark.focus").evaluate(_SEEN)
    _fits(page)
    picture(page, f"{name}-source")
    tab(page, "Library")
    expect(page.locator("#shelf tbody tr")).to_have_count(18)
    page.locator("#main").evaluate("node => node.scrollIntoView()")
    _fits(page)
    picture(page, f"{name}-library", whole=True)
    tab(page, "Passages")
    expect(page.locator("#passages li").first).to_be_visible()
    _fits(page)
    if width < 500:
        page.get_by_role("button", name="Toggle Sidebar").click()
        expect(page.locator("#new-chat")).to_be_in_viewport(ratio=1)
        picture(page, f"{name}-chats")
        page.locator("#new-chat").click()
        expect(page.locator("#side")).not_to_have_class(re.compile("open"))
        expect(page.locator("#offers button").first).to_be_visible()
