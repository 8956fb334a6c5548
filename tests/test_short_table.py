"""Short answers by question and sentence: what is given, and where none is.

Sentences of the kind that a library hands over: a third of them do not hold the answer, or name somebody,
some day or some number beside it that is not asked for.
"""

import pytest

from qa.short import short_answer
from tests.test_short import asked, sentence

TABLE = """
Who repaired the lighthouse lens?
    The lens of the lighthouse was repaired by Ines Farrow, a clockmaker from Dunmore.
    > Ines Farrow
Who repaired the lighthouse lens?
    The lighthouse lens was repaired in Dunmore last spring.
    >
Who chaired the inquiry?
    Judge Orla Penn chaired the inquiry into the fire.
    > Judge Orla Penn
Who opened the new library?
    The new library was opened on Tuesday by the poet Ada Brill.
    > Ada Brill
Who wrote Salt and Iron?
    The novel Salt and Iron won the Harbour Prize in 2019.
    >
Who wrote Salt and Iron?
    Salt and Iron was written by Tobias Renn.
    > Tobias Renn
Who scored the winning goal?
    Hollis Vane scored the winning goal in extra time for Brackley Rovers.
    > Hollis Vane
Who scored for Brackley Rovers?
    Dell Marsh scored for Aldmoor Town, and Pim Oster equalised for Brackley Rovers.
    >
Who voted for the bypass?
    The bypass was approved in Wexley in a heated session.
    >
Who was arrested in Wexley?
    Police in Wexley arrested Jon Tarrow on Friday.
    > Jon Tarrow
Whom did the club sack?
    The club sacked manager Ray Dunning after the defeat.
    > Ray Dunning
Who stole the chalice?
    The chalice was found in a barn near Corby.
    >
Who discovered the comet?
    The comet, first seen over Lund in 1911, was discovered by Greta Wolff.
    > Greta Wolff
Who is the mayor of Wexley?
    Mayor of Wexley Faces Audit
    >
Who is the mayor of Wexley?
    Wexley's mayor, Dora Quist, refused to comment.
    > Dora Quist
Who is the director of the museum?
    Museum director Felix Amsel said the roof would be mended.
    > Felix Amsel
Where was the stolen violin found?
    The stolen violin was found in a locker on Friday.
    > in a locker
Where was the stolen violin found?
    Detectives found the stolen violin on Thursday.
    >
Where was the boy found?
    Police found the boy in a barn on Monday.
    > a barn
Where will the games be held?
    The games will be held in Tarwick in 2032.
    > Tarwick
Where is the chalice kept?
    The chalice is kept in Saint Orm's Church.
    > Saint Orm's Church
Where did the talks take place?
    The talks took place on Monday between Hungary and Austria.
    >
Why did the train stop?
    The train stopped because a tree had fallen on the line.
    > because a tree had fallen on the line
Why did the train stop?
    The train Northern Star stopped near Corby on Monday evening.
    >
Why was the match postponed?
    The match was postponed due to heavy fog.
    > heavy fog
Why was Doyle fired?
    Doyle was fired in March for taking bribes.
    > for taking bribes
Why was Doyle fired?
    Doyle was fired in March.
    >
Why was the bridge closed?
    The bridge was closed on Friday after an inspector found cracks in the deck.
    > after an inspector found cracks in the deck
Why were the shops shut?
    The shops were shut on Friday because of a power cut.
    > because of a power cut
What did Marta Sool die of?
    Marta Sool died of pneumonia on Friday at age 71.
    > pneumonia
What did Marta Sool die of?
    Marta Sool died on Friday at age 71.
    >
What caused the fire?
    The fire was caused by a faulty heater, the chief said.
    > a faulty heater
What caused the fire?
    The fire broke out in Tolver, a town in the north of Aldland.
    >
When did the bank collapse?
    The bank collapsed on 4 May 1988 by nightfall.
    > 4 May 1988
When did the dam burst?
    The dam burst on Tuesday by 23 metres.
    > Tuesday
When did the tunnel open?
    The tunnel opened on Saturday evening with 400 guests.
    > Saturday evening
When did the tunnel open?
    The tunnel is 12 kilometres long.
    >
When was the treaty signed?
    The treaty, which had been drafted in 1811, was signed in 1814.
    > 1814
When did the circus leave?
    CORBY, 8 July - The circus left town without warning.
    >
How many people are missing?
    Seven people were killed and eighteen are still missing.
    > eighteen
How many people were injured?
    At least 30 people were injured and four died.
    > 30
How many votes did the plan get?
    The plan will cost 40 million crowns and got 31 votes.
    > 31
How many votes did the plan get?
    The plan will cost 40 million crowns.
    >
How many students attended the rally?
    The rally has been held for 12 years.
    >
How many bears live in the park?
    The park was founded in 1970 and has 23 bears.
    > 23
How many people died?
    The crash killed nine people and hurt 40.
    > nine
How many seats does the hall have?
    The hall, built in 1904, seats 600.
    > 600
How old is Nils Barr?
    Nils Barr, 47, has led the team since 2020.
    > 47
How old is Nils Barr?
    Nils Barr has led the team for 12 years.
    >
How old was Edda Moll when she died?
    Edda Moll died in 1977 at the age of 88.
    > 88
How much did the painting cost?
    The painting cost $3.2 million at auction in 1999.
    > $3.2 million
How much did the painting cost?
    The painting was sold in 1999 to a collector with 200 works.
    >
How long did the siege last?
    The siege lasted 11 weeks and cost 900 lives.
    > 11 weeks
How long did the siege last?
    The siege began in 1431.
    >
How tall is the tower?
    The tower, built in 1889, is 93 metres tall.
    > 93 metres
Who is Carla Wendt's husband?
    Carla Wendt, the mayor, thanked her voters.
    >
What is the name of Carla Wendt's husband?
    Mayor Carla Wendt and her husband, Ulf Brand, left early.
    > Ulf Brand
Who founded the company?
    The company was founded in Geneva in 1980 with Swiss money.
    >
Who created the tool?
    The tool is written in Python and was created by Mika Orell.
    > Mika Orell
Who won the election in Norland?
    The election in Norland was held on 3 March.
    >
Who won the election in Norland?
    Ann Colley won the election in Norland by 2,000 votes.
    > Ann Colley
Who was the first woman to lead the party?
    Ted Barrow led the party until 1990.
    >
Which city hosted the fair?
    Brno hosted the fair in 1928.
    > Brno
Who accused the minister of lying?
    Opposition leader Kai Storm accused the minister of lying.
    > Kai Storm
Who did the minister accuse?
    The minister accused Kai Storm of lying.
    > Kai Storm
"""
LINES = [line.strip(" >") for line in TABLE.strip().splitlines()]
ROWS = list(zip(LINES[::3], LINES[1::3], LINES[2::3], strict=True))


def test_a_third_of_the_table_has_no_answer() -> None:
    without = sum(not wanted for _, _, wanted in ROWS)
    assert 3 * without >= len(ROWS) > 60


@pytest.mark.parametrize(("question", "text", "wanted"), ROWS)
def test_the_short_answer_or_none(question: str, text: str, wanted: str) -> None:
    found = short_answer(asked(question), sentence(text))
    assert (found.text if found else "") == wanted
