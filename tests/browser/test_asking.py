"""Asking in a real browser: answers, follow-ups, refusals, asking again, stopping, rating, copying."""

import json

from playwright.sync_api import Page, expect

from index import samples
from tests.browser.hands import SECONDS, answered, ask, heard, picture, reload, tab
from tests.browser.servers import Server

MUTED = "Since when had the ferry’s alarm been muted?"

_IMPATIENT = """questions => {  // asks the next in the moment in which the button to ask is there
  const box = document.querySelector('#question textarea');
  let asked = 0;
  const ask = () => {
    if (!questions.length || !document.querySelector('#question .submit-button')) return;
    if (asked && !document.querySelector(`#talk .turn:nth-of-type(${asked}) [data-do=retry]`)) return;
    asked += 1;
    box.value = questions.shift();
    box.dispatchEvent(new Event('input', { bubbles: true }));
    setTimeout(() => box.dispatchEvent(
      new KeyboardEvent('keypress', { key: 'Enter', bubbles: true, cancelable: true })));
  };
  new MutationObserver(ask).observe(document.body, { childList: true, subtree: true });
  ask();
}"""


def test_the_first_run_offers_the_samples_and_answers_from_them(page: Page) -> None:
    tab(page, "Library")
    expect(page.locator("#summary")).to_contain_text("18 documents")
    tab(page, "Sources")
    expect(page.locator("#offers button")).to_have_text(samples.QUESTIONS)
    page.locator("#offers button").first.click()
    turn = answered(page, 1)
    expect(turn.locator(".asked")).to_have_text(samples.QUESTIONS[0])
    expect(turn.locator("p.answered")).to_contain_text("three unnamed officials")
    expect(turn.locator("a.marker").first).to_have_text("[1]")
    expect(turn.locator("meter")).to_be_visible()
    expect(page.locator("#offers button")).to_have_count(0)


def test_a_follow_up_says_what_was_searched_for_and_an_edit_replaces_what_came_after(page: Page) -> None:
    ask(page, MUTED)
    turn = ask(page, "Who muted it?")
    expect(turn.locator("p.note")).to_contain_text("Searched for: ")
    page.locator("#talk .turn").first.get_by_role("button", name="Edit question 1").click()
    box = page.get_by_role("textbox", name="The question")
    expect(box).to_be_focused()
    box.press("Escape")
    expect(page.locator("#talk .turn").first.locator(".asked")).to_be_visible()
    page.locator("#talk .turn").first.get_by_role("button", name="Edit question 1").click()
    box.fill("How many people were hurt in the ferry accident?")
    box.press("Enter")
    expect(page.locator("#talk .turn")).to_have_count(1)
    turn = answered(page, 1)
    expect(turn.locator(".asked")).to_have_text("How many people were hurt in the ferry accident?")
    expect(turn.locator("table.timeline")).to_be_visible()  # the documents differ
    told = turn.locator(".said").inner_text()
    turn.get_by_role("button", name="Ask the last question again").click()
    expect(page.locator("#talk .searching")).to_have_count(0)
    said = answered(page, 1).locator(".said")
    expect(said).to_have_text(told, use_inner_text=True)  # as soon as it is there
    expect(page.locator("#chats li")).not_to_have_count(0)


def test_a_refusal_has_a_hint_and_its_nearest_passages_can_be_opened(page: Page) -> None:
    turn = ask(page, "How do I bake sourdough bread?")
    expect(turn.locator("p.refused")).to_contain_text("do not say")
    expect(turn.locator("p.hint")).to_be_visible()
    expect(turn.locator("a.marker")).to_have_count(0)
    expect(page.locator("#panel h3")).to_have_text("Nearest passages for “How do I bake sourdough bread?”")
    passage = page.locator("#panel ol.nearest blockquote").nth(1).inner_text()
    picture(page, "refusal")
    page.get_by_role("button", name="Open passage 2").click()
    mark = page.locator("#panel mark.focus")
    expect(mark.first).to_be_in_viewport()
    words = " ".join(" ".join(mark.all_inner_texts()).split())
    assert " ".join(passage.split()).strip("… ")[:80] in words
    expect(page.locator("#panel .why")).to_contain_text("Why it was found")


