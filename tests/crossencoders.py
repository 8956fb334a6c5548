"""A small cross-encoder of real weights at random, and one that reads by rule: no training needed."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from transformers import BertConfig, BertModel

from qa.trained import CrossEncoder, PassageReading
from qa.trained.spans import WindowReading
from training.model import WIDTH, ReaderModel


def random_model(layers: int = 2, seed: int = 0) -> ReaderModel:
    """The reader's architecture with fewer layers and weights at random."""
    torch.manual_seed(seed)
    config = BertConfig(
        hidden_size=WIDTH,
        num_hidden_layers=layers,
        num_attention_heads=12,
        intermediate_size=64,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        initializer_range=0.2,
    )
    config._attn_implementation = "eager"
    return ReaderModel(BertModel(config, add_pooling_layer=False)).eval()


def saved(model: ReaderModel, folder: Path) -> Path:
    """Its weights as a file."""
    path = folder / "model.safetensors"
    save_file({name: value.contiguous() for name, value in model.state_dict().items()}, path)
    return path


class WordReader(CrossEncoder):
    """Reads by rule: a passage is relevant by the words it shares with the question, and its answer is the
    first capitalised word that the question does not have. Counts what it read."""

    def __init__(self) -> None:
        super().__init__()
        self.read_texts: list[str] = []

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[PassageReading]:
        """As a CrossEncoder."""
        self.read_texts += [text for _, text in passages]
        return [_read(question, text) for _, text in passages]


def _read(question: str, text: str) -> PassageReading:
    words = list(re.finditer(r"\w+", text))
    offsets = np.array([word.span() for word in words], dtype=np.int64).reshape(-1, 2)
    asked = set(question.lower().split())
    shared = sum(word[0].lower() in asked for word in words)
    fits = np.array([word[0][0].isupper() and word[0].lower() not in asked for word in words], dtype=bool)
    logits = np.where(fits, float(shared), -5.0).astype(np.float32)
    logits -= np.arange(len(words), dtype=np.float32) / 100
    return PassageReading((WindowReading(offsets, logits, logits, 0.0),), float(shared) - 2)
