"""Sources, each with pairs of claims: one that says what the source says in other words, one with a detail
changed.

What a changed one should be is given by the first letters of the statuses that are right: p(artly),
c(ontradicted), u(nsupported). A faithful one should be supported.
"""

from typing import NamedTuple

PUBLISHED = "2031-05-14"  # a Wednesday

TEXTS = {
    "pier": (
        "The council of Ostrey closed the south pier on Monday after a storm loosened four of its beams. "
        "Two anglers were slightly injured when a railing gave way. 14 of 20 councillors voted for the "
        "closure. Repairs will take six weeks and will be paid by the insurer, harbour master Nils Aalto "
        "said. A spokeswoman for the builder, Marrow & Co, declined to comment."
    ),
    "resignation": (
        "Health Minister Petra Lindqvist will step down on Friday, three officials close to her told the "
        "Lund Courier on condition of anonymity. The ministry refused to confirm the report. Her deputy, "
        "Jonas Ahlgren, is expected to succeed her. Opposition leader Maria Kost welcomed the news and "
        "called for an inquiry into the hospital in East Lund."
    ),
    "fire": (
        "A fire destroyed the paper mill in North Harrow on Saturday night. Nobody was killed, but three "
        "firefighters suffered minor burns and a night watchman is still missing. Police arrested a "
        "former worker, Tom Veld, on Sunday on suspicion of arson; he has denied setting the fire. “We "
        "heard two explosions,” said Ida Roth, who lives opposite. The owner, Castor Paper, promised to "
        "pay the wages until August."
    ),
    "court": (
        "A court in Tallow acquitted the former banker Ruth Sander of fraud on Tuesday. Judge Owen Pryce "
        "said that the prosecution had not proved its case. Her co-defendant, Karl Moss, was convicted "
        "of forgery and fined 20,000 crowns. The prosecutor, Anna Beil, said she would appeal. Two of "
        "the five charges had been dropped in March."
    ),
    "match": (
        "Arden Rovers narrowly beat Selby Town 2-1 in the women's cup final on Sunday. Captain Jo Marsh "
        "scored the first goal from a penalty, and her sister Ella scored the second. Referee Pia Lund "
        "sent off Selby's goalkeeper in the last minute. Selby coach Dan Frome blamed the weather for "
        "the defeat. Arden had lost the previous final on penalties."
    ),
    "strike": (
        "Bus drivers in Corran unanimously rejected the company's pay offer on Thursday. The union "
        "demands a rise of 6 percent, while the company, Corran Lines, has offered 3 percent. Union "
        "secretary Bill Okoro said that drivers would strike next Monday. The mayor, Helen Strand, urged "
        "both sides to resume talks. Passengers with monthly tickets will be compensated by the city."
    ),
    "dig": (
        "Archaeologists have found a Bronze Age boat under a car park in western Tarn. The oak boat, "
        "about nine metres long, was discovered by a digger driver, Lars Ek, in April. Dr Nina Vos of "
        "Tarn University, who leads the excavation, called it the oldest vessel ever found in the "
        "county. The landowner gave the boat to the museum. A private foundation financed the dig."
    ),
}


class Pair(NamedTuple):
    """A faithful claim and a changed one; right holds the letters of what the changed one may be."""

    text: str
    faithful: str
    changed: str
    right: str


