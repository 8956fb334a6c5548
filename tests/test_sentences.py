"""Sentences: hand-worked cases, in which | stands between sentences, and properties over generated text."""

from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import Span, sentences

CASES = [
    # names and titles
    "Mr. Okafor met Dr. Lind and Gov. Ruiz. | They shook hands.",
    "U.S. President J. Biden said 3.5 million people left. | He agreed.",
    "J.R.R. Tolkien, J. K. Rowling and J.-P. Sartre wrote. | They were read.",
    "Sen. T. Marr Jr. spoke first. | So did Rep. Ann B. Cole.",
    "He has a Ph.D. in law. | She has a Ph.D. | They met at St. Olaf.",
    "Lt. Col. Sims and Sgt. Ito of Trinity-St. Paul's came.",
    "The judge in Harlow v. Finch retired. | Brill vs. Crane goes on.",
    "MR. SMITH LEFT. | HE WON.",
    "It was measured by MS. | The method works.",
    "We take vitamin C. | It helps.",
    "It ended with World War II. | The city was rebuilt.",
    # places and companies
    "The U.S. Senate and the U.N. Security Council met. | They agreed.",
    "They live in the U.S. | The talks went on there.",
    "They live in Washington, D.C. | But they work in the U.K. and Ireland.",
    "Marlow Inc. and Dunn & Co. Ltd. met. | Marlow Inc. Chief Ann left. | She joined Acme Corp. | It paid.",
    "He lives on Main St. | The road is long. | St. Gallen is not.",
    "Yahoo! said it would pay. | Yahoo! News said so too.",
    "He watched Jeopardy! | The show was good.",
    "He took a photo-op. | He left.",
    # numbers and dates
    "KYIV, Feb. 11 (Agency) — The talks resumed. | They went on until Dec. 3.",
    "It cost $1.2bn. | That is .5 per cent. | Version 3.5.1 is out.",
    "See Art. 5, Fig. 3, p. 12 and No. 7. | The answer is no. | The minister said so.",
    "We saw modern art. | The museum shows it.",
    "It opens at 6 p.m. | The doors close at 9 p.m. on Friday.",
    "Come at 6 p.m. Monday. | Or at 7 a.m. EST. | Or at 8 a.m. Kyiv time.",
    "It opens at 6 p.m. | Police will be there.",
    "He was 5 ft. 10 in. tall. | It weighed 8 lbs. | John lifted it.",
    "They won in 2019. | In 2020 they lost. | 20 people watched.",
    "It scored 11. | The rest failed.",
    "We bought pears, etc. | John paid. | We ate bread, cheese, etc. and left.",
    "Some fruits (e.g. pears) keep, i.e. they last. | Others (cf. plums) do not.",
    "(p − 1)! + 1 is divisible by p. | That is all.",
    "He ran far (14.57 m). | O'Dowd won.",
    "Aliyu (b. 1915) and Musa(d. 1920) reigned.",
    "A category 4 storm blows at 130 mph. | Hurricanes can blow harder.",
    # addresses and files
    "Write to press@example.com. | We answer. | Or see https://example.com/a.b?c=d. | It is short.",
    "Open report.final.pdf in node.js or asp.NET. | Then close it.",
    "Use pandas.DataFrame or foo.Bar() here.",
    # quotations
    '"We will not," he said. | "It is over."',
    '"Stop!" he shouted. | He asked "why?" and left.',
    '"Stop!" Smith shouted. | Nobody did. | "Stop!" | He said nothing more.',
    '"Why?" the mayor asked. | “Because,” she said.',
    "“It is over.” | The minister left. | “Is it?” (2006) is a film.",
    'He said "no". | She did not. | They wrote "yes." | Then they left.',
    'He said "We won." and left.',
    "He left (at last). | (She did not.) | It rained (again!) and stopped.",
    "She (Dr. Lind) came. | 'Go,' she said. | 'No!' he cried.",
    "**Note.** | This is *new.* | It is _old_.",
    "The victims of 1923 (?) The Times named are dead.",
    # ellipses
    "Wait... what? | He paused... | Then he left.",
    "He paused… then he left. | She stayed…",
    "...and so it began. | It was ... long. | Then . . . it ended.",
    '"Parts are gone [...] and flooded." | Others are dry.',
    '"Parts are gone [...] | There is a flood[.]" | She went on.',
    "No!!! | Really?! | Yes.",
    # lower case
    "They fear an attack. | russia said no.",
    "They met in Europe. | russia did not. | They asked NATO. | russia was silent.",
    "It began in 2014. | russia denied it. | Is it over? | russia says so.",
    "The dept. of state and Acme Corp. said so, approx. ten times.",
    "Henry VIII. of England and Ludwig XIV. of France.",
    "The E. coli bacteria of ESBL-E. coli are small.",
    "He was called “the end”. | russia was not.",
    # notes and signs
    "It was long ago.[3] | The next was not.[citation needed] | It was new.[a][12]",
    "It was long ago. [21] | The next was not. [citation needed] | It was new.",
    "He left.¹ | She stayed.:116 | Thus it ended.",
    "Great! | 😀 Next one 👍🏽. | Done. 🇩🇪",
    # missing spaces
    "The talks ended on Monday.|The minister left.|China's delegation stayed.",
    "The index has been low since Jan. 18.|Japan's rose.|U.S. shares fell.",
    'The talks ended.|"It is late," he said. | He said "it ended."|She agreed.',
    "He asked “why?”|They did not say.|“It is over,” he said.",
    "We buy at booking.Com and amazon.Com. | Both are shops.",
    # lists
    "1. First it rains. | It is good.",
    "(a) First it rains. | (b). Then it snows.",
    "iv. Fourth comes the sun.",
    # other languages
    "Am 11. Februar kam er. | Es war der 3. Besuch im frühen 19. Jahrhundert. | Der 2. Weltkrieg kam.",
    "Es geschah am 11. | Der Minister kam am 11. 2. 2024 an. | Er blieb bis zum 12.3.2024.",
    "Er sagte: „Nein!“ und ging. | »Halt!« rief er. | „Ende.“ | Städte wie z. B. Berlin, d. h. große.",
    "Das kostet 5 Mio. Euro bzw. 3 Mrd. Franken, vgl. Abs. 2 Nr. 3.",
    "« Bonjour ! » | Il partit à 8 h. du matin avec M. Dupont. | Où ? | « Ici », dit-elle.",
    "¿Qué? | ¡Nada! | El Sr. López vive en EE. UU. | La Sra. Gómez no.",
    "Он родился в 1999 г. в Киеве. | В 2019 г. он уехал, т. е. давно. | Были реки, горы и т. д. | Конец.",
    "Мост им. Петрова закрыт. | «Когда?» — спросил А. С. Белов. | Цена 5 млн руб. | Он ушёл.",
    "今日は晴れです。|「行くよ。」と言った。|はい！",
    "他说：“不会。”|她走了？|好！",
    "هل جاء؟ | نعم. | حسنا.",
    "यह सच है। | वह आया। | अच्छा।",
]


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize("case", CASES)
def test_hand_worked(case: str) -> None:
    assert split(case.replace(" | ", " ").replace("|", "")) == [part.strip() for part in case.split("|")]


