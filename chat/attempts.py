"""How often passwords may be tried: Attempts."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

FREE = 5  # failures of a name before it is locked
FIRST_LOCK, LONGEST_LOCK = 30.0, 900.0  # seconds
MEMORY = 900.0  # seconds without a failure after which a name's are forgotten
ALTOGETHER, WINDOW = 100, 60.0  # failures of all names together in so many seconds


@dataclass(frozen=True, slots=True)
class _Tally:
    failures: int
    until: float  # when the name may be tried again


class Attempts:
    """Decides whether a password may be tried now.

    After 5 failures for one name, each within 15 minutes of the one before, that name is locked out for 30 s,
    and with each further failure for twice as long, up to 15 min. Attempts while it is locked do not count. A
    success forgets the name's failures, and so do 15 minutes without one after the lock has ended. After 100
    failures within a minute, whatever the names, nobody can log in until fewer are that young: against one
    common password tried with many names. As that bounds how many names can fail, it bounds the memory too.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._tallies: dict[str, _Tally] = {}
        self._recent: deque[float] = deque()
        self._lock = Lock()

    def begin(self, name: str) -> bool:
        """Whether the name may be tried. A try counts as a failure until it has succeeded, so that many
        at the same moment are no more than as many in turn."""
        with self._lock:
            now = self._clock()
            self._forget(now)
            tally = self._tallies.get(name, _Tally(0, now))
            if now < tally.until or len(self._recent) >= ALTOGETHER:
                return False
            failures = tally.failures + 1
            self._tallies[name] = _Tally(failures, now + _delay(failures))
            self._recent.append(now)
            return True

    def succeeded(self, name: str) -> None:
        """The try that was begun was no failure, and those before it are forgiven."""
        with self._lock:
            self._tallies.pop(name, None)
            if self._recent:
                self._recent.pop()

    def __len__(self) -> int:
        """How many names it remembers."""
        return len(self._tallies)

    def _forget(self, now: float) -> None:
        while self._recent and now - self._recent[0] >= WINDOW:
            self._recent.popleft()
        kept = self._tallies.items()
        self._tallies = {name: tally for name, tally in kept if now - tally.until < MEMORY}


def _delay(failures: int) -> float:
    """Seconds that a name is locked for after so many failures."""
    return 0.0 if failures < FREE else min(FIRST_LOCK * 2.0 ** (failures - FREE), LONGEST_LOCK)
