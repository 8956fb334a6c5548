"""What a claim denies, opposes or firmly states, beside its source."""

from collections.abc import Iterator, Sequence

from qa.checking import wordnet
from qa.checking.alignment import FOUND, Stated
from qa.checking.context import around, same, same_doer, shared
from qa.checking.deeds import is_verb
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.opposites import opposite
from qa.checking.polarity import Modality
from qa.checking.share_checks import left_over
from qa.checking.utterance import Word

_SURROUNDED = 0.9  # words around two opposites that must be shared for them to be said of the same thing
_PLAIN = frozenset(
    "before after more less fewer with without first last".split()
)  # function words that have opposites
_MARKS = frozenset("'s ’s -".split())  # what may stand between a word and the one that it describes
_SAYS = {
    Modality.FUTURE: "the source says that it will be so, not that it is",
    Modality.INTENDED: "the source says that it is planned or wanted, not that it is so",
    Modality.POSSIBLE: "the source says that it may be so, not that it is",
}


def negations(comparison: Comparison) -> Iterator[Finding]:
    """Where one of the two denies what the other states."""
    for link in comparison.links:
        word, found = link.word, link.found
        if found is None or link.stated is None or link.worth < FOUND or word.light or found.light:
            continue
        ours = word.polarity.bears and not found.polarity.denied
        theirs = found.polarity.bears and not word.polarity.denied
        if not (ours or theirs) or _denied_elsewhere(comparison, link.stated):
            continue
        if any(left_over(comparison.claim, each, link.stated) for each in comparison.claim.quantities):
            continue
        if _same_thing(comparison, word, link.stated, found):
            verb = "does not deny" if ours else "denies"
            yield Finding(Kind.NEGATION, Gravity.AGAINST, f"the source {verb} “{found.text}”", link.stated)


def _denied_elsewhere(comparison: Comparison, sentence: Stated) -> bool:
    """Whether both deny the same thing by another word: "contains no cobalt", "does not contain cobalt"."""
    return any(
        link.found is not None
        and link.stated is sentence
        and (link.word.polarity.bears or link.found.polarity.bears)
        and link.word.polarity.denied
        and link.found.polarity.denied
        for link in comparison.links
    )


def opposites(comparison: Comparison) -> Iterator[Finding]:
    """Where the source has the opposite of a word, said of the same thing."""
    for word in comparison.claim.tokens:
        if word.name or word.light or not (word.content or word.lower in _PLAIN):
            continue
        for sentence in _spoken_of(comparison, word):
            found = _opposite_in(comparison, word, sentence)
            if found is not None and found.polarity.denied == word.polarity.denied:
                yield Finding(
                    Kind.OPPOSITE,
                    Gravity.AGAINST,
                    f"the source says “{found.text}”, not “{word.text}”",
                    sentence,
                )
                break


def modalities(comparison: Comparison) -> Iterator[Finding]:
    """Where the claim is firmer than its source."""
    for link in comparison.links:
        word, found = link.word, link.found
        if found is None or link.stated is None or link.worth < FOUND or word.light or word.name:
            continue
        before = comparison.claim.tokens[: word.at + 1]
        hedged = max(each.polarity.modality for each in before)
        if word.at and before[-2].lower == "to":  # "Northline to buy a ship"
            hedged = max(hedged, Modality.INTENDED)
        if found.polarity.modality <= hedged or not is_verb(comparison.claim.tokens, word):
            continue
        if _same_thing(comparison, word, link.stated, found):
            yield Finding(Kind.MODALITY, Gravity.WEAKER, _SAYS[found.polarity.modality], link.stated)
            return


def _spoken_of(comparison: Comparison, word: Word) -> Sequence[Stated]:
    """The sentences in which an opposite would speak against a word: all of them for a noun that none has."""
    if wordnet.part_of_speech(word.lower) == "n" and not any(
        word.stem in sentence.stems for sentence in comparison.sources
    ):
        return comparison.sources
    return comparison.evidence


def _opposite_in(comparison: Comparison, word: Word, sentence: Stated) -> Word | None:
    """The opposite of a word in a sentence that does not have the word itself."""
    words = [
        other
        for other in sentence.utterance.words
        if not other.light and (other.content or other.lower in _PLAIN)
    ]
    claimed = {each.stem for each in comparison.claim.words}
    if any(_stands(comparison, word, sentence, other) for other in words):
        return None
    return next(
        (
            other
            for other in words
            if opposite(word.lower, other.lower)
            and other.stem not in claimed
            and is_verb(comparison.claim.tokens, word) == is_verb(sentence.utterance.tokens, other)
            and _same_thing(comparison, word, sentence, other)
            and _beside(comparison, word, sentence, other)
        ),
        None,
    )


def _beside(comparison: Comparison, word: Word, sentence: Stated, found: Word) -> bool:
    """Whether one of the words right beside the claim's stands near the source's."""
    content = comparison.claim.content
    place = next((at for at, each in enumerate(content) if each.at >= word.at), len(content))
    after = place + 1 if place < len(content) and content[place] is word else place
    ours = [*content[max(0, place - 1) : place], *content[after : after + 1]]
    return shared(comparison, ours, sentence, around(sentence.utterance.tokens, found.at, found.at, 4)) >= 0.7


def _same_head(comparison: Comparison, word: Word, sentence: Stated, found: Word) -> bool:
    """Whether both are said of the word right after them: "slight injuries" and "serious injuries"."""
    ours, theirs = _next(comparison.claim.tokens, word), _next(sentence.utterance.tokens, found)
    return ours is not None and theirs is not None and same(comparison, [ours], [theirs], sentence)


def _next(tokens: Sequence[Word], word: Word) -> Word | None:
    """The content word right after one that is no verb, which it describes."""
    if is_verb(tokens, word):
        return None
    after = next((other for other in tokens[word.at + 1 : word.at + 3] if other.lower not in _MARKS), None)
    return after if after is not None and after.content else None


def _same_thing(comparison: Comparison, word: Word, sentence: Stated, found: Word) -> bool:
    if _same_head(comparison, word, sentence, found):
        return True
    ours = around(comparison.claim.tokens, word.at, word.at, 5)
    theirs = around(sentence.utterance.tokens, found.at, found.at, 7)
    if not same_doer(comparison, word, sentence, found):
        return False
    return shared(comparison, ours, sentence, theirs) >= min(_SURROUNDED, 0.5 * len(ours))


def _stands(comparison: Comparison, word: Word, sentence: Stated, other: Word) -> bool:
    """Whether a sentence has a word itself, or one that means the same, said of the same one."""
    alike = word.stem == other.stem or (
        wordnet.relation(word.lower, other.lower) is wordnet.Relation.SAME
        and not opposite(word.lower, other.lower)
    )
    return alike and same_doer(comparison, word, sentence, other)
