"""The parts of the writer on a server that need no server: addresses, lists of models, refusals, waiting."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from qa.writing.remote.address import address_of
from qa.writing.remote.events import BrokenOff, Events
from qa.writing.remote.faults import wait_before_another
from qa.writing.remote.listing import Served, chosen, listed
from qa.writing.remote.refusals import Refused, refused, said


@pytest.mark.parametrize(
    ("url", "base", "place"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1", "localhost:11434"),
        ("http://localhost:11434/", "http://localhost:11434/v1", "localhost:11434"),
        ("http://localhost:11434/v1", "http://localhost:11434/v1", "localhost:11434"),
        (" HTTP://LocalHost:11434/v1/ ", "http://localhost:11434/v1", "localhost:11434"),
        ("http://localhost:8000/v1/chat/completions", "http://localhost:8000/v1", "localhost:8000"),
        ("http://localhost:8000/v1/models/", "http://localhost:8000/v1", "localhost:8000"),
        ("https://api.example.com", "https://api.example.com/v1", "api.example.com"),
        ("https://example.com/api", "https://example.com/api/v1", "example.com"),
        (
            "https://example.com/v1beta/openai/chat/completions",
            "https://example.com/v1beta/openai",
            "example.com",
        ),
        ("https://example.com/api/v3", "https://example.com/api/v3", "example.com"),
        ("http://[::1]:8080", "http://[::1]:8080/v1", "[::1]:8080"),
    ],
)
def test_addresses(url: str, base: str, place: str) -> None:
    address = address_of(url)
    assert (address.base, address.place) == (base, place)
    assert address.chat == f"{base}/chat/completions"
    assert address.models == f"{base}/models"
    assert address_of(address.chat) == address


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("localhost:11434", "'localhost:11434' is no address"),
        ("", "is no address"),
        ("example.com/v1", "is no address"),
        ("http://", "is no address"),
        ("http:///v1", "is no address"),
        ("http://local host", "is no address"),
        ("http://local\nhost", "is no address"),
        ("http://a\\b", "is no address"),
        ("http://localhost:port", "is no address"),
        ("http://localhost:99999", "is no address"),
        ("http://localhost:0", "is no address"),
        ("http://[::1", "is no address"),
        ("file:///etc/passwd", "is no address"),
        ("ftp://example.com", "http:// or https:// only"),
        ("unix://socket", "http:// or https:// only"),
        ("http://example.com?key=s3cret", "FOOTNOTE_SERVER_KEY"),
        ("http://example.com/#s3cret", "FOOTNOTE_SERVER_KEY"),
        ("http://me:s3cret@example.com", "FOOTNOTE_SERVER_KEY"),
        ("http://s3cret@example.com", "FOOTNOTE_SERVER_KEY"),
        ("ftp://me:s3cret@example.com", "http:// or https:// only"),
        ("me:s3cret@example.com", "is no address"),
    ],
)
def test_what_is_no_address(url: str, told: str) -> None:
    with pytest.raises(ModelError) as caught:
        address_of(url)
    assert told in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("entry", "served"),
    [
        ({"id": "a"}, Served("a")),
        ({"id": "a", "max_model_len": 8192}, Served("a", 8192)),
        ({"id": "a", "context_length": 9, "meta": {"n_ctx_train": 7}}, Served("a", 9, 7)),
        ({"id": "a", "meta": {"n_ctx_train": 32768, "n_vocab": 5}}, Served("a", None, 32768)),
        ({"id": "a", "meta": {"n_ctx": 4, "n_ctx_train": 8}}, Served("a", 4, 8)),
        ({"id": "a", "max_model_len": True, "meta": 7}, Served("a")),
        ({"id": "a", "max_model_len": "8192"}, Served("a")),
        ({"id": "a", "max_model_len": 0}, Served("a")),
    ],
)
def test_a_list_of_models(entry: dict[str, object], served: Served) -> None:
    assert listed({"object": "list", "data": [entry]}) == (served,)
    assert listed([entry]) == (served,)


@pytest.mark.parametrize("answer", [None, 7, "x", {}, {"data": 3}, {"data": [3, {}, {"id": 7}, {"id": ""}]}])
def test_what_lists_no_model(answer: object) -> None:
    assert listed(answer) == ()


@pytest.mark.parametrize(
    ("served", "room"),
    [
        (Served("a"), 4096),
        (Served("a", 8192), 8192),
        (Served("a", 512), 512),
        (Served("a", None, 32768), 4096),  # the server may have been started with less
        (Served("a", None, 2048), 2048),
        (Served("a", 1024, 2048), 1024),
    ],
)
def test_the_room_of_a_model(served: Served, room: int) -> None:
    assert served.room(4096) == room


def test_choosing_a_model() -> None:
    one, other = Served("one", 5), Served("other")
    assert chosen([one], None, "here") == one
    assert chosen([one, other], "one", "here") == one
    assert chosen([one, other], "alias", "here") == Served("alias")
    with pytest.raises(ModelError, match="here has several models: one, other"):
        chosen([one, other], None, "here")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ({"error": {"message": "too bad", "type": "x"}}, "too bad"),
        ({"error": "too bad", "error_type": "generation"}, "too bad"),
        ({"object": "error", "message": "too bad"}, "too bad"),
        ({"detail": "too bad"}, "too bad"),
        ({"detail": [{"loc": ["body"], "msg": "too bad"}]}, "too bad"),
        ([{"error": {"message": "too bad"}}], "too bad"),
        ("too\n bad\x1b", "too bad\N{REPLACEMENT CHARACTER}"),
        ("the key sesame is wrong", "the key [key] is wrong"),
        ({"error": {"code": 7}}, '{"code": 7}'),
        ({}, ""),
        (None, ""),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_the_servers_words(error: object, words: str) -> None:
    assert said(error, key="sesame") == words


def test_how_long_a_server_asks_to_wait() -> None:
    def asked(value: str) -> float | None:
        return refused(429, {"retry-after": value}, b"", key=None).wait

    assert asked("7") == 7
    assert asked("0.5") == 0.5
    assert asked("") is asked("soon") is asked("-1") is asked("²") is None
    in_a_minute = asked(format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True))
    assert in_a_minute is not None
    assert 50 < in_a_minute <= 60
    assert asked("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert asked("Wed, 21 Oct 2015 07:28:00 -0000") is None  # a time of nobody knows where


def test_the_waits_grow_and_are_not_all_alike() -> None:
    waits = [[wait_before_another(Refused(503), tried, None) for _ in range(50)] for tried in (1, 2, 3, 4)]
    for tried, found in enumerate(waits):
        assert all(wait is not None and 0.75 <= wait / (0.25 * 2**tried) <= 1.25 for wait in found)
        assert len(set(found)) > 10


@pytest.mark.parametrize(
    ("fault", "again"),
    [
        (Refused(500), True),
        (Refused(429), True),
        (Refused(400), False),
        (Refused(501), False),
        (Refused(200, "an error in the stream"), False),
        (BrokenOff(), True),
        (TimeoutError(), False),
        (httpx2.ReadError(""), True),
        (httpx2.ConnectTimeout(""), False),
        (httpx2.ConnectError("a name that nobody has"), False),
        (httpx2.InvalidURL(""), False),
    ],
)
def test_what_may_be_over_in_a_while(fault: Exception, again: bool) -> None:
    assert (wait_before_another(fault, 1, 60) is not None) == again  # type: ignore[arg-type]


def test_there_is_no_waiting_beyond_the_time_left() -> None:
    assert wait_before_another(Refused(503, wait=5), 1, 6) == 5
    assert wait_before_another(Refused(503, wait=5), 1, 4) is None
    assert wait_before_another(Refused(503, wait=3600), 1, None) is None


def test_a_line_beyond_all_measure() -> None:
    events = Events()
    with pytest.raises(BrokenOff):
        list(events.feed(b"data: " + b"x" * 1_000_001))


@given(st.data())
def test_events_may_be_cut_anywhere(data: st.DataObject) -> None:
    stream = 'data: {"a": "é"}\r\n\r\n: ping\ndata:{"b": 2}\r\rdata: [DONE]\n\nevent: x\ndata: 7\n'.encode()
    cuts = sorted(data.draw(st.sets(st.integers(0, len(stream)))))
    events = Events()
    found = [
        payload
        for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)
        for payload in events.feed(stream[start:end])
    ]
    assert [*found, *events.end()] == [{"a": "é"}, {"b": 2}]
    assert events.finished
