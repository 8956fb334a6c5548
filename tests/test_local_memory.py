"""Memory: what weights need is counted before they are loaded."""

from pathlib import Path

import numpy as np
import psutil
import pytest
from safetensors.numpy import save_file

from index.errors import ModelError
from qa.writing.memory import check_room, elements, free_memory


def test_the_numbers_of_all_files_are_counted(tmp_path: Path) -> None:
    save_file({"a": np.zeros((3, 5), np.float32), "b": np.zeros(7, np.float16)}, tmp_path / "1.safetensors")
    save_file({"c": np.zeros((), np.float32)}, tmp_path / "2.safetensors", metadata={"format": "pt"})
    assert elements(tmp_path) == 15 + 7 + 1


@pytest.mark.parametrize("kept", [0, 4, 30, -1])
def test_a_file_that_is_cut_off_is_told(kept: int, tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    save_file({"a": np.zeros((3, 5), np.float32)}, file)
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(ModelError, match=r"model\.safetensors are damaged"):
        elements(tmp_path)


@pytest.mark.parametrize("content", [b"\xff" * 64, b"\x02\0\0\0\0\0\0\0[]", b'\x09\0\0\0\0\0\0\0{"a": {}}'])
def test_a_file_of_something_else_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(content)
    with pytest.raises(ModelError, match="damaged"):
        elements(tmp_path)


def test_too_large_is_told_with_both_figures() -> None:
    with pytest.raises(ModelError, match=r"Huge-70B is too large: it needs about 154\.0 GB of memory, and 8"):
        check_room("Huge-70B", 140_000_000_000, 8_000_000_000)
    with pytest.raises(ModelError, match=r"770 MB of memory of the graphics card \(cuda\), and 700 MB are"):
        check_room("Small", 700_000_000, 700_000_000, "cuda")
    check_room("Small", 700_000_000, 771_000_000)


def test_what_is_free_is_less_than_all_there_is() -> None:
    assert 0 < free_memory() < psutil.virtual_memory().total
