"""Downloads: files made for a person to download, which are soon gone again."""

import re
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from time import time
from weakref import finalize

LASTING = 60.0  # seconds: Gradio takes a copy of its own as soon as it has the path, and gives that away
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]')  # for a file's name on one system or another
_LONGEST = 150  # bytes of a name before its suffix
_SUFFIX = re.compile(r"\.\w{1,10}$", re.ASCII)


class Downloads:
    """A folder of them, gone with the process. Gradio serves files of the temporary folder alone."""

    def __init__(self, lasting: float = LASTING) -> None:
        self._folder = Path(mkdtemp(prefix="footnote-"))
        self._lasting = lasting
        finalize(self, rmtree, self._folder, ignore_errors=True)

    def path(self, name: str) -> Path:
        """Where to write a file of this name, or one as near to it as can be, beside whatever others there
        are. Raises OSError."""
        for old in self._folder.iterdir():
            if time() - old.stat().st_mtime > self._lasting:
                rmtree(old, ignore_errors=True)
        return Path(mkdtemp(dir=self._folder)) / _fit(name)


def _fit(name: str) -> str:
    name = _UNFIT.sub("-", name)
    suffix = found[0] if (found := _SUFFIX.search(name)) else ""
    stem = name.removesuffix(suffix).encode()[:_LONGEST].decode(errors="ignore").strip(" .")
    return f"{stem or 'document'}{suffix}"
