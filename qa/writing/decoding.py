"""Greedy decoding with a torch model of transformers: tokens in, the most likely next tokens out.

The prompt is read in chunks whose borders stand at fixed places, so the same prompt is computed by the same
products each time and has the same answer to the last bit, whether or not its beginning was kept from the
call before: what is kept are whole chunks. Stopping does not wait for a chunk or a token, nor does giving way
to whoever asks: every block of the model looks whether it should. Nothing here knows of text.
"""

from collections.abc import Generator, Iterator, Sequence
from inspect import signature
from typing import Any

from qa.writing.writer import Stop

# Prompt tokens that are computed at once, the first two times, and twice as many from then on: what prompts
# have in common is at their beginning, and two long ones take a tenth less time than four short ones.
CHUNK = 128
CHUNK_OF_CARD = 512
PATIENCE = 0.15  # seconds that a token waits at most for others who compute


class _StoppedError(Exception):
    """Raised out of the model's own code when there is no more need for what it computes."""


class Decoder:
    """A model and what it remembers of the last prompt. One caller at a time.

    model  a causal language model of transformers
    chunk  tokens of a prompt that are computed at once at its beginning; later on it is twice as many
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
        self._patient = False
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
        if self._stop is None:
            return
        if self._stop.due:
            raise _StoppedError
        self._patient = self._patient and self._stop.give_way(PATIENCE)

    def _reading(self, prompt: list[int]) -> int:
        """Read a prompt, except for what is remembered of it, and give the token that follows."""
        shared = _shared(self._read, prompt[:-1])
        borders = [] if self._recurrent else list(_borders(len(prompt), self._chunk))
        self._keep(max((border for border in borders if border <= shared), default=0))
        token, start = 0, len(self._read)
        for border in [border for border in borders if border > start]:
            token = self._next(prompt[start:border])
            self._read, start = prompt[:border], border
        return self._next(prompt[start:]) if start < len(prompt) else token

    def _next(self, tokens: list[int]) -> int:
        """The most likely token after these, which come after those in the cache."""
        import torch

        self._patient = True
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


def _borders(length: int, chunk: int) -> Iterator[int]:
    """Where the whole chunks of a prompt end."""
    border = chunk
    while border <= length:
        yield border
        border += chunk if border < 2 * chunk else 2 * chunk


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens two rows have in common at the beginning."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count
