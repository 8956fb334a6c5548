"""Answers judged and figures counted: worked by hand, and by what must hold of any."""

from dataclasses import dataclass, replace
from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnote.evaluation import measures
from footnote.evaluation.evaluate import as_json, evaluation
from footnote.evaluation.matching import exact, holds, token_f1, words
from footnote.evaluation.questions import Asked
from footnote.evaluation.scoring import Result, Verdict, judged
from index.documents import Document, Hit, Passage
from qa.answer import Answer, Citation

TEXT = "The lamp went out. Oda Brenn, 39, lit it again at 1,200 metres."
LAMP = Document(TEXT, "news/lamp.txt", "Lamp")
OTHER = Document("A herring cost 39 crowns.", "news/herring.txt")


@pytest.mark.parametrize(
    ("text", "accepted", "expected"),
    [
        ("It was Oda Brenn.", "oda  brenn", True),
        ("It was in 1939.", "39", False),
        ("It cost 1,200 crowns.", "1200", True),
        ("It cost 1 200 crowns.", "1,200 crowns", True),
        ("In all 3.5 per cent", "3.5%", True),
        ("In all 35 %", "3.5 percent", False),
        ("The U.S. president", "US President", True),
        ("Brenn’s lamp", "Brenn", True),
        ("on February 11th", "February 11", True),
        ("a déjà-vu", "deja vu", True),
        ("the end of the road", "end of a road", True),
        ("the end of that road", "end of a road", False),
        ("He said: \U0001f642!", "\U0001f642", True),
        ("他在北京大学学习", "北京大学", True),
        ("The The", "the", True),
        ("Other", "the", False),
        ("", "lamp", False),
    ],
)
def test_what_stands_in_a_text(text: str, accepted: str, expected: bool) -> None:
    assert holds(text, ["nothing of the kind", accepted]) is expected


def test_exact_match_and_f1_by_hand() -> None:
    assert exact("The Brenn.", ["Oda", "brenn"])
    assert not exact("Oda Brenn", ["Brenn"])
    assert token_f1("the old Oda Brenn", ["Oda Brenn"]) == pytest.approx(2 * 2 / (3 + 2))
    assert token_f1("lamp", ["Oda", "a lamp"]) == 1
    assert token_f1("lamp", ["Oda"]) == 0


@given(st.text(), st.text(min_size=1))
def test_matching_holds_of_any_text(text: str, other: str) -> None:
    assert words(text) == words(text.upper().lower()) or not text.isascii()
    assert 0 <= token_f1(text, [other]) <= 1
    assert exact(text, [text])
    if words(other):
        assert holds(f"{text} {other} {text}", [other]) or words(f"{text} {other} {text}") != (
            words(text) + words(other) + words(text)
        )


def citation(document: Document, quote: str, number: int = 1) -> Citation:
    start = document.text.index(quote)
    return Citation(number, document, start, start + len(quote))


def hit(document: Document) -> Hit:
    return Hit(Passage(document, 0, len(document.text)), 1.0, 1.0, 1, 1.0, 1)


def answer(*citations: Citation, confidence: float = 0.8, text: str | None = None) -> Answer:
    said = " ".join(f"{cited.quote} [{cited.number}]" for cited in citations)
    hits = hit(OTHER), hit(LAMP)
    return Answer(text or said, bool(citations or text), confidence, citations, hits, "Who?")


REFUSAL = Answer("The documents do not say.", False, 0.2, (), (hit(LAMP),), "Who?")
GOOD = answer(citation(LAMP, "Oda Brenn, 39, lit it again at 1,200 metres."))
ASKED = Asked(1, "Who lit the lamp?", ("Oda Brenn",))
UNASKED = Asked(2, "Who owns the lamp?", None)


@pytest.mark.parametrize(
    ("asked", "given_answer", "verdict"),
    [
        (ASKED, GOOD, Verdict.FOUND),
        (ASKED, REFUSAL, Verdict.REFUSED_WRONGLY),
        (ASKED, answer(citation(OTHER, "A herring")), Verdict.WRONG),
        (UNASKED, REFUSAL, Verdict.REFUSED_RIGHTLY),
        (UNASKED, GOOD, Verdict.NOT_REFUSED),
        (replace(ASKED, accepted=("1",)), GOOD, Verdict.WRONG),  # the marker [1] is not said
    ],
)
def test_verdicts(asked: Asked, given_answer: Answer, verdict: Verdict) -> None:
    assert judged(asked, given_answer, given_answer, 0.1).verdict is verdict


