"""What a reader can see of a sample document, by the plainest means there is for each format.

An oracle for tests: nothing here goes through index.load, and nothing finds titles or main text.
"""

import json
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypdfium2

from index.samples import FOLDER

VOID = {"meta", "link", "br", "img", "hr", "input"}


class Page(HTMLParser):
    """A saved web page: its meta tags, and its words without scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        given = dict(attrs)
        name = given.get("property") or given.get("name")
        if tag == "meta" and name:
            self.meta[name] = given.get("content") or ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another tag"

    def handle_data(self, data: str) -> None:
        if "script" not in self.open:
            self.words.append(data)


def parsed(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def pdf_pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def docx_text(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def records(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def text_of(name: str) -> str:
    """All that a reader can see of a sample, each run of blanks as one space."""
    path = FOLDER / name
    match path.suffix:
        case ".pdf":
            text = "\n".join(pdf_pages(path))
        case ".docx":
            text = docx_text(path)
        case ".html":
            text = " ".join(parsed(path).words)
        case ".jsonl":
            text = "\n".join("\n".join(record.values()) for record in records(path))
        case _:
            text = path.read_text(encoding="utf-8")
    return " ".join(text.split())


def front_matter(name: str) -> dict[str, str]:
    opening, header, _ = (FOLDER / name).read_text(encoding="utf-8").split("---\n", 2)
    assert opening == ""
    return dict(line.split(": ", 1) for line in header.splitlines())


def body(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8").split("---\n", 2)[2]
