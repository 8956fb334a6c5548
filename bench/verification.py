"""How well `verify` tells supported sentences from changed ones: python -m bench verification

SummEdits news (Laban et al., 2023): a news text, a summary of a sentence or two, and whether the text
supports all of it; in the others a detail was changed. The hits are all passages of the text, as the
product cuts it. A summary counts as supported if each of its claims is. `verify` has no fitted weights, but
its rules were written with one half of the texts in view. The texts of the other half were not read, but
its figures were seen, and between variants of a rule the better one on both was kept: its figure is a
little kind. The word overlap that `verify` is set beside has one threshold, which is fitted on one half and
judged on the other.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np

from bench.fitting import Floats, Ints, halves, interval
from index.chunk import chunk
from index.documents import Document, Hit
from index.lexical import terms
from index.words import STOP_WORDS
from qa.verify import Claim, Status, verify

FILE = Path("summedits-news", "summedits-news-a.json")
WINDOW = 256  # tokens of a passage; a word counts as 1.3 of them, so that no model has to be loaded


@dataclass(frozen=True, slots=True)
class Row:
    """A summary of a text, whether that supports it, and what was done to it if not."""

    text: str
    summary: str
    supported: bool
    edits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row, what `verify` made of it, and the share of its words that the text has, 0 to 1."""

    row: Row
    claims: tuple[Claim, ...]
    overlap: float

    @property
    def status(self) -> Status:
        """The worst status of its claims."""
        order = (Status.CONTRADICTED, Status.UNSUPPORTED, Status.PARTLY, Status.SUPPORTED)
        return min((claim.status for claim in self.claims), key=order.index)


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench verification", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help=f"where {FILE} lies")
    parser.add_argument("--no-reader", dest="reader", action="store_false", help="without the trained reader")
    parser.add_argument("--wrong", action="store_true", help="print the rows that are judged wrongly, too")
    chosen = parser.parse_args(arguments)
    path = chosen.data / FILE
    if not path.exists():
        print(f"not here: {path}. Name the folder with --data.", file=sys.stderr)
        return 1
    started = perf_counter()
    judged = judge(read(path), trained=chosen.reader)
    seconds = perf_counter() - started
    print(*report(judged), sep="\n")
    print(f"{1000 * seconds / len(judged):.0f} ms a summary")
    if chosen.wrong:
        print(*_wrong(judged), sep="\n")
    return 0


def read(path: Path) -> list[Row]:
    """The rows of a SummEdits file."""
    return [
        Row(row["doc"], row["summary"], bool(row["label"]), tuple(row.get("edit_types") or ()))
        for row in json.loads(path.read_text("utf-8"))
    ]


def judge(rows: Sequence[Row], *, trained: bool = True) -> list[Judged]:
    """Every row beside all passages of its text."""
    hits = {text: passages(text) for text in {row.text for row in rows}}
    claims = [tuple(verify(row.summary, hits[row.text], trained=trained)) for row in rows]
    return [
        Judged(row, found, _overlap(row.summary, row.text)) for row, found in zip(rows, claims, strict=True)
    ]


def passages(text: str) -> list[Hit]:
    """The passages of a text, as hits of no particular rank."""
    found = chunk(Document(text=text, source="news"), count_tokens=_tokens, window=WINDOW)
    return [Hit(passage, 1.0, 0.0, None, 0.0, None) for passage in found]


def report(judged: Sequence[Judged]) -> Iterator[str]:
    """Balanced accuracy with 95 % intervals, and what was found of each kind of change."""
    texts = [each.row.text for each in judged]
    labels = np.array([float(each.row.supported) for each in judged])
    passed = np.array([float(each.status is Status.SUPPORTED) for each in judged])
    (seen, other), _ = halves(texts)
    every = np.arange(len(judged))
    yield f"{len(judged)} summaries of {len(set(texts))} texts, {int(labels.sum())} of them supported"
    for name, rows in (("half not read", other), ("half read", seen), ("both", every)):
        yield f"verify, {name}: {_with_interval(labels, passed, texts, rows)}"
    guessed = _by_threshold(labels, np.array([each.overlap for each in judged]), texts)
    yield f"word overlap, threshold of the other half: {_with_interval(labels, guessed, texts, every)}"
    yield from _by_edit(judged)


def balanced_accuracy(labels: Floats, passed: Floats) -> float:
    """The mean of the shares of the supported that pass and of the others that do not."""
    parts = [(passed == label)[labels == label] for label in (0.0, 1.0)]
    return float(np.mean([part.mean() for part in parts if len(part)]))


def _with_interval(labels: Floats, passed: Floats, texts: Sequence[str], rows: Ints) -> str:
    def figure(drawn: Ints) -> float:
        return balanced_accuracy(labels[rows[drawn]], passed[rows[drawn]])

    low, high = interval(figure, [texts[row] for row in rows], rounds=1000)
    let_through = passed[rows][labels[rows] == 1].mean()
    caught = 1 - passed[rows][labels[rows] == 0].mean()
    return (
        f"balanced accuracy {figure(np.arange(len(rows))):.3f} ({low:.3f} to {high:.3f}): "
        f"{let_through:.2f} of the supported pass, {caught:.2f} of the changed are caught"
    )


def _by_threshold(labels: Floats, scores: Floats, texts: Sequence[str]) -> Floats:
    """Whether each score is above the threshold that is best on the other half."""
    passed = np.zeros(len(scores))
    for fitted, rest in halves(texts):
        at = max(np.unique(scores[fitted]), key=partial(_accuracy_at, labels[fitted], scores[fitted]))
        passed[rest] = scores[rest] >= at
    return passed


def _accuracy_at(labels: Floats, scores: Floats, threshold: float) -> float:
    return balanced_accuracy(labels, (scores >= threshold).astype(float))


def _by_edit(judged: Sequence[Judged]) -> Iterator[str]:
    """The statuses by kind of change, a row with several kinds under each."""
    kinds = sorted({kind for each in judged for kind in each.row.edits})
    yield f"{'':32}" + "".join(f"{status.value:>14}" for status in Status)
    for kind in ("supported", *kinds):
        group = [each for each in judged if _is(each.row, kind)]
        counts = [sum(each.status is status for each in group) for status in Status]
        yield f"{kind:32}" + "".join(f"{count:>14}" for count in counts)


def _is(row: Row, kind: str) -> bool:
    return row.supported if kind == "supported" else not row.supported and kind in row.edits


def _wrong(judged: Sequence[Judged]) -> Iterator[str]:
    for each in judged:
        if (each.status is Status.SUPPORTED) != each.row.supported:
            reasons = "; ".join(claim.reason for claim in each.claims if claim.status is not Status.SUPPORTED)
            yield f"{'supported' if each.row.supported else 'changed'}: {each.row.summary} [{reasons}]"


def _overlap(summary: str, text: str) -> float:
    """The share of the summary's words, function words left out, that the text has."""
    function = {term for word in STOP_WORDS for term in terms(word)}
    words = set(terms(summary)) - function
    return len(words & set(terms(text))) / len(words) if words else 0.0


def _tokens(texts: Sequence[str]) -> list[int]:
    return [2 + round(1.3 * len(text.split())) for text in texts]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