@pytest.mark.parametrize(
    ("asked", "citations", "right"),
    [
        (ASKED, [citation(LAMP, "Oda Brenn, 39")], True),
        (ASKED, [citation(LAMP, "The lamp went out.")], False),
        (ASKED, [citation(OTHER, "A herring"), citation(LAMP, "Oda Brenn", 2)], True),
        (replace(ASKED, document="lamp.txt"), [citation(LAMP, "Oda Brenn")], True),
        (replace(ASKED, document="lamp.txt"), [citation(LAMP, "The lamp went out.")], False),
        (replace(ASKED, document="herring.txt"), [citation(LAMP, "Oda Brenn")], False),
        # a yes-or-no answer stands nowhere, so that being cited is all that can be asked for
        (replace(ASKED, accepted=("yes",), document="lamp.txt"), [citation(LAMP, "The lamp")], True),
        (replace(ASKED, accepted=("yes",)), [citation(LAMP, "The lamp")], False),
    ],
)
def test_citations(asked: Asked, citations: list[Citation], right: bool) -> None:
    given_answer = answer(*citations)
    assert judged(asked, given_answer, given_answer, 0.1).cited is right


@dataclass(frozen=True, slots=True)
class Misquoted(Citation):
    """A citation whose quote is not what stands in its document."""

    @property
    def quote(self) -> str:
        return "Oda Brenn was here"


def test_a_quote_that_is_not_verbatim_is_no_right_citation() -> None:
    given_answer = answer(Misquoted(1, LAMP, 0, 8))
    result = judged(ASKED, given_answer, given_answer, 0.1)
    assert (result.verdict, result.cited, result.verbatim) == (Verdict.FOUND, False, False)


def test_a_fact_about_a_document_needs_no_citation() -> None:
    given_answer = answer(text="It was published in May.", confidence=1.0)
    result = judged(Asked(1, "When?", ("May",), from_metadata=True), given_answer, given_answer, 0.1)
    assert (result.verdict, result.cited, result.in_first, result.rank) == (Verdict.FOUND, None, None, None)


def test_short_answers_are_judged_where_there_are_any() -> None:
    short = replace(GOOD, short="Oda Brenn of Skarn")
    result = judged(ASKED, short, short, 0.1)
    assert result.short is not None
    assert not result.short.exact
    assert result.short.f1 == pytest.approx(2 * 2 / 6)
    assert judged(ASKED, GOOD, GOOD, 0.1).short is None
    assert evaluation([result], 1, 0.5).figures["short answer F1"].value == pytest.approx(2 / 3)


def five() -> list[Result]:
    """Found at rank 2, wrong, refused though there, refused rightly, answered though not there."""
    rows = [
        (ASKED, GOOD, GOOD),
        (ASKED, answer(citation(OTHER, "A herring"), confidence=0.6), None),
        (replace(ASKED, accepted=("blue",)), REFUSAL, answer(text="It is blue.", confidence=0.2)),
        (UNASKED, replace(REFUSAL, confidence=0.0), REFUSAL),
        (UNASKED, answer(citation(LAMP, "The lamp"), confidence=0.9), None),
    ]
    return [
        judged(asked, given_answer, attempt or given_answer, seconds)
        for (asked, given_answer, attempt), seconds in zip(rows, (0.1, 0.2, 0.3, 0.4, 0.5), strict=True)
    ]


def test_every_figure_of_five_questions_by_hand() -> None:
    found = evaluation(five(), 7, 0.5, risk=0.6)
    values = {name: figure.value for name, figure in found.figures.items()}
    assert values == pytest.approx(
        {
            "right": 2 / 5,
            "answer found": 1 / 3,
            "wrong answer": 1 / 3,
            "wrongly refused": 1 / 3,
            "rightly refused": 1 / 2,
            "not refused": 1 / 2,
            "answer in the first quote": 1 / 2,
            "citation right": 1 / 2,
            "quotes verbatim": 1,
            "recall@1": 0,
            "recall@2": 2 / 3,
            "MRR@2": (1 / 2 + 1 / 2) / 3,
            # confidence .8 .6 .2 0 .9, each in a bin of its own; truth 1 1 1 0 0
            "calibration error": (0.2 + 0.4 + 0.8 + 0 + 0.9) / 5,
            "Brier score": (0.04 + 0.16 + 0.64 + 0 + 0.81) / 5,
            "AUROC": 3 / 6,  # above 0 but below .9
            # would be said, by confidence: .9 wrong, .8 right, .6 wrong, .2 right
            "AURC": (1 + 1 / 2 + 2 / 3 + 2 / 4) / 4,
        }
    )
    assert found.figures["answer found"].of == 3
    assert found.curve.coverage.tolist() == [0.2, 0.4, 0.6, 0.8]
    assert found.curve.risk.tolist() == pytest.approx([1, 1 / 2, 2 / 3, 1 / 2])
    assert found.latency is not None
    assert (found.latency.median, found.latency.longest) == (0.3, 0.5)
    assert found.suggestion is not None
    assert (found.suggestion.threshold, found.suggestion.coverage) == (0.0, 0.8)
    assert as_json(found)["asked"] == 5


