"""A file -> Documents: what to read in a folder, which reader reads what, and why a file cannot be read.

Knows files and their names. What a format means is its reader's matter: `encoding`, `markdown`, `webpage`,
`pdf`, `word`, `tables`; what a text says about itself is `preamble`'s.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from index.documents import Document
from index.encoding import decode
from index.errors import DocumentError
from index.markdown import with_front_matter
from index.preamble import with_text_metadata
from index.signatures import is_web_page, what

__all__ = ["FORMATS", "Loaded", "find", "load", "with_text_metadata"]

FORMATS = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".jsonl", ".csv")
_SIGNED = {".pdf": "a PDF", ".docx": "a Word document"}  # what the first bytes of these say


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one file gave.

    origin     the absolute path of the file
    documents  one, or one for each record of a .jsonl or .csv file, whose source is "<path>#<key>"
    failed     (source, reason) of the file, or of each record in it, that could not be read
    """

    origin: str
    documents: tuple[Document, ...]
    failed: tuple[tuple[str, str], ...]


def find(path: str | Path) -> Iterator[Path]:
    """The file itself; or the files below a folder, sorted by name, folder by folder.

    Hidden files and folders and libraries ("*.library") are passed over. Files of a format that is not read
    are given, and folders that cannot be listed, so that `load` can say so. A link to a folder is followed
    once. Raises DocumentError if there is nothing at this path.
    """
    path = Path(path)
    if not os.path.lexists(path):
        raise DocumentError(f"there is no file or folder {str(path)!r}: check the path")
    return _below(path, set()) if _is_folder(path) else iter((path,))


def load(path: str | Path) -> Loaded:
    """The documents of a file, their source its absolute path. Never raises: what fails is in `failed`."""
    origin = _name(path)
    try:
        documents, failed = _read(Path(path), origin)
        return Loaded(origin, documents, failed)
    except DocumentError as error:
        reason = str(error)
    except OSError as error:
        reason = f"cannot be opened: {error.strerror or error}"
    except ImportError as error:
        reason = f"cannot be read without {error.name!r}, which is not installed: install footnote-qa again"
    except Exception as error:  # of a file that nobody foresaw, in libraries that read what anyone wrote
        reason = f"is damaged, or not what its name says ({type(error).__name__}: {error})"
    return Loaded(origin, (), ((origin, reason),))


def _below(folder: Path, above: set[str]) -> Iterator[Path]:
    seen = os.path.realpath(folder)
    if seen in above:
        return
    above.add(seen)
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        yield folder
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if not _is_folder(path):
            yield path
        elif path.suffix.lower() != ".library":
            yield from _below(path, above)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _name(path: str | Path) -> str:
    """The absolute path in characters that can be stored, whatever bytes the file system has it made of."""
    return os.fsencode(os.path.realpath(path)).decode("utf-8", "backslashreplace")


def _read(path: Path, source: str) -> tuple[tuple[Document, ...], tuple[tuple[str, str], ...]]:
    data = _bytes(path)
    suffix = path.suffix.lower()
    _check_signature(data, suffix)
    if suffix in (".jsonl", ".csv"):
        from index.tables import read_csv, read_json_lines

        return (read_json_lines if suffix == ".jsonl" else read_csv)(data, source)
    return (_document(data, suffix, source),), ()


def _bytes(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise DocumentError("is not there, or links to what is not there: check the path") from error
    if S_ISDIR(mode):
        raise DocumentError("is a folder, or one that cannot be listed: add the files in it")
    if not S_ISREG(mode):
        raise DocumentError("is no file but a pipe, a socket or a device: save its contents to a file")
    if path.suffix.lower() not in FORMATS:
        formats = ", ".join(FORMATS)
        raise DocumentError(
            f"is of a format that is not read ({path.suffix or 'no suffix'}). Read are: {formats}"
        )
    data = path.read_bytes()
    if not data:
        raise DocumentError("is empty: it has 0 bytes")
    if data.isspace():
        raise DocumentError("holds no text: only blanks")
    return data


def _check_signature(data: bytes, suffix: str) -> None:
    found, expected = what(data), _SIGNED.get(suffix)
    if suffix == ".pdf" and b"%PDF-" in data[:1024]:
        return
    if found == expected:
        return
    if found:
        raise DocumentError(
            f"is {found}, not what its suffix {suffix} says: rename it, or convert it to a format read"
        )
    raise DocumentError(f"is not {expected}: it is damaged, or its suffix {suffix} is wrong")


def _document(data: bytes, suffix: str, source: str) -> Document:
    if suffix == ".pdf":
        from index.pdf import read_pdf

        return read_pdf(data, source)
    if suffix == ".docx":
        from index.word import read_word

        return read_word(data, source)
    if suffix in (".html", ".htm"):
        from index.webpage import read_webpage

        return read_webpage(data, source)
    if suffix in (".md", ".markdown"):
        from index.markdown import read_markdown

        return read_markdown(data, source)
    return _plain(data, source)


def _plain(data: bytes, source: str) -> Document:
    if is_web_page(data):
        raise DocumentError("is a web page: rename it to end in .html")
    return with_front_matter(decode(data), source, "txt")
