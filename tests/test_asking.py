"""Questions that name a speaker, questions that do not, and chains that have the one asked for."""

import sys

import pytest

from qa.attribution import Attribution, Voice, VoiceKind
from qa.speech.asking import AskedVoice, asked_voice, speaks


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What did Izvestia report?", "Izvestia"),
        ("what did izvestia report?", "izvestia"),
        ("According to the Financial Times, what has begun?", "Financial Times"),
        ("How many were hurt, according to officials?", "officials"),
        ("What do unnamed officials say?", "unnamed officials"),
        ("What did the mayor tell reporters?", "the mayor"),
        ("What was reported by the Orrin Post?", "Orrin Post"),
        ("Why does Dr. Hugo Fenn say that the lake is dying?", "Hugo Fenn"),
        ("Tell me what Anna Kov said about the bridge.", "Anna Kov"),
        ("What does the study say about sleep?", "the study"),
        ("What did the study find?", "the study"),
        ("What has the Ministry of Health announced?", "Ministry of Health"),
    ],
)
def test_a_speaker_is_named(question: str, name: str) -> None:
    asked = asked_voice(question)
    assert asked is not None
    assert asked.name == name


@pytest.mark.parametrize(
    "question",
    [
        "Who said that?",
        "What did she say?",
        "What did people say?",
        "Which newspaper reported the fire?",
        "What did the police find?",
        "What is the population of France?",
        "How do you say hello?",
        "How much did the report cost?",
        "What will the treaty require?",
        "Was everything done according to plan?",
        "",
        "?",
    ],
)
def test_no_speaker_is_named(question: str) -> None:
    assert asked_voice(question) is None


def test_only_so_much_of_a_question_is_read() -> None:
    question = "What did Izvestia report?"
    assert asked_voice(question + " he said" * 10_000) == asked_voice(question)
    assert asked_voice("a " * 1_000 + question) is None


def test_work_grows_with_the_question_and_not_with_its_square() -> None:
    def looks(question: str) -> int:
        """How often a word of the question is looked up: calls of Python functions, whatever the machine."""
        calls = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event == "call"

        sys.setprofile(count)
        try:
            asked_voice(question)
        finally:
            sys.setprofile(None)
        return calls

    assert looks("what did x say " * 80) < 3 * looks("what did x say " * 40)


POST = Voice("The Orrin Post", VoiceKind.PUBLICATION, role="weekly newspaper")
KOV = Voice("Anna Kov", VoiceKind.PERSON, role="mayor of Orrin")
OFFICIALS = Voice("two senior officials", VoiceKind.UNNAMED)
CHAIN = Attribution((POST, KOV))
ANONYMOUS = Attribution((POST, OFFICIALS))


@pytest.mark.parametrize(
    ("name", "chain", "found"),
    [
        ("the Orrin Post", CHAIN, True),
        ("Kov", CHAIN, True),
        ("Anna Kov", CHAIN, True),
        ("the mayor", CHAIN, True),
        ("the newspaper", CHAIN, True),
        ("OP", CHAIN, True),
        ("Berta Kov", CHAIN, False),
        ("Reuters", CHAIN, False),
        ("the governor", CHAIN, False),
        ("Anna Kov", ANONYMOUS, False),
        ("the Orrin Post", ANONYMOUS, True),
        ("the Orrin Post", Attribution(), False),
    ],
)
def test_a_chain_has_the_voice(name: str, chain: Attribution, found: bool) -> None:
    assert speaks(chain, AskedVoice(name)) is found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("unnamed officials", True),
        ("anonymous sources", True),
        ("officials", True),
        ("unnamed diplomats", False),
    ],
)
def test_unnamed_voices_are_met_by_kind(name: str, found: bool) -> None:
    assert speaks(ANONYMOUS, AskedVoice(name, unnamed=True)) is found
    assert not speaks(CHAIN, AskedVoice(name, unnamed=True))
