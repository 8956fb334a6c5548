"""What was dropped comes out as files with names; hostile and broken archives do no harm."""

import io
import os
import stat
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.unpack import File, Unpacked
from index import Library

Content = str | bytes


def archive(path: Path, entries: Mapping[str, Content], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return path


def contents(unpacked: Unpacked) -> dict[str, bytes]:
    return {file.name: file.path.read_bytes() for file in unpacked.files}


def test_files_folders_and_archives_become_files_with_names(tmp_path: Path) -> None:
    (tmp_path / "drop" / "below").mkdir(parents=True)
    (tmp_path / "drop" / "below" / "a.txt").write_text("A")
    (tmp_path / "drop" / ".hidden.txt").write_text("no")
    (tmp_path / "one.txt").write_text("one")
    zipped = archive(tmp_path / "News.ZIP", {"2031/pier.txt": "P", "2031/": "", "b.md": "B"})
    with Unpacked([tmp_path / "drop", str(tmp_path / "one.txt"), zipped]) as unpacked:
        assert contents(unpacked) == {
            "drop/below/a.txt": b"A",
            "one.txt": b"one",
            "News.ZIP/2031/pier.txt": b"P",
            "News.ZIP/b.md": b"B",
        }
        assert unpacked.failed == []
        inside = [file.path for file in unpacked.files if file.name.startswith("News")]
    assert not any(path.exists() for path in inside)
    assert not inside[0].parent.exists()
    assert (tmp_path / "one.txt").exists()


def test_the_folder_goes_when_something_fails(tmp_path: Path) -> None:
    zipped = archive(tmp_path / "a.zip", {"a.txt": "A"})
    paths: list[Path] = []

    def fail() -> None:
        with Unpacked([zipped]) as unpacked:
            paths.extend(unpacked.paths)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert not paths[0].parent.exists()


def test_the_library_knows_them_by_their_names(tmp_path: Path, library: Library) -> None:
    zipped = archive(
        tmp_path / "a.zip",
        {"sub/a.txt": "Ships sail.", "b.csv": "text\nTrains run.\n", "c.exe": "MZ", "d": "D", "e.pdf": "no"},
    )
    with Unpacked([File(zipped, "mine/a.zip")]) as unpacked:
        report = library.add(unpacked.paths, named=lambda path: "uploads/" + unpacked.named(path))
    sources = sorted(document.source for document in library.documents())
    assert sources == ["uploads/mine/a.zip/b.csv#1", "uploads/mine/a.zip/sub/a.txt"]
    reasons = dict(report.failed)
    assert sorted(reasons) == [f"uploads/mine/a.zip/{name}" for name in ("c.exe", "d", "e.pdf")]
    assert "is of a format that is not read (.exe)" in reasons["uploads/mine/a.zip/c.exe"]


def test_a_word_file_is_no_archive_to_unpack(tmp_path: Path) -> None:
    word = archive(tmp_path / "a.docx", {"word/document.xml": "<w/>"})
    with Unpacked([word]) as unpacked:
        assert unpacked.files == [File(word, "a.docx")]


def test_files_of_the_same_name_stay_apart(tmp_path: Path) -> None:
    for folder in ("x", "y", "z"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(folder)
    zipped = tmp_path / "a.zip"
    with zipfile.ZipFile(zipped, "w") as made:
        made.writestr("noted.tar.txt", "1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("noted.tar.txt", "2")
    with Unpacked([*(tmp_path / folder / "report.txt" for folder in "xyz"), zipped]) as unpacked:
        assert contents(unpacked) == {
            "report.txt": b"x",
            "report (2).txt": b"y",
            "report (3).txt": b"z",
            "a.zip/noted.tar.txt": b"1",
            "a.zip/noted.tar (2).txt": b"2",
        }


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt", "C:evil.txt"]
)
def test_no_entry_is_written_elsewhere(tmp_path: Path, name: str) -> None:
    below = tmp_path / "below"
    below.mkdir()
    zipped = archive(below / "a.zip", {name: "evil", "good.txt": "good"})
    with Unpacked([zipped]) as unpacked:
        assert contents(unpacked) == {"a.zip/good.txt": b"good"}
        assert [reason for _, reason in unpacked.failed] == ["names a place outside of the archive"]
        assert [path.name for path in unpacked.paths[0].parent.iterdir()] == [unpacked.paths[0].name]
    assert list(tmp_path.iterdir()) == [below]


def test_nothing_but_plain_files_comes_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        for kind in (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFREG, 0):
            info = zipfile.ZipInfo(f"{kind}.txt")
            info.external_attr = (kind | 0o644) << 16
            made.writestr(info, "/etc/passwd")
    with Unpacked([tmp_path / "a.zip"]) as unpacked:
        assert [file.name for file in unpacked.files] == [f"a.zip/{stat.S_IFREG}.txt", "a.zip/0.txt"]
        assert {reason for _, reason in unpacked.failed} == {"is a link or a device, not a file"}
        assert all(path.is_file() and not path.is_symlink() for path in unpacked.paths)


def test_hidden_files_are_left_out_silently_and_archives_in_archives_are_told(tmp_path: Path) -> None:
    inner = archive(tmp_path / "inner.zip", {"a.txt": "A"}).read_bytes()
    zipped = archive(
        tmp_path / "a.zip",
        {
            "__MACOSX/._a.txt": "x",
            ".git/a.txt": "x",
            "sub/.DS_Store": "x",
            "inner.Zip": inner,
            "./b.txt": "B",
        },
    )
    with Unpacked([zipped]) as unpacked:
        assert contents(unpacked) == {"a.zip/b.txt": b"B"}
        assert unpacked.failed == [
            ("a.zip/inner.Zip", "is an archive in an archive: unpack it, and add what is in it")
        ]


def test_names_are_read_in_the_encoding_that_they_are_in(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in ("1234567.txt", "7654321.txt", "Łódź.txt", "Cafe\u0301.txt"):
            made.writestr(name, "A")
    data = buffer.getvalue().replace(b"1234567", "grünes".encode()).replace(b"7654321", b"gr\x81n es")
    (tmp_path / "a.zip").write_bytes(data)
    with Unpacked([tmp_path / "a.zip"]) as unpacked:
        assert [file.name for file in unpacked.files] == [
            f"a.zip/{name}.txt" for name in ("grünes", "grün es", "Łódź", "Café")
        ]


def test_control_characters_in_names_are_made_visible(tmp_path: Path) -> None:
    zipped = archive(tmp_path / "a.zip", {"a\x1b[31m\u202egpj.txt": "A"})
    with Unpacked([zipped]) as unpacked:
        assert [file.name for file in unpacked.files] == ["a.zip/a\ufffd[31m\ufffdgpj.txt"]


def test_a_bomb_is_stopped_and_the_rest_goes_on(tmp_path: Path) -> None:
    zipped = archive(tmp_path / "a.zip", {"bomb.txt": b"a" * 5_000_000, "good.txt": "good"})
    with Unpacked([zipped]) as unpacked:
        assert contents(unpacked) == {"a.zip/good.txt": b"good"}
        assert unpacked.failed == [
            ("a.zip/bomb.txt", "unpacks to more than 200 times its size, as no document does")
        ]


def test_a_bomb_that_lies_about_its_size_is_stopped_too(tmp_path: Path) -> None:
    zipped = archive(tmp_path / "a.zip", {"bomb.txt": b"a" * 5_000_000})
    data = zipped.read_bytes()
    zipped.write_bytes(data.replace(struct.pack("<L", 5_000_000), struct.pack("<L", 1000)))
    with Unpacked([zipped]) as unpacked:
        assert unpacked.files == []
        assert "could not be unpacked (Bad CRC" in unpacked.failed[0][1]


def test_no_more_is_unpacked_than_is_allowed_in_all(tmp_path: Path) -> None:
    first = archive(tmp_path / "a.zip", {"1.txt": os.urandom(600_000), "2.txt": os.urandom(600_000)})
    second = archive(tmp_path / "b.zip", {"3.txt": "three"})
    with Unpacked([first, second], size=1_000_000) as unpacked:
        assert [file.name for file in unpacked.files] == ["a.zip/1.txt"]
        told = "holds more than 2,000 files or 1 MB: the rest was left out"
        assert unpacked.failed == [("a.zip", told), ("b.zip", told)]


def test_no_more_entries_are_unpacked_than_are_allowed(tmp_path: Path) -> None:
    many = archive(tmp_path / "a.zip", {f"{n}.txt": "x" for n in range(9)} | {".hidden": "", "d/": ""})
    with Unpacked([many], entries=9) as unpacked:
        assert len(unpacked.files) == 9
        assert unpacked.failed == []
    with Unpacked([many], entries=4) as unpacked:
        assert len(unpacked.files) == 4
        assert unpacked.failed == [("a.zip", "holds more than 4 files or 500 MB: the rest was left out")]


def test_a_list_of_files_longer_than_memory_should_hold_is_not_read(tmp_path: Path) -> None:
    zipped = tmp_path / "a.zip"
    with zipfile.ZipFile(zipped, "w") as made:
        for number in range(300):
            info = zipfile.ZipInfo(f"{number}.txt")
            info.comment = b"x" * 60_000
            made.writestr(info, "x")
    with Unpacked([zipped]) as unpacked:
        assert unpacked.files == []
        assert "lists more files than may be unpacked" in unpacked.failed[0][1]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_would_unpack_in_blocks_of_any_length_is_refused(tmp_path: Path, method: int) -> None:
    zipped = archive(tmp_path / "a.zip", {"a.txt": "A" * 1000}, method)
    with Unpacked([zipped]) as unpacked:
        assert unpacked.files == []
        assert "is packed in an unusual way" in unpacked.failed[0][1]


def test_encrypted_and_damaged_entries_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    zipped = archive(
        tmp_path / "a.zip", {"a.txt": "AAAA", "b.txt": "BBBB", "c.txt": "CCCC"}, zipfile.ZIP_STORED
    )
    with zipfile.ZipFile(zipped) as made:
        start = made.start_dir
    data = bytearray(zipped.read_bytes().replace(b"BBBB", b"BBBX"))
    data[start + 8] |= 1  # the flag of encryption in the list's first entry
    zipped.write_bytes(data)
    with Unpacked([zipped]) as unpacked:
        assert contents(unpacked) == {"a.zip/c.txt": b"CCCC"}
        (first, encrypted), (second, damaged) = unpacked.failed
        assert (first, second) == ("a.zip/a.txt", "a.zip/b.txt")
        assert "is encrypted" in encrypted
        assert "could not be unpacked (Bad CRC" in damaged


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + b"\xff" * 18])
def test_a_broken_archive_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with Unpacked([tmp_path / "a.zip", tmp_path / "missing.txt"]) as unpacked:
        assert unpacked.files == []
        (_, broken), (name, missing) = unpacked.failed
        assert broken.startswith("is damaged, or no zip archive")
        assert name == "missing.txt"
        assert missing.startswith("there is no file or folder")


@settings(max_examples=300)
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6))
def test_whatever_bytes_are_changed_nothing_is_raised(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("changed") / "a.zip"
    archive(path, {"sub/a.txt": "Ships sail. " * 9, "ü.txt": "B", "c.txt": ""})
    data = bytearray(path.read_bytes())
    for place, byte in changes:
        data[place % len(data)] = byte
    path.write_bytes(data)
    with Unpacked([path]) as unpacked:
        assert all(file.path.parent == unpacked.paths[0].parent for file in unpacked.files)
        assert all(file.name.startswith("a.zip/") for file in unpacked.files)
