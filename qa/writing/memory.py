"""Memory: how much a model needs and how much is free, before it is loaded rather than when it fails.

Counted from the headers of the weights' files, which say the size of each tensor; what is computed on the
way is estimated.
"""

import json
import struct
from math import prod
from pathlib import Path

from index.errors import ModelError

AROUND = 1.1  # what is computed, and what is remembered of a prompt, by the size of the weights

_CGROUP = Path("/sys/fs/cgroup")


def elements(folder: Path) -> int:
    """The numbers in a folder's safetensors. Raises ModelError for a file that is damaged."""
    return sum(_elements(file) for file in sorted(folder.glob("*.safetensors")))


def _elements(file: Path) -> int:
    try:
        with file.open("rb") as opened:
            (length,) = struct.unpack("<Q", opened.read(8))
            if length > file.stat().st_size:
                raise ValueError("its header is cut off")
            header = json.loads(opened.read(length))
        tensors = [entry for name, entry in header.items() if name != "__metadata__"]
        ends = [entry["data_offsets"][1] for entry in tensors]
        if 8 + length + max(ends, default=0) > file.stat().st_size:
            raise ValueError("it is cut off")
        return sum(prod(entry["shape"]) for entry in tensors)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, struct.error) as error:
        raise ModelError(f"the weights in {file} are damaged ({error}). Fetch the model anew.") from error


def check_room(name: str, weights: int, free: int, device: str = "cpu") -> None:
    """Raises ModelError where weights of so many bytes do not fit into what is free."""
    needed = int(weights * AROUND)
    if needed > free:
        where = "memory" if device == "cpu" else f"memory of the graphics card ({device})"
        raise ModelError(
            f"{name} is too large: it needs about {_said(needed)} of {where}, and {_said(free)} are free. "
            "Choose a smaller model, close other programs, or run it on a server and give that with --server."
        )


def free_memory(device: str = "cpu") -> int:
    """The bytes that can be had without swapping, on the processor's side or a card's."""
    if device.startswith("cuda"):
        import torch

        return int(torch.cuda.mem_get_info(torch.device(device))[0])
    import psutil

    return min(int(psutil.virtual_memory().available), _left_to_container(_CGROUP))


def _left_to_container(group: Path) -> int:
    """What a container's limit leaves, which the system's own figure does not tell."""
    try:
        most = int((group / "memory.max").read_text("ascii"))
        used = int((group / "memory.current").read_text("ascii"))
        told = dict(line.split() for line in (group / "memory.stat").read_text("ascii").splitlines())
        return max(0, most - used + int(told.get("inactive_file", 0)))  # files in memory make room
    except (OSError, ValueError):  # no container, or none with a limit ("max")
        return 1 << 62


def _said(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
