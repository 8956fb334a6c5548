"""Chains of voices, written by hand, for stories of many kinds: no sentence of them is anybody's but ours.

Each story is a list of (sentence, chain) pairs; the sentences, joined, are the document.
"""

import pytest

from index.documents import Document
from qa.attribution import attribution

Line = tuple[str, str]

WIRE: list[Line] = [
    (
        "VARN, 3 May (Tessel) - Varn's parliament will vote on the harbour tax soon, the speaker's office "
        "said on Tuesday.",
        "Tessel ← the speaker's office",
    ),
    ("The levy would add two crowns to every tonne landed.", "Tessel"),
    (
        "\n\nTwo coalition lawmakers told Tessel that the bill lacked a majority.",
        "Tessel ← two coalition lawmakers",
    ),
    (
        'A third, who asked not to be named because the talks are private, called it "dead in the water".',
        "Tessel",
    ),
    (
        "\n\nThe finance ministry declined to comment.",
        "Tessel",
    ),
    (
        "\n\nEarlier this week, the daily Morgenblatt reported, citing a draft seen by its staff, that the "
        "levy would be halved.",
        "Tessel ← Morgenblatt ← a draft",
    ),
    (
        '\n\n"We will not go below two crowns," Finance Minister Lena Orsk told a news conference.',
        "Tessel ← Lena Orsk",
    ),
    (' "Anything less is theatre."', "Tessel ← Lena Orsk"),
    ("She added that the vote could be put off until June.", "Tessel ← Lena Orsk"),
]

RELAYED: list[Line] = [
    (
        "The kingdom of Ostrava is preparing to close its border with Lund for at least six months.",
        "Die Brücke ← two people close to the court",
    ),
    (
        "This was reported by the weekly Die Brücke with reference to two people close to the court.",
        "Die Brücke ← two people close to the court",
    ),
    (
        "\n\nAccording to the weekly, customs posts were told in March to stop hiring.",
        "Die Brücke ← two people close to the court",
    ),
    (
        "Three of the nine crossings have had no staff since then.",
        "Die Brücke ← two people close to the court",
    ),
    (
        "\n\nThe foreign minister, Pavel Anders, wrote on Telegram that no decision had been taken.",
        "Die Brücke ← Pavel Anders",
    ),
    (
        "\n\nMeanwhile, the price of rye in Lund has doubled.",
        "",
    ),
    (
        "\n\nIt will be recalled that Radio Nord previously reported, citing customs officers, that lorries "
        "wait nine hours at Hagen.",
        "Radio Nord ← customs officers",
    ),
]

LOCAL: list[Line] = [
    (
        "The footbridge at Millers Weir will stay shut until spring, councillors heard last night.",
        "Weir Gazette",
    ),
    (
        "\n\nThe borough engineer, Tom Ashby, said that inspectors had found rot in four of the six piers.",
        "Weir Gazette ← Tom Ashby",
    ),
    ("Repairs would cost about £90,000, he said.", "Weir Gazette ← Tom Ashby"),
    (
        "\n\n“My children walk an extra mile to school,” said Priya Nair, who lives on Tanner Street.",
        "Weir Gazette ← Priya Nair",
    ),
    (" “It was safe enough for a hundred years.”", "Weir Gazette ← Priya Nair"),
    (
        "\n\nAshby disputed this, arguing that the piers had never been looked at from below.",
        "Weir Gazette ← Tom Ashby",
    ),
    ("\n\nResidents say nobody warned them.", "Weir Gazette ← residents"),
    ("All work is going according to schedule, and the old timber is being sold.", "Weir Gazette"),
    ("Two men were told to leave the site on Sunday.", "Weir Gazette"),
]

RESEARCH: list[Line] = [
    (
        "Sleep loss slows reading in children, according to a study published in the Journal of Rest.",
        "a study",
    ),
    ("The study followed 412 pupils for two winters.", ""),
    (
        "\n\nThe authors found that an hour less of sleep cost nine words a minute.",
        "the authors",
    ),
    (
        '\n\n"The effect is small but stubborn," said lead author Mira Castellan of Aldmoor University.',
        "Mira Castellan",
    ),
    ("Castellan cautioned that the sample came from one town.", "Mira Castellan"),
    (
        "\n\nDr. Hugo Fenn, a paediatrician who was not involved, said the finding matched his practice.",
        "Hugo Fenn",
    ),
    (
        "A 2019 survey by the Health Board suggests that one child in five goes to bed after eleven.",
        "a 2019 survey by the Health Board",
    ),
    ("\n\nMost schools in the study open at half past eight.", ""),
]

BLOG: list[Line] = [
    ("I spent the weekend reading about the Corrin tunnel, and I have questions.", ""),
    (
        "\n\nThe tabloid Daily Blare claims, without evidence, that the drill struck a Roman ship.",
        "Daily Blare",
    ),
    ("The museum has denied it.", "the museum"),
    ("\n\nPer Radio Corrin, the dig stops on Friday.", "Radio Corrin"),
    ("It reportedly cost nine million.", "unnamed sources"),
    (
        "\n\nIn an interview with The Corrin Standard, site manager Joel Hark admitted the maps were wrong.",
        "The Corrin Standard ← Joel Hark",
    ),
    ('"We drew what we were given," he told the paper.', "The Corrin Standard ← Joel Hark"),
    ("\n\nRumours of a second ship were attributed to a bored surveyor.", "a bored surveyor"),
]

