"""Interviews, transcripts and minutes: whose turn it is, as the names at the beginnings of lines tell it.

"KOV: We will pay." or "**Q:** And then?" counts only where such names open several lines, so that "Note:" or
"Kyiv: rain" is nobody's turn. Who the "A" of questions and answers is, `interviews` tells.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

_LABEL = re.compile(
    r"^[ \t>]*(?:[-*•][ \t]+)?(?:\*\*|\(\(|\[|__)?(?P<name>[^\W\d_a-z][^\n:()\[\]*|<>]{0,40}?)"
    r"(?:(?:\)\)|\]):?|(?:\*\*|__)?:(?:\*\*|__)?|(?<=[\s*][QA])\.)(?=\s)",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"\s*(?:[^\n]+\n?)*+")
_READ = 600  # characters of a turn in which its question ends
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)
_NO_SPEAKERS = frozenset(
    """note update date time source sources published share tags category location address photo image
    related subject from to cc re warning correction summary abstract background results methods
    conclusion conclusions example figure table chapter section appendix press contact email phone
    present apologies attendees action actions agenda item decision resolved fact answer author by
    read""".split()
)
ASKING = frozenset("q question interviewer reporter moderator host".split())
ANSWERING = frozenset("a answer".split())


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose words follow: the label as written, where it stands, and whether its turns mostly ask."""

    label: str
    start: int
    end: int

    asks: bool = False

    @property
    def answers(self) -> bool:
        """Whether it is the answer of whoever is interviewed, not named again."""
        return self.label.lower() in ANSWERING


def turn_at(text: str, start: int, at: int, end: int) -> Turn | None:
    """The turn in which a character stands; only text[start:end] is looked at."""
    turns = _turns(text, start, end)
    before = [turn for turn in turns if turn.start <= at]
    if not before or _HEADING.search(text, before[-1].end, at):
        return None
    last = before[-1]
    return replace(last, asks=_asks(text, turns, last.label, end))


def first_turn(text: str, start: int, end: int) -> int | None:
    """Where the first turn of text[start:end] begins whose label comes again."""
    turns = _turns(text, start, end)
    counts = Counter(turn.label.lower() for turn in turns)
    return next((turn.start for turn in turns if counts[turn.label.lower()] > 1), None)


def _turns(text: str, start: int, end: int) -> list[Turn]:
    """The labels of turns; none where they are not those of several who take turns."""
    turns = [turn for match in _LABEL.finditer(text, start, end) if (turn := _turn(match))]
    counts = Counter(turn.label.lower() for turn in turns)
    if len(turns) < 4 or len(counts) == len(turns):
        turns = [turn for turn in turns if counts[turn.label.lower()] > 1]
    return turns if len(counts) > 1 and len(turns) > 1 else []


def _asks(text: str, turns: Sequence[Turn], label: str, end: int) -> bool:
    """Whether most turns with a label end in a question."""
    if label.lower() in ASKING:
        return True
    mine = [
        _PARAGRAPH.match(text, turn.end, min(end, turn.end + _READ)) for turn in turns if turn.label == label
    ]
    asked = sum(bool(match and match[0].rstrip(' \n*_"”').endswith("?")) for match in mine)
    return 2 * asked > len(mine)


def _turn(match: re.Match[str]) -> Turn | None:
    name = match["name"].strip()
    words = name.lower().split()
    letter = name.lower() in ASKING | ANSWERING
    if not words or len(words) > 5 or (words[0] in _NO_SPEAKERS and not letter):
        return None
    capital = [word for word in name.split() if word[0].isupper()]
    if len(capital) < len(words) - 1:
        return None
    return Turn(name, match.start(), match.end("name"))
