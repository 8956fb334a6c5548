"""Two people in two real browsers: neither sees what the other has."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORDS, Visitor
from tests.browser.hands import ask, drop, heard, library, picture, reload, settled, tab
from tests.browser.servers import Server

SECRET = "The parcel of {} lies under the {} bench."


_LEFT = ("status of 403 (Forbidden)", "Response http")  # to whoever still listens after logging out


def _log_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("username", exact=False).fill(name)
    page.get_by_label("password", exact=False).fill(password)
    page.get_by_role("button", name="Login").click()


def _libraries(page: Page) -> list[str]:
    page.click("#library input")
    names = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Escape")
    return [name.strip().removeprefix("✓").strip() for name in names]


def test_two_people_at_once_have_chats_libraries_and_feedback_of_their_own(
    guarded: Server, visit: Visitor, files: Path
) -> None:
    with visit(guarded, *_LEFT) as ann, visit(guarded) as bob:
        picture(ann, "login")
        for page, name in ((ann, "ann"), (bob, "bob")):
            _log_in(page, name, PASSWORDS[name])
            settled(page)
            expect(page.locator("#chats")).to_contain_text("Chats are kept here")
            expect(page.locator("#naming, #author")).to_have_count(0)  # nobody has a model loaded here
        for page, name, bench in ((ann, "Ann", "red"), (bob, "Bob", "blue")):
            library(page, "Parcels")
            (files / "parcel.txt").write_text(SECRET.format(name, bench))
            drop(page, files / "parcel.txt")
        for page, bench in ((ann, "red"), (bob, "blue")):
            said = ask(page, "Where does the parcel lie?").locator(".said")
            expect(said).to_contain_text(f"under the {bench} bench")
            expect(page.locator("#chats button.open")).to_have_count(1)
            expect(page.locator("#shelf tbody tr")).to_have_count(1)
        library(ann, "Ann alone")
        ann.locator("#chats button.open").click()
        heard(ann, ann.get_by_role("button", name="Helpful", exact=True))
        for page in (ann, bob):
            reload(page)
        assert _libraries(ann) == ["shared", "Ann alone", "Parcels"]
        assert _libraries(bob) == ["shared", "Parcels"]
        expect(bob.locator("#talk")).to_contain_text("blue bench")
        expect(bob.locator("#talk")).not_to_contain_text("red bench")
        expect(bob.get_by_role("button", name="Helpful", exact=True)).to_have_attribute(
            "aria-pressed", "false"
        )
        expect(ann.get_by_role("button", name="Helpful", exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )
        tab(bob, "Library")
        expect(bob.locator("#shelf tbody tr")).to_have_count(1)

        ann.locator("#logout").click()
        expect(ann.get_by_label("password", exact=False)).to_be_visible()
        ann.goto(guarded.address)
        expect(ann.locator("#question")).to_have_count(0)


def test_a_wrong_password_is_refused(guarded: Server, visit: Visitor) -> None:
    with visit(guarded) as page:
        page.on("console", lambda message: None)
        _log_in(page, "ann", "not ann's words")
        expect(page.get_by_text("Incorrect", exact=False)).to_be_visible()
        expect(page.locator("#question")).to_have_count(0)
