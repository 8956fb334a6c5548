"""What the README promises is executed."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_examples_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "pier.txt").write_text(
        "The south pier was painted green in May.", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    examples = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile("\n".join(examples), "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "1 0 0 1 ()" in printed
    assert "Repairs will take six weeks, it said." in printed
    assert "1 Repairs will take six weeks, it said. North pier closed Osterhay Wire 2031-02-11" in printed
    assert "\nsix weeks\n" in printed
    assert "contradicted the source says" in printed


def test_what_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_the_make_targets_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^    make (\w+)", README, re.MULTILINE)) == {"run", "test"} <= targets
