"""GenerativeReader: answers written by a language model on this machine, held to the documents.

The model is one that transformers can load; `qa.writing.local` runs it. Nothing heavy is imported, and
nothing loaded, before the first answer is written or `writer.load()` is called.
"""

from qa.linear import Linear
from qa.writing.local import LocalWriter
from qa.writing.reader import MOST, SECONDS, WritingReader


class GenerativeReader(WritingReader):
    """Chooses sentences as ExtractiveReader does; a chat model of transformers writes the answer from them.

    model    the path of a GGUF file or of a folder with safetensors; or a name on the Hugging Face hub, which
             is fetched if it is not on this machine; or "smollm2", the small model of the extra [smollm]
    seconds, longest, context   see WritingReader
    dtype    "float32", "bfloat16" or "float16"; by default what computes quickest here
    device   "cpu", "cuda", …; by default a graphics card where there is one

    Code that comes with a model is never run. Errors of the model are ModelErrors, raised at its first use.
    """

    def __init__(
        self,
        model: str,
        *,
        seconds: float = SECONDS,
        longest: int = MOST,
        context: int | None = None,
        dtype: str | None = None,
        device: str | None = None,
        most: int = 3,
        considered: int = 6,
        margin: float = 1.5,
        weights: Linear | None = None,
    ) -> None:
        super().__init__(
            LocalWriter(model, dtype=dtype, device=device),
            seconds=seconds,
            longest=longest,
            context=context,
            most=most,
            considered=considered,
            margin=margin,
            weights=weights,
        )
