"""Answers of ours beside their own citations."""

from index.documents import Document, Hit, Passage
from qa.answer import Answer, Citation
from qa.self_check import verify_answer

TEXT = (
    "The council of Lund voted on Monday. It approved the tram line by 14 votes to 9. “We have waited ten "
    "years. "
    "It is time,” mayor Ada Bloom said. Work begins in May"
)
DOCUMENT = Document(TEXT, "wire/9", "Tram line approved", {"published": "2024-02", "publisher": "Lund Post"})
HIT = Hit(Passage(DOCUMENT, 0, len(TEXT)), 1.0, 0.0, None, 0.0, None)


def cited(number: int, quote: str) -> Citation:
    return Citation(number, DOCUMENT, TEXT.index(quote), TEXT.index(quote) + len(quote))


def answer(text: str, *citations: Citation, answered: bool = True) -> Answer:
    return Answer(text, answered, 0.9, citations, (HIT,), "a question")


def test_quotes_are_supported_by_construction() -> None:
    quotes = [
        "“We have waited ten years. It is time,” mayor Ada Bloom said.",
        "Work begins in May",
        TEXT[:37],
    ]
    citations = [cited(number, quote) for number, quote in enumerate(quotes, 1)]
    text = " … ".join(f"{quote} [{number}]" for number, quote in enumerate(quotes, 1))
    claims = verify_answer(answer(text, *citations))
    assert len(claims) >= 3
    assert {claim.status.value for claim in claims} == {"supported"}
    assert all(claim.evidence is not None for claim in claims)


def test_a_changed_quote_is_not() -> None:
    (claim,) = verify_answer(
        answer(
            "It approved the tram line by 19 votes to 9. [1]",
            cited(1, "It approved the tram line by 14 votes to 9."),
        )
    )
    assert claim.status == "contradicted"


def test_metadata_bears_out_what_is_said_of_a_document() -> None:
    said = "According to its metadata, “Tram line approved” was published in {}."
    (right,) = verify_answer(answer(said.format("February 2024 (2024-02)")))
    (wrong,) = verify_answer(answer(said.format("March 2024 (2024-03)")))
    assert (right.status, wrong.status) == ("supported", "contradicted")
    (publisher,) = verify_answer(
        answer("According to its metadata, “Tram line approved” was published by Lund Post.")
    )
    assert publisher.status == "supported"


def test_values_set_beside_one_another() -> None:
    citation = cited(1, "It approved the tram line by 14 votes to 9.")
    for value, expected in (("14 votes", "supported"), ("15 votes", "contradicted")):
        (claim,) = verify_answer(answer(f"The documents differ: “{value}” (Lund Post) [1].", citation))
        assert claim.status == expected


def test_a_refusal_claims_nothing() -> None:
    assert verify_answer(answer("The documents do not say.", answered=False)) == []
