"""The names of a claim beside those of its source: absent ones, and one that stands in another's place."""

from collections.abc import Iterator, Sequence

from qa.checking import names
from qa.checking.alignment import Stated, compare
from qa.checking.context import around, shared
from qa.checking.findings import Comparison, Finding, Gravity, Kind
from qa.checking.utterance import Word, folded

_FITS = 0.9  # words around two names that must be shared for one to stand in the other's place
_CLEARLY = 1.0


def absent_names(comparison: Comparison) -> Iterator[Finding]:
    """The names that no source has, and where a source has another one in the same place."""
    for run in runs(comparison.claim.tokens):
        held = max((_held(comparison, run, sentence) for sentence in comparison.sources), key=len, default=[])
        missing = [word for word in run if word not in held and not _about_sources(comparison, word)]
        if not missing or _shorter_in_source(comparison, run, missing):
            continue
        text = comparison.claim.text[run[0].start : run[-1].end]
        other = _kin(comparison, run, missing) or _instead(comparison, run)
        if other:
            stated, instead = other
            yield Finding(
                Kind.NAME, Gravity.AGAINST, f"the source has {instead} where the text has {text}", stated
            )
        else:
            yield Finding(Kind.NAME, Gravity.ABSENT, f"nothing in the sources speaks of {text}")


def runs(tokens: Sequence[Word]) -> list[list[Word]]:
    """The names of a sentence, each as the words it is made of; titles and dates left out."""
    found: list[list[Word]] = []
    for word in tokens:
        if not (word.name and word.content) or word.lower in names.TITLES:
            continue
        between = tokens[found[-1][-1].at + 1 : word.at] if found else ()
        if found and (not between or (len(between) == 1 and between[0].text in ("'s", "’s", "-", "&"))):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _held(comparison: Comparison, run: Sequence[Word], sentence: Stated) -> list[Word]:
    """The words of a name that a sentence has."""
    return [word for word in run if _has(comparison, sentence, word)]


def _has(comparison: Comparison, sentence: Stated, word: Word) -> bool:
    keys = comparison.keys[word.at]
    if not keys.isdisjoint(sentence.all_keys) or word.stem in sentence.stems:
        return True
    return any(names.same(word.lower, other.lower) for other in sentence.utterance.content if other.name)


def _shorter_in_source(comparison: Comparison, run: Sequence[Word], missing: Sequence[Word]) -> bool:
    """ "Anna Lindt" where the source has only "Lindt": a first name makes no other person."""
    if run[-1] in missing or len(run) == 1:
        return False
    return any(
        all(_among(comparison, word, run, sentence) for word in other)
        for sentence in comparison.sources
        for other in runs(sentence.utterance.tokens)
    )


def _kin(comparison: Comparison, run: Sequence[Word], missing: Sequence[Word]) -> tuple[Stated, str] | None:
    """A name of the source that shares a word with this one and has others of its own."""
    known = [word for word in run if word not in missing]
    for sentence in comparison.sources if known else ():
        for other in runs(sentence.utterance.tokens):
            shared = [word for word in other if _among(comparison, word, known, sentence)]
            if shared and len(shared) < len(other):
                return sentence, sentence.utterance.text[other[0].start : other[-1].end]
    return None


def _among(comparison: Comparison, word: Word, run: Sequence[Word], sentence: Stated) -> bool:
    """Whether a word of the source is one of these of the claim."""
    return any(
        compare(each, comparison.keys[each.at], word, sentence.keys[word.at], comparison.near)[0] > 0.9
        for each in run
    )


def _about_sources(comparison: Comparison, word: Word) -> bool:
    return any(
        word.stem in _about(sentence) or word.lower in _about(sentence) for sentence in comparison.sources
    )


def _about(sentence: Stated) -> frozenset[str]:
    """Words of the document's title and of who published and wrote it."""
    document = sentence.document
    known = " ".join(filter(None, (document.title, document.publisher, document.author)))
    return frozenset(folded(word.strip(".,:;!?()“”\"'’")) for word in known.split())


def _instead(comparison: Comparison, run: Sequence[Word]) -> tuple[Stated, str] | None:
    """The source's name that stands among the same words, and is none of the claim's."""
    near = around(comparison.claim.tokens, run[0].at, run[-1].at)
    best: tuple[float, Stated, str] | None = None
    for sentence in comparison.evidence:
        for other in runs(sentence.utterance.tokens):
            if _in_claim(comparison, other, sentence):
                continue
            fits = shared(
                comparison, near, sentence, around(sentence.utterance.tokens, other[0].at, other[-1].at)
            )
            if fits >= _FITS and (best is None or fits > best[0]):
                best = fits, sentence, sentence.utterance.text[other[0].start : other[-1].end]
    return (best[1], best[2]) if best else None


def _in_claim(comparison: Comparison, other: Sequence[Word], sentence: Stated) -> bool:
    return any(
        compare(word, comparison.keys[word.at], found, sentence.keys[found.at], comparison.near)[0] > 0.9
        for word in comparison.claim.content
        for found in other
    )
