"""A PDF's text layer, page by page. No layout analysis beyond paragraphs, no OCR, no forms, no comments.

PDFium gives lines; index/paragraphs.py says where a paragraph begins among them: the text then has a blank
line, as a text file has.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from math import hypot
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from index.dates import iso_date
from index.documents import Document
from index.errors import DocumentError
from index.paragraphs import Line, Page, paragraphs

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

PDFIUM = Lock()  # the library may not be entered by two threads at once
_HYPHEN = "\x02"  # what PDFium gives (or U+FFFE) for a hyphen at a line's end, leaving out the line end
_DIVIDED = re.compile(rf"([\w-]*){_HYPHEN}(\w*)")
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_NO_TITLE = re.compile(r"untitled.*|\(anonymous\)|.*\.\w{2,5}|(slide|document|layout) ?\d*", re.IGNORECASE)


def read_pdf(data: bytes, source: str) -> Document:
    """The Document of a PDF: `pages` gives where each of its pages begins, those without text included.

    The date in it is when the file was made, so it becomes metadata "created" and not the publication
    date. Raises DocumentError for a PDF that is damaged, needs a password, or holds no text.
    """
    with PDFIUM:
        pages, properties = _pages_and_properties(data)
    text, starts = _joined(paragraphs(pages))
    if not text.strip():
        raise DocumentError(
            f"is a PDF without a text layer, as a scanner makes them (pages: {len(pages)}). "
            "Recognise its text first, for example with ocrmypdf, and add the result"
        )
    return Document(text, source, _title(properties), _metadata(properties), starts)


def _pages_and_properties(data: bytes) -> tuple[list[list[Line]], Mapping[str, str]]:
    document = open_pdf(data)
    try:
        return [_lines_of_page(document, number) for number in range(len(document))], {
            name.lower(): value.replace("\0", "").strip()
            for name, value in document.get_metadata_dict(skip_empty=True).items()
        }
    finally:
        document.close()


def open_pdf(file: bytes | Path) -> "PdfDocument":
    """To be closed. Whoever calls holds PDFIUM. Raises DocumentError for what is damaged or encrypted."""
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        return PdfDocument(file)
    except PdfiumError as error:
        if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            raise DocumentError("needs a password: save a copy without one") from error
        raise DocumentError("is a damaged PDF: get it again from where it came") from error


def _lines_of_page(document: "PdfDocument", number: int) -> list[Line]:
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
    except PdfiumError:  # one page that cannot be drawn does not take the others' text away
        return []
    text = page.get_textpage()
    try:
        return list(_lines(text))
    finally:
        text.close()
        page.close()


def _lines(page: "PdfTextPage") -> Iterator[Line]:
    from pypdfium2.raw import FPDFText_GetUnicode, FPDFText_IsGenerated

    letters: list[str] = []
    begin = 0
    count = page.count_chars()
    for index in range(count):
        code = FPDFText_GetUnicode(page, index)
        if code == 10 and FPDFText_IsGenerated(page, index):
            yield _line(page, letters, begin)
            letters, begin = [], index + 1
        else:
            letters.append(_letter(code))
    yield _line(page, letters, begin)


def _letter(code: int) -> str:
    """One item for each character of PDFium's, "" for what is none, so that positions stay in step."""
    if code in (2, 0xFFFE):
        return _HYPHEN
    return "" if code < 32 or 0x7F <= code < 0xA0 or code > 0x10FFFF else chr(code)


def _line(page: "PdfTextPage", letters: Sequence[str], begin: int) -> Line:
    # what lies beyond the Basic Multilingual Plane comes in two halves
    text = "".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    written = [at for at, letter in enumerate(letters) if letter.strip()]
    if not text or not written:
        return Line("", 0, 0, 0, 0, 1)
    lettered = next((at for at in written if letters[at].isalnum()), written[0])
    after_hyphens = [at for at in written[1:] if letters[at - 1] == _HYPHEN]
    left, baseline = _origin(page, begin + written[0])
    right, _ = _origin(page, begin + written[-1])
    _, last = _origin(page, begin + [written[0], *after_hyphens][-1])
    return Line(text, left, right, baseline, last, _type_size(page, begin + lettered))


def _origin(page: "PdfTextPage", index: int) -> tuple[float, float]:
    from ctypes import c_double

    from pypdfium2.raw import FPDFText_GetCharOrigin

    left, baseline = c_double(), c_double()
    FPDFText_GetCharOrigin(page, index, left, baseline)
    return left.value, baseline.value


def _type_size(page: "PdfTextPage", index: int) -> float:
    """As it is on the page: what the font is set in, times how much the page enlarges it."""
    from pypdfium2.raw import FS_MATRIX, FPDFText_GetFontSize, FPDFText_GetMatrix

    matrix = FS_MATRIX()
    FPDFText_GetMatrix(page, index, matrix)
    return float(FPDFText_GetFontSize(page, index)) * hypot(matrix.c, matrix.d) or 1.0


def _joined(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """One text and where each page begins in it. A sentence that runs on to the next page is not cut."""
    undivided = _DIVIDED.sub(" ", "\n".join(page.text for page in pages)).lower()
    words = set(re.findall(r"\w+(?:-\w+)*", undivided))
    text, starts = "", []
    for page in pages:
        if text and page.text:
            text += "\n" if page.runs_on else "\n\n"
        starts.append(len(text))
        text += _DIVIDED.sub(lambda match: _undivided(match, words), page.text)
    return text, tuple(starts)


def _undivided(match: re.Match[str], words: Set[str]) -> str:
    """A word divided at a line's end, put together; "well-" and "being" keep their hyphen."""
    left, right = match.groups()
    compound, whole = f"{left}-{right}", left + right
    if whole.lower() in words:
        return whole
    two_words = len(left) > 2 and len(right) > 2 and {left.lower(), right.lower()} <= words
    spelled = "-" in left or not whole.isalpha() or not right[:1].islower()
    return compound if spelled or two_words or compound.lower() in words else whole


def _title(properties: Mapping[str, str]) -> str | None:
    title = properties.get("title", "").removeprefix("Microsoft Word - ").strip()
    return title if title and not _NO_TITLE.fullmatch(title) else None


def _metadata(properties: Mapping[str, str]) -> dict[str, str]:
    made = _MADE.match(properties.get("creationdate", ""))
    found = {
        "author": properties.get("author"),
        "created": iso_date("-".join(made.groups())) if made else None,
    }
    return {"format": "pdf"} | {name: value for name, value in found.items() if value}
