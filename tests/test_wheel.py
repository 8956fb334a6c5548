"""The built wheel, installed into a fresh environment, answers a question from outside the checkout.

The environment borrows the dependencies that the tests run with instead of downloading gigabytes again; that
each of them is declared is `test_architecture`'s matter, and that all can be installed is `make test`'s own.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(".*", "*.library", "*.chats", "build", "dist", "*.egg-info", "__pycache__")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, so that nothing is left behind in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "source", ignore=LEFT_OUT)
    build = ["build", "--wheel", "--no-isolation", "--outdir", str(folder), str(folder / "source")]
    _run([sys.executable, "-m", *build], folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_packages_the_samples_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"index", "qa", "chat", "web", "footnote", "app.py"}
    samples = {path.name for path in (ROOT / "index" / "samples").iterdir() if path.is_file()}
    assert {name.split("/")[-1] for name in names if name.startswith("index/samples/")} == samples
    assert {f"{name}/py.typed" for name in ("index", "qa", "chat", "web")} <= set(names)
    assets = {f"web/assets/{path.name}" for path in (ROOT / "web" / "assets").iterdir()}
    assert assets == {name for name in names if name.startswith("web/assets/")} != set()
    assert "qa/drafting/draft.py" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_command_answers_with_a_citation(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    _run([sys.executable, "-m", "venv", "--without-pip", str(environment)], tmp_path)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _run([sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", str(wheel)], tmp_path)
    site = Path(
        _run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], tmp_path).strip()
    )
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (tmp_path / "note.txt").write_text(
        "The lamp of Quillon Point is lit by Odalys Brenn, who has kept it for 41 years.", encoding="utf-8"
    )
    where = _run([str(python), "-c", "import index, qa; print(index.__file__, qa.__file__)"], tmp_path)
    assert where.count(str(environment)) == 2
    footnote = str(python.with_name("footnote"))
    added = json.loads(_run([footnote, "add", "note.txt", "--json"], tmp_path))
    assert added["added"] == 1
    answer = json.loads(_run([footnote, "ask", "Who lights the lamp of Quillon Point?", "--json"], tmp_path))
    assert answer["answered"]
    (citation,) = answer["citations"]
    text = (tmp_path / "note.txt").read_text(encoding="utf-8")
    assert citation["quote"] == text[citation["start"] : citation["end"]]
    assert "Odalys Brenn" in citation["quote"]


def _run(command: list[str], folder: Path) -> str:
    """What a command prints; outside the checkout and without a way back to it."""
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
