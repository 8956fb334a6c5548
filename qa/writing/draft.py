"""Draft: what a model writes, taken apart into sentences while it arrives.

A sentence is finished once another has begun, a paragraph ends, or the model is done; markers that follow
its full stop belong to it. Markers are taken out: what a sentence rests on is found by the check, and one
that has not arrived whole is held back.
"""

import re

from qa.checking.claims import Statement, statements, without_markers

_OPEN_MARKER = re.compile(r"\s*\[[\d,;–\-\s^]*\Z")
_MARKERS = re.compile(r"(?:\s*\[[\d,;–\-\s^]*\])*\s*")
_ENDED = re.compile(r"[.!?…。！？](?:[\"'”’»)\]*_]|\[[^\]]*\]|\s)*\Z")


class Draft:
    """The text so far, and which of its sentences were handed out."""

    def __init__(self) -> None:
        self.text = ""
        self._done = 0  # characters of it that were handed out

    def add(self, piece: str) -> list[str]:
        """Take the next piece; returns the sentences that it finished, without markers."""
        self.text += piece
        found = statements(self.text[self._done :])
        ends = self.text[self._done :].rstrip(" \t").endswith("\n")
        return self._handed_out(found if ends else found[:-1])

    def end(self, *, whole: bool) -> list[str]:
        """The last sentences; one without a full stop only where the model came to its end: whole."""
        found = statements(self.text[self._done :])
        return self._handed_out(found if whole or _ENDED.search(self.text) else found[:-1])

    @property
    def rest(self) -> str:
        """What was not handed out, as it can be shown: without its markers, whole or not."""
        return without_markers(_OPEN_MARKER.sub("", self.text[self._done :]))

    def _handed_out(self, found: list[Statement]) -> list[str]:
        if found:
            trailing = _MARKERS.match(self.text, self._done + found[-1].end)
            self._done = trailing.end() if trailing else self._done + found[-1].end
        return [one.text for one in found]
