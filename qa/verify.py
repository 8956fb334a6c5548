"""A draft against its sources, sentence by sentence: whoever wrote it, whatever it cites.

Each sentence is compared with the sentences of the passages that its [n] markers name, [1] being the
first. Numbers, dates, names, negation, opposites, modality, roles and quotes are checked one by one
(`qa.checking.number_checks` and its siblings); what remains is how much of the sentence's wording its
source bears out, and whether the trained reader finds that it follows. Nothing is inferred: a true sentence
that needs a step of thought, or knowledge from elsewhere, is not supported.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from index.documents import Document, Hit
from index.embed import Embedder
from qa.checking import (
    connection_checks,
    doing_checks,
    name_checks,
    number_checks,
    polarity_checks,
    quotation_checks,
    share_checks,
    speaker_checks,
    title_checks,
    wording_checks,
)
from qa.checking.alignment import FOUND, Stated, keys_of, links
from qa.checking.claims import Statement, statements
from qa.checking.evidence import chosen, stated_in, weight
from qa.checking.findings import Comparison, Finding, Gravity
from qa.checking.likeness import Likeness, likeness, unlike
from qa.checking.sources import Shelf, Sources, asks, in_order
from qa.checking.utterance import Utterance
from qa.entailing import Entails, entails
from qa.trained import crossencoder

_CHECKS: tuple[Callable[[Comparison], Iterator[Finding]], ...] = (
    number_checks.numbers,
    number_checks.dates,
    share_checks.wholes,
    name_checks.absent_names,
    title_checks.titles,
    connection_checks.roles,
    doing_checks.fillings,
    speaker_checks.speakers,
    polarity_checks.negations,
    polarity_checks.opposites,
    connection_checks.connections,
    polarity_checks.modalities,
    connection_checks.quantifiers,
    wording_checks.swaps,
    wording_checks.unstated,
    wording_checks.additions,
)
_SUPPORTED, _SPOKEN_OF = 0.5, 0.3  # shares of a sentence, by weight, that its source has to bear out
_BY_ONE = 0.33  # the share that one sentence of the source has to bear out
_SAME_MATTER = 0.45  # the share below which a difference is no contradiction: the two are of different things
_DOUBTED, _BELIEVED = 0.01, 0.9  # chances of being entailed from which on the reader overrules the wording
_WRONG_SOURCE = "pinned on the wrong source"
_MOST_NAMED = 4  # markers that a message names
_MOST_FOUND = 5  # words of a source that a message names


class Status(StrEnum):
    """What became of a claim."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"


