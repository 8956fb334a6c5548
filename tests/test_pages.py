"""Pages of PDFs as pictures: the colour lies on the words of the quote and nowhere else."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from chat.pages import Picture, page_image
from index.documents import Document
from index.errors import DocumentError
from index.pdf import read_pdf

FIRST = "The harbour bridge at Eastmere reopened to traffic on Sunday."
SECOND = "Engineers replaced 412 steel plates and repainted the whole span in harbour green."
THIRD = "The work cost 38.5 million crowns, about a fifth more than was planned."
Place = tuple[float, float, float, float]  # left, top, right, bottom in points


def saved(pdf: FPDF, folder: Path) -> tuple[Path, Document]:
    path = folder / "a.pdf"
    path.write_bytes(bytes(pdf.output()))
    return path, read_pdf(path.read_bytes(), str(path))


def blank(size: int = 11) -> FPDF:
    pdf = FPDF(unit="pt")
    pdf.set_font("helvetica", size=size)
    pdf.add_page()
    return pdf


def place_of(text: str, document: Document, start: int = 0) -> tuple[int, int]:
    at = document.text.index(text, start)
    return at, at + len(text)


def opened(picture: Picture) -> Image.Image:
    image = Image.open(BytesIO(picture.png)).convert("RGB")
    assert image.size == (picture.width, picture.height)
    return image


def coloured(image: Image.Image) -> list[tuple[int, int]]:
    """The pixels that are not grey: the words are black and the paper is white."""
    width, height = image.size
    data = image.tobytes()
    return [
        (at % width, at // width)
        for at in range(width * height)
        if max(data[3 * at : 3 * at + 3]) - min(data[3 * at : 3 * at + 3]) > 20
    ]


def bounds(image: Image.Image) -> Place:
    """The smallest rectangle, in pixels, that holds all colour."""
    marked = coloured(image)
    across, down = [x for x, _ in marked], [y for _, y in marked]
    return min(across), min(down), max(across), max(down)


def test_the_colour_lies_on_the_words(tmp_path: Path) -> None:
    pdf = blank()
    lines = (FIRST, 100, 80), (SECOND, 60, 300), (THIRD, 90, 520)
    for text, left, baseline in lines:
        pdf.text(left, baseline, text)
    path, document = saved(pdf, tmp_path)
    for text, left, baseline in lines:
        picture = page_image(path, document, 1, [place_of(text, document)], width=1000)
        assert picture.marked == (1,)
        image = opened(picture)
        scale = picture.width / pdf.w
        x1, y1, x2, y2 = (edge / scale for edge in bounds(image))
        assert x1 == pytest.approx(left, abs=4)
        assert x2 == pytest.approx(left + pdf.get_string_width(text), abs=4)
        assert baseline - 14 < y1 < baseline - 6
        assert baseline < y2 < baseline + 6
        assert len(coloured(image)) > 0.6 * (x2 - x1) * (y2 - y1) * scale**2  # filled, save for the words
        row = image.crop((0, round((baseline - 4) * scale), *image.size)).crop((0, 0, picture.width, 1))
        assert min(row.convert("L").tobytes()) < 60  # the words are black still


def test_a_part_of_a_line_is_marked_alone(tmp_path: Path) -> None:
    pdf = blank()
    pdf.text(50, 100, SECOND)
    path, document = saved(pdf, tmp_path)
    picture = page_image(path, document, 1, [place_of("412 steel plates", document)])
    x1, _, x2, _ = (edge * pdf.w / picture.width for edge in bounds(opened(picture)))
    assert x1 == pytest.approx(50 + pdf.get_string_width("Engineers replaced "), abs=4)
    assert x2 == pytest.approx(50 + pdf.get_string_width("Engineers replaced 412 steel plates"), abs=4)


def test_the_quote_and_others_have_colours_of_their_own(tmp_path: Path) -> None:
    pdf = blank()
    for number, text in enumerate((FIRST, SECOND, THIRD)):
        pdf.text(50, 100 + 100 * number, text)
    path, document = saved(pdf, tmp_path)
    spans = [place_of(text, document) for text in (SECOND, FIRST, THIRD)]
    picture = page_image(path, document, 1, spans)
    assert picture.marked == (1, 1, 1)
    image = opened(picture)
    scale = picture.width / pdf.w
    colours: dict[int, set[object]] = {0: set(), 1: set(), 2: set()}
    for x, y in coloured(image):
        colours[round((y / scale - 100) / 100)].add(image.getpixel((x, y)))
    blue = [max(colours[line], key=lambda pixel: sum(pixel)) for line in (0, 2)]  # type: ignore[call-overload]
    assert blue[0] == blue[1]
    assert blue[0] not in colours[1]


def test_divided_words_and_line_ends_are_no_hindrance(tmp_path: Path) -> None:
    pdf = blank()
    lines = "The engineers of the harbour re-", "placed all the steel plates of the", "bridge within a year."
    for number, line in enumerate(lines):
        pdf.text(50, 100 + 14 * number, line)
    path, document = saved(pdf, tmp_path)
    quote = document.text[: document.text.index("bridge") + 6]
    assert "replaced" in quote
    picture = page_image(path, document, 1, [(0, len(quote))])
    assert picture.marked == (3,)


def test_of_the_same_words_those_at_the_place_are_marked(tmp_path: Path) -> None:
    pdf = blank()
    for number in range(20):
        pdf.text(50, 60 + 30 * number, f"Row {number} of it. {FIRST}")
    path, document = saved(pdf, tmp_path)
    for number in (0, 7, 19):
        start = document.text.index(f"Row {number} ")
        picture = page_image(path, document, 1, [place_of(FIRST, document, start)])
        _, y1, _, y2 = (edge * pdf.w / picture.width for edge in bounds(opened(picture)))
        assert y1 < 60 + 30 * number < y2 + 1
        assert y2 - y1 < 25


def test_a_quote_over_two_pages_is_marked_on_both(tmp_path: Path) -> None:
    pdf = blank()
    pdf.text(50, 100, "The engineers of the harbour")
    pdf.add_page()
    pdf.text(50, 100, "replaced all the steel plates. It took a year.")
    path, document = saved(pdf, tmp_path)
    span = (0, document.text.index(". It") + 1)
    for page in (1, 2):
        picture = page_image(path, document, page, [span, place_of("It took", document)])
        assert picture.marked == (1, page - 1)


def turned(pdf: bytes) -> bytes:
    """The same with its page turned to the right by 90 degrees."""
    assert pdf.count(b"/Type /Page\n") == 1
    return pdf.replace(b"/Type /Page\n", b"/Rotate 90 /Type /Page\n")


def test_a_turned_page_is_marked_where_its_words_are(tmp_path: Path) -> None:
    pdf = blank()
    pdf.text(100, 80, FIRST)
    path = tmp_path / "a.pdf"
    path.write_bytes(turned(bytes(pdf.output())))
    document = read_pdf(path.read_bytes(), str(path))
    picture = page_image(path, document, 1, [place_of(FIRST, document)])
    assert picture.width > picture.height
    scale = picture.width / pdf.h
    x1, y1, x2, y2 = (edge / scale for edge in bounds(opened(picture)))
    assert pdf.h - 80 - 6 < x1 < pdf.h - 80
    assert y1 == pytest.approx(100, abs=4)
    assert y2 == pytest.approx(100 + pdf.get_string_width(FIRST), abs=4)
    assert x2 < pdf.h - 80 + 14


def test_what_is_not_on_the_page_is_not_marked(tmp_path: Path) -> None:
    pdf = blank()
    pdf.text(50, 100, FIRST)
    path, document = saved(pdf, tmp_path)
    other = Document(f"{FIRST} Never printed.", document.source, pages=(0,))
    picture = page_image(path, other, 1, [place_of("Never printed", other), (0, 3), (61, 62), (500, 600)])
    assert picture.marked == (0, 1, 0, 0)
    assert coloured(opened(page_image(path, other, 1, [place_of("Never printed", other)]))) == []
    assert page_image(path, other, 1, []).marked == ()


@pytest.mark.parametrize("size", [(595, 842), (10, 14000), (14000, 10), (14000, 14000), (3, 3)])
def test_a_picture_is_of_bounded_size(size: tuple[float, float], tmp_path: Path) -> None:
    pdf = FPDF(unit="pt", format=size)
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    pdf.text(1, 9, "Hello")
    path, document = saved(pdf, tmp_path)
    for width in (-1, 1, 900, 10**9):
        picture = page_image(path, document, 1, [(0, 5)], width=width)
        assert picture.width * picture.height < 4_100_000
        assert max(picture.width, picture.height) <= 8001


def encrypted(path: Path) -> None:
    pdf = blank()
    pdf.set_encryption("owner", user_password="user", permissions=AccessPermission.none())
    path.write_bytes(bytes(pdf.output()))


def pageless(path: Path) -> None:
    pdf = blank()
    path.write_bytes(bytes(pdf.output()))


BROKEN: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(missing_ok=True),
    "empty": lambda path: path.write_bytes(b""),
    "no PDF": lambda path: path.write_bytes(b"Hello" * 100),
    "cut off": lambda path: path.write_bytes(b"%PDF-1.4\n1 0 obj"),
    "a folder": lambda path: path.mkdir(),
    "encrypted": encrypted,
    "fewer pages": pageless,
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_an_error_of_ours(kind: str, tmp_path: Path) -> None:
    BROKEN[kind](tmp_path / "a.pdf")
    document = Document("One. Two.", "a.pdf", pages=(0, 5))
    with pytest.raises(DocumentError):
        page_image(tmp_path / "a.pdf", document, 2, [(5, 9)])
    for page in (0, 3, -1):
        with pytest.raises(ValueError, match="there is no page"):
            page_image(tmp_path / "a.pdf", document, page, [])


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_gives_a_picture_or_an_error(data: st.DataObject) -> None:
    pdf = blank()
    pdf.text(50, 100, FIRST)
    content = bytearray(bytes(pdf.output()))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    document = Document(FIRST, "a.pdf", pages=(0,))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(content)
        try:
            picture = page_image(path, document, 1, [(0, len(FIRST))], width=200)
        except DocumentError:
            return
        assert picture.png.startswith(b"\x89PNG")


def test_a_new_version_of_the_file_is_drawn_anew(tmp_path: Path) -> None:
    pictures = []
    for text in (FIRST, SECOND):
        pdf = blank()
        pdf.text(50, 100, text)
        path, document = saved(pdf, tmp_path)
        pictures.append(page_image(path, document, 1, []))
        assert page_image(path, document, 1, []) is pictures[-1]
    assert pictures[0].png != pictures[1].png


def test_threads_draw_and_read_at_the_same_time(tmp_path: Path) -> None:
    pdf = blank()
    for number in range(8):
        pdf.text(50, 100, f"{FIRST} Page {number}.")
        pdf.add_page()
    path, document = saved(pdf, tmp_path)
    data = path.read_bytes()
    failed: list[BaseException] = []
    marked: list[int] = []

    def draw(page: int) -> None:
        try:
            start = document.pages[page - 1]
            marked.extend(page_image(path, document, page, [(start, start + 20)], width=300 + page).marked)
            assert read_pdf(data, str(path)).text == document.text
        except BaseException as error:
            failed.append(error)

    threads = [Thread(target=draw, args=(page,)) for page in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert marked == [1] * 8
