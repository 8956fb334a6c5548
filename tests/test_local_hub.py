"""The hub: what is fetched of a model and what never is, from a server that speaks its protocol."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import ModelError
from qa.writing.hub import HuggingFaceHub
from qa.writing.weights import weights_of
from tests.hub_server import HubServer, hub_server

GOOD = {
    "config.json": b'{"model_type": "llama"}',
    "tokenizer.json": b"{}",
    "chat_template.jinja": b"{{ messages }}",
    "model.safetensors": b"\x02\0\0\0\0\0\0\0{}",
}
MODELS = {
    "owner/good": GOOD
    | {"onnx/config.json": b"{}", "pytorch_model.bin": b"x", "modeling.py": b"x", "a.gguf": b"x"},
    "owner/code": GOOD | {"config.json": b'{"auto_map": {"AutoConfig": "x.Y"}}'},
    "owner/pickled": {"config.json": b"{}", "pytorch_model.bin": b"x"},
    "owner/files-GGUF": {"a.Q4_0.gguf": b"GGUF", "b.Q8_0.gguf": b"GGUF"},
    "owner/gated": GOOD,
}


@pytest.fixture
def served() -> Iterator[HubServer]:
    with hub_server(MODELS, gated=frozenset({"owner/gated"})) as server:
        yield server


@pytest.fixture
def hub(served: HubServer, tmp_path: Path) -> HuggingFaceHub:
    return HuggingFaceHub(endpoint=served.url, cache=tmp_path)


def test_only_what_holds_numbers_and_settings_is_fetched_and_only_once(
    hub: HuggingFaceHub, served: HubServer, capfd: pytest.CaptureFixture[str]
) -> None:
    found = weights_of("owner/good", hub)
    assert found.name == "owner/good"
    assert {file.name: file.read_bytes() for file in found.folder.iterdir()} == GOOD
    assert sorted(served.fetched) == sorted(GOOD)
    asked = served.asked
    assert weights_of("owner/good", hub) == found
    assert served.asked == asked
    assert capfd.readouterr() == ("", "")


def test_a_download_that_was_broken_off_is_taken_up(hub: HuggingFaceHub, served: HubServer) -> None:
    folder = hub.folder("owner/good")
    (folder / "model.safetensors").unlink()
    assert hub.folder("owner/good") == folder
    assert (folder / "model.safetensors").exists()


def test_a_model_without_room_is_not_fetched(served: HubServer, tmp_path: Path) -> None:
    def room(name: str, count: int) -> None:
        raise ModelError(f"{name} is too large: {count}")

    with pytest.raises(ModelError, match="owner/good is too large: 5"):
        HuggingFaceHub(endpoint=served.url, cache=tmp_path, room=room).folder("owner/good")
    assert served.fetched == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("owner/code", "asks for code of its own"),
        ("owner/pickled", "has no safetensors, the format that cannot run code"),
        ("owner/files-GGUF", r"hf download owner/files-GGUF a\.Q4_0\.gguf"),
        ("owner/gated", r"accepted its terms: do so at https://huggingface\.co/owner/gated"),
        ("owner/nonesuch", "there is no model 'owner/nonesuch'"),
        ("nonesuch", "there is no model 'nonesuch'"),
    ],
)
def test_what_cannot_be_had_says_why(name: str, said: str, hub: HuggingFaceHub, served: HubServer) -> None:
    with pytest.raises(ModelError, match=said):
        weights_of(name, hub)
    assert "pytorch_model.bin" not in served.fetched


def test_without_a_connection_it_says_so(tmp_path: Path) -> None:
    hub = HuggingFaceHub(endpoint="http://127.0.0.1:9", cache=tmp_path)
    with pytest.raises(ModelError, match="is not on this machine and could not be fetched"):
        weights_of("owner/good", hub)