MINUTES: list[Line] = [
    ("Minutes of the Friends of Hollow Wood, 4 March", ""),
    ("\n\nChair: Welcome, everyone.", "Chair"),
    ("The path survey is done.", "Chair"),
    ("\n\nJ. Pell: The north gate needs a new hinge.", "J. Pell"),
    ("The ranger says it can wait.", "J. Pell ← the ranger"),
    ("\n\nChair: Then it waits.", "Chair"),
    ("\n\nJ. Pell: I disagree.", "J. Pell"),
]

INTERVIEW: list[Line] = [
    ("The potter Noor Haddad has fired her last kiln.", ""),
    ("\n\nQ: Why stop now?", ""),
    ("\n\nA: My doctor said that my hands are done.", "Noor Haddad ← my doctor"),
    ("The clay knew before I did.", "Noor Haddad"),
    ("\n\nQ: Will you teach?", ""),
    ("\n\nA: If they ask.", "Noor Haddad"),
]

ABROAD: list[Line] = [
    (
        "Police in Marran have arrested the singer Ilo Brandt, state television reported on Thursday.",
        "state television",
    ),
    (
        "Brandt was quoted by the agency Sever as saying that he had “sung, and nothing more”.",
        "Sever ← Ilo Brandt",
    ),
    ("\n\nHis lawyer, Edda Moss, told the BBC that he had not been charged.", "BBC ← Edda Moss"),
    ("She said he was in good health.", "BBC ← Edda Moss"),
    (
        "\n\nThe discredited site Marran Truth alleged that he carried foreign money.",
        "Marran Truth",
    ),
    (
        "\n\nWestern diplomats, speaking on condition of anonymity, said the arrest was a warning.",
        "Western diplomats",
    ),
    ("Brandt, 34, won the state prize in 2019.", ""),
    (
        "\n\nThe interior ministry said the case was routine, but his family said they had not slept.",
        "the interior ministry",
    ),
]

ANNOUNCED: list[Line] = [
    (
        "The guard of Varn harbour sank eleven boats during the night.",
        "Varn News Agency ← the press service of the Harbour Guard",
    ),
    (
        "This was announced by the press service of the Harbour Guard on Telegram.",
        "Varn News Agency ← the press service of the Harbour Guard",
    ),
    ("\n\nThe first group was met at Hagen.", "Varn News Agency ← the press service of the Harbour Guard"),
    (
        '\n\n"Nobody was hurt, and the cargo is with the customs," the message says.',
        "Varn News Agency ← the press service of the Harbour Guard",
    ),
    ("\n\nThe mayor of Hagen, Lena Orsk, wrote about it on Facebook.", "Varn News Agency ← Lena Orsk"),
    ("According to her, two windows of the school were broken.", "Varn News Agency ← Lena Orsk"),
    ("In her words, the children were at home.", "Varn News Agency ← Lena Orsk"),
    (
        "\n\nThe prime minister of Ostrava Pavel Anders said so in an interview with Radio Nord.",
        "Varn News Agency ← Radio Nord ← Pavel Anders",
    ),
    (
        "\n\nIt is stated in the report of the Ministry of Finance that debts fell.",
        "Varn News Agency ← Ministry of Finance",
    ),
    ("\n\nGas will be cheap.", "Varn News Agency ← Bloomberg ← informed sources"),
    (
        "The Bloomberg agency writes about this with reference to informed sources.",
        "Varn News Agency ← Bloomberg ← informed sources",
    ),
    (
        "\n\nThe interlocutors of the publication say that it may last.",
        "Varn News Agency ← Bloomberg ← the interlocutors",
    ),
    (
        "\n\nAs Varn News Agency earlier reported, on May 3, the head of the guard, Otto Brand, said that "
        "smuggling would end.",
        "Varn News Agency ← Otto Brand",
    ),
]

STORIES = {
    "announced": (ANNOUNCED, {}),
    "wire": (WIRE, {}),
    "relayed": (RELAYED, {}),
    "local": (LOCAL, {"publisher": "Weir Gazette"}),
    "research": (RESEARCH, {}),
    "blog": (BLOG, {"author": "Ada Quill"}),
    "minutes": (MINUTES, {}),
    "interview": (INTERVIEW, {}),
    "abroad": (ABROAD, {}),
}
LINES = [(name, number) for name, (lines, _) in STORIES.items() for number in range(len(lines))]


@pytest.mark.parametrize(("name", "number"), LINES)
def test_the_chain_of_a_sentence(name: str, number: int) -> None:
    lines, metadata = STORIES[name]
    texts = [line if line[0].isspace() or not at else f" {line}" for at, (line, _) in enumerate(lines)]
    before = "".join(texts[:number])
    document = Document("".join(texts), source=name, metadata=dict(metadata))
    start = len(before) + len(texts[number]) - len(texts[number].lstrip())
    assert str(attribution(document, start, len(before) + len(texts[number]))) == lines[number][1]
