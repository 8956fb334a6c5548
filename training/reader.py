"""python -m training.reader --data ../shared/train --out FOLDER --examples N: train the reader.

Goes on from FOLDER's last state where there is one. Writes there: state.pt (to go on from), log.jsonl (one
line each 20 steps), model-<examples>.safetensors now and then and model.safetensors at the end, loss.png.
The learning rate follows the budget: a run of half the examples is a whole run, not half of one.
"""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import Tensor
from torch.optim import AdamW

from training.batches import Batch, batches, collate
from training.encode import Encoded, encode, load_tokenizer
from training.loss import Losses, losses
from training.mixture import counts, mixture
from training.model import ReaderModel, Scores, save_model, starting_model
from training.plot import plot_losses
from training.state import Progress, load_state, save_state

WARMUP = 0.03  # of the budget
DECAY = 0.5  # of the budget, at its end; a run stopped before it can be given a larger budget and go on
WEIGHT_DECAY = 0.01
LONGEST_STEP = 1.0  # gradients are cut to this norm
LOG_EVERY = 20
SAVE_EVERY = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is made of; another person gets the same model with the same ones, within noise."""

    data: Path
    out: Path
    examples: int | None = None
    minutes: float | None = None
    rate: float = 2e-4
    seed: int = 20
    threads: int = 2
    snapshot_every: int = 10_000
    hard_negatives: bool = True
    entailment: bool = True

    def spent(self, progress: Progress) -> float:
        """The share of the budget that is gone; the run is over at 1."""
        by_examples = progress.seen / self.examples if self.examples else 0.0
        by_time = progress.seconds / 60 / self.minutes if self.minutes else 0.0
        return max(by_examples, by_time)


def train(settings: Settings) -> ReaderModel:
    """Train until the budget is spent."""
    settings.out.mkdir(parents=True, exist_ok=True)
    write_settings(settings)
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = starting_model().to(device).train()
    optimizer = make_optimizer(model, settings.rate)
    scorer = compiled(model)
    progress = load_state(settings.out / "state.pt", model, optimizer)
    for batch, place in stream(settings, progress):
        begun = time.monotonic()
        rate = settings.rate * schedule(settings.spent(progress))
        outcome = step(scorer, optimizer, batch.to(device), rate)
        progress = replace(
            place,
            step=progress.step + 1,
            seen=progress.seen + len(batch.ids),
            seconds=progress.seconds + time.monotonic() - begun,
        )
        record(settings, model, optimizer, progress, outcome, rate)
        if settings.spent(progress) >= 1:
            break
    finish(settings, model, optimizer, progress)
    return model


def write_settings(settings: Settings) -> None:
    """What the run is made of, beside its log; folders are left out, which differ from person to person."""
    told = {name: value for name, value in asdict(settings).items() if not isinstance(value, Path)}
    (settings.out / "settings.json").write_text(json.dumps(told, indent=1) + "\n")


def make_optimizer(model: ReaderModel, rate: float) -> AdamW:
    """AdamW with weight decay on matrices only, as BERT's authors have it."""
    matrices = [value for value in model.parameters() if value.ndim > 1]
    vectors = [value for value in model.parameters() if value.ndim <= 1]
    groups = [{"params": matrices, "weight_decay": WEIGHT_DECAY}, {"params": vectors, "weight_decay": 0.0}]
    return AdamW(groups, lr=rate, fused=True)


def schedule(spent: float) -> float:
    """The factor on the learning rate: up linearly, level, then down linearly to nothing.

    Level in the middle rather than falling throughout, after Hägele et al. 2024: no worse, and a longer run
    can begin where a shorter one began to fall.
    """
    if spent < WARMUP:
        return max(spent / WARMUP, 0.01)
    return min(1.0, max(0.0, (1 - spent) / DECAY))


def stream(settings: Settings, progress: Progress) -> Iterator[tuple[Batch, Progress]]:
    """Batches from where the run stands, each with the place of the one after it.

    Every epoch makes its negatives, claims and cuts anew, from a seed of its own.
    """
    epoch, first = progress.epoch, progress.batch
    while True:
        rows = epoch_rows(settings, epoch)
        order = batches(rows, settings.seed + epoch)
        for at in range(first, len(order)):
            last = at + 1 == len(order)
            place = Progress(epoch=epoch + last, batch=0 if last else at + 1)
            yield collate([rows[row] for row in order[at]]), place
        epoch, first = epoch + 1, 0


