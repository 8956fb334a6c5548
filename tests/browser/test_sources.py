"""Sources in a real browser: standing at a quote, reading on from it, a PDF's page, passages, filters."""

from pathlib import Path

from fpdf import FPDF
from playwright.sync_api import Page, expect

from index import samples
from tests.browser.hands import ask, drop, library, picture, tab

PAGES = (
    ("The lamp of Skerry Vane was lit in 1871.", "It burned rape oil at first."),
    ("The lamp of Skerry Vane was put out on 3 May 2029.", "Odalys Brenn kept it for 41 years."),
)


def test_a_marker_leads_to_the_very_words_with_the_other_quotes_lighter(page: Page) -> None:
    turn = ask(page, samples.QUESTIONS[0])
    sentence = turn.locator("p.answered").first.inner_text().split(" [1]")[0]
    turn.locator("a.marker").first.click()
    focus = page.locator("#panel mark.focus")
    expect(focus).to_have_text(sentence)
    expect(focus).to_be_in_viewport(ratio=1)
    expect(page.locator("#panel h2")).to_be_in_viewport(ratio=1)  # and what it is from stays in sight
    expect(page.locator("#panel .facts")).to_contain_text("Varrow Press Agency · by Saskia Venn · 11 March")
    expect(page.locator("#panel .sourcing")).to_contain_text("three unnamed officials")
    other = page.locator("#panel mark.other")
    expect(other).to_have_attribute("data-number", "2")
    lighter = "node => Number(/([\\d.]+)\\)$/.exec(getComputedStyle(node).backgroundColor)[1])"
    assert other.evaluate(lighter) < focus.evaluate(lighter)
    second = other.inner_text()
    picture(page, "source")

    page.locator("#panel").get_by_role("button", name="Next").click()
    expect(focus).to_have_text(second)
    page.locator("#panel").get_by_role("button", name="Previous").click()
    expect(focus).to_have_text(sentence)
    page.locator("#panel").get_by_role("button", name="All sources").click()
    expect(page.locator("#panel h3")).to_have_text(f"Sources for “{samples.QUESTIONS[0]}”")
    expect(page.locator("#panel ol.sources > li")).to_have_count(2)
    assert len(page.context.pages) == 1


def test_more_of_a_long_document_comes_on_scrolling_and_what_is_read_stays_in_its_place(
    page: Page, files: Path
) -> None:
    lines = [f"Log entry {number}: the weather was calm and nothing was seen." for number in range(900)]
    lines[450] = "Log entry 450: The brig Halcyon sank on 7 May 2030 with a cargo of amber."
    (files / "log.txt").write_text("\n\n".join(lines), encoding="utf-8")
    library(page, "Logbook")
    expect(drop(page, files / "log.txt")).to_contain_text("1 added.")
    turn = ask(page, "When did the brig Halcyon sink?")
    expect(turn.locator("p.answered")).to_contain_text("7 May 2030")
    turn.locator("a.marker").first.click()
    focus = page.locator("#panel mark.focus")
    expect(focus).to_be_in_viewport(ratio=1)
    assert page.locator("#panel .extract").count() == 1
    page.locator("#panel .extract p", has_text="Log entry 440:").scroll_into_view_if_needed()
    first = page.locator("#panel .extract").first.locator("p").first
    beginning = first.inner_text()
    page.mouse.move(*_middle(page))
    page.mouse.wheel(0, -20_000)
    expect(page.locator("#panel .extract")).to_have_count(2)
    expect(page.locator("#panel .extract").nth(1).locator("p").first).to_have_text(beginning)
    expect(page.locator("#panel .extract").nth(1).locator("p").first).to_be_in_viewport()  # not thrown away
    focus.evaluate("node => node.scrollIntoView({block: 'center'})")
    page.mouse.wheel(0, 20_000)
    expect(page.locator("#panel .extract")).to_have_count(3)
    read = page.locator("#panel .extract p").all_inner_texts()
    numbers = [int(line.split()[2].rstrip(":")) for line in read]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))  # nothing twice, nothing left out


