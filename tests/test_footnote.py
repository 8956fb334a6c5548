"""The commands: what they print, what they leave in the library, and their exit codes."""

import io
import re
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from footnote import Exit
from index.adding import BATCH
from index.documents import Document
from index.library import Library
from index.retrieve import retrieve
from qa.assistant import Assistant
from qa.render import as_text
from qa.serialization import as_json, hit_json
from tests.command import BAKERY, HERRING, KEEPER, QUESTION, RECORDS, Shell, with_news, write_records
from tests.embedders import HashingEmbedder


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(tmp_path, capsys, monkeypatch)


@pytest.fixture
def news(shell: Shell) -> Shell:
    return with_news(shell)


def type_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


class InterruptedEmbedder(HashingEmbedder):
    """Embeds a number of texts; then Ctrl-C is pressed."""

    def __init__(self, texts: int) -> None:
        super().__init__(window=16)
        self._left = texts

    def embed(self, texts: Sequence[str]) -> Any:
        if self._left < len(texts):
            raise KeyboardInterrupt
        self._left -= len(texts)
        return super().embed(texts)


def documents_alike_in(digits: int) -> tuple[Document, Document]:
    """Two documents whose ids begin with the same digits."""
    seen: dict[str, Document] = {}
    for number in range(10_000):
        document = Document("A short note.", f"notes/{number}")
        twin = seen.setdefault(document.id[:digits], document)
        if twin is not document:
            return twin, document
    raise AssertionError("none are alike")


@pytest.mark.parametrize("command", ["ask why", "search why", "list", "remove 1234", "check"])
def test_without_a_library_it_says_how_to_make_one(shell: Shell, command: str) -> None:
    outcome = shell(*command.split())
    assert outcome.code == Exit.ERROR
    assert outcome.out == ""
    assert outcome.err.startswith(f"footnote: there is no library at {shell.library}. ")
    assert f"footnote add FILES --library {shell.library}" in outcome.err
    assert len(outcome.err.splitlines()) == 1
    error = shell(*command.split(), "--json").json["error"]
    assert error["type"] == "LibraryNotFound"
    assert not shell.library.exists()


def test_add_counts_what_it_did(shell: Shell) -> None:
    write_records(shell.folder / "news.jsonl", RECORDS[:2])
    first = shell("add", "news.jsonl")
    assert first.out == "2 documents added, 0 replaced, 0 unchanged; 2 passages stored\n"
    changed = [RECORDS[0], {**RECORDS[1], "text": "The herring quota stays as it is."}, RECORDS[2]]
    write_records(shell.folder / "news.jsonl", changed)
    second = shell("add", "news.jsonl", "--json")
    assert second.code == Exit.DONE
    assert second.json == {"added": 1, "unchanged": 1, "replaced": 1, "passages": 2, "failed": []}
    assert second.err == ""


def test_what_cannot_be_read_is_told_and_the_rest_is_added(shell: Shell) -> None:
    write_records(shell.folder / "news.jsonl", RECORDS)
    (shell.folder / "empty.txt").touch()
    outcome = shell("add", ".", "missing.txt")
    assert outcome.code == Exit.INCOMPLETE
    assert outcome.out.startswith("3 documents added")
    assert "2 sources could not be added" in outcome.err
    assert re.search(r"^empty\.txt +is empty", outcome.err, re.MULTILINE)
    assert re.search(r"^missing\.txt +there is no file", outcome.err, re.MULTILINE)
    failed = shell("add", ".", "missing.txt", "--json").json["failed"]
    assert {Path(failure["source"]).name for failure in failed} == {"empty.txt", "missing.txt"}
    assert len(shell.titles()) == 3


def test_quiet_says_only_what_went_wrong(shell: Shell) -> None:
    write_records(shell.folder / "news.jsonl", RECORDS)
    outcome = shell("add", "news.jsonl", "missing.txt", "--quiet")
    assert outcome.out == ""
    assert outcome.err.splitlines()[0] == "1 source could not be added:"
    again = shell("add", "news.jsonl", "--quiet")
    assert (again.code, again.out, again.err) == (Exit.DONE, "", "")


