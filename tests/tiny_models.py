"""Tiny chat models made on the spot: random weights, a few hundred tokens, a chat template."""

from pathlib import Path
from typing import Any

WORDS = (
    "the mayor of Melhaven said that ferry was late and nobody has been hurt in a dam north quay "
    "system user assistant what who café naïve 你好 😀"
).split()
TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] "
    "+ '<|im_end|>\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
NO_SYSTEM = "{% if messages[0]['role'] == 'system' %}{{ raise_exception('no system') }}{% endif %}" + TEMPLATE
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]


def tokenizer(template: str | None = TEMPLATE) -> Any:
    """Byte-level BPE, as most models have: characters outside WORDS come byte by byte."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=400, special_tokens=SPECIAL, initial_alphabet=alphabet, show_progress=False
    )
    made.train_from_iterator([" ".join(WORDS)] * 4, trainer)
    fast: Any = PreTrainedTokenizerFast
    wrapped = fast(
        tokenizer_object=made, eos_token="<|im_end|>", additional_special_tokens=SPECIAL, model_max_length=512
    )
    wrapped.chat_template = template
    return wrapped


def one_thread() -> None:
    """Compute on one thread: what is so small gains nothing by two, which wait for each other at each step.

    Where other tests have the cores, that made it twenty times slower.
    """
    import torch

    torch.set_num_threads(1)


def llama(vocabulary: int, *, seed: int = 0, **settings: Any) -> Any:
    """A Llama of two layers. Large random weights make it talk, small ones make it stutter."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    one_thread()
    torch.manual_seed(seed)
    given = {
        "vocab_size": vocabulary,
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": 512,
        "initializer_range": 0.5,
        "eos_token_id": None,
        "bos_token_id": None,
    }
    return LlamaForCausalLM(LlamaConfig(**(given | settings))).train(False)


def saved(folder: Path, *, template: str | None = TEMPLATE, **settings: Any) -> Path:
    """A model's folder, as save_pretrained writes it."""
    words = tokenizer(template)
    words.save_pretrained(folder)
    llama(len(words), **settings).save_pretrained(folder)
    return folder
