"""Sentences of a model beside the passages: what is let through, and what is not."""

import pytest

from index.documents import Document, Hit, Passage
from qa.verify import Status
from qa.writing.checking import Checked, Checker
from tests import detail_pairs
from tests.claim_pairs import PAIRS, TEXTS

CLOSED = "The council of Osterhay closed the north pier on Monday."
BUILT = "The pier was built in 1871 by Torv Engineering."
CARRIED = "The ferry Alma carried 41 people, the coast guard said."
PIER = Document(
    f"{CLOSED} Repairs will take six weeks. {BUILT} During the storm of 1904 it lost its lamp. Odalys Brenn "
    "became harbour master after the war. The mill at Sund burned down in May.",
    "wire/17",
    "North pier closed",
)
SAID = Document(f"{CARRIED} It left Torvik at noon.", "wire/18", "Ferry")


def hit(document: Document) -> Hit:
    return Hit(Passage(document, 0, len(document.text)), 1.0, 1.0, 1, 1.0, 1)


CHECKER = Checker([hit(PIER), hit(SAID)], trained=False)


def quotes(found: Checked) -> list[str]:
    return [one.quote for one in found.evidence]


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("Repairs will take six weeks.", "Repairs will take six weeks."),
        ("The north pier was closed by the council.", CLOSED),
        ("According to the passages, Torv Engineering built the pier in 1871.", BUILT),
        ("The coast guard said that the Alma carried 41 people.", CARRIED),
        ("The lamp was lost in the storm of 1904.", "During the storm of 1904 it lost its lamp."),
    ],
)
def test_what_one_sentence_says_is_let_through_with_that_sentence(said: str, quote: str) -> None:
    found = CHECKER.check(said)
    assert found.status is Status.SUPPORTED, found.reason
    assert quotes(found) == [quote]


@pytest.mark.parametrize(
    "said",
    [
        "Repairs will take eight weeks.",
        "Torv Engineering closed the north pier on Monday.",  # each word is there, but not together
        "The north pier burned down in May.",
        "Odalys Brenn became harbour master before the war.",
        "The pier at Osterhay was built in 1871 by Odalys Brenn.",
        "The pier is made of iron.",
        "The passages do not say.",
        "What is the pier made of?",
        "Six weeks.",
        "The council was closed by the north pier.",
        "Odalys Brenn became the war.",
        "The passage is about the north pier.",
        "The mill did not burn down.",
        "The north pier was not famous.",
    ],
)
def test_what_no_sentence_says_is_not(said: str) -> None:
    found = CHECKER.check(said)
    assert found.status is not Status.SUPPORTED, found.reason
    assert found.weak or found.status is not Status.PARTLY
    assert found.reason


def test_each_clause_may_rest_on_a_place_of_its_own() -> None:
    found = CHECKER.check("The council closed the north pier on Monday, and repairs will take six weeks.")
    assert found.status is Status.SUPPORTED, found.reason
    assert quotes(found) == [
        "The council of Osterhay closed the north pier on Monday.", "Repairs will take six weeks."
    ]  # fmt: skip


def test_a_clause_without_a_subject_does_not_take_that_of_another_place() -> None:
    found = CHECKER.check("The council closed the north pier on Monday and burned down in May.")
    assert found.status is not Status.SUPPORTED


def test_what_was_added_at_the_end_is_cut_off() -> None:
    found = CHECKER.check("The council closed the north pier, a record in the history of the county.")
    assert (found.status, found.text) == (Status.SUPPORTED, "The council closed the north pier.")
    assert "a record in the history of the county" in found.reason


def test_a_condition_is_not_cut_off() -> None:
    found = CHECKER.check("Repairs will take six weeks, unless the council objects.")
    assert found.status is not Status.SUPPORTED


def test_who_said_it_may_not_be_left_out() -> None:
    found = CHECKER.check("The ferry Alma carried 41 people.")
    assert found.status is Status.PARTLY
    assert found.weak
    assert "coast guard" in found.reason


def test_it_has_to_rest_where_the_sentence_before_it_does() -> None:
    ferry = CHECKER.check(CARRIED)
    pier = CHECKER.check("Repairs will take six weeks.")
    left = "It left Torvik at noon."
    assert CHECKER.check(left, ferry).status is Status.SUPPORTED
    assert CHECKER.check(left, pier).status is Status.UNSUPPORTED
    assert CHECKER.check(left).status is Status.UNSUPPORTED


