"""LocalWriter: a chat model of transformers that writes on this machine.

It says what the model says. Whether it is true, and whether it was told to say it by a document, is for
others: see `qa.writing`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from index.errors import ModelError, first_line
from qa.writing.chatting import Template
from qa.writing.decoding import Decoder
from qa.writing.hub import Hub, HuggingFaceHub
from qa.writing.loading import Loaded, check_fits, load
from qa.writing.readiness import made_ready
from qa.writing.repetition import Repetition
from qa.writing.spelling import Spelling
from qa.writing.weights import name_of, weights_of
from qa.writing.writer import Message, Stop

WAIT = 0.02  # seconds between looks at a stop while another thread has the model
_DTYPES = (None, "float32", "bfloat16", "float16")
NO_WINDOW = 1 << 20  # what tokenizers without a limit tell is far above


@dataclass(frozen=True, slots=True)
class _Ready:
    """All that belongs to one loaded model."""

    tokenizer: Any
    template: Template
    decoder: Decoder
    ends: frozenset[int]
    control: tuple[str, ...]
    window: int
    parameters: int


class LocalWriter:
    """A model by its name on the hub, the path of a folder or GGUF file, or the word "smollm2".

    dtype   "float32", "bfloat16" or "float16"; by default what computes quickest here
    device  "cpu", "cuda", …; by default a graphics card where there is one
    hub     where names are looked up

    Safe to use from several threads, which wait for one another: one text is written at a time. The model is
    loaded at the first use, or by `load`. Raises ValueError for another dtype, and ModelError for a model
    whose path cannot be looked up.
    """

    def __init__(
        self, model: str, *, dtype: str | None = None, device: str | None = None, hub: Hub | None = None
    ) -> None:
        if dtype not in _DTYPES:
            raise ValueError(f"dtype is one of {', '.join(filter(None, _DTYPES))}, which {dtype!r} is not")
        self._model, self._name = model, name_of(model)
        self._dtype, self._device = dtype, device
        self._hub = hub or HuggingFaceHub(room=lambda name, count: check_fits(name, count, dtype, device))
        self._ready: _Ready | None = None
        self._loading = Lock()
        self._writing = Lock()

    @classmethod
    def of(cls, name: str, loaded: Loaded) -> "LocalWriter":
        """One around a model that was loaded elsewhere, by the name that people are told."""
        made = cls(name)
        made._ready = _ready(name, loaded)
        return made

    @property
    def name(self) -> str:
        """What people are told has written it. Loads nothing."""
        return self._name

    @property
    def window(self) -> int:
        """How many tokens the messages and what is written may have together."""
        return self._loaded().window

    @property
    def control(self) -> Sequence[str]:
        """What the chat template takes for more than text."""
        return self._loaded().control

    @property
    def parameters(self) -> int:
        """How many numbers the model was trained to: 135 million in SmolLM2-135M."""
        return self._loaded().parameters

    def load(self) -> None:
        """Load the model now. Raises ModelError."""
        self._loaded()

    def count(self, text: str) -> int:
        """How many tokens a text has."""
        return len(_ids(self._loaded().tokenizer, text))

    def write(self, messages: Sequence[Message], *, most: int, stop: Stop) -> Iterator[str]:
        """What the model says next, piece by piece; ends early when stop is due, or where it goes in circles.

        Raises ModelError for messages that are longer than the window, and whatever fails on the way.
        """
        if self._ready is None and not made_ready(self, stop):
            return
        ready = self._loaded()
        prompt = _ids(ready.tokenizer, ready.template.text(messages))
        room = ready.window - len(prompt)
        if room < 1:
            raise ModelError(
                f"the question and its passages have {len(prompt)} tokens, and {self.name} takes "
                f"{ready.window}. Give it less context, or choose a model with a larger window."
            )
        with _turn(self._writing, stop) as mine:
            if mine:
                yield from self._pieces(ready, prompt, min(most, room), stop)

    def _pieces(self, ready: _Ready, prompt: Sequence[int], most: int, stop: Stop) -> Iterator[str]:
        spelling = Spelling(lambda ids: _text(ready.tokenizer, ids))
        said = Repetition()
        tokens = ready.decoder.tokens(prompt, stop)
        for _ in range(most):
            token = self._next(tokens)
            if token is None or token in ready.ends:
                break
            piece = spelling.add(token)
            if piece:
                yield piece
            if said.heard(token, piece):
                break
        tokens.close()
        if piece := spelling.rest():
            yield piece

    def _next(self, tokens: Iterator[int]) -> int | None:
        """The next token; None at the end. Raises ModelError."""
        try:
            return next(tokens, None)
        except Exception as error:  # torch's, of the processor, the card or the model's own code
            raise _failed(self.name, error) from error

    def _loaded(self) -> _Ready:
        if self._ready is None:
            with self._loading:
                if self._ready is None:
                    weights = weights_of(self._model, self._hub)
                    self._ready = _ready(self._name, load(weights, dtype=self._dtype, device=self._device))
        return self._ready


def _ready(name: str, loaded: Loaded) -> _Ready:
    template = Template(name, loaded.tokenizer)
    told = getattr(loaded.model.config.get_text_config(), "max_position_embeddings", None) or NO_WINDOW
    return _Ready(
        tokenizer=loaded.tokenizer,
        template=template,
        decoder=Decoder(loaded.model),
        ends=template.ends(loaded.model),
        control=template.control(),
        window=min(told, loaded.tokenizer.model_max_length, NO_WINDOW),
        parameters=loaded.model.num_parameters(),
    )


@contextmanager
def _turn(lock: Lock, stop: Stop) -> Iterator[bool]:
    """Wait for a lock and hold it; whether that was before stop was due."""
    mine = False
    while not mine and not stop.due:
        mine = lock.acquire(timeout=WAIT)
    try:
        yield mine
    finally:
        if mine:
            lock.release()


def _ids(tokenizer: Any, text: str) -> list[int]:
    """The tokens of a text, with none put around them."""
    whole = text.encode("utf-8", "replace").decode()  # without half characters, which the tokenizer refuses
    if tokenizer.is_fast:  # past the wrapper, which sets a state that threads would share
        return list(tokenizer.backend_tokenizer.encode(whole, add_special_tokens=False).ids)
    return list(tokenizer(whole, add_special_tokens=False, verbose=False)["input_ids"])


def _text(tokenizer: Any, ids: Sequence[int]) -> str:
    text = tokenizer.decode(list(ids), skip_special_tokens=True, clean_up_tokenization_spaces=False)
    return str(text)


def _failed(name: str, error: Exception) -> ModelError:
    import torch

    said = first_line(error)
    short = isinstance(error, MemoryError | torch.OutOfMemoryError) or "allocate memory" in str(error)
    if short:
        return ModelError(
            f"{name} ran out of memory ({said}). Give it less context, or choose a smaller model."
        )
    return ModelError(
        f"{name} failed while it wrote ({said}). Ask again; if it goes on, choose another model."
    )