def _middle(page: Page) -> tuple[float, float]:
    box = page.locator("#panel").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_of_a_pdf_the_page_itself_is_shown_and_the_original_can_be_had_back(page: Page, files: Path) -> None:
    pdf = FPDF()
    pdf.set_font("helvetica", size=16)
    for lines in PAGES:
        pdf.add_page()
        for line in lines:
            pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(files / "Skerry Vane.pdf"))
    library(page, "Lamps")
    drop(page, files / "Skerry Vane.pdf")
    turn = ask(page, "When was the lamp of Skerry Vane put out?")
    expect(turn.locator("p.answered")).to_contain_text("3 May 2029")
    turn.locator("a.marker").first.click()
    expect(page.locator("#panel .facts")).to_contain_text("page 2 of 2")
    page.get_by_role("button", name="Show page 2").click()
    shown = page.locator("#panel img.page-picture")
    expect(shown).to_be_visible()
    assert shown.evaluate("node => node.naturalWidth") > 300
    assert "3 May 2029" in (shown.get_attribute("alt") or "")
    picture(page, "pdf-page")
    with page.expect_download() as had:
        page.locator("#original").click()
    assert had.value.suggested_filename == "Skerry Vane.pdf"
    assert Path(had.value.path()).read_bytes() == (files / "Skerry Vane.pdf").read_bytes()
    ask(page, "Who painted the lamp of Skerry Vane?")  # whose sources take the place of the document
    expect(page.locator("#panel header.document")).to_have_count(0)
    expect(page.locator("#original")).to_be_hidden()


def test_passages_are_searched_without_an_answer_and_opened(page: Page) -> None:
    tab(page, "Passages")
    page.fill("#query textarea, #query input", "seepage of the dam")
    page.keyboard.press("Enter")
    hits = page.locator("#passages li")
    expect(hits.first.locator("blockquote")).to_contain_text("seepage")
    expect(hits.first.locator(".why")).to_contain_text("Why it was found")
    title = hits.first.locator("cite").inner_text().split(",")[0]
    hits.first.get_by_role("button", name="Open").click()
    expect(page.locator("#panel h2")).to_contain_text(title)
    expect(page.locator("#panel mark.focus").first).to_be_in_viewport()
    expect(page.get_by_role("tab", name="Sources")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#talk .turn")).to_have_count(0)
    ask(page, samples.QUESTIONS[0])
    tab(page, "Passages")
    expect(page.locator("#passages h3")).to_have_text(f"Read for “{samples.QUESTIONS[0]}”")
    expect(page.locator("#passages")).to_contain_text("Used in the answer: [1]")


def _choose(page: Page, box: str, value: str) -> None:
    page.click(f"#{box} input")
    page.get_by_role("option", name=value).first.click()
    page.keyboard.press("Escape")


def test_filters_narrow_what_is_asked_and_one_click_clears_them(page: Page) -> None:
    chips = page.locator("#chips button")
    question = "How many people were hurt in the ferry accident?"
    page.get_by_role("button", name="Filters").click()
    page.fill("#first textarea, #first input", "2031-03-03")
    page.fill("#until textarea, #until input", "2031-03")
    expect(chips).to_have_text("Published: 3 March 2031 to March 2031 ✕")
    turn = ask(page, question)
    days = page.locator("#panel cite").all_inner_texts()
    assert days
    assert all("March 2031" in day and not day.endswith(" 2 March 2031") for day in days)
    expect(turn.locator("a.marker").first).to_be_visible()
    picture(page, "filtered")
    chips.first.click()
    expect(chips).to_have_count(0)
    expect(page.locator("#first textarea, #first input")).to_have_value("")

    _choose(page, "publishers", "Osterhay Beacon")
    expect(chips).to_have_text("Publisher: Osterhay Beacon ✕")
    ask(page, question)
    cited = page.locator("#panel ol").first.locator("cite").all_inner_texts()
    assert cited
    assert all("Osterhay Beacon" in line for line in cited)
    _choose(page, "documents", "Little Senn counts its petrels")
    expect(chips).to_have_count(3)
    tab(page, "Passages")
    page.fill("#query textarea, #query input", "ferry")
    page.keyboard.press("Enter")
    expect(page.locator("#passages")).to_contain_text("No passages")  # by that publisher is no such document
    chips.last.click()
    expect(chips).to_have_count(0)
