"""composed: what is left of a draft: its sentences that hold, and the documents' own where it fails.

What the extractive reader found is never lost: a draft that does not give it is not shown at all, and a
sentence of it that fails gives way to the document's own where that was chosen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.documents import Document
from qa.answer import Answer, Citation
from qa.checking.alignment import plain
from qa.checking.utterance import Utterance
from qa.verify import Evidence, Status
from qa.writing.checking import Checked
from qa.written import Drafted, Outcome

_SPACE = re.compile(r"\s+")
_Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer's text with its citations, and what became of the draft and of each of its sentences.

    best  the number of the citation that answers best
    """

    text: str
    citations: tuple[Citation, ...]
    sentences: tuple[Drafted, ...]
    outcome: Outcome
    best: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence that is shown; drafted is its place in the draft, None for a document's own sentence."""

    text: str
    places: tuple[Evidence, ...]
    drafted: int | None = None
    cut: bool = False


def begun(found: Answer, checked: Sequence[Checked]) -> Composed:
    """What stands of a draft that is not finished."""
    return _laid_out(found, [*_kept(checked)], checked, Outcome.WRITING)


def composed(found: Answer, checked: Sequence[Checked], *, complete: bool = False) -> Composed:
    """What is left of a finished draft; found is the answer of the extractive reader.

    complete  whether what the reader chose besides, and the model did not take up, is quoted after it
    """
    kept = [*_kept(checked)]
    parts = _with_replaced(kept, found, checked)
    if not kept or not any(_gives(part, found) for part in parts):
        return _laid_out(found, [], checked, Outcome.EXTRACTIVE)
    parts += _untouched(found, parts) if complete else ()
    outcome = Outcome.WRITTEN if len(parts) == len(kept) else Outcome.MENDED
    return _laid_out(found, parts, checked, outcome)


def _kept(checked: Sequence[Checked]) -> Iterator[_Part]:
    """The model's sentences that are shown: those that hold, wholly or in part, each once."""
    said: set[str] = set()
    for number, one in enumerate(checked):
        words = plain(one.text)
        if one.status in (Status.SUPPORTED, Status.PARTLY) and not one.weak and words not in said:
            said.add(words)
            yield _Part(one.text, one.evidence, number, one.cut)


def _with_replaced(kept: Sequence[_Part], found: Answer, checked: Sequence[Checked]) -> list[_Part]:
    """With the documents' own sentences in place of those that stray from what the reader chose."""
    parts = {part.drafted: part for part in kept}
    shown = [place for part in kept for place in part.places]
    for number, one in enumerate(checked):
        if number in parts or not one.evidence:
            continue
        own = next((c for c in found.citations if _overlap(c, one.evidence[0])), None)
        if own and not any(_overlap(own, place) for place in shown):
            parts[number] = _own(own)
            shown.append(Evidence(own.document, own.start, own.end))
    return [parts[number] for number in sorted(key for key in parts if key is not None)]


def _untouched(found: Answer, parts: Sequence[_Part]) -> list[_Part]:
    shown = [place for part in parts for place in part.places]
    return [_own(one) for one in found.citations if not any(_overlap(one, place) for place in shown)]


def _own(citation: Citation) -> _Part:
    quote = _SPACE.sub(" ", citation.quote).strip()
    return _Part(quote, (Evidence(citation.document, citation.start, citation.end),))


def _gives(part: _Part, found: Answer) -> bool:
    """Whether it gives what the best citation does.

    That is the short answer where there is one: word for word, or, resting on the best citation, with its
    numbers and most of those of its words that were not in the question: "Ada Bloom" of "Mayor Ada Bloom".
    Where there is none, it has to rest on that citation, and nothing may have been cut off.
    """
    core, short = found.citations[found.best - 1], found.short
    rests = any(_overlap(core, place) for place in part.places)
    if short is None:
        return rests and not part.cut
    if f" {plain(short)} " in f" {plain(part.text)} ":
        return True
    return rests and _has_most(Utterance(part.text), Utterance(short), Utterance(found.question))


def _has_most(said: Utterance, short: Utterance, asked: Utterance) -> bool:
    numbers = all(any(one.meets(other) for other in said.quantities) for one in short.quantities)
    dates = all(any(one.agrees(other) for other in said.datings) for one in short.datings)
    words = {word.stem for word in short.content}
    new = words - {word.stem for word in asked.words} or words
    kept = new & {word.stem for word in said.words}
    return numbers and dates and (not new or 2 * len(kept) > len(new))


def _overlap(citation: Citation, place: Evidence) -> bool:
    same = citation.document.source == place.document.source
    return same and citation.start < place.end and place.start < citation.end


def _laid_out(
    found: Answer, parts: Sequence[_Part], checked: Sequence[Checked], outcome: Outcome
) -> Composed:
    """The text, its citations numbered in their order, and where each sentence of the draft stands."""
    if outcome is Outcome.EXTRACTIVE:
        beside = "it does not give the answer"
        left = tuple(_left_out(one, beside, found.citations) for one in checked)
        return Composed(found.text, found.citations, left, outcome, found.best)
    citations: dict[_Key, Citation] = {}
    placed: dict[int, Drafted] = {}
    text = ""
    for part in parts:
        numbers = [_number(citations, found, place) for place in part.places]
        begin = len(text) + bool(text)
        text += f"{' ' * bool(text)}{part.text} {' '.join(f'[{number}]' for number in numbers)}"
        if part.drafted is not None:
            place = (begin, begin + len(part.text))
            one = checked[part.drafted]
            placed[part.drafted] = Drafted(one.text, one.status, one.reason, numbers[0], place)
    shown = tuple(citations.values())
    drafted = (
        placed.get(number) or _left_out(one, "it was said already", shown)
        for number, one in enumerate(checked)
    )
    core = found.citations[found.best - 1]
    best = next(
        (one.number for one in shown if _overlap(core, Evidence(one.document, one.start, one.end))), 1
    )
    return Composed(text, shown, tuple(drafted), outcome, best if shown else 0)


def _number(citations: dict[_Key, Citation], found: Answer, place: Evidence) -> int:
    """The number of a place, which is cited now if it was not: with the short answer marked, if it has it."""
    key = (place.document.source, place.start, place.end)
    if key not in citations:
        mark = next((c.mark for c in found.citations if c.mark and _holds(place, c.document, c.mark)), None)
        citations[key] = Citation(len(citations) + 1, place.document, place.start, place.end, mark)
    return citations[key].number


def _holds(place: Evidence, document: Document, mark: tuple[int, int]) -> bool:
    return place.document.source == document.source and place.start <= mark[0] and mark[1] <= place.end


def _left_out(one: Checked, beside: str, citations: Sequence[Citation]) -> Drafted:
    """A sentence that is not shown, with the citation that it was held against, if that is shown; beside is
    why, where it holds.
    """
    numbers = (c.number for c in citations for place in one.evidence[:1] if _overlap(c, place))
    reason = beside if one.status is Status.SUPPORTED else one.reason
    return Drafted(one.text, one.status, reason, next(numbers, 0))
