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


def page_for_text() -> FPDF:
    pdf = blank()
    pdf.add_page()
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
    pdf = page_for_text()
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
    pdf = page_for_text()
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


THIRD = "Only one member of the council voted against it."
FOURTH = (
    "The ferry that took its place for two years made her last trip on Saturday evening, and her owner, the "
    "Eastmere Steam Packet Company, said that she would be sold to a museum in the north of the country. "
    "Nobody who stood on the quay that evening could say what will become of her crew of eleven."
)
PITCHES = (1.0, 1.2, 1.4, 1.5, 1.7, 2.0, 2.3, 2.5)
STORY = (FIRST, THIRD, SECOND, FOURTH, THIRD, FIRST)


def add_paragraphs(
    pdf: FPDF, size: float, pitch: float, story: tuple[str, ...], gap: float = 0, indent: float = 0
) -> None:
    """`pitch` and `gap` (more space between paragraphs) in type sizes, `indent` in millimetres."""
    millimetres = size * 25.4 / 72
    pdf.set_font_size(size)
    for paragraph in story:
        pdf.set_x(pdf.l_margin + indent)
        pdf.write(pitch * millimetres, paragraph)
        pdf.ln((pitch + gap) * millimetres)


def read_paragraphs(pdf: FPDF) -> list[str]:
    return [words(paragraph) for paragraph in read_pdf(written(pdf), "a.pdf").text.split("\n\n")]


@pytest.mark.parametrize("size", [9, 12])
@pytest.mark.parametrize("pitch", PITCHES)
@pytest.mark.parametrize("spaces", [0.5, 1])
def test_paragraphs_parted_by_space_at_any_pitch(pitch: float, spaces: float, size: float) -> None:
    pdf = page_for_text()
    add_paragraphs(pdf, size, pitch, STORY, gap=spaces * pitch)
    assert read_paragraphs(pdf) == list(STORY)


@pytest.mark.parametrize("pitch", PITCHES)
def test_paragraphs_parted_by_an_indent_alone_at_any_pitch(pitch: float) -> None:
    pdf = page_for_text()
    add_paragraphs(pdf, 12, pitch, STORY, indent=8)
    assert read_paragraphs(pdf) == list(STORY)


@pytest.mark.parametrize("pitch", PITCHES)
def test_evenly_spaced_lines_are_parted_only_where_a_line_ends_early(pitch: float) -> None:
    pdf = page_for_text()
    add_paragraphs(pdf, 12, pitch, STORY)
    assert read_paragraphs(pdf) == list(STORY)


@pytest.mark.parametrize("pitch", PITCHES)
def test_one_paragraph_is_one_at_any_pitch(pitch: float) -> None:
    pdf = page_for_text()
    add_paragraphs(pdf, 12, pitch, (FIRST,))
    assert read_paragraphs(pdf) == [FIRST]


@pytest.mark.parametrize("pitch", PITCHES)
def test_each_type_size_has_its_own_pitch(pitch: float) -> None:
    pdf = page_for_text()
    add_paragraphs(pdf, 20, 1.2, ("Bridge reopens",))
    add_paragraphs(pdf, 12, pitch, (FIRST, SECOND, THIRD), gap=pitch)
    add_paragraphs(pdf, 8, 1.15, (FOURTH, FIRST), gap=1)
    assert read_paragraphs(pdf) == ["Bridge reopens", FIRST, SECOND, THIRD, FOURTH, FIRST]


def test_text_in_double_spacing_after_text_in_single_spacing() -> None:
    pdf = page_for_text()
    add_paragraphs(pdf, 12, 1.15, STORY[:4], gap=1.15)
    pdf.ln(10)
    add_paragraphs(pdf, 12, 2.3, STORY, gap=2.3)
    assert read_paragraphs(pdf) == [*STORY[:4], *STORY]


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    pdf = page_for_text()
    lines = (THIRD, "The work began in March.", "It rained for eleven days.")
    add_paragraphs(pdf, 12, 2, lines)
    assert read_paragraphs(pdf) == list(lines)


@pytest.mark.parametrize("marker", ["- ", "* ", "(%d) ", "%d. "])
def test_a_list_without_space_between_its_items(marker: str) -> None:
    pdf = page_for_text()
    items = [(marker % number if "%" in marker else marker) + FIRST for number in (1, 2, 3)]
    add_paragraphs(pdf, 12, 1.5, (SECOND, *items))
    assert read_paragraphs(pdf) == [SECOND, *items]


@pytest.mark.parametrize("pitch", PITCHES)
def test_a_page_end_within_a_sentence_leaves_the_paragraph_whole(pitch: float) -> None:
    pdf = page_for_text()
    sentences = tuple(f"{FOURTH} {number} people came to the quay." for number in range(40))
    add_paragraphs(pdf, 12, pitch, (" ".join(sentences),))
    document = read_pdf(written(pdf), "a.pdf")
    assert words(document.text) == " ".join(sentences)
    assert len(document.pages) == pdf.pages_count > 2
    ends = [document.text[:start].rstrip() for start in document.pages[1:]]
    cut = [document.text[len(end) : start] for end, start in zip(ends, document.pages[1:], strict=True)]
    assert [gap == "\n" for gap in cut] == [end[-1] != "." for end in ends]
    assert document.text.count("\n\n") == cut.count("\n\n")


def set_lines(*lines: str) -> str:
    """The text of a page with these lines, close together as in one paragraph."""
    pdf = page_for_text()
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
