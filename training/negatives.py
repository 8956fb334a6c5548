"""Questions that their passage no longer answers, made from ones that it does; and decoys that stay answered.

After SQuAD 2.0's own kinds (Rajpurkar et al. 2018, table 2: entity swap, number, antonym, negation, and a
passage without the answer). The decoys carry the same edit in question and passage, so that an odd name is
no sign of an unanswerable question by itself.
"""

import random
from dataclasses import replace

from index.sentences import sentences
from training.details import (
    Change,
    Changer,
    change_date,
    change_name,
    change_negation,
    change_number,
    change_opposite,
    names,
    numbers,
    swap_names,
)
from training.examples import Example
from training.lexicon import change_kind, reword

# How often each kind is tried first; names and opposites are what SQuAD 2.0's annotators did most.
CHANGERS: list[tuple[Changer, float]] = [
    (change_name, 0.34),
    (swap_names, 0.06),
    (change_number, 0.10),
    (change_date, 0.05),
    (change_opposite, 0.20),
    (change_kind, 0.15),
    (change_negation, 0.10),
]
FEWEST_WORDS_LEFT = 25


def changed_question(example: Example, elsewhere: str, chance: random.Random) -> Example | None:
    """The example with one detail of its question changed, so that the passage does not answer it."""
    if example.focus is None:
        return None
    start, end = example.focus
    others = example.second[:start] + " . " + example.second[end:]
    if chance.random() < 0.25:
        others = elsewhere
    for place, changer in enumerate(in_some_order(chance)):
        if place and changer is change_negation:
            continue  # it fits every question, and would be half of all if it took what the others leave
        change = changer(example.first, others, chance)
        if change is not None and not _still_answered(change, example):
            return unanswered(example, "question_" + change.kind, first=change.text)
    return None


def in_some_order(chance: random.Random) -> list[Changer]:
    """The changers, the frequent ones tending to be first."""
    keys = {changer: chance.random() ** (1 / share) for changer, share in CHANGERS}
    return sorted(keys, key=lambda changer: -keys[changer])


def _still_answered(change: Change, example: Example) -> bool:
    """Whether the sentence of the answer says the new detail as well, which would leave it answered."""
    if change.kind in ("negation", "swap") or example.focus is None:
        return False
    return change.new.lower() in sentence_around(example.second, example.focus[0]).lower()


def sentence_around(text: str, at: int) -> str:
    """The sentence in which a character stands."""
    for span in sentences(text):
        if span.start <= at < span.end:
            return text[span.start : span.end]
    return ""


def unanswered(
    example: Example, kind: str, *, first: str | None = None, second: str | None = None
) -> Example:
    """The example with a text replaced and the null span as its target."""
    return replace(
        example,
        source=f"{example.source}_{kind}",
        first=example.first if first is None else first,
        second=example.second if second is None else second,
        answer=None,
        focus=example.focus if second is None else None,
        no_answer=True,
        relevant=False,
    )


def answer_removed(example: Example) -> Example | None:
    """The example with every sentence that has the answer's words taken out of its passage."""
    if example.focus is None:
        return None
    answer = example.second[slice(*example.focus)].lower()
    kept = [
        example.second[span.start : span.end]
        for span in sentences(example.second)
        if answer not in example.second[span.start : span.end].lower()
        and not (span.start < example.focus[1] and example.focus[0] < span.end)
    ]
    left = " ".join(kept)
    if len(left.split()) < FEWEST_WORDS_LEFT or answer in left.lower():
        return None
    return unanswered(example, "removed", second=left)


def renamed(example: Example, elsewhere: str, chance: random.Random) -> Example | None:
    """A decoy: a name or number of the question replaced by another in question and passage alike."""
    if example.answer is None:
        return None
    answer = example.second[slice(*example.answer)]
    shared = [
        example.first[start:end]
        for start, end in names(example.first) + numbers(example.first)
        if example.first[start:end] in example.second and example.first[start:end] not in answer
    ]
    if not shared:
        return None
    old = chance.choice(shared)
    change = (change_number if old[0].isdigit() else change_name)(old, elsewhere, chance)
    if change is None or change.text in example.second:
        return None
    return _replaced(example, old, change.text)


def _replaced(example: Example, old: str, new: str) -> Example | None:
    """The example with a text replaced everywhere, its answer's place moved along."""
    if example.answer is None:
        return None
    start, end = example.answer
    before, answer = example.second[:start].replace(old, new), example.second[start:end]
    span = (len(before), len(before) + len(answer))
    return replace(
        example,
        source=example.source + "_renamed",
        first=example.first.replace(old, new),
        second=before + answer + example.second[end:].replace(old, new),
        title=example.title.replace(old, new),
        answer=span,
        focus=span,
    )


def reworded(example: Example, chance: random.Random) -> Example | None:
    """A decoy: a question with words exchanged for synonyms, which its passage answers as before."""
    if example.answer is None:
        return None
    text = reword(example.first, 2, chance)
    return (
        None if text == example.first else replace(example, source=example.source + "_reworded", first=text)
    )