_STATUS = {
    Gravity.WEAKER: Status.PARTLY,
    Gravity.ABSENT: Status.UNSUPPORTED,
    Gravity.AGAINST: Status.CONTRADICTED,
}
_WORTH = {Status.PARTLY: 0.4, Status.UNSUPPORTED: 0.2, Status.CONTRADICTED: 0.1}  # of the share, as a score


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim stretch of a document; start and end are offsets into document.text."""

    document: Document
    start: int
    end: int

    @property
    def quote(self) -> str:
        """Verbatim: document.text[start:end]."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a draft, checked.

    text        the sentence without its markers        start, end  where it stands in the draft, markers
                included
    cited       the numbers of its markers              status      compares equal to "supported", "partly", …
    evidence    what bears it out or contradicts it; None where nothing in the sources speaks of it
    reason      in plain words, what decided
    score       0 to 1: how well the sources bear it out
    """

    text: str
    start: int
    end: int
    cited: tuple[int, ...]
    status: Status
    evidence: Evidence | None
    reason: str
    score: float


def verify(
    text: str, hits: Sequence[Hit], *, embedder: Embedder | None = None, trained: bool = True
) -> list[Claim]:
    """Every sentence of a text beside its sources.

    hits      the sources: [1] in the text is hits[0]. A sentence without markers may rest on any of them
    embedder  compares plain words that are not otherwise known to be alike; without one, they are not
    trained   whether the trained reader has a say in what the rules leave open

    Raises ValueError for a text that is no string, EmbedderError, and ReaderError.
    """
    if not isinstance(text, str):
        raise ValueError(f"verify takes a text, not {type(text).__name__}")
    by_hit = [stated_in([hit]) for hit in hits]
    sources, drafted = Sources(by_hit), statements(text)
    near = _likeness(embedder, drafted, by_hit) if embedder else unlike
    chance = entails(crossencoder()) if trained else None
    return [compared(statement, sources, near, chance) for statement in drafted]


def compared(
    statement: Statement, sources: Sources, near: Likeness = unlike, chance: Entails | None = None
) -> Claim:
    """A sentence beside the sources it cites, and beside the others if those do not bear it out."""
    cited = [number for number in statement.cited if 1 <= number <= len(sources)]
    claim = _judged(statement, sources.of(cited) if cited else sources.every, near, chance)
    if missing := [number for number in statement.cited if number not in cited]:
        return _cites_nothing(claim, missing)
    if claim.status is Status.SUPPORTED or len(cited) in (0, len(sources)):
        return claim
    elsewhere = _judged(statement, sources.every, near, chance)
    return _pinned_wrongly(elsewhere, sources) if elsewhere.status is Status.SUPPORTED else claim


def _likeness(
    embedder: Embedder, drafted: Sequence[Statement], by_hit: Sequence[Sequence[Stated]]
) -> Likeness:
    """Among the words of a draft and of its sources, names left out."""
    utterances = [Utterance(statement.text) for statement in drafted]
    utterances += [stated.utterance for sentences in by_hit for stated in sentences]
    return likeness(embedder, (word.lower for each in utterances for word in each.content if not word.name))


def _cites_nothing(claim: Claim, missing: Sequence[int]) -> Claim:
    """A marker that no source has is told of before all else, but what is wrong stays wrong."""
    reason = f"there is no source {_named(missing)}"
    if claim.status is Status.CONTRADICTED:
        reason = f"{reason}, and {claim.reason}"
    elif claim.status is Status.SUPPORTED:
        claim = replace(claim, status=Status.PARTLY, score=min(claim.score, 0.5))
    return replace(claim, reason=reason)


def _pinned_wrongly(claim: Claim, sources: Sources) -> Claim:
    found = claim.evidence
    where = sources.holding(found.document.source, found.start, found.end) if found else 0
    return replace(
        claim,
        status=Status.PARTLY,
        reason=f"{_WRONG_SOURCE}: it stands in [{where}], not in {_named(claim.cited)}",
        score=min(claim.score, 0.5),
    )


def _named(numbers: Sequence[int]) -> str:
    return " and ".join(f"[{number}]" for number in numbers[:_MOST_NAMED])


def _judged(statement: Statement, shelf: Shelf, near: Likeness, chance: Entails | None) -> Claim:
    """A sentence beside sentences of sources. Questions state nothing, though they may be quoted."""
    question = asks(statement.text)
    if found := shelf.verbatim(statement.text):
        return _claim(statement, Status.SUPPORTED, [found], "it stands so in the source", 1.0)
    utterance = shelf.utterance(statement.text)
    keys = keys_of(utterance)
    around = shelf.nearest(utterance, keys)
    said = around if question else [each for each in around if not asks(each.utterance.text)]
    evidence = chosen(utterance, keys, shelf.likely(said), near)
    if not evidence:
        return _claim(statement, Status.UNSUPPORTED, [], "nothing in the sources speaks of it", 0.0)
    aligned = links(utterance, keys, evidence, near)
    comparison = Comparison(utterance, keys, evidence, in_order(said), aligned, near)
    share = _share(comparison)
    if share < _SPOKEN_OF:
        return _claim(statement, Status.UNSUPPORTED, [], "nothing in the sources speaks of it", share / 2)
    findings = list(quotation_checks.quotations(replace(comparison, sources=in_order(around))))
    findings += [finding for check in _CHECKS for finding in check(comparison)]
    if not findings:
        return _by_wording(statement, comparison, share, chance)
    return _decided(statement, comparison, findings, share)


def _decided(
    statement: Statement, comparison: Comparison, findings: Sequence[Finding], share: float
) -> Claim:
    gravest = max(findings, key=lambda finding: finding.gravity)
    status = _STATUS[gravest.gravity]
    if status is Status.CONTRADICTED and share < _SAME_MATTER:
        return _claim(statement, Status.UNSUPPORTED, [], "nothing in the sources speaks of it", share / 2)
    shown = [gravest.stated] if gravest.stated else list(comparison.evidence)
    return _claim(statement, status, shown, gravest.reason, _WORTH[status] * share)


def _by_wording(statement: Statement, comparison: Comparison, share: float, chance: Entails | None) -> Claim:
    """A sentence that nothing speaks against: by how much of it the source says, in these words or others."""
    evidence = comparison.evidence
    worded = share >= _SUPPORTED and _held_by_one(comparison) >= _BY_ONE
    entailed = chance(statement.text, evidence) if chance else None
    dated = bool(comparison.claim.datings)  # worked out from "on Monday", which the reader cannot follow
    if worded and (entailed is None or dated or entailed >= _DOUBTED):
        return _claim(statement, Status.SUPPORTED, evidence, _found(comparison), share)
    if worded:
        reason = "its words are in the source, but the source does not seem to say this"
        return _claim(statement, Status.PARTLY, evidence, reason, share / 2)
    if entailed is not None and entailed >= _BELIEVED:
        return _claim(statement, Status.SUPPORTED, evidence, "the source says so in other words", entailed)
    missing = [link.word.text for link in comparison.links if link.worth < 0.5 and not link.word.light]
    words = ", ".join(f"“{word}”" for word in missing[:4])
    return _claim(
        statement, Status.PARTLY, evidence, f"only part of it is in the source; not there: {words}", share / 2
    )


def _found(comparison: Comparison) -> str:
    """What of the source stands behind a claim, in its order: the words that weigh most."""
    found = {link.word.start: link for link in comparison.links if link.found and link.worth >= FOUND}
    heavy = sorted(found, key=lambda start: -weight(found[start].word))[:_MOST_FOUND]
    words = dict.fromkeys(link.found.text for start in sorted(heavy) if (link := found[start]).found)
    listed = ", ".join(f"“{word}”" for word in words)
    return f"the source bears it out: {listed}" if listed else "the source bears it out"


def _held_by_one(comparison: Comparison) -> float:
    """The share that the sentence holds which holds most: a claim pieced together of crumbs is no one's."""
    total = sum(weight(link.word) for link in comparison.links)
    if not total:
        return 1.0  # only numbers and dates, which are checked one by one
    return max(
        sum(weight(link.word) * link.worth for link in comparison.links if link.stated is sentence) / total
        for sentence in comparison.evidence
    )


def _share(comparison: Comparison) -> float:
    """How much of a sentence, by weight, its source bears out: 0 to 1."""
    total = sum(weight(link.word) for link in comparison.links)
    if not total:
        return 1.0 if comparison.evidence else 0.0
    return sum(weight(link.word) * link.worth for link in comparison.links) / total


def _claim(statement: Statement, status: Status, found: Sequence[Stated], reason: str, score: float) -> Claim:
    return Claim(
        statement.text,
        statement.start,
        statement.end,
        statement.cited,
        status,
        _evidence(found),
        reason,
        round(min(max(score, 0.0), 1.0), 4),
    )


def _evidence(found: Sequence[Stated]) -> Evidence | None:
    """The best sentence, and those of the others that stand right beside it."""
    if not found:
        return None
    start, end, places = found[0].start, found[0].end, {found[0].place}
    for other in sorted(found[1:], key=lambda sentence: abs(sentence.place - found[0].place)):
        if other.document is found[0].document and {other.place - 1, other.place + 1} & places:
            start, end = min(start, other.start), max(end, other.end)
            places.add(other.place)
    return Evidence(found[0].document, start, end)
