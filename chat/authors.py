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

    A model on a server may get its name only when it is first reached.
    """

    def __init__(self, readers: Sequence[WritingReader] = ()) -> None:
        self._readers = tuple(readers)
        self._named: WritingReader | None = None  # on the page
        self._loading: set[WritingReader] = set()
        self._lock = Lock()

    @property
    def names(self) -> list[str]:
        """The documents' own sentences, then the models."""
        return [OWN, *(reader.writer.name for reader in self._all)]

    @property
    def default(self) -> str:
        """Who writes where nobody chooses."""
        return self._readers[0].writer.name if self._readers else OWN

    def known(self, name: str) -> str:
        """This author, or, if there is none of the name, who writes where nobody chooses."""
        return name if name in self.names else self.default

    def loading(self, name: str) -> bool:
        """Whether the model is being loaded: what is asked of it meanwhile waits."""
        return any(reader.writer.name == name for reader in tuple(self._loading))

    def load(self, reader: WritingReader) -> None:
        """Load or reach a model now, else it is done when it is first asked. Raises ModelError."""
        with self._lock:
            self._loading = {*self._loading, reader}
        try:
            reader.writer.load()
        finally:
            with self._lock:
                self._loading = self._loading - {reader}

    def take(self, reader: WritingReader) -> str:
        """Let a model be chosen that was named on the page, in place of the one named there before.

        Returns its name. One from the start gives way to another of its name, which may have another key.
        """
        name = reader.writer.name
        with self._lock:
            if name in [one.writer.name for one in self._readers]:
                self._readers = tuple(reader if one.writer.name == name else one for one in self._readers)
            else:
                self._named = reader
        return name

    def assistant(self, asked: Assistant, name: str) -> Assistant:
        """One like this, over the same library, whose answers are by an author.

        For a name that there is not, by who writes where nobody chooses.
        """
        name = self.known(name)
        reader = next((one for one in self._all if one.writer.name == name), None)
        if reader is None and not isinstance(asked.reader, WritingReader):
            return asked
        made = copy(asked)
        made.reader = reader or ExtractiveReader()
        return made

    @property
    def _all(self) -> tuple[WritingReader, ...]:
        named = self._named
        return self._readers if named is None else (*self._readers, named)
