"""What the processor at hand computes quickest, as far as it tells."""

from functools import cache
from pathlib import Path

_TOLD = Path("/proc/cpuinfo")  # elsewhere only what OpenVINO tells is known
_INTEGERS = frozenset({"avx512_vnni", "avx_vnni"})  # products of 8-bit integers, added up without overflow
_TILES = "amx_bf16"


def quickest(capabilities: frozenset[str], flags: frozenset[str]) -> str:
    """ "int8", "bf16" or "f32": the arithmetic for encoders.

    capabilities  as OpenVINO tells them: BF16, FP32, …
    flags         as Linux tells them: avx512_vnni, …; none where they are not known

    With tiles (AMX) bf16 is quick enough to leave integers alone. Integers without VNNI would
    overflow on the way, so they are used only where it is known to be there.
    """
    if _TILES not in flags and flags & _INTEGERS:
        return "int8"
    return "bf16" if "BF16" in capabilities else "f32"


@cache
def flags() -> frozenset[str]:
    """What Linux tells of the processor; empty where there is no telling."""
    try:
        lines = _TOLD.read_text("utf-8", "replace").splitlines()
    except OSError:
        return frozenset()
    told = next((line for line in lines if line.startswith("flags")), "")
    return frozenset(told.partition(":")[2].split())
