"""Whether a Tantivy index on the disk is whole, read from its files without Tantivy.

Tantivy maps its files into memory and finds damage late, in the middle of a search, by ending the thread.
Each file ends in a footer with a checksum (format 7), which is verified here before the index is opened.
"""

import json
import re
import shutil
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

_MAGIC = 1337
_SEGMENT_NAME = re.compile(r"[0-9a-f]{32}")
_SEGMENT = {"segment_id", "max_doc", "deletes"}
_NEEDED = (".idx", ".pos", ".term", ".fast", ".fieldnorm", ".store")


def sound(folder: Path, analyzer: str) -> bool:
    """Whether the folder holds an undamaged index whose fields use this analyzer."""
    for _ in range(3):
        meta = _meta(folder)
        if meta is None or f'"{analyzer}"' not in json.dumps(meta):
            return False
        if all(_whole(folder, segment) for segment in meta["segments"]):
            return True
        if _meta(folder) == meta:  # else another process was replacing files while we looked
            return False
    return False


def deleted(folder: Path) -> bool:
    """Whether deleted documents are still on the disk."""
    meta = _meta(folder)
    return meta is not None and any(segment["deletes"] for segment in meta["segments"])


def sweep(folder: Path) -> None:
    """Remove the files of segments that are no longer part of the index.

    Tantivy collects only those that its own writer made known; those of another process stay behind.
    """
    meta = _meta(folder)
    if meta is None:
        return
    kept = {str(segment["segment_id"]).replace("-", "") for segment in meta["segments"]}
    for path in folder.glob("*.*"):
        if _SEGMENT_NAME.fullmatch(path.name.partition(".")[0]) and path.name.partition(".")[0] not in kept:
            with suppress(OSError):  # on Windows, while someone reads it: the next time, then
                path.unlink()


def clear(folder: Path) -> None:
    """Remove whatever stands there."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)


def _meta(folder: Path) -> dict[str, Any] | None:
    try:
        meta = json.loads((folder / "meta.json").read_bytes())
    except (OSError, ValueError):
        return None
    parts = meta.get("segments") if isinstance(meta, dict) else None
    if not isinstance(parts, list) or not all(set(part) >= _SEGMENT for part in parts):
        return None
    return {**meta, "segments": parts}


def _whole(folder: Path, segment: dict[str, Any]) -> bool:
    name = str(segment["segment_id"]).replace("-", "")
    needed = [folder / f"{name}{suffix}" for suffix in _NEEDED]
    if segment["deletes"]:
        needed.append(folder / f"{name}.{segment['deletes'].get('opstamp')}.del")
    others = [path for path in folder.glob(f"{name}*") if path not in needed]
    return all(_checksum_holds(path) for path in [*needed, *others])


def _checksum_holds(path: Path) -> bool:
    try:
        data = path.read_bytes()
        length, magic = int.from_bytes(data[-8:-4], "little"), int.from_bytes(data[-4:], "little")
        end = len(data) - 8 - length
        return magic == _MAGIC and end >= 0 and json.loads(data[end:-8])["crc"] == zlib.crc32(data[:end])
    except (OSError, ValueError, KeyError, TypeError):
        return False
