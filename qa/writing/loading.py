"""Loading: weights on the disk to a model and its tokenizer in memory, or a reason in plain words.

Never runs code that comes with a model, never reaches the network, prints nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from index.errors import ModelError, first_line
from qa.writing import gguf
from qa.writing.attention import quicken
from qa.writing.devices import quickest_device, quickest_dtype
from qa.writing.memory import check_room, elements, free_memory
from qa.writing.weights import Weights

_LOCAL: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
_WRITES = ("ForCausalLM", "LMHeadModel", "ForConditionalGeneration")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model of transformers and its tokenizer, ready to write."""

    model: Any
    tokenizer: Any


def load(weights: Weights, *, dtype: str | None = None, device: str | None = None) -> Loaded:
    """Load a chat model.

    dtype   "float32", "bfloat16" or "float16"; by default what computes quickest here
    device  "cpu", "cuda", …; by default a graphics card where there is one

    Raises ModelError for what is damaged, too large, or no chat model.
    """
    try:
        with _quiet():
            return _loaded(weights, dtype, device or quickest_device())
    except ModelError:
        raise
    except MemoryError as error:
        raise ModelError(f"there is not enough memory for {weights.name}. Choose a smaller model.") from error
    except Exception as error:  # transformers, tokenizers, safetensors and gguf raise dozens of kinds
        raise ModelError(
            f"the model in {weights.path} cannot be loaded ({first_line(error)}). Fetch it anew, or choose "
            "another."
        ) from error


def check_fits(name: str, numbers: int, dtype: str | None = None, device: str | None = None) -> None:
    """Raises ModelError where a model of so many numbers has no room in memory: before it is read."""
    import torch

    where = device or quickest_device()
    kind: torch.dtype = getattr(torch, dtype or quickest_dtype(where))
    check_room(name, numbers * kind.itemsize, free_memory(where), where)


def _loaded(weights: Weights, dtype: str | None, device: str) -> Loaded:
    import torch

    kind = getattr(torch, dtype or quickest_dtype(device))
    if weights.file is None:
        tokenizer, config = _tokenizer(weights), _config(weights)
        check_fits(weights.name, elements(weights.folder), dtype, device)
        model = _whole(weights, _class(config).from_pretrained, config=config, dtype=kind)
    else:
        _require_gguf(weights)
        header = gguf.header_of(weights.file)
        check_fits(weights.name, header.elements, dtype, device)
        tokenizer = _tokenizer(weights, plain=header.architecture in gguf.PLAIN)
        model = _from_gguf(weights, header, kind)
    model = model.to(device).eval()
    quicken(model)
    return Loaded(model, tokenizer)


def _require_gguf(weights: Weights) -> None:
    """Raises ModelError where what reads GGUF files is not installed."""
    if not all(find_spec(name) for name in ("gguf", "accelerate")):
        raise ModelError(f"{weights.path} is a GGUF file. To read it: pip install 'footnote-qa[gguf]'")


def _tokenizer(weights: Weights, *, plain: bool = False) -> Any:
    """The tokenizer of a chat model. plain is for a file of a kind whose settings need not be looked up."""
    from transformers import AutoTokenizer, PreTrainedTokenizerFast

    if weights.file is None:
        tokenizer = AutoTokenizer.from_pretrained(weights.folder, **_LOCAL)
    else:
        reader = PreTrainedTokenizerFast if plain else AutoTokenizer
        tokenizer = reader.from_pretrained(weights.folder, gguf_file=weights.file.name, **_LOCAL)
    if not tokenizer.chat_template:
        raise ModelError(
            f"{weights.name} is no chat model: it has no chat template. Choose one that was trained to "
            "follow instructions, often called Instruct, Chat or it."
        )
    return tokenizer


def _config(weights: Weights) -> Any:
    """A model's settings. Raises ModelError where it cannot go on with a text."""
    from transformers import AutoConfig

    config = AutoConfig.from_pretrained(weights.folder, **_LOCAL)
    named = config.architectures or []
    if config.is_encoder_decoder or not any(name.endswith(_WRITES) for name in named or [_WRITES[0]]):
        raise ModelError(
            f"{weights.name} is no chat model but {' or '.join(named) or config.model_type}. Choose a causal "
            "language model that was trained to follow instructions, often called Instruct, Chat or it."
        )
    return config


def _class(config: Any) -> Any:
    from transformers import MODEL_FOR_CAUSAL_LM_MAPPING

    if type(config) not in MODEL_FOR_CAUSAL_LM_MAPPING:
        raise ModelError(f"models of the kind {config.model_type!r} do not write text. Choose a chat model.")
    return MODEL_FOR_CAUSAL_LM_MAPPING[type(config)]


def _from_gguf(weights: Weights, header: gguf.Header, dtype: Any) -> Any:
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, GgufConfig

    assert weights.file is not None
    if header.architecture not in gguf.PLAIN:
        name, unpacked = weights.file.name, GgufConfig(dequantize=True)
        read = AutoModelForCausalLM.from_pretrained
        return _whole(weights, read, gguf_file=name, quantization_config=unpacked, dtype=dtype)
    config = AutoConfig.for_model(**gguf.settings(header))
    kind = _class(config)
    with torch.device("meta"):
        bare = kind(config)
    found = gguf.tensors(weights.file, header, bare, dtype)
    return _whole(weights, kind.from_pretrained, config=config, state_dict=found, dtype=dtype)


def _whole(weights: Weights, read: Any, **given: Any) -> Any:
    """A model all of whose weights were there: transformers would make up the others and merely warn."""
    where = None if "state_dict" in given else weights.folder
    told_of = {"output_loading_info": True, "ignore_mismatched_sizes": True}
    model, told = read(where, use_safetensors=True, **told_of, **_LOCAL, **given)
    missing = sorted(told["missing_keys"])
    if lacking := missing or sorted(map(str, told["mismatched_keys"])):
        wrong = "are missing" if missing else "have a shape that its settings do not speak of"
        raise ModelError(
            f"the model in {weights.path} is not whole: {len(lacking)} of its weights {wrong}, such as "
            f"{lacking[0]}. Fetch it anew."
        )
    return model


@contextmanager
def _quiet() -> Iterator[None]:
    """Without bars and remarks of transformers, which are no news to who asked a question."""
    from transformers.utils import logging as module

    logging: Any = module
    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
