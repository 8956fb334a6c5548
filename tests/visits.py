"""What Gradio hands to the page's handlers: requests and events."""

from typing import Any

import gradio as gr


def visit(login: str | None = None) -> gr.Request:
    """A request, of somebody who has logged in or of nobody."""
    return gr.Request(username=login)


def event(data: Any = None, **named: Any) -> gr.EventData:
    """What a control on the page said: anything, or an object of these entries."""
    return gr.EventData(None, named or data)


NONSENSE: tuple[gr.EventData, ...] = tuple(
    map(
        event,
        [
            None, [], "abc", 7, {}, {"turn": "abc"}, {"turn": None, "number": None},
            {"turn": -1, "number": -1},
            {"turn": 10**30, "number": 10**30, "value": 10**30, "first": -(10**30), "at": 10**30},
            {"turn": 2, "number": "x"}, {"turn": 2, "number": 1, "kind": ["c"]}, {"turn": [1], "number": {}},
            {"turn": float("inf"), "value": float("nan"), "first": float("-inf"), "at": float("nan")},
            {"document": "no such", "start": "x", "end": None}, {"document": 7, "start": -5, "end": -9},
            {"ids": "abc"}, {"ids": [None, {}, 7]}, {"id": None}, {"id": {"a": 1}}, {"id": "no such"},
            {"do": "sort", "by": "price"}, {"do": "sort", "by": None}, {"do": "page", "first": "9" * 5000},
            {"do": "picture"}, {"name": "where", "value": None}, {"name": ["all"], "text": {"a": 1}},
            {"title": "\ud800", "id": "\ud800", "note": "\ud800", "turn": 2, "value": 5},
        ],
    )
)  # fmt: skip
"""Events that no page of ours sends, but anybody may."""
