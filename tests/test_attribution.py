"""The chain of voices of a quote: the seed's, by hand; what a chain tells; odd text; what is no report."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.documents import Document
from index.preamble import with_text_metadata
from index.sentences import sentences
from qa.attribution import Attribution, Voice, VoiceKind, attribution

DATA = Path(os.environ.get("FOOTNOTE_DATA", Path(__file__).parents[2] / "shared"))
SEED = DATA / "seed" / "000_f249bf287c0f66dd.txt"

# The seed's own sentences, in order; a few words of each, and who says it.
UNA, POST, OFFICIALS = "Ukrainian News Agency", "The Washington Post", "unnamed European officials"
RELAYED = f"{UNA} ← {POST} ← {OFFICIALS}"
SEED_CHAINS = [
    ("are discussing the creation", RELAYED),
    ("This was reported by", RELAYED),
    ("who said that if", f"{UNA} ← {POST} ← Donald Trump"),
    ("pan-continental addition", RELAYED),
    ("who will pay the", RELAYED),
    ("do not fully believe", RELAYED),
    ("a nuclear shield over", RELAYED),
    ("Some wonder whether", RELAYED),
    ("Other officials are focused", RELAYED),
    ("Senior US politicians", f"{UNA} ← {POST} ← senior US politicians"),
    ("require status reports", f"{UNA} ← {POST}"),
    ("on February 11", f"{UNA} ← Donald Trump"),
    ("roads and railways", f"{UNA} ← Financial Times ← its own sources"),
    ("inspection of military airfields", f"{UNA} ← Izvestia"),
]


def seed() -> Document:
    if not SEED.is_file():
        pytest.skip("needs the seed in FOOTNOTE_DATA")
    text = SEED.read_text("utf-8")
    return with_text_metadata(Document(text=text, source="seed.txt", metadata={"format": "txt"}))


def chain_of(text: str, quote: str | None = None, **metadata: str) -> Attribution:
    """The chain of a quote in a text; of the whole text, if there is no quote."""
    start = text.index(quote) if quote else 0
    return attribution(Document(text, "test", metadata=metadata), start, start + len(quote or text))


@pytest.mark.parametrize(("words", "chain"), SEED_CHAINS)
def test_the_chain_of_every_sentence_of_the_seed(words: str, chain: str) -> None:
    document = seed()
    at = document.text.index(words)
    (span,) = [one for one in sentences(document.text, document.body) if one.start <= at < one.end]
    assert str(attribution(document, span.start, span.end)) == chain


def test_the_seed_has_no_other_sentences() -> None:
    document = seed()
    assert len(sentences(document.text, document.body)) == len(SEED_CHAINS)


def test_the_seed_calls_one_voice_propaganda() -> None:
    document = seed()
    at = document.text.index("inspection of military airfields")
    voices = attribution(document, at, at + 30).voices
    assert [voice.name for voice in voices if voice.unreliable] == ["Izvestia"]


def test_voices_stand_where_the_text_names_them() -> None:
    text = "The mayor, Anna Kov, spoke. She said that the bridge was closed."
    (voice,) = chain_of(text, "She said that the bridge was closed.")
    assert text[voice.start : voice.end] == voice.name == "Anna Kov"
    (publisher,) = chain_of("It rained.", publisher="Orrin Post")
    assert (publisher.start, publisher.end, publisher.kind) == (0, 0, VoiceKind.PUBLISHER)


def test_a_chain_reads_from_the_document_outwards() -> None:
    chain = chain_of("Kov told the Orrin Post that it rained.", publisher="The Weir Gazette")
    assert str(chain) == "The Weir Gazette ← Orrin Post ← Kov"
    assert [voice.name for voice in chain] == ["The Weir Gazette", "Orrin Post", "Kov"]
    assert len(chain) == 3
    assert chain
    assert not chain_of("It rained.")


@pytest.mark.parametrize(
    ("text", "second_hand", "anonymous", "unreliable", "direct"),
    [
        ("Anna Kov said that the bridge was closed.", False, False, False, False),
        ("“The bridge is closed to everybody,” said Anna Kov.", False, False, False, True),
        ("The Orrin Post reports that the bridge is closed.", True, False, False, False),
        ("Two officials say that the bridge is closed.", False, True, False, False),
        ("Two officials told the Orrin Post that the bridge is closed.", True, True, False, False),
        ("The bridge is reportedly closed.", False, True, False, False),
        ("The tabloid Orrin Blare writes that the bridge is haunted.", True, False, True, False),
        ("Anna Kov claimed without evidence that the bridge is haunted.", False, False, True, False),
        ("The bridge is closed.", False, False, False, False),
    ],
)
def test_what_a_chain_tells(
    text: str, second_hand: bool, anonymous: bool, unreliable: bool, direct: bool
) -> None:
    chain = chain_of(text, publisher="The Weir Gazette")
    told = (chain.second_hand, chain.anonymous, chain.unreliable, chain.direct)
    assert told == (second_hand, anonymous, unreliable, direct)


def test_part_of_a_sentence_has_the_chain_of_that_part() -> None:
    text = "The company said sales had fallen, while two analysts said they would rise."
    assert str(chain_of(text, "sales had fallen")) == "the company"
    assert str(chain_of(text, "they would rise")) == "two analysts"


@pytest.mark.parametrize(
    "text",
    [
        "All of it went according to plan.",
        "The train left according to schedule.",
        "She was cited for bravery in the flood.",
        "Two reports lie on the table.",
        "The men were told to leave the park.",
        "The lake is said to be deep.",
        "He refused to say where he had been.",
        "The mayor did not say why.",
        "The United States won nine medals.",
        "The ship added two masts and found a harbour.",
        "Payment is five crowns per day.",
        "He shows up every day and reports to the guard.",
    ],
)
def test_what_only_looks_like_reported_speech(text: str) -> None:
    assert chain_of(text).voices == ()


def test_a_long_way_back_a_full_name_is_still_found() -> None:
    text = (
        "Anna Kov leads the council. " + "It rained on the town that day. " * 400 + "Kov said it would stop."
    )
    assert str(chain_of(text, "Kov said it would stop.")) == "Anna Kov"


def test_a_stretch_must_be_in_the_text() -> None:
    document = Document("It rained.", "x")
    for start, end in ((0, 0), (3, 2), (-1, 4), (0, 11)):
        with pytest.raises(ValueError, match="nothing stands at"):
            attribution(document, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "said " * 60_000,
        "He said, " * 40_000,
        '"' * 200_000,
        "Aa " * 100_000,
        "according to " * 25_000,
        "who " * 80_000,
        "A." * 100_000,
        "as X earlier reported " * 10_000,
        "Aa: b?\n" * 30_000,
        "(" * 100_000 + " said",
        "قال الوزير إن الجسر مغلق. " * 1000,
        "😀 said 😀 " * 10_000,
        "\ud800 said \udfff" * 1000,
    ],
    ids=lambda text: text[:12].encode("ascii", "replace").decode(),
)
def test_odd_text_does_no_harm(text: str) -> None:
    for start, end in ((0, 9), (len(text) // 2, len(text) // 2 + 9), (0, len(text))):
        for voice in attribution(Document(text, "odd"), start, end):
            assert 0 <= voice.start <= voice.end <= len(text)


WORDS = """
    Anna Kov said told the Orrin Post that it rained . , " “ ” : ; who which was reported by according to two
    officials citing Reuters he she they it newspaper's Dr. ( ) — [...] and but as writes a study found I we
    This Q: A:
