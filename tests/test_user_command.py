"""`footnote user`: what it writes, what it refuses, and that a password is seen nowhere."""

import io
import os
import shlex
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from chat.user_file import add_user, read_users, remove_user
from footnote import Exit
from index.errors import FootnoteError
from tests.command import Outcome, Shell, child, environment

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(tmp_path, capsys, monkeypatch)


@pytest.fixture
def file(shell: Shell) -> Path:
    return shell.folder / "chat.users"


class Typist:
    """Runs a line of `footnote user` with a text on standard input."""

    def __init__(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shell, self.patch = shell, monkeypatch

    def __call__(self, line: str, typed: bytes = b"") -> Outcome:
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        return self.shell.bare("user", *shlex.split(line), "--users", "chat.users")


@pytest.fixture
def user(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Typist:
    return Typist(shell, monkeypatch)


def test_a_user_is_added_listed_and_removed(user: Typist, file: Path) -> None:
    added = user("add ann", b"secret123\nand more\n")
    assert (added.code, added.out, added.err) == (Exit.DONE, "ann was added to chat.users\n", "")
    assert user("add 'Zoë of the north'", b"pass:word\r\n").code == Exit.DONE
    assert user("list").out == "Zoë of the north\nann\n"
    stored = read_users(file)
    assert PasswordHasher().verify(stored["ann"], "secret123")
    assert PasswordHasher().verify(stored["Zoë of the north"], "pass:word")
    assert stored["ann"].startswith("$argon2id$v=19$m=65536,t=3,p=4$")  # RFC 9106 for little memory
    assert b"secret123" not in file.read_bytes()
    assert user("remove ann").out == "ann was removed from chat.users\n"
    assert user("list").out == "Zoë of the north\n"
    assert user("remove 'Zoë of the north'").code == Exit.DONE
    assert user("list").out == ""


def test_programs_are_told_in_json(user: Typist) -> None:
    assert user("add ann --json", b"secret123").json == {"added": "ann"}
    assert user("list --json").json == {"users": ["ann"]}
    assert user("remove ann --json").json == {"removed": "ann"}
    assert user("remove ann --json").json["error"]["message"].startswith("chat.users has no user 'ann'")


@pytest.mark.parametrize(
    ("line", "typed", "said"),
    [
        ("add ann", b"1234567\n", "a password has at least 8 characters"),
        ("add ann", b"", "at least 8 characters"),
        ("add ann", b"x" * 1025, "at most 1,024"),
        ("add ann", b"\xff" * 9, "is not UTF-8"),
        ("add a:b", b"secret123", "has a colon or a character that cannot be printed"),
        ("add 'a\nb'", b"secret123", "cannot be printed"),
        ("add '\u200b'", b"secret123", "cannot be printed"),
        ("add '\udcff'", b"secret123", "cannot be printed"),
        ("add ' ann'", b"secret123", "begins or ends with a space"),
        (f"add {'a' * 65}", b"secret123", "has 1 to 64 characters; this one has 65"),
        ("remove ann", b"", "chat.users has no user 'ann'"),
        ("list", b"", "the file of users chat.users cannot be read (No such file or directory)"),
    ],
)
def test_what_cannot_be_is_one_line_and_leaves_no_file(
    user: Typist, file: Path, line: str, typed: bytes, said: str
) -> None:
    outcome = user(line, typed)
    assert outcome.code == Exit.ERROR
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert "secret123" not in outcome.err
    assert not file.exists()


@pytest.mark.parametrize("line", ["add", "remove", "list ann", "change ann", "add ''", ""])
def test_a_senseless_command_line_is_explained(user: Typist, line: str) -> None:
    outcome = user(line)
    assert outcome.code == Exit.USAGE
    assert outcome.err.splitlines()[-1].startswith("footnote: ")


def test_a_name_that_is_taken_keeps_its_password(user: Typist, file: Path) -> None:
    user("add Zoë", b"secret123")
    before = file.read_bytes()
    again = user("add 'Zoe\u0308'", b"another password")
    assert again.code == Exit.ERROR
    assert "has a user 'Zoë' already: remove it first to change its password" in again.err
    assert file.read_bytes() == before
    assert user("remove 'Zoe\u0308'").code == Exit.DONE
    assert user("add zoë", b"secret123").code == user("add Zoë", b"secret123").code == Exit.DONE


def test_comments_stay_and_a_damaged_file_is_left_alone(user: Typist, file: Path) -> None:
    file.write_bytes(b"# the crew\n\n  # and guests")
    user("add ann", b"secret123")
    user("add ben", b"secret123")
    user("remove ann")
    assert file.read_bytes().startswith(b"# the crew\n\n  # and guests\nben:$argon2id$")
    file.write_bytes(b"ben:secret456\n")
    outcome = user("add ann", b"secret123")
    assert outcome.code == Exit.ERROR
    assert "line 1 of" in outcome.err
    assert "secret456" not in outcome.err
    assert file.read_bytes() == b"ben:secret456\n"


def test_the_file_is_its_owners_alone_and_nothing_is_left_beside_it(user: Typist, file: Path) -> None:
    before = os.umask(0)
    try:
        file.touch(mode=0o666)
        user("add ann", b"secret123")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        user("remove ann")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    finally:
        os.umask(before)
    assert {path.name for path in file.parent.iterdir()} <= {"chat.users", ".chat.users.lock"}


def test_a_link_stays_a_link(user: Typist, file: Path) -> None:
    real = file.with_name("real.users")
    file.symlink_to(real)
    user("add ann", b"secret123")
    assert file.is_symlink()
    assert list(read_users(real)) == ["ann"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FootnoteError, match=r"no-such.*cannot be changed \(No such file or directory\)"):
        add_user(tmp_path / "no-such" / "chat.users", "ann", "secret123", hasher=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_of_many_commands_at_once_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "chat.users"
    names = [f"user {number}" for number in range(16)]
    barrier = threading.Barrier(len(names))

    def add(name: str) -> None:
        barrier.wait()
        add_user(path, name, "secret123", hasher=CHEAP)

    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(add, names))
    assert sorted(read_users(path)) == sorted(names)
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(lambda name: remove_user(path, name), names))
    assert read_users(path) == {}


class Dialogue:
    """The command on a terminal of its own, to be answered prompt by prompt."""

    def __init__(self, folder: Path) -> None:
        pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")
        self.ours, theirs = pty.openpty()
        words = child("user", "add", "ann", "--users", folder / "chat.users")
        streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
        # in a session of its own, or it would ask on the terminal that the tests were started from
        self.process = subprocess.Popen(words, **streams, env=environment(), start_new_session=True)
        os.close(theirs)
        self.seen = b""

    def answer(self, prompt: bytes, typed: bytes) -> None:
        before = len(self.seen)
        while prompt not in self.seen[before:]:
            part = os.read(self.ours, 4096)
            assert part, self.seen
            self.seen += part
        os.write(self.ours, typed)

    def end(self) -> tuple[int, str]:
        try:
            while part := os.read(self.ours, 4096):
                self.seen += part
        except OSError:  # how Linux says that nobody is at the other end any more
            pass
        os.close(self.ours)
        return self.process.wait(), self.seen.decode()


def test_on_a_terminal_it_asks_twice_and_shows_nothing(tmp_path: Path) -> None:
    dialogue = Dialogue(tmp_path)
    dialogue.answer(b"Password of ann: ", b"secret123\n")
    dialogue.answer(b"The same again: ", b"secret123\n")
    code, seen = dialogue.end()
    assert code == Exit.DONE
    assert "ann was added to" in seen
    assert "secret" not in seen
    assert list(read_users(tmp_path / "chat.users")) == ["ann"]


@pytest.mark.parametrize(
    ("second", "code", "said"),
    [
        (b"secret124\n", Exit.ERROR, "the two passwords differ: nothing was changed"),
        (b"\x04", Exit.INCOMPLETE, "no password was given: nothing was changed"),
    ],
)
def test_a_slip_on_a_terminal_changes_nothing(tmp_path: Path, second: bytes, code: Exit, said: str) -> None:
    dialogue = Dialogue(tmp_path)
    dialogue.answer(b"Password of ann: ", b"secret123\n")
    dialogue.answer(b"The same again: ", second)
    assert (found := dialogue.end())[0] == code
    assert said in found[1]
    assert not (tmp_path / "chat.users").exists()
