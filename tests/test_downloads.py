"""Files that are made to be downloaded: each its own, under a name that a file may have, and soon gone."""

import gc
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.downloads import Downloads


def written(downloads: Downloads, name: str, text: str = "text") -> Path:
    path = downloads.path(name)
    path.write_text(text)
    return path


def test_two_of_one_name_are_two_files() -> None:
    downloads = Downloads()
    first, second = written(downloads, "chat.md", "one"), written(downloads, "chat.md", "two")
    assert first.name == second.name == "chat.md"
    assert (first.read_text(), second.read_text()) == ("one", "two")


@given(
    name=st.text(max_size=400)
    | st.sampled_from(["..", ".", "", "/", "../../etc/passwd", "\x00", "a/../b", "~"])
)
def test_any_name_is_a_file_in_the_folder(name: str) -> None:
    downloads = Downloads()
    path = written(downloads, name)
    folder = written(downloads, "other").parent.parent
    assert path.resolve().parent.parent == folder.resolve()
    assert path.read_text() == "text"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("minutes.pdf", "minutes.pdf"), ("Müller & Söhne (2).docx", "Müller & Söhne (2).docx"),
        ("Who won? He: nobody.md", "Who won- He- nobody.md"), ("", "document"), ("..", "document"),
        (".md", "document.md"), ("a/b.txt", "a-b.txt"), ("資" * 200 + ".md", "資" * 50 + ".md"),
    ],
)  # fmt: skip
def test_the_name_is_as_near_as_can_be(name: str, kept: str) -> None:
    assert Downloads().path(name).name == kept


def test_what_was_fetched_is_gone_when_the_next_is_made() -> None:
    downloads = Downloads(lasting=60)
    old, young = written(downloads, "old.md"), written(downloads, "young.md")
    os.utime(old.parent, (time.time() - 61,) * 2)
    downloads.path("next.md")
    assert not old.exists()
    assert young.exists()


def test_all_are_gone_with_their_maker() -> None:
    downloads = Downloads()
    folder = written(downloads, "chat.md").parent.parent
    assert folder.exists()
    del downloads
    gc.collect()
    assert not folder.exists()