TWISTED = (
    (
        "The drug is safe for adults under 60 but has not been tested in children.",
        ("The drug is safe for children.",),
    ),
    (
        "The report did not say that the dam was unsafe.",
        (
            "The report said that the dam was unsafe.",
            "The dam was unsafe.",
        ),
    ),
    (
        "Prosecutors said that Brandt, whom the court later cleared, had sold the crown to Mara Lund.",
        ("Prosecutors cleared Brandt.",),
    ),
    (
        "Lena Ruiz, who replaced Tom Hart in May, denied that the company had known of the leak.",
        (
            "Tom Hart denied that the company had known of the leak.",
            "Lena Ruiz denied that Tom Hart had known of the leak.",
        ),
    ),
    (
        "The vaccine reduced infections by 40 percent in adults and 15 percent in children.",
        ("The vaccine reduced infections by 40 percent in children.",),
    ),
    (
        "The bank earned 3 million euros in Norway and lost 5 million euros in Spain.",
        (
            "The bank earned 5 million euros in Spain.",
            "The bank earned 3 million euros in Spain.",
            "The bank lost 3 million euros in Norway.",
        ),
    ),
    (
        "Sales grew from 12 million in 2018 to 17 million in 2020.",
        ("Sales were 12 million in 2020.",),
    ),
    (
        "The judge ordered Marrow Foods to pay the Kellan Institute 4.2 million crowns unless it cleaned the "
        "river by 2021.",
        (
            "The judge ordered Marrow Foods to pay the Kellan Institute 4.2 million crowns.",
            "The Kellan Institute cleaned the river by 2021.",
            "Marrow Foods paid the Kellan Institute 4.2 million crowns.",
        ),
    ),
    (
        "The harbour of Osk will reopen on 4 June if the dredging is finished in May.",
        ("The harbour of Osk will reopen on 4 June.",),
    ),
    (
        "Nearly all bridges north of Osk were closed.",
        ("All bridges north of Osk were closed.",),
    ),
    (
        "Almost half of the pupils failed the test.",
        ("Half of the pupils failed the test.",),
    ),
    (
        "Falk was the first woman to lead the museum since 1950.",
        ("The museum said that Falk was the first woman to lead the museum since 1950.",),
    ),
    (
        "Several villagers in Brenna refused to leave, and most families from Osk moved.",
        (
            "Most villagers in Brenna refused to leave.",
            "Several families from Osk moved.",
        ),
    ),
    (
        "Once the tunnel opens, trains will reach Lund in two hours.",
        ("The tunnel will reach Lund in two hours.",),
    ),
    (
        "Steen is believed to own the mill.",
        ("Steen owns the mill.",),
    ),
    (
        "The company considered moving its headquarters.",
        ("The company is moving its headquarters.",),
    ),
)


@pytest.mark.parametrize(("source", "claims"), TWISTED)
@pytest.mark.parametrize("literal", [False, True], ids=["freely", "to the letter"])
def test_nothing_that_its_source_limits_or_says_of_another(
    source: str, claims: tuple[str, ...], literal: bool
) -> None:
    checker = Checker([hit(Document(source, "wire/1"))], trained=False, literal=literal)
    found = [checker.check(claim) for claim in claims]
    assert [one.text for one in found if one.status is Status.SUPPORTED] == []


@pytest.mark.parametrize(
    "said",
    [
        "The bank earned 3 million euros in Norway.",
        "The bank lost 5 million euros in Spain.",
        "The bank earned three million euros in Norway and lost 5 million euros in Spain.",
    ],
)
def test_numbers_that_go_with_their_words(said: str) -> None:
    source = "The bank earned 3 million euros in Norway and lost 5 million euros in Spain."
    assert Checker([hit(Document(source, "wire/1"))], trained=False).check(said).status is Status.SUPPORTED


@pytest.mark.parametrize(
    ("said", "supported"),
    [
        ("The pier was constructed in 1871 by Torv Engineering.", True),
        ("In 1871 Torv Engineering built the pier.", False),  # in another order
        ("The pier was not built in 1871.", False),
        ("The pier was built in 1871 by Torf Engineering.", False),  # a name spelt otherwise
        ("The pier, the pier was built in 1871.", False),
        ("The council of Osterhay closed on Monday.", False),  # what it closed
    ],
)
def test_to_the_letter(said: str, supported: bool) -> None:
    checker = Checker([hit(PIER)], trained=False, literal=True)
    assert (checker.check(said).status is Status.SUPPORTED) is supported


def test_a_denial_of_something_else_in_the_sentence_denies_nothing() -> None:
    source = "The alarm gave no warning, because it had been muted since 19 February."
    checker = Checker([hit(Document(source, "wire/1"))], trained=False)
    assert checker.check("The alarm had been muted since 19 February.").status is Status.SUPPORTED
    assert checker.check("The alarm gave a warning.").status is not Status.SUPPORTED


def test_a_remark_in_brackets_states_nothing_though_the_source_has_it() -> None:
    checker = Checker(
        [hit(Document("The pier is old.[citation needed] It is grey.", "wire/1"))], trained=False
    )
    assert checker.check("[citation needed]").status is Status.UNSUPPORTED


def test_what_announces_something_that_is_left_out_states_nothing() -> None:
    text = (
        "The guild's views stand in a pamphlet written by Ivo Marrow, in which he states: “Boats must wait.”"
    )
    checker = Checker([hit(Document(text, "wire/1"))], trained=False)
    for announced in (
        "The pamphlet was written by Ivo Marrow, in which he states:",
        "The guild's views stand in a pamphlet written by Ivo Marrow, in which he states:",
    ):
        assert checker.check(announced).status is Status.UNSUPPORTED
    assert checker.check(text).status is Status.SUPPORTED


def wrong_pairs() -> list[tuple[str, str]]:
    changed = [(detail_pairs.TEXTS[pair.text], pair.changed) for pair in detail_pairs.PAIRS]
    return [(TEXTS[name], claim) for _, name, claim, status in PAIRS if "s" not in status] + changed


def test_nothing_wrong_of_the_pairs_for_verify_is_let_through() -> None:
    checkers = {text: Checker([hit(Document(text, "wire/1"))], trained=False) for text, _ in wrong_pairs()}
    found = [(claim, checkers[text].check(claim)) for text, claim in wrong_pairs()]
    assert [(claim, one.text) for claim, one in found if one.status is Status.SUPPORTED] == []


def test_evidence_is_verbatim() -> None:
    for said in PIER.text.split(". "):
        for one in CHECKER.check(f"{said.rstrip('.')}.").evidence:
            assert one.quote == one.document.text[one.start : one.end]
