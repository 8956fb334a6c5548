"""Claims about passages, made from the passages: entailed, contradicted by one detail, or not said.

For checking summaries of news one changed detail at a time (after FactCC, Kryściński et al. 2020, whose
claims are sentences of the source, changed by rule). Light rewordings keep a claim entailed, so that being
changed at all is no sign of a wrong claim.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from index.sentences import sentences
from training.details import names
from training.examples import Entailment, Example
from training.lexicon import reword
from training.negatives import in_some_order
from training.wording import REWORDINGS

_LEAD = re.compile(r"^(?:[A-Z][^,.;]{3,45}), (?=\w)")
_ASIDE = re.compile(r", (?:who|which|whose|where|including|according to|as well as|a|an|the) [^,.;]{4,80},")
_BRACKETS = re.compile(r" \([^()]{2,80}\)")
_TAIL = re.compile(
    r",? (?:while|although|because|after|before|when|as|which|who|including|with|and) [^,.;]{8,90}(?=\.$)"
)
_WHO_WHAT = re.compile(
    r"^(?:Who|What) ((?!did|does|do|if|about|kind|type|else|happened|year|time)\w+) (.+?)\s*\?$"
)
_TRAILING_VERB = re.compile(r"(?:ing|ed|to|for|of|in|on|with|by|from|at|as|about|do|done)$")
_REWORDINGS = [(re.compile(rf"\b{old}\b"), new) for old, new in REWORDINGS]


def claims_on(passage: Example, neighbour: str, chance: random.Random) -> list[Example]:
    """Up to three claims on one passage: one entailed, one contradicted, one that it does not decide.

    `neighbour` is another passage of the same topic, or at least of the same source.
    """
    spans = [passage.second[span.start : span.end] for span in sentences(passage.second)]
    fit = [sentence for sentence in spans if fits(sentence)]
    if not fit:
        return []
    entailed = light_edit(chance.choice(fit), chance)
    changed = contradiction(chance.choice(fit), passage.second, chance)
    other = undecided(chance.choice(fit), passage.second, neighbour, chance)
    made = [
        (entailed, Entailment.ENTAILED, "kept"),
        (changed, Entailment.CONTRADICTED, "changed"),
        (other, Entailment.NEUTRAL, "unsaid"),
    ]
    return [claim(passage, text, label, kind) for text, label, kind in made if text]


def fits(sentence: str) -> bool:
    """Whether a sentence is of a length and shape that a summary could have."""
    return 6 <= len(sentence.split()) <= 45 and sentence[-1] in '.!”"' and sentence[0].isupper()


def claim(passage: Example, text: str, label: Entailment, kind: str) -> Example:
    """The claim beside its passage; the focus is the source sentence where the claim stands verbatim."""
    return Example(
        f"{passage.source}_{kind}",
        text,
        passage.second,
        focus=nearest(text, passage.second),
        entailment=label,
    )


def nearest(text: str, passage: str) -> tuple[int, int] | None:
    """The sentence of the passage that shares most words with the text, as a range."""
    words = set(text.lower().split())
    spans = sentences(passage)
    if not spans:
        return None
    best = max(spans, key=lambda span: len(words & set(passage[span.start : span.end].lower().split())))
    return best.start, best.end


def light_edit(sentence: str, chance: random.Random) -> str:
    """The sentence as it is, or without a clause, or reworded: what it says stays entailed."""
    edited = sentence
    if chance.random() < 0.65:
        edited = without_clause(edited, chance)
    if chance.random() < 0.5:
        edited = reworded(edited, chance)
    if chance.random() < 0.6:
        edited = reword(edited, chance.randint(1, 4), chance)
    return edited


def without_clause(sentence: str, chance: random.Random) -> str:
    """The sentence without its lead-in, an aside, a bracket or its last clause, where it has one."""
    patterns = [_LEAD, _ASIDE, _BRACKETS, _TAIL]
    chance.shuffle(patterns)
    for pattern in patterns:
        shorter = pattern.sub("", sentence, count=1)
        if shorter != sentence and len(shorter.split()) >= 6:
            return shorter[0].upper() + shorter[1:]
    return sentence


def reworded(sentence: str, chance: random.Random) -> str:
    """Up to two words exchanged for ones that mean the same."""
    fitting = [(old, new) for old, new in _REWORDINGS if old.search(sentence)]
    for old, new in chance.sample(fitting, min(2, len(fitting))):
        sentence = old.sub(new, sentence, count=1)
    return sentence


def contradiction(sentence: str, passage: str, chance: random.Random) -> str | None:
    """The sentence, lightly edited, with one detail that is no longer what the passage says."""
    edited = light_edit(sentence, chance)
    for changer in in_some_order(chance):
        change = changer(edited, passage, chance)
        if change is not None and change.text not in passage:
            return change.text
    return None


def changed_pair(pair: Example, elsewhere: str, chance: random.Random) -> Example | None:
    """An entailed pair whose hypothesis no longer holds for one changed detail.

    People worded these hypotheses anew, which the claims made from a passage's own sentences are not.
    """
    if pair.entailment is not Entailment.ENTAILED:
        return None
    for changer in in_some_order(chance):
        change = changer(pair.first, f"{pair.second} {elsewhere}", chance)
        if change is not None and change.new.lower() not in pair.second.lower():
            source = f"{pair.source}_changed"
            return replace(pair, source=source, first=change.text, entailment=Entailment.CONTRADICTED)
    return None


def among_passage(pair: Example, passage: str, chance: random.Random) -> Example | None:
    """The pair with its premise among the sentences of a passage on something else, as claims are read."""
    spans = [passage[span.start : span.end] for span in sentences(passage)]
    shown = spans[: chance.randint(1, 4)]
    at = chance.randint(0, len(shown))
    before = "".join(sentence + " " for sentence in shown[:at])
    after = "".join(" " + sentence for sentence in shown[at:])
    return replace(
        pair,
        source=f"{pair.source}_among",
        second=before + pair.second + after,
        focus=(len(before), len(before) + len(pair.second)),
    )


def undecided(sentence: str, passage: str, neighbour: str, chance: random.Random) -> str | None:
    """A sentence from elsewhere, or one from here with a detail added that is not said here."""
    others = [neighbour[span.start : span.end] for span in sentences(neighbour)]
    others = [other for other in others if fits(other) and other not in passage]
    if not others:
        return None
    other = light_edit(chance.choice(others), chance)
    if chance.random() < 0.5:
        return other
    return with_addition(sentence, other, passage, chance)


def with_addition(sentence: str, other: str, passage: str, chance: random.Random) -> str | None:
    """The sentence with a phrase of another one added: a detail made up."""
    phrases = re.findall(
        r" ((?:in|at|for|with|after|during|by|because|despite|to|including|from) [^,.;()]{8,60})(?=[,.])",
        other,
    )
    phrases = [phrase for phrase in phrases if phrase not in passage]
    if not phrases:
        return None
    phrase: str = chance.choice(phrases)
    return sentence.rstrip('.!”"') + " " + phrase + "."


def statement(question: str, answer: str) -> str | None:
    """A question about a subject and its answer as a statement: Who led it? + Ann -> Ann led it."""
    found = _WHO_WHAT.match(question)
    if found is None or _TRAILING_VERB.search(found[2]):
        return None
    return f"{answer[0].upper()}{answer[1:]} {found[1]} {found[2]}."


def statements_on(example: Example, chance: random.Random) -> list[Example]:
    """The answered question as an entailed claim, and one with another name of the passage in its place."""
    if example.answer is None:
        return []
    answer = example.second[slice(*example.answer)]
    text = statement(example.first, answer)
    if text is None or len(answer.split()) > 8:
        return []
    made = [claim(example, text, Entailment.ENTAILED, "statement")]
    rest = example.second.replace(answer, "")
    others = sorted({rest[start:end] for start, end in names(rest)} - set(names_in(example.first)))
    others = [other for other in others if not set(other.lower().split()) & set(text.lower().split())]
    if others and names(answer):
        wrong = statement(example.first, chance.choice(others))
        made += [claim(example, wrong, Entailment.CONTRADICTED, "wrong_statement")] if wrong else []
    return made


def names_in(text: str) -> Sequence[str]:
    """The names of a text."""
    return [text[start:end] for start, end in names(text)]
