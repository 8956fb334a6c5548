"""Damaged Tantivy folders: recognised before Tantivy stumbles over them, and built anew."""

import json
import multiprocessing
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from index import segments
from index.catalog import Catalog
from index.lexical import NOTHING, LexicalIndex
from tests.oracles import bm25, wordless_documents
from tests.shelves import WORDS, empty_catalog, entries, entry, texts

SUFFIXES = (".idx", ".term", ".fast", ".fieldnorm", ".store", ".pos", ".del")
ANALYZER = "footnote-1"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two catalogs with their Tantivy folders, not to be changed; "deleted" holds deleted passages."""
    folder = tmp_path_factory.mktemp("segments")
    for kind in ("plain", "deleted"):
        catalog = empty_catalog(folder / kind)
        index = LexicalIndex(folder / kind / "lexical")
        for name in ("one", "two"):
            catalog.put(entries(Random(name), 12, name))
            index.catch_up(catalog)
        if kind == "deleted":  # in place of those that are there
            catalog.put([entry(Random(3), "one/3"), entry(Random(4), "two/4")])
            index.catch_up(catalog)
        catalog.close()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy, to be damaged, of the one that was never compacted and will be."""
    return Path(shutil.copytree(made / "deleted", tmp_path / "copy"))


@pytest.fixture
def plain(made: Path, tmp_path: Path) -> Path:
    """A copy of the one that nothing but a damage found will cause to be built again."""
    return Path(shutil.copytree(made / "plain", tmp_path / "plain"))


def of_kind(folder: Path, suffix: str) -> Path:
    return next(path for path in sorted((folder / "lexical").iterdir()) if path.name.endswith(suffix))


def heals(folder: Path) -> None:
    """Opened and caught up, the index finds what a plain BM25 over the catalog finds."""
    catalog = Catalog(folder / "catalog.sqlite")
    index = LexicalIndex(folder / "lexical")
    index.catch_up(catalog)
    index.compact(catalog)
    passages = texts(catalog)
    assert sorted(index.ids().tolist()) == sorted(passages)
    wordless = wordless_documents(folder / "lexical", len(passages))
    for word in WORDS:
        ids, scores = index.search([word], 99)
        found = dict(zip(ids.tolist(), scores.tolist(), strict=True))
        assert found == pytest.approx(bm25(passages, [word], wordless), rel=1e-5)
    assert segments.sound(folder / "lexical", ANALYZER)
    catalog.close()


def test_what_was_made_is_sound_and_holds_what_was_deleted(made: Path) -> None:
    for kind in ("plain", "deleted"):
        assert segments.sound(made / kind / "lexical", ANALYZER)
        assert segments.deleted(made / kind / "lexical") is (kind == "deleted")
    assert {of_kind(made / "deleted", suffix).suffix for suffix in SUFFIXES} == set(SUFFIXES)


def test_another_analyzer_or_an_older_one_makes_it_unsound(made: Path) -> None:
    assert not segments.sound(made / "plain" / "lexical", "footnote-2")
    assert not segments.sound(made / "plain" / "lexical", "footnote")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_any_byte_flipped_before_the_footer_is_noticed(suffix: str, folder: Path) -> None:
    path = of_kind(folder, suffix)
    data = path.read_bytes()
    end = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    for place in range(0, end, 1 + end // 150):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :])
        assert not segments.sound(folder / "lexical", ANALYZER), place
    path.write_bytes(data)
    assert segments.sound(folder / "lexical", ANALYZER)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_any_length_cut_off_is_noticed(suffix: str, folder: Path) -> None:
    path = of_kind(folder, suffix)
    data = path.read_bytes()
    for length in range(0, len(data), 1 + len(data) // 150):
        path.write_bytes(data[:length])
        assert not segments.sound(folder / "lexical", ANALYZER), length


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_missing_file_heals(suffix: str, folder: Path) -> None:
    of_kind(folder, suffix).unlink()
    assert not segments.sound(folder / "lexical", ANALYZER)
    heals(folder)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], lambda data: bytes(len(data)), lambda _: b""]
)
def test_a_damaged_file_heals(suffix: str, damage: Callable[[bytes], bytes], folder: Path) -> None:
    path = of_kind(folder, suffix)
    path.write_bytes(damage(path.read_bytes()))
    heals(folder)


