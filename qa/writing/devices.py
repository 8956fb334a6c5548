"""What computes, and in which numbers: a graphics card where there is one, and what is quickest on it."""


def quickest_device() -> str:
    """ "cuda", "mps" or "cpu"."""
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def quickest_dtype(device: str) -> str:
    """The numbers that a device computes with soonest: bfloat16 wherever it has instructions for them.

    A processor without them would turn each product to float32 and back, which is slower than float32 itself.
    """
    import torch

    if device.startswith("cuda"):
        return "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float16"
    if device.startswith("mps"):
        return "bfloat16" if torch.backends.mps.is_macos_or_newer(14, 0) else "float16"
    known = torch.cpu.get_capabilities()  # {} or without these names on another kind of processor
    told = ("avx512_bf16", "amx_bf16", "bf16")
    return "bfloat16" if any(known.get(name) for name in told) else "float32"
