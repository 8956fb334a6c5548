"""The documents of a first run, written for this project. Every word of them is fiction.

The Varrow Islands and Galdern, their towns, ships, ministries, newspapers and people are invented, and so
is the year; a likeness to anybody or anything real is chance. The documents follow three stories through
the spring of 2031: the accident of the ferry Corncrake, the sale of the North Quay and the repair of the
Upper Ennick dam. They contradict, correct and copy one another as news does.

This module only says where they are; it does not load them.
"""

from pathlib import Path

FOLDER = Path(__file__).parent

QUESTIONS: tuple[str, ...] = (
    "Who told the Melhaven Chronicle about the talks with Galdermar?",
    "How many people were hurt in the ferry accident?",
    "Since when had the ferry’s alarm been muted?",
    "Who won the islands’ football cup this year?",
)
"""Questions for the first page. The documents disagree on the second and are silent on the last."""


def files() -> list[Path]:
    """The sample documents, by name."""
    found = (path for path in FOLDER.iterdir() if path.is_file() and not path.name.startswith("."))
    return sorted(path for path in found if path.suffix not in {".py", ".pyc"})
