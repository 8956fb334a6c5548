"""The heads of saved articles: whose masthead, which title, when, by whom; and what only looks like one."""

import pytest

from tests.heads import DAY, HEAD, PROSE, enriched

WRAPPED = "The ferry Brant went down on Saturday with sixty people aboard,\nand nine of them are missing.\n"


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (f"Tarn Gazette\n3 June 2030\n\n{HEAD}\n\nBy Ada Roe", "Ada Roe"),
        (f"Tarn Gazette\n\n3 June 2030\n\n{HEAD}", None),
        (f"3 June 2030\nTarn Gazette\n{HEAD}\nBy Ada Roe and Tom Hale", "Ada Roe and Tom Hale"),
        (f"Tarn Gazette, 3 June 2030\n\n{HEAD}", None),
        (f"June 3, 2030 | Tarn Gazette\n{HEAD}", None),
        (f"Tarn Gazette · 3 June 2030\n{HEAD}", None),
        (f"Tarn Gazette (3 June 2030)\n{HEAD}", None),
        (f"Tarn Gazette | World | 3 June 2030 | 4 min read\n{HEAD}", None),
        (f"Tarn Gazette\nVol. 12, No. 34\nMonday, 3 June 2030\n\n{HEAD}", None),
        (f"{HEAD}\nTarn Gazette, 3 June 2030", None),
        (f"{HEAD}\n\nTarn Gazette\n3 June 2030", None),
        (f"{HEAD}\nAda Roe | Tarn Gazette | 3 June 2030", None),
        (f"{HEAD}\nStaff reporter\nTarn Gazette\nJune 3, 2030", None),
        (f"{HEAD}\nTarn Gazette staff\nJune 3, 2030", None),
        (f"{HEAD}\nBy Ada Roe, Tarn Gazette\n3 June 2030, 14:05 CET", "Ada Roe"),
        (
            f"{HEAD}\nAda Roe for the Tarn Gazette\nPublished: 3 June 2030 14:05\nUpdated: 4 June 2030",
            "Ada Roe",
        ),
        (f"{HEAD}\nPublished 2:05 p.m. ET June 3, 2030\nAda Roe, Tarn Gazette", "Ada Roe"),
        (f"{HEAD}\nPublished by the Tarn Gazette on 3 June 2030", None),
        (f"{HEAD}\n\nThis article was first published in the Tarn Gazette on 3 June 2030.", None),
        (f"Tarn Gazette, Port Tarn, 3 June 2030\n\n{HEAD}", None),
        (f"WORLD NEWS\n{HEAD}\nTarn Gazette, 3 June 2030", None),
        (f"{HEAD}\nMaster asked twice for repairs\nBy Ada Roe\nTarn Gazette\nJune 3, 2030", "Ada Roe"),
        (f"{HEAD}\nPort Tarn\nTarn Gazette\n3 June 2030", None),
        (f"{HEAD}\nFrom the Tarn Gazette, 3 June 2030", None),
        (f"{HEAD}\nSource: Tarn Gazette\nDate: 3 June 2030", None),
        (f"Title: {HEAD}\nPublisher: Tarn Gazette\nDate: 3 June 2030\nAuthor: Ada Roe", "Ada Roe"),
        (f"{HEAD} | Tarn Gazette\n\nPublished: 3 June 2030", None),
        (
            f"{HEAD}\n\nHe had asked for repairs.\n\nAda Roe, Tarn Gazette\nMon 3 Jun 2030 14.05 BST",
            "Ada Roe",
        ),
        (f"Tarn Gazette\n\nJune 3, 2030 Monday\n\n{HEAD}\n\nBYLINE: Ada Roe\n\nLENGTH: 512 words", "Ada Roe"),
    ],
)
@pytest.mark.parametrize("prose", [PROSE, WRAPPED])
def test_title_publisher_date_and_author_are_read_off_the_head(
    head: str, author: str | None, prose: str
) -> None:
    document = enriched(f"{head}\n\n{prose}")
    assert (document.title, document.publisher, document.published) == (HEAD, "Tarn Gazette", DAY)
    assert document.author == author
    assert document.text[document.body :].startswith((HEAD, "The ferry"))


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Reuters\n3 June 2030\n{HEAD}\n\n{PROSE}", "Reuters"),
        (f"www.tarn-post.example\n3 June 2030\n{HEAD}\n\n{PROSE}", "tarn-post.example"),
        (f"Northern News Agency\n3 June 2030\n\n{HEAD}\n\n{PROSE}", "Northern News Agency"),
        (f"Evening Star\n3 June 2030\n\n{HEAD}\n\n{PROSE}", "Evening Star"),
        (f"Parish Journal\n3 June 2030\n\n{HEAD}\n\nBy Ada Roe\n\n{PROSE}", "Parish Journal"),
        (f"{HEAD}\nBy Reuters\n\n{PROSE}", "Reuters"),
        (f"{HEAD}\n\nSource: Tessel\n\n{PROSE}", "Tessel"),
        (f"{HEAD}\n\nSource: https://www.tarn-post.example/2030/ferry\n\n{PROSE}", "tarn-post.example"),
        (f"{HEAD} | Tarn Gazette\n\nBy Ada Roe, Reuters\n\n{PROSE}", "Tarn Gazette"),
        (f"{HEAD}\n\n{PROSE}\n*This story first appeared in the Tarn Gazette.*\n", "Tarn Gazette"),
        (f"{HEAD}\n\n{PROSE}\nSource: https://www.tarn-post.example/2030/ferry\n", "tarn-post.example"),
        (f"{HEAD}\n\nTARN, June 3 (Reuters) - {PROSE}", "Reuters"),
        (f"{HEAD}\n\nTARN (AP) — {PROSE}", "AP"),
        (f"{HEAD}\n\n(Reuters) - {PROSE}", "Reuters"),
        (f"{HEAD}\n\n{PROSE.strip()} (Reuters)\n", "Reuters"),
        (f"{HEAD}\n\n{PROSE}\n© 2030 Tarn Gazette. All rights reserved.\n", "Tarn Gazette"),
        (f"Tarn Gazette\n3 June 2030\n\n{HEAD}\n\nTARN (Reuters) - {PROSE}", "Tarn Gazette"),
        (f"Tarn Gazette\n\n{HEAD}\n\nBy Ada Roe\n\n{PROSE}", "Tarn Gazette"),
        (f"Tarn Gazette\n\n{HEAD}\n\n{PROSE}", "Tarn Gazette"),
        (f"Tarn Gazette\n3 June 2030\n\nSir Paul Roe dies aged 90\n\n{PROSE}", "Tarn Gazette"),
    ],
)
def test_a_name_counts_with_what_speaks_for_it(text: str, publisher: str) -> None:
    document = enriched(text)
    assert document.publisher == publisher
    assert document.title in (HEAD, "Sir Paul Roe dies aged 90")


