"""Who does it, and to whom or what: what fills the places of a claim's verbs beside its source's."""

from collections.abc import Iterator, Sequence

from qa.checking import names, wordnet
from qa.checking.alignment import FOUND, Stated, compare
from qa.checking.context import same
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.frames import DOER, OBJECT, PRONOUNS, Frame, frames, head, named
from qa.checking.utterance import Word

_SAME_VERB = 0.85
_ANYBODY = frozenset("people person persons man woman one others".split())
_COMPANY = frozenset("company firm group business club agency organisation organization operator".split())
_SEVERAL = frozenset("people officials sources persons insiders witnesses employees diplomats".split())


def fillings(comparison: Comparison) -> Iterator[Finding]:
    """Where the sources have the same done, but by others, or to others."""
    for frame in frames(comparison.claim.tokens):
        pairs = [
            (sentence, other)
            for sentence in comparison.evidence
            for other in frames(sentence.utterance.tokens)
            if _same_verb(comparison, frame, sentence, other)
        ]
        exact = [(sentence, other) for sentence, other in pairs if other.verb.stem == frame.verb.stem]
        clashes = [_clash(comparison, frame, *pair) for pair in exact or pairs]
        if clashes and all(clashes):  # else no source has the verb, or one has it so
            yield next(finding for finding in clashes if finding)


def _same_verb(comparison: Comparison, frame: Frame, sentence: Stated, other: Frame) -> bool:
    verb, found = frame.verb, other.verb
    if verb.polarity.denied != found.polarity.denied:
        return False
    worth = compare(verb, comparison.keys[verb.at], found, sentence.keys[found.at], comparison.near)[0]
    return worth >= _SAME_VERB


def _clash(comparison: Comparison, frame: Frame, sentence: Stated, other: Frame) -> Finding | None:
    """The place that others fill, where the rest is alike."""
    shared = [place for place in frame.places if _told(frame, other, place)]
    alike = [
        place for place in shared if _same_one(comparison, frame.places[place], sentence, other.places[place])
    ]
    apart = next((place for place in shared if place not in alike), None)
    if apart is None or not _one_deed(comparison, frame, apart, alike, other):
        return None
    ours, theirs = frame.places[apart], other.places[apart]
    if not alike and _in_passing(comparison, ours, sentence):
        return None
    rest = _rest(other, apart)
    if same(comparison, ours, rest, sentence):
        return _crossed(comparison, _rest(frame, apart), sentence, theirs)
    if _may_be_one(frame, ours, theirs):
        return None
    gravity = _gravity(comparison, ours, sentence) if alike else Gravity.WEAKER
    if named(ours) != named(theirs):
        gravity = Gravity.WEAKER  # most likely not the same
    return Finding(Kind.ROLE, gravity, _reason(comparison, ours, sentence, theirs), sentence)


def _rest(frame: Frame, apart: str) -> list[Word]:
    return [word for place, words in frame.places.items() if place != apart for word in words]


def _crossed(
    comparison: Comparison, rest: Sequence[Word], sentence: Stated, theirs: Sequence[Word]
) -> Finding | None:
    """Whether the two have changed places: "the museum gave it to the owner" where the owner gave it."""
    if not same(comparison, rest, theirs, sentence):
        return None
    return Finding(Kind.ROLE, Gravity.AGAINST, "the source has it the other way round", sentence)


def _in_passing(comparison: Comparison, ours: Sequence[Word], sentence: Stated) -> bool:
    """Whether a sentence speaks of the same one, but not as of one who does something else in it."""
    words = [word for word in ours if word.name] if named(ours) else ours
    if not any(_stands(comparison, word, sentence) for word in words):
        return False
    doers = [frame.places.get(DOER, ()) for frame in frames(sentence.utterance.tokens)]
    return not any(same(comparison, words, doer, sentence) for doer in doers)


def _told(frame: Frame, other: Frame, place: str) -> bool:
    """Whether both say what fills a place: "it" may be anything, but "it" again."""
    ours, theirs = frame.places[place], other.places.get(place)
    if not theirs:
        return False
    if _pronoun(ours) or _pronoun(theirs):
        return ours[0].lower == theirs[0].lower
    return True


def _pronoun(words: Sequence[Word]) -> bool:
    return not words[0].content and words[0].lower in PRONOUNS | {"her"}


