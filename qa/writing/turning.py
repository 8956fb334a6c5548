"""Whether a sentence turns round who does what to whom in its source: "the line approved the council".

By place alone: what stands before a verb in both does it in both, unless one of them is passive. No parser;
a sentence whose verb is not told to be one is not found out.
"""

from collections.abc import Mapping, Sequence

from qa.checking.utterance import Utterance, Word
from qa.writing.tags import tags_of

_BE = frozenset("be been being is are was were am get gets got getting".split())
_PASSIVE_REACH = 3  # words before a participle among which its "was" stands


def turned(claim: Utterance, stated: Utterance, places: Mapping[int, int]) -> bool:
    """Whether what stands before one of its verbs comes after that in the source, or the other way round,
    both being active or both passive.

    places  for the words of the claim that were found in the source, by token, their token there
    """
    theirs = verbs(stated)
    ours = [at for at in verbs(claim) & places.keys() if places[at] in theirs]
    return any(_is_turned(claim, stated, places, at) for at in ours)


def verbs(utterance: Utterance) -> set[int]:
    """Its verbs, as far as they are told to be some: their places among the tokens."""
    tags = tags_of(utterance)
    return {word.at for word in utterance.content if tags[word.at] == "V"}


def _is_turned(claim: Utterance, stated: Utterance, places: Mapping[int, int], at: int) -> bool:
    there = places[at]
    if _agent_turned(claim, stated, places, at):
        return True
    before = _nearest(claim, places, range(at - 1, -1, -1))
    if before is not None and _in_an_aside(stated.tokens, before, there):
        return True
    after = _nearest(claim, places, range(at + 1, len(claim.tokens)))
    if before is None or _passive(claim.tokens, at) != _passive(stated.tokens, there):
        return False
    if after is None:  # nothing that it does it to: the doer alone tells
        return before > there and not _asks_or_quotes(stated.tokens, there, before)
    return before > there and after < there


def _in_an_aside(tokens: Sequence[Word], doer: int, deed: int) -> bool:
    """Whether the doer stands in an aside with a verb of its own: "Ruiz, who replaced Hart, denied"."""
    if doer >= deed:
        return False
    commas = [word.at for word in tokens[doer:deed] if word.text == ","]
    opened = [word.at for word in tokens[:doer] if word.text == ","]
    relatives = ("who", "which", "whom", "whose")
    return bool(commas and opened) and any(word.lower in relatives for word in tokens[opened[-1] : doer])


def _agent_turned(claim: Utterance, stated: Utterance, places: Mapping[int, int], at: int) -> bool:
    """Whether a passive is done by what stands behind the verb in the source, and not after "by"."""
    near = claim.tokens[at + 1 : at + 1 + _PASSIVE_REACH]
    by = next((word.at for word in near if word.lower == "by"), None)
    if by is None or not _passive(claim.tokens, at):
        return False
    agent = _nearest(claim, places, range(by + 1, len(claim.tokens)))
    there = places[at]
    if agent is None or agent < there:
        return False
    return all(word.lower != "by" for word in stated.tokens[there:agent])


def _nearest(claim: Utterance, places: Mapping[int, int], tokens: range) -> int | None:
    """Where the nearest of these tokens that was found stands in the source; a sign ends the search."""
    for at in tokens:
        if not claim.tokens[at].stem and claim.tokens[at].text in ",;:":
            return None
        if at in places:
            return places[at]
    return None


def _passive(tokens: Sequence[Word], at: int) -> bool:
    before = tokens[max(at - _PASSIVE_REACH, 0) : at]
    return not tokens[at].lower.endswith("ing") and any(word.lower in _BE for word in before)


def _asks_or_quotes(tokens: Sequence[Word], there: int, before: int) -> bool:
    """Whether a sign stands between: "…, said the mayor" has its doer after it."""
    return tokens[there].light or any(not token.stem for token in tokens[there:before])
