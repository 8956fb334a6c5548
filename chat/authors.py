"""Authors: who may write the answers of a page: the documents' own sentences, or language models by name.

Each model is one, whatever library is asked. What it writes is checked in `qa`; here it is only chosen.
"""

from collections.abc import Sequence
from copy import copy
from threading import Lock

from qa import Assistant
from qa.read import ExtractiveReader
from qa.writing.reader import WritingReader

OWN = "The documents’ own sentences"


class Authors:
    """Those of one page, models by their names. Safe to use from several threads.

    readers  the models that were named at the start; the first of them writes where nobody chooses
    """

    def __init__(self, readers: Sequence[WritingReader] = ()) -> None:
        self._readers = {reader.writer.name: reader for reader in readers}
        self.default = next(iter(self._readers), OWN)
        self._named = ""  # on the page
        self._lock = Lock()
        self._loading: set[str] = set()

    @property
    def names(self) -> list[str]:
        """The documents' own sentences, then the models."""
        return [OWN, *self._readers]

    def known(self, name: str) -> str:
        """This author, or, if there is none of the name, who writes where nobody chooses."""
        return name if name in self.names else self.default

    def loading(self, name: str) -> bool:
        """Whether the model is being loaded: what is asked of it meanwhile waits."""
        return name in self._loading

    def load(self, reader: WritingReader) -> None:
        """Load or reach a model now, else it is done when it is first asked. Raises ModelError."""
        name = reader.writer.name
        self._loading.add(name)
        try:
            reader.writer.load()
        finally:
            self._loading.discard(name)

    def take(self, reader: WritingReader) -> str:
        """Let a model be chosen that was named on the page, in place of the one named there before.

        Returns its name.
        """
        name = reader.writer.name
        with self._lock:
            left = {key: one for key, one in self._readers.items() if key != self._named}
            if name not in left:
                self._named = name
            self._readers = {**left, name: reader}
        return name

    def assistant(self, asked: Assistant, name: str) -> Assistant:
        """One like this, over the same library, whose answers are by an author.

        For a name that there is not, by who writes where nobody chooses.
        """
        reader = self._readers.get(self.known(name))
        if reader is None and not isinstance(asked.reader, WritingReader):
            return asked
        made = copy(asked)
        made.reader = reader or ExtractiveReader()
        return made
