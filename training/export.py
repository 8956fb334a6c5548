"""python -m training.export --model model.safetensors --out FILE: the weights as the product ships them.

Safetensors with int8 matrices, one scale a row (`qa.trained.weights`). Prints the size and the SHA-256, which
goes into qa/trained/weights.py.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from safetensors.numpy import load_file, save

from qa.trained.weights import quantised

SMALLEST = 10_000  # numbers of a matrix that is worth rounding


def export(model: Path, out: Path) -> bytes:
    """Write the rounded weights; returns what was written."""
    content = save(quantised(load_file(model), SMALLEST))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(content)
    return content


def main(arguments: Sequence[str]) -> int:
    """Export and print what there is; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="trained weights, safetensors")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    chosen = parser.parse_args(arguments)
    content = export(chosen.model, chosen.out)
    print(json.dumps({"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
