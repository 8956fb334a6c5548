"""Answers of ours beside their own citations."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from index import Library
from index.documents import Document, Hit, Passage
from qa import Assistant
from qa.answer import Answer, Citation
from qa.self_check import verify_answer
from qa.verify import Status
from qa.writing.reader import WritingReader
from qa.written import Drafted, Outcome, Written
from tests.embedders import HashingEmbedder
from tests.writers import Scripted, words

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


def by_model(sentence: str, quote: str, *, number: int = 1, before: str = "", after: str = "") -> Answer:
    """An answer with a sentence of a model's that cites a quote."""
    place = (len(before), len(before) + len(sentence))
    drafted = Drafted(sentence, Status.SUPPORTED, "as the writer's check had it", number, place)
    made = Written("Quill-1B", Outcome.MENDED, sentences=(drafted,))
    text = f"{before}{sentence} [{number}]{after}"
    return replace(answer(text, cited(1, quote)), written=made)


VOTE = "It approved the tram line by 14 votes to 9."


@pytest.mark.parametrize(
    ("sentence", "number", "status", "reason"),
    [
        ("The council approved the line by 14 votes to 9.", 1, "supported", ""),
        ("The council approved the tram line by 19 votes to 9.", 1, "contradicted", "19"),
        ("It approved the tram line.", 1, "supported", ""),
        ("Elephants like bananas.", 1, "unsupported", "nothing"),
        ("The council approved the tram line by 14 votes to 9.", 4, "partly", "no source [4]"),
        # a marker among the words is not taken for one: the sentence cites [1] alone
        ("It approved the tram line [3] by 14 votes to 9.", 1, "supported", ""),
        # what only looks like a sentence of ours is compared, too
        ("According to its metadata, the document was published in February 2024.", 1, "unsupported", ""),
        ("The documents differ: “14 votes” (Lund Post) [1].", 1, "unsupported", ""),
        # so is what the passage says, but not the quote
        ("The council of Lund voted on Monday.", 1, "unsupported", "nothing"),
        ("Mayor Ada Bloom approved the tram line.", 1, "unsupported", "Ada Bloom"),
    ],
)
def test_what_a_model_wrote_is_a_claim(sentence: str, number: int, status: str, reason: str) -> None:
    (claim,) = verify_answer(by_model(sentence, VOTE, number=number), trained=False)
    assert claim.status == status
    assert reason in claim.reason
    assert claim.cited == (number,)
    assert (claim.start, claim.end) == (0, len(f"{sentence} [{number}]"))


def test_a_part_of_a_quote_is_no_quote_where_a_model_wrote_it() -> None:
    document = Document("The mayor denied that the tram line was ever approved by the council.", "wire/1")
    citation = Citation(1, document, 0, len(document.text))
    hit = Hit(Passage(document, 0, len(document.text)), 1.0, 0.0, None, 0.0, None)
    text = "The tram line was ever approved by the council."
    drafted = Drafted(text, Status.SUPPORTED, "", 1, (0, len(text)))
    made = Answer(f"{text} [1]", True, 0.9, (citation,), (hit,), "a question")
    (quoted,) = verify_answer(made)
    written = Written("Quill-1B", Outcome.WRITTEN, sentences=(drafted,))
    (claim,) = verify_answer(replace(made, written=written), trained=False)
    assert (quoted.status, claim.status) == ("supported", "contradicted")


def test_sentences_of_documents_beside_those_of_a_model() -> None:
    quoted = f"{VOTE} [1]"
    made = by_model("The line has 19 votes.", VOTE, before=f"{quoted} ", after=f" {quoted}")
    claims = verify_answer(made, trained=False)
    assert [made.text[claim.start : claim.end] for claim in claims] == [
        quoted, "The line has 19 votes. [1]", quoted,
    ]  # fmt: skip
    assert [claim.status for claim in claims] == ["supported", "contradicted", "supported"]


def test_the_trained_reader_has_a_say_in_what_a_model_wrote() -> None:
    made = by_model("The work will get under way in May.", "Work begins in May")
    (without,), (claim,) = verify_answer(made, trained=False), verify_answer(made)
    assert (without.status, claim.status) == ("partly", "supported")
    assert claim.reason == "the source says so in other words"


def about(title: str | None, sentence: str, **metadata: str) -> str:
    """What becomes of a sentence about the one document there is."""
    document = Document("Snow fell.", "wire/1", title, {"published": "2024-02-11", **metadata})
    hit = Hit(Passage(document, 0, 10), 1.0, 0.0, None, 0.0, None)
    (claim,) = verify_answer(Answer(sentence, True, 1.0, (), (hit,), "a question"))
    return claim.status


@pytest.mark.parametrize("title", [None, "", "!!!"])
def test_metadata_of_a_document_without_a_title(title: str | None) -> None:
    said = "According to its metadata, the document was published on {} February 2024 (2024-02-{})."
    assert about(title, said.format(11, 11)) == "supported"
    assert about(title, said.format(12, 12)) == "contradicted"


