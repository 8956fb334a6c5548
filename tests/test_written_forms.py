"""Answers that a model wrote, as text, Markdown, HTML and JSON; what it wrote never takes effect."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document
from qa.answer import Answer, Citation
from qa.render import as_html, as_markdown, as_text, prose_html
from qa.serialization import as_json
from qa.showing import shown
from qa.verify import Status
from qa.written import Drafted, Outcome, Written
from tests.test_render import HOSTILE, Elements, markdown_text, markdown_tokens

TRAM = Document("The council approved the tram. It costs 14 million. Work begins in May.", "wire/9", "Tram")
FIRST, SECOND = "The tram was approved.", "Ten trams come in May."
REMOVED = Drafted("It costs 19 million.", Status.CONTRADICTED, "“14” there, not “19”", 2)
UNSAID = Drafted("Everybody is glad.", Status.UNSUPPORTED, "nothing in the sources speaks of it")


def written(
    *, first: str = FIRST, second: str = SECOND, removed: tuple[Drafted, ...] = (REMOVED, UNSAID),
    outcome: Outcome = Outcome.WRITTEN, note: str = "", provisional: str = "", model: str = "Quill-1B",
) -> Answer:  # fmt: skip
    """Two sentences that are shown, the second only partly borne out, and some that are not."""
    text = f"{first} [1] {second} [2]"
    start = len(first) + len(" [1] ")
    sentences = (
        Drafted(first, Status.SUPPORTED, "the source bears it out", 1, (0, len(first))),
        Drafted(second, Status.PARTLY, "not there: “Ten”", 2, (start, start + len(second))),
        *removed,
    )
    made = Written(model, outcome, note, sentences, provisional, f"{first} [3] {second}")
    citations = Citation(1, TRAM, 0, 30), Citation(2, TRAM, 31, 51)
    return Answer(text, True, 0.9, citations, (), "What of the tram?", written=made)


def test_text() -> None:
    assert as_text(written(note="The time was up.")) == (
        "The tram was approved. [1] Ten trams come in May. (only partly in the source) [2]\n\n"
        "Written by Quill-1B, each sentence checked against its source.\n\n"
        "The time was up.\n\n"
        "[1] Tram\n    “The council approved the tram.”\n\n"
        "[2] Tram\n    “It costs 14 million.”\n\n"
        "2 sentences left out:\n"
        "  * “It costs 19 million.” (the source says otherwise: “14” there, not “19”) [2]\n"
        "  * “Everybody is glad.” (not in the sources: nothing in the sources speaks of it)\n"
    )


def test_markdown() -> None:
    made = as_markdown(written())
    assert made.startswith(
        "The tram was approved. [1] Ten trams come in May. (only partly in the source) [2]\n\n"
        "Written by Quill-1B, each sentence checked against its source.\n\n1. “"
    )
    tokens = markdown_tokens(made)
    assert [token.content for token in tokens if token.type == "inline"][-3:] == [
        "2 sentences left out:",
        "“It costs 19 million.” \\(the source says otherwise: “14” there, not “19”\\) [2]".replace("\\", ""),
        "“Everybody is glad.” (not in the sources: nothing in the sources speaks of it)",
    ]


def test_html() -> None:
    assert prose_html(written(removed=(REMOVED,)), anchor="turn7") == (
        '<p class="answer answered" dir="auto">The tram was approved. '
        '<a class="marker" href="#turn7-1">[1]</a> '
        '<span class="partly" title="not there: “Ten”">Ten trams come in May. '
        '<small>(only partly in the source)</small></span> <a class="marker" href="#turn7-2">[2]</a></p>'
        '<p class="note">Written by Quill-1B, each sentence checked against its source.</p>'
        '<details class="removed"><summary>1 sentence left out</summary><ul>'
        '<li><del dir="auto">It costs 19 million.</del> the source says otherwise: “14” there, not “19” '
        '<a class="marker" href="#turn7-2">[2]</a></li></ul></details>'
    )


def test_what_is_being_written_says_that_it_was_not_checked() -> None:
    answer = written(outcome=Outcome.WRITING, provisional=" The mayor <b>will")
    words = "Being written, not checked yet:"
    prose = prose_html(answer)
    assert f'<span class="provisional"><small>{words}</small> The mayor &lt;b&gt;will</span></p>' in prose
    assert '<details class="removed" open><summary>2 sentences' in prose
    assert f"\n\n{words} The mayor <b>will\n\nBeing written by Quill-1B;" in as_text(answer)
    assert f"\n\n{words} The mayor \\<b\\>will\n\n" in as_markdown(answer)
    assert "provisional" not in prose_html(written(outcome=Outcome.WRITING, provisional=" "))


CHECKED = "Written by Quill-1B, each sentence checked against its source"


@pytest.mark.parametrize(
    ("outcome", "note", "told"),
    [
        (Outcome.WRITTEN, "The time was up.", [f"{CHECKED}.", "The time was up."]),
        (Outcome.MENDED, "", [f"{CHECKED}; some sentences are the documents' own."]),
        (Outcome.EXTRACTIVE, "Little was in the sources.", ["Little was in the sources."]),
        (
            Outcome.EXTRACTIVE,
            "",
            ["Nothing that Quill-1B wrote is shown: the sentences are the documents' own."],
        ),
    ],
)
def test_who_wrote_it(outcome: Outcome, note: str, told: list[str]) -> None:
    answer = written(outcome=outcome, note=note, removed=())
    prose = prose_html(answer)
    assert prose.count('<p class="note">') == len(told)
    for line in told:
        assert line in Elements(prose).text
        assert f"\n{line}\n" in as_text(answer)
    assert "left out" not in prose + as_text(answer) + as_markdown(answer)


def test_a_marker_that_the_model_wrote_is_none() -> None:
    answer = written(first="See [2] and [1] for more.", second="All of [1] is [7] so.", removed=())
    assert Elements(prose_html(answer)).tags.count("a") == 2
    assert markdown_text(markdown_tokens(as_markdown(answer).partition("\n\n")[0])) == (
        "See [2] and [1] for more. [1] All of [1] is [7] so. (only partly in the source) [2]"
    )
    assert as_markdown(answer).startswith("See \\[2\\] and \\[1\\] for more. [1] All")


def test_evidence_that_is_not_among_the_sources_has_no_link() -> None:
    answer = written(removed=(replace(REMOVED, citation=5),))
    assert "[5]" not in prose_html(answer) + as_text(answer) + as_markdown(answer)


def hostile(text: str) -> Answer:
    """An answer in which all that comes from the model, or from a document by way of a reason, is this."""
    partly = Drafted(text, Status.PARTLY, text, 1, (0, len(text)))
    made = Written(text, Outcome.WRITING, text, (partly, Drafted(text, Status.UNSUPPORTED, text, 1)), text)
    return Answer(f"{text} [1]", True, 0.9, (Citation(1, TRAM, 0, 30),), (), "What?", written=made)


def test_what_a_hostile_model_writes_is_text_alone() -> None:
    page = Elements(as_html(hostile(HOSTILE)))
    assert page.tags == Elements(as_html(hostile("So it is."))).tags
    assert page.text.count(shown(HOSTILE)) == 6  # sentence, provisional, byline, note, left out, and why
    assert ("title", shown(HOSTILE)) in page.attributes
    made = as_markdown(hostile(HOSTILE))
    kinds = [token.type for token in markdown_tokens(made)]
    assert kinds == [token.type for token in markdown_tokens(as_markdown(hostile("So it is.")))]
    assert "\x1b" not in as_text(hostile(HOSTILE)) + made + as_html(hostile(HOSTILE))


@given(st.text(min_size=1).filter(str.strip))
def test_no_text_of_a_model_adds_an_element(text: str) -> None:
    removed = (Drafted(text, Status.UNSUPPORTED, text),)
    answer = written(first=text, second=text, removed=removed, note=text, provisional=text, model=text)
    tags = [
        "p",
        "a",
        "span",
        "small",
        "a",
        "span",
        "small",
        "p",
        "p",
        "details",
        "summary",
        "ul",
        "li",
        "del",
    ]
    assert Elements(prose_html(answer)).tags == tags


@given(st.text(alphabet="<>[]()!*_`#&:/w.@-+=|~ \\a1\n", min_size=1).filter(str.strip))
def test_no_text_of_a_model_adds_markup_to_markdown(text: str) -> None:
    tokens = markdown_tokens(as_markdown(written(first=text, second=text, removed=())).partition("\n\n")[0])
    said = f"{shown(text)} [1] {shown(text)} (only partly in the source) [2]"
    assert " ".join(markdown_text(tokens).split()) == " ".join(said.split())


def sentence(*entries: object) -> dict[str, object]:
    return dict(zip(("text", "status", "reason", "citation", "place"), entries, strict=True))


def test_json() -> None:
    read = json.loads(json.dumps(as_json(written(note="So.", provisional="And", removed=(UNSAID,)))))[
        "written"
    ]
    assert read == {
        "model": "Quill-1B",
        "outcome": "written",
        "note": "So.",
        "sentences": [
            sentence(FIRST, "supported", "the source bears it out", 1, [0, 22]),
            sentence(SECOND, "partly", "not there: “Ten”", 2, [27, 49]),
            sentence(UNSAID.text, "unsupported", UNSAID.reason, None, None),
        ],
        "provisional": "And",
        "draft": f"{FIRST} [3] {SECOND}",
    }