LAYOUTS = {
    "a line end in a paragraph is a space": (
        "The talks\nwent on.  They\r\nended.",
        ["The talks\nwent on.", "They\r\nended."],
    ),
    "a blank line ends a sentence": ("The talks\n\nThey ended", ["The talks", "They ended"]),
    "also with spaces in it": ("The talks\r\n \t\r\nThey ended", ["The talks", "They ended"]),
    "also of lone carriage returns": ("The talks\r\rThey ended", ["The talks", "They ended"]),
    "a paragraph separator too": ("the talks\u2029they ended", ["the talks", "they ended"]),
    "items": (
        "We need:\n- bread\n- milk and\n  honey\n* salt",
        ["We need:", "- bread", "- milk and\n  honey", "* salt"],
    ),
    "one item": (f"{'We need ' * 9}this:\n- bread", [f"{'We need ' * 9}this:", "- bread"]),
    "lines too long to be wrapped": (
        "Who pays" * 40 + "\n" + "They ask" * 40,
        ["Who pays" * 40, "They ask" * 40],
    ),
    "numbered items": ("1. Wash.\n2. Dry well\n3. Fold", ["1. Wash.", "2. Dry well", "3. Fold"]),
    "a dash that opens a wrapped line is no item": (
        "The cost of the long and winding road\n- a great sum of money for a small town\n"
        "like this - is not known to anyone.",
        None,
    ),
    "a number that opens a wrapped line is no item": (
        "The number of people who saw the collision was\n12. The police asked all of the people there.",
        [
            "The number of people who saw the collision was\n12.",
            "The police asked all of the people there.",
        ],
    ),
    "table rows": ("| a | b |\n|---|---|\n| c | d |", ["| a | b |", "|---|---|", "| c | d |"]),
    "rows with tabs": ("Year\tSum\n2019\t5", ["Year\tSum", "2019\t5"]),
    "an address": (
        "Ministry of Works\n12 Harbour Road\nNorth Quay",
        ["Ministry of Works", "12 Harbour Road", "North Quay"],
    ),
    "fields": ("From: Ann\nTo: Bo\nRe: Costs", ["From: Ann", "To: Bo", "Re: Costs"]),
    "a line cut short on purpose": (
        "Background\nThe ferry was built in the yard of Melhaven and has crossed the sound ever since.",
        [
            "Background",
            "The ferry was built in the yard of Melhaven and has crossed the sound ever since.",
        ],
    ),
    "headings": (
        "# Costs #\nThey rose\n## Why\nNobody knows",
        ["# Costs #", "They rose", "## Why", "Nobody knows"],
    ),
    "underlined headings": ("Costs\n=====\nthey rose", ["Costs\n=====", "they rose"]),
    "a rule": ("They rose.\n\n---\n\nThey fell.", ["They rose.", "---", "They fell."]),
    "fenced code is one": (
        "Run:\n```sh\n# all. Of it\nls\n\nls -l\n```\nDone.",
        ["Run:", "```sh\n# all. Of it\nls\n\nls -l\n```", "Done."],
    ),
    "an open fence is none": ("```\nIt rains. It pours.", ["```", "It rains.", "It pours."]),
    "nothing": ("", []),
    "blanks": (" \n\t\u2003\r\n", []),
    "a NUL is a character": ("\x00", ["\x00"]),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_layout(text: str, expected: list[str] | None) -> None:
    assert split(text) == ([text] if expected is None else expected)


PROSE = (
    "The council of North Quay, which has met in secret since February, said on Monday that the ferry "
    "would not sail again before the summer. Nobody in the harbour was surprised! It had been out of order "
    "for months, said Mr. Brask, whose father built it, and the U.S. engines were never repaired. “Who will "
    "pay?” he asked. The council of Melhaven paid for half of the ferry in 1987. It will not pay again."
)


@pytest.mark.parametrize("width", [40, 60, 72, 100])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\n    "])
def test_wrapping_changes_nothing(width: int, line_end: str) -> None:
    wrapped = line_end.join(wrap(PROSE, width))
    assert [" ".join(sentence.split()) for sentence in split(wrapped)] == split(PROSE)


SCRAPS = (
    "The talks ended he said russia U.S. Mr. No. 3.5 2019 11. p.m. a@c.de J. K. etc. on In é e\u0301 日 。 "
    "！ « » “ ” „ ' \" ( ) [1] [...] . ... … ! ? : ; , – - * # ``` ~~~ === --- | 1. (a) • नमस्ते । ؟ "
    "👨‍👩‍👧 🇩🇪 \x00 \ufeff \u200b"
).split()
BLANKS = [
    "",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u2028",
    "\u2029",
    "\x0c",
    "\xa0",
    "\u3000",
    "\x1c",
]
messy = st.lists(st.tuples(st.sampled_from(SCRAPS), st.sampled_from(BLANKS)), max_size=40).map(
    lambda pairs: "".join(scrap + blank for scrap, blank in pairs)
)
texts = st.one_of(st.text(), messy)


@settings(deadline=None)
@given(texts)
def test_every_visible_character_lies_in_exactly_one_sentence(text: str) -> None:
    at = 0
    for span in sentences(text):
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        at = span.end
    assert not text[at:].strip()


@settings(deadline=None)
@given(texts, st.data())
def test_a_range_is_split_as_if_it_were_the_whole_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    alone = [Span(start + span.start, start + span.end) for span in sentences(text[start:end])]
    assert sentences(text, start, end) == alone


@settings(deadline=None)
@given(messy.map(lambda text: " ".join(text.split())))
def test_a_sentence_of_a_line_is_one_sentence(text: str) -> None:
    for span in sentences(text):
        assert sentences(text, span.start, span.end) == [span]


@settings(deadline=None)
@given(texts)
def test_only_punctuation_and_space_can_stand_between_a_word_and_its_sentences_end(text: str) -> None:
    """No sentence but the only one of a block is without letter or digit."""
    for paragraph in text.split("\n\n"):
        found = split(" ".join(paragraph.split()))
        if len(found) > 1:
            assert all(any(map(str.isalnum, sentence)) for sentence in found)


@pytest.mark.parametrize(
    "scrap",
    [
        *'.!?"([`# \n*',
        "a.",
        "a. ",
        '."',
        ". . ",
        ".[1]",
        ". »",
        "Aa.",
        'aa."Aa ',
        "1.",
        "- a\n",
        "a\tb\n",
        "```\n",
        "a\n=\n",
    ],
)
def test_any_length_is_split(scrap: str) -> None:
    """Thirty thousand of anything: what backtracks or looks back without bound takes minutes here."""
    text = scrap * 30_000 + "x"
    found = sentences(text)
    assert found[0].start == len(text) - len(text.lstrip())
    assert found[-1].end == len(text)