def test_nothing_asked_is_nothing_measured() -> None:
    found = evaluation([], 3, 0.5, risk=0.1)
    assert {figure.value for figure in found.figures.values()} == {None}
    assert (found.latency, found.reliability, as_json(found)["risk_coverage"]) == (None, (), [])
    assert found.suggestion == measures.Suggestion(0.1, None, 0.0, 0.0)


@pytest.mark.parametrize(
    ("accepted", "threshold", "coverage", "risk"),
    [(0.0, 0.9, 0.2, 0.0), (0.34, 0.6, 0.6, 1 / 3), (0.5, 0.0, 0.8, 0.5)],
)
def test_the_threshold_suggested_by_hand(
    accepted: float, threshold: float, coverage: float, risk: float
) -> None:
    drawn = measures.curve([0, 1, 0, 1], [0.93, 0.81, 0.612, 0.3], 5)
    advice = measures.suggestion(drawn, accepted)
    assert (advice.threshold, advice.coverage) == (threshold, coverage)
    assert advice.risk == pytest.approx(risk)


def test_no_threshold_is_suggested_where_even_the_surest_answers_are_wrong() -> None:
    drawn = measures.curve([1, 0], [0.9, 0.8], 2)
    assert measures.suggestion(drawn, 0.4).threshold is None


answers = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 20).map(lambda n: n / 20)), min_size=1)


@given(answers)
def test_of_any_answers_the_risk_at_full_coverage_is_the_error_rate(rows: list[tuple[int, float]]) -> None:
    wrong, confidence = map(np.array, zip(*rows, strict=True))
    risk = np.cumsum(wrong[np.argsort(-confidence, kind="stable")]) / np.arange(1, len(rows) + 1)
    drawn = measures.curve(wrong, confidence, len(rows))
    assert drawn.coverage[-1] == 1
    assert drawn.risk[-1] == pytest.approx(wrong.mean())
    assert (np.diff(drawn.coverage) > 0).all()
    assert (np.diff(drawn.thresholds) < 0).all()
    assert ((drawn.low <= drawn.risk + 1e-9) & (drawn.risk <= drawn.high + 1e-9)).mean() > 0.5
    if len(set(confidence)) == len(rows):
        assert measures.area_under_risk(wrong, confidence) == pytest.approx(risk.mean())
    for accepted in (0.0, 0.25, 1.0):
        advice = measures.suggestion(drawn, accepted)
        if advice.threshold is not None:
            answered = confidence >= advice.threshold
            assert wrong[answered].mean() <= accepted + 1e-9
            assert answered.mean() == pytest.approx(advice.coverage)


@given(answers)
def test_of_any_answers_figures_stay_in_their_bounds(rows: list[tuple[int, float]]) -> None:
    truth, confidence = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
    assert 0 <= measures.calibration_error(truth, confidence) <= 1
    assert measures.calibration_error(truth, truth) == 0
    assert 0 <= measures.brier(truth, confidence) <= 1
    if isnan(order := measures.auroc(truth, confidence)):
        assert len(set(truth)) == 1
    else:
        pairs = [(a > b) + (a == b) / 2 for a in confidence[truth == 1] for b in confidence[truth == 0]]
        assert order == pytest.approx(sum(pairs) / len(pairs))
    bars = measures.reliability(truth, confidence)
    assert sum(bar.count for bar in bars) == len(rows)
    assert all(bar.start - 1e-9 <= bar.confidence <= bar.end + 1e-9 for bar in bars)


def test_the_interval_of_a_share_is_that_of_the_binomial() -> None:
    found = measures.share([1.0] * 60 + [0.0] * 40)
    assert (found.value, found.of) == (0.6, 100)
    assert found.low == pytest.approx(0.504, abs=0.02)  # Wald: .6 ± 1.96 √(.24 / 100)
    assert found.high == pytest.approx(0.696, abs=0.02)


def test_of_few_questions_the_interval_of_a_share_is_wide() -> None:
    found = measures.share([1.0] * 5)
    assert (found.value, found.high) == (1, 1)
    assert found.low == pytest.approx(5 / (5 + 1.96**2), abs=1e-4)  # Wilson (1927), all right
    none = measures.share([0.0] * 5)
    assert none.low == 0
    assert none.high == pytest.approx(1 - 5 / (5 + 1.96**2), abs=1e-4)


def test_samples_that_are_all_alike_give_no_interval() -> None:
    certain = measures.figure(measures.auroc, [1.0, 1.0, 0.0], [0.9, 0.8, 0.1])
    assert (certain.value, certain.low, certain.high, certain.of) == (1, None, None, 3)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_number_between_has_few_digits(one: float, other: float) -> None:
    low, high = sorted((one, other))
    number = measures.between(low, high)
    assert low < number <= high or low == high
