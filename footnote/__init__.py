"""The `footnote` command; `main` runs it. Importing it loads nothing heavy."""

from footnote.commands import Exit
from footnote.entry import main

__all__ = ["Exit", "main"]