def test_metadata_with_what_looks_like_a_marker() -> None:
    said = "According to its metadata, “Snow [1] falls” was published by {}."
    assert about("Snow [1] falls", said.format("The [1] Post"), publisher="The [1] Post") == "supported"
    assert about("Snow [1] falls", said.format("The [1] Mail"), publisher="The [1] Post") == "contradicted"


def test_a_quote_with_another_sign_is_none() -> None:
    document = Document("The ticket costs $15.", "wire/1")
    hit = Hit(Passage(document, 0, 21), 1.0, 0.0, None, 0.0, None)
    said = Answer(
        "The ticket costs €15. [1]", True, 1.0, (Citation(1, document, 0, 21),), (hit,), "a question"
    )
    (claim,) = verify_answer(said)
    assert claim.status == "contradicted"


def test_a_quote_may_hold_what_looks_like_a_marker() -> None:
    first = Document("The mill [2] burned. Nobody was hurt.", "a")
    second = Document("The town paid.", "b")
    citations = (Citation(1, first, 0, 37), Citation(2, second, 0, 14))
    hits = tuple(Hit(Passage(each, 0, len(each.text)), 1.0, 0.0, None, 0.0, None) for each in (first, second))
    for text, expected in (
        ("The mill [2] burned. Nobody was hurt. [1] The town paid. [2]", {"supported"}),
        ("The town paid. [1]", {"partly"}),
    ):
        claims = verify_answer(Answer(text, True, 1.0, citations, hits, "a question"))
        assert {claim.status.value for claim in claims} == expected


SHELF = (
    Document(
        "A storm hit Tarvik on Monday. 31 people were hurt in Tarvik, the mayor said. It rained.",
        "wire/31",
        None,
        {"published": "2023-03-07", "publisher": "The [1] Post"},
    ),
    Document(
        "Thirty-one people were hurt in Tarvik when the storm came. The harbour of Tarvik was closed [2].",
        "wire/words",
        "",
        {"published": "2023-03-08", "publisher": "“Wire” (North); Ltd."},
    ),
    Document(
        "47 people were hurt in Tarvik in the storm, police said. Did the mayor resign? He did not.",
        "wire/47",
        "Storm [1]: 47 hurt? Yes.",
        {"published": "2023-03-09", "publisher": "Mail & [2] Co", "author": "A. [3] Writer"},
    ),
    Document(
        "The ferry to Ostrow costs €15.\nTickets rose by 5% in “the worst year” [1] since 2019. Prices fell.",
        "notes/ferry",
        "!!!",
    ),
    Document(
        "Mayor Ada Bloom opened the bridge on 4 May 2022. “We waited [so] long. It is time,” she said.",
        "notes/bridge",
        None,
        {"published": "2022-05"},
    ),
)
QUESTIONS = (
    "How many people were hurt in Tarvik?",
    "When was this article published?",
    "When was the article about the storm in Tarvik published?",
    "When was the article about the bridge published?",
    "Who published the article about the storm in Tarvik?",
    "Who wrote the article about the 47 hurt?",
    "Who opened the bridge?",
    "When was the bridge opened?",
    "How much does the ferry to Ostrow cost?",
    "By how much did tickets rise?",
    "What was closed in Tarvik?",
    "Did the mayor resign?",
    "What did Ada Bloom say?",
    "Why was the harbour closed?",
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("shelf") / "written.library"
    with Library(path, embedder=HashingEmbedder(dimension=256)) as library:
        library.add(SHELF)
        yield library


@pytest.fixture(scope="module", params=[SHELF, SHELF[:1], SHELF[2:3], SHELF[4:]], ids=len)
def assistant(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    path = tmp_path_factory.mktemp("shelf") / "odd.library"
    with Library(path, embedder=HashingEmbedder(dimension=256)) as library:
        library.add(request.param)
        yield Assistant(library, threshold=0)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_passes_its_own_check(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    for claim in verify_answer(answer):
        assert claim.status == "supported", f"{answer.text!r}: {claim}"
    marked = [c.document.text[slice(*c.mark)] for c in answer.citations if c.mark]
    for citation in answer.citations:
        assert citation.quote in citation.document.text
        assert not citation.mark or citation.start <= citation.mark[0] < citation.mark[1] <= citation.end
    assert answer.short is None or answer.short in marked


@pytest.mark.parametrize(
    ("question", "draft"),
    [
        ("Who opened the bridge?", "The bridge was opened by Ada Bloom. [1] She opened it in 2019. [1]"),
        (
            "How much does the ferry to Ostrow cost?",
            "The ferry costs €15. [1] Prices fell. [1] Everybody swims. [2]",
        ),
        ("What was closed in Tarvik?", "The harbour was closed. [1] Thirty-one were hurt in the storm. [1]"),
    ],
)
def test_a_written_answer_passes_its_own_check(question: str, draft: str, shelf: Library) -> None:
    reader = WritingReader(Scripted([words(draft)]))
    made = Assistant(shelf, reader=reader, threshold=0, trained=False).ask(question)
    claims = verify_answer(made, trained=False)
    assert made.written
    placed = {one.place[0]: one.status for one in made.written.sentences if one.place}
    statuses = {claim.start: claim.status for claim in claims}
    assert placed
    assert {start: statuses[start] for start in placed} == placed
    assert set(statuses.values()) <= {"supported", "partly"}