"""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split(), "\n\n"]), min_size=1, max_size=60), st.data())
def test_any_arrangement_of_words_has_a_sound_chain(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    chain = attribution(Document(text, "any", metadata={"publisher": "The Weir Gazette"}), start, end)
    assert chain.voices[0].kind is VoiceKind.PUBLISHER
    names = [voice.name for voice in chain]
    assert len(set(names)) == len(names)
    for voice in chain.voices[1:]:
        assert voice.name.split()[-1] not in {"the", "a", "to", "of", "was", "who", "According"}
        named = " ".join(text[voice.start : voice.end].split())
        assert voice.name
        assert voice.name.casefold() in named.casefold() or voice.name == "unnamed sources"


def test_a_voice_is_its_name() -> None:
    assert str(Voice("Orrin Post", VoiceKind.PUBLICATION)) == "Orrin Post"
    assert Voice("The Orrin Post", VoiceKind.PUBLICATION).same_as(Voice("orrin post", VoiceKind.PUBLISHER))


def test_whom_a_quotation_speaks_of_is_inside_its_speaker() -> None:
    text = "“The roads are shut. Visitors wonder whether it is safe. It is not,” said Anna Kov."
    assert str(chain_of(text, "Visitors wonder whether it is safe.")) == "Anna Kov ← visitors"
    assert str(chain_of(text, "“The roads are shut.")) == "Anna Kov"


def test_a_body_whose_letters_are_a_pronoun() -> None:
    assert str(chain_of("The WHO said they are uncertain.")) == "WHO"


MENU, STORY = (
    "date 2024-02 Share:\n\n",
    "This was reported by The Orrin Post with reference to unnamed officials.",
)


def test_what_stands_before_the_body_is_only_the_publishers() -> None:
    text = MENU + "The bridge will close in May. " + STORY
    bare = Document(text, "test", body=len(MENU))
    issued = Document(text, "test", metadata={"publisher": "The Weir Gazette"}, body=len(MENU))
    at = text.index("Share")
    assert not attribution(bare, at, at + 6)
    assert str(attribution(bare, len(MENU), len(MENU) + 29)) == "The Orrin Post ← unnamed officials"
    assert str(attribution(issued, at, at + 6)) == "The Weir Gazette"
    assert str(attribution(issued, 0, len(MENU))) == "The Weir Gazette"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "According to Agence Varn, which cited sources close to the inquiry, the ferry was old.",
            "Agence Varn ← sources close to the inquiry",
        ),
        ("A few days later the ministry said the ferry was old.", "the ministry"),
        ("He argued with the owner, citing Orrin flood fears.", ""),
        ("The owner left, citing Orrin Radio and others.", "Orrin Radio"),
        ("Why should voters in those states choose her?", ""),
        ("None of the highly contested states changed hands.", ""),
        ("Once I agreed, he was called.", ""),
        ("Projections by Orrin Radio indicated that she won.", "Orrin Radio"),
        ("A spokesman for East Varn Police said that she won.", "a spokesman for East Varn Police"),
        ("She won, according to a spokesman for North Varn Council.", "a spokesman for North Varn Council"),
        ("The Varn Commission on River Ports announced that it is open.", "Varn Commission on River Ports"),
    ],
)
def test_a_voice_has_its_whole_name_and_nothing_else(text: str, chain: str) -> None:
    assert str(chain_of(text)) == chain
