"""Greedy decoding with a torch model of transformers: tokens in, the most likely next tokens out.

The prompt is read in chunks whose borders stand at fixed places, so the same prompt is computed by the same
products each time and has the same answer to the last bit, whether or not its beginning was kept from the
call before: what is kept are whole chunks. Stopping does not wait for a chunk or a token: every block of the
model looks whether somebody said so. Nothing here knows of text.
"""

from collections.abc import Generator, Sequence
from inspect import signature
from typing import Any

from qa.writing.writer import Stop

# Prompt tokens that are computed at once. Longer ones gain nothing on a CPU; a graphics card likes them long.
CHUNK = 64
CHUNK_OF_CARD = 512


class _StoppedError(Exception):
    """Raised out of the model's own code when there is no more need for what it computes."""


class Decoder:
    """A model and what it remembers of the last prompt. One caller at a time.

    model  a causal language model of transformers
    chunk  tokens of a prompt that are computed at once
    """

    def __init__(self, model: Any, *, chunk: int | None = None) -> None:
        self._model = model
        self._chunk = chunk or (CHUNK if model.device.type == "cpu" else CHUNK_OF_CARD)
        # A recurrent state is right only where it read the whole prompt in one go, and cannot be taken back.
        self._recurrent = bool(getattr(model, "_is_stateful", False))
        takes = signature(model.forward).parameters
        self._named = "cache" if "cache" in takes else "past_key_values"
        self._options = {"logits_to_keep": 1} if "logits_to_keep" in takes else {}
        self._cache: Any = None
        self._read: list[int] = []  # the tokens whose whole chunks the cache holds
        self._stop: Stop | None = None
        for block in _blocks(model):
            block.register_forward_pre_hook(self._look)

    @property
    def kept(self) -> int:
        """How many tokens of the last prompt are remembered."""
        return len(self._read)

    def tokens(self, prompt: Sequence[int], stop: Stop) -> Generator[int]:
        """The tokens that follow a prompt of at least one, without end; ends when stop is due.

        Raises whatever torch does; the next call then begins anew.
        """
        self._stop = stop
        try:
            token = self._reading(list(prompt))
            while not stop.due:
                yield token
                token = self._next([token])
        except _StoppedError:
            return
        except Exception:
            self._cache, self._read = None, []
            raise
        finally:
            self._stop = None
            self._keep(len(self._read))

    def _look(self, *_: object) -> None:
        if self._stop is not None and self._stop.due:
            raise _StoppedError

    def _reading(self, prompt: list[int]) -> int:
        """Read a prompt, except for what is remembered of it, and give the token that follows."""
        chunk = len(prompt) if self._recurrent else self._chunk
        self._keep(_shared(self._read, prompt[:-1]) // chunk * chunk)
        token = 0
        for start in range(len(self._read), len(prompt), chunk):
            part = prompt[start : start + chunk]
            token = self._next(part)
            if len(part) == chunk and not self._recurrent:
                self._read = prompt[: start + chunk]
        return token

    def _next(self, tokens: list[int]) -> int:
        """The most likely token after these, which come after those in the cache."""
        import torch

        self._look()
        with torch.inference_mode():  # not around a yield: it would rule whoever takes the tokens, too
            ids = torch.tensor([tokens], device=self._model.device)
            given = {self._named: self._cache} | self._options
            output = self._model(input_ids=ids, use_cache=True, **given)
            self._cache = output[self._named]
            return int(output.logits[0, -1].argmax())

    def _keep(self, count: int) -> None:
        """Remember so many tokens of the last prompt, or none where the cache cannot be cut back."""
        self._read = self._read[:count] if self._cut(count) else []
        if not self._read:
            self._cache = None

    def _cut(self, count: int) -> bool:
        """Whether the cache could be cut to so many tokens; a stop leaves more in its first ones."""
        import torch

        if self._cache is None or self._recurrent or not count:
            return False
        layers = getattr(self._cache, "layers", None)
        if not layers or not all(getattr(layer, "is_croppable", False) for layer in layers):
            return False
        try:
            with torch.inference_mode():
                for layer in layers:
                    layer.crop(count - layer.get_seq_length())
        except (RuntimeError, ValueError):  # a window that has moved on
            return False
        return all(layer.get_seq_length() == count for layer in layers)


def _blocks(model: Any) -> list[Any]:
    """The model's layers and their parts: what takes a tenth of a second at most, also in a large model."""
    from torch.nn import ModuleList

    layers = [
        layer for module in model.modules() if isinstance(module, ModuleList) for layer in module.children()
    ]
    return [part for layer in layers for part in (layer, *layer.children())]


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens two rows have in common at the beginning."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count
