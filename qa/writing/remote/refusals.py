"""Refused: a server's answer that is no text of a model, and the words it gave for it.

Reads what the servers of the OpenAI kind write into their errors; what people are told of it is for `faults`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

from qa.showing import shown

_LONGEST = 200  # characters of a server's words
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)


@dataclass(slots=True)
class Refused(Exception):
    """What came in place of a text.

    status  of HTTP; 200 where the words came in the stream itself, or where what came is no stream
    words   the server's, on one line, safe to show; "" where it gave none
    page    whether a web page came
    wait    seconds that it asks to wait before the next try; None where it does not say
    """

    status: int
    words: str = ""
    page: bool = False
    wait: float | None = None


def refused(status: int, headers: Mapping[str, str], body: bytes, *, key: str | None) -> Refused:
    """What a response says; the key, should the server repeat it, is left out."""
    text = body.decode("utf-8", "replace")
    page = "html" in headers.get("content-type", "") or bool(_PAGE.match(text))
    words = _titled(text) if page else said(_parsed(text), key=key)
    return Refused(status, _without(words, key), page, _waiting(headers.get("retry-after", "")))


def said(error: Any, *, key: str | None) -> str:
    """The words in an error, whatever it is: a text, or an object that holds one under a usual name."""
    for name in ("error", "message", "detail", "msg"):
        if isinstance(error, list) and error:
            error = error[0]
        if isinstance(error, dict) and error.get(name):
            error = error[name]
    words = error if isinstance(error, str) else json.dumps(error, ensure_ascii=False) if error else ""
    return _without(words, key)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _titled(page: str) -> str:
    found = _TITLE.search(page)
    return unescape(found[1]) if found else ""


def _without(words: str, key: str | None) -> str:
    line = shown(words.replace(key, "[key]") if key else words)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _waiting(value: str) -> float | None:
    """Seconds, from a number or a date (RFC 9110, 10.2.3)."""
    if re.fullmatch(r"\d{1,9}(\.\d+)?", value.strip(), re.ASCII):
        return float(value)
    try:
        until = parsedate_to_datetime(value)
        return max((until - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None
