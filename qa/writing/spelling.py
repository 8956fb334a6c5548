"""Spelling: tokens into text, piece by piece, as they come.

A character of several bytes can stand in several tokens; it is held back until it is whole, and what never
becomes whole is left out. The pieces together are what the tokenizer makes of all tokens at once.
"""

from collections.abc import Callable, Sequence

BROKEN = "\ufffd"  # what tokenizers write for bytes that are no character
LONGEST = 6  # tokens in which a character's bytes can come


class Spelling:
    """The text of one row of tokens.

    decode  tokens into text, without special tokens, spaces as they are
    """

    def __init__(self, decode: Callable[[Sequence[int]], str]) -> None:
        self._decode = decode
        self._tokens: list[int] = []
        self._given: list[int] = []  # the last tokens that were given out: some write no space at the start

    def add(self, token: int) -> str:
        """What can be said for certain now that this token came; "" where nothing new can."""
        self._tokens.append(token)
        text = self._new()
        if text.endswith(BROKEN) and len(self._tokens) < LONGEST:
            return ""
        if text:
            self._given, self._tokens = self._tokens, []
        return text.replace(BROKEN, "")

    def rest(self) -> str:
        """What is left at the end."""
        return self._new().replace(BROKEN, "") if self._tokens else ""

    def _new(self) -> str:
        before = self._decode(self._given) if self._given else ""
        return self._decode([*self._given, *self._tokens])[len(before) :]
