"""What is a whole phrase."""

import pytest

from qa.phrasing.wholeness import is_whole
from tests.scenes import laid


@pytest.mark.parametrize(
    ("question", "sentence", "text", "wanted"),
    [
        ("When did it burst?", "It burst on Tuesday by 23 metres.", "Tuesday", True),
        ("When did it burst?", "It burst on Tuesday by 23 metres.", "Tuesday by 23 metres", False),
        ("When did it open?", "It opened on Saturday evening with 61 guests.", "Saturday evening", True),
        ("When did it open?", "It opened on Saturday evening with 61 guests.", "Saturday", False),
        ("When was it?", "It was from May 1911 to June 1912.", "May 1911 to June 1912", True),
        ("When did it leave?", "CORBY, 8 July (Reuters) - It left in a hurry.", "8 July", False),
        ("When did it leave?", "On 8 July it left.", "8 July", True),
        ("When did it sink?", "In our article of 3 June we wrote that it sank.", "3 June", False),
        ("When was it named?", "It was named after the 2020 election.", "the 2020", False),
        ("Who left?", "Pedro Gil de Ayala left.", "Ayala", False),
        ("Who left?", "Pedro Gil de Ayala left.", "Pedro Gil de Ayala", True),
        ("Who left?", "Mayor Ada Hale left.", "Ada Hale", True),
        ("Who left?", "Mayor Ada Hale left.", "Mayor Ada", False),
        ("Whom did she accuse?", "She accused Ben Hale of lying.", "Ben Hale of lying", False),
        ("Why did it shut?", "It shut on Friday because of ice.", "Friday because of ice", False),
        ("Why did it shut?", "It shut because the roof had leaked for years.", "because the roof", False),
        ("Why did it shut?", "It shut because the roof leaked.", "because the roof leaked", True),
        ("How many boats sank?", "Boats sank [2] in 1911.", "2", False),
        ("How many boats sank?", "In all 2 boats sank.", "2", True),
        ("How much was it?", "It was 385 crowns instead of 310.", "385 crowns instead", False),
        ("Who paid?", "It was paid by the Fig Growers' Board.", "the Fig Growers", False),
        ("Who paid?", "It was paid by the Fig Growers' Board.", "the Fig Growers' Board", True),
        ("Who paid?", "It was paid by Corby's old town council.", "Corby", False),
        ("Whose board paid?", "It was paid by the Fig Growers' Board.", "the Fig Growers", True),
        ("Who won?", "Jon Tarrow's victory was narrow.", "Jon Tarrow", True),
        ("Which country won?", "Norway's Ada Hale won.", "Norway", True),
    ],
)
def test_what_is_whole(question: str, sentence: str, text: str, wanted: bool) -> None:
    assert is_whole(*laid(question, sentence, text)) is wanted
