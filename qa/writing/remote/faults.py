"""What people are told when a server does not do what it was asked, and whether to ask it again.

Takes what the connection raises; each message names the server and says what to do.
"""

import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from random import uniform

import httpx2

from index.errors import ModelError
from qa.showing import shown
from qa.writing.remote.address import Address
from qa.writing.remote.events import BrokenOff
from qa.writing.remote.listing import Served, names
from qa.writing.remote.refusals import Refused

_BUSY = {429, 500, 502, 503, 504}
_FIRST_WAIT, _LONGEST_WAIT = 0.25, 60.0  # seconds
_WINDOW = re.compile(
    r"context (?:length|size|window)|context_length|exceed_context|max_new_tokens|too long|"
    r"maximum .{0,20}tokens|tokens .{0,40}(?:exceed|limit)",
    re.IGNORECASE,
)

Fault = Refused | BrokenOff | TimeoutError | httpx2.HTTPError | httpx2.InvalidURL
FAULTS = (Refused, BrokenOff, TimeoutError, httpx2.HTTPError, httpx2.InvalidURL)


def wait_before_another(fault: Fault, tried: int, left: float | None) -> float | None:
    """Seconds to wait before the next try, after so many; None if none would help, or be in time."""
    if not _passing(fault):
        return None
    wait = fault.wait if isinstance(fault, Refused) else None
    if wait is None:
        wait = _FIRST_WAIT * 2 ** (tried - 1) * uniform(0.75, 1.25)
    return wait if wait <= _LONGEST_WAIT and (left is None or wait < left) else None


def is_gone(fault: Fault) -> bool:
    """Whether something was not there: the model, or the whole path."""
    return isinstance(fault, Refused) and fault.status == 404


def _passing(fault: Fault) -> bool:
    """Whether it may be gone by itself in a while."""
    if isinstance(fault, Refused):
        return fault.status in _BUSY
    if isinstance(fault, httpx2.ConnectError):
        return any(isinstance(cause, ConnectionRefusedError) for cause in _causes(fault))
    return isinstance(fault, httpx2.ReadError | httpx2.WriteError | httpx2.RemoteProtocolError | BrokenOff)


def told(fault: Fault, address: Address, model: str | None, models: Sequence[Served] = ()) -> ModelError:
    """What people are told of it, where no text had come yet. models: what the server has, for a 404."""
    if isinstance(fault, Refused):
        return ModelError(_refusal(fault, address, model, models))
    return ModelError(_failure(fault, address))


def broken_off(fault: Fault, place: str) -> ModelError:
    """What people are told where some text had come."""
    words = f": {fault.words}" if isinstance(fault, Refused) and fault.words else ""
    if isinstance(fault, TimeoutError):
        words = ": nothing more came for a long time"
    return ModelError(f"the server at {place} broke off in the middle of the answer{words}. Ask again.")


def _refusal(fault: Refused, address: Address, model: str | None, models: Sequence[Served]) -> str:
    server, words = f"the server at {address.place}", f" ({fault.words})" if fault.words else ""
    if fault.status == 200 and (fault.page or not fault.words):
        return f"{server} answers with something else than a model's text{words}: {_elsewhere(address)}"
    if fault.status == 200:
        return f"{server} could not write an answer: {fault.words}"
    if fault.status in {401, 403}:
        refused = f"{server} refused the key, or wants one{words}"
        return f"{refused}: put it in FOOTNOTE_SERVER_KEY, or Key on the page."
    if 300 <= fault.status < 400:
        return f"{server} sends its callers elsewhere, where nobody said to go: {_elsewhere(address)}"
    if fault.status == 404:
        return _missing(server, words, address, model, models)
    if fault.status < 500 and _WINDOW.search(fault.words):
        return (
            f"the passages are too long for the window of the model at {address.place}{words}: serve it "
            "with a larger window, or give it fewer tokens of passages."
        )
    if fault.status == 429:
        waits = f"; it asks to wait {fault.wait:.0f} s" if fault.wait else ""
        return f"{server} is asked too often{words}{waits}: try again later."
    return f"{server} could not answer, with status {fault.status}{words}: look into what it has logged."


def _missing(server: str, words: str, address: Address, model: str | None, models: Sequence[Served]) -> str:
    if models and model not in {one.name for one in models}:
        named = f"no model {shown(model)!r}" if model else "not that model"
        there = f"{server} has {named}{words}, but {names(models)}"
        return f"{there}: name one with --server-model NAME, or Model on the page."
    return f"there is no chat at {address.chat}{words}: {_elsewhere(address)}"


def _elsewhere(address: Address) -> str:
    return "give the address of an OpenAI-compatible server, such as http://localhost:11434/v1."


def _failure(fault: Fault, address: Address) -> str:
    server = f"the server at {address.place}"
    causes = list(_causes(fault))
    certificate = next((cause for cause in causes if isinstance(cause, ssl.SSLCertVerificationError)), None)
    if certificate is not None:
        return f"the certificate of {server} cannot be trusted: {certificate.verify_message}."
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return f"{server} does not speak https: give its address with http://, or correct the port."
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return f"no machine is known by the name in {address.base}: correct the address."
    if isinstance(fault, TimeoutError | httpx2.TimeoutException):
        return f"{server} did not answer in time: see whether it is busy, or still loading the model."
    if isinstance(fault, httpx2.ConnectError):
        return f"nothing answers at {address.base}: start the server, or correct the address."
    if isinstance(fault, httpx2.RemoteProtocolError) and "disconnect" not in str(fault):
        return f"what answers at {address.base} does not speak http: correct the address or the port."
    return f"{server} ended the connection without an answer: look into what it has logged."


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and all that led to it."""
    seen: list[BaseException] = []
    waiting = [error]
    while waiting:
        if (cause := waiting.pop()) is None or cause in seen:
            continue
        seen.append(cause)
        yield cause
        waiting += [cause.__cause__, cause.__context__]
        waiting += cause.exceptions if isinstance(cause, BaseExceptionGroup) else ()
