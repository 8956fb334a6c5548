"""What tells a sound catalog from any other file: damage is told, and the file is left as it is."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from index import LibraryDamaged, LibraryError
from index.catalog import Catalog
from index.schema import APPLICATION_ID, VERSION
from tests.shelves import empty_catalog, entries


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return empty_catalog(tmp_path)


def _replace_by_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
        connection.commit()


def _cut(length: float) -> Callable[[Path], None]:
    def cut(path: Path) -> None:
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * length) if length < 1 else -int(length)])

    return cut


DAMAGES: dict[str, Callable[[Path], Any]] = {
    "empty": lambda path: path.write_bytes(b""),
    "zeroed": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 64),
    "text": lambda path: path.write_bytes(b"my notes"),
    "foreign": _replace_by_foreign,
    "cut at 50": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "header alone": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "first page alone": lambda path: path.write_bytes(path.read_bytes()[:4096]),
    "half": _cut(0.5),
    "last page lost": _cut(4096),
    "last byte lost": _cut(1),
    "another magic": lambda path: path.write_bytes(b"SQLite format 2" + path.read_bytes()[15:]),
}


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_file_is_told_and_left_as_it_is(how: str, catalog: Catalog) -> None:
    catalog.put(entries(Random(1), 40))
    catalog.close()
    DAMAGES[how](catalog.path)
    before = catalog.path.read_bytes()
    with pytest.raises(LibraryDamaged, match=r"restore catalog\.sqlite from a copy") as raised:
        Catalog(catalog.path)
    assert str(catalog.path.parent) in str(raised.value)
    assert catalog.path.read_bytes() == before


@pytest.mark.parametrize("how", ["empty", "cut at 50", "first page alone", "half"])
def test_a_damaged_file_with_a_log_beside_it_is_left_as_it_is(
    how: str, catalog: Catalog, tmp_path: Path
) -> None:
    catalog.put(entries(Random(1), 40))
    copy = tmp_path / "copy"  # of a library in use: its log holds what was added
    copy.mkdir()
    for path in tmp_path.glob("catalog.sqlite*"):
        shutil.copy(path, copy)
    DAMAGES[how](copy / "catalog.sqlite")
    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    assert before["catalog.sqlite-wal"]
    with suppress(LibraryDamaged):
        Catalog(copy / "catalog.sqlite").close()
    after = {path.name: path.read_bytes() for path in copy.iterdir()}
    assert {name: after.get(name) for name in ("catalog.sqlite", "catalog.sqlite-wal")} == {
        name: before[name] for name in ("catalog.sqlite", "catalog.sqlite-wal")
    }


def test_pages_of_noise_are_damage_wherever_they_are_met(catalog: Catalog) -> None:
    catalog.put(entries(Random(1), 200))
    catalog.close()
    sound = catalog.path.read_bytes()
    told = 0
    for page in range(1, len(sound) // 4096):
        catalog.path.write_bytes(sound[: page * 4096] + b"noise..." * 512 + sound[(page + 1) * 4096 :])
        try:
            opened = Catalog(catalog.path)
            told += bool(opened.faults())
        except LibraryDamaged:
            told += 1
    assert told == len(sound) // 4096 - 1


def test_a_catalog_from_the_future_asks_for_an_update(catalog: Catalog) -> None:
    catalog.close()
    with closing(sqlite3.connect(catalog.path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(LibraryError, match=r"newer Footnote\. Update"):
        Catalog(catalog.path)
