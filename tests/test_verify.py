"""Claims beside sources: pairs written by hand, markers, places, and texts that nobody would write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.documents import Document, Hit, Passage
from qa.verify import Status, verify
from tests import detail_pairs
from tests.claim_pairs import PAIRS, TEXTS
from tests.embedders import HashingEmbedder

LETTERS = {"s": "supported", "p": "partly", "c": "contradicted", "u": "unsupported"}


def hit(text: str, source: str = "wire/1", published: str | None = None) -> Hit:
    metadata = {"published": published} if published else {}
    return Hit(Passage(Document(text, source, metadata=metadata), 0, len(text)), 1.0, 0.0, None, 0.0, None)


@pytest.mark.parametrize(("kind", "source", "claim", "expected"), PAIRS)
def test_a_pair(kind: str, source: str, claim: str, expected: str) -> None:
    (checked,) = verify(claim, [hit(TEXTS[source])])
    assert checked.status in {LETTERS[letter] for letter in expected}, f"{kind}: {checked.reason}"


def detailed(name: str) -> list[Hit]:
    return [hit(detail_pairs.TEXTS[name], published=detail_pairs.PUBLISHED)]


@pytest.mark.parametrize("pair", detail_pairs.PAIRS, ids=lambda pair: pair.faithful)
def test_what_a_source_says_in_other_words(pair: detail_pairs.Pair) -> None:
    (checked,) = verify(pair.faithful, detailed(pair.text))
    assert checked.status == "supported", checked.reason


@pytest.mark.parametrize("pair", detail_pairs.PAIRS, ids=lambda pair: pair.changed)
def test_a_changed_detail(pair: detail_pairs.Pair) -> None:
    (checked,) = verify(pair.changed, detailed(pair.text))
    assert checked.status in {LETTERS[letter] for letter in pair.right}, checked.reason


@pytest.mark.parametrize(("name", "claim"), detail_pairs.OTHERS)
def test_not_by_them(name: str, claim: str) -> None:
    (checked,) = verify(claim, detailed(name))
    assert checked.status != "supported"


@pytest.mark.parametrize(("name", "claim"), detail_pairs.SAME)
def test_another_word_for_them(name: str, claim: str) -> None:
    (checked,) = verify(claim, detailed(name))
    assert checked.status == "supported", checked.reason


def test_the_reason_names_what_was_found() -> None:
    (claim,) = verify("The council shut the south pier.", detailed("pier"))
    assert claim.reason == "the source bears it out: “council”, “closed”, “south”, “pier”"


def test_a_relative_date_is_the_day_it_means() -> None:
    source = "The bridge of Lund was opened on Monday."
    for published, expected in (
        ("2031-05-14", "supported"),
        ("2031-05-22", "contradicted"),
        (None, "unsupported"),
    ):
        (claim,) = verify("The bridge of Lund was opened on 12 May 2031.", [hit(source, published=published)])
        assert claim.status == expected, claim.reason
    (claim,) = verify("The bridge was opened on 14 May.", [hit(source, published="2031-05-14")])
    assert claim.reason == "the source says Monday (12 May 2031), not 14 May"


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_supports_itself(name: str) -> None:
    for claim in verify(TEXTS[name], [hit(TEXTS[name])]):
        assert claim.status == "supported"
        assert claim.evidence is not None
        assert claim.evidence.quote == claim.text


def test_a_text_does_not_speak_of_another() -> None:
    for name, text in TEXTS.items():
        others = [hit(other, key) for key, other in TEXTS.items() if key != name]
        assert not any(claim.status is Status.SUPPORTED for claim in verify(text, others))


def test_the_reason_names_both_values() -> None:
    (claim,) = verify("47 of the passengers were hurt.", [hit(TEXTS["ferry"])])
    assert claim.reason == "the source says 31, not 47"
    assert claim.evidence is not None
    assert "31 of its 118 passengers" in claim.evidence.quote


def test_markers_are_hits_from_one() -> None:
    hits = [hit(TEXTS["ferry"], "a"), hit(TEXTS["dam"], "b")]
    first, second = verify("31 passengers were hurt [1]. Velland approved the Karst dam. [2]", hits)
    assert (first.text, first.cited, first.status) == ("31 passengers were hurt.", (1,), "supported")
    assert (second.cited, second.status) == ((2,), "supported")
    assert second.evidence is not None
    assert second.evidence.document.source == "b"


def test_pinned_on_the_wrong_source() -> None:
    hits = [hit(TEXTS["ferry"], "a"), hit(TEXTS["dam"], "b")]
    (claim,) = verify("The parliament of Velland approved the Karst dam [1].", hits)
    assert claim.status == "partly"
    assert claim.reason == "pinned on the wrong source: it stands in [2], not in [1]"
    assert claim.evidence is not None
    assert claim.evidence.document.source == "b"


def test_a_source_that_is_not_there() -> None:
    (claim,) = verify("The parliament of Velland approved the Karst dam [7].", [hit(TEXTS["dam"])])
    assert claim.status == "partly"
    assert claim.reason.startswith("there is no source [7]")


@pytest.mark.parametrize("marker", ["[0]", "[99]"])
def test_a_source_that_is_not_there_is_told_of_once(marker: str) -> None:
    text = "The council approved the plan"
    for cited in (f"{text} {marker}.", f"{text} [1]{marker}."):
        (claim,) = verify(cited, [hit(f"{text}.")])
        assert (claim.status, claim.reason) == ("partly", f"there is no source {marker}")
    (claim,) = verify(f"A dog barked at noon {marker}.", [hit(f"{text}.")])
    assert (claim.status, claim.reason) == ("unsupported", f"there is no source {marker}")


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("The ticket costs €15.", "The ticket costs $15.", "c"),
        ("The ticket costs 15.", "The ticket costs $15.", "cu"),
        ("The ticket costs -$15.", "The ticket costs $15.", "c"),
        ("Prices fell by 5.", "Prices fell by 5%.", "cu"),
        ("Prices fell by 5%.", "Prices fell by 5.", "cu"),
        ("Prices rose by -5%.", "Prices rose by 5%.", "c"),
        ("Prices rose by −5%.", "Prices rose by -5%.", "s"),
        ("Prices rose by 5 percent.", "Prices rose by 5%.", "s"),
        ("The mean depth is 1.5.", "The mean depth is 15.", "cu"),
    ],
)
def test_signs_make_another_number(claim: str, source: str, expected: str) -> None:
    (checked,) = verify(claim, [hit(source)])
    assert checked.status in {LETTERS[letter] for letter in expected}, checked.reason


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The council approved the plan?", "u"),
        ("Did the council approve the plan? No.", "u"),
        ("“Did the council approve the plan?”", "u"),
        ("It is not true that the council approved the plan.", "c"),
        ("It isn't the case that the council approved the plan.", "c"),
        ("It is false that the council approved the plan.", "c"),
        ("There is no evidence that the council approved the plan.", "c"),
        ("There is no sign so far that the council of the old town has ever approved the plan.", "c"),
        ("Officials denied that the council approved the plan.", "c"),
        ("The council approved the plan, though it is not true that it was cheap.", "s"),
        ("There is no doubt that the council approved the plan.", "s"),
    ],
)
def test_what_is_asked_or_denied_is_not_stated(source: str, expected: str) -> None:
    (checked,) = verify("The council approved the plan.", [hit(source)])
    assert checked.status in {LETTERS[letter] for letter in expected}, checked.reason


def test_no_evidence_of_a_thing() -> None:
    source = [hit("There was no evidence of fraud in the election.")]
    assert verify("There was fraud in the election.", source)[0].status == "contradicted"
    assert verify("There was no fraud in the election.", source)[0].status == "supported"


def test_a_date_alone_is_a_claim() -> None:
    source = [hit("Monday, January 7, 2019")]
    for claim, held in (("On Monday, 7 January 2019", True), ("On 8 January 2019", False)):
        (checked,) = verify(claim, source)
        assert (checked.status == "supported") is held


def test_a_question_may_be_quoted() -> None:
    source = [hit("“Who would pay for that? Not the town,” the mayor said.")]
    for claim in ("“Who would pay for that? Not the town,” the mayor said.", "Who would pay for that?"):
        assert {checked.status.value for checked in verify(claim, source)} == {"supported"}


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("More than 12 people died.", "Twelve people died.", "p"),
        ("Twelve people died.", "At least twelve people died.", "p"),
        ("Twelve people died.", "Up to 12 people died.", "p"),
        ("More than 12 people died.", "At least 12 people died.", "p"),
        ("Only three countries signed.", "Three countries signed.", "p"),
        ("Three countries signed.", "Only three countries signed.", "s"),
        ("At least 12 people died.", "More than 12 people died.", "s"),
        ("At least 12 people died.", "Twelve people died.", "s"),
        ("No more than 12 people died.", "Twelve people died.", "s"),
        ("No more than 12 people died.", "Fifteen people died.", "c"),
        ("More than 12 people died.", "Fifteen people died.", "s"),
        ("Harrow lost 3-1 to Eastvale.", "Harrow lost 1-3 to Eastvale.", "c"),
        ("Harrow lost 1-3 to Eastvale.", "Harrow lost 1–3 to Eastvale in May.", "s"),
        ("The motion passed by 84 to 47.", "The motion passed by 84-47.", "s"),
    ],
)
def test_bounds_and_results(claim: str, source: str, expected: str) -> None:
    (checked,) = verify(claim, [hit(source)])
    assert checked.status in {LETTERS[letter] for letter in expected}, checked.reason


def test_one_sentence_of_many_is_found_and_shown() -> None:
    noise = [f"The town of Velm{letter} has a mill and a market." for letter in "abcdefghijklmnop" * 8]
    text = " ".join([*noise[:70], "Ada Bloom opened the bridge of Lund on Monday.", *noise[70:]])
    (claim,) = verify("On Monday the bridge of Lund was opened by Ada Bloom.", [hit(text)])
    assert claim.status == "supported"
    assert claim.evidence is not None
    assert claim.evidence.quote == "Ada Bloom opened the bridge of Lund on Monday."


def test_without_sources_nothing_is_supported() -> None:
    (claim,) = verify("The dam broke [1].", [])
    assert (claim.status, claim.evidence, claim.score) == ("unsupported", None, 0.0)


def test_the_date_of_publication_counts() -> None:
    text = "The council voted for the new bridge."
    for published, expected in (("2024-05", "supported"), ("2023-05", "unsupported")):
        (claim,) = verify(
            "The council voted for the new bridge in May 2024.", [hit(text, published=published)]
        )
        assert claim.status == expected


def test_a_denial_is_no_support() -> None:
    source = "Officials denied that France and Germany had agreed on the bridge."
    (claim,) = verify("France and Germany had agreed on the bridge.", [hit(source)])
    assert claim.status != "supported"


def test_an_embedder_may_help() -> None:
    claims = verify("The dam was approved.", [hit(TEXTS["dam"])], embedder=HashingEmbedder())
    assert [claim.status for claim in claims] == ["supported"]


def test_no_text_is_no_claim() -> None:
    assert verify("", [hit("A text.")]) == []
    assert verify(" \n[1]\n", [hit("A text.")]) == []
    with pytest.raises(ValueError, match="verify takes a text"):
        verify(None, [])  # type: ignore[arg-type]


ODD = st.text(alphabet=st.sampled_from("ab AB1,.%$-'\"“”[]()’\n\u0301😀ש\ud800 "), max_size=60)
WORDS = st.lists(
    st.sampled_from("the not 31 Feb. 11 killed Velland “ ” by was [1] may half , . two hundred".split()),
    max_size=25,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(ODD | WORDS, ODD | WORDS)
def test_whatever_is_written_every_claim_keeps_its_place(draft: str, source: str) -> None:
    for claim in verify(draft, [hit(source)] if source else []):
        assert 0 <= claim.start < claim.end <= len(draft)
        assert 0 <= claim.score <= 1
        assert claim.reason
        if claim.evidence is not None:
            assert claim.evidence.quote in source


@pytest.mark.parametrize(
    "text",
    [
        "'a " * 2000,
        "1-" * 2000,
        "two " + "hundred " * 2000,
        "[1," * 2000,
        "Ab " * 3000,
        "’" * 3000,
        "1," * 3000,
        "2024 " * 20_000,
        "3-1 " * 20_000,
        "5 p.m. " * 10_000,
        "x\n\n" * 2000,
    ],
)
def test_long_odd_texts_do_not_blow_up(text: str) -> None:
    assert verify(text, [hit("The mayor opened the bridge.")]) is not None
    assert len(verify("The mayor opened the bridge.", [hit(text)])) == 1
