"""Any sentence-transformers model, run by sentence-transformers."""

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.embed import Vectors
    from index.tokens import Tokens

_UNCUT = {"truncation": False, "padding": False, "verbose": False}


class TransformerModel:
    """A loaded model, for several threads at once.

    A tokenizer keeps truncation and padding as its state, and to change that while another thread uses it
    fails. So there are two, one that cuts and one that counts, both brought into their state here.
    """

    def __init__(self, name: str, device: str | None, download: bool) -> None:
        """name is that of a model or the path of a folder. Raises whatever sentence-transformers does."""
        from sentence_transformers import SentenceTransformer
        from torch import cpu
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]  # "Loading weights" is no news to the person who asked a question
        self._transformer = SentenceTransformer(name, device=device, local_files_only=not download)
        known = cpu.get_capabilities()  # {} or without these names on another kind of processor
        self._short = bool(known.get("avx512_bf16") or known.get("amx_bf16"))
        self._counter = deepcopy(self._transformer.tokenizer)
        self._counter(["a"], **_UNCUT)
        self.embed(["a"])

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._transformer.get_embedding_dimension() or 0)

    @property
    def window(self) -> int:
        """The most tokens that it sees."""
        return int(self._transformer.max_seq_length or 512)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, special ones included, uncut."""
        return [len(ids) for ids in self._counter(list(texts), **_UNCUT)["input_ids"]]

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Shape (texts, dimension), float32."""
        encoded = self._transformer.encode(list(texts), convert_to_numpy=True, show_progress_bar=False)
        return np.asarray(encoded, dtype=np.float32)

    def embed_tokens(self, texts: Sequence[str]) -> "tuple[Vectors, list[Tokens] | None]":
        """As `embed`, and the tokens of each text; None where they stand nowhere."""
        if not getattr(self._transformer.tokenizer, "is_fast", False):
            return self.embed(texts), None
        from torch import autocast, bfloat16, inference_mode

        from index.tokens import Tokens

        encoded = self._transformer.tokenizer(
            list(texts),
            padding=True,
            truncation=True,
            max_length=self._transformer.max_seq_length,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        spans = encoded.pop("offset_mapping").numpy()
        device = self._transformer.device
        # Nothing of it is stored, so it may be quick: vectors of bf16 are within .005 of the others' cosine.
        short = autocast("cpu", dtype=bfloat16, enabled=self._short and device.type == "cpu")
        with inference_mode(), short:
            output = self._transformer({name: part.to(device) for name, part in encoded.items()})
        vectors = output["token_embeddings"].float().cpu().numpy()
        real = spans[:, :, 1] > spans[:, :, 0]  # padding and special tokens span nothing
        tokens = [Tokens(vectors[row][real[row]], spans[row][real[row]]) for row in range(len(spans))]
        return output["sentence_embedding"].float().cpu().numpy(), tokens
