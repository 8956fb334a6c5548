"""How well follow-ups are made self-contained, on TREC CAsT 2019 (Dalton et al., 2020).

Each turn is resolved from the raw questions before it; the answers of that chat are not known and stay empty.
Words are compared as the index knows them, without function words. Recall: of the words that the turn
written out by hand adds to the raw one, the share that ours adds too. Precision: of the words that ours adds,
the share that the hand adds too. Topics with even numbers were looked at while the rules were written, those
with odd numbers were not. With --model the same again where a language model takes part, and how often it was
asked and heard.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

import numpy as np

from bench.fitting import Figures, Ints, interval, lines
from index.terms import content_terms
from qa.answer import Turn
from qa.question import self_contained, understood
from qa.writing.rewriting import SECONDS, is_open, understood_with
from qa.writing.writer import Stop, Writer

FOLDER = "cast2019"
RAW = "evaluation_topics_v1.0.json"
RESOLVED = "evaluation_topics_annotated_resolved_v1.0.tsv"


Resolver = Callable[[str, Sequence[Turn]], str]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A turn of a chat as it was asked, as it was written out by hand, and as we have it."""

    topic: int
    number: int
    raw: str
    hand: str
    ours: str

    @property
    def wanted(self) -> frozenset[str]:
        """The terms that the hand adds."""
        return frozenset(content_terms(self.hand)) - frozenset(content_terms(self.raw))

    @property
    def added(self) -> frozenset[str]:
        """The terms that we add."""
        return frozenset(content_terms(self.ours)) - frozenset(content_terms(self.raw))


def main(arguments: Sequence[str]) -> int:
    """Print the figures for the topics looked at and not looked at; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench followups", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help=f"the folder of {FOLDER}/")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print the N worst even-numbered turns"
    )
    parser.add_argument("--model", help="what GenerativeReader takes: a name, a GGUF file, a folder")
    chosen = parser.parse_args(arguments)
    folder = chosen.data / FOLDER
    missing = [folder / name for name in (RAW, RESOLVED) if not (folder / name).exists()]
    if missing:
        print(f"not here: {missing[0]}. Name the folder with --data.", file=sys.stderr)
        return 1
    turns = read(folder)
    tell(turns, "")
    show(sorted((turn for turn in turns if turn.topic % 2 == 0), key=faults, reverse=True)[: chosen.show])
    if chosen.model:
        rewriter = Rewriter(written_by(chosen.model))
        tell(read(folder, rewriter), f", with {rewriter.writer.name}")
        print(rewriter.told())
    return 0


def tell(turns: Sequence[Resolved], how: str) -> None:
    """Print the figures of both halves."""
    for name, odd in (("even topics, looked at", 0), ("odd topics, not looked at", 1)):
        half = [turn for turn in turns if turn.topic % 2 == odd]
        print(f"{name}{how}: {len({turn.topic for turn in half})} topics, {len(half)} turns")
        print(lines(figures(half)))


class Rewriter:
    """Resolves as an Assistant whose reader writes does, and keeps count."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self._times: list[float] = []
        self._heard: list[str] = []

    def __call__(self, question: str, history: Sequence[Turn]) -> str:
        """The question, self-contained."""
        rules = understood(question, history)
        begun = monotonic()
        found = understood_with(question, history, self.writer, Stop()).question
        if is_open(question, history, rules):
            self._times.append(monotonic() - begun)
            self._heard += [f"{rules.question} -> {found}"] if found != rules.question else []
        return found

    def told(self) -> str:
        """How often the model was asked and heard, how long that took, and what it made of the questions."""
        asked, slow = len(self._times), sum(time >= SECONDS for time in self._times)
        took = f"{median(self._times):.2f} s in the median, {slow} cut off at {SECONDS:g} s" if asked else ""
        return "\n".join([f"asked {asked} times, heard {len(self._heard)}; {took}", *self._heard])


def written_by(model: str) -> Writer:
    """The writer of a model on this machine, loaded. Raises ModelError."""
    from qa.writing.local import LocalWriter

    writer = LocalWriter(model)
    writer.load()
    return writer


def read(folder: Path, resolved: Resolver = self_contained) -> list[Resolved]:
    """Every turn of every topic, resolved from the raw questions before it."""
    rows = (folder / RESOLVED).read_text(encoding="utf-8").splitlines()
    hand = dict(row.split("\t", 1) for row in rows if "\t" in row)
    topics = json.loads((folder / RAW).read_text(encoding="utf-8"))
    return [turn for topic in topics for turn in _turns(topic, hand, resolved)]


def _turns(topic: dict[str, Any], hand: dict[str, str], resolved: Resolver) -> Iterator[Resolved]:
    history: list[Turn] = []
    for turn in topic["turn"]:
        raw = turn["raw_utterance"].strip()
        written = hand[f"{topic['number']}_{turn['number']}"].strip()
        yield Resolved(topic["number"], turn["number"], raw, written, resolved(raw, history))
        history.append(Turn(raw, ""))


def figures(turns: Sequence[Resolved]) -> Figures:
    """Each figure with its 95 % interval, drawn topic by topic."""
    right = [len(turn.wanted & turn.added) for turn in turns]
    first = [turn.number == 1 for turn in turns]
    alone = [turn.number > 1 and turn.raw == turn.hand for turn in turns]
    same = [turn.ours == turn.raw for turn in turns]
    shares = {
        "recall of the words added by hand": (right, [len(turn.wanted) for turn in turns]),
        "precision of the words added": (right, [len(turn.added) for turn in turns]),
        "first turns untouched": (np.logical_and(first, same), first),
        "stand-alone turns untouched": (np.logical_and(alone, same), alone),
    }
    owners = [str(turn.topic) for turn in turns]
    return {
        name: _share(np.asarray(part), np.asarray(whole), owners) for name, (part, whole) in shares.items()
    }


def _share(part: Ints, whole: Ints, owners: Sequence[str]) -> tuple[float, float, float]:
    def share(rows: Ints) -> float:
        return float(part[rows].sum() / max(1, whole[rows].sum()))

    return share(np.arange(len(part))), *interval(share, owners)


def faults(turn: Resolved) -> int:
    """How many words are missing or wrong."""
    return len(turn.wanted ^ turn.added)


def show(turns: Sequence[Resolved]) -> None:
    """What was asked, ours, and the hand's."""
    for turn in turns:
        print(f"{turn.topic}_{turn.number} {turn.raw}\n    ours: {turn.ours}\n    hand: {turn.hand}")
