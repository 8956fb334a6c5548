"""Names are taken apart only where they plainly are people's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document, MetadataValue
from qa.authors import authors
from qa.render import shown

ANA, TOM = {"family": "Silva", "given": "Ana"}, {"family": "Berg", "given": "Tom"}


def of(author: MetadataValue) -> list[dict[str, str]]:
    return authors(Document("text", "a.txt", None, {"author": author}))


@pytest.mark.parametrize(
    "author",
    [
        "Ana Silva and Tom Berg",
        "Ana Silva, and Tom Berg",
        "Ana Silva & Tom Berg",
        "Ana Silva; Tom Berg",
        "Silva, Ana; Berg, Tom",
        "Silva, Ana and Berg, Tom",
        "  Ana\nSilva   and Tom Berg ",
        ("Ana Silva", "Tom Berg"),
        ("Silva, Ana", "Berg, Tom"),
    ],
)
def test_a_list_of_people(author: MetadataValue) -> None:
    assert of(author) == [ANA, TOM]


@pytest.mark.parametrize(
    ("author", "family", "given"),
    [
        ("Ida de la Cruz", "de la Cruz", "Ida"),
        ("J. R. Holm", "Holm", "J. R."),
        ("J.-P. O'Neil", "O'Neil", "J.-P."),
        ("Mary Ann Smith-Jones", "Smith-Jones", "Mary Ann"),
        ("Zoë Åkesson", "Åkesson", "Zoë"),
    ],
)
def test_the_family_name(author: str, family: str, given: str) -> None:
    assert of(f"Ana Silva, {author} and Tom Berg") == [ANA, {"family": family, "given": given}, TOM]


@pytest.mark.parametrize(
    "author",
    [
        "World Bank",
        "Ministry of Health and Social Care",
        "Department for Environment, Food and Rural Affairs",
        "World Bank and Amnesty International",
        "Northern News Agency and Harbour Post",
        "The Times and The Post",
        "Johnson & Johnson",
        "Reuters",
        "Ana Silva",  # a name alone may be anybody's
        "Silva, Ana",
        "Silva Costa, Ana Maria",  # … or two people's
        "Ana Silva and UNICEF",
        "ana silva and tom berg",
        "王伟 and 李娜",
        "{Ana Silva} and {Tom Berg}",
    ],
)
def test_anything_else_stays_whole(author: str) -> None:
    assert of(author) == [{"literal": author}]


def test_several_of_which_one_is_no_person() -> None:
    whole = [{"literal": "Jane Doe"}, {"literal": "World Health Organization"}]
    assert of(("Jane Doe", "World Health Organization")) == whole
    assert of("Jane Doe; World Health Organization") == whole


@pytest.mark.parametrize("author", ["", " ", ";", (), ("", " ")])
def test_no_author(author: MetadataValue) -> None:
    assert of(author) == []
    assert authors(Document("text", "a.txt")) == []


def test_what_is_no_text() -> None:
    assert of(47) == [{"literal": "47"}]


@given(st.text() | st.lists(st.text()).map(tuple))
def test_nothing_of_a_name_is_lost_or_harmful(author: MetadataValue) -> None:
    for name in of(author):
        assert set(name) in ({"literal"}, {"family", "given"})
        assert all(text and text == shown(text) for text in name.values())
