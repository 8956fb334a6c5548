"""GGUF files read for transformers, in a third of the time that it takes itself, with the same result.

transformers walks through the vocabulary of such a file several times and unpacks the weights in numpy;
here each is done once, and unpacking by transformers' own torch code. For the kinds of model in `PLAIN`;
others are left to transformers. The weights come unpacked: it computes with packed ones only by code that
it would fetch from the network.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import ModelError

PLAIN = frozenset({"llama", "qwen2", "qwen3"})  # whose settings and names need no special treatment


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself: its kind of model, its settings, how many numbers are in it."""

    architecture: str
    metadata: Mapping[str, Any]
    tensors: tuple[Any, ...]
    elements: int


def header_of(file: Path) -> Header:
    """Read a file's header. Raises ModelError for what is no GGUF file, or a damaged one."""
    from math import prod

    from transformers.integrations.gguf.reader import GgufHeader, read_gguf_metadata

    try:
        metadata, _ = read_gguf_metadata(str(file))
        read = GgufHeader.from_file(str(file))
    except Exception as error:  # cut off anywhere, it fails in any way
        raise ModelError(f"{file} cannot be read as a GGUF file ({error}). Fetch it anew.") from error
    end = max((tensor.offset + tensor.nbytes for tensor in read.tensors), default=0)
    if read.data_start + end > file.stat().st_size:
        raise ModelError(f"{file} is damaged: it is cut off. Fetch it anew.")
    count = sum(prod(tensor.shape) for tensor in read.tensors)
    return Header(read.architecture, metadata, tuple(read.tensors), count)


def settings(header: Header) -> dict[str, Any]:
    """The settings of a model in `PLAIN`, by transformers' names."""
    from transformers.integrations.ggml import GGUF_CONFIG_MAPPING

    found: dict[str, Any] = {
        "tie_word_embeddings": all(tensor.name != "output.weight" for tensor in header.tensors),
        "vocab_size": header.metadata.get("tokenizer.ggml.tokens"),  # the reader gives their number
    }
    renames: Any = GGUF_CONFIG_MAPPING
    for key, value in header.metadata.items():
        group, _, name = key.partition(".")
        renamed = renames.get(group, {}).get(name)
        if renamed and renamed != -1:
            found[renamed] = value
    return found


def tensors(file: Path, header: Header, model: Any, dtype: Any) -> dict[str, Any]:
    """The weights by transformers' names, unpacked. model is one like it, of whom only the names count."""
    import torch
    from transformers.integrations.gguf.dequant import GGML_BLOCK, dequantize
    from transformers.integrations.gguf.reader import GgufHeader, load_gguf_state_dict
    from transformers.modeling_gguf_pytorch_utils import (
        TENSOR_PROCESSORS,
        TensorProcessor,
        get_gguf_hf_weights_map,
    )

    mapped: Any = get_gguf_hf_weights_map
    processors: Any = TENSOR_PROCESSORS
    turned = processors.get(header.architecture, TensorProcessor)(config=settings(header))
    names = mapped(_Flat(model), turned)
    found = {}
    for tensor, (name, packed) in zip(
        header.tensors, load_gguf_state_dict(GgufHeader.from_file(str(file))).items(), strict=True
    ):
        if name not in names:
            continue
        values = packed[...]
        if tensor.ggml_type in GGML_BLOCK:
            values = dequantize(values.reshape(-1), tensor.ggml_type, torch.float32).reshape(tensor.shape)
        done = turned.process(values.float().numpy(), name)
        found[names[name]] = torch.from_numpy(done.weights).to(dtype).contiguous()
    return found


class _Flat:
    """A model for the making of names, which else looks through all its parts, a second for each hundred."""

    def __init__(self, model: Any, config: Any = None) -> None:
        self.config = config or model.config
        self._model = model
        self._whole = config is None

    def state_dict(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._model.state_dict()
        return found

    def named_children(self) -> list[tuple[str, "_Flat"]]:
        children = self._model.named_children() if self._whole else ()
        return [(name, _Flat(child, self.config)) for name, child in children]
