"""GenerativeReader: answers written by a language model on this machine, held to the documents.

The model is one that transformers can load; `qa.writing.local` runs it. Nothing heavy is imported, and
nothing loaded, before the first answer is written or `writer.load()` is called.
"""

from qa.linear import Linear
from qa.writing.local import LocalWriter
from qa.writing.reader import CONTEXT, LONGEST, SECONDS, WritingReader

SMALL = 1_000_000_000  # parameters below which a model loses the thread in whole passages


class GenerativeReader(WritingReader):
    """Chooses sentences as ExtractiveReader does; a chat model of transformers writes the answer from them.

    model    the path of a GGUF file or of a folder with safetensors; or a name on the Hugging Face hub, which
             is fetched if it is not on this machine; or "smollm2", the small model of the extra [smollm]
    seconds, longest, context   see WritingReader
    whole    the same; by default not for models of less than a billion parameters
    dtype    "float32", "bfloat16" or "float16"; by default what computes quickest here
    device   "cpu", "cuda", …; by default a graphics card where there is one

    Code that comes with a model is never run. Errors of the model are ModelErrors, raised at its first use,
    or at once for a path that no disk can have. Raises ValueError for another dtype.
    """

    def __init__(
        self,
        model: str,
        *,
        seconds: float = SECONDS,
        longest: int = LONGEST,
        context: int = CONTEXT,
        whole: bool | None = None,
        dtype: str | None = None,
        device: str | None = None,
        most: int = 3,
        considered: int = 6,
        margin: float = 1.5,
        weights: Linear | None = None,
    ) -> None:
        local = LocalWriter(model, dtype=dtype, device=device)
        super().__init__(
            local,
            seconds=seconds,
            longest=longest,
            context=context,
            most=most,
            considered=considered,
            margin=margin,
            weights=weights,
        )
        self._local = local
        self._wished = whole

    @property
    def whole(self) -> bool:
        """Whether the model is given whole passages. May load it."""
        return self._local.parameters >= SMALL if self._wished is None else self._wished
