import re
from threading import Thread

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from PIL import Image

from index.documents import Document
from index.errors import DocumentError
from index.pdf import read_pdf

FIRST = (
    "The harbour bridge at Eastmere reopened to traffic on Sunday, two years after inspectors found cracks "
    "in its main girders. The mayor, Tomas Hale, cut a ribbon before several hundred residents of the town."
)
SECOND = (
    "Engineers replaced 412 steel plates and repainted the whole span in harbour green. The work cost 38.5 "
    "million crowns, about a fifth more than was planned when the council voted for it three years ago."
)


def written(pdf: FPDF) -> bytes:
    return bytes(pdf.output())


def blank() -> FPDF:
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    return pdf


def with_pages(*pages: str) -> bytes:
    pdf = blank()
    for page in pages:
        pdf.add_page()
        pdf.multi_cell(0, text=page)
    return written(pdf)


def page_text(document: Document, number: int) -> str:
    ends = (*document.pages[1:], len(document.text))
    return document.text[document.pages[number - 1] : ends[number - 1]].strip()


def words(text: str) -> str:
    return " ".join(text.split())


def test_each_page_begins_where_pages_says() -> None:
    document = read_pdf(with_pages(FIRST, "", SECOND), "a.pdf")
    assert len(document.pages) == 3
    assert document.pages[0] == 0
    assert [words(page_text(document, number)) for number in (1, 2, 3)] == [FIRST, "", SECOND]
    assert document.page_at(document.text.index("Engineers")) == 3
    assert document.page_at(document.text.index("ribbon")) == 1


def test_lines_of_a_paragraph_stay_together_and_paragraphs_are_parted() -> None:
    pdf = blank()
    pdf.add_page()
    pdf.set_font_size(20)
    pdf.cell(text="Bridge reopens", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font_size(11)
    for paragraph in (FIRST, SECOND):
        pdf.multi_cell(0, text=paragraph)
        pdf.ln(5)
    document = read_pdf(written(pdf), "a.pdf")
    paragraphs = document.text.split("\n\n")
    assert [words(paragraph) for paragraph in paragraphs] == ["Bridge reopens", FIRST, SECOND]
    assert "\n" in paragraphs[1]
    assert "\r" not in document.text


def test_an_indented_line_after_a_full_stop_begins_a_paragraph() -> None:
    pdf = blank()
    pdf.add_page()
    for paragraph in (FIRST, SECOND):
        pdf.set_x(pdf.l_margin + 10)
        pdf.write(5, paragraph)
        pdf.ln(5)
    document = read_pdf(written(pdf), "a.pdf")
    assert [words(paragraph) for paragraph in document.text.split("\n\n")] == [FIRST, SECOND]


def test_a_sentence_that_runs_on_to_the_next_page_is_not_parted() -> None:
    document = read_pdf(
        with_pages("The council voted for the bridge and", "then went home. It was late."), "a.pdf"
    )
    assert document.text == "The council voted for the bridge and\nthen went home. It was late."
    assert document.pages == (0, document.text.index("then"))


def set_lines(*lines: str) -> str:
    """The text of a page with these lines, close together as in one paragraph."""
    pdf = blank()
    pdf.add_page()
    for line in lines:
        pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    return read_pdf(written(pdf), "a.pdf").text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The council ques-", "tioned the manage-", "ment of the harbour."), "questioned the management"),
        (("It is a state-of-the-", "art bridge and a good", "one for the town."), "state-of-the-art bridge"),
        (("The well-being of all", "matters, as does well-", "being at sea."), "does well-being at sea"),
        (
            ("Being well is good. The well-", "being of all is good", "for being well."),
            "The well-being of all",
        ),
        (("It was an Anglo-", "American bridge that the", "town paid for."), "an Anglo-American bridge"),
        (("The coordination is", "good, and the coordi-", "nation stays so."), "the coordination stays"),
    ],
)
def test_a_word_divided_at_a_line_end_is_put_together(lines: tuple[str, ...], text: str) -> None:
    found = set_lines(*lines)
    assert text in words(found)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ufffe\xad]", found)


def test_what_the_file_says_of_itself_is_taken_but_no_publication_date() -> None:
    pdf = blank()
    pdf.set_title("Bridge report")
    pdf.set_author("Jane Doe")
    pdf.add_page()
    pdf.multi_cell(0, text=FIRST)
    document = read_pdf(written(pdf), "a.pdf")
    assert document.title == "Bridge report"
    assert document.author == "Jane Doe"
    assert document.published is None
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", str(document.metadata["created"]))
    assert document.metadata["format"] == "pdf"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Microsoft Word - Bridge report", "Bridge report"),
        ("bridge_v2.docx", None),
        ("untitled", None),
        ("Slide 1", None),
    ],
)
def test_a_title_that_a_program_made_up_is_none(given: str, title: str | None) -> None:
    pdf = blank()
    pdf.set_title(given)
    pdf.add_page()
    pdf.multi_cell(0, text=FIRST)
    assert read_pdf(written(pdf), "a.pdf").title == title


def test_a_locked_pdf_says_that_it_needs_a_password() -> None:
    pdf = blank()
    pdf.set_encryption("owner", "user")
    pdf.add_page()
    pdf.multi_cell(0, text=FIRST)
    with pytest.raises(DocumentError, match="needs a password"):
        read_pdf(written(pdf), "a.pdf")


def test_a_pdf_that_anyone_may_open_is_read_though_encrypted() -> None:
    pdf = blank()
    pdf.set_encryption("owner", "", permissions=AccessPermission.none())
    pdf.add_page()
    pdf.multi_cell(0, text=FIRST)
    assert words(read_pdf(written(pdf), "a.pdf").text) == FIRST


def test_a_scan_says_that_it_has_no_text_layer() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.image(Image.new("RGB", (40, 40), "gray"), w=100)
    with pytest.raises(DocumentError, match=r"without a text layer.*ocrmypdf"):
        read_pdf(written(pdf), "a.pdf")


@pytest.mark.parametrize("data", [with_pages(FIRST)[:200], b"%PDF-1.7\n" + b"\xff" * 300])
def test_a_damaged_pdf_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError, match="damaged"):
        read_pdf(data, "a.pdf")


def test_several_threads_may_read_at_once() -> None:
    data = with_pages(*[FIRST, SECOND] * 10)
    found: list[str] = []
    threads = [Thread(target=lambda: found.append(read_pdf(data, "a.pdf").text)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
