"""The web chat in a real browser: asking, checking a citation, refusing, adding files, hostile text."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from index import samples

SCREENSHOTS = Path(__file__).parent / "screenshots"
SEED = Path(os.environ.get("FOOTNOTE_DATA", "../shared"), "seed", "000_f249bf287c0f66dd.txt").resolve()
SECONDS = 60_000  # milliseconds: the first question waits for the model on a busy machine

LIGHTHOUSE = """The lighthouse of Quillon Point

The lighthouse of Quillon Point was switched off on 3 May 2029, the coast guard said.

Its keeper, Odalys Brenn, had lived there for 41 years.
"""
HOSTILE = """Report on the Zephyrine turbine

The Zephyrine turbine failed because <script>window.taken = 1</script> of <img src=x onerror="window.taken=2">
a cracked [bearing](javascript:window.taken=3) ![x](http://example.invalid/x.png) and $\\alpha$ oil.
"""


def ask(page: Page, question: str) -> None:
    """Ask, and wait until the answer is complete."""
    answers = page.locator("#chat .bot p.answer")
    before = answers.count()
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(before + 1, timeout=SECONDS)
    expect(page.locator("#question textarea")).to_have_value("")


def drop(page: Page, files: list[Path]) -> None:
    page.set_input_files("#drop input[type=file]", [str(file) for file in files])
    expect(page.locator("#shelf .note")).to_contain_text("added", timeout=SECONDS)


def picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def test_the_first_run_offers_the_samples_and_answers_from_them(page: Page) -> None:
    expect(page.locator("#shelf summary")).to_contain_text("18 documents")
    expect(page.locator("button.offer")).to_have_count(len(samples.QUESTIONS))
    picture(page, "first-run")
    page.click("button.offer >> nth=0")
    expect(page.locator("#chat .bot p.answered a.marker").first).to_be_visible(timeout=SECONDS)
    expect(page.locator("#chat .user")).to_contain_text(samples.QUESTIONS[0])
    picture(page, "answer")


def test_a_marker_leads_to_the_very_words(page: Page) -> None:
    ask(page, samples.QUESTIONS[0])
    page.click("#chat a.marker >> nth=0")
    target = page.locator("#panel li:target")
    expect(target).to_be_in_viewport()
    sentence = (page.locator("#chat .bot p.answer").first.inner_text()).split(" [1]")[0]
    assert target.locator("blockquote").inner_text() == sentence
    assert target.locator("cite").inner_text() != ""
    assert len(page.context.pages) == 1


def test_what_the_documents_do_not_say_is_refused_with_the_nearest_passages(page: Page) -> None:
    ask(page, "How do I bake sourdough bread?")
    expect(page.locator("#chat .bot p.refused")).to_contain_text("do not say")
    expect(page.locator("#panel ol.nearest li").first).to_be_visible()
    expect(page.locator("#chat a.marker")).to_have_count(0)
    picture(page, "refusal")


def test_files_are_added_and_a_broken_one_is_named_with_its_reason(page: Page, tmp_path: Path) -> None:
    (tmp_path / "lighthouse.txt").write_text(LIGHTHOUSE, encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n\x00\x01\x02 this is no PDF")
    drop(page, [tmp_path / "lighthouse.txt", tmp_path / "broken.pdf"])
    expect(page.locator("#shelf .note")).to_contain_text("1 added")
    expect(page.locator("#shelf li.failed")).to_contain_text("broken.pdf — is a damaged PDF")
    picture(page, "added")
    ask(page, "When was the lighthouse of Quillon Point switched off?")
    expect(page.locator("#chat .bot p.answered")).to_contain_text("3 May 2029")
    expect(page.locator("#panel cite").first).to_contain_text("The lighthouse of Quillon Point")


def test_a_file_dropped_again_replaces_its_older_self(page: Page, tmp_path: Path) -> None:
    for keeper in ("Odalys Brenn", "Tamsin Orrel"):
        (tmp_path / "keeper.txt").write_text(f"The keeper of the fog horn is {keeper}.", encoding="utf-8")
        drop(page, [tmp_path / "keeper.txt"])
        expect(page.locator("#shelf summary")).to_be_visible()
        page.reload()
        page.wait_for_selector("#question textarea")
    ask(page, "Who is the keeper of the fog horn?")
    expect(page.locator("#chat .bot p.answered")).to_contain_text("Tamsin Orrel")
    expect(page.locator("#chat .bot")).not_to_contain_text("The keeper of the fog horn is Odalys")


def test_hostile_text_is_shown_as_text(page: Page, tmp_path: Path) -> None:
    (tmp_path / "turbine.txt").write_text(HOSTILE, encoding="utf-8")
    drop(page, [tmp_path / "turbine.txt"])
    ask(page, "Why did the Zephyrine turbine fail?")
    expect(page.locator("#chat .bot p.answered")).to_contain_text("<script>window.taken = 1</script>")
    expect(page.locator("#panel blockquote").first).to_contain_text("[bearing](javascript:window.taken=3)")
    assert page.evaluate("window.taken === undefined")
    assert page.locator("#chat .bot img[src=x], #panel img, #chat .bot a[href^=javascript]").count() == 0
    picture(page, "hostile")


def test_a_question_of_markup_is_shown_as_it_was_asked(page: Page) -> None:
    ask(page, "<b>Who</b> told *the* [Chronicle](http://example.invalid)?")
    expect(page.locator("#chat .user")).to_contain_text(
        "<b>Who</b> told *the* [Chronicle](http://example.invalid)?"
    )


def test_a_cleared_chat_stays_cleared(page: Page) -> None:
    ask(page, samples.QUESTIONS[0])
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#panel li")).to_have_count(0)
    ask(page, samples.QUESTIONS[1])
    expect(page.locator("#chat .user")).to_have_count(1)


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_sticks_out_at_any_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    ask(page, samples.QUESTIONS[1])
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    picture(page, f"width-{width}")


@pytest.mark.skipif(not SEED.is_file(), reason="the first real document is not here: set FOOTNOTE_DATA")
def test_the_first_real_document_is_dropped_and_asked(page: Page) -> None:
    drop(page, [SEED])
    ask(page, "Which countries cannot agree on who will pay the bills?")
    expect(page.locator("#chat .bot p.answered")).to_contain_text("France and Germany")
    expect(page.locator("#panel cite").first).to_contain_text("February 2024")
    picture(page, "seed")


def test_the_samples_can_be_removed(page: Page) -> None:  # the last: it empties the library of them
    page.get_by_role("button", name="Remove the sample documents").click()
    expect(page.locator("#shelf .note")).to_contain_text("removed", timeout=SECONDS)
    expect(page.locator("#shelf")).not_to_contain_text("Varrow")
    expect(page.locator("button.offer")).to_have_count(0)
    page.reload()
    page.wait_for_selector("#question textarea")
    expect(page.get_by_role("button", name="Remove the sample documents")).to_have_count(0)
    expect(page.locator("button.offer")).to_have_count(0)
