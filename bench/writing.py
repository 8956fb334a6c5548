"""Answers written by a model: are their sentences borne out, cited rightly, and do they still answer?

On SQuAD 2.0's half, all its paragraphs in one library. Each question is answered three ways: in sentences of
the documents, written by the model and checked, and as the model wrote it, without the check. Citation recall
and precision are those of ALCE (Gao et al., 2023): a sentence counts if its citations together bear it out; a
citation counts if its sentence does, and if it bears it out alone or is missed when left out. The judge is
`qa.verify`, ours, and not the entailment model of that paper: what the check let through it mostly lets
through too, so the middle column is no proof. --output writes every sentence with its quotes, to be judged by
hand.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench import squad
from index import Library
from qa import Answer, Assistant
from qa.checking.claims import Statement, statements
from qa.checking.evidence import stated_at
from qa.checking.sources import Sources
from qa.verify import Status, compared
from qa.writing.plain_speech import denies
from qa.writing.reader import WritingReader

_Place = tuple[Any, int, int]


@dataclass
class Tally:
    """What came of the answers of one kind."""

    answerable: int = 0
    unanswerable: int = 0
    found: int = 0
    refused_wrongly: int = 0
    refused_rightly: int = 0
    sentences: int = 0
    supported: int = 0
    recalled: int = 0
    citations: int = 0
    precise: int = 0
    removed: int = 0
    seconds: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)


def main(arguments: Sequence[str]) -> int:
    """Print a table; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench writing", description=__doc__)
    parser.add_argument("--model", required=True, help="a hub name, a folder, a GGUF file, or smollm2")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder of squad2/")
    parser.add_argument(
        "--questions", type=int, default=200, help="that have an answer; half as many have none"
    )
    parser.add_argument("--seed", type=int, default=17, help="draw other questions (default: 17)")
    parser.add_argument("--output", type=Path, help="every sentence shown, with its quotes, as JSON lines")
    chosen = parser.parse_args(arguments)
    try:
        documents, questions = squad.read(chosen.data)
    except OSError as error:
        print(f"not here: {error}. Name the folder with --data.", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder, Library(Path(folder) / "writing.library") as library:
        library.add(documents)
        asked = _sample(questions, chosen.questions, chosen.seed)
        tallies = _run(library, reader_of(chosen.model), asked, chosen.output)
    print(table(tallies))
    return 0


def reader_of(model: str) -> WritingReader:
    """Loaded."""
    from qa.generate import GenerativeReader

    reader = GenerativeReader(model)
    reader.writer.load()
    return reader


def _sample(questions: Sequence[squad.Question], count: int, seed: int) -> list[squad.Question]:
    random = Random(seed)
    answerable = [one for one in questions if one.answers]
    others = [one for one in questions if not one.answers]
    return [*random.sample(answerable, count), *random.sample(others, count // 2)]


def _run(
    library: Library, reader: WritingReader, asked: Sequence[squad.Question], output: Path | None
) -> dict[str, Tally]:
    plain, writing = Assistant(library), Assistant(library, reader=reader)
    tallies = {name: Tally() for name in ("own sentences", "written, checked", "written, unchecked")}
    rows = []
    for number, question in enumerate(asked, 1):
        for name, assistant in (("own sentences", plain), ("written, checked", writing)):
            begin = perf_counter()
            answer = assistant.ask(question.text)
            tallies[name].seconds.append(perf_counter() - begin)
            count(tallies[name], answer, question.answers)
        unchecked(tallies["written, unchecked"], answer, question.answers)
        rows += [{"question": question.text, **row} for row in shown(answer)]
        print(f"\r{number} of {len(asked)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    if output:
        output.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return tallies


def count(tally: Tally, answer: Answer, accepted: Sequence[str]) -> None:
    """An answer as it is shown."""
    _count_answered(tally, answer.answered, answer.text, accepted)
    if answer.answered:
        places = [(one.document, one.start, one.end) for one in answer.citations]
        _count_cited(tally, statements(answer.text), places)
    if answer.written:
        tally.removed += len(answer.written.removed)
        tally.outcomes[answer.written.outcome] += 1


def unchecked(tally: Tally, answer: Answer, accepted: Sequence[str]) -> None:
    """What the model wrote for an answer, with the markers it gave; a refusal where it was not asked."""
    drafted = statements(answer.written.draft) if answer.written else []
    answered = any(not denies(one.text) for one in drafted)
    _count_answered(tally, answered, answer.written.draft if answer.written else "", accepted)
    if answered:
        _count_cited(tally, drafted, [(hit.document, hit.start, hit.end) for hit in answer.hits])


def shown(answer: Answer) -> Iterator[dict[str, Any]]:
    """Each sentence of a written answer with the quotes it cites, and whose it is."""
    places = [one.place for one in answer.written.sentences if one.place] if answer.written else []
    for one in statements(answer.text) if answer.written and answer.answered else ():
        quotes = [c.quote for c in answer.citations if c.number in one.cited]
        by_model = any(place[0] <= one.start < place[1] for place in places)
        yield {"sentence": one.text, "quotes": quotes, "by": "model" if by_model else "document"}


def _count_answered(tally: Tally, answered: bool, text: str, accepted: Sequence[str]) -> None:
    if accepted:
        tally.answerable += 1
        tally.refused_wrongly += not answered
        tally.found += answered and any(one.lower() in text.lower() for one in accepted)
    else:
        tally.unanswerable += 1
        tally.refused_rightly += not answered


def _count_cited(tally: Tally, sentences: Sequence[Statement], places: Sequence[_Place]) -> None:
    """Supported by any of the sources; and by those it cites, all of them and each alone."""
    sources = Sources([stated_at([place]) for place in places])
    for one in sentences:
        cited = [number for number in one.cited if number <= len(places)]
        whole = bool(cited) and _bears_out(one, cited, sources)
        tally.sentences += 1
        tally.supported += whole or _bears_out(one, (), sources)
        tally.recalled += whole
        tally.citations += len(one.cited)
        tally.precise += sum(whole and _needed(one, number, cited, sources) for number in cited)


def _needed(one: Statement, number: int, cited: Sequence[int], sources: Sources) -> bool:
    rest = [other for other in cited if other != number]
    return _bears_out(one, [number], sources) or not rest or not _bears_out(one, rest, sources)


def _bears_out(one: Statement, cited: Sequence[int], sources: Sources) -> bool:
    bare = Statement(one.text, one.start, one.end, tuple(cited))
    return compared(bare, sources).status is Status.SUPPORTED


def table(tallies: dict[str, Tally]) -> str:
    """The figures as Markdown."""
    rows: list[tuple[str, Callable[[Tally], str]]] = [
        ("answers found, of those there are", lambda t: _share(t.found, t.answerable)),
        ("refused wrongly", lambda t: _share(t.refused_wrongly, t.answerable)),
        ("refused rightly", lambda t: _share(t.refused_rightly, t.unanswerable)),
        ("sentences", lambda t: str(t.sentences)),
        ("… borne out by the sources", lambda t: _share(t.supported, t.sentences)),
        ("… by what they cite (citation recall)", lambda t: _share(t.recalled, t.sentences)),
        ("citations that are needed (citation precision)", lambda t: _share(t.precise, t.citations)),
        ("sentences left out", lambda t: str(t.removed)),
        ("answers written / mended / own sentences", _outcomes),
        ("seconds an answer, median", lambda t: f"{median(t.seconds):.2f}" if t.seconds else "–"),
    ]
    lines = [["", *tallies], ["---"] * (len(tallies) + 1)]
    lines += [[name, *(figure(tally) for tally in tallies.values())] for name, figure in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _outcomes(tally: Tally) -> str:
    names = ("written", "mended", "extractive")
    return " / ".join(str(tally.outcomes[name]) for name in names) if tally.outcomes else "–"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
