"""Which arithmetic is taken on which processor."""

import pytest

from index.processor import flags, quickest

OLD = frozenset({"FP32", "INT8", "BIN"})  # what OpenVINO tells of every processor of the last ten years
SHORT = OLD | {"BF16"}


@pytest.mark.parametrize(
    ("capabilities", "told", "chosen"),
    [
        (OLD, frozenset({"avx2"}), "f32"),  # integers would overflow
        (OLD, frozenset(), "f32"),  # nothing is known, as on macOS
        (SHORT, frozenset(), "bf16"),
        (OLD, frozenset({"avx2", "avx_vnni"}), "int8"),
        (SHORT, frozenset({"avx512_bf16", "avx512_vnni"}), "int8"),
        (SHORT, frozenset({"avx512_bf16", "avx512_vnni", "amx_bf16", "amx_int8"}), "bf16"),
    ],
)
def test_the_quickest_that_is_exact_enough(
    capabilities: frozenset[str], told: frozenset[str], chosen: str
) -> None:
    assert quickest(capabilities, told) == chosen


def test_flags_are_single_words() -> None:
    assert all(flag and not set(flag) & set(" \t\n:") for flag in flags())
