"""Fixtures that several test files share: a small real embedder, an empty library of it, a desk.

Temporary files lie in memory where there is room, as thousands of small libraries are written to the disk
and waited for otherwise; no test can tell, as none cuts the power. TMPDIR or --basetemp has them elsewhere.
"""

import os
import shutil
import tempfile
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
MEMORY = Path("/dev/shm")
ROOM = 4 << 30  # bytes that must be free there; a run needs a fraction


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput") or "TMPDIR" in os.environ or not _has_room(MEMORY):
        return  # workers and the processes of tests inherit the variable
    folder = tempfile.mkdtemp(prefix="footnote-tests-", dir=MEMORY)
    os.environ["TMPDIR"] = folder
    tempfile.tempdir = None  # read the variable again
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def _has_room(folder: Path) -> bool:
    """Also: programs may be run from there, as one is of the installed wheel."""
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return False
    system = os.statvfs(folder)
    return system.f_bavail * system.f_frsize >= ROOM and not system.f_flag & os.ST_NOEXEC


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
