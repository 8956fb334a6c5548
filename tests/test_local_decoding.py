"""Decoding: the tokens of transformers' own generate, whatever was read before and however it ended."""

from collections.abc import Callable, Sequence
from itertools import islice
from time import monotonic
from typing import Any

import pytest
import torch

from index.priority import Priority
from qa.writing.decoding import PATIENCE, Decoder
from qa.writing.writer import Stop
from tests.tiny_models import llama

CHUNK = 8
NEW = 12
VOCABULARY = 90


def prompt(seed: int, length: int) -> list[int]:
    made = torch.Generator().manual_seed(seed)
    return [int(token) for token in torch.randint(0, VOCABULARY, (length,), generator=made)]


def generated(model: Any, tokens: Sequence[int], **options: Any) -> list[int]:
    """The oracle."""
    given = {"max_new_tokens": NEW, "do_sample": False, "prefill_chunk_size": CHUNK} | options
    ids = torch.tensor([tokens])
    return [int(one) for one in model.generate(ids, attention_mask=torch.ones_like(ids), **given)[0]][
        len(tokens) :
    ]


def written(decoder: Decoder, tokens: Sequence[int], stop: Stop | None = None) -> list[int]:
    return list(islice(decoder.tokens(tokens, stop or Stop()), NEW))


def sliding() -> Any:
    from transformers import MistralConfig, MistralForCausalLM

    torch.manual_seed(1)
    sizes: dict[str, Any] = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2}
    heads: dict[str, Any] = {"num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 8}
    ends: dict[str, Any] = {"eos_token_id": None, "bos_token_id": None}
    config = MistralConfig(
        vocab_size=VOCABULARY, sliding_window=12, initializer_range=0.5, **sizes, **heads, **ends
    )
    return MistralForCausalLM(config).train(False)


def recurrent() -> Any:
    from transformers import MambaConfig, MambaForCausalLM

    torch.manual_seed(2)
    config = MambaConfig(
        vocab_size=VOCABULARY,
        hidden_size=32,
        num_hidden_layers=2,
        state_size=4,
        eos_token_id=None,
        bos_token_id=None,
    )
    return MambaForCausalLM(config).train(False)


class Reads:
    """How many tokens a model was given, call by call."""

    def __init__(self, model: Any) -> None:
        self.counts: list[int] = []
        model.register_forward_pre_hook(self._note, with_kwargs=True)

    def _note(self, model: Any, given: Any, named: dict[str, Any]) -> None:
        self.counts.append(named["input_ids"].shape[1])


@pytest.mark.parametrize("length", [1, 7, 8, 9, 30])
def test_the_tokens_are_those_of_generate(length: int) -> None:
    model = llama(VOCABULARY)
    tokens = prompt(length, length)
    assert written(Decoder(model, chunk=CHUNK), tokens) == generated(model, tokens)


@pytest.mark.parametrize(("model", "options"), [(sliding, {}), (recurrent, {"prefill_chunk_size": None})])
def test_models_that_remember_otherwise_say_the_same_time_after_time(
    model: Callable[[], Any], options: dict[str, Any]
) -> None:
    made = model()
    decoder = Decoder(made, chunk=CHUNK)
    for seed, length in ((1, 30), (1, 30), (1, 20), (2, 9), (1, 40)):
        tokens = prompt(seed, length)
        assert written(decoder, tokens) == generated(made, tokens, **options)


def test_a_beginning_that_was_read_before_is_not_read_again_and_changes_nothing() -> None:
    model = llama(VOCABULARY)
    decoder, reads = Decoder(model, chunk=CHUNK), Reads(model)
    shared = prompt(3, 21)
    for tail in (prompt(4, 9), prompt(5, 3), [], prompt(6, 30)):
        reads.counts.clear()
        found = written(decoder, [*shared, *tail])
        read = sum(count for count in reads.counts) - (NEW - 1)
        assert found == generated(model, [*shared, *tail])
        assert read == len(shared) + len(tail) - (0 if tail == prompt(4, 9) else 16)


def test_the_very_same_prompt_reads_its_last_chunk_alone() -> None:
    model = llama(VOCABULARY)
    decoder, reads = Decoder(model, chunk=CHUNK), Reads(model)
    first = written(decoder, prompt(7, 24))
    reads.counts.clear()
    assert written(decoder, prompt(7, 24)) == first
    assert reads.counts == [8] + [1] * (NEW - 1)


def test_another_prompt_keeps_nothing() -> None:
    model = llama(VOCABULARY)
    decoder = Decoder(model, chunk=CHUNK)
    written(decoder, prompt(8, 24))
    assert decoder.kept == 16  # whole chunks
    other = [(prompt(8, 1)[0] + 1) % VOCABULARY, *prompt(8, 24)[1:]]
    assert written(decoder, other) == generated(model, other)


class StopsAt:
    """Sets a stop when a layer of the model computes for the nth time."""

    def __init__(self, layer: Any, number: int) -> None:
        self.stop = Stop()
        self.computed = 0
        self._number = number
        self._hook = layer.register_forward_hook(self._count)

    def _count(self, *_: object) -> None:
        self.computed += 1
        if self.computed == self._number:
            self.stop.set()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 7])
