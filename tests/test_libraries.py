"""Libraries on the page: shared ones, people's own, whatever they are called, and many at once."""

import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat.libraries import LONGEST, MOST, Libraries
from index import Document, Library, LibraryError, LibraryNotFound
from qa import Assistant
from tests.desks import LAMP, LAMP_ASKED, folders, opened_libraries
from tests.embedders import HashingEmbedder


def test_the_shared_ones_are_everybodys(libraries: Libraries) -> None:
    assert libraries.names("ann") == libraries.names("bob") == ["news"]
    assert libraries.first == "news"
    assert libraries.assistant("ann", "news") is libraries.assistant("bob", "news")
    assert not libraries.own("ann", "news")
    with pytest.raises(LibraryNotFound):
        libraries.delete("ann", "news")
    assert libraries.assistant("ann", "news").library.path.is_dir()


def test_ones_own_are_nobody_elses(libraries: Libraries, tmp_path: Path) -> None:
    assert libraries.create("ann", "Letters") == "Letters"
    assert libraries.names("ann") == ["news", "Letters"]
    assert libraries.own("ann", "Letters")
    assert libraries.names("bob") == libraries.names("") == ["news"]
    assert not libraries.own("bob", "Letters")
    for other in ("bob", "", "ANN", "ann "):
        with pytest.raises(LibraryNotFound):
            libraries.assistant(other, "Letters")
        with pytest.raises(LibraryNotFound):
            libraries.delete(other, "Letters")
    libraries.create("bob", "Letters")
    assert libraries.assistant("ann", "Letters") is not libraries.assistant("bob", "Letters")
    libraries.delete("bob", "Letters")
    assert libraries.assistant("ann", "Letters").library.document_count == 0
    assert [path.name for path in folders(tmp_path)] == ["Letters.library"]


def test_what_is_told_of_anothers_is_told_of_none(libraries: Libraries) -> None:
    libraries.create("ann", "Letters")
    messages = []
    for name in ("Letters", "Lettres"):
        with pytest.raises(LibraryNotFound) as raised:
            libraries.assistant("bob", name)
        messages.append(str(raised.value).replace(name, "…"))
    assert messages[0] == messages[1]


@pytest.mark.parametrize(
    "name",
    [
        "..", ".", "", " ", "\n", "/", "a/b", "../news", "a\\b", "C:", "a:b", "-a", ".a", "_a", " .",
        "a\x00b", "CON",
        "con", "Con.txt", "prn", "AUX", "nul", "nul.a.b", "COM1", "lpt9", "🦭", "pier 🦭", "a*", "a?", '"a"',
        "<a>",
        "a|b", "a\u202eb", "\u0301", "a\ud800", "x" * (LONGEST + 1), "é" * (LONGEST + 1), "a\u200bb", "~a",
        "a~",
    ],
)  # fmt: skip
def test_what_cannot_be_a_folders_name_everywhere_is_refused(
    libraries: Libraries, tmp_path: Path, name: str
) -> None:
    with pytest.raises(LibraryError, match="name"):
        libraries.create("ann", name)
    assert libraries.names("ann") == ["news"]
    assert folders(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        "Letters", "2031", "a", "Müller & Söhne (2)", "Ann's letters, 1", "архив", "資料", "ข้อมูล", "हिन्दी",
        "v1.2.",
        "console", "com", "lpt10", "nulls", "a-b_c", "x" * LONGEST, "資" * LONGEST, "𝒳" * LONGEST,
        "a.library",
    ],
)  # fmt: skip
def test_names_in_any_script(libraries: Libraries, name: str) -> None:
    assert libraries.create("ann", name) == name
    assert libraries.names("ann") == ["news", name]
    assert libraries.assistant("ann", name).library.path.name == f"{name}.library"
    libraries.delete("ann", name)
    assert libraries.names("ann") == ["news"]


@given(name=st.text(max_size=LONGEST + 5))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_is_a_library_in_the_persons_folder_or_refused(
    libraries: Libraries, tmp_path: Path, name: str
) -> None:
    try:
        made = libraries.create("ann", name)
    except LibraryError:
        assert folders(tmp_path) == []
        return
    assert [path.name for path in folders(tmp_path)] == [f"{made}.library"]
    assert made == unicodedata.normalize("NFC", " ".join(name.split()))
    libraries.delete("ann", made)
    assert folders(tmp_path) == []


@pytest.mark.parametrize(
    ("first", "twin"),
    [
        ("Letters", "letters"), ("Letters", " LETTERS "), ("Caf\u00e9", "Cafe\u0301"), ("Stra\u00dfe",
        "STRASSE"),
        ("a b", "a  b"), ("a b", "a\tb"), ("Letters", "Letters"),
    ],
)  # fmt: skip
def test_twins_of_a_name_are_taken(libraries: Libraries, first: str, twin: str) -> None:
    libraries.create("ann", first)
    with pytest.raises(LibraryError, match="already"):
        libraries.create("ann", twin)
    assert libraries.names("ann") == ["news", first]


def test_a_shared_librarys_name_is_taken(libraries: Libraries) -> None:
    with pytest.raises(LibraryError, match="already"):
        libraries.create("ann", "News")


