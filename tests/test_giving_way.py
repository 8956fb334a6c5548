"""Who asks goes before who writes: the assistant tells its writer so, and does not wait for itself."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from index import Document, Library
from qa import Assistant
from qa.writing.reader import WritingReader
from qa.writing.writer import Message, Stop
from tests.embedders import HashingEmbedder


class Polite:
    """Looks whether it would have to wait, before and while somebody else asks."""

    name, window, control = "polite", 4096, ()

    def __init__(self, library: Library) -> None:
        self.free: list[bool] = []
        self._library = library

    def load(self) -> None:
        """There is nothing to load."""

    def count(self, text: str) -> int:
        return len(text)

    def write(self, messages: Sequence[Message], *, most: int, stop: Stop) -> Iterator[str]:
        self.free.append(stop.give_way(0.01))
        with self._library.priority.asking():
            self.free.append(stop.give_way(0.01))
        yield "The bridge was opened by Ada Bloom. [1]"


def test_a_writer_waits_for_others_and_not_for_its_own_question(tmp_path: Path) -> None:
    with Library(tmp_path / "a.library", embedder=HashingEmbedder(dimension=256)) as library:
        library.add(Document(text="The bridge was opened by Ada Bloom in 2019.", source="a", title="Bridge"))
        writer = Polite(library)
        stop = Stop()
        Assistant(library, reader=WritingReader(writer), threshold=0, trained=False).ask(
            "Who opened the bridge?", stop=stop
        )
        assert writer.free[:2] == [True, False]
        assert stop.give_way(0.0)  # the caller's own is as it was