def test_a_stop_ends_within_a_layer_and_leaves_what_comes_next_right(number: int) -> None:
    model = llama(VOCABULARY)
    decoder = Decoder(model, chunk=CHUNK)
    tokens = prompt(9, 24)
    stops = StopsAt(model.model.layers[0], number)
    after = StopsAt(model.model.layers[1], 1000)
    found = written(decoder, tokens, stops.stop)
    assert len(found) == max(0, number - 3)  # three chunks, the third with the first token
    assert stops.computed == number
    assert after.computed == number - 1  # the next layer did not begin
    assert written(decoder, tokens) == generated(model, tokens)


def test_a_stop_between_tokens_ends_there() -> None:
    model = llama(VOCABULARY)
    decoder, stop = Decoder(model, chunk=CHUNK), Stop()
    tokens = decoder.tokens(prompt(10, 5), stop)
    next(tokens)
    stop.set()
    assert list(tokens) == []


def test_a_stop_that_was_due_before_computes_nothing() -> None:
    model = llama(VOCABULARY)
    reads = Reads(model)
    stop = Stop()
    stop.set()
    assert written(Decoder(model), prompt(11, 5), stop) == []
    assert written(Decoder(model), prompt(11, 5), Stop(0.0)) == []
    assert reads.counts == []


def test_what_fails_is_raised_and_forgotten() -> None:
    model = llama(VOCABULARY)
    decoder = Decoder(model, chunk=CHUNK)
    tokens = prompt(12, 24)
    written(decoder, tokens)

    def fails(*_: object) -> None:
        raise RuntimeError("out of memory")

    hook = model.model.layers[1].register_forward_hook(fails)
    with pytest.raises(RuntimeError, match="out of memory"):
        written(decoder, tokens)
    hook.remove()
    assert decoder.kept == 0
    assert written(decoder, tokens) == generated(model, tokens)


def test_whoever_takes_the_tokens_computes_as_before() -> None:
    tokens = Decoder(llama(VOCABULARY)).tokens(prompt(13, 5), Stop())
    next(tokens)
    assert not torch.is_inference_mode_enabled()
    assert torch.ones(1, requires_grad=True).mul(2).requires_grad


def test_parts_that_are_left_unread_do_not_break_the_next_call() -> None:
    model = llama(VOCABULARY)
    decoder = Decoder(model, chunk=CHUNK)
    tokens = decoder.tokens(prompt(14, 20), Stop())
    next(tokens)
    tokens.close()
    assert written(decoder, prompt(14, 25)) == generated(model, prompt(14, 25))


def test_chunks_grow_after_the_beginning() -> None:
    model = llama(VOCABULARY)
    reads = Reads(model)
    next(Decoder(model, chunk=CHUNK).tokens(prompt(15, 60), Stop()))
    assert reads.counts == [8, 8, 16, 16, 12]


@pytest.mark.parametrize(("free", "each"), [(True, 1 + 2 * 5), (False, 1)])
def test_each_block_gives_way_and_patience_ends(free: bool, each: int) -> None:
    asked: list[float] = []

    def before(longest: float) -> bool:
        asked.append(longest)
        return free

    model = llama(VOCABULARY)  # two layers of four parts each
    stop = Stop().behind(before)
    found = written(Decoder(model, chunk=CHUNK), prompt(16, 5), stop)
    assert found == generated(model, prompt(16, 5))
    assert len(asked) == NEW * each
    assert set(asked) == {PATIENCE}


def test_whoever_asks_goes_first() -> None:
    priority = Priority()
    decoder = Decoder(llama(VOCABULARY))
    tokens = decoder.tokens(prompt(17, 5), Stop().behind(priority.give_way))
    next(tokens)
    with priority.asking():
        before = monotonic()
        next(tokens)
        assert monotonic() - before >= PATIENCE
    stop = Stop()
    held = decoder.tokens(prompt(17, 5), stop.behind(priority.give_way))
    with priority.asking():
        stop.set()
        assert list(held) == []
