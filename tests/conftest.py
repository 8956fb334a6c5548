"""Fixtures that several test files share: a small real embedder, an empty library of it, a desk.

Temporary files lie in memory where there is room, as thousands of small libraries are written to the disk
and waited for otherwise; no test can tell, as none cuts the power. TMPDIR or --basetemp has them elsewhere.
"""

import gc
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from multiprocessing.util import Finalize
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer

from chat.desk import Desk
from chat.libraries import Libraries
from index import Library
from tests.desks import opened_desk, opened_libraries
from tests.embedders import HashingEmbedder
from tests.scheduling import Scheduling, ordered

settings.register_profile("footnote", deadline=None)  # no test is timed: machines are busy
settings.load_profile("footnote")
MEMORY = Path("/dev/shm")
ROOM = 4 << 30  # bytes that must be free there; a run needs a fraction


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput") or "TMPDIR" in os.environ or not _has_room(MEMORY):
        return  # workers and the processes of tests inherit the variable
    folder = tempfile.mkdtemp(prefix="footnote-tests-", dir=MEMORY)
    Path(folder).chmod(0o711)  # others may enter, as tests of what they may do need
    os.environ["TMPDIR"] = folder
    tempfile.tempdir = None  # read the variable again
    # Last of all: multiprocessing removes a folder of its own in there at the end, with priority -100.
    Finalize(None, shutil.rmtree, (folder,), {"ignore_errors": True}, exitpriority=-200)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Garbage is not sought among what is imported: it stays, and is a million objects."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = ordered(items)


@pytest.hookimpl(optionalhook=True)  # of a plugin that may be left out
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    return Scheduling(config, log) if config.getvalue("dist") == "loadfile" else None


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
