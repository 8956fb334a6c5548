"""A run that was stopped goes on as if it had not been; only open rows are read."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from training.batches import Batch, collate
from training.encode import Encoded
from training.loss import losses
from training.model import WIDTH, ReaderModel
from training.reader import Settings, make_optimizer, read_settings, schedule, stream
from training.rows import read_rows
from training.state import Progress, load_state, save_state


def row(number: int, licence: str = "open", source: str = "squadshifts_new_wiki") -> dict[str, object]:
    context = (
        f"In {1900 + number} the painter Ann Miller of Eastvale sold {number + 2} pictures to Otto Lind."
    )
    answers = {"text": ["Ann Miller"], "answer_start": [context.index("Ann")]}
    return {
        "source": source,
        "question": f"Who sold {number + 2} pictures to Otto Lind in {1900 + number}?",
        "context": context,
        "title": f"Painter {number}",
        "is_impossible": False,
        "answers": answers,
        "text_licence": licence,
    }


def write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path / "reader.jsonl.gz", [row(at, "open" if at % 3 else "authors-only") for at in range(90)])
    ranked = {"source": "selqa", "query": "Who sold?", "passage": "Ann sold.", "title": "Ann", "label": 1}
    write(tmp_path / "ranking.jsonl.gz", [ranked])
    pair = {"source": "snli_dev", "premise": "A cat.", "hypothesis": "An animal.", "label": "entailment"}
    write(tmp_path / "entailment.jsonl.gz", [pair])
    return tmp_path


def tiny() -> ReaderModel:
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=32,
        hidden_size=WIDTH,
        num_hidden_layers=1,
        num_attention_heads=12,
        intermediate_size=8,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    config._attn_implementation = "eager"
    return ReaderModel(BertModel(config, add_pooling_layer=False))


def test_rows_by_other_authors_are_never_read(data: Path) -> None:
    rows = list(read_rows(data / "reader.jsonl.gz"))
    assert len(rows) == 60
    assert {row["text_licence"] for row in rows} == {"open"}


def taken(batches: Iterator[tuple[Batch, Progress]], count: int) -> list[tuple[Batch, Progress]]:
    return [next(batches) for _ in range(count)]


def test_a_run_that_goes_on_gets_the_batches_it_would_have_got(data: Path) -> None:
    settings = Settings(data, data, examples=1)
    whole = taken(stream(settings, Progress()), 12)
    rest = taken(stream(settings, whole[4][1]), 7)
    assert any(place.epoch for _, place in whole)
    for (batch, place), (again, place_again) in zip(whole[5:], rest, strict=True):
        assert place == place_again
        assert torch.equal(batch.ids, again.ids)
        assert torch.equal(batch.start, again.start)


def test_a_saved_state_comes_back_whole(tmp_path: Path) -> None:
    model, progress = tiny(), Progress(step=7, seen=200, seconds=3.5, epoch=1, batch=4)
    optimizer = make_optimizer(model, 1e-3)
    learn(model, optimizer)
    save_state(tmp_path / "state.pt", model, optimizer, progress)
    drawn = torch.rand(3)
    other = tiny()
    other_optimizer = make_optimizer(other, 1e-3)
    assert load_state(tmp_path / "state.pt", other, other_optimizer) == progress
    assert torch.equal(torch.rand(3), drawn)
    learn(model, optimizer)
    learn(other, other_optimizer)
    for ours, theirs in zip(model.parameters(), other.parameters(), strict=True):
        assert torch.equal(ours, theirs)


def some_batch() -> Batch:
    """Two questions beside one passage of tokens 20 to 29: answered at 24, and not answered."""
    passage = [3, *range(20, 30), 3]
    asked = np.array([2, 5, 6, *passage], dtype=np.int32), np.array([2, 7, 8, 9, *passage], dtype=np.int32)
    answered = Encoded(asked[0], second=4, passage=4, start=8, end=8, relevant=1)
    return collate([answered, Encoded(asked[1], second=5, passage=5, start=0, end=0, relevant=0)])


def learn(model: ReaderModel, optimizer: torch.optim.AdamW) -> float:
    batch = some_batch()
    outcome = losses(model(batch.ids, batch.mask, batch.types), batch)
    optimizer.zero_grad()
    outcome.total.backward()  # type: ignore[no-untyped-call]
    optimizer.step()
    return float(outcome.total.detach())


def test_what_is_learned_lowers_the_loss() -> None:
    model = tiny()
    optimizer = make_optimizer(model, 1e-3)
    first, *_, last = [learn(model, optimizer) for _ in range(8)]
    assert last < first / 2


def test_the_rate_rises_and_falls_with_the_budget() -> None:
    assert schedule(0.03) == pytest.approx(1)
    assert schedule(0.015) == pytest.approx(0.5)
    assert schedule(1.0) == 0
    settings = Settings(Path(), Path(), examples=100, minutes=10)
    assert settings.spent(Progress(seen=50, seconds=480)) == pytest.approx(0.8)


def test_a_run_without_a_budget_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_settings(["--data", "a", "--out", "b"])
    assert "--examples or --minutes" in capsys.readouterr().err
    assert read_settings(["--data", "a", "--out", "b", "--examples", "9"]).rate == 2e-4
