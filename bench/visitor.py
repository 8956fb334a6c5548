"""Visitor: a browser's side of the page's protocol, without a browser: one session, events, what they bring.

Gradio's: an event joins the queue, and what it brings comes as server-sent events, as long as any is awaited.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

API = "/gradio_api"
_WAIT = httpx.Timeout(120, connect=10)  # seconds without a sign: Gradio gives one each 15


class EventFailed(Exception):
    """The server did not answer an event as it should; the message says what it said."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an event brought.

    values  by elem_id of the component, as they came; those of what has no elem_id are left out
    raw     all messages, for those who look for what must not be there
    """

    values: Mapping[str, Any]
    raw: str


class Visitor:
    """One open page. Not for several threads; close it."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.session = secrets.token_hex(6)
        self.client = httpx.Client(timeout=_WAIT, base_url=self.url)
        self._dependencies: list[dict[str, Any]] = []
        self._components: dict[int, dict[str, Any]] = {}
        self._ids: dict[str, int] = {}

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def login(self, name: str, password: str) -> bool:
        """Whether the password was accepted; the cookie is kept."""
        return self.client.post("/login", data={"username": name, "password": password}).is_success

    def read(self) -> str:
        """Read what the page is made of, and return it. Raises EventFailed, as where one has to log in."""
        answer = self.client.get("/config")
        if not answer.is_success:
            raise EventFailed(f"{answer.status_code}: {answer.text}")
        config = answer.json()
        self._dependencies = config["dependencies"]
        self._components = {one["id"]: one for one in config["components"]}
        self._ids = {one["props"].get("elem_id") or "": one["id"] for one in config["components"]}
        return answer.text

    def load(self, last: str = "") -> Outcome:
        """The event of a page that has opened, and what follows it; last is the chat that was open before."""
        event = self._of(0, "load")
        (remembered,) = event["inputs"]
        self._components[remembered]["props"]["value"] = last
        return self._fired(event, {}, None, follow=True)

    def fire(
        self, element: str, event: str, values: Mapping[str, Any] | None = None, data: Any = None, *,
        follow: bool = False,
    ) -> Outcome:  # fmt: skip
        """Fire an event of a component, by its elem_id.

        values  of the components that are sent, by elem_id; what is left out stands as it did at first
        data    what the event carries, as the trigger of a script of ours sends it
        follow  whether what the page does next is done, too

        Raises EventFailed where it ended in an error.
        """
        return self._fired(self._of(self._ids[element], event), values or {}, data, follow=follow)

    def follow(self, element: str, event: str) -> None:
        """What the page does after an event, for those who fired it without."""
        self._follow(self._of(self._ids[element], event), {})

    def _of(self, component: int, event: str) -> dict[str, Any]:
        return next(one for one in self._dependencies if [component, event] in one["targets"])

    def _fired(
        self, event: Mapping[str, Any], values: Mapping[str, Any], data: Any, *, follow: bool
    ) -> Outcome:
        outcome = self._one(event, values, data)
        if follow:
            self._follow(event, values)
        return outcome

    def _follow(self, event: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        for one in self._dependencies:
            if one["trigger_after"] == event["id"] and one["backend_fn"]:
                self._fired(one, values, None, follow=True)

    def _one(self, event: Mapping[str, Any], values: Mapping[str, Any], data: Any) -> Outcome:
        body = {
            "data": [self._value(number, values) for number in event["inputs"]],
            "event_data": data,
            "fn_index": event["id"],
            "trigger_id": event["targets"][0][0],
            "session_hash": self.session,
        }
        joined = self.client.post(f"{API}/queue/join", json=body)
        if not joined.is_success:
            raise EventFailed(f"{joined.status_code}: {joined.text}")
        found, raw = self._awaited(joined.json()["event_id"])
        names = {number: name for name, number in self._ids.items() if name}
        pairs = zip(event["outputs"], found, strict=True)
        return Outcome({names[number]: value for number, value in pairs if number in names}, raw)

    def _value(self, number: int, values: Mapping[str, Any]) -> Any:
        component = self._components[number]
        if component["type"] == "state":
            return None  # the server has it
        props = component["props"]
        return values.get(props.get("elem_id") or "", props.get("value"))

    def _awaited(self, event: str) -> tuple[list[Any], str]:
        raw: list[str] = []
        output: dict[str, Any] | None = None
        with self.client.stream("GET", f"{API}/queue/data", params={"session_hash": self.session}) as stream:
            for line in stream.iter_lines():
                if not line.startswith("data:"):
                    continue
                raw.append(line)
                message = json.loads(line.removeprefix("data:"))
                if message["msg"] == "process_completed" and message["event_id"] == event:
                    output = message["output"]
                    if not message["success"]:
                        raise EventFailed(str(output.get("error")))
                elif message["msg"] == "unexpected_error":
                    raise EventFailed(str(message.get("message")))
                elif message["msg"] == "close_stream":
                    break
        if output is None:
            raise EventFailed("the server closed the connection without an answer")
        return list(output["data"]), "\n".join(raw)
