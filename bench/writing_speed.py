"""How fast a model writes, and stops: python -m bench.writing_speed --model FILE

Beside transformers' own `pipeline("text-generation")`, which gets the same weights, in turns, with
prompts that neither has seen, each followed by a second question about the same passages. Then a stop at
random moments of reading and writing. A machine with other work on it says little: look at the ratios.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from statistics import median
from threading import Timer
from time import perf_counter, sleep
from typing import Any

from index.errors import ModelError
from qa.writing.hub import HuggingFaceHub
from qa.writing.loading import Loaded, load
from qa.writing.local import LocalWriter
from qa.writing.weights import weights_of
from qa.writing.writer import Message, Stop

MOST = 48  # tokens written
SYSTEM = Message("system", "You answer from the passages, in plain sentences, and add nothing to them.")
QUESTIONS = ("What happened to the ferry, and who was hurt?", "What will the dam cost, and who says so?")


@dataclass(frozen=True, slots=True)
class Run:
    """One text that was written: seconds to its first token, and tokens a second after that."""

    first: float
    rate: float


def main(arguments: Sequence[str]) -> int:
    """Print both tables; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.writing_speed", description=__doc__)
    parser.add_argument("--model", default="smollm2", help="GGUF file, folder, name on the hub, or smollm2")
    parser.add_argument("--dtype", help="float32, bfloat16 or float16 (default: the quickest here)")
    parser.add_argument("--tokens", type=int, default=1000, help="of a prompt, nearly")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--stops", type=int, default=20)
    chosen = parser.parse_args(arguments)
    begun = perf_counter()
    try:
        weights = weights_of(chosen.model, HuggingFaceHub())
        loaded = load(weights, dtype=chosen.dtype)
    except ModelError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{weights.name}, {loaded.model.dtype}, {loaded.model.device}: loaded in {_s(begun)} s")
    writer = LocalWriter.of(weights.name, loaded)
    prompts = Prompts(writer, chosen.tokens)
    print(*speeds(writer, load(weights, dtype=chosen.dtype), prompts, chosen.rounds), sep="\n")
    print(*stops(writer, prompts, chosen.stops), sep="\n")
    return 0


def speeds(writer: LocalWriter, loaded: Loaded, prompts: "Prompts", rounds: int) -> Iterator[str]:
    """Both in turns, who comes first changing; the first round warms up and does not count."""
    ours, theirs = Ours(writer), Pipeline(loaded)
    runs: dict[tuple[str, int], list[Run]] = {}
    for number in range(rounds + 1):
        contestants: tuple[Ours | Pipeline, ...] = (ours, theirs) if number % 2 else (theirs, ours)
        for contestant in contestants:
            for turn, messages in enumerate(prompts.of(number)):
                run = contestant.run(messages)
                if number:
                    runs.setdefault((contestant.name, turn), []).append(run)
    yield f"prompts of {prompts.tokens} tokens, {MOST} written, medians of {rounds}   ours   pipeline   ratio"
    for turn, what in enumerate(("new prompt", "same passages again")):
        mine, other = runs[ours.name, turn], runs[theirs.name, turn]
        yield _line(f"{what}: seconds to the first token", [run.first for run in mine], other, "first")
        yield _line(f"{what}: tokens a second after it", [run.rate for run in mine], other, "rate")


def _line(what: str, mine: Sequence[float], other: Sequence[Run], field: str) -> str:
    one, two = median(mine), median(getattr(run, field) for run in other)
    return f"  {what:48} {one:6.2f} {two:10.2f} {one / two:7.2f}"