@pytest.mark.parametrize("prose", [PROSE, WRAPPED])
@pytest.mark.parametrize("head", ["Tarn Gazette\n3 June 2030", "Tarn Gazette, 3 June 2030"])
def test_without_a_headline_the_masthead_is_still_no_title(head: str, prose: str) -> None:
    document = enriched(f"{head}\n\n{prose}")
    assert (document.title, document.publisher, document.published) == (None, "Tarn Gazette", DAY)
    assert document.text[document.body :] == prose


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"**Tarn Gazette** | 3 June 2030\n\n# {HEAD}\n\n*By Ada Roe*\n\n{PROSE}", HEAD),
        (f"# Tarn Gazette\n\n3 June 2030\n\n## {HEAD}\n\nBy Ada Roe\n\n{PROSE}", "Tarn Gazette"),
        (f"# {HEAD}\n\n*[Tarn Gazette](https://tarn.example/x), 3 June 2030*\n\nBy Ada Roe\n\n{PROSE}", HEAD),
        (
            f"# {HEAD}\n\n**Source:** Tarn Gazette\n**Date:** 3 June 2030\n**Author:** Ada Roe\n\n{PROSE}",
            HEAD,
        ),
        (f"# {HEAD} | Tarn Gazette\n\n3 June 2030, by Ada Roe\n\n{PROSE}", f"{HEAD} | Tarn Gazette"),
        (f"{HEAD}\n\nTarn Gazette, 3 June 2030\nBy Ada Roe\n\n{PROSE}", None),
    ],
)
def test_markdown_without_a_front_matter_is_read_likewise(text: str, title: str | None) -> None:
    document = enriched(text, title, "md")
    assert (document.title, document.publisher) == (HEAD, "Tarn Gazette")
    assert (document.published, document.author) == (DAY, "Ada Roe")


