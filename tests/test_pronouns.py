"""Which pronouns of a question point out of it, marked by hand."""

import pytest

from qa.followups.mentions import parsed
from qa.followups.pronouns import open_pronouns


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Do they trust it?", ["they", "it"]),
        ("What are its roots and what influenced it?", ["its", "it"]),
        ("Is it easier to learn than Greek?", ["it"]),
        ("Who reported that?", ["that"]),
        ("Who lives there?", ["there"]),
        ("What plants did they find?", ["they"]),
        ("What were the tribes that they met?", ["they"]),
        ("How much does it cost?", ["it"]),
        ("How much does it cost to fly to Rome?", []),
        ("Is it possible to cross the Lenna?", []),
        ("Is it true that Ann left?", []),
        ("What time is it?", []),
        ("Who makes it?", ["it"]),
        ("What makes it hard to cross?", []),
        ("What is one function of a tug?", []),
        ("Which one is older?", ["one"]),
        ("How did the town see itself?", []),
        ("Who lost their keys?", []),
        ("Who is her husband?", ["her"]),
        ("Are there ships in the harbour?", []),
        ("Did Ann leave because she was ill?", []),
        ("What is Rock Hill, and why is it famous?", []),
        ("Why did France change its mind?", []),
        ("Who said that the harbour will close?", []),
        ("How does this machine work?", []),
        ("It rained in Aldmoor. Who reported that?", []),
        ("When it closed, who reported that?", ["it", "that"]),
        ("It turned out that he lied.", ["he"]),
        ("How much did Orrin get for the goods they sold?", []),
        ("Why did Orso feel he was right?", []),
        ("What did Orrin rebrand its ship as?", []),
    ],
)
def test_open_pronouns(question: str, words: list[str]) -> None:
    assert [pronoun.word.text for pronoun in open_pronouns(parsed(question))] == words
