"""ServerReader and ServerWriter against a real server on a real socket: what is asked, and what is said."""

import json
import logging
from collections.abc import Iterator, Sequence

import pytest

from index.errors import ModelError
from qa.server import ServerReader
from qa.writing.server_writer import ServerWriter
from qa.writing.writer import Message, Stop
from tests.chat_server import Line, Reply, chat_server, delta, failing, saying

TALK = (Message("system", "Answer briefly."), Message("user", "Who pays for the pier?"))
KEY = "sk-very-secret-0123456789"


def written(writer: ServerWriter, *, most: int = 50, seconds: float = 20) -> str:
    return "".join(pieces(writer, most=most, seconds=seconds))


def pieces(writer: ServerWriter, *, most: int = 50, seconds: float = 20) -> Iterator[str]:
    return writer.write(TALK, most=most, stop=Stop(seconds))


def answered(*replies: Reply) -> str:
    with chat_server(*replies) as server:
        return written(ServerWriter(server.url, "tiny"))


def test_the_answer_comes_as_it_is_said() -> None:
    with chat_server(saying("The council", " pays", ".")) as server:
        assert list(pieces(ServerWriter(server.url))) == ["The council", " pays", "."]


def test_what_is_asked() -> None:
    with chat_server() as server:
        written(ServerWriter(server.url, key=KEY, attempts=1), most=7)
        listing, chat = server.asked
    assert (listing.method, listing.path) == ("GET", "/v1/models")
    assert (chat.method, chat.path) == ("POST", "/v1/chat/completions")
    assert chat.body == {
        "model": "tiny",
        "messages": [
            {"role": "system", "content": "Answer briefly."},
            {"role": "user", "content": "Who pays for the pier?"},
        ],
        "max_tokens": 7,
        "temperature": 0.0,
        "stream": True,
    }
    assert [one.headers["authorization"] for one in server.asked] == [f"Bearer {KEY}"] * 2
    assert {one.headers["user-agent"] for one in server.asked} == {"footnote"}


@pytest.mark.parametrize("end", ["", "/", "/v1", "/v1/", "/v1/chat/completions", "/v1/models"])
def test_the_forms_of_an_address(end: str) -> None:
    with chat_server() as server:
        assert written(ServerWriter(server.url + end)) == "Hello."


def test_a_saved_token_of_the_hub_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_a_saved_token")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")  # nor does a proxy get to see what is asked
    with chat_server() as server:
        assert written(ServerWriter(server.url)) == "Hello."
        assert written(ServerWriter(server.url, key=" ")) == "Hello."
    sent = json.dumps([dict(one.headers) for one in server.asked])
    assert "authorization" not in sent
    assert "hf_" not in sent
    assert "sk-" not in sent


def test_the_key_is_told_to_nobody_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    echo = failing(401, {"error": {"message": f"Incorrect API key provided: {KEY}."}})
    with chat_server(saying("Hello."), echo) as server:
        writer = ServerWriter(server.url, key=KEY)
        written(writer)
        with pytest.raises(ModelError, match=r"refused the key.*FOOTNOTE_SERVER_KEY") as caught:
            written(writer)
    assert "HTTP Request" in caplog.text
    assert KEY not in caplog.text
    assert KEY not in repr(writer)
    assert KEY not in f"{caught.value!r} {caught.value.__cause__!r}"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirections_are_not_followed(status: int) -> None:
    with (
        chat_server() as other,
        chat_server(failing(status, Location=f"{other.url}/v1/chat/completions")) as server,
    ):
        with pytest.raises(ModelError, match="sends its callers elsewhere"):
            written(ServerWriter(server.url, "tiny", key=KEY))
        assert other.asked == []


def test_the_name_and_the_window_are_the_servers() -> None:
    with chat_server(models=[{"id": "qwen3:4b", "max_model_len": 8192}]) as server:
        writer = ServerWriter(server.url)
        assert writer.name == f"a model at 127.0.0.1:{server.port}"
        assert server.asked == []
        assert writer.window == 8192
        assert writer.name == f"qwen3:4b at 127.0.0.1:{server.port}"
        writer.load()
        assert [one.method for one in server.asked] == ["GET", "GET"]


def test_a_window_that_nobody_tells_is_the_one_given() -> None:
    with chat_server(models=failing(404)) as server:
        writer = ServerWriter(server.url, "mine", window=1000)
        assert writer.window == 1000
        writer.load()
        assert written(writer) == "Hello."
        assert server.chats[0].body["model"] == "mine"


def test_a_server_in_trouble_is_asked_for_its_window_once() -> None:
    with chat_server(models=failing(500)) as server:
        writer = ServerWriter(server.url, window=1000)
        assert writer.window == writer.window == 1000
        assert len(server.asked) == 1


