"""Names that are mastheads by their place alone, dates of editions, and who prepared a report."""

import pytest

from index.furniture import furniture
from index.placed import edition, placed
from index.preamble import with_text_metadata
from tests.heads import DAY, HEAD, PROSE, enriched


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (f"Ships in Print, 3 June 2030\nBy Ada Roe\n\n{HEAD}", "Ships in Print"),
        (f"The Long Quay, 3 June 2030\n\n{HEAD}\nBy Ada Roe", "The Long Quay"),
        (f"Journal of Tides, 3 June 2030\nBy Ada Roe and Tom Hale\n\n{HEAD}", "Journal of Tides"),
        (f"Annals of Navigation, June 3, 2030\n\n{HEAD}", "Annals of Navigation"),
        (f"Workers' Light, 3 June 2030\n\n{HEAD}", "Workers' Light"),
        (f"People’s Oar, Monday, 3 June 2030\n\n{HEAD}", "People’s Oar"),
        (f"Quayside Magazine, 3 June 2030\nInterview by Ada Roe\n\n{HEAD}", "Quayside Magazine"),
        (f"Quayside Magazine (3 June 2030)\n\n{HEAD}", "Quayside Magazine"),
    ],
)  # fmt: skip
def test_above_a_headline_name_and_date_are_a_masthead(head: str, name: str) -> None:
    document = enriched(f"{head}\n\n{PROSE}")
    assert (document.title, document.publisher, document.published) == (HEAD, name, DAY)
    assert document.text[document.body :].startswith(HEAD)
    assert with_text_metadata(document) == document


@pytest.mark.parametrize(
    "head",
    [
        f"Crimson Oar, 3 June 2030\n\n{HEAD}",
        f"Crimson Oar, 3 June 2030\nBy Ada Roe\n\n{HEAD}",
        f"Upper Tarn, 3 June 2030\n\n{HEAD}",
        f"Ships in Print, 3 June 2030\n\n{HEAD}",
        f"The Long Quay, 3 June 2030\n\n{HEAD}",
    ],
)
def test_a_name_that_may_be_anybodys_leaves_the_date_and_stays_in_the_text(head: str) -> None:
    document = enriched(f"{head}\n\n{PROSE}")
    assert (document.title, document.publisher, document.published) == (HEAD, None, DAY)
    assert document.body == 0


@pytest.mark.parametrize(
    "text",
    [
        f"Tarn Diary, 3 June 2030\n\nThe road to the harbour\n\n{PROSE}",
        f"Travel Journal, 3 June 2030\n\nOver\n\n{PROSE}",
        f"Minutes of the Rowers, 3 June 2030\n\nThe hire of the new boats\n\n{PROSE}",
        f"Rowers of Tarn, 3 June 2030\n\nMinutes of the ordinary meeting\n\n{PROSE}",
        f"Tarn Town Council, 3 June 2030\n\nMinutes of the ordinary meeting\n\n{PROSE}",
        f"Harbour Office of Tarn, 3 June 2030\n\nReport on the dredging of Tarn\n\nBy Ada Roe\n\n{PROSE}",
        f"Letters from Tarn, 3 June 2030\nBy Ada Roe\n\nThe road to the harbour\n\n{PROSE}",
        f"Life in Tarn, 3 June 2030\n\nDear Ada,\n\n{PROSE}",
        f"Monday in Tarn, 3 June 2030\n\nThe road to the harbour\n\n{PROSE}",
        f"King's Tarn, 3 June 2030\n\n{HEAD}\n\nA ferry sank in King's Tarn on Saturday.\n",
        f"Quayside Magazine, 3 June 2030\n\nThe road to the harbour\n\nI rose early. {PROSE}",
        f"Women's Light, 3 June 2030\n\n{HEAD}\n\n{PROSE}\nWomen's Light, 5 June 2030\n\nMore\n\n{PROSE}",
        f"Ada Roe and Tom Hale, 3 June 2030\n\n{HEAD}\n\n{PROSE}",
        f"Grand Hotel, 3 June 2030\n\nDinner of the rowers\n\n{PROSE}",
        f"Quayside Magazine, June 2030\n\nOn the quays\n\n{PROSE}",
        f"People's Oar, 3 June 2030\n{PROSE}",
    ],
)  # fmt: skip
def test_diaries_letters_minutes_places_and_people_publish_nothing(text: str) -> None:
    document = enriched(text)
    assert document.publisher is None
    assert document.body == 0


@pytest.mark.parametrize(
    "text",
    [
        f"Low Tarn, 3 June 2030\n\nThe ice on the pond\n\n{PROSE}\nLow Tarn, 5 June 2030\n\nThaw\n\n{PROSE}",
        f"Ada Roe, 3 June 2030\n\nA cold morning\n\n{PROSE}",
        f"Ada Roe, 3 June 2030\n\nThe ice on the mill pond\n\nI rose early. {PROSE}",
    ],
)
def test_the_date_of_an_entry_is_none_of_publication(text: str) -> None:
    assert enriched(text).published is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Rover Guides, edition of May 2030", ("Rover Guides", "2030-05")),
        ("Rover Guides, 3rd edition, May 2030", ("Rover Guides", "2030-05")),
        ("Rover Guides, May 2030 issue", ("Rover Guides", "2030-05")),
        ("Rover Guides (edition of 2030)", ("Rover Guides", "2030")),
        ("Rover Guides, 2030 edition", ("Rover Guides", "2030")),
        ("Rover Guides, issue of 3 June 2030", ("Rover Guides", DAY)),
        ("Rover Guides, May 2030", None),
        ("Minutes, edition of May 2030", None),
        ("Rover Guides, edition of May 2030, is out", None),
        ("The edition of May 2030", None),
    ],
)
def test_an_edition_has_a_name_and_a_date(line: str, found: tuple[str, str] | None) -> None:
    assert edition(line) == found


def test_an_edition_under_the_title_is_who_published_and_when() -> None:
    document = enriched(f"# Walks\n\n*Rover Guides, edition of May 2030*\n\n## Up\n\n{PROSE}", "Walks", "md")
    assert (document.title, document.publisher, document.published) == ("Walks", "Rover Guides", "2030-05")


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("Prepared by the Department of Tides, 3 June 2030", "Department of Tides", DAY),
        ("Compiled by the Institute for Sea Safety | June 2030", "Institute for Sea Safety", "2030-06"),
        ("Drawn up by the Office of Works and Quays", "Office of Works and Quays", None),
        ("Prepared by Ada Roe, 3 June 2030", "Ada Roe", DAY),
        ("Interviewer: Ada Roe", "Ada Roe", None),
    ],
)  # fmt: skip
def test_who_prepared_it_is_its_author(line: str, author: str, day: str | None) -> None:
    said = furniture(line)
    assert said is not None
    assert (said.author, said.published, said.publisher) == (author, day, None)


@pytest.mark.parametrize(
    "line", ["Prepared by the cook, 3 June 2030", "Prepared by steam in the Office of Tides."]
)
def test_what_is_prepared_otherwise_is_text(line: str) -> None:
    assert furniture(line) is None


def test_only_a_full_date_beside_the_name_counts() -> None:
    assert placed("Ships in Print, June 2030") is None
    assert placed("Ships in Print, 3 June 2030, by hand") is None
    assert placed("ships in print, 3 June 2030") is None
