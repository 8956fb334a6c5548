"""Thinking: leaves out what a model thinks before it answers, however its text is cut into pieces.

Takes <think>…</think> and the like out of the text, and the white space after it. Templates that open the
thinking themselves leave the model to close it: `opened` is for those. It knows nothing of thoughts that a
server keeps apart ("reasoning_content"): those are no text to begin with.
"""

_PAIRS = {
    "<think>": "</think>",
    "<thinking>": "</thinking>",
    "<|START_THINKING|>": "<|END_THINKING|>",
    "[THINK]": "[/THINK]",
}


class Thinking:
    """Feed it the pieces as they come; what it gives back is text.

    opened  whether the model is thinking from the start, so that the first mark to come is a closing one

    What might be the beginning of a mark is held back until it is clear that it is none.
    """

    def __init__(self, *, opened: bool = False) -> None:
        self._closing = "</think>" if opened else ""
        self._held = ""
        self._skipping = False
        self.thought = opened

    @property
    def unfinished(self) -> bool:
        """Whether the model is still thinking, so that nothing of an answer has come."""
        return bool(self._closing)

    def feed(self, piece: str) -> str:
        """The text that is sure with this piece; "" while the model thinks."""
        self._held += piece
        text = ""
        while (step := self._step()) is not None:
            text += step
        return text

    def end(self) -> str:
        """What was held back, now that no more comes; an unfinished thought is no text."""
        held, self._held = self._held, ""
        return "" if self._closing else held

    def _step(self) -> str | None:
        """What can be said next, "" for a mark gone by; None where more must come first."""
        return self._think() if self._closing else self._speak()

    def _think(self) -> str | None:
        before, mark, after = self._held.partition(self._closing)
        if not mark:
            self._held = before[len(before) - _begun(before, (self._closing,)) :]
            return None
        self._held, self._closing, self._skipping = after, "", True
        return ""

    def _speak(self) -> str | None:
        if self._skipping:
            self._held = self._held.lstrip()
        if not self._held:
            return None
        self._skipping = False
        place, mark = min(
            ((self._held.find(mark), mark) for mark in _PAIRS if mark in self._held), default=(-1, "")
        )
        if mark:
            text, self._held = self._held[:place], self._held[place + len(mark) :]
            self._closing, self.thought = _PAIRS[mark], True
            return text
        sure = len(self._held) - _begun(self._held, tuple(_PAIRS))
        text, self._held = self._held[:sure], self._held[sure:]
        return text or None


def _begun(text: str, marks: tuple[str, ...]) -> int:
    """How many characters at the end of a text may be the beginning of a mark."""
    longest = max(map(len, marks)) - 1
    tails = (text[-length:] for length in range(min(longest, len(text)), 0, -1))
    return next((len(tail) for tail in tails if any(mark.startswith(tail) for mark in marks)), 0)
