"""Where a training run stands, on disk: enough to go on as if it had never stopped."""

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch.optim import AdamW

from training.model import ReaderModel


@dataclass(frozen=True, slots=True)
class Progress:
    """Steps done, examples seen, seconds spent, and the next batch: its epoch and place there."""

    step: int = 0
    seen: int = 0
    seconds: float = 0.0
    epoch: int = 0
    batch: int = 0


def save_state(path: Path, model: ReaderModel, optimizer: AdamW, progress: Progress) -> None:
    """Weights, optimizer, random numbers and place, written at once or not at all."""
    part = path.with_suffix(".part")
    torch.save(
        {
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "random": torch.get_rng_state(),
            "progress": asdict(progress),
        },
        part,
    )
    part.replace(path)


def load_state(path: Path, model: ReaderModel, optimizer: AdamW) -> Progress:
    """The last state put back; the beginning where there is none."""
    if not path.exists():
        return Progress()
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    torch.set_rng_state(state["random"])
    return Progress(**state["progress"])
