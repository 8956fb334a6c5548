"""python -m training.card --run FOLDER --data ../shared/train --out FOLDER: the model card of a run.

What was seen is counted by going through the same batches again, up to where the run stopped. Figures are
those that lie in the run's folder as figures-<name>.json, written by `python -m training.evaluate`.
"""

import argparse
import json
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch

from training.batches import batches
from training.encode import encode, load_tokenizer
from training.mixture import mixture
from training.state import Progress

# Name, licence, by what a source's label begins with.
SOURCES = {
    "squadshifts_new_wiki": ("SQuADShifts, new Wikipedia", "CC BY 4.0"),
    "hotpotqa": ("HotpotQA", "CC BY-SA 4.0"),
    "qamr": ("QAMR", "MIT"),
    "fairytaleqa": ("FairytaleQA", "Apache-2.0"),
    "qed_nq": ("QED", "CC BY-SA 3.0"),
    "covidqa": ("COVID-QA", "Apache-2.0"),
    "onestopqa": ("OneStopQA", "CC BY-SA 4.0"),
    "selqa": ("SelQA", "Apache-2.0"),
    "mnli": ("MultiNLI", "OANC and other permissive parts"),
    "snli": ("SNLI", "CC BY-SA 4.0"),
}
MADE = (
    "_question_",
    "_removed",
    "_renamed",
    "_reworded",
    "_kept",
    "_changed",
    "_unsaid",
    "_among",
    "statement",
)
TEXT = Path(__file__).with_name("card.md")


def seen(data: Path, progress: Progress, seed: int) -> "Counter[tuple[str, str]]":
    """How many rows of each (source, as given or made) a run has seen."""
    found: Counter[tuple[str, str]] = Counter()
    for epoch in range(progress.epoch + 1):
        examples = mixture(data, seed + epoch)
        order = batches(list(encode(examples, load_tokenizer(), seed + epoch)), seed + epoch)
        for batch in order[: progress.batch] if epoch == progress.epoch else order:
            found.update(kind_of(examples[row].source) for row in batch)
    return found


def kind_of(source: str) -> tuple[str, str]:
    """The source that a label belongs to, and whether the row was made here from one of its rows."""
    name = next(start for start in SOURCES if source.startswith(start))
    return name, "made" if any(part in source for part in MADE) else "given"


def sources_table(found: "Counter[tuple[str, str]]") -> str:
    """Rows seen of each source as a Markdown table, the largest first."""
    totals = {name: found[name, "given"] + found[name, "made"] for name in SOURCES}
    lines = [
        "| source | licence | rows as given | rows made from them | share |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name in sorted(totals, key=lambda name: -totals[name]):
        title, licence = SOURCES[name]
        share = totals[name] / max(1, found.total())
        lines.append(
            f"| {title} | {licence} | {found[name, 'given']:,} | {found[name, 'made']:,} | {share:.1%} |"
        )
    return "\n".join(lines)


def figures_table(run: Path) -> str:
    """Every figures-<name>.json of a run side by side as a Markdown table."""
    columns = {path.stem.removeprefix("figures-"): flat(path) for path in sorted(run.glob("figures-*.json"))}
    every = dict.fromkeys(name for column in columns.values() for name in column)
    names = [name for name in every if not name.endswith(("_low", "_high"))]
    lines = [f"| figure | {' | '.join(columns)} |", f"| --- |{' --- |' * len(columns)}"]
    for name in names:
        cells = (cell(column, name) for column in columns.values())
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def cell(column: dict[str, float], name: str) -> str:
    """A figure with its interval, if it has one; a count as it is; "" where it was not measured."""
    if name not in column:
        return ""
    value, low = column[name], column.get(f"{name}_low")
    if low is None:
        return f"{value:.0f}" if value > 1 else f"{value:.3f}"
    return f"{value:.3f} ({low:.3f} to {column[f'{name}_high']:.3f})"


def flat(path: Path) -> dict[str, float]:
    """The figures of a file by "group name"."""
    groups = json.loads(path.read_text())
    return {
        f"{group} {name}": value
        for group in ("squad2", "summedits")
        for name, value in groups.get(group, {}).items()
    }


def write_card(run: Path, data: Path, out: Path) -> Path:
    """README.md, with the log and the loss plot beside it."""
    progress = Progress(**torch.load(run / "state.pt", map_location="cpu", weights_only=True)["progress"])
    settings = json.loads((run / "settings.json").read_text())
    text = TEXT.read_text("utf-8").format(
        steps=f"{progress.step:,}",
        examples=f"{progress.seen:,}",
        minutes=f"{progress.seconds / 60:.0f}",
        budget=settings["examples"],
        rate=settings["rate"],
        seed=settings["seed"],
        sources=sources_table(seen(data, progress, settings["seed"])),
        figures=figures_table(run),
    )
    out.mkdir(parents=True, exist_ok=True)
    (out / "README.md").write_text(text, "utf-8")
    for name in ("log.jsonl", "loss.png", "sources.json"):
        shutil.copy(run / name, out / name)
    return out / "README.md"


def main(arguments: Sequence[str]) -> int:
    """Write the card; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.card", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="the folder of a training run")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the training rows")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    print(write_card(chosen.run, chosen.data, chosen.out))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
