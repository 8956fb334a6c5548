"""Batches of about equal work: rows of like length together, tasks mixed, an order that a seed fixes."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from qa.trained.layout import PAD
from training.encode import Encoded

TOKENS = 5_000  # of one batch, padding included: 24 rows of 200 tokens
ROWS = 64
POOL = 1_500  # rows that are sorted by length among themselves


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows padded to the longest. ids, types, mask, allowed: (rows, length); targets and weight: (rows,).

    mask: 1 where a token stands. allowed: True where an answer may start or end (0 for "none").
    """

    ids: Tensor
    types: Tensor
    mask: Tensor
    allowed: Tensor
    start: Tensor
    end: Tensor
    relevant: Tensor
    entailment: Tensor
    weight: Tensor

    def to(self, device: torch.device) -> "Batch":
        """The same on a device."""
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))


def batches(rows: Sequence[Encoded], seed: int) -> list[list[int]]:
    """Row numbers batch by batch: shuffled, sorted by length within pools, cut by tokens, shuffled."""
    chance = random.Random(seed)
    order = chance.sample(range(len(rows)), len(rows))
    made = [
        batch
        for at in range(0, len(order), POOL)
        for batch in cut(sorted(order[at : at + POOL], key=lambda row: len(rows[row].ids)), rows)
    ]
    chance.shuffle(made)
    return made


def cut(order: list[int], rows: Sequence[Encoded]) -> Iterator[list[int]]:
    """Runs of rows, shortest first, such that no batch has more than TOKENS or ROWS."""
    batch: list[int] = []
    for row in order:
        if batch and (len(batch) == ROWS or (len(batch) + 1) * len(rows[row].ids) > TOKENS):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def collate(rows: Sequence[Encoded]) -> Batch:
    """The rows as one padded batch."""
    length = max(len(row.ids) for row in rows)
    ids = torch.full((len(rows), length), PAD, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    allowed = torch.zeros(ids.shape, dtype=torch.bool)
    for at, row in enumerate(rows):
        ids[at, : len(row.ids)] = torch.from_numpy(row.ids)
        types[at, row.second : len(row.ids)] = 1
        mask[at, : len(row.ids)] = 1
        allowed[at, row.passage : len(row.ids) - 1] = True
    allowed[:, 0] = True
    return Batch(
        ids,
        types,
        mask,
        allowed,
        start=torch.tensor([row.start for row in rows]),
        end=torch.tensor([row.end for row in rows]),
        relevant=torch.tensor([row.relevant for row in rows]),
        entailment=torch.tensor([row.entailment for row in rows]),
        weight=torch.tensor([row.weight for row in rows]),
    )
