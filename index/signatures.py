"""What a file is, by its first bytes, whatever its name says. Tells formats apart; reads none of them."""

_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .ppt) or an encrypted one"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"bplist0", "an Apple property list"),
)
_BINARY_IF_NUL = (  # these letters may open an ordinary text, too
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"RIFF", "a WebP, WAV or AVI file"),
    (b"MZ", "a Windows program"),
    (b"BZh", "a bzip2 archive"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
)
_INSIDE_ZIP = (
    (b"word/document", "a Word document"),
    (b"xl/workbook", "an Excel workbook"),
    (b"ppt/presentation", "a PowerPoint presentation"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet"),
    (b"epub+zip", "an EPUB book"),
)


def what(data: bytes) -> str | None:
    """In words for a message, "a PDF" or "a Word document"; None where it may be plain text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((name for mark, name in _INSIDE_ZIP if mark in data), "a zip archive")
    if data[4:8] == b"ftyp":
        return "a video, a recording or a HEIC image"
    marks = _BINARY + _BINARY_IF_NUL if b"\0" in data[:4096] else _BINARY
    return next((name for mark, name in marks if data.startswith(mark)), None)


def is_web_page(data: bytes) -> bool:
    """Whether it opens as HTML does."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))
