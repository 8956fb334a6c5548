"""Conflicting and ambiguous sources, RAMDocs (Wang et al., 2025): python -m bench.ramdocs

Each question has its own few documents, some right, some wrong, some beside the point, and often several
right answers, one for each thing of that name. They are made a library, the question is asked as a person
would, and three things are held against the gold answers: the values of the answer (`footnote ask --values`),
those of them that its text tells as a difference, and the text; a refusal has none. Of some questions a gold
answer has no document marked as giving it: it cannot be found, and counts as missed; the figure for the other
questions is given beside. Whatever was tuned was tuned on the even rows; the odd ones are reported.
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

from bench.fitting import Figures, Ints, interval, lines
from bench.stories import Remembering
from index import Document, Library, SentenceTransformerEmbedder
from index.embed import Embedder
from qa import Answer, Assistant, Value

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
class Tally:
    """How far some values are the answers wanted.

    all    1 if every gold answer is among the values, stated by a document that is marked correct for it
    found  the share of gold answers that are     shown  how many values there are
    right  how many of those are gold answers     known  how many are gold or listed as wrong answers
    """

    all: float
    found: float
    shown: float
    right: float
    known: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was shown for a row.

    values     the values of the answer     differing  those of them that its text tells as a difference
    told       the share of gold answers that stand in the answer's text, whichever document it cites
    sourced    whether every gold answer has a document that is marked correct for it
    """

    values: Tally
    differing: Tally
    told: float
    sourced: bool


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.ramdocs", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where ramdocs/ lies")
    parser.add_argument("--even", action="store_true", help="the rows that it was tuned on, too")
    parser.add_argument("--no-reader", dest="reader", action="store_false", help="without the trained reader")
    chosen = parser.parse_args(arguments)
    try:
        rows = read(chosen.data)
    except OSError as error:
        print(f"no RAMDocs in {chosen.data}: {error}. Name its folder with --data.", file=sys.stderr)
        return 1
    print(lines(judge(rows[1::2], trained=chosen.reader)))
    if chosen.even:
        print("the rows it was tuned on", lines(judge(rows[::2], trained=chosen.reader)), sep="\n")
    return 0


def read(data: Path) -> list[Row]:
    """The rows of the shared half. Raises OSError if it is not there."""
    with (data / FILE).open(encoding="utf-8") as file:
        return [_row(json.loads(line)) for line in file]


def judge(rows: Sequence[Row], embedder: Embedder | None = None, *, trained: bool = True) -> Figures:
    """The figures of `Outcome` over all rows, each with its 95 % interval."""
    known = Remembering(embedder or SentenceTransformerEmbedder())
    return figures([outcome(row, answered(row, known, trained=trained)) for row in rows])


def answered(row: Row, embedder: Embedder, *, trained: bool = True) -> Answer:
    """The answer to one question, from a library of its documents."""
    with TemporaryDirectory() as folder, Library(Path(folder) / "row.library", embedder=embedder) as library:
        library.add(row.documents)
        return Assistant(library, trained=trained).ask(row.question)


def outcome(row: Row, answer: Answer) -> Outcome:
    """How far an answer gives the answers wanted; a refusal gives none."""
    told = [answer.answered and stands_in(wanted, answer.text) for wanted in row.gold]
    sourced = all(map(row.sources_of, row.gold))
    return Outcome(tally(row, answer.values), tally(row, answer.differing), float(np.mean(told)), sourced)


def tally(row: Row, found: Sequence[Value]) -> Tally:
    """How far these values are the answers wanted."""
    held = [_is_among(answer, found, row.sources_of(answer)) for answer in row.gold]
    right = [any(gives(value.text, answer) for answer in row.gold) for value in found]
    known = [any(gives(value.text, answer) for answer in (*row.gold, *row.wrong)) for value in found]
    return Tally(float(all(held)), float(np.mean(held)), len(found), sum(right), sum(known))


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The means, with intervals drawn row by row."""
    sourced = [float(one.sourced) for one in outcomes]
    return {
        **_tallied([one.values for one in outcomes], "values"),
        "questions whose gold answers all have a document": _share(sourced, [1.0] * len(outcomes)),
        "all gold answers among the values, of those": _share([one.values.all for one in outcomes], sourced),
        **_tallied([one.differing for one in outcomes], "values told as differing"),
        "gold answers that stand in the answer's text": _share(
            [one.told for one in outcomes], [1.0] * len(outcomes)
        ),
    }


def _tallied(tallies: Sequence[Tally], what: str) -> Figures:
    rows = [1.0] * len(tallies)
    shown, right = [one.shown for one in tallies], [one.right for one in tallies]
    return {
        f"all gold answers among the {what}, rightly sourced": _share([one.all for one in tallies], rows),
        f"gold answers among the {what}": _share([one.found for one in tallies], rows),
        f"{what} shown for a question": _share(shown, rows),
        f"of the {what} shown, gold answers": _share(right, shown),
        f"of the {what} shown, gold or listed as wrong": _share([one.known for one in tallies], shown),
    }


def _share(parts: Sequence[float], wholes: Sequence[float]) -> tuple[float, float, float]:
    """Sum over sum with its interval; 0 where there is nothing to be a share of."""
    part, whole = np.array(parts), np.array(wholes)

    def share(drawn: Ints) -> float:
        total = float(whole[drawn].sum())
        return float(part[drawn].sum()) / total if total else 0.0

    owners = [str(number) for number in range(len(parts))]
    return share(np.arange(len(parts))), *interval(share, owners)


def gives(value: str, answer: str) -> bool:
    """Whether a value gives an answer: holds it whole, or is more than half of its words in one piece, or
    half of them with every number in it: "3,559" for "3559 people", never "John" for "John Smith"."""
    if stands_in(answer, value):
        return True
    given, wanted = _plain(value).split(), _plain(answer).split()
    numbers = {word for word in wanted if word.isdigit()}
    enough = len(given) > len(wanted) / 2 or (len(given) == len(wanted) / 2 and numbers)
    return stands_in(value, answer) and bool(enough) and numbers <= set(given)


def stands_in(part: str, text: str) -> bool:
    """Whether a text holds another, whole words, without articles and punctuation; never an empty one."""
    inner, outer = _plain(part), _plain(text)
    return bool(inner) and f" {inner} " in f" {outer} "


def _is_among(answer: str, found: Sequence[Value], sources: frozenset[str]) -> bool:
    return any(
        gives(statement.value, answer)
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
