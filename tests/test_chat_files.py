"""The file of chats: threads and processes at once, kills, full disks, damage, and what is deleted."""

import multiprocessing
import os
import resource
import shutil
import signal
import sqlite3
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

import pytest

from chat import ChatStore, rated_turns
from chat.schema import APPLICATION_ID, VERSION
from index import ChatError
from tests.nobody import as_nobody

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and user ids are POSIX")

THREADS, TURNS, KILLS = 3, 15, 12
SECRET = "zyzzogeton"
ANSWER = {"text": "It says so.", "hits": ["a passage of the story"] * 200}


def process(target: Callable[..., None], *arguments: Any) -> "multiprocessing.process.BaseProcess":
    """A running process of its own that has not inherited anything from this one."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["chat"])
    started = context.Process(target=target, args=arguments)
    started.start()
    return started


def sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)] and not (
            connection.execute("PRAGMA foreign_key_check").fetchall()
        )


def on_disk(folder: Path) -> bytes:
    """All that the folder's files hold."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def write_at_once(path: str, user: str, shared: str) -> None:
    store = ChatStore(path)
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for number in range(TURNS):
                mine = store.start(user, "news")
                store.append(user, mine, f"{name} {number}", ANSWER)
                store.append("both", shared, f"{name} {number}", ANSWER)
                store.give_feedback(user, mine, 0, 1)
                store.search(user, name)
                store.chats(user)
                if number % 5 == 0:
                    store.delete(user, mine)
        except BaseException as error:
            failures.append(error)

    threads = [Thread(target=work, args=(f"{user}{n}",)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    sys.exit(bool(failures))


def test_threads_and_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    store = ChatStore(tmp_path / "chats.sqlite")
    shared = store.start("both", "news")
    writers = [process(write_at_once, str(store.path), user, shared) for user in ("ann", "ben")]
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    said = [turn.question for turn in store.read("both", shared).turns]
    names = [f"{user}{thread}" for user in ("ann", "ben") for thread in range(THREADS)]
    assert sorted(said) == sorted(f"{name} {number}" for name in names for number in range(TURNS))
    for name in names:  # each thread's own in its order
        assert [text for text in said if text.startswith(name)] == [f"{name} {n}" for n in range(TURNS)]
    kept = THREADS * (TURNS - 3)
    assert len(store.chats("ann", limit=1000)) == len(store.chats("ben", limit=1000)) == kept
    assert len(rated_turns(store.path)) == 2 * kept
    store.close()
    assert sound(store.path)


def open_at(path: str, moment: float, user: str) -> None:
    time.sleep(max(0.0, moment - time.time()))
    store = ChatStore(path)
    store.append(user, store.start(user, "news"), "Who?", {})
    store.close()


def test_processes_that_make_the_file_at_once_make_one(tmp_path: Path) -> None:
    path = tmp_path / "news.chats" / "chats.sqlite"
    makers = [process(open_at, str(path), time.time() + 0.5, f"user {n}") for n in range(4)]
    for maker in makers:
        maker.join()
    assert [maker.exitcode for maker in makers] == [0] * 4
    store = ChatStore(path)
    assert [len(store.chats(f"user {n}")) for n in range(4)] == [1] * 4
    store.close()
    assert not list(tmp_path.rglob("*.new*"))


def write_until_killed(path: str, report: Connection) -> None:
    store = ChatStore(path)
    chat = store.start("ann", "news")
    number = 0
    while True:
        report.send((chat, number))  # turns stored so far; one more may be
        store.append("ann", chat, f"turn {number}", ANSWER)
        number += 1
        if number % 7 == 0:
            doomed = store.start("ben", "news")
            store.append("ben", doomed, "Who?", ANSWER)
            store.replace("ann", chat, number - 1, f"turn {number - 1}", ANSWER)
            store.delete("ben", doomed)


def test_a_kill_in_the_middle_of_a_write_costs_at_most_that_write(tmp_path: Path) -> None:
    path = tmp_path / "chats.sqlite"
    context = multiprocessing.get_context("forkserver")
    for kill in range(KILLS):
        receiving, sending = context.Pipe(duplex=False)
        writer = process(write_until_killed, str(path), sending)
        sending.close()
        chat, stored = receiving.recv()
        time.sleep(0.01 + 0.007 * kill)
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        try:
            while True:
                chat, stored = receiving.recv()
        except EOFError:
            pass
        receiving.close()
        store = ChatStore(path)
        questions = [turn.question for turn in store.read("ann", chat).turns]
        assert questions == [f"turn {number}" for number in range(len(questions))]
        assert len(questions) in (stored, stored + 1)
        assert all(found.turn_count <= 1 for found in store.chats("ben"))
        store.close()
        assert sound(path)
    assert not path.with_name("chats.sqlite.new").exists()


def test_a_file_that_was_never_finished_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "chats.sqlite"
    path.with_name("chats.sqlite.new").write_bytes(b"half a file")
    store = ChatStore(path)
    assert store.chats("ann") == []
    store.close()
    assert not path.with_name("chats.sqlite.new").exists()


def confide(store: ChatStore) -> list[str]:
    """Chats that hold the secret wherever anything can, between others that do not."""
    doomed = []
    for number in range(40):
        other = store.start("ann", "news")
        store.append("ann", other, f"Who pays for pier {number}?", ANSWER)
        chat = store.start("ann", "news", f"About {SECRET}" if number % 2 else "")
        text = {"text": f"{SECRET} {number} " * (1 + 50 * (number % 5)), "hits": [SECRET]}
        store.append("ann", chat, f"Who is {SECRET}?", text, {"title": SECRET})
        store.append("ann", chat, "And when?", text)
        store.give_feedback("ann", chat, 1, -1, f"Say nothing of {SECRET}.")
        doomed.append(chat)
    return doomed


def test_what_was_deleted_is_on_the_disk_no_more(tmp_path: Path) -> None:
    store = ChatStore(tmp_path / "chats.sqlite")
    doomed = confide(store)
    assert SECRET.encode() in on_disk(tmp_path)
    for chat in doomed[:5]:
        store.replace("ann", chat, 0, "Never mind", {})
    store.delete("ann", *doomed[:20])
    for chat in doomed[20:]:
        assert SECRET.encode() in on_disk(tmp_path)
        store.delete("ann", chat)
    assert SECRET.encode() not in on_disk(tmp_path)  # while it is open
    assert len(store.chats("ann")) == 40
    assert store.search("ann", SECRET) == []
    store.close()
    assert SECRET.encode() not in on_disk(tmp_path)
    assert sound(store.path)


@pytest.mark.parametrize("seed", [5, 11, 12, 22, 26])  # each leaves copies unless the file is written anew
def test_copies_of_rows_that_were_moved_between_pages_are_gone_too(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    store = ChatStore(tmp_path / "chats.sqlite")
    doomed = [store.start("ann", "news", f"About {SECRET}") for _ in range(10)]
    others = [store.start("ann", "news", "Piers") for _ in range(10)]
    for _ in range(chance.randint(50, 300)):
        drawn = chance.random()
        chat = chance.choice(others)
        turns = len(store.read("ann", chat).turns)
        if drawn < 0.3:
            store.append("ann", chance.choice(doomed), f"{SECRET} " * chance.choice([1, 5, 40]), {})
        elif drawn < 0.6 or not turns:
            store.append("ann", chat, "pier " * chance.choice([1, 5, 40]), {})
        elif drawn < 0.8:
            note = "thanks " * chance.choice([1, 20, 200])
            store.give_feedback("ann", chat, chance.randrange(turns), 1, note)
        else:
            store.replace("ann", chat, chance.randrange(turns), "pier " * chance.choice([1, 5, 40]), {})
    store.delete("ann", *doomed)
    assert SECRET.encode() not in on_disk(tmp_path)
    store.close()


def test_what_a_killed_process_deleted_is_wiped_on_opening(tmp_path: Path) -> None:
    store = ChatStore(tmp_path / "chats.sqlite")
    confide(store)
    with closing(sqlite3.connect(store.path)) as connection:  # deletes as `delete` does, and goes no further
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM chats WHERE title IS NOT NULL OR words <> ''")
        connection.execute(
            "DELETE FROM chats WHERE EXISTS (SELECT 1 FROM turns WHERE chat = number AND place = 1)"
        )
        connection.execute("INSERT INTO unpurged DEFAULT VALUES")
        connection.commit()
        shutil.copytree(tmp_path, tmp_path / "killed")
    store.close()
    assert SECRET.encode() in on_disk(tmp_path / "killed")
    again = ChatStore(tmp_path / "killed" / "chats.sqlite")
    assert SECRET.encode() not in on_disk(tmp_path / "killed")
    assert len(again.chats("ann")) == 40
    again.close()


def _replace_by_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
        connection.commit()


DAMAGES: dict[str, Callable[[Path], Any]] = {
    "empty": lambda path: path.write_bytes(b""),
    "zeroed": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "text": lambda path: path.write_bytes(b"my notes"),
    "foreign": _replace_by_foreign,
    "header alone": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "noise behind the first page": lambda path: path.write_bytes(
        path.read_bytes()[:4096] + b"noise..." * 9000
    ),
}


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_or_foreign_file_is_told_and_left_as_it_is(tmp_path: Path, how: str) -> None:
    path = tmp_path / "chats.sqlite"
    store = ChatStore(path)
    for number in range(5):
        store.append("ann", store.start("ann", "news"), f"Who pays {number}?", ANSWER)
    store.close()
    DAMAGES[how](path)
    before = path.read_bytes()
    for use in (lambda: ChatStore(path).chats("ann"), lambda: rated_turns(path)):
        with pytest.raises(
            ChatError, match=r"is damaged .*restore it from a copy, or move it away"
        ) as raised:
            use()
        assert str(path) in str(raised.value)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_footnote_asks_for_an_update(tmp_path: Path) -> None:
    ChatStore(tmp_path / "chats.sqlite").close()
    with closing(sqlite3.connect(tmp_path / "chats.sqlite")) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    for use in (ChatStore, rated_turns):
        with pytest.raises(ChatError, match=r"newer Footnote\. Update"):
            use(tmp_path / "chats.sqlite")


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(ChatError, match="could not be used") as raised:
        ChatStore(tmp_path)
    assert str(tmp_path) in str(raised.value)


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    store = ChatStore(tmp_path / "chats.sqlite")
    store.start("ann", "news")
    for file in tmp_path.glob("chats.sqlite*"):
        assert file.suffix == ".lock" or stat.S_IMODE(file.stat().st_mode) == 0o600
    store.close()


def write_within_file_limit(path: str, report: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    store = ChatStore(path)
    chat = store.start("ann", "news")
    for number in range(1000):
        try:
            store.append("ann", chat, f"turn {number}", ANSWER)
        except ChatError as error:
            report.send((str(error), chat, number, len(store.read("ann", chat).turns)))
            return


def use_without_the_right_to_write(path: str, report: Connection) -> None:
    as_nobody()
    store = ChatStore(path)
    (chat,) = store.chats("ann")
    try:
        store.append("ann", chat.id, "And when?", {})
    except ChatError as error:
        report.send((str(error), chat.title, len(rated_turns(Path(path)))))


def create_without_the_right_to_write(path: str, report: Connection) -> None:
    as_nobody()
    try:
        ChatStore(path)
    except ChatError as error:
        report.send(str(error))


def reported(target: Callable[[str, Connection], None], path: Path) -> Any:
    """What `target` reports from a process of its own."""
    receiving, sending = multiprocessing.get_context("forkserver").Pipe(duplex=False)
    child = process(target, str(path), sending)
    sending.close()
    told = receiving.recv()
    child.join()
    receiving.close()
    assert child.exitcode == 0
    return told


def test_a_full_disk_is_told_and_what_was_stored_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "chats.sqlite"
    message, chat, stored, readable = reported(write_within_file_limit, path)
    assert "full or over its limit" in message
    assert str(path) in message
    assert 0 < stored == readable
    store = ChatStore(path)
    assert store.append("ann", chat, "There is room again", {}) == stored
    store.close()
    assert sound(path)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter; pytest's own are for their owner alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_chats_that_may_only_be_read_can_be_read(open_folder: Path) -> None:
    path = open_folder / "chats.sqlite"
    store = ChatStore(path)
    chat = store.start("ann", "news")
    store.append("ann", chat, "Who pays?", {})
    store.give_feedback("ann", chat, 0, 1)
    store.close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    before = path.read_bytes()
    message, title, rated = reported(use_without_the_right_to_write, path)
    assert (title, rated) == ("Who pays?", 1)
    assert "may not be read and written" in message
    assert str(path) in message
    assert path.read_bytes() == before


def test_no_chats_are_made_where_one_may_not_write(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    for path in (open_folder / "chats.sqlite", open_folder / "news.chats" / "chats.sqlite"):
        message = reported(create_without_the_right_to_write, path)
        assert "Give yourself the right" in message
        assert str(path) in message
        assert list(open_folder.iterdir()) == []
