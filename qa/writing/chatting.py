"""Chatting: messages to the text that a model was trained on, by the template that came with it.

Also what that template takes for more than text, and which tokens end a turn.
"""

import re
from collections.abc import Sequence
from typing import Any

from index.errors import ModelError
from qa.writing.writer import Message

# What templates put around messages without its being a token of its own: <|user|>, [INST], ### Response:
_SIGNS = re.compile(r"<\|?[^<>\s]{1,40}\|?>|<<[^<>\s]{1,40}>>|\[/?[A-Z_]{3,}\]|#{2,} ?\w+:?")
# Ends of a text or turn, of which files often name one where a model was trained with two.
_ENDS = (
    "</s> <eos> <|endoftext|> <|end_of_text|> <|eot_id|> <|eom_id|> <|im_end|> <|end|> <end_of_turn>".split()
)
_PLACES = ("bdfhjl", "mnprtv", "xzbdfg")  # stand for what is said, and for nothing in a template


class Template:
    """The chat template of a tokenizer."""

    def __init__(self, name: str, tokenizer: Any) -> None:
        self._name = name
        self._tokenizer = tokenizer

    def text(self, messages: Sequence[Message]) -> str:
        """The prompt. Where a template refuses a system message, it comes first in the user's.

        Raises ModelError where the template refuses the messages altogether.
        """
        told = [{"role": message.role, "content": message.content} for message in messages]
        try:
            return self._rendered(told)
        except Exception as error:  # jinja's, and what a template raises of its own
            try:
                return self._rendered(folded(told))
            except Exception:
                raise ModelError(
                    f"the chat template of {self._name} refuses the messages ({error}). Choose another model."
                ) from error

    def control(self) -> tuple[str, ...]:
        """What the template or the tokenizer takes for more than text, longest first."""
        known = self._tokenizer
        special = {str(token) for token in known.all_special_tokens}
        added = {str(token) for token in known.added_tokens_decoder.values()}
        signs = set(_SIGNS.findall(self._around()))
        found = special | {token for token in added if not token.isalnum()} | signs
        return tuple(sorted((token for token in found if token.strip()), key=lambda one: (-len(one), one)))

    def ends(self, model: Any) -> frozenset[int]:
        """The tokens that end what a model says: those it was made with, and what stands between messages.

        A file may name only one of several; and one that begins a message begins somebody else's.
        """
        ids: set[int] = set()
        for told in (model.generation_config, model.config, self._tokenizer):
            end = getattr(told, "eos_token_id", None)
            ids.update([end] if isinstance(end, int) else end or [])
        around = self._around()
        for number, token in self._tokenizer.added_tokens_decoder.items():
            if token.special and (str(token) in around or str(token) in _ENDS):
                ids.add(number)
        return frozenset(ids)

    def _around(self) -> str:
        """A conversation in which the words are meaningless."""
        roles: tuple[str, ...] = ("system", "user", "assistant")
        told = [{"role": role, "content": said} for role, said in zip(roles, _PLACES, strict=True)]
        for messages in (told, told[1:]):
            try:
                return self._rendered(messages, more=False)
            except Exception:  # no system message
                continue
        return ""

    def _rendered(self, messages: Sequence[dict[str, str]], *, more: bool = True) -> str:
        text = self._tokenizer.apply_chat_template(
            list(messages),
            tokenize=False,
            add_generation_prompt=more,
            enable_thinking=False,  # for those that know it: thoughts would have to be checked, too
        )
        return str(text)


def folded(messages: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Without a system message: what it says comes before what the user says first."""
    system = [message["content"] for message in messages if message["role"] == "system"]
    others = [dict(message) for message in messages if message["role"] != "system"]
    if others and system:
        others[0]["content"] = "\n\n".join([*system, others[0]["content"]])
    return others
