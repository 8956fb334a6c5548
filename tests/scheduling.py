"""In which order the files of tests run, and which of them by the same worker.

Two workers end together if what takes long comes first and what is short comes last. xdist's own order, by
the number of tests, has the longest last: a file of few tests that each start a server.
"""

from collections import Counter
from collections.abc import Sequence

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

BROWSER = "tests/browser/"
FIRST = (
    BROWSER,
    *(
        f"tests/test_{name}.py"
        for name in (
            "footnote_processes bench_speed closed mcp guarded embed programs footnote_terminal wheel kill "
            "evaluate_command threads offers forgetting wordpieces terms crossencoder recipe"
        ).split()
    ),
)
"""By the seconds of processor that they take, the most first."""


class Scheduling(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """By file, but all that drive a browser are one: they share it, and the server that it shows."""

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        config.option.loadscopereorder = False  # as `ordered` has them
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return unit(nodeid)


def unit(nodeid: str) -> str:
    """What a test belongs to that is run by one worker: a file, or all that drive a browser."""
    return BROWSER if nodeid.startswith(BROWSER) else nodeid.partition("::")[0]


def ordered(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """First what takes long, then by the number of tests; those of a unit keep their order."""
    units = [unit(item.nodeid) for item in items]
    ranks = {name: rank for rank, name in enumerate(FIRST)}
    sizes = Counter(units)
    places = sorted(
        range(len(items)), key=lambda at: (ranks.get(units[at], len(FIRST)), -sizes[units[at]], units[at])
    )
    return [items[at] for at in places]
