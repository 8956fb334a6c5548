"""python -m training.curve --run FOLDER --data ../shared/data: what the snapshots of a run can do.

Each is asked the same questions of SQuAD's calibration articles, in their own paragraphs. Writes curve.json
and curve.png into the folder of the run. Snapshots of before the learning rate fell are worse than whole runs
of their length would be.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from qa.trained import CrossEncoder
from training.evaluate import Figures, squad, squad_figures
from training.plot import plot_curve

_SNAPSHOT = re.compile(r"model-(\d+)\.safetensors")


def curve(run: Path, data: Path, count: int) -> dict[int, Figures]:
    """The figures of each snapshot, by the examples that it has seen, the last weights among them."""
    questions = random.Random(0).sample(squad(data, "calibration"), count)
    snapshots = {int(match[1]): path for path in run.iterdir() if (match := _SNAPSHOT.fullmatch(path.name))}
    last = json.loads((run / "log.jsonl").read_text().splitlines()[-1])["seen"]
    snapshots[last] = run / "model.safetensors"
    return {seen: squad_figures(questions, CrossEncoder(snapshots[seen])) for seen in sorted(snapshots)}


def main(arguments: Sequence[str]) -> int:
    """Measure, write and print; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.curve", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="the folder of a finished run")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--questions", type=int, default=600)
    chosen = parser.parse_args(arguments)
    found: Mapping[int, Figures] = curve(chosen.run, chosen.data, chosen.questions)
    (chosen.run / "curve.json").write_text(json.dumps(found, indent=1) + "\n")
    plot_curve(found, chosen.run / "curve.png")
    print(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