def epoch_rows(settings: Settings, epoch: int) -> list[Encoded]:
    """The whole mixture of one epoch, encoded; how much there is of each source goes beside the log."""
    examples = mixture(
        settings.data,
        settings.seed + epoch,
        hard_negatives=settings.hard_negatives,
        entailment=settings.entailment,
    )
    (settings.out / "sources.json").write_text(json.dumps(counts(examples), indent=1) + "\n")
    return list(encode(examples, load_tokenizer(), settings.seed + epoch))


def compiled(model: ReaderModel) -> Callable[[Tensor, Tensor, Tensor], Scores]:
    """The model compiled where there is a compiler: half as fast again on two cores."""
    if shutil.which("c++") is None and not torch.cuda.is_available():
        return model
    made: Callable[[Tensor, Tensor, Tensor], Scores] = torch.compile(model, dynamic=True)
    return made


def step(
    scorer: Callable[[Tensor, Tensor, Tensor], Scores], optimizer: AdamW, batch: Batch, rate: float
) -> Losses:
    """One update, in bf16 where the weights are read and in fp32 where they are kept."""
    for group in optimizer.param_groups:
        group["lr"] = rate
    with torch.autocast(batch.ids.device.type, torch.bfloat16):
        scores = scorer(batch.ids, batch.mask, batch.types)
    outcome = losses(scores, batch)
    optimizer.zero_grad()
    outcome.total.backward()  # type: ignore[no-untyped-call]
    weights = [weight for group in optimizer.param_groups for weight in group["params"]]
    torch.nn.utils.clip_grad_norm_(weights, LONGEST_STEP)
    optimizer.step()
    return outcome


def record(
    settings: Settings, model: ReaderModel, optimizer: AdamW, now: Progress, outcome: Losses, rate: float
) -> None:
    """The log, the state and the snapshots, each when its turn has come."""
    if now.step % LOG_EVERY == 0:
        line = {
            "step": now.step,
            "seen": now.seen,
            "seconds": round(now.seconds, 1),
            "rate": rate,
            **{name: round(float(value.detach()), 4) for name, value in outcome._asdict().items()},
        }
        with (settings.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
    if now.step % SAVE_EVERY == 0:
        save_state(settings.out / "state.pt", model, optimizer, now)
        due = now.seen // settings.snapshot_every * settings.snapshot_every
        if due and not (snapshot := settings.out / f"model-{due}.safetensors").exists():
            save_model(model, snapshot)


def finish(settings: Settings, model: ReaderModel, optimizer: AdamW, now: Progress) -> None:
    """The last weights, the state and the plot."""
    save_state(settings.out / "state.pt", model, optimizer, now)
    save_model(model, settings.out / "model.safetensors")
    plot_losses(settings.out / "log.jsonl", settings.out / "loss.png")


def read_settings(arguments: Sequence[str]) -> Settings:
    """The command line as settings."""
    parser = argparse.ArgumentParser(
        prog="python -m training.reader", description="Train the reader.", argument_default=argparse.SUPPRESS
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the training rows")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--examples", type=int, help="budget: examples seen")
    parser.add_argument(
        "--minutes", type=float, help="budget: minutes of training; with both, what ends first"
    )
    parser.add_argument("--rate", type=float, help="the highest learning rate")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--snapshot-every", type=int, help="examples between two snapshots of the weights")
    parser.add_argument("--no-hard-negatives", dest="hard_negatives", action="store_false")
    parser.add_argument("--no-entailment", dest="entailment", action="store_false")
    settings = Settings(**vars(parser.parse_args(arguments)))
    if settings.examples is None and settings.minutes is None:
        parser.error("give a budget: --examples or --minutes")
    return settings


def main(arguments: Sequence[str]) -> int:
    """Train as the arguments say; returns an exit code."""
    train(read_settings(arguments))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
