"""OpenVINO, imported without its telemetry.

`import openvino` reports itself to a statistics service on the network unless `openvino_telemetry` is
missing, for which it brings a stand-in. So that package is hidden while OpenVINO is imported; a program that
has imported OpenVINO before has made its own choice.
"""

import sys

_TELEMETRY = "openvino_telemetry"
_hidden = _TELEMETRY not in sys.modules
if _hidden:
    sys.modules[_TELEMETRY] = None  # type: ignore[assignment]  # Python's way to say: not to be imported
try:
    import openvino
    from openvino import opset13
finally:
    if _hidden:
        del sys.modules[_TELEMETRY]

__all__ = ["openvino", "opset13"]
