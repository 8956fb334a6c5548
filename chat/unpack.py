"""What was dropped onto the page, files, folders and zip archives, as files that the library can add.

An archive is what anyone may have made: its names are labels and never paths on this machine, and no more is
unpacked of it than is allowed, whatever it says of its own size.
"""

import io
import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from types import TracebackType
from zipfile import BadZipFile, ZipFile, ZipInfo

from index.errors import DocumentError
from index.load import FORMATS, find
from qa.showing import shown

_CHUNK = 1 << 16  # bytes unpacked at a time
_SLACK = 1_000_000  # bytes that may be unpacked whatever the ratio: little text of one letter is no bomb
_DIRECTORY = 8_000_000  # bytes that the list of an archive's files may have, read before anything is known
_UTF8 = 0x800  # the flag that says so
_ENCRYPTED = 0x1
_BROKEN = (  # what zipfile raises for what is no sound archive, the system's errors included
    BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OverflowError, ValueError, OSError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """A file to add, and the name that it shall have as source: "report.pdf", "news.zip/2031/pier.txt"."""

    path: Path
    name: str


class _Refused(Exception):
    """Why an entry of an archive is not unpacked, in words."""


class _Full(Exception):
    """Why no more of an archive is unpacked, in words."""


class Unpacked:
    """A context manager: the files of what was dropped, until it is left.

    dropped  paths of files, archives and folders, or Files with names of their own
    entries  how many files are unpacked of all archives together, at most
    size     bytes that are unpacked of all archives together, at most
    ratio    how many times its packed size a file may have, at most

    files    what to add, each name once
    failed   (name, reason) of what was left out; hidden files and those of macOS are left out silently

    Archives are told by their suffix .zip; those inside of others are not opened.
    """

    def __init__(
        self,
        dropped: Iterable[str | Path | File],
        *,
        entries: int = 2000,
        size: int = 500_000_000,
        ratio: int = 200,
    ) -> None:
        self._dropped = [item if isinstance(item, File) else File(Path(item), "") for item in dropped]
        self._entries, self._size, self._ratio = entries, size, ratio
        self._most = f"more than {entries:,} files or {size / 1_000_000:,.0f} MB"
        self._names: dict[str, str] = {}  # by the path that the library will know the file by
        self._taken: set[str] = set()
        self.files: list[File] = []
        self.failed: list[tuple[str, str]] = []

    def __enter__(self) -> "Unpacked":
        self._folder = TemporaryDirectory(prefix="footnote-")
        try:
            for item in self._dropped:
                self._take(item)
        except BaseException:
            self._folder.cleanup()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    @property
    def paths(self) -> list[Path]:
        """The files, for `Library.add`."""
        return [file.path for file in self.files]

    def named(self, path: Path) -> str:
        """The name of one of the files, for `Library.add(…, named=…)`."""
        return self._names.get(os.path.realpath(path), path.name)

    def _take(self, item: File) -> None:
        label = item.name or item.path.name
        try:
            below = list(find(item.path))
        except DocumentError as error:
            self._fail(label, str(error))
            return
        for path in below:
            name = str(PurePosixPath(label, path.relative_to(item.path).as_posix()))
            if path.suffix.lower() == ".zip":
                self._open(path, name)
            else:
                self._keep(path, name)

    def _fail(self, name: str, reason: str) -> None:
        self.failed.append((shown(name), reason))

    def _keep(self, path: Path, name: str) -> None:
        """Under a name that no other has: two files may both be called report.pdf."""
        unique = label = shown(name) or "unnamed"
        number = 1
        while unique in self._taken:
            number += 1
            stem, dot, suffix = label.rpartition(".")
            unique = f"{stem} ({number}){dot}{suffix}" if stem else f"{label} ({number})"
        self._taken.add(unique)
        self._names[os.path.realpath(path)] = unique
        self.files.append(File(path, unique))

    def _open(self, path: Path, name: str) -> None:
        try:
            with _Frugal(path.open("rb", buffering=0)) as file, ZipFile(file) as archive:
                for info in archive.infolist():
                    self._entry(archive, info, name)
        except _Full as full:
            self._fail(name, str(full))
        except _BROKEN as error:
            self._fail(name, f"is damaged, or no zip archive ({error}): pack it again")

    def _entry(self, archive: ZipFile, info: ZipInfo, name: str) -> None:
        """Raises _Full."""
        inside = _name(info)
        parts = [part for part in inside.split("/") if part not in ("", ".")]
        if inside.endswith("/") or not parts or _hidden(parts):
            return
        if not self._entries:
            raise _Full(f"holds {self._most}: the rest was left out")
        self._entries -= 1
        suffix = re.search(r"\.[A-Za-z0-9]{1,16}$", inside)
        # A number and the suffix, which alone says how a file is read.
        target = Path(self._folder.name, f"{self._entries}{suffix[0].lower() if suffix else ''}")
        try:
            _check(info, inside, parts)
            if target.suffix in FORMATS:
                self._unpack(archive, info, target)
            else:
                target.touch()  # its name is enough for the library to say why it is not read
        except _Refused as refusal:
            self._fail(f"{name}/{inside}", str(refusal))
        except _BROKEN as error:
            self._fail(f"{name}/{inside}", f"could not be unpacked ({error})")
        else:
            self._keep(target, "/".join([name, *parts]))

    def _unpack(self, archive: ZipFile, info: ZipInfo, target: Path) -> None:
        """Counts what comes out, whatever the archive says that it would be. Raises _Refused and _Full."""
        most, written = _SLACK + self._ratio * info.compress_size, 0
        with archive.open(info) as packed, target.open("wb") as file:
            while chunk := packed.read(_CHUNK):
                written += len(chunk)
                self._size -= len(chunk)
                if written > most:
                    raise _Refused(f"unpacks to more than {self._ratio} times its size, as no document does")
                if self._size < 0:
                    raise _Full(f"holds {self._most}: the rest was left out")
                file.write(chunk)


class _Frugal(io.BufferedReader):
    """A file of which little is read at once: zipfile takes an archive's list whole, of whatever length."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _DIRECTORY:
            raise BadZipFile("it lists more files than may be unpacked")
        return super().read(_DIRECTORY if size is None or size < 0 else size)


def _name(info: ZipInfo) -> str:
    """With "/" between its parts. Without the flag it may be UTF-8 all the same, as macOS writes it."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _hidden(parts: list[str]) -> bool:
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in parts)


def _check(info: ZipInfo, inside: str, parts: list[str]) -> None:
    """Raises _Refused for what is no plain file, or cannot be unpacked."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if inside.startswith("/") or ".." in parts or re.match("[A-Za-z]:", inside):
        raise _Refused("names a place outside of the archive")
    if kind not in (0, stat.S_IFREG):
        raise _Refused("is a link or a device, not a file")
    if info.flag_bits & _ENCRYPTED:
        raise _Refused("is encrypted: unpack it with its password, and add what comes out")
    if parts[-1].lower().endswith(".zip"):
        raise _Refused("is an archive in an archive: unpack it, and add what is in it")
    # The others unpack a block at a time, of whatever length: a few bytes can fill the memory.
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _Refused("is packed in an unusual way: pack the archive anew, as a common zip")