def test_text_on_standard_input_is_a_document(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("The harbour freezes.\n", "The harbour thaws.\n"):
        type_in(monkeypatch, text.encode())
        assert shell("add", "-", "--title", "Weather").code == Exit.DONE
    type_in(monkeypatch, b"A text without a title.")
    shell("add", "-")
    with shell.open() as library:
        found = [(document.title, document.text) for document in library.documents()]
    assert found == [("Weather", "The harbour thaws.\n"), (None, "A text without a title.")]


def test_standard_input_that_is_no_text_is_an_error(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, b"\x00\x01\x02\x03" * 100)
    outcome = shell("add", "-")
    assert outcome.code == Exit.ERROR
    assert outcome.err.startswith("footnote: standard input is not text")


def test_ctrl_c_says_what_was_kept(shell: Shell) -> None:
    count = BATCH + BATCH // 2  # more passages than a batch in each
    for name in ("a", "b"):
        items = [f"Item {number} of list {name} is a small thing on a long shelf." for number in range(count)]
        (shell.folder / f"{name}.txt").write_text("\n\n".join(items))
    shell.embedder = InterruptedEmbedder(texts=2 * BATCH)
    outcome = shell("add", "a.txt", "b.txt")
    assert outcome.code == Exit.INTERRUPTED
    assert f"what was stored is kept: {shell.library} holds 1 document" in outcome.err.splitlines()[-1]
    shell.embedder = HashingEmbedder(window=16)
    assert "1 document added, 0 replaced, 1 unchanged" in shell("add", "a.txt", "b.txt").out


def test_ask_prints_the_answer_and_its_sources(news: Shell) -> None:
    outcome = news("ask", QUESTION, "--threshold", "0")
    with news.open() as library:
        answer = Assistant(library, threshold=0).ask(QUESTION)
    assert outcome.code == Exit.DONE
    assert outcome.out == as_text(answer)  # what qa.render writes, and tests/test_render.py examines
    short, first, source = outcome.out.split("\n\n")[:3]
    assert short == "Short answer: Oda Brenn"
    assert first.startswith("Oda Brenn retires from the Skarn lighthouse in June. [1]")
    assert source.splitlines() == [
        "[1] Lighthouse keeper retires, Harbour Post, The, 2 April 2031",
        "    “Oda Brenn retires from the Skarn lighthouse in June.”",
        "    Speaks of: June 2031",
    ]


def test_ask_in_json_is_the_answer(news: Shell) -> None:
    outcome = news("ask", QUESTION, "--threshold", "0", "-k", "2", "--json")
    with news.open() as library:
        answer = Assistant(library, threshold=0).ask(QUESTION, k=2)
    assert outcome.json == as_json(answer)
    assert outcome.err == ""
    assert outcome.out.isascii()


def test_what_the_documents_do_not_say_is_no_failure(news: Shell) -> None:
    outcome = news("ask", QUESTION, "--threshold", "1")
    assert outcome.code == Exit.DONE
    assert outcome.out.startswith("The documents do not say.")
    assert "  * Lighthouse keeper retires, Harbour Post, The, 2 April 2031\n    “Oda Brenn" in outcome.out
    assert news("ask", QUESTION, "--threshold", "1", "--json").json["answered"] is False


def test_search_says_why(news: Shell) -> None:
    outcome = news("search", QUESTION)
    with news.open() as library:
        best = retrieve(library, QUESTION)[0]
    assert outcome.out.splitlines()[:3] == [
        " 1. Lighthouse keeper retires, Harbour Post, The, 2 April 2031",
        f"    score {best.score:.3f}, dense {best.dense_score:.3f} (rank 1), "
        f"BM25 {best.bm25_score:.2f} (rank 1)",
        f"    {best.text}",
    ]


def test_search_in_json_is_the_hits(news: Shell) -> None:
    outcome = news("search", QUESTION, "--passages", "2", "--json")
    with news.open() as library:
        hits = retrieve(library, QUESTION, k=2)
    assert outcome.json == [{"rank": rank, **hit_json(hit)} for rank, hit in enumerate(hits, 1)]
    assert len(hits) == 2


def test_list_shows_what_there_is(news: Shell) -> None:
    outcome = news("list")
    lines = outcome.out.splitlines()
    with news.open() as library:
        documents = list(library.documents())
    assert lines[0].split() == ["id", "title", "publisher", "published", "format", "source"]
    for line, document in zip(lines[1:4], documents, strict=True):
        cells = re.split(r" {2,}", line.strip())
        assert cells[0] == document.id[:8]
        assert cells[1:4] == [document.title, document.publisher, document.published]
        assert cells[4:] == ["jsonl", document.source.removeprefix(f"{news.folder.resolve()}/")]
    assert lines[4] == "3 documents, 3 passages"


def test_list_in_json_has_all_but_the_texts(news: Shell) -> None:
    rows = news("list", "--json").json
    with news.open() as library:
        for row, document in zip(rows, library.documents(), strict=True):
            assert (row["id"], row["source"], row["title"]) == (document.id, document.source, document.title)
            assert row["metadata"] == dict(document.metadata)
            assert (row["characters"], row["pages"]) == (len(document.text), None)
            assert document.text not in row.values()


def test_an_empty_library_has_a_list_too(shell: Shell) -> None:
    with Library(shell.library, embedder=HashingEmbedder()):
        pass
    assert shell("list").out == "0 documents, 0 passages\n"
    assert shell("list", "--json").json == []
    assert shell("search", "anything", "--json").json == []
    assert shell("ask", "anything").out.startswith("The library is empty.")


@pytest.mark.parametrize("named", ["digits", "whole id", "source", "from here"])
def test_remove_by_id_or_source(news: Shell, named: str) -> None:
    row = news("list", "--json").json[1]
    assert row["title"] == HERRING
    names = {
        "digits": row["id"][:8].upper(),
        "whole id": row["id"],
        "source": row["source"],
        "from here": f"./{Path(row['source']).name}",
    }
    outcome = news("remove", names[named], row["id"])
    assert outcome.out == f"removed {row['id'][:8]}  {HERRING}, news.jsonl#herring\n"
    assert news.titles() == [KEEPER, BAKERY]


def test_remove_a_file_of_records_or_a_folder(news: Shell) -> None:
    (news.folder / "letters").mkdir()
    for name in ("a", "b"):
        (news.folder / "letters" / f"{name}.txt").write_text(f"Dear {name}, all is well here.")
    news("add", "letters")
    removed = news("remove", "news.jsonl", "--json").json["removed"]
    assert [row["title"] for row in removed] == [KEEPER, HERRING, BAKERY]
    assert len(news("remove", "letters/", "--json").json["removed"]) == 2
    assert news("list", "--json").json == []


def test_remove_a_record_as_it_is_listed(shell: Shell) -> None:
    write_records(shell.folder / "wire.jsonl", [{"url": "https://wire.example/1", "text": "It rains."}])
    shell("add", "wire.jsonl")
    listed = shell("list").out.splitlines()[1].split()[-1]
    assert listed == "wire.jsonl#https://wire.example/1"
    assert shell("remove", listed).code == Exit.DONE
    assert shell("list", "--json").json == []


def test_nothing_is_removed_if_one_is_unknown(news: Shell) -> None:
    known = news("list", "--json").json[0]["id"]
    for unknown in ("ffffffffffff", known[:3], "nowhere.txt"):
        outcome = news("remove", known, unknown)
        assert outcome.code == Exit.ERROR
        assert repr(unknown) in outcome.err
    assert len(news.titles()) == 3


def test_digits_that_could_mean_two_documents_are_refused(shell: Shell) -> None:
    one, other = documents_alike_in(4)
    with Library(shell.library, embedder=HashingEmbedder()) as library:
        library.add([one, other])
    outcome = shell("remove", one.id[:4], "--json")
    assert outcome.code == Exit.ERROR
    assert one.id in outcome.json["error"]["message"]
    assert other.id in outcome.json["error"]["message"]
    telling = next(n for n in range(5, 33) if one.id[:n] != other.id[:n])
    assert shell("remove", one.id[:telling]).code == Exit.DONE
    assert [row["id"] for row in shell("list", "--json").json] == [other.id]


def test_check_finds_a_sound_library_sound(news: Shell) -> None:
    outcome = news("check")
    assert (outcome.code, outcome.err) == (Exit.DONE, "")
    assert outcome.out == "3 documents, 3 passages\nthe library is sound\n"
    expected = {"documents": 3, "passages": 3, "faults": [], "repaired": [], "sound": True}
    assert news("check", "--json").json == expected


def test_check_reports_a_text_that_was_altered(news: Shell) -> None:
    with sqlite3.connect(news.library / "catalog.sqlite") as connection:
        connection.execute("UPDATE texts SET text = replace(text, 'herring', 'salmon!')")
    connection.close()
    outcome = news("check")
    assert outcome.code == Exit.INCOMPLETE
    assert re.search(r"^fault: .*news\.jsonl#herring", outcome.out, re.MULTILINE)
    assert "sound" not in outcome.out
    assert news("check", "--json").json["sound"] is False
