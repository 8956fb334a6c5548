"""python -m bench NAME …: each module of this package is one measurement."""

import sys
from collections.abc import Callable, Sequence

from bench import (
    abstention,
    answers,
    followups,
    load,
    questions,
    retrieval,
    scale,
    verification,
    writing,
)
from bench.speed import command as speed

BENCHES: dict[str, Callable[[Sequence[str]], int]] = {
    "abstention": abstention.main,
    "answers": answers.main,
    "followups": followups.main,
    "load": load.main,
    "questions": questions.main,
    "retrieval": retrieval.main,
    "scale": scale.main,
    "speed": speed.main,
    "verification": verification.main,
    "writing": writing.main,
}


def main(arguments: Sequence[str]) -> int:
    """Run the bench that is named first; returns an exit code."""
    if not arguments or arguments[0] not in BENCHES:
        print(f"usage: python -m bench {{{','.join(BENCHES)}}} [--data FOLDER]", file=sys.stderr)
        return 2
    return BENCHES[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