def test_a_server_that_is_down_has_the_window_given() -> None:
    with chat_server() as server:
        url = server.url
    assert ServerWriter(url, window=1000).window == 1000


def test_several_models_must_be_chosen_from() -> None:
    with chat_server(models=[{"id": f"model-{number}"} for number in range(12)]) as server:
        with pytest.raises(ModelError, match=r"model-0, .*model-9 and 2 more\. .*--server-model"):
            written(ServerWriter(server.url))
        assert written(ServerWriter(server.url, "model-3")) == "Hello."


def test_a_server_without_a_model() -> None:
    with chat_server(models=[]) as server, pytest.raises(ModelError, match="has no model"):
        ServerWriter(server.url).load()


def test_a_model_that_is_not_there() -> None:
    gone = failing(404, {"error": {"message": "model 'big' not found"}})
    told = r"no model 'big' \(model 'big' not found\), but small, smaller"
    with chat_server(gone, models=[{"id": "small"}, {"id": "smaller"}]) as server:
        with pytest.raises(ModelError, match=told):
            written(ServerWriter(server.url, "big"))
        assert len(server.chats) == 1


def test_a_path_that_is_not_there() -> None:
    with (
        chat_server() as server,
        pytest.raises(ModelError, match=r"there is no chat at .*/api/v1/chat/completions"),
    ):
        written(ServerWriter(f"{server.url}/api", "tiny"))


def test_what_a_model_thinks_is_left_out() -> None:
    def reply(line: Line) -> None:
        line.head()
        line.event(delta({"role": "assistant", "content": None, "reasoning_content": "Who "}))
        line.event(delta({"reasoning": "pays?"}))
        line.say("<thi", "nk>hm</th", "ink>\n\nThe ", "council.", finish="stop")
        line.end()

    assert answered(reply) == "The council."


@pytest.mark.parametrize("thought", [{"reasoning_content": "hm"}, {"content": "<think>hm"}])
def test_a_model_that_only_thinks_is_told_of(thought: dict[str, str]) -> None:
    def reply(line: Line) -> None:
        line.head()
        line.event(delta(thought, "length"))
        line.end()

    with pytest.raises(ModelError, match="came to no answer in 50 tokens"):
        answered(reply)


def test_pieces_without_text_are_not_counted() -> None:
    def reply(line: Line) -> None:
        line.head()
        line.say("", "", "", "The ", "", "pier", " is", " shut")
        line.end()

    with chat_server(reply) as server:
        assert written(ServerWriter(server.url, "tiny"), most=2) == "The pier"


@pytest.mark.parametrize(
    "words", ["System role not supported", "Conversation roles must alternate user/assistant"]
)
def test_a_template_without_a_system_message(words: str) -> None:
    with chat_server(failing(400, {"error": {"message": words}}), saying("Yes.")) as server:
        assert written(ServerWriter(server.url, "tiny")) == "Yes."
        assert server.chats[1].body["messages"] == [
            {"role": "user", "content": "Answer briefly.\n\nWho pays for the pier?"}
        ]


def test_a_server_that_knows_no_end_is_left() -> None:
    def reply(line: Line) -> None:
        line.head()
        while True:
            line.say(" and")
            line.pause(0.001)

    with chat_server(reply) as server:
        assert written(ServerWriter(server.url, "tiny"), most=5) == " and" * 5
        assert server.chats[0].hung_up.wait(2)


def test_a_server_that_does_not_stream_is_understood() -> None:
    body = {
        "choices": [
            {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Yes."}}
        ]
    }
    assert answered(lambda line: line.whole(200, json.dumps(body))) == "Yes."


def test_the_reader_passes_on_what_it_is_given() -> None:
    with chat_server() as server:
        reader = ServerReader(server.url, "tiny", key=KEY, seconds=9, longest=8, context=700, window=900)
        assert (reader.seconds, reader.longest, reader.context, reader.writer.window) == (9, 8, 700, 900)
        assert "".join(reader.writer.write(TALK, most=8, stop=Stop())) == "Hello."
        assert server.chats[0].headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("wrong", [{"window": 0}, {"timeout": 0}, {"attempts": 0}, {"seconds": 0}])
def test_senseless_numbers(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="above 0"):
        ServerReader("http://localhost:1", **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_what_can_be_no_key(key: str) -> None:
    with pytest.raises(ModelError, match="FOOTNOTE_SERVER_KEY") as caught:
        ServerWriter("http://localhost:1", key=key)
    assert key not in str(caught.value)


def test_counting_is_on_the_safe_side() -> None:
    assert ServerWriter("http://localhost:1").count("The pier is shut.") >= 5


def test_the_control_tokens_are_known() -> None:
    control: Sequence[str] = ServerWriter("http://localhost:1").control
    assert {"<|im_end|>", "<|eot_id|>", "[INST]"} <= set(control)
