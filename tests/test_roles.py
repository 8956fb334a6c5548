"""Who does it and to whom it is done, beside the verb of a question."""

import pytest

from qa.phrasing.roles import plays
from tests.scenes import laid


@pytest.mark.parametrize(
    ("question", "sentence", "text", "wanted"),
    [
        ("Who sold the mill?", "Ada Hale sold the mill to Tom Brandt.", "Ada Hale", True),
        ("Who sold the mill?", "Ada Hale sold the mill to Tom Brandt.", "Tom Brandt", False),
        ("Who sold the mill?", "The mill was sold by Ada Hale.", "Ada Hale", True),
        ("Who sold the mill?", "Tom Brandt was sold the mill by Ada Hale.", "Tom Brandt", False),
        ("Who sold the mill?", "The mill was later sold by the widow Ada Hale.", "Ada Hale", True),
        ("Who sold the mill?", "Tom Brandt thanked Ada Hale, who sold the mill.", "Ada Hale", True),
        ("Who sold the mill?", "Ada Hale inherited and sold the mill.", "Ada Hale", True),
        ("Who sold the mill?", "Tom Brandt waited until Ada Hale sold the mill.", "Tom Brandt", False),
        ("Who was fined?", "The court fined Ada Hale.", "Ada Hale", True),
        ("Who was fined?", "The court fined Ada Hale.", "The court", False),
        ("Who was fined?", "Ada Hale was fined on Monday.", "Ada Hale", True),
        ("Whom did the court fine?", "The court fined Ada Hale.", "Ada Hale", True),
        ("Whom did the court fine?", "Ada Hale was fined by the court.", "Ada Hale", True),
        ("Who wrote the song?", "The song was written by Ada Hale.", "Ada Hale", True),
        ("Who is the miller of Corby?", "The miller of Corby, Ada Hale, laughed.", "Ada Hale", True),
        ("Who is the miller of Corby?", "Ada Hale, the miller of Corby, laughed.", "Ada Hale", True),
        ("Who is the miller of Corby?", "Ada Hale asked for the miller of Corby.", "Ada Hale", False),
        ("Who sold the mill?", "Ada Hale bought a barn.", "Ada Hale", None),
    ],
)
def test_the_part_of_a_phrase(question: str, sentence: str, text: str, wanted: bool | None) -> None:
    assert plays(*laid(question, sentence, text)) is wanted
