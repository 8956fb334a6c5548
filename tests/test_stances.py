"""Who rejects a claim, puts a number on something, hands on papers, or speaks without a name."""

import pytest

from index.documents import Document
from qa.attribution import attribution


def chain_of(text: str, publisher: str = "") -> str:
    metadata = {"publisher": publisher} if publisher else {}
    return str(attribution(Document(text, "test", metadata=metadata), 0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The harbour office called the claim that the mate slept baseless.",
        "The harbour office has called that claim a lie.",
        "The harbour office dismissed reports that the mate slept.",
        "The harbour office dismissed the reports as nonsense.",
        "The harbour office rejected claims that the mate slept.",
        "The harbour office described the allegation as untrue.",
        "The harbour office disputes that the mate slept.",
        "The claim that the mate slept was dismissed as nonsense by the harbour office.",
        "The harbour office puts the number of dead at nine.",
        "The harbour office estimates at least 40 boats.",
    ],
)
def test_who_takes_a_stance(text: str) -> None:
    assert chain_of(text) == "the harbour office"


@pytest.mark.parametrize(
    "text",
    [
        "The harbour office dismissed the mate.",
        "The harbour office called the mate.",
        "The harbour office rejected the offer.",
        "The harbour office put the boat at the pier.",
        "The islands are disputed.",
        "The mate described the storm.",
    ],
)
def test_deeds_are_no_stances(text: str) -> None:
    assert chain_of(text) == ""


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A leaked memo seen by Reuters shows that it rained.", "Reuters ← a leaked memo"),
        ("The port was shut, it emerged from a memo seen by Reuters.", "Reuters ← a memo"),
        ("The port was shut, papers obtained by the Orrin Post show.", "Orrin Post ← papers"),
        ("The port was shut, court filings show.", "court filings"),
        ("The documents show the mate slept.", "the documents"),
        ("Police records show that the mate slept.", "police records"),
        ("A report leaked to Reuters says that it rained.", "Reuters ← a report"),
        ("In a letter seen by Reuters, Kov wrote that it rained.", "Reuters ← Kov"),
        ("Reuters quoted Kov as saying that it rained.", "Reuters ← Kov"),
        ("The port is shut, according to its website.", "its website"),
        ("Kov accused the mayor of lying.", "Kov"),
        ("According to documents reviewed by Reuters, it rained.", "Reuters ← documents"),
        ("It rained, according to the Orrin Post, which cited two aides.", "Orrin Post ← two aides"),
        (
            "According to the Orrin Post, which cites a person close to the inquiry, it rained.",
            "Orrin Post ← a person close to the inquiry",
        ),
        (
            "In an interview with Radio Varn, quoted by the agency Belta, Lea Tamm said that it rained.",
            "Belta ← Radio Varn ← Lea Tamm",
        ),
        ("Chief Executive of South Varn Lea Tamm said that it rained.", "Lea Tamm"),
        ("According to police two men drowned.", "police"),
    ],
)
def test_through_whose_hands_it_came(text: str, chain: str) -> None:
    assert chain_of(text) == chain


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("A spokesman for the airline, who asked not to be named, said that it rained.", True),
        ("A manager of the airline said that it rained, on condition of anonymity.", True),
        ("An airline executive, who was not authorised to speak, said that it rained.", True),
        ("A spokesman for the airline said that it rained.", False),
        ("Karl Dorn said, on condition that his name not be used, that it rained.", False),
    ],
)
def test_who_asks_not_to_be_named(text: str, anonymous: bool) -> None:
    assert attribution(Document(text, "test"), 0, len(text)).anonymous is anonymous


@pytest.mark.parametrize(
    ("publisher", "text", "chain"),
    [
        ("Orrin Herald", "Lea Tamm told the Herald that it rained.", "Orrin Herald ← Lea Tamm"),
        ("The Orrin Herald", "Lea Tamm told the Herald that it rained.", "The Orrin Herald ← Lea Tamm"),
        ("Orrin Herald Online", "Lea Tamm told the Herald that it rained.", "Orrin Herald Online ← Lea Tamm"),
        ("Orrin Herald", "Lea Tamm told this newspaper that it rained.", "Orrin Herald ← Lea Tamm"),
        ("BBC News", "Lea Tamm told the BBC that it rained.", "BBC News ← Lea Tamm"),
        (
            "Orrin Herald",
            "Lea Tamm told the Varn Herald that it rained.",
            "Orrin Herald ← Varn Herald ← Lea Tamm",
        ),
        (
            "Orrin Herald",
            "Lea Tamm told the Herald that it rained, the Varn Herald being shut.",
            "Orrin Herald ← Herald ← Lea Tamm",
        ),
    ],
)
def test_a_publication_by_a_part_of_its_name(publisher: str, text: str, chain: str) -> None:
    assert chain_of(text, publisher) == chain


def test_another_government_is_another_voice() -> None:
    text = "The Varn government said it rained. The Orrin government denied that."
    at = text.index("The Orrin")
    assert str(attribution(Document(text, "test"), at, len(text))) == "the Orrin government"
