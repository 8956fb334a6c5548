import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import DocumentError
from index.load import FORMATS, find, load, with_text_metadata

SENTENCE = "The harbour bridge reopened on Sunday."


def pdf() -> bytes:
    document = FPDF()
    document.set_font("helvetica", size=11)
    document.add_page()
    document.cell(text=SENTENCE)
    return bytes(document.output())


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


WHOLE = {
    ".txt": SENTENCE.encode(),
    ".md": SENTENCE.encode(),
    ".markdown": SENTENCE.encode(),
    ".html": f"<html><body><p>{SENTENCE}</p></body></html>".encode(),
    ".htm": f"<p>{SENTENCE}</p>".encode(),
    ".pdf": pdf(),
    ".docx": word(),
    ".jsonl": f'{{"text": "{SENTENCE}", "id": "a"}}\n'.encode(),
    ".csv": f"id,text\na,{SENTENCE}\n".encode(),
}


def reason(path: Path, data: bytes | None = None) -> str:
    """Why this file cannot be loaded, which must be the one thing said of it."""
    if data is not None:
        path.write_bytes(data)
    loaded = load(path)
    assert loaded.documents == ()
    ((source, why),) = loaded.failed
    assert source == loaded.origin
    return why


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_gives_its_text_its_source_and_its_name(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"Bericht Nr. 1 – Ö{suffix.upper()}"
    path.write_bytes(WHOLE[suffix])
    loaded = load(path)
    (document,) = loaded.documents
    assert loaded.failed == ()
    assert loaded.origin == str(path.resolve())
    assert document.text == SENTENCE
    assert document.source == loaded.origin + ("#a" if suffix in (".jsonl", ".csv") else "")
    expected = {".markdown": "md", ".htm": "html"}.get(suffix, suffix[1:])
    assert document.metadata["format"] == expected


def test_a_relative_path_and_a_link_give_the_same_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert load("a.txt") == load("./a.txt") == load("link.txt") == load(tmp_path / "a.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    lines=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_text_is_stored_as_it_was_written(tmp_path: Path, encoding: str, lines: list[str], end: str) -> None:
    text = "A" + end.join(lines)
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    (document,) = load(path).documents
    assert document.text == text


@pytest.mark.parametrize("suffix", FORMATS)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=40,
    deadline=None,
)
@given(data=st.data())
def test_no_bytes_whatever_make_load_raise(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    whole = WHOLE[suffix]
    cut = st.integers(0, len(whole))
    damaged = st.tuples(cut, st.binary(max_size=40), cut).map(
        lambda part: whole[: part[0]] + part[1] + whole[part[2] :]
    )
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data.draw(st.binary(max_size=300) | damaged))
    loaded = load(path)
    assert loaded.documents or loaded.failed
    for document in map(with_text_metadata, loaded.documents):
        assert document.text.encode()
        assert "".join(map(str, (document.source, document.title, dict(document.metadata)))).encode()
        assert list(document.pages) == sorted(document.pages)
    assert all(source.startswith(loaded.origin) and why for source, why in loaded.failed)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"", "is empty"),
        ("a.pdf", b"", "is empty"),
        ("a.txt", b" \r\n\t", "only blanks"),
        ("a.txt", "\u2003\n".encode(), "only blanks"),
        ("a.md", " \n".encode("utf-16"), "only blanks"),
        ("a.png", b"\x89PNG", "format that is not read (.png)"),
        ("README", b"text", "format that is not read (no suffix)"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "is a PNG image"),
        ("a.md", b"\x7fELF\x02\x01\x01\0", "is a program"),
        ("a.txt", pdf(), "is a PDF, not what its suffix .txt says"),
        ("a.html", pdf(), "is a PDF"),
        ("a.pdf", word(), "is a Word document"),
        ("a.docx", pdf(), "is a PDF"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file"),
        ("a.docx", SENTENCE.encode(), "is not a Word document"),
        ("a.pdf", SENTENCE.encode(), "is not a PDF"),
        ("a.txt", b"<!doctype html><p>a", "is a web page"),
        ("a.txt", b"{\\rtf1 a}", "is a Rich Text document"),
        ("a.csv", b"a\0b", "is not text"),
        ("a.jsonl", b'{"title": "no text"}\n{}\n', "no record that can be read"),
    ],
)
def test_what_cannot_be_read_is_told_in_plain_words(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    assert why in reason(tmp_path / name, data)


def test_an_archive_under_another_name_is_told(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.pdf", "w") as archive:
        archive.writestr("notes.txt", SENTENCE)
    assert "is a zip archive" in reason(tmp_path / "a.pdf")


@pytest.mark.timeout(20)
def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is a folder" in reason(tmp_path / "folder.txt")
    assert "links to what is not there" in reason(tmp_path / "nowhere.txt")
    assert "cannot be opened" in reason(tmp_path / "loop.txt")
    assert "a pipe" in reason(tmp_path / "pipe.txt")
    assert "is not there" in reason(tmp_path / "never.txt")


def test_a_name_that_is_no_unicode_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(SENTENCE)
    (document,) = load(path).documents
    assert document.source.encode().endswith(rb"/caf\xe9.txt")


def test_a_wrong_record_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text(f'{{"text": "{SENTENCE}"}}\nnot json\n')
    loaded = load(path)
    assert [document.source for document in loaded.documents] == [f"{loaded.origin}#1"]
    assert [source for source, _ in loaded.failed] == [f"{loaded.origin}#2"]


def touch(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SENTENCE)


def found(path: Path) -> list[str]:
    return [file.relative_to(path).as_posix() for file in find(path)]


def test_a_folder_gives_its_files_sorted_and_nothing_hidden_and_no_library(tmp_path: Path) -> None:
    touch(tmp_path, "b.txt", "a/z.md", "a/b/c.pdf", "picture.png", ".hidden.txt", ".git/x.txt")
    touch(tmp_path, "news.library/catalog.txt", "a/News.Library/x.txt", "notes.library.txt")
    assert found(tmp_path) == ["a/b/c.pdf", "a/z.md", "b.txt", "notes.library.txt", "picture.png"]


def test_a_file_is_found_as_itself_whatever_it_is(tmp_path: Path) -> None:
    touch(tmp_path, ".hidden.txt", "picture.png")
    assert list(find(tmp_path / ".hidden.txt")) == [tmp_path / ".hidden.txt"]
    assert list(find(str(tmp_path / "picture.png"))) == [tmp_path / "picture.png"]


@pytest.mark.timeout(20)
def test_links_that_lead_back_are_followed_once(tmp_path: Path) -> None:
    touch(tmp_path, "a/one.txt", "elsewhere/two.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "a" / "link").symlink_to(tmp_path / "elsewhere")
    assert found(tmp_path) == ["a/link/two.txt", "a/one.txt", "a/self"]


def test_a_path_where_nothing_is_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no file or folder"):
        find(tmp_path / "never")


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert list(find(tmp_path)) == []


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    heavy = ("trafilatura", "docx", "pypdfium2", "dateparser", "charset_normalizer", "lxml")
    script = f"import sys, index.load; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_plain_text_may_have_a_front_matter_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"---\npublisher: Harbour Post\ndate: 11 February 2024\n---\n\n{SENTENCE}\n")
    (document,) = load(path).documents
    assert (document.publisher, document.published) == ("Harbour Post", "2024-02-11")
    assert document.text[document.body :].strip() == SENTENCE
    assert document.metadata["format"] == "txt"
