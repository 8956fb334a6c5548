"""Questions with the sentence that answers them and the answer marked in it: data for short answers.

Rows of reader.jsonl.gz (context, question, answers with their offsets) and SQuAD 2.0's paragraphs, both cut
to the sentence in which most annotators found the answer.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from bench.squad import FILE
from index.sentences import Span, sentences

TRAINING = Path("reader.jsonl.gz")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_MARKS = " .,;:\"'“”‘’()"


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the sentence with its answer.

    owner    the article it is about: examples of one owner are not independent
    others   the other sentences of the paragraph
    answers  as written in the sentence, by different annotators
    source   the data set
    """

    question: str
    sentence: str
    answers: tuple[str, ...]
    owner: str
    others: tuple[str, ...]
    source: str


def plain(text: str) -> str:
    """As answers are compared: lower case, no article, no punctuation."""
    return re.sub(r"\W+", " ", _ARTICLE.sub("", text.lower().strip(_MARKS))).strip()


def agreement(given: str, answers: Sequence[str]) -> float:
    """The best F1 of the words of what was given and of the answers, 0 to 1."""
    return max((_f1(plain(given).split(), plain(answer).split()) for answer in answers), default=0.0)


def training(folder: Path, caps: Mapping[str, int]) -> list[Example]:
    """So many rows of each named source. Raises OSError if the file is not there."""
    taken: Counter[str] = Counter()
    found = []
    with gzip.open(folder / TRAINING, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            source = row["source"]
            if taken[source] < caps.get(source, 0) and row["answers"]["text"]:
                marked = list(zip(row["answers"]["answer_start"], row["answers"]["text"], strict=True))
                if example := _example(row["question"], row["context"], marked, str(row["title"]), source):
                    taken[source] += 1
                    found.append(example)
    return found


def squad(data: Path) -> list[Example]:
    """The answerable questions of SQuAD 2.0's shared half. Raises OSError if it is not there."""
    articles = json.loads((data / FILE).read_text(encoding="utf-8"))["data"]
    return [example for article in articles for example in _of_article(article)]


def _of_article(article: Mapping[str, Any]) -> Iterator[Example]:
    for paragraph in article["paragraphs"]:
        for entry in paragraph["qas"]:
            marked = [(answer["answer_start"], answer["text"]) for answer in entry["answers"]]
            if example := _example(
                entry["question"], paragraph["context"], marked, article["title"], "squad2"
            ):
                yield example


def _example(
    question: str, text: str, marked: Sequence[tuple[int, str]], owner: str, source: str
) -> Example | None:
    """None where no answer lies within one sentence."""
    spans = sentences(text)
    homes = Counter(span for start, answer in marked for span in spans if _within(start, answer, span))
    if not homes:
        return None
    home = homes.most_common(1)[0][0]
    answers = dict.fromkeys(answer for start, answer in marked if _within(start, answer, home))
    others = tuple(text[span.start : span.end] for span in spans if span != home)
    return Example(question, text[home.start : home.end], tuple(answers), owner, others, source)


def _within(start: int, answer: str, span: Span) -> bool:
    return span.start <= start and start + len(answer) <= span.end


def part_of(owner: str, parts: int = 10) -> int:
    """The part, 0 to parts - 1, that an article falls in: always the same one."""
    return crc32(owner.encode()) % parts


def _f1(given: Sequence[str], wanted: Sequence[str]) -> float:
    common = sum((Counter(given) & Counter(wanted)).values())
    return 2 * common / (len(given) + len(wanted)) if common else 0.0
