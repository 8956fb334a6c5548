"""The place of a library: whether a folder may become one, and whether a file is still the one it was."""

from pathlib import Path

from index.errors import LibraryDamaged, LibraryError


def identity_of(path: Path) -> tuple[int, int] | None:
    """Of the file itself, whatever its name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def check_vacant(path: Path) -> None:
    """Make no library among other files, and none over what is left of one."""
    if path.exists() and not path.is_dir():
        raise LibraryError(f"{path} is a file, but a library is a folder. Choose another path.")
    names = {entry.name for entry in path.iterdir()} if path.exists() else set()
    if "catalog.sqlite" in names:  # made by another process a moment ago
        return
    ours = {"lexical", "originals", "catalog.sqlite-wal"}
    if names & ours or any(name.startswith("vectors.") for name in names):
        raise LibraryDamaged(f"catalog.sqlite is missing from the library {path}. Restore it from a copy.")
    if names - {
        ".DS_Store",
        "write.lock",
        "catalog.new",
        "catalog.new-journal",
        "catalog.new-wal",
        "catalog.new-shm",
    }:
        raise LibraryError(f"{path} holds other files and no library. Choose an empty or a new folder.")
