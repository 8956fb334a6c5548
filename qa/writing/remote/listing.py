"""Which models a server has, and how long a text each can take, from what GET /v1/models answers.

Knows the fields of vLLM, llama.cpp, Ollama, LM Studio and the services; a server that says nothing of a
window is believed to have the one that it is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from index.errors import ModelError
from qa.showing import shown

_NAMED = 10  # models that a message names
_WINDOWS = ("max_model_len", "n_ctx", "loaded_context_length", "context_length", "context_window")
_TRAINED = "n_ctx_train"  # what the model could take; its server may have been started with less


@dataclass(frozen=True, slots=True)
class Served:
    """A model on a server: its name there, and its window in tokens where that is known.

    trained  the window it was trained with, where that is all that is said: the real one may be smaller
    """

    name: str
    window: int | None = None
    trained: int | None = None

    def room(self, assumed: int) -> int:
        """Tokens that it has room for, where so many are assumed unless it says otherwise."""
        return self.window or min(assumed, self.trained or assumed)


def listed(answer: Any) -> tuple[Served, ...]:
    """The models in an answer; () where it is none that lists any."""
    entries = answer.get("data") if isinstance(answer, dict) else answer
    return tuple(
        Served(entry["id"], _number(entry, _WINDOWS), _number(entry, (_TRAINED,)))
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict) and isinstance(entry.get("id"), str) and entry["id"]
    )


def chosen(models: Sequence[Served], name: str | None, place: str) -> Served:
    """The one of this name, listed or not; without a name, the only one. ModelError if that is none."""
    if name is not None:
        return next((one for one in models if one.name == name), Served(name))
    if not models:
        raise ModelError(
            f"the server at {place} has no model: load one there, or name it with --server-model NAME, or "
            "Model on the page."
        )
    if len(models) > 1:
        raise ModelError(
            f"the server at {place} has several models: {names(models)}. Choose one with --server-model "
            "NAME, or Model on the page."
        )
    return models[0]


def names(models: Sequence[Served]) -> str:
    """The names on one line, ten at the most."""
    more = f" and {len(models) - _NAMED} more" if len(models) > _NAMED else ""
    return ", ".join(shown(one.name) for one in models[:_NAMED]) + more


def _number(entry: dict[str, Any], keys: Sequence[str]) -> int | None:
    """The first whole number above 0 under one of the keys, in the entry or its "meta"."""
    meta = entry.get("meta")
    for found in (entry, meta if isinstance(meta, dict) else {}):
        for key in keys:
            value = found.get(key)
            if isinstance(value, int) and not isinstance(value, bool) and value > 0:
                return value
    return None
