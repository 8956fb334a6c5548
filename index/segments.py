"""Whether a Tantivy index on the disk is whole, read from its files without Tantivy.

Tantivy maps its files into memory and finds damage late, in the middle of a search, by ending the thread.
Each file ends in a footer with a checksum (format 7), which is verified here before the index is opened. A
file of another index has a right checksum too; so those of our files are written down beside them, by name.
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
_RECORD = "checksums.json"


def sound(folder: Path, analyzer: str) -> bool:
    """Whether the folder holds an undamaged index whose fields use this analyzer."""
    for _ in range(3):
        meta = _meta(folder)
        if meta is None or f'"{analyzer}"' not in json.dumps(meta):
            return False
        recorded = _recorded(folder)
        if all(_whole(folder, segment, recorded) for segment in meta["segments"]):
            return True
        if _meta(folder) == meta:  # else another process was replacing files while we looked
            return False
    return False


def record(folder: Path) -> None:
    """Write down the checksums of the index's files, after a commit, for `sound` to compare.

    Tantivy changes no file and gives no name twice, so what is written down once stays true, and a reader may
    meet the record of another commit than that of its files. A file that is not in it, because the process
    was killed in between, is taken as it is, and written down after the next commit.
    """
    meta = _meta(folder)
    if meta is None:
        return
    sums = _recorded(folder)
    files = [path for segment in meta["segments"] for path in _needed(folder, segment)]
    sums.update({path.name: _checksum(path) for path in files if path.name not in sums})
    kept = {path.name: sums[path.name] for path in files if sums[path.name] is not None}
    with suppress(OSError):  # what was committed is safe: that the disk is full is for the next write to tell
        unfinished = folder / f"{_RECORD}.new"
        unfinished.write_text(json.dumps(kept), "utf-8")
        unfinished.replace(folder / _RECORD)


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
    kept = {_name(segment) for segment in meta["segments"]}
    for path in folder.glob("*.*"):
        if _SEGMENT_NAME.fullmatch(path.name.partition(".")[0]) and path.name.partition(".")[0] not in kept:
            with suppress(OSError):  # on Windows, while someone reads it: the next time, then
                path.unlink()


def clear(folder: Path) -> None:
    """Remove whatever stands there."""
    if not folder.is_dir() or folder.is_symlink():
        folder.unlink(missing_ok=True)
        return
    for _ in range(3):
        with suppress(OSError):  # a Tantivy that has it open, here or elsewhere, may just put its lock there
            shutil.rmtree(folder)
            return
    shutil.rmtree(folder)


def _meta(folder: Path) -> dict[str, Any] | None:
    try:
        meta = json.loads((folder / "meta.json").read_bytes())
    except (OSError, ValueError):
        return None
    parts = meta.get("segments") if isinstance(meta, dict) else None
    if not isinstance(parts, list) or not all(set(part) >= _SEGMENT for part in parts):
        return None
    return {**meta, "segments": parts}


def _whole(folder: Path, segment: dict[str, Any], recorded: dict[str, Any]) -> bool:
    """Of the files in use alone: another process may just be writing or removing the rest."""
    sums = {path.name: _checksum(path) for path in _needed(folder, segment)}
    return all(found is not None and recorded.get(name, found) == found for name, found in sums.items())


def _name(segment: dict[str, Any]) -> str:
    return str(segment["segment_id"]).replace("-", "")


def _needed(folder: Path, segment: dict[str, Any]) -> list[Path]:
    deletes = [f".{segment['deletes'].get('opstamp')}.del"] if segment["deletes"] else []
    return [folder / f"{_name(segment)}{suffix}" for suffix in (*_NEEDED, *deletes)]


def _recorded(folder: Path) -> dict[str, Any]:
    """By file name, the checksums written down; a record that is damaged tells nothing."""
    try:
        recorded = json.loads((folder / _RECORD).read_bytes())
    except (OSError, ValueError):
        return {}
    return recorded if isinstance(recorded, dict) else {}


def _checksum(path: Path) -> int | None:
    """That of the file's content, if it is the one in its footer."""
    try:
        data = path.read_bytes()
        length, magic = int.from_bytes(data[-8:-4], "little"), int.from_bytes(data[-4:], "little")
        end = len(data) - 8 - length
        found = zlib.crc32(data[: max(0, end)])
        return found if magic == _MAGIC and end >= 0 and json.loads(data[end:-8])["crc"] == found else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
