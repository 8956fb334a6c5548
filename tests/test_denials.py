"""What a sentence rejects: claims told in it, claims of the sentence before, and what rejects no claim."""

import time

import pytest

from qa.speech.denials import Denial, denial, denials

BEFORE = "A mate says the skipper drank."


def claim_of(text: str) -> str | None:
    """What a sentence rejects; "" for what the sentence before says, None for nothing."""
    found = denial(text, BEFORE)
    if found is None:
        return None
    return "" if found.points_back else found.claim


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The harbour office called the claim that the mate slept baseless.", "the mate slept"),
        ("Kov denied that the bridge had cracked, saying it was sound.", "the bridge had cracked"),
        ("Kov denied on Monday that the bridge had cracked.", "the bridge had cracked"),
        ("The palace denied Kov had been invited.", "Kov had been invited"),
        ("The skipper has repeatedly denied drinking.", "The skipper drinking"),
        ("The firm denies wrongdoing.", "The firm wrongdoing"),
        ("On Monday, Kov denied taking the money.", "Kov taking the money"),
        ("Anna Kov denied any part in the theft.", "Anna Kov part in the theft"),
        (
            "Police denied a report by the Lamp that the abbot had been arrested.",
            "the abbot had been arrested",
        ),
        ("The firm rejected accusations of fraud.", "fraud"),
        ("The firm rejected claims the river was poisoned.", "the river was poisoned"),
        ("The mayor dismissed as nonsense rumours that he would resign.", "he would resign"),
        ("The embassy described reports of a kidnapping as false.", "a kidnapping"),
        ("He labelled the suggestion that he had fled preposterous.", "he had fled"),
        ("The ministry rubbished rumours that the minister had died.", "the minister had died"),
        ("Reports of a plague were dismissed by the health office as rumours.", "a plague"),
        ("Reports that the bank had failed were untrue, the regulator said.", "the bank had failed"),
        ("There is no truth in the report that the dam leaked.", "the dam leaked"),
        ("There is no evidence that the vault was opened.", "the vault was opened"),
        ("It is not true that the ferry was overloaded.", "the ferry was overloaded"),
        ("He is accused of starting the fire, which he denies.", "He is accused of starting the fire"),
        ("He was charged with arson, a charge he rejects.", "He was charged with arson"),
        ("Contrary to rumours of a merger, the firms remain apart.", "a merger"),
        ("The prince pleaded not guilty to charges of perjury.", "perjury"),
        ("The union disputed that the strike had failed.", "the strike had failed"),
    ],
)
def test_a_claim_told_in_the_sentence(text: str, claim: str) -> None:
    assert claim_of(text) == claim


@pytest.mark.parametrize(
    "text",
    [
        "The harbour office has called that claim baseless.",
        "The ministry denied the report.",
        "The ministry denied this.",
        "The ministry denied it on Monday.",
        "The skipper denied having done so.",
        "The airline denied that claim.",
        "He denied the charges.",
        "The mayor dismissed the rumours as nonsense.",
        "The embassy described the allegation as “entirely baseless”.",
        "Kov called it a lie.",
        "The chancellor branded the story a fabrication.",
        "The union disputes these figures.",
        "The agency refuted the allegation.",
        "“That is a lie,” said Kov.",
        "That is not true.",
        "“It never happened,” Kov said.",
        "The council said there was no truth in it.",
        "Kov said the report was false.",
        "The allegation has been denied by the club.",
        "This was denied by the club.",
        "The claim has no basis in fact, the court said.",
    ],
)
def test_a_claim_of_the_sentence_before(text: str) -> None:
    found = denial(text, BEFORE)
    assert found is not None
    assert (found.points_back, found.claim) == (True, BEFORE)


@pytest.mark.parametrize(
    "text",
    [
        "The judge denied him bail.",
        "The court denied the motion.",
        "The hosts were denied a goal.",
        "A late goal denied Orrin a place in the final.",
        "The refugees were denied entry.",
        "He did not deny that he drank.",
        "He never denied it.",
        "No one denies that the sea is rising.",
        "It cannot be denied that prices rose.",
        "The ministry neither confirmed nor denied the report.",
        "The ministry declined to confirm or deny the claim.",
        "The union rejected the offer.",
        "The firm dismissed the skipper.",
        "The judge dismissed the charges.",
        "The council rejected the report by five votes to four.",
        "The insurer rejected the claim for damages.",
        "The minister claims that the alarm was false.",
        "The police reported a false alarm.",
        "It was wrong to leave.",
        "It was fake.",
        "She called the decision wrong.",
        "They called the harbour office.",
        "The islands are disputed.",
        "The disputed claim that he drank came from a mate.",
        "The harbour office confirmed the claim.",
        "He described the storm as terrible.",
        "The council denied funding for the wall.",
        "The mayor rejected the suggestion.",
        "Asked about the accusation of theft, Kov said it was too early.",
        "The bridge was not closed.",
    ],
)
def test_what_rejects_no_claim(text: str) -> None:
    assert claim_of(text) is None


def test_where_the_rejecting_words_stand() -> None:
    text = "The skipper has denied drinking, and called the report a lie."
    (first, second) = denials(text)
    assert text[slice(*first)] == "denied drinking"
    assert text[slice(*second)].startswith("called the report a lie")
    assert denial(text) == Denial("The skipper drinking", False, *first)


def test_without_the_sentence_before_the_claim_is_not_known() -> None:
    assert denial("Kov called it a lie.") == Denial("", True, 4, 19)


@pytest.mark.parametrize("text", ["", " ", "denied", "called", "the claim", "that is", "no truth in"])
def test_scraps_reject_nothing(text: str) -> None:
    assert denial(text) is None


@pytest.mark.parametrize(
    "part", ["claim, ", "called the ", "that that ", "claim ", ", which ", "a ", "denied "]
)
def test_long_sentences_are_read_in_no_time(part: str) -> None:
    began = time.perf_counter()
    denial(part * 20_000)
    assert time.perf_counter() - began < 1
