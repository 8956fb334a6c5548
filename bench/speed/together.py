"""The wait for an answer when others ask, too, or documents are added, in one process as the chat page is."""

import json
from collections.abc import Mapping, Sequence

from bench.speed import material, table
from bench.speed.contest import Reply, contest
from bench.speed.setting import Setting, measured
from bench.speed.spread import ratio, spread

PEOPLE = 20
_WAYS = {
    "alone": "one after the other",
    "together": "{} at once",
    "adding": "one after the other, while documents are added",
}


def measure(setting: Setting) -> table.Section:
    """The table; the ways are gone through in turn, so that each meets the same noise."""
    documents = setting.material.documents[: setting.documents]
    more = setting.material.documents[: setting.texts]
    questions = setting.material.questions[:PEOPLE]
    folder = material.write(documents, setting.folder / "asked")
    given = setting.folder / "crowd.json"
    given.write_text(json.dumps({"questions": questions, "more": more}), encoding="utf-8")
    ways = list(_WAYS)
    with contest([measured("crowd", "crowd", variant=str(given))], setting.model, setting.folder) as one:
        one.each(lambda _: {"do": "add", "folder": str(folder), "store": str(setting.folder / "crowd")})
        one.each(lambda _: {"do": "measure", "what": "alone 0"})
        found = one.rounds(
            len(ways) * setting.rounds,
            lambda _, turn: {"do": "measure", "what": f"{ways[turn % len(ways)]} {1 + turn // len(ways)}"},
        )
        one.need("crowd")
        by_way = {way: found["crowd"][at :: len(ways)] for at, way in enumerate(ways)}
        about = f"{len(documents)} documents, {len(questions)} questions, {setting.rounds} rounds"
        return _section(by_way, about, len(questions))


def _section(found: Mapping[str, Sequence[Reply]], about: str, people: int) -> table.Section:
    waits = {way: [float(reply["amount"]) for reply in replies] for way, replies in found.items()}
    slower = {way: ratio(waits[way], waits["alone"]) for way in waits}
    rates = [people / float(reply["seconds"]) for reply in found["together"]]
    rows = [
        table.Row(
            label.format(people),
            (spread(waits[way]), slower[way], spread(rates) if way == "together" else None),
        )
        for way, label in _WAYS.items()
    ]
    return table.Section(
        "together",
        about,
        ("median wait, ms", "times as long", "answers a second"),
        tuple(rows),
        (table.at_most("wait while documents are added", slower["adding"].median, 2, " times"),),
        ("answers with the trained reader, each thread of the same process",),
    )
