"""GGUF files: read here in a fraction of the time, with the result that transformers itself has."""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from index.errors import ModelError
from qa.writing.gguf import PLAIN, header_of, settings
from qa.writing.loading import load
from qa.writing.weights import Weights
from tests.tiny_models import TEMPLATE, one_thread, tokenizer

gguf = pytest.importorskip("gguf", reason="needs the extra [gguf]")

SIZE, HIDDEN, LAYERS, HEADS, SHARED = 32, 64, 2, 4, 2
WIDTH = {"llama": 8, "qwen2": 8, "qwen3": 128}  # of a head


def written(folder: Path, kind: str) -> Path:
    """A file of a tiny model: attention as Llama's, with what Qwen adds, the large weights in 8 bits."""
    file = folder / f"tiny-{kind}.gguf"
    writer = gguf.GGUFWriter(file, kind)
    writer.add_name("Tiny")
    writer.add_context_length(256)
    writer.add_block_count(LAYERS)
    writer.add_embedding_length(SIZE)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(SHARED)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_freq_base(10000.0)
    if kind == "llama":
        writer.add_rope_dimension_count(WIDTH[kind])
    else:
        writer.add_key_length(WIDTH[kind])
    add_words(writer)
    for name, values in weights(kind, len(tokenizer())).items():
        if min(values.shape) >= SIZE and values.shape[-1] % 32 == 0:
            packed = gguf.quants.quantize(values, gguf.GGMLQuantizationType.Q8_0)
            writer.add_tensor(name, packed, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
        else:
            writer.add_tensor(name, values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return file


def add_words(writer: Any) -> None:
    import json

    known = tokenizer()
    told = json.loads(known.backend_tokenizer.to_str())
    words = [known.convert_ids_to_tokens(number) for number in range(len(known))]
    special = set(known.all_special_tokens)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(words)
    writer.add_token_types([3 if word in special else 1 for word in words])
    writer.add_token_merges([" ".join(pair) for pair in told["model"]["merges"]])
    writer.add_eos_token_id(known.convert_tokens_to_ids("<|im_end|>"))
    writer.add_chat_template(TEMPLATE)


def weights(kind: str, words: int) -> dict[str, Any]:
    made = np.random.default_rng(5)

    def random(*shape: int) -> Any:
        return made.normal(0, 0.3, shape).astype(np.float32)

    found = {"token_embd.weight": random(words, SIZE), "output_norm.weight": random(SIZE)}
    head, shared = WIDTH[kind] * HEADS, WIDTH[kind] * SHARED
    for layer in range(LAYERS):
        shapes = {
            "attn_norm": (SIZE,),
            "ffn_norm": (SIZE,),
            "attn_q": (head, SIZE),
            "attn_k": (shared, SIZE),
            "attn_v": (shared, SIZE),
            "attn_output": (SIZE, head),
            "ffn_gate": (HIDDEN, SIZE),
            "ffn_up": (HIDDEN, SIZE),
            "ffn_down": (SIZE, HIDDEN),
        }
        if kind == "qwen3":
            shapes |= {"attn_q_norm": (WIDTH[kind],), "attn_k_norm": (WIDTH[kind],)}
        found |= {f"blk.{layer}.{name}.weight": random(*shape) for name, shape in shapes.items()}
        if kind == "qwen2":
            biases = {"attn_q": head, "attn_k": shared, "attn_v": shared}
            found |= {f"blk.{layer}.{name}.bias": random(count) for name, count in biases.items()}
    return found


@pytest.mark.parametrize("kind", sorted(PLAIN))
def test_a_file_is_what_transformers_makes_of_it(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    one_thread()
    file = written(tmp_path, kind)
    capfd.readouterr()
    mine = load(Weights("Tiny", tmp_path, file), dtype="float32", device="cpu")
    assert capfd.readouterr() == ("", "")
    theirs = AutoModelForCausalLM.from_pretrained(
        tmp_path, gguf_file=file.name, dtype=torch.float32, quantization_config=GgufConfig(dequantize=True)
    )
    expected = theirs.state_dict()
    assert set(mine.model.state_dict()) == set(expected)
    for name, value in mine.model.state_dict().items():
        assert torch.equal(value, expected[name]), name
    ids = torch.tensor([[5, 17, 40, 8]])
    assert torch.equal(mine.model(ids).logits, theirs(ids).logits)
    words = AutoTokenizer.from_pretrained(tmp_path, gguf_file=file.name)
    text = TEMPLATE + "the mayor said café 你好 <|im_end|>\n"
    assert mine.tokenizer.encode(text) == words.encode(text)
    assert mine.tokenizer.chat_template == words.chat_template == TEMPLATE


def test_the_header_says_what_is_in_it(tmp_path: Path) -> None:
    header = header_of(written(tmp_path, "qwen3"))
    assert header.architecture == "qwen3"
    assert header.elements == sum(values.size for values in weights("qwen3", len(tokenizer())).values())
    found = settings(header)
    assert (found["model_type"], found["num_hidden_layers"], found["hidden_size"]) == ("qwen3", LAYERS, SIZE)
    assert (found["vocab_size"], found["tie_word_embeddings"]) == (len(tokenizer()), True)


@pytest.mark.parametrize("kept", [0, 3, 20, 200, 5000, -1])
def test_a_file_that_is_cut_off_is_told(kept: int, tmp_path: Path) -> None:
    file = written(tmp_path, "llama")
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(ModelError, match=r"tiny-llama\.gguf .*Fetch it anew"):
        load(Weights("Tiny", tmp_path, file), device="cpu")


def test_something_else_by_that_name_is_told(tmp_path: Path) -> None:
    file = tmp_path / "x.gguf"
    file.write_bytes(b"PK\x03\x04" * 100)
    with pytest.raises(ModelError, match="cannot be read as a GGUF file"):
        load(Weights("x", tmp_path, file), device="cpu")


@pytest.mark.parametrize("missing", ["gguf", "accelerate"])
def test_without_the_extra_it_says_what_to_install(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)  # as if it were not installed
    with pytest.raises(ModelError, match=r"To read it: pip install 'footnote-qa\[gguf\]'"):
        load(Weights("x", tmp_path, tmp_path / "x.gguf"), device="cpu")
