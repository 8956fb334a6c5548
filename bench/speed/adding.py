"""Documents added: text files on the disk to a stored library that can be searched."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from bench.speed import material, table
from bench.speed.contest import Contest, Reply, Request, contest
from bench.speed.serving import CHARACTERS, TOKENS, WORDS
from bench.speed.setting import FOOTNOTE, Setting, frameworks, ours, sentences
from bench.speed.spread import ratio, spread
from index.embed import SentenceTransformerEmbedder

_EMBEDDER = "Footnote's embedder alone"
_FEW = 8  # documents to warm up with


def measure(setting: Setting) -> table.Section:
    """The table; every round makes new libraries of the same documents."""
    documents = setting.material.documents[: setting.texts]
    many = material.write(documents, setting.folder / "many")
    few = material.write(documents[:_FEW], setting.folder / "few")
    texts = _embedded(setting, documents)
    entrants = [ours(), ours(_EMBEDDER), sentences(setting.python), *frameworks(setting.python)]
    with contest(entrants, setting.model, setting.folder) as taking_part:
        taking_part.each(lambda name: _request(setting.folder, few, texts, name, -1))
        found = taking_part.rounds(setting.rounds, partial(_request, setting.folder, many, texts))
        taking_part.need(FOOTNOTE, _EMBEDDER)
        return _section(taking_part, found, len(documents), setting.rounds)


def _embedded(setting: Setting, documents: Sequence[str]) -> Path:
    """A file of exactly the texts that `Library.add` embeds of these documents, in its order."""
    texts = material.passages(documents, SentenceTransformerEmbedder(), None)
    file = setting.folder / "added.json"
    file.write_text(json.dumps(texts), encoding="utf-8")
    return file


def _request(folder: Path, documents: Path, texts: Path, name: str, number: int) -> Request:
    if name == _EMBEDDER:
        return {"do": "embed", "texts": str(texts), "vectors": None}
    store = folder / f"{name.replace(' ', '-')}-{number}"
    return {"do": "add", "folder": str(documents), "store": str(store)}


def _section(
    taking_part: Contest, found: Mapping[str, Sequence[Reply]], documents: int, rounds: int
) -> table.Section:
    own = _seconds(found[FOOTNOTE])
    rows = []
    for name, replies in found.items():
        seconds = _seconds(replies)
        rates = [reply["amount"] / reply["seconds"] for reply in replies]
        amount = spread([reply["amount"] for reply in replies])
        figures = (spread([documents / each for each in seconds]), spread(rates), amount)
        rows.append(table.Row(name, figures, None if name == FOOTNOTE else ratio(seconds, own)))
    return table.Section(
        "adding",
        f"{documents} text files, {rounds} rounds; the models are loaded",
        ("documents a second", "passages a second", "passages"),
        tuple(rows),
        tuple(_goals(found)),
        (
            f"passages of about one length: {TOKENS} tokens for Footnote and LlamaIndex, {CHARACTERS} "
            f"characters for LangChain, {WORDS} words for the others; none overlap",
            f"with {taking_part.versions}",
        ),
        tuple(taking_part.left_out),
    )


def _goals(found: Mapping[str, Sequence[Reply]]) -> list[table.Goal]:
    added, embedded = (median(_rates(found[name])) for name in (FOOTNOTE, _EMBEDDER))
    return [table.at_least("share of the embedder's own rate", added / embedded, 0.85)]


def _rates(replies: Sequence[Reply]) -> list[float]:
    return [reply["amount"] / reply["seconds"] for reply in replies]


def _seconds(replies: Sequence[Reply]) -> list[float]:
    return [reply["seconds"] for reply in replies]
