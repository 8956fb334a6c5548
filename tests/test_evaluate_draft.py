"""Questions drafted from statements: by hand, by what must hold of all, and from texts made to trip it."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnote import Exit
from footnote.evaluation.matching import holds
from footnote.evaluation.questions import read_questions
from index import Document, Library
from index.lexical import terms
from qa.drafting.draft import drafted, json_lines
from qa.drafting.forms import appositions, turned
from qa.drafting.mentioned import Mentioned
from qa.drafting.standing import stands_alone
from qa.drafting.statements import statement
from qa.drafting.verbs import participles, past_forms
from tests.command import Shell, with_news
from tests.embedders import HashingEmbedder

STORY = """\
The Skarn bridge was opened by Queen Maria Tessaly in 1932. In May 2019, Corvane Steel repaired it for the
town.

On 4 March 2031, the storm destroyed 120 houses in Tarnmouth. At least 31 people were rescued in the harbour
of Tarnmouth. "The harbour was closed in 1932," said Peter Oakes. Peter Oakes, the mayor of Tarnmouth, told
reporters that the town had no money. He was elected in 2027.

Anna Lindqvist wrote to the council of Tarnmouth on 6 March 2031. Lindqvist, 44, was born in Velmar in 1987.
The ferry Corncrake has 212 seats. The repairs cost $3.5 million in Tarnmouth alone.
"""


def asked(sentence: str, text: str = "") -> dict[str, str]:
    """Every question that a sentence is turned into, with its answer."""
    found = [*appositions(sentence), *turned(sentence, Mentioned(text or sentence))]
    return {question.text: question.answer for question in found}


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Maria Brenn left the town of Skarn in June.", "Who left the town of Skarn in June?", "Maria Brenn"),
        ("Prime Minister Maria Brenn opened the Skarn dam.", "Who opened the Skarn dam?", "Maria Brenn"),
        ("Maria Brenn, 39, was born in Velmar.", "Where was Maria Brenn born?", "Velmar"),
        ("On Monday, Maria Brenn met the council of Skarn.", "Who met the council of Skarn?", "Maria Brenn"),
        ("Peter Oakes, the mayor of Skarn, left early.", "Who is the mayor of Skarn?", "Peter Oakes"),
        ("The Marine Office opened a pier in Skarn.", "Who opened a pier in Skarn?", "The Marine Office"),
        ("At least 31 people were injured in Skarn.", "How many people were injured in Skarn?", "31"),
        ("The town of Skarn has 1,200 houses.", "How many houses does the town of Skarn have?", "1,200"),
        ("The flood hit two old mills in Skarn.", "How many old mills did the flood hit in Skarn?", "two"),
        ("The Skarn dam cost $3.5 million.", "How much did the Skarn dam cost?", "$3.5 million"),
        ("The Skarn dam was built in May 1932.", "When was the Skarn dam built?", "May 1932"),
        ("In late 2019, the Skarn dam was closed.", "When was the Skarn dam closed?", "late 2019"),
        ("The council of Skarn met on 4 March 2031.", "When did the council of Skarn meet?", "4 March 2031"),
        (
            "The Moot on Friday rejected the tax of Skarn.",
            "When did the Moot reject the tax of Skarn?",
            "Friday",
        ),
        ("The summit of kings took place in Skarn.", "Where did the summit of kings take place?", "Skarn"),
        ("The Skarn dam was designed by Peter Oakes.", "Who was the Skarn dam designed by?", "Peter Oakes"),
        ("The town of Skarn filed a complaint.", "What did the town of Skarn file?", "a complaint"),
    ],
)
def test_statements_turned_into_questions_by_hand(sentence: str, question: str, answer: str) -> None:
    assert asked(sentence).get(question) == answer


@pytest.mark.parametrize(
    "sentence",
    [
        "Was the Skarn dam built in May 1932?",
        "“The Skarn dam was built in May 1932.”",
        "He met the council of Skarn on 4 March 2031.",
        "The dam, the mill and the bridge of Skarn, built in 1932, were old.",
        "Two of the men were injured badly by the storm.",
        "Some 40 per cent were injured in Skarn.",
        "The man accused of the fire left Skarn in 2019.",
        "While Maria Brenn left, the council of Skarn met on 4 March 2031.",
        "Maria Brenn and Peter Oakes left Skarn in 2019 or 2020.",
    ],
)
def test_what_is_not_certain_is_left_alone(sentence: str) -> None:
    assert asked(sentence) == {}


def test_a_shared_subject_is_not_torn_from_its_second_verb() -> None:
    assert not [text for text in asked("The council of Skarn met and resigned in 2019.") if "did" in text]


def test_the_clause_that_a_date_belongs_to_must_be_certain() -> None:
    assert not [
        text for text in asked("Maria Brenn won a prize for finding it in 1995.") if text.startswith("When")
    ]


@pytest.mark.parametrize(
    ("question", "owner", "alone"),
    [
        ("When was the Skarn dam built?", False, True),
        ("When was the dam built?", False, False),
        ("When was the dam of Skarn built?", False, True),
        ("When did the company leave Skarn?", False, False),
        ("Who told them about Skarn?", True, False),
        ("Who saw her in Skarn?", True, False),
        ("Who left his house in Skarn?", True, True),
        ("When did the council leave its house in Skarn?", False, False),
        ("Who said that there was no money in Skarn?", True, True),
        ("Who lived there in Skarn?", True, False),
        ("Who left the US in May?", True, True),
    ],
)
def test_whether_a_question_stands_alone(question: str, owner: bool, alone: bool) -> None:
    assert stands_alone(question, owner=owner) is alone


def test_past_forms_lead_back_to_their_verb() -> None:
    forms = past_forms()
    assert [forms[word] for word in ("planned", "carried", "went", "moved", "opened", "cut")] == [
        "plan", "carry", "go", "move", "open", "cut",
    ]  # fmt: skip
    assert {"built", "taken", "born", "stopped"} <= participles()
    assert all(re.fullmatch("[a-z]+", word) for word in [*forms, *forms.values(), *participles()])


@pytest.fixture
def library(tmp_path: Path) -> Library:
    with Library(tmp_path / "draft.library", embedder=HashingEmbedder()) as library:
        library.add([Document(STORY, "skarn.txt"), Document("Nothing much. It rained.", "rain.txt")])
    return Library(tmp_path / "draft.library", embedder=HashingEmbedder())


def test_a_draft_of_a_story(library: Library) -> None:
    proposed = drafted(library, 40)
    answered = [question for question in proposed if question.answer is not None]
    assert len(answered) >= 5
    for question in answered:
        assert question.answer is not None
        assert question.document == "skarn.txt"
        assert question.answer in question.sentence
        assert not holds(question.question, [question.answer])
    texts = {question.question for question in proposed}
    assert "How many seats does the ferry Corncrake have?" in texts
    assert not [text for text in texts if " he " in text.lower() or "closed" in text]
    assert len(texts) == len(proposed)


def test_what_has_no_answer_names_something_that_is_nowhere(library: Library) -> None:
    proposed = drafted(library, 40)
    strange = [question for question in proposed if question.answer is None]
    assert strange
    for question in strange:
        added = set(terms(question.question)) - set(terms(question.sentence))
        assert any(count == 0 for count in library.document_frequency(sorted(added)))
        assert question.document is None


def test_the_seed_decides(library: Library) -> None:
    assert drafted(library, 5, seed=1) == drafted(library, 5, seed=1)
    assert len({json_lines(drafted(library, 5, seed=seed)) for seed in range(5)}) > 1
    assert len(drafted(library, 5)) == 5


def test_every_document_has_its_turn(tmp_path: Path) -> None:
    with Library(tmp_path / "many.library", embedder=HashingEmbedder()) as library:
        names = "Tarnmouth", "Velmar", "Quillon", "Osterhay", "Drumlow"
        years = range(1950, 1953)
        library.add(
            Document(
                " ".join(f"The council of {name} was founded in {year}." for year in years), f"{name}.txt"
            )
            for name in names
        )
        proposed = [question for question in drafted(library, 5) if question.answer]
    assert len({question.document for question in proposed}) == len(proposed) == 4


def test_drafting_from_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        shell = with_news(Shell(tmp_path, capsys, patch))
        with shell.open() as library:
            library.add(Document(STORY, "skarn.txt"))
        printed = shell("eval", "--draft", "50")
        assert printed.code == Exit.DONE
        assert "of 50 questions drafted: the documents have no more" in printed.err
        kept = shell("eval", "--draft", "50", "-o", "draft.jsonl")
        assert kept.out == ""
        assert (tmp_path / "draft.jsonl").read_text(encoding="utf-8") == printed.out
        rows = [json.loads(line) for line in printed.out.splitlines()]
        assert shell("eval", "--draft", "50", "--json").json == {"questions": rows}
        assert len(read_questions(tmp_path / "draft.jsonl")) == len(rows)
        again = shell("eval", "--draft", "3", "--output", "draft.jsonl", "--json")
        assert (again.code, "exists" in again.err) == (Exit.ERROR, True)
        nowhere = shell("eval", "--draft", "3", "--output", "no/such/folder.jsonl")
        assert (nowhere.code, "Choose another --output" in nowhere.err) == (Exit.ERROR, True)
        assert shell("eval", "draft.jsonl", "--json").json["asked"] == len(rows)


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = statement(text)
    assert found is None or found.verb in text
    for question in asked(text):
        assert question.endswith("?")


@pytest.mark.parametrize(
    "piece",
    "a |A|The |in 1932 |A A, the a |, which |Ann Oak, the mayor of |1,|of the A |and 3 |on Monday ".split(
        "|"
    ),
)
def test_long_and_monotonous_text_is_passed_over(piece: str) -> None:
    assert asked("The council met " + piece * 100_000 + ".") == {}
    for length in (200, 280):
        asked(("The council met " + piece * 100)[:length].strip() + ".")
        asked((piece * 100)[:length].strip() + " met in 1932.")
