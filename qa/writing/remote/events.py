"""Events: the JSON objects in a stream of server-sent events, from bytes cut anywhere.

Every line that begins with "data:" is an event of its own, as servers write them. What is no JSON object is
passed over, as are comments and other fields: a stream is not given up for one bad line. It does not know
whether a text is complete.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

Payload = dict[str, Any]
LONGEST = 1_000_000  # bytes of a line; no piece of a text is as long
_LINE = re.compile(rb"\r\n|\r|\n")


class BrokenOff(Exception):
    """A stream ended, or makes no sense any more, before it said that it is complete."""


class Events:
    """Feed it bytes as they come.

    finished  whether [DONE] came; a stream may also say that it is complete by a finish_reason in a choice
    """

    def __init__(self) -> None:
        self._rest = b""
        self.finished = False

    def feed(self, data: bytes) -> Iterator[Payload]:
        """The objects that are complete with these bytes. Raises BrokenOff for a line beyond all measure."""
        # A carriage return at the very end may be half of a line's end: the empty line it makes is harmless.
        *lines, self._rest = _LINE.split(self._rest + data)
        if len(self._rest) > LONGEST:
            raise BrokenOff
        yield from self._payloads(lines)

    def end(self) -> Iterator[Payload]:
        """The object in a last line that was not ended."""
        lines, self._rest = [self._rest], b""
        yield from self._payloads(lines)

    def _payloads(self, lines: list[bytes]) -> Iterator[Payload]:
        for line in lines:
            field, _, value = line.partition(b":")
            if field != b"data":
                continue
            if value.strip() == b"[DONE]":
                self.finished = True
            elif (payload := _object(value)) is not None:
                yield payload


def _object(value: bytes) -> Payload | None:
    try:
        found = json.loads(value.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def trimmed(payload: Payload) -> Payload:
    """A chunk with what is needed of it, in the shapes that it should have, whatever it had."""
    return {"choices": [_choice(choice) for choice in choices(payload)]}


def _choice(choice: Payload) -> Payload:
    found = choice.get("delta") or choice.get("message")  # a server that does not stream sends a message
    delta = found if isinstance(found, dict) else {}
    reason = choice.get("finish_reason")
    return {
        "index": 0,
        "finish_reason": reason if isinstance(reason, str) else None,
        "delta": {"content": _text(delta.get("content")), "reasoning": _reasoning(delta)},
    }


def _text(content: Any) -> str:
    """A text, or the texts among the parts of one; half a surrogate pair becomes a replacement character."""
    if isinstance(content, list):
        content = "".join(
            part["text"] for part in content if isinstance(part, dict) and _is_text(part.get("text"))
        )
    whole = content if isinstance(content, str) else ""
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _reasoning(delta: Payload) -> str:
    """What the model thinks, under the names that vLLM, llama.cpp, Ollama and others have for it."""
    found = (delta.get(name) for name in ("reasoning_content", "reasoning", "thinking"))
    return next((text for text in found if isinstance(text, str) and text), "")


def choices(payload: Payload) -> list[Payload]:
    """The choices of a chunk or of a whole answer, as far as they are objects."""
    found = payload.get("choices")
    return [choice for choice in found if isinstance(choice, dict)] if isinstance(found, list) else []
