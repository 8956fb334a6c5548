"""What was removed or replaced is nowhere in the folder.

Every file is searched byte by byte. Tantivy spells its words as paths through a graph, which no search for
bytes can see, so it is asked itself, deleted passages included.
"""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import pytest
import tantivy

from index import Document, Library
from index.adding import BATCH
from index.embed import Vectors
from tests.brute_force import in_step
from tests.embedders import HashingEmbedder
from tests.shelves import WORDS

STEM = "zqsecret"  # of all the rare words


def rare(number: int) -> str:
    return f"{STEM}{number:03}end"


def story(number: int, random: Random) -> Document:
    """Rare in its text, title and metadata; from a line to many pages long."""
    word = rare(number)
    words = random.choices(WORDS, k=random.choice([3, 30, 300, 3000]))
    words[len(words) // 2] = word
    return Document(" ".join(words), f"wire/{word}", f"On {word}", {"author": word, "tags": (word, "x")})


def found_on_disk(folder: Path, needle: str) -> list[str]:
    """Where a word stands, whatever its case, in UTF-8 or in UTF-16."""
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        if needle.casefold().encode(encoding) in path.read_bytes().lower()
    ]


def indexed(folder: Path, words: Iterable[str]) -> set[str]:
    """Those of the words that Tantivy's files know, if only from passages that are marked as deleted."""
    searcher = tantivy.Index.open(str(folder / "lexical")).searcher()
    return {word for word in words for field in ("title", "text") if searcher.doc_freq(field, word)}


def unused(folder: Path) -> set[str]:
    """Tantivy's files of segments that it no longer knows."""
    meta = (folder / "lexical" / "meta.json").read_text("utf-8").replace("-", "")
    names = {path.name for path in (folder / "lexical").iterdir() if len(path.stem.partition(".")[0]) == 32}
    return {name for name in names if name[:32] not in meta}


def assert_only(library: Library, folder: Path, numbers: int) -> None:
    """The rare words on the disk are exactly those of the documents left, so the search itself works."""
    words = list(map(rare, range(numbers)))
    data = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    left = {word for word in words for document in library.documents() if word in document.text}
    assert {word for word in words if word.encode() in data} == left
    assert {word for word in words if word.encode("utf-16-le") in data} == set()
    assert indexed(folder, words) == left
    assert unused(folder) == set()


def test_removed_documents_leave_nothing_behind(folder: Path, library: Library) -> None:
    random = Random(11)
    library.add([story(number, random) for number in range(60)])
    assert_only(library, folder, 80)
    documents = list(library.documents())
    random.shuffle(documents)
    for number in range(12):
        library.remove(*(documents.pop().id for _ in range(random.randint(1, 4))))
        if number % 3 == 0:
            library.add(story(60 + number, random))
        assert_only(library, folder, 80)
    in_step(library)
    library.remove(*(document.id for document in library.documents()))
    assert found_on_disk(folder, STEM) == []
    assert library.passage_count == 0


def test_replaced_documents_leave_nothing_behind(folder: Path, library: Library) -> None:
    random = Random(12)
    library.add([story(number, random) for number in range(20)])
    sources = [document.source for document in library.documents()]
    library.add([Document("harmless", source) for source in sources if "007" not in source])
    assert indexed(folder, map(rare, range(20))) == {rare(7)}
    library.remove(*(document.id for document in library.documents() if "007" not in document.source))
    assert_only(library, folder, 20)
    assert found_on_disk(folder, rare(7))


def test_a_correction_beside_the_text_leaves_nothing_of_the_old_one(folder: Path, library: Library) -> None:
    library.add(Document("river", "wire", f"Title {rare(1)}", {"author": rare(2)}))
    library.add(Document("river", "wire", "Title", {"author": "nobody"}))
    assert found_on_disk(folder, STEM) == []


def test_another_reader_of_the_library_does_not_keep_it(folder: Path, library: Library) -> None:
    library.add([story(number, Random(1)) for number in range(5)])
    with Library(folder, embedder=HashingEmbedder()) as reader:
        list(reader.documents())
        library.remove(*(document.id for document in library.documents()))
        assert found_on_disk(folder, STEM) == []
        reader.refresh()
        in_step(reader)
    assert found_on_disk(folder, STEM) == []


class FailsLater(HashingEmbedder):
    """Embeds as many texts as are committed together, then fails, as a model does that runs out of memory."""

    def __init__(self) -> None:
        super().__init__()
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        if self.embedded > BATCH:
            raise MemoryError("out of memory")
        return super().embed(texts)


def test_what_a_failed_call_replaced_is_gone_once_the_library_is_opened_again(folder: Path) -> None:
    with Library(folder, embedder=HashingEmbedder()) as library:
        library.add([Document(f"{rare(number)} river", f"wire/{number}") for number in range(4)])
    replacing = [Document(f"harmless {number}", f"wire/{number}") for number in range(2)]
    others = [Document(f"other {number}", f"other/{number}") for number in range(2 * BATCH)]
    with Library(folder, embedder=FailsLater()) as library:
        with pytest.raises(MemoryError):
            library.add([*replacing, *others])
        assert library.document_count == 4 + BATCH - 2
    with Library(folder, embedder=HashingEmbedder()) as library:
        assert_only(library, folder, 4)
        in_step(library)


def test_a_removed_document_does_not_come_back_with_an_old_copy_of_what_is_derived(
    folder: Path, library: Library, tmp_path: Path
) -> None:
    library.add([story(number, Random(number)) for number in range(6)])
    library.close()
    shutil.copytree(folder / "lexical", tmp_path / "lexical")
    with Library(folder, embedder=HashingEmbedder()) as again:
        again.remove(*(document.id for document in again.documents()))
    shutil.rmtree(folder / "lexical")
    shutil.move(tmp_path / "lexical", folder / "lexical")
    assert indexed(folder, map(rare, range(6))) == set(map(rare, range(6)))
    with Library(folder, embedder=HashingEmbedder()) as again:
        assert indexed(folder, map(rare, range(6))) == set()
        assert found_on_disk(folder, STEM) == []
        in_step(again)


def test_two_writers_by_turns_leave_nothing_behind(folder: Path, library: Library) -> None:
    random = Random(1)
    with Library(folder, embedder=HashingEmbedder()) as other:
        for step in range(12):
            writer = (library, other)[step % 2]
            writer.add(
                [Document(f"{rare(3 * step + place)} river", f"wire/{step}/{place}") for place in range(3)]
            )
            if step % 3 == 2:
                writer = random.choice([library, other])
                writer.remove(*random.sample([document.id for document in writer.documents()], 4))
                assert_only(writer, folder, 36)
        library.remove(*(document.id for document in library.documents()))
        assert_only(library, folder, 36)