PAIRS = (
    Pair(
        "pier",
        "Two anglers suffered slight injuries.",
        "Two anglers were killed when a railing gave way.",
        "c",
    ),
    Pair(
        "pier",
        "Two anglers were hurt when a railing broke.",
        "Two anglers were seriously injured when a railing gave way.",
        "c",
    ),
    Pair("pier", "The insurer will pay for the repairs.", "Repairs will be paid by the council.", "cpu"),
    Pair(
        "pier",
        "The council shut the south pier.",
        "The harbour master closed the south pier on Monday.",
        "cpu",
    ),
    Pair(
        "pier",
        "Fourteen of the 20 councillors voted for the closure.",
        "20 of 14 councillors voted for the closure.",
        "c",
    ),
    Pair(
        "pier",
        "Six councillors did not vote for the closure.",
        "Seven councillors did not vote for the closure.",
        "cpu",
    ),
    Pair(
        "pier",
        "The south pier was closed by the council on 12 May 2031.",
        "The south pier was closed on 14 May.",
        "cu",
    ),
    Pair(
        "pier",
        "The builder's spokeswoman did not comment.",
        "A spokeswoman for the builder confirmed the closure.",
        "cpu",
    ),
    Pair(
        "pier",
        "A storm had loosened four beams of the pier.",
        "A storm loosened four beams of the north pier.",
        "c",
    ),
    Pair(
        "pier",
        "Nils Aalto, the harbour master, said that the repairs will take six weeks.",
        "A spokeswoman for the builder said that repairs will take six weeks.",
        "cpu",
    ),
    Pair(
        "resignation",
        "The health minister, Petra Lindqvist, is to step down on 16 May 2031.",
        "Finance Minister Petra Lindqvist will step down on Friday.",
        "c",
    ),
    Pair(
        "resignation",
        "Three officials told the Lund Courier that Lindqvist would step down.",
        "Lindqvist told the Lund Courier that she would step down.",
        "cpu",
    ),
    Pair(
        "resignation", "The ministry did not confirm the report.", "The ministry confirmed the report.", "c"
    ),
    Pair(
        "resignation",
        "Maria Kost called for an inquiry.",
        "Jonas Ahlgren called for an inquiry into the hospital.",
        "cpu",
    ),
    Pair(
        "resignation",
        "The hospital is in East Lund.",
        "Kost called for an inquiry into the hospital in West Lund.",
        "c",
    ),
    Pair(
        "resignation",
        "Jonas Ahlgren is expected to become her successor.",
        "Maria Kost is expected to succeed her.",
        "cpu",
    ),
    Pair(
        "fire",
        "The paper mill in North Harrow burned down.",
        "A fire destroyed the paper mill in South Harrow.",
        "c",
    ),
    Pair(
        "fire", "Three firefighters were slightly burned.", "Three firefighters suffered severe burns.", "c"
    ),
    Pair("fire", "A night watchman has not been found yet.", "A night watchman was killed.", "cpu"),
    Pair(
        "fire",
        "A former worker was arrested on suspicion of arson.",
        "A former worker was convicted of arson.",
        "cpu",
    ),
    Pair("fire", "Tom Veld denies that he set the fire.", "Tom Veld has admitted setting the fire.", "c"),
    Pair(
        "fire",
        "Castor Paper has promised to pay the wages until August.",
        "The city promised to pay the wages until August.",
        "cpu",
    ),
    Pair("fire", "Ida Roth said she heard two explosions.", "Tom Veld said: “We heard two explosions.”", "c"),
    Pair(
        "court",
        "Ruth Sander was found not guilty of fraud.",
        "A court in Tallow convicted the former banker Ruth Sander of fraud.",
        "c",
    ),
    Pair("court", "Anna Beil wants to appeal.", "The judge, Owen Pryce, said he would appeal.", "cpu"),
    Pair("court", "Karl Moss was convicted of forgery.", "Karl Moss was convicted of fraud.", "cpu"),
    Pair(
        "court", "Karl Moss has to pay a fine of 20,000 crowns.", "Karl Moss was jailed for forgery.", "cpu"
    ),
    Pair(
        "court",
        "Two of five charges were dropped in March.",
        "Five of the two charges had been dropped in March.",
        "c",
    ),
    Pair(
        "match",
        "Arden Rovers won the women's cup final against Selby Town.",
        "Arden Rovers won the men's cup final on Sunday.",
        "c",
    ),
    Pair(
        "match",
        "Arden Rovers beat Selby Town by a narrow margin.",
        "Arden Rovers easily beat Selby Town 2-1.",
        "c",
    ),
    Pair("match", "Jo Marsh scored the first goal.", "Jo Marsh scored the second goal.", "cpu"),
    Pair(
        "match",
        "Selby's goalkeeper was sent off in the last minute.",
        "Selby's goalkeeper was sent off in the first minute.",
        "c",
    ),
    Pair(
        "match",
        "Dan Frome said the weather was to blame for the defeat.",
        "Dan Frome blamed the referee for the defeat.",
        "cpu",
    ),
    Pair(
        "strike",
        "The drivers turned down the pay offer.",
        "Bus drivers in Corran narrowly rejected the company's pay offer.",
        "cp",
    ),
    Pair(
        "strike",
        "Bus drivers refused the company's offer.",
        "Bus drivers in Corran accepted the company's pay offer.",
        "c",
    ),
    Pair(
        "strike",
        "Drivers will strike on 19 May 2031.",
        "Drivers would strike on 21 May, Bill Okoro said.",
        "cu",
    ),
    Pair(
        "strike",
        "Mayor Helen Strand called on both sides to return to the talks.",
        "Mayor Helen Strand urged both sides to end talks.",
        "cpu",
    ),
    Pair(
        "strike",
        "The city will compensate passengers with monthly tickets.",
        "Passengers with monthly tickets will be compensated by the company.",
        "cpu",
    ),
    Pair(
        "dig",
        "The boat was found by Lars Ek, a digger driver.",
        "The oak boat was discovered by Dr Nina Vos in April.",
        "cpu",
    ),
    Pair(
        "dig",
        "The boat was discovered in the west of Tarn.",
        "Archaeologists have found a Bronze Age boat in eastern Tarn.",
        "c",
    ),
    Pair(
        "dig", "A private foundation paid for the excavation.", "A public foundation financed the dig.", "c"
    ),
    Pair(
        "dig",
        "The museum received the boat from the landowner.",
        "The landowner sold the boat to the museum.",
        "cp",
    ),
    Pair(
        "dig",
        "It is the oldest vessel that was ever found in the county, Nina Vos said.",
        "Lars Ek called it the oldest vessel ever found in the county.",
        "cpu",
    ),
)