def test_the_next_question_is_heard_as_soon_as_the_page_says_that_it_may_be_asked(page: Page) -> None:
    questions = [MUTED, *samples.QUESTIONS[1:], "When did the Corncrake sail again?"]
    page.evaluate(_IMPATIENT, questions)
    answered(page, len(questions))
    expect(page.locator("#talk .asked")).to_have_text(questions)


def test_what_takes_long_can_be_stopped(page: Page, server: Server) -> None:
    ask(page, MUTED)
    page.fill("#question textarea", samples.QUESTIONS[1])
    server.keep_busy(samples.QUESTIONS[0], 12)
    page.keyboard.press("Enter")
    expect(page.locator("#talk .searching")).to_be_visible()
    page.locator("#question .stop-button").click()
    expect(page.locator("#talk .searching")).to_have_count(0)
    expect(page.locator("#question .submit-button")).to_have_text("Ask")
    expect(page.locator("#talk .turn")).to_have_count(1)
    page.fill("#question textarea", samples.QUESTIONS[0])  # and it goes on
    page.keyboard.press("Enter")
    answered(page, 2)


def test_an_answer_on_its_way_does_not_come_into_another_chat(page: Page, server: Server) -> None:
    ask(page, MUTED)
    page.fill("#question textarea", samples.QUESTIONS[1])
    server.keep_busy(samples.QUESTIONS[0], 8)
    page.keyboard.press("Enter")
    expect(page.locator("#talk .searching")).to_be_visible()
    page.get_by_role("button", name="New chat").click()
    expect(page.locator("#welcome")).to_be_visible(timeout=SECONDS)
    expect(page.locator("#question .submit-button")).to_have_text("Ask")
    page.wait_for_timeout(10_000)  # by then it would have come
    expect(page.locator("#welcome")).to_be_visible()
    expect(page.locator("#talk .turn")).to_have_count(0)


def test_thumbs_and_a_note_are_kept_where_the_command_finds_them(page: Page, server: Server) -> None:
    turn = ask(page, "When did the Corncrake sail again?")
    thumb = turn.get_by_role("button", name="Not helpful")
    thumb.click()
    expect(thumb).to_have_attribute("aria-pressed", "true")
    turn.get_by_role("textbox").fill("Wrong <b>ship</b>")
    heard(page, turn.get_by_role("button", name="Send"))
    expect(turn.locator("form.remark")).to_have_text("Thank you.")
    reload(page)
    expect(page.get_by_role("button", name="Not helpful")).to_have_attribute(
        "aria-pressed", "true", timeout=SECONDS
    )
    rated = json.loads(server.footnote("feedback", "--json"))
    kept = rated["feedback"] if isinstance(rated, dict) else rated
    assert "Wrong <b>ship</b>" in json.dumps(kept)
    page.get_by_role("button", name="Not helpful").click()
    expect(page.get_by_role("button", name="Not helpful")).to_have_attribute("aria-pressed", "false")


def test_answers_are_copied_with_their_sources_in_four_forms(page: Page) -> None:
    turn = ask(page, samples.QUESTIONS[0])
    copied: dict[str, str] = {}
    for name in ("Markdown", "Plain text", "BibTeX", "CSL-JSON"):
        page.evaluate("navigator.clipboard.writeText('')")
        turn.locator("details.menu summary").click()
        turn.get_by_role("button", name=name).click()
        expect(turn.locator("details.menu summary")).to_have_text("Copied")
        expect(turn.locator("details.menu[open]")).to_have_count(0)
        copied[name] = str(page.evaluate("navigator.clipboard.readText()"))
    assert "three unnamed officials" in copied["Markdown"]
    assert "three unnamed officials" in copied["Plain text"]
    assert "Varrow Press Agency" in copied["BibTeX"]
    assert copied["BibTeX"].lstrip().startswith("@")
    assert json.loads(copied["CSL-JSON"])[0]["title"].startswith("Varrow Islands weigh selling")


def test_a_question_of_markup_is_shown_as_it_was_asked(page: Page) -> None:
    asked = "<b>Who</b> told *the* [Chronicle](http://example.invalid)?"
    turn = ask(page, asked)
    expect(turn.locator(".asked")).to_have_text(asked)
    expect(page.locator("#chats button.open").first).to_contain_text("<b>Who</b>")
