"""A contestant of `bench.speed` that measures nothing: it counts to what it is told."""

from bench.speed.serving import Contestant, run


class Fake(Contestant):
    """variant is "sound", "loud", which prints as libraries do, or "missing", which is not installed."""

    def __init__(self, variant: str) -> None:
        self._variant = variant

    def load(self, model: str) -> None:
        if self._variant == "missing":
            raise ImportError("No module named 'missing'")

    def measure(self, what: str) -> float:
        if self._variant == "loud":
            print("five!", flush=True)
        return int(what)


if __name__ == "__main__":
    run(Fake)
