"""The filter that is set on the page: what it lets through, and the chips that clear it."""

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.filtering import Chosen, chips_html, chosen
from index import Document, FilterError, Library, retrieve
from tests.embedders import HashingEmbedder
from tests.markup import HOSTILE, Markup

LISTS = ("documents", "publishers", "languages", "formats")
texts = st.lists(HOSTILE, max_size=3).map(tuple)
days = st.sampled_from(["", "2031", "2031-02", "2031-02-11", "soon"])
filters = st.builds(Chosen, texts, texts, texts, texts, days, days)


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    told: list[dict[str, str]] = [
        {"publisher": "Wire", "language": "en", "format": "txt", "published": "2031-02-11"},
        {"publisher": "Post", "language": "en", "format": "pdf", "published": "2031-02"},
        {"publisher": "Wire", "language": "fr", "format": "pdf", "published": "2031-03-05"},
        {"language": "fr"},
    ]
    with Library(tmp_path_factory.mktemp("wire") / "wire.library", embedder=HashingEmbedder()) as library:
        library.add(
            [
                Document(f"The pier is closed, story {n}.", f"wire/{n}", metadata=one)
                for n, one in enumerate(told)
            ]
        )
        yield library


def found(library: Library, filter_set: Chosen) -> list[str]:
    hits = retrieve(library, "pier", k=9, where=filter_set.where)
    return sorted(hit.document.source[-1] for hit in hits)


@pytest.mark.parametrize(
    ("filter_set", "wanted"),
    [
        (Chosen(), "0123"),
        (Chosen(documents=("wire/1", "wire/3")), "13"),
        (Chosen(publishers=("Wire",)), "02"),
        (Chosen(publishers=("wire", "POST")), "012"),
        (Chosen(languages=("fr",)), "23"),
        (Chosen(formats=("pdf",)), "12"),
        (Chosen(formats=("pdf",), languages=("fr",)), "2"),
        (Chosen(first="2031-02-11"), "012"),
        (Chosen(first="2031-03"), "2"),
        (Chosen(last="2031-02-11"), "01"),
        (Chosen(last="2031-02-10"), "1"),
        (Chosen(first="2031-02-12", last="2031-02-20"), "1"),
        (Chosen(publishers=("Nobody",)), ""),
    ],
)
def test_what_it_lets_through(wire: Library, filter_set: Chosen, wanted: str) -> None:
    assert found(wire, filter_set) == list(wanted)


@pytest.mark.parametrize("senseless", [Chosen(first="soon"), Chosen(first="2031-03", last="2031-02")])
def test_what_makes_no_sense_is_told_when_it_is_asked(wire: Library, senseless: Chosen) -> None:
    with pytest.raises(FilterError):
        found(wire, senseless)
    assert chips_html(senseless)  # so that it can be cleared


def test_nothing_chosen_is_no_filter() -> None:
    assert Chosen().where is None
    assert chosen(None, None, None, None, None, None) == chosen([], [], [], [], " ", "") == Chosen()
    assert chips_html(Chosen()) == ""


def test_what_the_controls_hold() -> None:
    held = chosen(["a"], ["b", "c"], ["d"], ["e"], " 2031 ", "2032\n")
    assert held == Chosen(("a",), ("b", "c"), ("d",), ("e",), "2031", "2032")


@given(filters)
def test_no_chip_takes_effect(filter_set: Chosen) -> None:
    words = [tuple("w" for _ in getattr(filter_set, name)) for name in LISTS]
    plain = Chosen(words[0], words[1], words[2], words[3], filter_set.first, filter_set.last)
    assert Markup(chips_html(filter_set)).shape == Markup(chips_html(plain)).shape


@given(filters)
def test_clicking_all_chips_in_turn_clears_everything(filter_set: Chosen) -> None:
    left = filter_set
    count = sum(len(set(getattr(filter_set, name))) for name in LISTS)
    for _ in range(count + 1):
        chips = [
            (tag["data-name"], tag["data-value"])
            for tag in Markup(chips_html(left)).all("button", data_do="clear")
            if tag["data-name"] != "all"
        ]
        if not chips:
            break
        name, value = chips[0]
        values = getattr(left, name, ())
        match = next((one for one in values if one == value), value)
        if values and match not in values:  # what HTML cannot carry: a browser gives it back replaced
            match = values[0]
        before, left = left, left.without(name, match)
        assert before != left
    assert left == Chosen()


@given(filters, st.sampled_from([*LISTS, "dates"]))
def test_a_chip_clears_its_own_condition_alone(filter_set: Chosen, name: str) -> None:
    values = getattr(filter_set, name, ("",))
    left = filter_set.without(name, values[0] if values else "none of them")
    own = {"first", "last"} if name == "dates" else {name}
    for field in fields(Chosen):
        kept = getattr(left, field.name)
        if field.name not in own:
            assert kept == getattr(filter_set, field.name)
        elif name == "dates":
            assert kept == ""
        else:
            assert kept == tuple(one for one in values if one != values[0])


@pytest.mark.parametrize("name", ["", "first", "last", "where", "__class__", "all"])
def test_a_chip_that_there_is_not_changes_nothing(name: str) -> None:
    filter_set = Chosen(("a",), first="2031", last="2032")
    assert filter_set.without(name, "a") == filter_set


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2031-02-11", "", "Published: since 11 February 2031"),
        ("", "2031-02", "Published: until February 2031"),
        ("2031", "2031-02-11", "Published: 2031 to 11 February 2031"),
    ],
)
def test_dates_are_one_chip_in_words(first: str, last: str, told: str) -> None:
    (chip,) = Markup(chips_html(Chosen(first=first, last=last))).all("button")
    assert chip.text == f"{told} ✕"
    assert chip["aria-label"] == f"Clear the filter {told}"


def test_several_chips_can_be_cleared_together() -> None:
    one = Chosen(publishers=("Wire",))
    assert not Markup(chips_html(one)).all("button", data_name="all")
    both = replace(one, languages=("fr",))
    assert Markup(chips_html(both)).one("button", data_name="all").text == "Clear all filters"
    assert [tag.text for tag in Markup(chips_html(both)).all("button")][:2] == [
        "Publisher: Wire ✕",
        "Language: fr ✕",
    ]
