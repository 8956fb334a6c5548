"""The Hugging Face hub: where a model's name leads when it is not a path. The only file that reaches it.

Only settings, tokenizer and safetensors are fetched, never code; what was fetched before is used as it is,
without a question to the network.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from index.errors import ModelError, first_line

T = TypeVar("T")

_WANTED: Any = {
    "allow_patterns": ["*.json", "*.safetensors", "*.jinja", "tokenizer.model", "*.txt", "*.tiktoken"],
    "ignore_patterns": ["*/*"],  # copies in other formats
}


class Hub(Protocol):
    """Where models are fetched from by name."""

    def folder(self, name: str) -> Path:
        """The folder of a model, fetched if it was not before. Raises ModelError."""
        ...


class HuggingFaceHub:
    """The hub that huggingface_hub is set up for, or the one at an endpoint.

    cache  the folder that models are kept in; by default that of huggingface_hub
    room   told how many numbers a model has before it is fetched; raises ModelError where they are too many
    """

    def __init__(
        self,
        *,
        endpoint: str | None = None,
        cache: Path | None = None,
        room: Callable[[str, int], None] | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._cache = cache
        self._room = room

    def folder(self, name: str) -> Path:
        """The folder of a model, fetched if it was not before. Raises ModelError."""
        return self._known(name) or _reached(name, lambda: self._fetched(name))

    def _known(self, name: str) -> Path | None:
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

        try:
            folder = Path(snapshot_download(name, cache_dir=self._cache, local_files_only=True, **_WANTED))
        except (LocalEntryNotFoundError, HFValidationError, OSError):
            return None
        return folder if _complete(folder) else None

    def _fetched(self, name: str) -> Path:
        from huggingface_hub import HfApi, hf_hub_download, snapshot_download

        told = HfApi(endpoint=self._endpoint).model_info(name, files_metadata=True)
        sizes = {file.rfilename: file.size or 0 for file in told.siblings or () if "/" not in file.rfilename}
        _readable(name, list(sizes))
        if self._room is not None:
            stored = sum(size for file, size in sizes.items() if file.endswith(".safetensors"))
            self._room(name, told.safetensors.total if told.safetensors else stored // 2)
        place: Any = {"revision": told.sha, "endpoint": self._endpoint, "cache_dir": self._cache}
        with _bars_for_people():
            for file in sorted(file for file in sizes if file.endswith(".safetensors")):
                hf_hub_download(name, file, **place)  # in this thread: Python waits for those of a snapshot
            found = snapshot_download(name, endpoint=self._endpoint, cache_dir=self._cache, **_WANTED)
        return Path(found)


def _readable(name: str, files: Sequence[str]) -> None:
    """Raises ModelError where there is nothing among the files that may be read."""
    if any(file.endswith(".safetensors") for file in files):
        return
    if ggufs := sorted(file for file in files if file.endswith(".gguf")):
        raise ModelError(
            f"{name} holds GGUF files. Fetch one, for example: hf download {name} {ggufs[0]} --local-dir . "
            f"and give its path: ./{ggufs[0]}"
        )
    raise ModelError(
        f"{name} has no safetensors, the format that cannot run code when it is loaded. Choose another model."
    )


def _complete(folder: Path) -> bool:
    """Whether all of the weights are there: a download may have been broken off."""
    if not (folder / "config.json").exists():
        return False
    try:
        listed = json.loads((folder / "model.safetensors.index.json").read_text("utf-8"))
        return all((folder / name).exists() for name in set(listed["weight_map"].values()))
    except FileNotFoundError:
        return any(folder.glob("*.safetensors"))
    except (ValueError, KeyError, AttributeError):
        return False


def _reached(name: str, work: Callable[[], T]) -> T:
    """Do what needs the hub. Raises ModelError."""
    from huggingface_hub.errors import GatedRepoError, HFValidationError, RepositoryNotFoundError

    try:
        return work()
    except ModelError:
        raise
    except GatedRepoError as error:
        raise ModelError(
            f"{name} is given only to those who accepted its terms: do so at https://huggingface.co/{name} "
            "and run: hf auth login"
        ) from error
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise ModelError(
            f"there is no model {name!r}: no such folder or file here, and no such name on the Hugging Face "
            "hub that you may see."
        ) from error
    except Exception as error:  # of httpx, of the disk, of the hub: dozens of kinds
        raise ModelError(
            f"the model {name!r} is not on this machine and could not be fetched from the Hugging Face hub "
            f"({first_line(error)}). Check the connection, or give the path of a model that is here."
        ) from error


@contextmanager
def _bars_for_people() -> Iterator[None]:
    """Gigabytes take minutes: on a terminal the hub's own bars tell how far it is."""
    from huggingface_hub.utils.tqdm import (
        are_progress_bars_disabled,
        disable_progress_bars,
        enable_progress_bars,
    )

    if sys.stderr.isatty() or are_progress_bars_disabled():
        yield
        return
    disable_progress_bars()
    try:
        yield
    finally:
        enable_progress_bars()
