"""Users: who is let in, and how often a password may be tried."""

import asyncio
import inspect
import threading
import time
import unicodedata
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from chat.attempts import Attempts
from chat.user_file import add_user
from chat.users import Users
from index.errors import FootnoteError

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
MINUTE = 60.0


class Clock:
    """Stands still unless it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Crowded:
    """A reader of users that notes how many read at the same moment, which happens while hashing."""

    def __init__(self, users: Mapping[str, str]) -> None:
        self.users = users
        self.inside = self.most = 0
        self.lock = threading.Lock()
        self.crowd = threading.Event()

    def __call__(self) -> Mapping[str, str]:
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
            if self.inside == 3:
                self.crowd.set()
        self.crowd.wait(0.1)  # for a third
        with self.lock:
            self.inside -= 1
        return self.users


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def users(clock: Clock) -> Users:
    return Users.of_pairs(["ann:secret123", "Ben:pass:word"], hasher=CHEAP, clock=clock)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "chat.users"
    add_user(path, "ann", "secret123", hasher=CHEAP)
    return path


def fail(users: Users, times: int, name: str = "ann") -> None:
    assert not any(users.check(name, "not the password") for _ in range(times))


def test_a_user_is_let_in_with_the_password_alone(users: Users) -> None:
    assert users.check("ann", "secret123")
    assert users.check("Ben", "pass:word")
    for name, password in [
        ("ann", "pass:word"), ("ann", "Secret123"), ("ann", "secret123 "), ("ann", ""), ("Ann", "secret123"),
        ("ben", "pass:word"), ("cleo", "secret123"), ("", ""), ("ann", "x" * 2_000_000),
    ]:  # fmt: skip
        assert not users.check(name, password)


@pytest.mark.parametrize("hostile", ["a" * 1_000_000, "a\0b", "\ud800", "a:b", "#ann", "../ann", "\u202eann"])
def test_a_hostile_login_is_a_wrong_one(users: Users, hostile: str) -> None:
    assert not users.check(hostile, "secret123")
    assert not users.check("ann", hostile)
    assert users.named(hostile) is None


def test_names_and_passwords_are_the_same_however_their_accents_are_typed() -> None:
    apart = unicodedata.normalize("NFD", "Zoë")
    users = Users.of_pairs([f"{apart}:café au lait"], hasher=CHEAP)
    assert users.check("Zoë", unicodedata.normalize("NFD", "café au lait"))
    assert users.check(apart, "café au lait")
    assert users.named(apart) == users.named("Zoë") == "Zoë"
    assert users.named("zoë") is users.named(None) is users.named("") is None


def test_a_hash_that_the_library_made_is_verified(tmp_path: Path) -> None:
    path = tmp_path / "chat.users"
    path.write_text(f"# ours\n\nann:{PasswordHasher().hash('secret123')}\n", encoding="utf-8")
    users = Users.of_file(path)
    assert users.check("ann", "secret123")
    assert not users.check("ann", "secret124")


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (["secret123"], "user 1 is not given as name:password"),
        (["ann:1234567"], "at least 8 characters"),
        (["ann:" + "x" * 1025], "at most 1,024"),
        ([":secret123"], "1 to 64 characters; this one has 0"),
        (["a" * 65 + ":secret123"], "1 to 64"),
        (["a\tb:secret123"], "cannot be printed"),
        (["a\ud800:secret123"], "cannot be printed"),
        ([" ann:secret123"], "begins or ends with a space"),
        (["#ann:secret123"], "begins with #"),
        (["Zoë:secret123", "Zoe\u0308:secret123"], "given twice"),
    ],
)
def test_pairs_that_cannot_be_are_explained(pairs: list[str], said: str) -> None:
    with pytest.raises(FootnoteError, match=said) as caught:
        Users.of_pairs(pairs, hasher=CHEAP)
    assert "secret123" not in str(caught.value)


def test_there_is_always_somebody() -> None:
    with pytest.raises(ValueError, match="there are no users"):
        Users.of_pairs([])


def test_the_longest_name_and_password_are_let_in() -> None:
    users = Users.of_pairs(["é" * 64 + ":" + "x" * 1024], hasher=CHEAP)
    assert users.check("é" * 64, "x" * 1024)


def test_after_five_failures_a_name_is_locked_for_longer_and_longer(users: Users, clock: Clock) -> None:
    fail(users, 4)
    assert users.check("ann", "secret123")  # which forgives the four
    fail(users, 5)
    for delay in (30, 60, 120, 240, 480, 900, 900):
        clock.now += delay - 1
        assert not users.check("ann", "secret123")
        assert users.check("Ben", "pass:word")
        clock.now += 1
        fail(users, 1)
    clock.now += 900
    assert users.check("ann", "secret123")
    fail(users, 4)
    assert users.check("ann", "secret123")


def test_failures_are_forgotten_a_quarter_of_an_hour_after_the_last(users: Users, clock: Clock) -> None:
    fail(users, 4)
    clock.now += 15 * MINUTE
    fail(users, 4)
    clock.now += 15 * MINUTE - 1
    fail(users, 1)
    assert not users.check("ann", "secret123")
    clock.now += 30 + 15 * MINUTE
    fail(users, 4)
    assert users.check("ann", "secret123")


def test_a_name_that_there_is_not_is_locked_alike(file: Path, clock: Clock) -> None:
    users = Users.of_file(file, clock=clock)
    fail(users, 5, "cleo")
    add_user(file, "cleo", "secret789", hasher=CHEAP)
    assert not users.check("cleo", "secret789")
    clock.now += 30
    assert users.check("cleo", "secret789")


def test_a_hundred_failures_in_a_minute_lock_all(users: Users, clock: Clock) -> None:
    for number in range(99):
        fail(users, 1, f"name {number}")
        clock.now += 0.5
    assert all(users.check("ann", "secret123") for _ in range(3))  # which do not count
    fail(users, 1, "the hundredth")
    assert not users.check("ann", "secret123")
    clock.now += 10.6  # a minute after the first
    assert users.check("ann", "secret123")


def test_the_attempts_that_are_remembered_are_bounded(clock: Clock) -> None:
    attempts = Attempts(clock)
    for number in range(5_000):
        attempts.begin(f"name {number}")
        clock.now += 0.3
    assert len(attempts) <= 100 * 15
    clock.now += 15 * MINUTE
    assert attempts.begin("ann")
    assert len(attempts) == 1


def at_once(count: int, call: Callable[[int], bool]) -> list[bool]:
    """What a number of calls return that wait for each other before they begin."""
    barrier = threading.Barrier(count)

    def one(number: int) -> bool:
        barrier.wait()
        return call(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_a_name_that_there_is_not_takes_as_long(clock: Clock) -> None:
    slower = PasswordHasher(time_cost=40, memory_cost=1024, parallelism=1)
    users = Users.of_pairs(["ann:secret123"], hasher=slower, clock=clock)

    def effort(name: str) -> float:
        begun = time.process_time()
        fail(users, 3, name)
        return time.process_time() - begun

    assert 1 / 3 < effort("cleo") / effort("ann") < 3  # a thousandth without a hash to compare with


def test_many_at_once_are_let_in_and_guess_no_more_than_in_turn(users: Users, clock: Clock) -> None:
    assert all(at_once(20, lambda _: users.check("ann", "secret123")))
    guesses = [*(f"wrong {number}" for number in range(19)), "secret123"]
    at_once(20, lambda number: users.check("ann", guesses[number % 19]))
    assert not users.check("ann", "secret123")
    clock.now += 30
    assert users.check("ann", "secret123")  # one lock, so there were five failures


def test_two_are_hashed_at_once() -> None:
    crowded = Crowded({"ann": CHEAP.hash("secret123")})
    users = Users(crowded, clock=Clock())
    assert all(at_once(8, lambda _: users.check("ann", "secret123")))
    assert crowded.most == 2


def test_gradio_can_await_it(users: Users) -> None:
    assert inspect.iscoroutinefunction(users.login)  # by which Gradio tells
    assert asyncio.run(users.login("ann", "secret123"))
    assert not asyncio.run(users.login("ann", "secret124"))
