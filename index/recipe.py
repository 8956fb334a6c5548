"""What a folder of sentence-transformers says of its model: whether `index.bert` can compute it, and how.

It can where the model is BERT's encoder with the mean or the first of its tokens' vectors, as most small ones
are: all-MiniLM, BGE, E5, GTE. Whatever else is in the folder, or is not, is left to sentence-transformers.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from index.bert import Shape

Pooling = Literal["mean", "cls"]
_MODULES = (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers that the weights do not tell; window in tokens, special ones included."""

    shape: Shape
    dimension: int
    window: int
    pooling: Pooling


def recipe(folder: Path) -> Recipe | None:
    """That of a folder; None if it has none that we know."""
    if not all((folder / name).is_file() for name in ("model.safetensors", "tokenizer.json")):
        return None
    config, modules = _read(folder / "config.json"), _read(folder / "modules.json")
    settings = _read(folder / "sentence_bert_config.json")
    if not isinstance(config, Mapping) or not isinstance(settings, Mapping) or not _known(modules):
        return None
    pooling = _pooling(_read(folder / str(modules[1]["path"]) / "config.json"))
    window = settings.get("max_seq_length") or _longest(folder)
    prompted = (_read(folder / "config_sentence_transformers.json") or {}).get("default_prompt_name")
    if pooling is None or not _is_bert(config) or settings.get("do_lower_case") or prompted:
        return None
    if not isinstance(window, int) or window > config["max_position_embeddings"]:
        return None
    shape = Shape(config["num_hidden_layers"], config["num_attention_heads"], config["layer_norm_eps"])
    return Recipe(shape, config["hidden_size"], window, pooling)


def _read(file: Path) -> Any:
    """What the file says; None where it is missing or says nothing."""
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _longest(folder: Path) -> Any:
    """The tokenizer's window, where sentence-transformers has written down none of its own."""
    return (_read(folder / "tokenizer_config.json") or {}).get("model_max_length")


def _known(modules: Any) -> bool:
    if not isinstance(modules, Sequence) or not all(isinstance(module, Mapping) for module in modules):
        return False
    kinds = [str(module.get("type", "")).rpartition(".")[2] for module in modules]
    return kinds in _MODULES and modules[0].get("path") == "" and "path" in modules[1]


def _is_bert(config: Mapping[str, Any]) -> bool:
    needed = {"num_hidden_layers", "num_attention_heads", "layer_norm_eps", "hidden_size"}
    return (
        config.get("model_type") == "bert"
        and config.get("hidden_act") == "gelu"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and not config.get("is_decoder")
        and needed | {"max_position_embeddings"} <= set(config)
    )


def _pooling(config: Any) -> Pooling | None:
    if not isinstance(config, Mapping):
        return None
    modes = {name for name, value in config.items() if name.startswith("pooling_mode_") and value is True}
    named = config.get("pooling_mode")  # since sentence-transformers 5.4
    if modes == {"pooling_mode_mean_tokens"} or (not modes and named == "mean"):
        return "mean"
    if modes == {"pooling_mode_cls_token"} or (not modes and named == "cls"):
        return "cls"
    return None
