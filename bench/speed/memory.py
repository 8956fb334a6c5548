"""What bounds search: reading all vectors once, by the memory's measure and by ours."""

from bench.speed import table
from bench.speed.contest import contest
from bench.speed.setting import Setting, measured
from bench.speed.spread import ratio, spread

_READ, _SEARCH = "a matrix times a vector", "Footnote's exact search"
_WHAT = {_READ: "read", _SEARCH: "search"}


def measure(setting: Setting) -> table.Section:
    """The table; the vectors are random, since an exact search looks at all of them whatever they are."""
    entrants = [measured(name, "ceiling", variant=str(setting.vectors)) for name in _WHAT]
    with contest(entrants, setting.model, setting.folder) as taking_part:
        taking_part.each(lambda name: {"do": "measure", "what": _WHAT[name]})
        found = taking_part.rounds(setting.rounds, lambda name, _: {"do": "measure", "what": _WHAT[name]})
        taking_part.need(_READ, _SEARCH)
        rows, rates = [], {}
        for name, replies in found.items():
            rates[name] = [reply["amount"] / reply["seconds"] / 1e9 for reply in replies]
            waits = [1000 * reply["seconds"] for reply in replies]
            rows.append(table.Row(name, (spread(rates[name]), spread(waits))))
        reached = ratio(rates[_SEARCH], rates[_READ]).median
        return table.Section(
            "memory",
            f"{setting.vectors:,} vectors of 384 numbers, {setting.rounds} rounds",
            ("GB a second", "ms"),
            tuple(rows),
            (),
            (f"{reached:.0%} of the bandwidth",),
            tuple(taking_part.left_out),
        )
