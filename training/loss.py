"""What the heads are trained on, added up."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from training.batches import Batch
from training.encode import NO_TARGET
from training.model import Scores

RELEVANCE_SHARE = 0.5
ENTAILMENT_SHARE = 1.0


class Losses(NamedTuple):
    """The sum that is minimised, and each head's mean over the rows that have its target (0 without any)."""

    total: Tensor
    span: Tensor
    relevance: Tensor
    entailment: Tensor


def losses(scores: Scores, batch: Batch) -> Losses:
    """Cross entropy of each head, weighted row by row; a row without a target adds nothing.

    The span's is the mean of start and end, over the allowed positions only.
    """
    span = (position_loss(scores.start, batch.start, batch) + position_loss(scores.end, batch.end, batch)) / 2
    relevant = (batch.relevant != NO_TARGET).float()
    relevance = relevant * binary_cross_entropy_with_logits(
        scores.relevance.float(), batch.relevant.clamp(min=0).float(), reduction="none"
    )
    entailment = cross_entropy(scores.entailment.float(), batch.entailment, reduction="none")
    row = span + RELEVANCE_SHARE * relevance + ENTAILMENT_SHARE * entailment
    return Losses(
        (batch.weight * row).mean(),
        mean_where(span, batch.start),
        mean_where(relevance, batch.relevant),
        mean_where(entailment, batch.entailment),
    )


def position_loss(logits: Tensor, target: Tensor, batch: Batch) -> Tensor:
    """Cross entropy over the positions where an answer may begin or end: (rows,)."""
    return cross_entropy(logits.float().masked_fill(~batch.allowed, -1e4), target, reduction="none")


def mean_where(values: Tensor, target: Tensor) -> Tensor:
    """The mean over the rows with a target."""
    known = target != NO_TARGET
    return values.detach()[known].mean() if bool(known.any()) else torch.zeros(())