@pytest.mark.parametrize("key", [b'"major"', b'"index_format_version"', b'"version"'])
def test_a_damaged_footer_heals(key: bytes, plain: Path) -> None:
    path = of_kind(plain, ".term")
    path.write_bytes(path.read_bytes().replace(key, key[:-2] + b'_"'))
    heals(plain)


@pytest.mark.parametrize("contents", [b"", b"[]", b"{}", b"null", b'{"segments": 5}', b"\xff", None])
def test_any_other_meta_heals(contents: bytes | None, plain: Path) -> None:
    meta = plain / "lexical" / "meta.json"
    meta.unlink()
    if contents is not None:
        meta.write_bytes(contents)
    heals(plain)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"segment_id"', '"segment-id"'),
        ('"deletes"', '"delete_"'),
        ('"opstamp"', '"opstAmp"'),
        ('"name": "passage"', '"name": "passagf"'),
        ('"name": "title"', '"name": "titlf"'),
        ('"type": "text"', '"type": "txxt"'),
        ('"record": "freq"', '"record": "basic"'),
        ('"tokenizer": "footnote-1"', '"tokenizer": "footnote-0"'),
    ],
)
def test_a_meta_of_another_schema_heals(old: str, new: str, plain: Path) -> None:
    meta = plain / "lexical" / "meta.json"
    text = meta.read_text("utf-8")
    assert old in text
    meta.write_text(text.replace(old, new, 1), "utf-8")
    heals(plain)


def test_a_byte_flipped_anywhere_in_meta_does_no_harm(plain: Path, made: Path) -> None:
    meta = plain / "lexical" / "meta.json"
    data = meta.read_bytes()
    for place in Random(5).sample(range(len(data)), 40):
        segments.clear(plain / "lexical")
        shutil.copytree(made / "plain" / "lexical", plain / "lexical")
        meta.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        heals(plain)


@pytest.mark.parametrize(
    "contents",
    [
        None,
        b"[]",
        b"",
        b"[",
    ],
)
def test_a_damaged_list_of_managed_files_heals(contents: bytes | None, plain: Path) -> None:
    managed = plain / "lexical" / ".managed.json"
    managed.unlink()
    if contents is not None:
        managed.write_bytes(contents)
    heals(plain)


@pytest.mark.parametrize("lock", [".tantivy-writer.lock", ".tantivy-meta.lock"])
def test_missing_lock_files_are_made_again(lock: str, plain: Path) -> None:
    (plain / "lexical" / lock).unlink()
    heals(plain)


def test_the_folder_of_another_library_is_not_taken(folder: Path, tmp_path: Path) -> None:
    other = empty_catalog(tmp_path / "other")
    other.put(entries(Random(9), 30, "other"))
    LexicalIndex(tmp_path / "other" / "lexical").catch_up(other)
    shutil.rmtree(folder / "lexical")
    shutil.copytree(tmp_path / "other" / "lexical", folder / "lexical")
    heals(folder)


