"""The cross-encoder against torch, on weights at random; what ours makes of plain cases; damaged weights."""

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file

from index.errors import ReaderError
from qa.trained import CrossEncoder, crossencoder
from qa.trained.crossencoder import ENTAILED
from qa.trained.layout import CLS, QUESTION_TOKENS, SEP, STRIDE, WINDOW, Pair, windows
from qa.trained.weights import FILE, SHA256, dequantised, load_weights, quantised
from tests.crossencoders import random_model, saved
from training.encode import load_tokenizer
from training.export import export

TOKENIZER = load_tokenizer()
PASSAGES = [
    ("Ferries", "The ferry Petrel sank off Aldmoor in 1921, and twelve sailors were saved by fishermen."),
    ("", "Snow fell on Orrin."),
    ("Bridges", "The county of Orrin paid for the bridge over the Lenna. " * 12),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("weights")


@pytest.fixture(scope="module")
def small(folder: Path) -> CrossEncoder:
    return CrossEncoder(saved(random_model(), folder), precision="f32")


def test_it_computes_what_torch_does(small: CrossEncoder) -> None:
    model = random_model()
    for pair, reading in zip(PASSAGES, small.read("Who paid for it?", PASSAGES), strict=True):
        (row,) = windows([Pair("Who paid for it?", pair[1], pair[0])], TOKENIZER)[0]
        ids = torch.from_numpy(row.ids)[None]
        types = (torch.arange(len(row.ids)) >= row.second).long()[None]
        with torch.inference_mode():
            wanted = model(ids, torch.ones_like(ids), types)
        inside = slice(row.passage, row.passage + len(row.offsets))
        (found,) = reading.windows
        assert np.allclose(found.starts, wanted.start[0, inside], atol=1e-3)
        assert np.allclose(found.ends, wanted.end[0, inside], atol=1e-3)
        assert found.null == pytest.approx(float(wanted.start[0, 0] + wanted.end[0, 0]), abs=1e-3)
        assert reading.relevance == pytest.approx(float(wanted.relevance[0]), abs=1e-3)


def test_entailment_is_that_of_torch_too(small: CrossEncoder) -> None:
    (row,) = windows([Pair("A ship sank.", PASSAGES[0][1])], TOKENIZER)[0]
    ids = torch.from_numpy(row.ids)[None]
    types = (torch.arange(len(row.ids)) >= row.second).long()[None]
    with torch.inference_mode():
        wanted = random_model()(ids, torch.ones_like(ids), types).entailment.softmax(-1)
    found = small.entailment("A ship sank.", [PASSAGES[0][1]])
    assert np.allclose(found, wanted.numpy(), atol=1e-3)
    assert small.entailment("A ship sank.", []).shape == (0, 3)


@pytest.mark.parametrize("precision", ["bf16", "int8"])
def test_narrower_numbers_read_the_same(precision: str) -> None:
    """On any processor, if slowly; the exact figures stand in docs/quality.md."""
    question = "How many sailors were saved?"
    exact = CrossEncoder(precision="f32").read(question, PASSAGES)
    found = CrossEncoder(precision=precision).read(question, PASSAGES)
    assert [one.relevance for one in found] == pytest.approx([one.relevance for one in exact], abs=0.5)
    assert exact[0].answer is not None
    assert found[0].answer is not None
    assert PASSAGES[0][1][exact[0].answer.start : exact[0].answer.end] == "twelve"
    assert (found[0].answer.start, found[0].answer.end) == (exact[0].answer.start, exact[0].answer.end)


def test_what_stands_beside_a_passage_in_the_batch_does_not_matter(small: CrossEncoder) -> None:
    together = small.read("Who?", PASSAGES)
    for pair, one in zip(PASSAGES, together, strict=True):
        (alone,) = small.read("Who?", [pair])
        assert one.relevance == pytest.approx(alone.relevance, abs=1e-3)
        assert one.answer is not None
        assert alone.answer is not None
        assert (one.answer.start, one.answer.end) == (alone.answer.start, alone.answer.end)
    assert small.read("Who?", []) == []


def test_many_threads_get_what_one_gets(small: CrossEncoder) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: small.read("Who?", PASSAGES)[0].relevance, range(24)))
    assert len(set(found)) == 1


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(max_size=40), st.text(max_size=2_000))
def test_windows_hold_the_whole_passage(first: str, title: str, second: str) -> None:
    rows = windows([Pair(first, second, title)], TOKENIZER)[0]
    whole = TOKENIZER.encode(second.encode("utf-8", "replace").decode(), add_special_tokens=False)
    seen = sorted({tuple(offset) for row in rows for offset in row.offsets.tolist()})
    assert seen == sorted(set(whole.offsets))
    for row in rows:
        assert (row.ids[0], row.ids[row.second - 1], row.ids[-1]) == (CLS, SEP, SEP)
        assert row.second <= QUESTION_TOKENS + 2
        assert row.passage + len(row.offsets) + 1 == len(row.ids)
        assert len(row.offsets) <= WINDOW
    assert len(rows) == max(1, -(-(len(whole.ids) - WINDOW) // STRIDE) + 1)


def test_rounded_weights_are_nearly_the_weights(folder: Path) -> None:
    path = saved(random_model(), folder)
    export(path, folder / "small.safetensors")
    given_, back = load_file(path), load_weights(folder / "small.safetensors", sha256=None)
    assert back.keys() == given_.keys()
    for name, value in given_.items():
        step = np.abs(value).max(axis=-1, keepdims=True) / 127
        assert np.all(np.abs(back[name] - value) <= step * 0.51 + 1e-7), name
    stored = quantised({"big": np.ones((200, 100), np.float32), "bias": np.ones(100, np.float32)}, 10_000)
    assert {name: value.dtype for name, value in stored.items()} == {
        "big": np.int8,
        "big.scale": np.float32,
        "bias": np.float32,
    }
    assert np.allclose(dequantised(stored)["big"], 1)


def test_damaged_and_missing_weights_are_told_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "reader.safetensors"
    with pytest.raises(ReaderError, match=r"reader\.safetensors cannot be read .*--no-reader"):
        load_weights(path)
    save_file({"a": np.zeros(3, np.float32)}, path)
    with pytest.raises(ReaderError, match=r"reader\.safetensors are damaged.*--no-reader"):
        load_weights(path)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ReaderError, match=r"reader\.safetensors are damaged.*--no-reader"):
        CrossEncoder(path).read("Who?", PASSAGES)


def test_the_shipped_weights_are_the_ones_expected_and_small() -> None:
    content = FILE.read_bytes()
    assert hashlib.sha256(content).hexdigest() == SHA256
    assert len(content) <= 30_000_000
    for name in ("README.md", "LICENSE"):
        assert FILE.with_name(name).stat().st_size > 1_000


def test_reading_needs_no_torch() -> None:
    script = (
        "import sys; from qa.trained import crossencoder;"
        "crossencoder().read('Who?', [('', 'Ann did.')]); print('torch' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When did the ferry Petrel sink?", "1921"),
        ("How many sailors were saved?", "twelve"),
        ("Who saved the sailors?", "fishermen"),
        ("Where did the Petrel sink?", "Aldmoor"),
    ],
)
def test_ours_marks_the_answer(question: str, answer: str) -> None:
    first, second, _ = crossencoder().read(question, PASSAGES)
    assert first.relevance > second.relevance
    assert first.answer is not None
    text = PASSAGES[0][1][first.answer.start : first.answer.end]
    assert answer in text
    assert len(text) < 25


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("The Petrel sank in 1921.", "The Petrel sank in 1931."),
        ("Fishermen saved twelve sailors.", "Nobody was saved."),
        ("The ferry sank near Aldmoor.", "The ferry reached Aldmoor."),
    ],
)
def test_ours_believes_what_is_said_rather_than_what_is_not(claim: str, other: str) -> None:
    model, source = crossencoder(), PASSAGES[0][1]
    assert model.entailment(claim, [source])[0, ENTAILED] > model.entailment(other, [source])[0, ENTAILED]
