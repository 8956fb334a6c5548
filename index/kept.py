"""What was worked out from one state of a catalog, for as long as that state lasts."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

_MOST = 32  # results: a page of documents asks for a few at a time

T = TypeVar("T")


class Kept:
    """Results by name, at most 32, all of one state. Safe to use from several threads."""

    def __init__(self) -> None:
        self._kept: tuple[Hashable, OrderedDict[Hashable, Any]] = None, OrderedDict()

    def get(self, state: Hashable, name: Hashable, make: Callable[[], T]) -> T:
        """What was made of this state under this name, or is now; what was made of another is forgotten."""
        of, results = self._kept
        if of != state:
            results = OrderedDict()
            self._kept = state, results
        try:
            result: T = results[name]
        except KeyError:
            result = results[name] = make()
            if len(results) > _MOST:
                results.popitem(last=False)
        return result
