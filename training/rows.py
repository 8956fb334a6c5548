"""The shared training rows, open ones only, as examples.

Rows marked `authors-only` (passages by others than the annotators) never leave this file: weights that
are shipped must come from open text. Nor do PolicyQA's, whose privacy policies (OPP-115) are given for
research and teaching only.
"""

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from training.examples import Entailment, Example, Range

Row = dict[str, Any]

NOT_FOR_WEIGHTS = ("policyqa",)

# Two supporting paragraphs of HotpotQA answer only together, so one of them counts for less.
PART_OF_AN_ANSWER = 0.4
LABELS = {
    "entailment": Entailment.ENTAILED,
    "neutral": Entailment.NEUTRAL,
    "contradiction": Entailment.CONTRADICTED,
}


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of one gzipped JSONL file whose text may go into shipped weights."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("text_licence", "open") == "open" and row["source"] not in NOT_FOR_WEIGHTS:
                yield row


def reader_examples(data: Path) -> list[Example]:
    """Questions with their passage, answered there or not."""
    return [reading(row) for row in read_rows(data / "reader.jsonl.gz")]


def reading(row: Row) -> Example:
    """One question and passage; OneStopQA marks evidence sentences, which are no short answers."""
    source = row["source"]
    answer = None if row["is_impossible"] else usual_answer(row["answers"])
    return Example(
        source=source,
        first=row["question"].strip(),
        second=row["context"],
        title=clean_title(source, row.get("title") or ""),
        answer=None if source == "onestopqa" else answer,
        focus=answer,
        no_answer=row["is_impossible"],
        relevant=not row["is_impossible"],
    )


def usual_answer(answers: Row) -> Range:
    """The answer that most annotators gave; of equals the shortest."""
    spans = [
        (start, start + len(text))
        for text, start in zip(answers["text"], answers["answer_start"], strict=True)
    ]
    counts = Counter(spans)
    return min(counts, key=lambda span: (-counts[span], span[1] - span[0], span))


def clean_title(source: str, title: str) -> str:
    """A title as a person would write it; empty where the data has only an identifier."""
    if source.startswith(("qamr", "covidqa")):
        return ""
    if source.startswith("fairytaleqa"):
        return title.replace("-", " ")
    if source.startswith("onestopqa"):
        return title.rsplit("/", 1)[0].replace("-", " ")
    return title.replace("_", " ")


def joined_sentences(data: Path, chance: random.Random) -> list[Example]:
    """QAMR's questions, each on its sentence among others of the same article.

    QAMR asks of single sentences; a passage of two to six of them is nearer to what will be read.
    """
    rows = [row for row in read_rows(data / "reader.jsonl.gz") if row["source"] == "qamr"]
    articles: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["context"] not in articles[article_of(row)]:
            articles[article_of(row)].append(row["context"])
    return [among_others(reading(row), articles[article_of(row)], chance) for row in rows]


def article_of(row: Row) -> str:
    """`Wiki1k:wikinews:1244689:2:2` is sentence 2 of paragraph 2; the article is what stands before."""
    return str(row.get("title") or "").rsplit(":", 2)[0]


def among_others(example: Example, article: list[str], chance: random.Random) -> Example:
    """The example's sentence with its neighbours of the article, offsets moved along."""
    at = article.index(example.second)
    first = max(0, at - chance.randint(0, 3))
    before = "".join(sentence + " " for sentence in article[first:at])
    after = "".join(" " + sentence for sentence in article[at + 1 : at + 1 + chance.randint(0, 3)])
    return replace(
        example,
        second=before + example.second + after,
        answer=moved(example.answer, len(before)),
        focus=moved(example.focus, len(before)),
    )


def moved(span: Range | None, by: int) -> Range | None:
    """The range, `by` characters further on."""
    return None if span is None else (span[0] + by, span[1] + by)


def ranking_examples(data: Path) -> list[Example]:
    """Passages that belong to a query or do not; they speak to the relevance head alone."""
    return [
        Example(
            source=row["source"] + "_ranking",
            first=row["query"],
            second=row["passage"],
            title=row.get("title") or "",
            relevant=bool(row["label"]),
            weight=PART_OF_AN_ANSWER if row["source"].startswith("hotpotqa") and row["label"] else 1.0,
        )
        for row in read_rows(data / "ranking.jsonl.gz")
    ]


def entailment_examples(data: Path) -> list[Example]:
    """Sentence pairs of MultiNLI and SNLI: the hypothesis is the claim, the premise its source."""
    return [
        Example(
            source=row["source"],
            first=row["hypothesis"].strip(),
            second=row["premise"].strip(),
            entailment=LABELS[row["label"]],
        )
        for row in read_rows(data / "entailment.jsonl.gz")
    ]


def words_of(text: str) -> list[str]:
    """The words of a text, lower-cased."""
    return re.findall(r"\w+", text.lower())