@pytest.mark.parametrize(
    "text",
    [
        f"4 January 2019\n\n{PROSE}\n5 January 2019\n\n{PROSE}",
        f"My diary\n4 January 2019\n\n{PROSE}\n5 January 2019\n\n{PROSE}",
        f"Travel Journal\n4 January 2019\n\nArrival in Tarn\n\n{PROSE}",
        f"Ada Roe\n4 January 2019\n\nA cold morning\n\n{PROSE}",
        f"The Editor\nTarn Gazette\n3 June 2030\n\nDear Sir,\n\n{PROSE}",
        f"Tarn Gazette\n12 Mill Lane\n3 June 2030\n\nDear Ms Roe,\n\n{PROSE}",
        f"From: Ada Roe\nDate: 3 June 2030\nSubject: Tarn Gazette\n\n{PROSE}",
        f"Tarn Town Council\n3 June 2030\n\nMinutes of the ordinary meeting\n\n{PROSE}",
        f"Harbour Office of Tarn\n3 June 2030\n\nReport on dredging\n\nBy Ada Roe\n\n{PROSE}",
        "Morning Star\nby William Rake\n\nBright star, that over Tarn\nhas hung so long,\n\nlook down\n",
        "The Evening Herald\n\nI saw the man who sold it\n\nupon the bridge, at four\n",
        "The Evening Herald\n3 June 1830\n\nI saw the man who sold it\nupon a bridge, at ten,\n\nand left\n",
        f"The Tarn Gazette\n\nThe Tarn Gazette was printed from 1871 to 1932.\n\n{PROSE}",
        "The Tarn Gazette\n3 June 2030\n\nThe Tarn Gazette was printed here, by steam, from 1871 to 1932.\n",
        f"The Tarn Gazette\n\nA short history\n\n{PROSE}",
        f"Ada Roe\n\nAda Roe was a painter.\n\n{PROSE}",
        f"Hard Times\n\nThe one thing needful now is facts\n\n{PROSE}",
        f"Hard Times\n3 June 1854\n\n{PROSE}",
        f"General Ledger\n3 June 2030\n\nCash and bank balances\n\n{PROSE}",
        f"Tarn Gazette, 3 June 2030\n\n{HEAD}\n\n{PROSE}\nPort Mail, 5 June 2030\n\nBrant raised\n\n{PROSE}",
        f"Work\n\nTarn Gazette\nReporter\nJune 2028\n\nPort Mail\nEditor\nJune 2030\n\n{PROSE}",
        f"References\n\nTarn Gazette, 3 June 2030\nPort Mail, 3 June 2030\n\n{PROSE}",
        f"Newspapers of the county\n\nTarn Gazette\n\nIt was founded in 1871.\n\n{PROSE}",
        f"Dinner of the rowers\nGrand Hotel, 3 June 2030\n\n{PROSE}",
        f"Ada Roe for President\n\n{PROSE}",
        f"Politics\n\nA short history\n\nBy Ada Roe\n\n{PROSE}",
        f"The Daily Mirror\nA play in three acts\nby Ada Roe\n\nACT ONE\n\n{PROSE}",
        f"Sales Report\n3 June 2030\n\nResults for the second quarter\n\n{PROSE}",
        f"Dredging and its costs\nAda Roe and Tom Hale\nTarn Review, June 2030\n\nAbstract\n\n{PROSE}",
        f"Fish soup\n\nSource: my grandmother\n\n{PROSE}",
        f"ATHENS (Greece) — {PROSE}",
        f"NATO (North Atlantic Treaty Organization) — {PROSE}",
        f"PORTLAND (OR) — {PROSE}",
        "News of the day\n\nNine are missing. (Reuters)\n\nThe bridge is open. (AFP)\n",
        "“A fine book.”\n— Tarn Gazette\n",
    ],
)
def test_what_only_looks_like_a_masthead_names_no_publisher(text: str) -> None:
    document = enriched(text)
    assert document.publisher is None
    assert document.body == 0


@pytest.mark.parametrize(
    "text",
    [
        f"My diary\n4 January 2019\n\n{PROSE}\n5 January 2019\n\n{PROSE}",
        f"Tarn Gazette, 3 June 2030\n\n{HEAD}\n\n{PROSE}\nPort Mail, 5 June 2030\n\nBrant raised\n\n{PROSE}",
        f"{HEAD}\nUpdated: 4 June 2030\n\n{PROSE}",
        f"Dinner of the rowers\nGrand Hotel, 3 June 2030\n\n{PROSE}",
    ],
)
def test_a_date_of_a_part_of_an_update_or_of_an_event_is_none_of_publication(text: str) -> None:
    assert enriched(text).published is None


def test_an_address_under_the_title_is_the_documents() -> None:
    document = enriched(f"{HEAD}\nhttps://www.tarn-post.example/2030/ferry\nBy Ada Roe\n\n{PROSE}")
    assert document.metadata["url"] == "https://www.tarn-post.example/2030/ferry"
    assert document.publisher is None
