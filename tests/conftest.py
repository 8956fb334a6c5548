"""Fixtures that several test files share: a small real embedder, and an empty library made with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from index import Library
from tests.embedders import HashingEmbedder

settings.register_profile("footnote", deadline=None)  # no test is timed: machines are busy
settings.load_profile("footnote")


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "news.library"


@pytest.fixture
def library(folder: Path, embedder: HashingEmbedder) -> Iterator[Library]:
    with Library(folder, embedder=embedder) as opened:
        yield opened
