"""A contestant's side of the protocol: JSON lines on standard input and output, one request, one reply.

    {"do": "load", "model": FOLDER}                       {"version": …}
    {"do": "embed", "texts": FILE, "vectors": FILE|null}  {"seconds": …, "amount": texts}
    {"do": "add", "folder": FOLDER, "store": FOLDER}      {"seconds": …, "amount": passages}
    {"do": "open", "store": FOLDER}                       {"seconds": …, "amount": 1}
    {"do": "search", "questions": [TEXT, …]}              {"each": [seconds, …]}
    {"do": "measure", "what": NAME}                       {"seconds": …, "amount": …}

Any of them may be answered by {"missing": …} where something is not installed, or {"error": …}. The
contestant alone looks at the clock, so that passing the lines costs nobody anything. Only the standard
library is imported here: the others' interpreter need not have what Footnote needs.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import Any

HITS = 8  # passages that a search returns, as `retrieve` does
WORDS = 120  # in a chunk: about the 154 tokens that a passage of ours is made for
TOKENS = 154
CHARACTERS = 700

Reply = dict[str, Any]


class Contestant:
    """What a contestant may be told to do; each does what its library can, and leaves the rest.

    distribution  the package whose version is reported
    """

    distribution = ""

    def load(self, model: str) -> None:
        """Import the library and load the model in a folder. Raises ImportError where it is not installed."""

    def embed(self, texts: Sequence[str]) -> Any:
        """Vectors of length 1, shape (texts, dimension); None if it only computes."""
        raise NotImplementedError

    def add(self, folder: Path, store: Path) -> int:
        """Make a stored library of the text files in a folder, and hold it open; returns its passages."""
        raise NotImplementedError

    def open(self, store: Path) -> None:
        """Open what `add` has stored."""
        raise NotImplementedError

    def search(self, question: str) -> list[str]:
        """The texts that it finds, best first, or the answer that it gives."""
        raise NotImplementedError

    def measure(self, what: str) -> float:
        """Do a stretch of work of this name; returns how much it was."""
        raise NotImplementedError


def run(make: Callable[[str], Contestant]) -> None:
    """The main of a contestant: VARIANT alone serves; VARIANT first MODEL STORE QUESTION answers once."""
    variant, *rest = sys.argv[1:]
    contestant = make(variant)
    if rest:
        _, model, store, question = rest
        contestant.load(model)
        contestant.open(Path(store))
        print(contestant.search(question)[0], flush=True)
        return
    serve(contestant)


def serve(contestant: Contestant) -> None:
    """Answer requests until there are no more."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # libraries print what they please; that must not get among the replies
    for line in sys.stdin:
        reply = answer(contestant, json.loads(line))
        replies.write(json.dumps(reply) + "\n")
        replies.flush()


def answer(contestant: Contestant, request: Mapping[str, Any]) -> Reply:
    """Do what is asked; whatever goes wrong is the reply, since the others shall still be measured."""
    try:
        return _TASKS[request["do"]](contestant, request)
    except ImportError as error:
        return {"missing": str(error)}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def files_of(folder: Path) -> list[str]:
    """The texts of a folder's files, by name."""
    return [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())]


def chunks_of(folder: Path) -> list[str]:
    """The texts in chunks of `WORDS` words: for libraries that leave the cutting to their users."""
    texts = [text.split() for text in files_of(folder)]
    return [" ".join(words[at : at + WORDS]) for words in texts for at in range(0, len(words), WORDS)]


def _load(contestant: Contestant, request: Mapping[str, Any]) -> Reply:
    contestant.load(request["model"])
    try:
        return {"version": version(contestant.distribution)}
    except (PackageNotFoundError, ValueError):  # ours may run from its source
        return {"version": ""}


def _embed(contestant: Contestant, request: Mapping[str, Any]) -> Reply:
    texts = json.loads(Path(request["texts"]).read_text(encoding="utf-8"))
    start = perf_counter()
    vectors = contestant.embed(texts)
    seconds = perf_counter() - start
    if request["vectors"] and vectors is not None:
        import numpy as np

        np.save(request["vectors"], np.asarray(vectors, dtype=np.float32))
    return {"seconds": seconds, "amount": len(texts)}


def _add(contestant: Contestant, request: Mapping[str, Any]) -> Reply:
    start = perf_counter()
    passages = contestant.add(Path(request["folder"]), Path(request["store"]))
    return {"seconds": perf_counter() - start, "amount": passages}


def _open(contestant: Contestant, request: Mapping[str, Any]) -> Reply:
    start = perf_counter()
    contestant.open(Path(request["store"]))
    return {"seconds": perf_counter() - start, "amount": 1}


def _search(contestant: Contestant, request: Mapping[str, Any]) -> Reply:
    each = []
    for question in request["questions"]:
        start = perf_counter()
        found = contestant.search(question)
        each.append(perf_counter() - start)
        if not found:
            raise ValueError(f"nothing was found for {question!r}")
    return {"each": each}


def _measure(contestant: Contestant, request: Mapping[str, Any]) -> Reply:
    start = perf_counter()
    amount = contestant.measure(request["what"])
    return {"seconds": perf_counter() - start, "amount": amount}


_TASKS: Mapping[str, Callable[[Contestant, Mapping[str, Any]], Reply]] = {
    "load": _load,
    "embed": _embed,
    "add": _add,
    "open": _open,
    "search": _search,
    "measure": _measure,
}
