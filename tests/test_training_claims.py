"""Made claims: what is entailed, what is contradicted by one detail, what is not said."""

import random
from dataclasses import replace

from training.claims import (
    among_passage,
    changed_pair,
    claims_on,
    statement,
    statements_on,
    with_addition,
    without_clause,
)
from training.examples import Entailment, Example

PASSAGE = (
    "According to the mayor, the ferry Aurora ran aground off Port Ellis on Monday evening. Captain Mira "
    "Solberg, who joined the company in 2009, told reporters that the steering had failed. The company plans "
    "to buy a second vessel next year for 1.2 million euros."
)
NEIGHBOUR = "The parliament of Velland approved the Karst dam in the spring, after a debate of nine hours."
CAPTAIN = "Captain Mira Solberg"
AT = PASSAGE.index(CAPTAIN)
ASKED = "Who joined the company in 2009?"
NEWS = Example("made", ASKED, PASSAGE, answer=(AT, AT + len(CAPTAIN)))


def test_each_label_is_made_and_stands_beside_the_whole_passage() -> None:
    labels = set()
    for seed in range(20):
        for made in claims_on(NEWS, NEIGHBOUR, random.Random(seed)):
            labels.add(made.entailment)
            assert made.second == PASSAGE
            assert (made.answer, made.relevant, made.no_answer) == (None, None, False)
    assert labels == set(Entailment)


def test_a_contradicted_claim_is_no_sentence_of_the_passage() -> None:
    for seed in range(20):
        for made in claims_on(NEWS, NEIGHBOUR, random.Random(seed)):
            if made.entailment is Entailment.CONTRADICTED:
                assert made.first not in PASSAGE


def test_a_clause_is_dropped_and_nothing_else() -> None:
    sentence = "According to the mayor, the ferry ran aground near the old harbour."
    assert without_clause(sentence, random.Random(0)) == "The ferry ran aground near the old harbour."


def test_an_addition_says_what_the_passage_does_not() -> None:
    made = {with_addition("It ran aground.", NEIGHBOUR, PASSAGE, random.Random(seed)) for seed in range(20)}
    assert made == {"It ran aground in the spring.", "It ran aground after a debate of nine hours."}
    assert with_addition("It ran aground.", NEIGHBOUR, NEIGHBOUR, random.Random(0)) is None


def test_a_question_about_a_subject_becomes_a_statement() -> None:
    assert statement("Who founded the school?", "Ann") == "Ann founded the school."
    assert statement("What did Ann found?", "a school") is None
    assert statement("Who was Ann talking to?", "Bob") is None


def test_a_wrong_statement_names_somebody_else_of_the_passage() -> None:
    true, false = statements_on(NEWS, random.Random(0))
    assert true.first == "Captain Mira Solberg joined the company in 2009."
    assert true.entailment is Entailment.ENTAILED
    assert false.entailment is Entailment.CONTRADICTED
    assert false.first.endswith(" joined the company in 2009.")
    assert "Solberg" not in false.first


def test_a_changed_hypothesis_no_longer_follows() -> None:
    premise = "In 1921 Ann Miller of Eastvale sold three old pictures to a man from the coast."
    pair = Example("snli_dev", "Ann Miller sold old pictures.", premise, entailment=Entailment.ENTAILED)
    kinds = set()
    for seed in range(30):
        made = changed_pair(pair, "Otto Lind lived in Westmark. He was young.", random.Random(seed))
        assert made is not None
        assert made.entailment is Entailment.CONTRADICTED
        assert made.first != pair.first
        assert made.second == premise
        kinds.add(made.first)
    assert len(kinds) > 3
    neutral = replace(pair, entailment=Entailment.NEUTRAL)
    assert changed_pair(neutral, "Otto Lind lived in Westmark.", random.Random(0)) is None


def test_a_premise_among_others_keeps_its_label_and_stays_whole() -> None:
    pair = Example("snli_dev", "A cat sleeps.", "A cat is asleep.", entailment=Entailment.ENTAILED)
    passage = "The mill is old. Its miller is Jonas. He came in May. Nobody knew him. It rained."
    for seed in range(20):
        made = among_passage(pair, passage, random.Random(seed))
        assert made is not None
        assert made.focus is not None
        assert made.second[slice(*made.focus)] == pair.second
        assert made.entailment is pair.entailment
        assert len(made.second) > len(pair.second)
