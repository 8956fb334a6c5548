"""Address: where an OpenAI-compatible server is, from the forms of URL that people give.

Says nothing of whether anybody answers there.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from index.errors import ModelError
from qa.showing import shown

_ENDPOINT = re.compile(r"/(?:chat/completions|completions|models)$")
_VERSION = re.compile(r"/v\d+[a-z\d]*$")


@dataclass(frozen=True, slots=True)
class Address:
    """Where the endpoints begin, and how people are told.

    base   "http://localhost:11434/v1", without a slash at the end
    place  "localhost:11434"
    """

    base: str
    place: str

    @property
    def chat(self) -> str:
        """Where a model is asked to write."""
        return f"{self.base}/chat/completions"

    @property
    def models(self) -> str:
        """Where the models are listed."""
        return f"{self.base}/models"


def address_of(url: str) -> Address:
    """The address that a URL means: with or without /v1, a slash at its end, or an endpoint's own path.

    Raises ModelError for what is no http or https address of a host, and for one that holds a password.
    """
    text = url.strip()
    parts = _split(text)
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ModelError(
            "the address of the server holds more than a place (a user, a password, something after ? or "
            "#): give http://HOST:PORT/v1 alone, and the key in FOOTNOTE_SERVER_KEY, or in Key on the page."
        )
    place = parts.netloc.lower()
    return Address(f"{parts.scheme.lower()}://{place}{_path(parts.path)}", place)


def _path(given: str) -> str:
    """With the version: "/v1" for "" and "/", "/api/v1" for "/api"; a full endpoint is taken at its word."""
    path = given.rstrip("/")
    stem = _ENDPOINT.sub("", path)
    return stem if stem != path or _VERSION.search(stem) else f"{stem}/v1"


def _split(text: str) -> SplitResult:
    named = shown(text.rpartition("@")[2])  # no password in a message
    if re.search(r"\s|[\x00-\x1f\x7f\\]", text) or "://" not in text:
        raise ModelError(f"{named!r} is no address of a server: give one such as http://localhost:11434/v1.")
    try:
        parts = urlsplit(text)
        wrong = not parts.hostname or parts.port == 0
    except ValueError:
        wrong = True
    if wrong:
        raise ModelError(f"{named!r} is no address of a server: give one such as http://localhost:11434/v1.")
    if parts.scheme.lower() not in {"http", "https"}:
        raise ModelError(f"{named!r}: a server is reached by http:// or https:// only; give such an address.")
    return parts
