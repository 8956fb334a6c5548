"""What a number measures, and which numbers cannot be what is asked for."""

import pytest

from qa.phrasing.dimensions import dimension, is_time_of_day, measures
from tests.scenes import laid


@pytest.mark.parametrize(
    ("question", "sentence", "text", "wanted"),
    [
        ("How deep is the lake?", "The lake covers 900 square kilometres.", "900 square kilometres", False),
        (
            "How deep is the lake?",
            "The lake holds 12 million cubic metres.",
            "12 million cubic metres",
            False,
        ),
        ("How deep is the lake?", "The lake loses 2 metres of water a year.", "2 metres", False),
        ("How deep is the lake?", "The lake is 12 km long and 38 metres deep.", "12 km", False),
        ("How deep is the lake?", "The lake is 12 km long and 38 metres deep.", "38 metres", True),
        ("How deep is the lake?", "Its greatest depth is 38 metres.", "38 metres", True),
        ("How deep is the lake?", "The lake is six fathoms deep.", "six fathoms", True),
        ("How tall is the mast?", "The mast cost 93 million euros.", "93 million euros", False),
        ("How tall is the mast?", "The mast took 12 years to build.", "12 years", False),
        ("How tall is the mast?", "The mast, at 93 metres, can be seen afar.", "93 metres", True),
        ("How high is Mount Tarn?", "Mount Tarn rises to 2,310 metres.", "2,310 metres", True),
        ("How high is the rent?", "The rent is 800 euros.", "800 euros", True),
        ("How high is the inflation rate?", "The inflation rate is 7 percent.", "7 percent", True),
        ("How wide is the canal?", "The canal is 40 kilometres long.", "40 kilometres", False),
        ("How wide is the canal?", "The canal is 25 metres across.", "25 metres", True),
        ("How heavy is the bell?", "The bell is 2 metres high.", "2 metres", False),
        ("How heavy is the bell?", "The bell weighs 9 tonnes.", "9 tonnes", True),
        ("How far is Corby?", "Corby is 40 km from Lund.", "40 km", True),
        ("How far is Corby?", "Corby is an hour and 10 minutes away.", "10 minutes", True),
        ("How far is Corby?", "A house in Corby costs 90,000 dollars.", "90,000 dollars", False),
        ("How fast is the train?", "The train weighs 90 tonnes.", "90 tonnes", False),
        ("How fast is the train?", "The train does 90 km/h.", "90 km/h", True),
        ("How long is the bridge?", "The bridge is 310 metres long.", "310 metres", True),
        ("How long did the siege last?", "The siege army marched 40 kilometres.", "40 kilometres", False),
        ("How long did the siege last?", "The siege lasted 11 weeks.", "11 weeks", True),
        ("How long did the play last?", "The play began at 10 am.", "10", False),
        ("How many people came?", "By 10:30 there was a crowd.", "10:30", False),
        ("How much is the admission?", "It is open from 10 am to 5 pm.", "10", False),
        ("How much is the ticket?", "The ticket is valid for 30 days.", "30 days", False),
        ("How much is the ticket?", "The ticket is 9 euros.", "9 euros", True),
        ("How much longer did they sleep?", "They slept 17 minutes longer.", "17 minutes", True),
        ("How much water is needed?", "It takes 500 g of rye flour and 350 ml of water.", "500 g", False),
        ("How much water is needed?", "It takes 500 g of rye flour and 350 ml of water.", "350 ml", True),
        ("How much time did it take?", "It took 12 hours of work.", "12 hours", True),
        ("How much of the town burnt?", "The fire burnt 30% of the old houses.", "30%", True),
        ("Who dug the lake?", "The lake was dug by 900 men.", "900 men", True),
    ],
)
def test_what_may_be_measured(question: str, sentence: str, text: str, wanted: bool) -> None:
    assert measures(*laid(question, sentence, text)) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("900 square kilometres", "area"),
        ("4 cubic metres", "volume"),
        ("93 metres", "length"),
        ("140 kilometres", "speed"),
        ("9kg", "weight"),
        ("7 percent", "share"),
        ("3 crowns", "money"),
        ("12 geese", None),
    ],
)
def test_the_unit_tells_the_dimension(text: str, wanted: str | None) -> None:
    more = " per hour" if wanted == "speed" else ""
    assert dimension(*laid("How many are there?", f"There are {text}{more} here.", text)) == wanted


@pytest.mark.parametrize(
    ("sentence", "text", "wanted"),
    [
        ("It is shut from 7 to 9 am.", "7", True),
        ("It is shut from 7 to 9 am.", "9 am", True),
        ("It shuts at 10 o'clock.", "10", True),
        ("It shuts at 5pm.", "5pm", True),
        ("It has 7 to 9 rooms.", "7", False),
        ("It has 10 rooms.", "10", False),
    ],
)
def test_a_time_of_day(sentence: str, text: str, wanted: bool) -> None:
    assert is_time_of_day(*laid("How many are there?", sentence, text)) is wanted
