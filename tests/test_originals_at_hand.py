"""Originals: whether there seems to be one is told at once, as opening a document does not wait for it."""

from pathlib import Path

from index import Document, Library


def document_of(library: Library, source: str) -> Document:
    return next(document for document in library.documents() if document.source == source)


def test_whether_there_seems_to_be_one_is_told_without_reading(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text("The harbour is closed.")
    library.add([path, Document("The storm is over.", "wire/17")])
    document, record = document_of(library, str(path)), document_of(library, "wire/17")
    assert library.originals.at_hand(document)
    assert not library.originals.at_hand(record)
    path.write_text("Something else altogether.")
    assert library.originals.at_hand(document)  # only reading it tells
    assert library.originals.path_of(document) is None
    path.unlink()
    assert not library.originals.at_hand(document)
    path.mkdir()
    assert not library.originals.at_hand(document)
    library.add(Document("The quay was sold.", "uploads/quay.txt"))
    path = tmp_path / "dam.txt"
    path.write_text("The dam was mended.")
    library.add(path, named=lambda file: f"uploads/{file.name}")
    path.unlink()
    copied = document_of(library, "uploads/dam.txt")
    assert library.originals.at_hand(copied)
    library.remove(copied.id)
    assert not library.originals.at_hand(copied)
