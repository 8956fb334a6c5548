"""The order of passages by a reader that goes by rule: what is read, what is not, and what comes first."""

from index.documents import Document, Hit, Passage
from qa.reranking import DEPTH, FIRST, Reranker
from tests.crossencoders import WordReader

QUESTION = "Who paid for the bridge"
NOTHING = "Snow fell on the hills again."
GOOD = "Otto Lind paid for the bridge over the Lenna."


def hit(text: str, number: int) -> Hit:
    document = Document(text, f"{number}.txt")
    return Hit(Passage(document, 0, len(text)), 1 - number / 100, 0.5, number, 1.0, number)


def hits(*texts: str) -> list[Hit]:
    return [hit(text, number) for number, text in enumerate(texts)]


def reranker(model: WordReader, settled: float = 1_000.0) -> Reranker:
    weights = {"score": 1.0, "relevant": 1.0, "margin": 0.1}
    return Reranker(model, {"weights": weights, "bias": 0.0, "settled": settled})


def test_what_answers_comes_first_and_nothing_is_lost() -> None:
    given = hits(*[NOTHING] * 5, GOOD, *[NOTHING] * 2)
    studied = reranker(WordReader()).rank(QUESTION, given)
    assert studied[0].hit is given[5]
    assert [one.hit for one in studied[1:]] == [one for one in given if one is not given[5]]
    assert all(one.reading for one in studied)


def test_where_the_first_settle_it_no_more_are_read() -> None:
    given = hits(NOTHING, GOOD, *[NOTHING] * 6)
    model = WordReader()
    studied = reranker(model, settled=3.0).rank(QUESTION, given)
    assert len(model.read_texts) == FIRST
    assert studied[0].hit is given[1]
    assert [one.hit for one in studied if one.reading is None] == given[FIRST:]


def test_a_question_that_wants_more_reads_on() -> None:
    given = hits(NOTHING, GOOD, *[NOTHING] * 6)
    model = WordReader()
    assert all(one.reading for one in reranker(model, settled=3.0).rank(QUESTION, given, thorough=True))
    assert len(model.read_texts) == len(given)


def test_no_more_than_the_depth_are_read() -> None:
    given = hits(*[NOTHING] * (DEPTH + 3))
    model = WordReader()
    studied = reranker(model).rank(QUESTION, given)
    assert len(model.read_texts) == DEPTH
    assert [one.hit for one in studied[DEPTH:]] == given[DEPTH:]


def test_nothing_is_ranked_where_nothing_was_found() -> None:
    assert reranker(WordReader()).rank(QUESTION, []) == []
