import pytest

from index.datelines import closing_credit, dateline


@pytest.mark.parametrize(
    ("line", "published", "agency"),
    [
        ("TARN, Feb. 11, 2024 (Reuters) - The council", "2024-02-11", "Reuters"),
        ("TARN. February 11 (Tessel) – The council", None, "Tessel"),
        ("PORT TARN (VPA) — The council", None, "VPA"),
        ("PORT TARN, February 11, 2024 /PRNewswire/ -- The council", "2024-02-11", "PRNewswire"),
        ("TARN--(BUSINESS WIRE)--The council", None, "BUSINESS WIRE"),
        ("Tarn (AFP) - The council", None, "AFP"),
        ("(Reuters) - The council", None, "Reuters"),
        ("TARN - The council", None, None),
        ("TARN (Own correspondent) - The council", None, None),
        ("Tarn (Tessel) - The council", None, None),
        ("ATHENS (Greece) - The council", None, None),
        ("PORTLAND (OR) - The council", None, None),
        ("NATO (North Atlantic Treaty Organization) - an alliance", None, None),
        ("The council of Tarn met the press (Reuters) - it said", None, None),
        ("The council", None, None),
    ],
)
def test_a_dateline_tells_a_whole_date_and_an_agency(
    line: str, published: str | None, agency: str | None
) -> None:
    found = dateline(f"{line} voted for the tram line.")
    assert (found.published, found.agency) == (published, agency)


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("It said so. (Reuters)", "Reuters"),
        ("It said so.\n(Tarn Gazette)\n", "Tarn Gazette"),
        ("It said so.\n\nSource: Port Mail\n", "Port Mail"),
        ("It said so.\n\nCopyright 2030 The Associated Press. All rights reserved.", "The Associated Press"),
        ("It said so (Reuters)", None),
        ("It said so. (Laughter)", None),
        ("It said so. (Hard Times)", None),
        ("It said so.\n\nSource: own survey", None),
        ("It said so.\n\n© 2030 Roe Ltd", None),
        ("One. (AFP)\nTwo. (Reuters)", None),
        ("It said so.", None),
    ],
)
def test_the_credit_in_the_last_line(end: str, name: str | None) -> None:
    assert closing_credit(f"The council met.\n\n{end}") == name