# what a source says in other words
SAME = (
    ("pier", "The pier was shut by the council on Monday."),
    ("pier", "Ostrey council closed the pier."),
    ("pier", "According to Nils Aalto, repairs will take six weeks."),
    ("pier", "The harbour master said repairs would take six weeks."),
    ("pier", "14 of the 20 councillors backed the closure."),
    ("pier", "The builder declined to comment."),
    ("pier", "Two people were slightly hurt."),
    ("pier", "Four beams were loosened by a storm."),
    ("pier", "Aalto says the insurer will pay."),
    ("pier", "The closure was supported by 14 councillors."),
    ("resignation", "Petra Lindqvist, the health minister, will resign on Friday."),
    ("resignation", "The Lund Courier reports that Lindqvist will step down."),
    ("resignation", "According to three officials, the minister will step down."),
    ("resignation", "The minister will leave office on 16 May."),
    ("resignation", "Kost wants an inquiry into the hospital."),
    ("resignation", "Her deputy is expected to succeed her."),
    ("resignation", "Lindqvist's deputy, Jonas Ahlgren, will probably succeed her."),
    ("resignation", "The health ministry declined to confirm the report."),
    ("resignation", "People close to the minister told the Lund Courier that she would step down."),
    ("fire", "A paper mill was destroyed by fire."),
    ("fire", "Firefighters suffered minor burns."),
    ("fire", "Nobody died in the fire."),
    ("fire", "One person is missing."),
    ("fire", "Police have detained a former worker."),
    ("fire", "A former worker, Tom Veld, was arrested by police."),
    ("fire", "Two explosions were heard, said Ida Roth."),
    ("fire", "A neighbour said she had heard two explosions."),
    ("fire", "The suspect denies the charge."),
    ("court", "Ruth Sander was acquitted of fraud."),
    ("court", "A former banker was cleared of fraud by a court in Tallow."),
    ("court", "The prosecution did not prove its case, the judge said."),
    ("court", "The prosecutor will appeal."),
    ("court", "Prosecutor Anna Beil said she would appeal."),
    ("court", "Moss was fined 20,000 crowns for forgery."),
    ("court", "Five charges were brought and two of them were dropped."),
    ("match", "Arden won the cup final 2-1."),
    ("match", "The captain scored the first goal."),
    ("match", "Selby's coach blamed the weather."),
    ("match", "The referee sent off the Selby goalkeeper."),
    ("match", "Selby's keeper was sent off by Pia Lund."),
    ("strike", "Bus drivers voted unanimously against the offer."),
    ("strike", "The union wants 6 percent."),
    ("strike", "The company offered 3 percent."),
    ("strike", "Corran Lines is offering a 3 percent rise."),
    ("strike", "The union secretary said that drivers would strike next Monday."),
    ("strike", "The mayor called for talks."),
    ("strike", "Ticket holders will get compensation from the city."),
    ("strike", "A strike is planned for Monday, said Bill Okoro."),
    ("dig", "A Bronze Age boat has been found in Tarn."),
    ("dig", "A digger driver found the boat in April."),
    ("dig", "Lars Ek discovered the boat."),
    ("dig", "The dig was financed by a private foundation."),
    ("dig", "The boat now belongs to the museum."),
    ("dig", "The museum was given the boat by the landowner."),
    ("dig", "Nina Vos leads the excavation."),
    ("dig", "The archaeologist called it the oldest vessel ever found in the county."),
)

# what it says of somebody or something else, or not so
OTHERS = (
    ("pier", "The insurer closed the south pier."),
    ("pier", "The pier was closed by the harbour master."),
    ("pier", "Nils Aalto declined to comment."),
    ("pier", "The repairs will be paid for by the builder."),
    ("pier", "Six councillors voted for the closure."),
    ("resignation", "Petra Lindqvist, the finance minister, will step down on Friday."),
    ("resignation", "Jonas Ahlgren told the Lund Courier that Lindqvist will step down."),
    ("resignation", "Maria Kost will step down on Friday."),
    ("resignation", "Lindqvist will step down on 15 May."),
    ("fire", "Tom Veld confessed to setting the fire."),
    ("fire", "Three firefighters died."),
    ("fire", "The union promised to pay the wages until August."),
    ("fire", "Tom Veld said he heard two explosions."),
    ("fire", "Ida Roth was arrested on suspicion of arson."),
    ("court", "Karl Moss was acquitted of forgery."),
    ("court", "Ruth Sander was convicted of fraud."),
    ("court", "Anna Beil said that the prosecution had not proved its case."),
    ("court", "Karl Moss said he would appeal."),
    ("match", "Dan Frome sent off Selby's goalkeeper."),
    ("match", "Arden coach Dan Frome blamed the weather for the defeat."),
    ("match", "Arden had won the previous final on penalties."),
    ("strike", "Mayor Bill Okoro urged both sides to resume talks."),
    ("strike", "The mayor said that drivers would strike next Monday."),
    ("strike", "The union has offered 3 percent."),
    ("strike", "The company demands a rise of 6 percent."),
    ("dig", "The landowner financed the dig."),
    ("dig", "The museum gave the boat to the landowner."),
    ("dig", "The university financed the dig."),
    ("dig", "Lars Ek leads the excavation."),
    ("dig", "The landowner refused to give the boat to the museum."),
)