@pytest.mark.parametrize("suffix", SUFFIXES[:-1])
def test_a_single_file_of_another_library_heals(suffix: str, plain: Path, tmp_path: Path) -> None:
    other = empty_catalog(tmp_path / "other")
    other.put(entries(Random(9), 30, "other"))
    LexicalIndex(tmp_path / "other" / "lexical").catch_up(other)
    theirs, ours = of_kind(tmp_path / "other", suffix), of_kind(plain, suffix)
    same = theirs.read_bytes() == ours.read_bytes()
    assert not same or suffix == ".pos"  # no positions are kept, so that those files may be alike
    shutil.copy(theirs, ours)
    assert segments.sound(plain / "lexical", ANALYZER) is same
    heals(plain)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_another_segment_heals(suffix: str, folder: Path) -> None:
    one, *others = [path for path in sorted((folder / "lexical").iterdir()) if path.name.endswith(suffix)]
    different = [path for path in others if path.read_bytes() != one.read_bytes()]
    assert different
    for path in different:
        kept = path.read_bytes()
        shutil.copy(one, path)
        assert not segments.sound(folder / "lexical", ANALYZER)
        path.write_bytes(kept)
        assert segments.sound(folder / "lexical", ANALYZER)
    shutil.copy(one, different[0])
    heals(folder)


def in_use(folder: Path) -> dict[str, int]:
    """By name, the checksums of the files that meta.json speaks of, computed from their content."""
    names = []
    for segment in json.loads((folder / "lexical" / "meta.json").read_bytes())["segments"]:
        suffixes = [*SUFFIXES[:-1]]
        if segment["deletes"]:
            suffixes.append(f".{segment['deletes']['opstamp']}.del")
        names += [segment["segment_id"].replace("-", "") + suffix for suffix in suffixes]
    contents = {name: (folder / "lexical" / name).read_bytes() for name in names}
    footers = {name: 8 + int.from_bytes(data[-8:-4], "little") for name, data in contents.items()}
    return {name: zlib.crc32(data[: -footers[name]]) for name, data in contents.items()}


def recorded(folder: Path) -> object:
    return json.loads((folder / "lexical" / "checksums.json").read_bytes())


def grow(folder: Path, seed: int) -> None:
    """One more commit, by an index that was not open before."""
    catalog = Catalog(folder / "catalog.sqlite")
    index = LexicalIndex(folder / "lexical")
    catalog.put([entry(Random(seed), f"grown/{seed}")])
    index.catch_up(catalog)
    catalog.close()


def test_after_each_commit_the_files_in_use_are_recorded(tmp_path: Path) -> None:
    catalog = empty_catalog(tmp_path)
    index = LexicalIndex(tmp_path / "lexical")
    merged = False
    for step in range(12):
        before = set(in_use(tmp_path)) if step else set()
        catalog.put([*entries(Random(step), 3, f"wire/{step}"), entry(Random(step), "replaced")])
        index.catch_up(catalog)
        assert recorded(tmp_path) == in_use(tmp_path)
        merged |= len(in_use(tmp_path)) < len(before)
    assert merged
    assert index.holds_removed()
    index.compact(catalog)
    assert recorded(tmp_path) == in_use(tmp_path)
    index.rebuild(catalog, afresh=True)
    assert recorded(tmp_path) == in_use(tmp_path)


@pytest.mark.parametrize("contents", [None, b"", b"[]", b"null", b"{", b"\xff", b'{"other.idx": 5}'])
def test_without_a_record_the_files_are_taken_and_recorded_after_the_next_commit(
    contents: bytes | None, plain: Path
) -> None:
    record, before = plain / "lexical" / "checksums.json", in_use(plain)
    record.unlink()
    if contents is not None:
        record.write_bytes(contents)
    assert LexicalIndex(plain / "lexical").stamp != NOTHING
    grow(plain, 1)
    assert in_use(plain).items() > before.items()
    assert recorded(plain) == in_use(plain)


def test_killed_between_a_commit_and_its_record_nothing_is_built_again(plain: Path) -> None:
    record, before = plain / "lexical" / "checksums.json", in_use(plain)
    older = record.read_bytes()
    grow(plain, 1)
    record.write_bytes(older)
    record.with_name("checksums.json.new").write_bytes(older[:20])
    grow(plain, 2)
    assert in_use(plain).items() > before.items()
    assert recorded(plain) == in_use(plain)