def _one_deed(comparison: Comparison, frame: Frame, apart: str, alike: Sequence[str], other: Frame) -> bool:
    """Whether enough is alike for both to be the same deed: one may do the same to several."""
    if other.passive and not frame.passive and OBJECT not in frame.places:
        return False  # "Brother sentenced for murder" is a headline's passive
    if apart == DOER and OBJECT in alike:
        return True
    words = frame.places[apart]
    if frame.verb.stem != other.verb.stem:
        return False
    if not alike:  # "The judge will appeal" where the prosecutor will
        told = _known(comparison, words) and not _headline(frame, other)
        return (
            told
            and apart == _subject(frame)
            and (_somebody(words) or _acts(comparison, frame, words))
            and _somebody(other.places[apart])
        )
    return (
        apart != OBJECT
        or len(alike) > 1
        or not any(
            _alike(comparison, words, sentence, sentence.utterance.content)
            for sentence in comparison.evidence
        )
    )


def _headline(frame: Frame, other: Frame) -> bool:
    """Whether a claim may be a headline's passive: "Suspect arrested"."""
    return not frame.passive and OBJECT not in frame.places and OBJECT in other.places


def _subject(frame: Frame) -> str:
    return OBJECT if frame.passive else DOER


def _acts(comparison: Comparison, frame: Frame, words: Sequence[Word]) -> bool:
    """Whether the source has them do something else: the union demands, the company offers."""
    return not frame.passive and any(
        same(comparison, words, other.places.get(DOER, ()), sentence)
        for sentence in comparison.evidence
        for other in frames(sentence.utterance.tokens)
    )


def _somebody(words: Sequence[Word]) -> bool:
    """Whether they are somebody, or a name: "the device" may be anything that is spoken of."""
    return named(words) or wordnet.person(head(words).lower)


def _known(comparison: Comparison, words: Sequence[Word]) -> bool:
    """Whether the sources speak of it, as of somebody or something else."""
    return any(_stands(comparison, head(words), each) for each in comparison.sources)


def _may_be_one(frame: Frame, ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether one may be another word for the other: "the carmaker" for the company that is named before.

    What a name is of is only known where it comes with a noun or a title: no mayor is a council.
    """
    if head(ours).lower in _ANYBODY:
        return True
    if named(ours) == named(theirs):
        return False
    proper, common = (ours, theirs) if named(ours) else (theirs, ours)
    if frame.verb.light and head(common).lower in _SEVERAL:
        return False  # what two people told was told by nobody who is named
    called = [word for word in proper if word.lower in names.TITLES or not word.name]
    if head(common).lower in _COMPANY and not any(word.lower in names.TITLES for word in proper):
        return True
    return not called or (
        wordnet.person(head(common).lower) and any(wordnet.person(word.lower) for word in called)
    )


def _gravity(comparison: Comparison, ours: Sequence[Word], sentence: Stated) -> Gravity:
    """Worse where the sources speak of the claim's as of somebody or something else."""
    if any(_stands(comparison, word, sentence) for word in ours):
        return Gravity.WEAKER
    return Gravity.AGAINST if _known(comparison, ours) else Gravity.ABSENT


def _same_one(comparison: Comparison, ours: Sequence[Word], sentence: Stated, theirs: Sequence[Word]) -> bool:
    """Whether two fillings share a word; a word of their names where both have one."""
    proper = [
        [word for word in each if word.name and word.lower not in names.TITLES] for each in (ours, theirs)
    ]
    if named(ours) and named(theirs) and all(proper):
        return _alike(comparison, proper[0], sentence, proper[1])
    return _alike(comparison, ours, sentence, theirs)


def _alike(comparison: Comparison, ours: Sequence[Word], sentence: Stated, theirs: Sequence[Word]) -> bool:
    return any(
        compare(word, comparison.keys[word.at], found, sentence.keys[found.at], comparison.near)[0] >= FOUND
        for word in ours
        for found in theirs
    )


def _stands(comparison: Comparison, word: Word, sentence: Stated) -> bool:
    return word.stem in sentence.stems or not comparison.keys[word.at].isdisjoint(sentence.all_keys)


def _reason(comparison: Comparison, ours: Sequence[Word], sentence: Stated, theirs: Sequence[Word]) -> str:
    said, claimed = _text(sentence.utterance.text, theirs), _text(comparison.claim.text, ours)
    return f"the source says “{said}”, not “{claimed}”"


def _text(text: str, words: Sequence[Word]) -> str:
    return text[min(word.start for word in words) : max(word.end for word in words)]
