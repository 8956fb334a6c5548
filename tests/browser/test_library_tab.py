"""The library tab in a real browser: adding what people have, looking it through, removing it."""

import json
import zipfile
from pathlib import Path

import docx
from fpdf import FPDF
from playwright.sync_api import Page, expect

from tests.browser.hands import SECONDS, ask, drop, library, picture, switch, tab

_HEARD = """() => {  // all that the news say
  const news = document.querySelector('#news');
  window.heard = [];
  const seen = new MutationObserver(() => window.heard.push(news.textContent));
  seen.observe(news, { childList: true, subtree: true });
}"""


def _pdf(path: Path, text: str) -> Path:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=14)
    pdf.multi_cell(0, text=text)
    pdf.output(str(path))
    return path


def _docx(path: Path, text: str) -> Path:
    made = docx.Document()
    made.add_paragraph(text)
    made.save(str(path))
    return path


def test_files_of_several_kinds_are_added_and_a_broken_one_is_named_with_its_reason(
    page: Page, files: Path
) -> None:
    library(page, "Kinds")
    (files / "broken.pdf").write_bytes(b"%PDF-1.7\n\x00\x01\x02 this is no PDF")
    news = drop(
        page,
        [
            _pdf(files / "mill.pdf", "The mill of Ambry was built by Joost Wick in 1803."),
            _docx(files / "weir.docx", "The weir of Ambry broke on 9 April 2030."),
            files / "broken.pdf",
        ],
    )
    expect(news).to_contain_text("2 added.")
    expect(news.locator("li.failed")).to_have_count(1)
    expect(news.locator("li.failed")).to_contain_text("broken.pdf — is a damaged PDF")
    expect(page.locator("#summary")).to_contain_text("2 documents")
    picture(page, "added")
    expect(ask(page, "Who built the mill of Ambry?").locator("p.answered")).to_contain_text("Joost Wick")
    expect(ask(page, "When did the weir of Ambry break?").locator("p.answered")).to_contain_text("9 April")


def test_a_zip_a_folder_and_a_pasted_text_are_added(page: Page, files: Path) -> None:
    library(page, "Ways")
    with zipfile.ZipFile(files / "news.zip", "w") as made:
        made.writestr("one/bridge.txt", "The bridge of Tarn was painted green by the Sallow brothers.")
        made.writestr("two/notes.exe", b"MZ\x00\x01")
    news = drop(page, files / "news.zip")
    expect(news).to_contain_text("1 added.")
    tab(page, "Library")
    page.get_by_role("button", name="A folder, or pasted text").click()
    folder = files / "papers"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "tower.md").write_text("# The tower\n\nThe tower of Tarn leans by 4 degrees.")
    (folder / "gate.txt").write_text("The gate of Tarn is shut at 9 p.m.")
    page.set_input_files("#folder input[type=file]", str(folder))
    expect(page.locator("#news")).to_contain_text("2 added.", timeout=SECONDS)
    page.fill("#pasted-title textarea, #pasted-title input", "The well")
    page.fill("#pasted textarea", "The well of Tarn is 61 metres deep, its keeper Ilse Marrow says.")
    page.click("#paste")
    expect(page.locator("#shelf")).to_contain_text("The well")
    expect(page.locator("#pasted textarea")).to_have_value("")
    expect(page.locator("#summary")).to_contain_text("4 documents")
    expect(ask(page, "Who painted the bridge of Tarn?").locator(".said")).to_contain_text("Sallow brothers")
    expect(ask(page, "How deep is the well of Tarn?").locator(".said")).to_contain_text("61 metres")
    expect(ask(page, "By how much does the tower of Tarn lean?").locator(".said")).to_contain_text(
        "4 degrees"
    )


def test_a_file_dropped_again_replaces_its_older_self(page: Page, files: Path) -> None:
    library(page, "Again")
    for keeper, told in (("Odalys Brenn", "1 added."), ("Tamsin Orrel", "1 replaced.")):
        (files / "keeper.txt").write_text(f"The keeper of the fog horn is {keeper}.", encoding="utf-8")
        expect(drop(page, files / "keeper.txt")).to_contain_text(told)
    expect(page.locator("#summary")).to_contain_text("1 document,")
    said = ask(page, "Who is the keeper of the fog horn?").locator(".said")
    expect(said).to_contain_text("Tamsin Orrel")
    expect(said).not_to_contain_text("Brenn")