def test_a_record_of_other_checksums_heals(plain: Path) -> None:
    record = plain / "lexical" / "checksums.json"
    record.write_text(json.dumps(dict.fromkeys(in_use(plain), "5")), "utf-8")
    heals(plain)
    grow(plain, 1)
    assert recorded(plain) == in_use(plain)


def test_what_was_exchanged_before_a_commit_is_not_recorded_by_it(plain: Path) -> None:
    before, ours = recorded(plain), of_kind(plain, ".fieldnorm")
    theirs = max((plain / "lexical").glob("*.fieldnorm"))
    assert theirs != ours
    shutil.copy(theirs, ours)
    segments.record(plain / "lexical")
    assert recorded(plain) == before
    heals(plain)


def test_a_record_that_cannot_be_written_is_no_obstacle(plain: Path) -> None:
    obstacle, before = plain / "lexical" / "checksums.json.new", recorded(plain)
    obstacle.mkdir()
    grow(plain, 1)
    assert recorded(plain) == before
    obstacle.rmdir()
    grow(plain, 2)
    assert recorded(plain) == in_use(plain)
    heals(plain)


def test_half_written_files_that_a_killed_process_left_behind_heal(plain: Path) -> None:
    for path in (plain / "lexical").glob("*.idx"):
        for opstamp in range(100):  # one of them is where the next commit wants to write
            path.with_suffix(f".{opstamp}.del").write_bytes(b"half")
    assert segments.sound(plain / "lexical", ANALYZER)
    before = in_use(plain)
    catalog = Catalog(plain / "catalog.sqlite")
    catalog.put([entry(Random(3), "one/3"), entry(Random(4), "two/4")])
    catalog.close()
    heals(plain)
    assert not before.keys() & in_use(plain).keys()
    assert recorded(plain) == in_use(plain)
    assert not any(path.read_bytes() == b"half" for path in (plain / "lexical").iterdir())


def replace_again_and_again(path: str) -> None:
    folder = Path(path)
    catalog = Catalog(folder / "catalog.sqlite")
    index = LexicalIndex(folder / "lexical")
    for step in range(30):
        catalog.put([entry(Random(step), f"one/{step % 12}")])
        index.catch_up(catalog)


def test_opening_while_another_process_commits_always_finds_a_sound_index(plain: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["index", "tests.embedders"])
    process = context.Process(target=replace_again_and_again, args=(str(plain),))
    process.start()
    stamps = []
    while process.is_alive():
        stamps.append(LexicalIndex(plain / "lexical").stamp)
    process.join()
    assert process.exitcode == 0
    assert NOTHING not in stamps
    assert len(set(stamps)) > 2  # it was opened in states in between
    heals(plain)


def test_a_missing_folder_an_empty_one_and_a_file_in_its_place_heal(folder: Path) -> None:
    lexical = folder / "lexical"
    for make in (lexical.mkdir, lexical.touch, lexical.exists):  # the last one makes nothing
        segments.clear(lexical)
        assert not lexical.exists()
        make()
        heals(folder)


def test_clearing_what_is_not_there_is_no_error_and_a_link_is_not_followed(tmp_path: Path) -> None:
    segments.clear(tmp_path / "nothing")
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").touch()
    (tmp_path / "link").symlink_to(kept)
    segments.clear(tmp_path / "link")
    assert (kept / "file").exists()
    assert not (tmp_path / "link").exists()


def test_an_index_of_deleted_passages_alone_is_compacted_away(tmp_path: Path) -> None:
    catalog = empty_catalog(tmp_path)
    index = LexicalIndex(tmp_path / "lexical")
    catalog.put(entries(Random(1), 3))
    index.catch_up(catalog)
    catalog.remove("id", catalog.ids())
    index.catch_up(catalog)
    index.compact(catalog)
    assert not segments.deleted(tmp_path / "lexical")
    meta = json.loads((tmp_path / "lexical" / "meta.json").read_bytes())
    assert sum(segment["max_doc"] for segment in meta["segments"]) <= 1
