"""The page of a PDF as a picture, with quotes marked where they stand on it.

A quote is found by its letters and digits alone, since `index.pdf` joins divided words and sets line ends of
its own, but keeps PDFium's order. Where the same words stand on a page more than once, those are marked that
are about as far from its beginning as the quote is from that of the page's text.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from index.documents import Document
from index.errors import DocumentError
from index.pdf import PDFIUM, open_pdf

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage, PdfTextPage

WIDTH = 900  # pixels
_MOST = 4_000_000  # pixels of a picture, whatever size the page says it has
_LONGEST = 8_000  # pixels of a side of it
_FOCUS, _OTHER = (255, 226, 120), (208, 224, 255)  # what marks the quote, and other ones: red, green, blue
_KEPT = 16  # pictures, each some hundred kilobytes

Span = tuple[int, int]  # offsets into Document.text
Box = tuple[float, float, float, float]  # left, top, right, bottom, in pixels


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a PNG; marked is how many rectangles each quote has, 0 where it was not found on the page."""

    png: bytes
    width: int
    height: int
    marked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Quote:
    """The letters of a quote, or of what of it stands on the page, and how many come before them there."""

    letters: str
    before: int


def page_image(
    path: Path, document: Document, page: int, spans: Sequence[Span], *, width: int = WIDTH
) -> Picture:
    """Page number `page`, from 1, of the PDF at path, which the document was read from.

    spans   the quotes to mark, the one that matters most first; of one that runs on to another page, what
            stands on this one
    width   in pixels; less for a page so long that the picture would have more than four million

    Raises DocumentError for a PDF that cannot be opened or a page that cannot be drawn, ValueError for a page
    that the document does not have.
    """
    if not 1 <= page <= len(document.pages):
        raise ValueError(f"there is no page {page} in {document.source!r}, which has {len(document.pages)}")
    quotes = tuple(_on_page(document, page, span) for span in spans)
    try:
        return _picture(path, path.stat().st_mtime_ns, page, quotes, max(1, width))
    except OSError as error:
        raise DocumentError(f"cannot be opened: {error.strerror or error}") from error


def _on_page(document: Document, page: int, span: Span) -> _Quote:
    first, last = (*document.pages, len(document.text))[page - 1 : page + 1]
    start, end = max(span[0], first), min(span[1], last)
    return _Quote(_letters(document.text[start:end]), len(_letters(document.text[first:start])))


@lru_cache(maxsize=_KEPT)
def _picture(path: Path, changed: int, number: int, quotes: tuple[_Quote, ...], width: int) -> Picture:
    """`changed`, the time in nanoseconds, tells versions of the file apart."""
    from pypdfium2 import PdfiumError

    with PDFIUM, closing(open_pdf(path)) as document:
        try:
            image, marks = _drawn(document[number - 1], quotes, width)
        except (PdfiumError, IndexError, ValueError) as error:
            raise DocumentError(f"has a page {number} that cannot be drawn ({error})") from error
    png = BytesIO()
    _marked(image, marks).save(png, "PNG", compress_level=3)
    return Picture(png.getvalue(), image.width, image.height, tuple(map(len, marks)))


def _drawn(page: "PdfPage", quotes: Sequence[_Quote], width: int) -> tuple["Image", list[list[Box]]]:
    """The page as it is, and where on the picture each quote stands."""
    scale = _scale(page.get_width(), page.get_height(), width)
    # What is not closed here is closed by the garbage collector, maybe while another thread is in PDFium.
    with closing(page), closing(page.get_textpage()) as text, closing(page.render(scale=scale)) as bitmap:
        place = bitmap.get_posconv(page)
        marks = []
        for first, count in _found(text, quotes):
            boxes = [text.get_rect(at) for at in range(text.count_rects(first, count) if count else 0)]
            marks.append([_box(place.to_bitmap(*box[:2]), place.to_bitmap(*box[2:])) for box in boxes])
        return bitmap.to_pil().convert("RGB"), marks


def _scale(width: float, height: float, wanted: int) -> float:
    """Pixels for each point. Raises ValueError for a page without a size."""
    if not (width > 0 and height > 0):
        raise ValueError(f"it measures {width} by {height} points")
    return min(wanted / width, sqrt(_MOST / (width * height)), _LONGEST / max(width, height))


def _box(corner: tuple[float, float], opposite: tuple[float, float]) -> Box:
    """A page may be turned, so that either may be the upper one."""
    (x1, y1), (x2, y2) = corner, opposite
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _found(page: "PdfTextPage", quotes: Sequence[_Quote]) -> Iterator[tuple[int, int]]:
    """For each quote the first of PDFium's characters and their number, which is 0 if it is not there."""
    from pypdfium2.raw import FPDFText_GetUnicode

    letters, places = [], []
    for at in range(page.count_chars()):
        code = FPDFText_GetUnicode(page, at)
        for letter in _letters(chr(code) if code <= 0xFFFF else ""):
            letters.append(letter)
            places.append(at)
    text = "".join(letters)
    for quote in quotes:
        begin = _nearest(text, quote)
        if begin < 0:
            yield 0, 0
        else:
            yield places[begin], places[begin + len(quote.letters) - 1] + 1 - places[begin]


def _letters(text: str) -> str:
    """Letters and digits, in one form: small, ligatures taken apart.

    Beyond the Basic Multilingual Plane PDFium gives halves of characters, so those count nowhere.
    """
    signs = (unicodedata.normalize("NFKC", sign).casefold() for sign in text if sign <= "\uffff")
    return "".join(letter for sign in signs for letter in sign if letter.isalnum())


def _nearest(text: str, quote: _Quote) -> int:
    """Where the quote begins in text, as near as possible to where it is expected; -1 if it is not there."""
    if not quote.letters:
        return -1
    after = text.find(quote.letters, quote.before)
    before = text.rfind(quote.letters, 0, quote.before + len(quote.letters))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - quote.before), default=-1)


def _marked(image: "Image", marks: Sequence[Sequence[Box]]) -> "Image":
    """As with a felt pen: black on white stays black, and white on black takes the colour."""
    from PIL import Image, ImageChops, ImageDraw

    pen = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(pen)
    for number in reversed(range(len(marks))):  # the quote above the others
        for left, top, right, bottom in marks[number]:
            around = left - 1, top - 1, right + 1, bottom + 1
            draw.rectangle(around, fill=_OTHER if number else _FOCUS)
    return ImageChops.multiply(image, pen)
