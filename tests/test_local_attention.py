"""Attention: the same as torch's own, for one token and for many, with heads that share and without."""

from types import SimpleNamespace
from typing import Any

import pytest
import torch

from qa.writing.attention import NAME, attention, quicken
from tests.tiny_models import llama

HEADS, SIZE, BEFORE = 6, 16, 37


def expected(query: Any, key: Any, value: Any, mask: Any, scaling: float) -> Any:
    """By the definition, in double precision."""
    groups = query.shape[1] // key.shape[1]
    keys, values = (part.double().repeat_interleave(groups, dim=1) for part in (key, value))
    scores = query.double() @ keys.transpose(2, 3) * scaling
    if mask is not None:
        scores = scores + mask
    elif query.shape[2] > 1:
        seen = torch.ones(scores.shape[-2:], dtype=torch.bool).tril(key.shape[2] - query.shape[2])
        scores = scores.masked_fill(~seen, float("-inf"))
    return (scores.softmax(-1) @ values).transpose(1, 2)


@pytest.mark.parametrize("shared", [1, 2, 6])
@pytest.mark.parametrize("batch", [1, 3])
@pytest.mark.parametrize(("dtype", "error"), [(torch.float32, 1e-5), (torch.bfloat16, 2e-2)])
@pytest.mark.parametrize("masked", [False, True])
def test_one_token_attends_by_the_definition(
    shared: int, batch: int, dtype: Any, error: float, masked: bool
) -> None:
    made = torch.Generator().manual_seed(3)
    query = torch.randn(batch, HEADS, 1, SIZE, generator=made).to(dtype)
    key, value = (torch.randn(batch, shared, BEFORE, SIZE, generator=made).to(dtype) for _ in range(2))
    mask = torch.randn(batch, 1, 1, BEFORE, generator=made).to(dtype) if masked else None
    module = SimpleNamespace(training=False, num_key_value_groups=HEADS // shared, is_causal=True)
    found, weights = attention(module, query, key, value, mask, scaling=0.3, dropout=0.0)
    assert found.shape == (batch, 1, HEADS, SIZE)
    assert weights is None
    assert (found.double() - expected(query, key, value, mask, 0.3)).abs().max() < error


def test_a_model_that_was_quickened_is_the_same_model() -> None:
    stock, quick = llama(90), llama(90)
    quicken(quick)
    assert (stock.config._attn_implementation, quick.config._attn_implementation) == ("sdpa", NAME)
    ids = torch.randint(0, 90, (1, 20), generator=torch.Generator().manual_seed(4))
    torch.testing.assert_close(quick(ids).logits, stock(ids).logits)
    options = {"max_new_tokens": 30, "do_sample": False, "attention_mask": torch.ones_like(ids)}
    assert torch.equal(quick.generate(ids, **options), stock.generate(ids, **options))


def test_a_model_that_attends_in_its_own_way_is_left_alone() -> None:
    other = llama(90)
    other.set_attn_implementation("eager")
    quicken(other)
    assert other.config._attn_implementation == "eager"