class Prompts:
    """Questions about the documents of a first run.

    tokens  of a prompt, nearly
    """

    def __init__(self, writer: LocalWriter, tokens: int) -> None:
        self.tokens = tokens
        self._writer = writer
        found = sorted(files("index.samples").iterdir(), key=str)
        self._texts = [file.read_text("utf-8") for file in found if str(file).endswith(".md")]

    def of(self, number: int) -> Iterator[list[Message]]:
        """Two questions about the same passages, which begin otherwise for each number."""
        first = number % len(self._texts)
        whole = f"Round {number}. " + " ".join(self._texts[first:] + self._texts[:first])
        words = whole.split(" ")
        share = self.tokens / self._writer.count(whole)
        passages = " ".join(words[: int(len(words) * share)])
        for question in QUESTIONS:
            yield [SYSTEM, Message("user", f"Passages:\n{passages}\n\nQuestion: {question}")]


class Ours:
    """What Footnote does: LocalWriter."""

    name = "ours"

    def __init__(self, writer: LocalWriter) -> None:
        self._writer = writer

    def run(self, messages: Sequence[Message]) -> Run:
        """Write once, to the end or to `MOST` tokens."""
        begun = perf_counter()
        times, said = [], ""
        for piece in self._writer.write(messages, most=MOST, stop=Stop()):
            times.append(perf_counter())
            said += piece
        return _run(begun, times, self._writer.count(said))


class Pipeline:
    """What transformers does by itself, with a streamer that looks at the clock."""

    name = "pipeline"

    def __init__(self, loaded: Loaded) -> None:
        from transformers import pipeline

        loaded.model.set_attn_implementation("sdpa")  # its own choice
        self._pipeline = pipeline("text-generation", model=loaded.model, tokenizer=loaded.tokenizer)
        self._tokenizer = loaded.tokenizer

    def run(self, messages: Sequence[Message]) -> Run:
        """Write once, to the end or to `MOST` tokens."""
        told = [{"role": message.role, "content": message.content} for message in messages]
        text = self._tokenizer.apply_chat_template(told, add_generation_prompt=True, tokenize=False)
        times: list[float] = []
        begun = perf_counter()
        self._pipeline(
            text,
            max_new_tokens=MOST,
            do_sample=False,
            return_full_text=False,
            add_special_tokens=False,
            streamer=_clock(times),
        )
        return _run(begun, times[1:], len(times) - 1)  # the prompt comes first


def _clock(times: list[float]) -> Any:
    from transformers.generation.streamers import BaseStreamer

    class Clock(BaseStreamer):
        def put(self, value: Any) -> None:
            times.append(perf_counter())

        def end(self) -> None:
            """Nothing is held back."""

    return Clock()


def _run(begun: float, times: Sequence[float], tokens: int) -> Run:
    span = times[-1] - times[0] if times else 0.0
    return Run(times[0] - begun if times else 0.0, (tokens - 1) / span if span else 0.0)


def stops(writer: LocalWriter, prompts: Prompts, count: int) -> Iterator[str]:
    """How long after a stop the writer ends, at random moments of reading a new prompt and writing."""
    random = Random(7)
    begun = perf_counter()
    list(writer.write(next(prompts.of(100)), most=MOST, stop=Stop()))
    whole = perf_counter() - begun
    waits, reading = [], 0
    for number in range(count):
        wait, pieces = _stopped(writer, next(prompts.of(101 + number)), random.uniform(0, whole))
        waits.append(wait)
        reading += not pieces
    yield f"stopped at {count} random moments, {reading} while reading: ended after"
    yield f"  median {1000 * median(waits):.0f} ms, at worst {1000 * max(waits):.0f} ms"


def _stopped(writer: LocalWriter, messages: Sequence[Message], after: float) -> tuple[float, int]:
    stop, told = Stop(), [0.0]

    def tell() -> None:
        told[0] = perf_counter()
        stop.set()

    timer = Timer(after, tell)
    timer.start()
    pieces = len(list(writer.write(messages, most=10 * MOST, stop=stop)))
    ended = perf_counter()
    while not told[0]:  # it had said all it wanted to before
        sleep(0.01)
        ended = perf_counter()
    return max(0.0, ended - told[0]), pieces


def _s(begun: float) -> str:
    return f"{perf_counter() - begun:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
