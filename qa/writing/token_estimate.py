"""estimated: how many tokens a text has at the most, for a model whose tokenizer is not at hand.

An estimate on the safe side for running text, not a bound: only the number of bytes is one.
"""

import re

_PART = re.compile(
    r"(?P<word>[A-Za-z]+)|(?P<space>\s+)|(?P<other>[\x21-\x7e])|(?P<wide>[^\x00-\x7f]+)|.", re.DOTALL
)
_LETTERS = 5  # of a word, for a token: common words are one, rare ones are cut into pieces of three or four


def estimated(text: str) -> int:
    """Tokens: one for every five letters of an English word begun, for every digit and sign, and for every
    run of white space that is more than one space; two for every three bytes in other scripts."""
    return sum(_tokens(match) for match in _PART.finditer(text))


def _tokens(match: "re.Match[str]") -> int:
    part = match[0]
    if match.lastgroup == "word":
        return -(-len(part) // _LETTERS)
    if match.lastgroup == "space":
        return int(part != " ")  # a single space belongs to the word after it
    if match.lastgroup == "wide":
        return -(-2 * len(part.encode("utf-8", "replace")) // 3)
    return 1
