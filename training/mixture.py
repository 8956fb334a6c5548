"""The whole training set: every source with its share, the made negatives and the made claims.

The numbers were chosen once, by hand: a third of the reading rows in their own words, about 40 % of them
unanswerable, short sentence pairs because they cost little. The same seed gives the same rows.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from training import rows
from training.claims import among_passage, changed_pair, claims_on, statements_on
from training.examples import Example
from training.negatives import answer_removed, changed_question, renamed, reworded

# The most rows of a source; what is not named comes whole.
CAPS = {
    "qamr": 14_000,
    "fairytaleqa": 3_000,
    "fairytaleqa_hardneg": 1_000,
    "hotpotqa_distractor_neg": 2_500,
    "squadshifts_new_wiki_hardneg": 4_500,
}
RANKING_CAPS = {"hotpotqa_dev_distractor_ranking": 2_500, "selqa_ranking": 2_500}
CHANGED_QUESTIONS = 12_000
REMOVED_ANSWERS = 2_500
RENAMED = 3_000
REWORDED = 2_500
CLAIM_PASSAGES = 5_000
STATEMENTS = 5_000
CHANGED_PAIRS = 4_000
PAIRS_AMONG = 5_000
TELLING = ("squadshifts_new_wiki", "hotpotqa", "qamr", "qed_nq", "covidqa")
CLAIM_SOURCES = ("squadshifts_new_wiki", "onestopqa", "qamr", "hotpotqa", "covidqa", "qed_nq")


def mixture(data: Path, seed: int, *, hard_negatives: bool = True, entailment: bool = True) -> list[Example]:
    """All examples of an epoch, in a fixed order; the two switches are for the ablations."""
    chance = random.Random(seed)
    reading = capped(reading_examples(data, chance), CAPS, chance)
    made = made_negatives(reading, chance) if hard_negatives else []
    ranking = capped(rows.ranking_examples(data), RANKING_CAPS, chance)
    pairs = rows.entailment_examples(data) if entailment else []
    claims = [*pairs, *made_pairs(pairs, reading, chance), *made_claims(reading, chance)] if pairs else []
    return [*reading, *made, *ranking, *claims]


def reading_examples(data: Path, chance: random.Random) -> list[Example]:
    """The reading rows, QAMR's sentences joined to passages."""
    plain = [example for example in rows.reader_examples(data) if example.source != "qamr"]
    return plain + rows.joined_sentences(data, chance)


def capped(examples: list[Example], caps: dict[str, int], chance: random.Random) -> list[Example]:
    """At most so many of each source, as varied as can be: one of each passage before a second of any."""
    by_source: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_source[example.source].append(example)
    return [
        example
        for source, of_source in by_source.items()
        for example in varied(of_source, caps.get(source, len(of_source)), chance)
    ]


def varied(examples: list[Example], count: int, chance: random.Random) -> list[Example]:
    """`count` of the examples: every passage once before any twice."""
    shuffled = chance.sample(examples, len(examples))
    seen: Counter[str] = Counter()
    rounds = []
    for at, example in enumerate(shuffled):
        seen[example.second] += 1
        rounds.append((seen[example.second], at))
    return [shuffled[at] for _, at in sorted(rounds)[:count]]


def made_negatives(reading: list[Example], chance: random.Random) -> list[Example]:
    """Changed questions, passages without their answer, and the decoys that keep both honest."""
    answered = [example for example in reading if example.answer and example.source in TELLING]
    elsewhere = [example.second for example in answered]
    changed = some(
        answered, CHANGED_QUESTIONS, chance, lambda e: changed_question(e, chance.choice(elsewhere), chance)
    )
    removed = some(answered, REMOVED_ANSWERS, chance, answer_removed)
    decoys = some(answered, RENAMED, chance, lambda e: renamed(e, chance.choice(elsewhere), chance))
    decoys += some(answered, REWORDED, chance, lambda e: reworded(e, chance))
    return [*changed, *removed, *decoys]


def some(
    examples: list[Example], count: int, chance: random.Random, make: Callable[[Example], Example | None]
) -> list[Example]:
    """Up to `count` of what can be made of the examples, taken in a random order."""
    made: list[Example] = []
    for example in chance.sample(examples, len(examples)):
        if len(made) == count:
            break
        made += [new] if (new := make(example)) else []
    return made


def made_pairs(pairs: list[Example], reading: list[Example], chance: random.Random) -> list[Example]:
    """Hypotheses with a detail changed, and pairs whose premise stands in a longer passage."""
    passages = [example.second for example in reading if example.source in CLAIM_SOURCES]
    changed = some(pairs, CHANGED_PAIRS, chance, lambda e: changed_pair(e, chance.choice(passages), chance))
    return [
        *changed,
        *some(
            [*pairs, *changed],
            PAIRS_AMONG,
            chance,
            lambda e: among_passage(e, chance.choice(passages), chance),
        ),
    ]


def made_claims(reading: list[Example], chance: random.Random) -> list[Example]:
    """Claims on passages, and answered questions turned into statements."""
    passages = list({e.second: e for e in reading if e.source in CLAIM_SOURCES}.values())
    by_topic: dict[str, list[str]] = defaultdict(list)
    for passage in passages:
        by_topic[topic(passage)].append(passage.second)
    claims: list[Example] = []
    for passage in sorted(passages, key=lambda p: (p.source != "onestopqa", chance.random()))[
        :CLAIM_PASSAGES
    ]:
        near = by_topic[topic(passage)]
        neighbour = chance.choice(near) if len(near) > 1 else chance.choice(passages).second
        claims += claims_on(passage, neighbour, chance)
    answered = [e for e in reading if e.answer and e.source in CLAIM_SOURCES]
    return claims + within(
        STATEMENTS, (statements_on(e, chance) for e in chance.sample(answered, len(answered)))
    )


def topic(passage: Example) -> str:
    """What passages share their topic by: the title, or the source where there is none."""
    return f"{passage.source} {passage.title}"


def within(count: int, groups: Iterable[list[Example]]) -> list[Example]:
    """The groups one after the other, up to `count` examples."""
    taken: list[Example] = []
    for group in groups:
        if len(taken) >= count:
            break
        taken += group
    return taken


def counts(examples: list[Example]) -> dict[str, int]:
    """How many examples there are of each source, the most frequent first."""
    return dict(Counter(example.source for example in examples).most_common())
