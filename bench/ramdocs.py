"""Conflicting and ambiguous sources, RAMDocs (Wang et al., 2025): python -m bench.ramdocs

Each question has its own few documents, some right, some wrong, some beside the point, and often several
right answers, one for each thing of that name. They are made a library, the question is asked as a person
would, and the values of the answer (`footnote ask --values`) are held against the gold answers; a refusal has
none. Whatever was tuned was tuned on the even rows; the odd ones are reported.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from bench.fitting import Figures, interval, lines
from bench.stories import Remembering
from index import Document, Library, SentenceTransformerEmbedder
from index.embed import Embedder
from qa import Assistant, Value

FILE = Path("ramdocs", "ramdocs-a.jsonl")
_ARTICLE = re.compile(r"\b(?:the|a|an)\b")


@dataclass(frozen=True, slots=True)
class Row:
    """A question, its documents, and the source of each: the answer that it was marked as giving, and how."""

    question: str
    documents: tuple[Document, ...]
    marks: Mapping[str, tuple[str, str]]
    gold: tuple[str, ...]
    wrong: tuple[str, ...]

    def sources_of(self, answer: str) -> frozenset[str]:
        """The documents marked correct for an answer."""
        return frozenset(
            source for source, (kind, given) in self.marks.items() if kind == "correct" and given == answer
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was shown for a row.

    all    1 if every gold answer is among the values, each with a document that is marked correct for it
    found  the share of gold answers that are     shown  how many values there are
    right  how many of those are gold answers     known  how many are gold or listed as wrong answers
    """

    all: float
    found: float
    shown: float
    right: float
    known: float


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.ramdocs", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where ramdocs/ lies")
    parser.add_argument("--even", action="store_true", help="the rows that it was tuned on, too")
    chosen = parser.parse_args(arguments)
    try:
        rows = read(chosen.data)
    except OSError as error:
        print(f"no RAMDocs in {chosen.data}: {error}. Name its folder with --data.", file=sys.stderr)
        return 1
    print(lines(judge(rows[1::2])))
    if chosen.even:
        print("the rows it was tuned on", lines(judge(rows[::2])), sep="\n")
    return 0


def read(data: Path) -> list[Row]:
    """The rows of the shared half. Raises OSError if it is not there."""
    with (data / FILE).open(encoding="utf-8") as file:
        return [_row(json.loads(line)) for line in file]


def judge(rows: Sequence[Row], embedder: Embedder | None = None) -> Figures:
    """The figures of `Outcome` over all rows, each with its 95 % interval."""
    known = Remembering(embedder or SentenceTransformerEmbedder())
    return figures([outcome(row, shown(row, known)) for row in rows])


def shown(row: Row, embedder: Embedder) -> tuple[Value, ...]:
    """The values for one question, from a library of its documents."""
    with TemporaryDirectory() as folder, Library(Path(folder) / "row.library", embedder=embedder) as library:
        library.add(row.documents)
        return Assistant(library).ask(row.question).values


def outcome(row: Row, found: Sequence[Value]) -> Outcome:
    """How far the values shown are the answers wanted."""
    held = [_is_among(answer, found, row.sources_of(answer)) for answer in row.gold]
    right = [any(contains(value.text, answer) for answer in row.gold) for value in found]
    known = [any(contains(value.text, answer) for answer in (*row.gold, *row.wrong)) for value in found]
    return Outcome(float(all(held)), float(np.mean(held)), len(found), sum(right), sum(known))


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The means, with intervals drawn row by row."""
    owners = [str(number) for number in range(len(outcomes))]

    def share(part: str, whole: str) -> tuple[float, float, float]:
        parts = np.array([getattr(one, part) for one in outcomes])
        wholes = np.array([getattr(one, whole) if whole else 1.0 for one in outcomes])
        return (
            float(parts.sum() / wholes.sum()),
            *interval(lambda drawn: float(parts[drawn].sum() / wholes[drawn].sum()), owners),
        )

    return {
        "all gold answers among the values, rightly sourced": share("all", ""),
        "gold answers among the values": share("found", ""),
        "values shown for a question": share("shown", ""),
        "of the values shown, gold answers": share("right", "shown"),
        "of the values shown, gold or listed as wrong": share("known", "shown"),
    }


def contains(one: str, other: str) -> bool:
    """Whether one stands in the other, whole words, without articles and punctuation."""
    first, second = (f" {_plain(text)} " for text in (one, other))
    return bool(first.strip() and second.strip()) and (first in second or second in first)


def _is_among(answer: str, found: Sequence[Value], sources: frozenset[str]) -> bool:
    return any(
        contains(statement.value, answer) or contains(value.text, answer)
        for value in found
        for statement in value.statements
        if statement.document.source in sources
    )


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", _ARTICLE.sub(" ", text.lower().replace(",", ""))).split())


def _row(entry: Mapping[str, Any]) -> Row:
    return Row(
        question=entry["question"],
        documents=tuple(_documents(entry["documents"])),
        marks={f"doc-{n}": (one["type"], one["answer"]) for n, one in enumerate(entry["documents"])},
        gold=tuple(entry["gold_answers"]),
        wrong=tuple(entry["wrong_answers"]),
    )


def _documents(entries: Sequence[Mapping[str, str]]) -> Iterator[Document]:
    for number, entry in enumerate(entries):
        if entry["text"].strip():
            yield Document(entry["text"], f"doc-{number}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