def test_one_named_like_a_shared_one_that_came_later_is_told_apart(tmp_path: Path) -> None:
    with opened_libraries(tmp_path) as libraries:
        libraries.create("ann", "Letters")
        libraries.assistant("ann", "Letters").library.add(Document(LAMP, "mine"))
    with opened_libraries(tmp_path, "news", "Letters") as libraries:
        assert libraries.names("ann") == ["news", "Letters", "Letters (own)"]
        assert libraries.assistant("ann", "Letters").library.document_count == 0
        assert libraries.assistant("ann", "Letters (own)").library.document_count == 1
        assert libraries.own("ann", "Letters (own)")
        libraries.delete("ann", "Letters (own)")
        assert libraries.names("ann") == ["news", "Letters"]


def test_a_person_may_have_so_many_and_no_more(libraries: Libraries) -> None:
    for number in range(MOST):
        libraries.create("ann", f"Library {number}")
    with pytest.raises(LibraryError, match=f"more than {MOST}"):
        libraries.create("ann", "One more")
    libraries.create("bob", "One more")
    libraries.delete("ann", "Library 7")
    libraries.create("ann", "One more")
    assert len(libraries.names("ann")) == 1 + MOST


def test_shared_ones_of_the_same_stem_are_told_apart(tmp_path: Path) -> None:
    paths = [tmp_path / "a" / "news.library", tmp_path / "b" / "news.library", tmp_path / "a" / "news"]
    libraries = Libraries(
        [*paths, paths[0], tmp_path / "x.library"], tmp_path / "home", embedder=HashingEmbedder()
    )
    try:
        names = libraries.names("")
        assert len(names) == len(set(names)) == 4
        assert [libraries.assistant("", name).library.path for name in names] == [
            *paths,
            tmp_path / "x.library",
        ]
        assert all(name.startswith("news (") for name in names[:3])
        assert names[3] == "x"
    finally:
        libraries.close()


def test_those_of_an_assistant(tmp_path: Path) -> None:
    with Library(tmp_path / "news.library", embedder=HashingEmbedder()) as library:
        assistant = Assistant(library, trained=False)
        libraries = Libraries.of(assistant, tmp_path / "home")
        assert libraries.names("") == [libraries.first] == ["news"]
        assert libraries.assistant("", "news") is assistant


def test_a_library_made_with_another_embedder_is_opened_with_its_own(tmp_path: Path) -> None:
    libraries = Libraries([tmp_path / "news.library"], tmp_path / "home", trained=False)  # all-MiniLM-L6-v2
    libraries.close()
    with opened_libraries(tmp_path) as others:
        assert others.assistant("", "news").library.embedder.name != HashingEmbedder().name


def test_one_that_cannot_be_opened_closes_the_others(tmp_path: Path) -> None:
    (tmp_path / "b.library").mkdir()
    (tmp_path / "b.library" / "catalog.sqlite").write_bytes(b"no catalog at all")
    with pytest.raises(LibraryError), opened_libraries(tmp_path, "a", "b"):
        pass
    shutil.rmtree(tmp_path / "b.library")
    with opened_libraries(tmp_path, "a", "b") as libraries:
        assert libraries.names("") == ["a", "b"]


def test_they_are_there_again_after_a_restart(tmp_path: Path) -> None:
    with opened_libraries(tmp_path) as libraries:
        libraries.create("ann", "Letters")
        libraries.assistant("ann", "Letters").library.add(Document(LAMP, "lamp"))
    with opened_libraries(tmp_path) as libraries:
        assert libraries.names("ann") == ["news", "Letters"]
        assert libraries.assistant("ann", "Letters").ask(LAMP_ASKED).answered


def test_the_names_are_in_order(libraries: Libraries) -> None:
    for name in ("zebra", "Apple", "banana"):
        libraries.create("ann", name)
    assert libraries.names("ann") == ["news", "Apple", "banana", "zebra"]


def test_what_is_deleted_is_off_the_disk(libraries: Libraries, tmp_path: Path) -> None:
    libraries.create("ann", "Letters")
    libraries.assistant("ann", "Letters").library.add(Document(LAMP, "lamp"))
    libraries.delete("ann", "Letters")
    assert folders(tmp_path) == []
    with pytest.raises(LibraryNotFound):
        libraries.delete("ann", "Letters")
    libraries.create("ann", "Letters")
    assert libraries.assistant("ann", "Letters").library.document_count == 0


def test_a_damaged_one_can_be_deleted(tmp_path: Path) -> None:
    with opened_libraries(tmp_path) as libraries:
        libraries.create("ann", "Letters")
    (folder,) = folders(tmp_path)
    (folder / "catalog.sqlite").write_bytes(b"damaged")
    with opened_libraries(tmp_path) as libraries:
        assert libraries.names("ann") == ["news", "Letters"]
        with pytest.raises(LibraryError):
            libraries.assistant("ann", "Letters")
        libraries.delete("ann", "Letters")
        assert folders(tmp_path) == []


def test_a_folder_that_is_no_library_is_none_and_is_left_alone(libraries: Libraries, tmp_path: Path) -> None:
    libraries.create("ann", "Letters")
    (folder,) = folders(tmp_path)
    other = folder.with_name("Other.library")
    other.mkdir()
    (other / "precious.txt").write_text("mine")
    assert libraries.names("ann") == ["news", "Letters"]
    with pytest.raises(LibraryError):
        libraries.create("ann", "Other")
    assert (other / "precious.txt").read_text() == "mine"


def test_where_it_cannot_be_made_nothing_is_left(tmp_path: Path) -> None:
    with opened_libraries(tmp_path) as libraries:
        (tmp_path / "home").write_text("a file where the folder should be")
        with pytest.raises(LibraryError, match="cannot be made"):
            libraries.create("ann", "Letters")
        assert libraries.names("ann") == ["news"]
