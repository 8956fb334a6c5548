"""The shape of the code: which way imports point, what is loaded when, and what is public."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import chat
import index
import qa

ROOT = Path(__file__).parent.parent
LAYERS = {
    "index": 0,
    "qa": 1,
    "chat": 2,
    "web": 3,
    "app": 4,
    "footnote": 5,
}  # each may import from its own and lower
HOMES = {
    "faiss": ("index/vectors.py",),
    "tantivy": ("index/lexical.py",),
    "gradio": ("app.py", "web/"),
    "sqlite3": ("index/", "chat/"),
}
FOLDERS = ("index", "qa", "chat", "web", "footnote")
FILES = [*sorted(path for name in FOLDERS for path in (ROOT / name).rglob("*.py")), ROOT / "app.py"]


@cache
def parsed(path: Path) -> ast.Module:
    """Read once: nearly every test here looks at every file."""
    return ast.parse(path.read_bytes())


@cache
def imported(path: Path) -> frozenset[str]:
    """The absolute names of all modules that a file imports, wherever in it, also for type checking alone."""
    return frozenset(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def top(name: str) -> str:
    return name.partition(".")[0]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def offenders(wrong: Callable[[Path], Iterable[str]]) -> dict[str, list[str]]:
    """{file: what is wrong with it} of the files with anything wrong."""
    found = {place(path): sorted(wrong(path)) for path in FILES}
    return {name: wrongs for name, wrongs in found.items() if wrongs}


def test_the_files_are_there_and_import_what_they_are_known_to() -> None:
    assert {"index/library.py", "qa/assistant.py", "app.py"} <= set(map(place, FILES))
    assert "index.catalog.Catalog" in imported(ROOT / "index" / "vectors.py")
    assert "torch" not in imported(ROOT / "index" / "embed.py")


def test_imports_point_one_way() -> None:
    def above(path: Path) -> Iterator[str]:
        mine = LAYERS[path.relative_to(ROOT).parts[0].removesuffix(".py")]
        return (name for name in imported(path) if LAYERS.get(top(name), 0) > mine)

    assert offenders(above) == {}
    assert offenders(lambda path: {"tests", "bench", "training"} & set(map(top, imported(path)))) == {}


def test_some_libraries_are_imported_in_one_place() -> None:
    def away(path: Path) -> Iterator[str]:
        homes = ((name, HOMES.get(name, ("",))) for name in map(top, imported(path)))
        return (name for name, home in homes if not place(path).startswith(home))

    assert offenders(away) == {}


def test_nothing_is_pickled_or_evaluated() -> None:
    forbidden = {"pickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"}
    assert offenders(lambda path: forbidden & set(map(top, imported(path)))) == {}
    assert offenders(lambda path: {"eval", "exec"} & called(path)) == {}


def called(path: Path) -> set[str]:
    """The plain names of all functions that a file calls."""
    nodes = ast.walk(parsed(path))
    return {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def test_what_is_imported_is_declared() -> None:
    distributions = packages_distributions()

    def undeclared(path: Path) -> Iterator[str]:
        for name in {top(name) for name in imported(path)} - set(sys.stdlib_module_names) - set(LAYERS):
            if not {normal(found) for found in distributions[name]} & declared() and name not in extras():
                yield name

    assert offenders(undeclared) == {}


@cache
def extras() -> set[str]:
    """What the optional dependencies bring: "mcp" for gradio[mcp]."""
    optional = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    return {name for name, lines in optional.items() if any(f"[{name}]" in line for line in lines)}


@cache
def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {normal(re.split(r"[^\w.-]", line)[0]) for line in project["dependencies"]}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_used() -> None:
    needed_by_others = {"lxml-html-clean", "torch", "sentence-transformers", "transformers"}
    distributions = packages_distributions()
    names = {top(name) for path in FILES for name in imported(path)}
    used = {normal(found) for name in names for found in distributions.get(name, ())}
    assert declared() - used <= needed_by_others


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {place(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_every_module_says_what_it_is() -> None:
    assert [place(path) for path in FILES if not ast.get_docstring(parsed(path))] == []


@pytest.mark.parametrize("package", ["index", "qa", "chat"])
def test_importing_loads_nothing_heavy(package: str) -> None:
    script = f"import {package}, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(run.stdout.split())
    heavy = {
        "openvino",
        "tokenizers",
        "safetensors",
        "torch",
        "sentence_transformers",
        "transformers",
        "gradio",
        "trafilatura",
        "pypdfium2",
        "docx",
    }
    assert package in loaded
    assert not heavy & loaded


def test_private_names_stay_in_their_module() -> None:
    def private(path: Path) -> Iterator[str]:
        return (name for name in imported(path) if top(name) in LAYERS and re.search(r"\._[a-z]", name))

    assert offenders(private) == {}


def test_the_public_names_of_index() -> None:
    assert index.__all__ == [
        "ChatError",
        "ChatNotFound",
        "Document",
        "DocumentError",
        "DocumentNotFound",
        "Embedder",
        "EmbedderError",
        "EmbedderMismatch",
        "FilterError",
        "FootnoteError",
        "Hit",
        "Library",
        "LibraryBusy",
        "LibraryDamaged",
        "LibraryError",
        "LibraryFull",
        "LibraryNotFound",
        "LibraryReadOnly",
        "ModelError",
        "Passage",
        "Progress",
        "ReaderError",
        "Report",
        "SentenceTransformerEmbedder",
        "retrieve",
    ]
    assert all(hasattr(index, name) for name in index.__all__)


def test_the_public_names_of_qa() -> None:
    assert qa.__all__ == [
        "Answer",
        "Assistant",
        "Attribution",
        "Citation",
        "Claim",
        "Drafted",
        "ExtractiveReader",
        "GenerativeReader",
        "Message",
        "Outcome",
        "Reader",
        "Refusal",
        "ServerReader",
        "Status",
        "Stop",
        "Turn",
        "Value",
        "Voice",
        "Writer",
        "WritingReader",
        "Written",
        "verify",
        "verify_answer",
    ]
    assert all(hasattr(qa, name) for name in qa.__all__)
    assert callable(qa.verify)  # the function, not the module of that name


def test_the_public_names_of_chat() -> None:
    assert chat.__all__ == [
        "Chat",
        "ChatStore",
        "ChatSummary",
        "ChatTurn",
        "Feedback",
        "RatedTurn",
        "as_json",
        "as_markdown",
        "chats_of",
        "rated_turns",
    ]
    assert all(hasattr(chat, name) for name in chat.__all__)


@pytest.mark.parametrize("package", ["index", "qa", "chat"])
def test_the_packages_are_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()


def test_all_packages_are_in_the_wheel() -> None:
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    held = {place(path.parent).replace("/", ".") for path in FILES if path.parent != ROOT}
    assert set(setuptools["packages"]) == held
    assert setuptools["py-modules"] == ["app"]
