"""Fixtures that several test files share: a small real embedder, an empty library of it, a desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from chat.desk import Desk
from chat.libraries import Libraries
from index import Library
from tests.desks import opened_desk, opened_libraries
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


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def libraries(tmp_path: Path) -> Iterator[Libraries]:
    with opened_libraries(tmp_path) as opened:
        yield opened