def _records(path: Path) -> Path:
    records = [
        {
            "title": f"Bulletin {number:02}",
            "text": f"Bulletin {number} of the harbour: ship number {number} came in.",
            "publisher": "Harbour Post" if number % 2 else "Mole Gazette",
            "date": f"2031-{number % 12 + 1:02}-15",
        }
        for number in range(60)
    ]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


def test_the_library_is_searched_sorted_paged_and_weeded(page: Page, files: Path) -> None:
    library(page, "Bulletins")
    page.evaluate(_HEARD)
    drop(page, _records(files / "bulletins.jsonl"))
    heard = page.evaluate("window.heard")
    assert any("Adding: 1 of 1" in one and "bulletins.jsonl" in one for one in heard), heard
    rows = page.locator("#shelf tbody tr")
    titles = page.locator("#shelf td.title > span")
    expect(rows).to_have_count(50)
    drawn = page.locator("#summary svg[role=img]")
    expect(drawn).to_have_count(2)
    expect(drawn.first.locator("desc")).to_contain_text("All numbers are in the table below")
    expect(page.locator("#summary table.unseen").last).to_contain_text("Mole Gazette")
    picture(page, "library", whole=True)

    page.locator("#shelf th.title button").click()
    expect(titles.first).to_have_text("Bulletin 00")
    expect(page.locator("#shelf th.title")).to_have_attribute("aria-sort", "ascending")
    page.locator("#shelf th.title button").click()
    expect(titles.first).to_have_text("Bulletin 59")
    page.get_by_role("button", name="next").click()
    expect(rows).to_have_count(10)
    expect(titles.last).to_have_text("Bulletin 00")
    page.fill("#search textarea, #search input", "Bulletin 07")
    expect(titles).to_have_text(["Bulletin 07"])

    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Remove Bulletin 07").click()
    expect(titles).to_have_text(["Bulletin 07"])
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove Bulletin 07").click()
    expect(page.locator("#news")).to_contain_text("1 document was removed.")
    expect(page.locator("#shelf")).to_contain_text("No title, publisher, author or source has “Bulletin 07”")
    assert asked == ["Remove Bulletin 07 from the library? This cannot be undone."] * 2

    page.fill("#search textarea, #search input", "Bulletin 1")
    expect(rows).to_have_count(21)
    page.get_by_label("Choose Bulletin 11").check()
    page.get_by_label("Choose Bulletin 13").check()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove what is ticked").click()
    expect(page.locator("#news")).to_contain_text("2 documents were removed.")
    expect(rows).to_have_count(19)
    expect(page.locator("#summary")).to_contain_text("57 documents")


def test_each_library_answers_from_its_own_and_can_be_deleted(page: Page, files: Path) -> None:
    question = "Who is the mayor of Pellin?"
    for name, mayor in (("North", "Una Frith"), ("South", "Karel Dove")):
        library(page, name)
        (files / "mayor.txt").write_text(f"The mayor of Pellin is {mayor}.", encoding="utf-8")
        drop(page, files / "mayor.txt")
        expect(ask(page, question).locator(".said")).to_contain_text(mayor)
    switch(page, "North")
    expect(ask(page, question).locator(".said")).to_contain_text("Una Frith")
    switch(page, "footnote")
    expect(ask(page, question).locator("p.refused")).to_be_visible()
    expect(page.locator("#delete-library")).to_have_count(0)  # it is for everybody
    switch(page, "North")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.click("#delete-library")
    expect(page.locator("#library input")).to_have_value("North")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("#delete-library")
    expect(page.locator("#library input")).to_have_value("footnote")
    page.click("#library input")
    expect(page.get_by_role("option", name="South", exact=True)).to_be_visible()
    expect(page.get_by_role("option", name="North", exact=True)).to_have_count(0)
