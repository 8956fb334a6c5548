"""The bound before a number and the unit behind it belong to the short answer."""

import pytest

from qa.completing import completed
from qa.short import Short
from tests.test_short import sentence


@pytest.mark.parametrize(
    ("question", "text", "found", "wanted"),
    [
        ("How many spies were caught?", "More than 40 spies were caught.", "40", "More than 40"),
        ("How many spies were caught?", "They caught no fewer than 40 spies.", "40", "no fewer than 40"),
        ("How many spies were caught?", "They caught at least 40 spies.", "least 40", "at least 40"),
        ("How many spies were caught?", "They caught nearly 40 spies.", "nearly 40", "nearly 40"),
        ("How many spies were caught?", "Over 40 spies were caught.", "40", "Over 40"),
        ("How many came?", "Up to 4,000 came.", "4,000", "Up to 4,000"),
        ("How much did it cost?", "It cost about $3 million.", "$3 million", "about $3 million"),
        ("How old is the oak?", "The oak is at least 400 years old.", "400", "at least 400"),
        ("How much longer did they sleep?", "They slept 17 minutes longer.", "17", "17 minutes"),
        ("How large is the park?", "The park has 620 square kilometres.", "620", "620 square kilometres"),
        ("How much did it cost?", "It cost 3 million crowns.", "3", "3 million crowns"),
        # not its bound, not its unit
        ("How many came?", "The total added up to 4,000 visitors.", "4,000", "4,000"),
        ("How many villages have a bus?", "The buses are spread over 40 villages.", "40", "40"),
        ("How many people died?", "It killed nine people.", "nine", "nine"),
        ("How much did it weigh?", "It weighed 17 tonnes of old.", "17 tonnes", "17 tonnes"),
        ("Who came?", "About 40 men came.", "40 men", "40 men"),
        ("When did it end?", "It ended about 1920.", "1920", "1920"),
        ("How many came?", "More came than stayed: 40 in all.", "40", "40"),
        ("How many came?", "Many came.", "Many", "Many"),
        ("Did many come?", "About 40 came.", "40", "40"),
    ],
)
def test_what_belongs_to_a_number(question: str, text: str, found: str, wanted: str) -> None:
    place = sentence(text, before="The bell rang. ")
    start = place.span.start + text.index(found)
    short = Short(place.document, start, start + len(found), 0.9, "number")
    assert completed(question, place, short).text == wanted
