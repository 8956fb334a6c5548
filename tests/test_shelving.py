"""The library tab: adding tells how far it is and what failed, outlives its page; removing and looking."""

import threading
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from chat.desk import Desk
from chat.libraries import Libraries
from chat.store import ChatStore
from index import Document, Library, samples
from qa import Assistant
from tests.desks import LAMP, PIER, opened_desk, shared_library, users
from tests.embedders import HashingEmbedder
from tests.markup import Markup
from tests.visits import NONSENSE, event, visit
from web.adding import files_added
from web.offers import SAMPLES
from web.shelving import MOST, Shelving, View


@pytest.fixture
def shelving(desk: Desk) -> Shelving:
    return Shelving(desk)


def dropped(folder: Path, **texts: str) -> list[str]:
    """Files as Gradio hands them over."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text)
    return [str(path) for path in paths]


def news(shelving: Shelving, files: list[str] | None) -> list[str]:
    return [html for _, html in shelving.add(files, None, visit())]


def sources(library: Library) -> set[str]:
    return {document.source for document in library.documents()}


def waited(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not until():
        assert time.monotonic() < end
        time.sleep(0.01)


def adding() -> bool:
    return any(thread.name == "footnote-adding" for thread in threading.enumerate())


def test_what_is_dropped_is_added(desk: Desk, shelving: Shelving, tmp_path: Path) -> None:
    files = dropped(tmp_path / "in", dam="The dam was built in 1931.", quay="The quay was sold.")
    yielded = list(shelving.add(files, None, visit()))
    assert all(zone is None for zone, _ in yielded)
    assert "Looking at the files" in yielded[0][1]
    assert Markup(yielded[-1][1]).text == "2 added."
    assert {"uploads/dam.txt", "uploads/quay.txt"} < sources(shared_library(desk))
    assert Markup(news(shelving, files)[-1]).text == "2 unchanged."
    dropped(tmp_path / "in", dam="The dam was built in 1932.")
    assert Markup(news(shelving, files)[-1]).text == "1 replaced, 1 unchanged."


@pytest.mark.parametrize("nothing", [None, []])
def test_an_emptied_drop_zone_adds_nothing(shelving: Shelving, nothing: list[str] | None) -> None:
    (only,) = shelving.add(nothing, None, visit())
    assert only[0] is None


def test_an_archive_is_added_with_the_names_in_it(desk: Desk, shelving: Shelving, tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2031/pier.txt", "The pier was closed.")
        archive.writestr("../evil.txt", "No.")
    last = Markup(news(shelving, [str(path)])[-1])
    assert "1 added." in last.text
    assert "news.zip/../evil.txt — names a place outside of the archive" in last.text
    assert "uploads/news.zip/2031/pier.txt" in sources(shared_library(desk))


def test_what_cannot_be_read_is_told_and_the_rest_is_added(shelving: Shelving, tmp_path: Path) -> None:
    files = dropped(tmp_path / "in", dam="The dam was built in 1931.", empty="")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no PDF")
    (tmp_path / "in" / "bad.zip").write_bytes(b"no zip")
    (tmp_path / "in" / "<b>.exe").write_bytes(b"MZ")
    files += [str(tmp_path / "in" / name) for name in ("bad.pdf", "bad.zip", "<b>.exe", "gone.txt")]
    last = Markup(news(shelving, files)[-1])
    assert last.text.startswith("1 added.Could not be read:")
    failed = [tag.text.split(" — ") for tag in last.all("li", class_="failed")]
    assert {name for name, _ in failed} == {"empty.txt", "bad.pdf", "bad.zip", "<b>.exe", "gone.txt"}
    assert all(why for _, why in failed)


def test_too_many_files_are_refused_before_any(desk: Desk, shelving: Shelving, tmp_path: Path) -> None:
    (path,) = dropped(tmp_path / "in", dam="The dam was built in 1931.")
    with pytest.raises(gr.Error, match="too many"):
        news(shelving, [path] * (MOST + 1))
    assert len(sources(shared_library(desk))) == 2


def test_a_library_that_is_busy_is_told(tmp_path: Path) -> None:
    with (
        Library(tmp_path / "news.library", embedder=HashingEmbedder(), wait=0.05) as library,
        Library(tmp_path / "news.library", embedder=HashingEmbedder()) as other,
    ):
        libraries = Libraries.of(Assistant(library, trained=False), tmp_path)
        shelving = Shelving(Desk(libraries, ChatStore(tmp_path / "chats.sqlite")))
        files = dropped(tmp_path / "in", dam="The dam was built in 1931.")
        with other.writing():
            seen = Markup(news(shelving, files)[-1])
            assert "another process has been writing" in seen.one("p", role="alert").text
            with pytest.raises(gr.Error, match="another process"):
                shelving.remove_samples(None, None, visit())
        assert Markup(news(shelving, files)[-1]).text == "1 added."


def test_a_library_that_is_closed_meanwhile_is_told(desk: Desk, shelving: Shelving, tmp_path: Path) -> None:
    desk.libraries.create("", "Letters")
    story = "The dam was built in 1931. " * 300
    files = dropped(tmp_path / "in", **{f"dam{n}": f"{story}{n}" for n in range(60)})
    talk = desk.begin("", "Letters")
    told = []
    for _, html in shelving.add(files, talk, visit()):
        told.append(html)
        if len(told) == 2:
            desk.libraries.delete("", "Letters")
    assert Markup(told[-1]).one("p", class_="failed", role="alert")
    with pytest.raises(gr.Error, match="there is no library"):
        list(shelving.add(files, talk, visit()))


def test_a_page_that_is_left_while_adding_takes_nothing_away(
    desk: Desk, shelving: Shelving, tmp_path: Path
) -> None:
    """The thread finishes what was begun, with the files that it needs, and lets go of them."""
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(80):
            archive.writestr(f"{number}.txt", f"The dam {number} was built in 1931. " * 200)
    before = set(Path(path.parent.parent).glob("footnote-*"))
    running = shelving.add([str(path)], None, visit())
    assert next(running)
    assert "files" in next(running)[1]
    running.close()  # type: ignore[attr-defined]  # as Gradio does it
    waited(lambda: not adding())
    names = {f"uploads/many.zip/{number}.txt" for number in range(80)}
    assert names < sources(shared_library(desk))
    assert set(Path(path.parent.parent).glob("footnote-*")) == before


def test_what_nobody_has_foreseen_is_told_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: raised.append(args.exc_value))

    def broken() -> Any:
        raise RuntimeError("<b>unforeseen</b>")

    *_, last = files_added(shared_library(desk), broken)
    assert Markup(last).text == "Adding broke off (<b>unforeseen</b>). What was added before is there."
    waited(lambda: not adding())
    assert [str(one) for one in raised] == ["<b>unforeseen</b>"]


def test_pasted_text_is_added(desk: Desk, shelving: Shelving) -> None:
    yielded = list(shelving.paste(LAMP, "The lamp of Quillon", None, visit()))
    assert all(boxes[:2] == ("", "") for boxes in yielded)
    assert Markup(yielded[-1][2]).text == "1 added."
    assert any(source.startswith("pasted/The lamp of Quillon-") for source in sources(shared_library(desk)))
    for nothing in ("", " \n", None):
        with pytest.raises(gr.Error, match="no text"):
            list(shelving.paste(nothing, None, None, visit()))


def test_one_and_several_are_removed(desk: Desk, shelving: Shelving) -> None:
    library = shared_library(desk)
    lamp, pier = (document.id for document in library.documents())
    for ids in ([lamp, "no such"], ["no such"]):
        with pytest.raises(gr.Error, match="nothing was removed"):
            shelving.remove(None, None, visit(), event(ids=ids))
    assert library.document_count == 2
    told, summary, table = shelving.remove(None, None, visit(), event(id=pier))
    assert Markup(told).text == "1 document was removed."
    assert "1 document" in Markup(summary).text
    assert "The lamp" in table
    library.add(Document(PIER, "wire/17"))
    pier = next(document.id for document in library.documents() if document.source == "wire/17")
    told, summary, _ = shelving.remove(None, None, visit(), event(ids=[lamp, pier]))
    assert Markup(told).text == "2 documents were removed."
    assert library.document_count == 0


def test_the_samples_are_removed_and_nothing_else(desk: Desk, shelving: Shelving) -> None:
    library = shared_library(desk)
    library.add(samples.files(), named=lambda file: SAMPLES + file.name)
    assert library.document_count > 2
    told, _, table = shelving.remove_samples(None, None, visit())
    assert "were removed" in told
    assert library.document_count == 2
    assert "North pier closed" in table


def titles(table: str) -> list[str]:
    return [tag.text for tag in Markup(table).all("span") if "title" in tag.attributes]


def test_searching_sorting_and_turning_the_page(desk: Desk, shelving: Shelving) -> None:
    view, _, table = shelving.search("PIER", None, None, visit())
    assert titles(table) == ["North pier closed"]
    assert view == View(search="PIER")
    view, _, table = shelving.search(None, view, None, visit())
    assert len(titles(table)) == 2
    view, _, table = shelving.turn(view, None, visit(), event(do="sort", by="title", descending="true"))
    assert titles(table) == ["The lamp", "North pier closed"]
    view, _, table = shelving.turn(view, None, visit(), event(do="sort", by="title", descending="false"))
    assert titles(table) == ["North pier closed", "The lamp"]
    shared_library(desk).add([Document(f"Story {n}.", f"wire/a{n:03}", f"A{n:03}") for n in range(60)])
    view, _, table = shelving.turn(view, None, visit(), event(do="page", first="50"))
    assert titles(table) == [f"A{n:03}" for n in range(50, 60)] + ["North pier closed", "The lamp"]
    assert shelving.look(view, None, visit())[1] == table
    for first in (-50, "-50", "abc", None):
        back, *_ = shelving.turn(view, None, visit(), event(do="page", first=first))
        assert back.first == 0
    assert titles(shelving.search("a0", view, None, visit())[2])[0] == "A000"


@pytest.mark.parametrize("nonsense", NONSENSE, ids=lambda one: repr(one._data)[:30])
def test_an_event_that_makes_no_sense_changes_nothing(
    desk: Desk, shelving: Shelving, nonsense: gr.EventData
) -> None:
    with suppress(gr.Error):
        shelving.turn(View(first=1), None, visit(), nonsense)
    with suppress(gr.Error):
        shelving.remove(None, None, visit(), nonsense)
    assert shared_library(desk).document_count == 2


def test_whoever_is_not_logged_in_is_told(tmp_path: Path) -> None:
    with opened_desk(tmp_path, known=users("ann")) as desk:
        shelving, nobody = Shelving(desk), visit("bob")
        files = dropped(tmp_path / "in", dam="The dam was built in 1931.")
        for does in (
            lambda: list(shelving.add(files, None, nobody)),
            lambda: list(shelving.paste("text", "", None, nobody)),
            lambda: shelving.remove(None, None, nobody, event(id="x")),
            lambda: shelving.remove_samples(None, None, nobody),
            lambda: shelving.look(None, None, nobody),
            lambda: shelving.search("", None, None, nobody),
            lambda: shelving.turn(None, None, nobody, event(do="page", first=0)),
        ):
            with pytest.raises(gr.Error, match="not logged in"):
                does()
        assert shared_library(desk).document_count == 2
