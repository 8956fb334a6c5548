"""The wait for what a question finds, and for its answer, in a library of many documents."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.speed import material, table
from bench.speed.contest import Contest, Reply, contest
from bench.speed.setting import FOOTNOTE, Setting, frameworks, ours, sentences, stock, words
from bench.speed.spread import Spread, percentile, ratio

_ANSWERS = {"Footnote's answer": "reader", "Footnote's answer, no reader": "no-reader"}
WARM = 3  # questions
_HIGH = 95  # percent


def measure(setting: Setting) -> table.Section:
    """The table; each round has questions of its own, the same for everybody."""
    documents = setting.material.documents[: setting.documents]
    questions = setting.material.questions
    folder = material.write(documents, setting.folder / "asked")
    answers = [ours(name, variant) for name, variant in _ANSWERS.items()]
    others = [sentences(setting.python), words(setting.python), *frameworks(setting.python)]
    with contest([ours(), *answers, *others], setting.model, setting.folder) as taking_part:
        stock(taking_part, setting, folder, len(documents))
        taking_part.each(lambda _: {"do": "search", "questions": questions[:WARM]})
        found = taking_part.rounds(
            setting.rounds,
            lambda _, number: {"do": "search", "questions": questions[WARM + number :: setting.rounds]},
        )
        taking_part.need(FOOTNOTE, *_ANSWERS)
        about = f"{len(documents)} documents, {len(questions) - WARM} questions in {setting.rounds} rounds"
        return _section(taking_part, found, about)


def _section(taking_part: Contest, found: Mapping[str, Sequence[Reply]], about: str) -> table.Section:
    medians = {name: [1000 * median(reply["each"]) for reply in replies] for name, replies in found.items()}
    every = {
        name: [1000 * each for reply in replies for each in reply["each"]] for name, replies in found.items()
    }
    rows = []
    for name, own in medians.items():
        high = percentile(every[name], _HIGH)
        figures = (Spread(median(every[name]), min(own), max(own)), Spread(high, high, high))
        compared = name != FOOTNOTE and name not in _ANSWERS
        rows.append(table.Row(name, figures, ratio(own, medians[FOOTNOTE]) if compared else None))
    return table.Section(
        "asking",
        about,
        ("median, ms", f"{_HIGH} % within, ms"),
        tuple(rows),
        tuple(_goals(every[FOOTNOTE])),
        ("a question is embedded and searched, 8 passages are found", f"with {taking_part.versions}"),
        tuple(taking_part.left_out),
    )


def _goals(own: Sequence[float]) -> list[table.Goal]:
    return [
        table.at_most("median of retrieve", median(own), 10, " ms"),
        table.at_most(f"{_HIGH} % of retrieve within", percentile(own, _HIGH), 25, " ms"),
    ]
