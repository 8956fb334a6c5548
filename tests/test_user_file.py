"""A file of users: it is read again when it changes, and its damaged lines are named."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from chat.user_file import add_user, read_users, remove_user
from chat.users import Users
from index.errors import FootnoteError

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
HASH = CHEAP.hash("secret123", salt=b"sixteen bytes of")  # the same in each process, as tests are named by it


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "chat.users"
    add_user(path, "ann", "secret123", hasher=CHEAP)
    return path


def test_a_changed_file_is_read_again(file: Path) -> None:
    users = Users.of_file(file)
    assert not users.check("ben", "pass:word")
    add_user(file, "ben", "pass:word", hasher=CHEAP)
    assert users.check("ben", "pass:word")
    assert users.named("ben") == "ben"
    remove_user(file, "ben")
    assert users.named("ben") is None
    assert not users.check("ben", "pass:word")
    remove_user(file, "ann")
    assert not users.check("ann", "secret123")


def test_damage_while_running_is_told_once_and_changes_nothing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    users = Users.of_file(file)
    whole = file.read_bytes()
    file.write_bytes(whole + b"ben:plain password\n")
    assert users.check("ann", "secret123")
    assert users.check("ann", "secret123")
    (line,) = capsys.readouterr().err.splitlines()
    assert f"line 2 of {file} is damaged: it is not a name, a colon and an argon2id hash" in line
    assert "plain" not in line
    file.unlink()
    assert users.check("ann", "secret123")
    (line,) = capsys.readouterr().err.splitlines()
    assert f"the file of users {file} cannot be read" in line
    file.write_bytes(whole.replace(b"ann:", b"cleo:"))
    assert users.check("cleo", "secret123")
    assert not users.check("ann", "secret123")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ben", "not a name, a colon"),
        ("ben:secret123", "not a name, a colon"),
        (f"ben:{HASH[:-1]}", "not a name, a colon"),
        (f"ben:{HASH} ann", "not a name, a colon"),
        (f"ben:{HASH.replace('argon2id', 'argon2i')}", "not a name, a colon"),
        (f"ben:{HASH.replace('m=8,', 'm=7,')}", "not a name, a colon"),
        (f":{HASH}", "1 to 64 characters"),
        (f"b\0n:{HASH}", "cannot be printed"),
        (f"ann:{HASH}", "the user 'ann' stands in a line before it too"),
    ],
)
def test_a_damaged_line_is_named(file: Path, line: str, said: str) -> None:
    file.write_bytes(file.read_bytes() + b"# a comment\r\n\r\n" + line.encode())
    with pytest.raises(FootnoteError, match=said) as caught:
        Users.of_file(file)
    assert f"line 4 of {file} is damaged: " in str(caught.value)
    assert HASH[-20:] not in str(caught.value)


def test_a_file_that_is_no_text_or_has_nobody_is_refused(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + whole)  # as an editor on Windows writes it
    assert list(read_users(file)) == ["ann"]
    file.write_bytes(whole + b"\xff\n")
    with pytest.raises(FootnoteError, match=r"line 2 of .* is damaged: it is not UTF-8"):
        Users.of_file(file)
    file.write_bytes(b"# nobody\n")
    with pytest.raises(FootnoteError, match=r"has no users\. Add one: footnote user add NAME --users"):
        Users.of_file(file)
    file.unlink()
    with pytest.raises(FootnoteError, match="cannot be read"):
        Users.of_file(file)
