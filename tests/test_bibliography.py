"""The sources of an answer as BibTeX and CSL-JSON: what other tools read is what the documents say."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from index.documents import Document, MetadataValue
from qa.answer import Answer, Citation
from qa.bibliography import as_bibtex, as_csl
from qa.showing import shown

TEXT = "The bridge cost 3 million crowns. It opened in May. The council paid."
BRIDGE = Document(
    text=TEXT,
    source="news/bridge.txt",
    title="A bridge at last",
    metadata={
        "publisher": "The Orrin Courier",
        "published": "2021-05-03",
        "author": "Ida Holm and Tom Berg",
        "url": "https://courier.example/bridge?id=3&p=1#top_50%25",
        "language": "en",
    },
)
ESCAPES = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{character}": character for character in "%&#_$"},
}


def answer_of(*places: tuple[Document, int, int]) -> Answer:
    citations = tuple(Citation(number, *place) for number, place in enumerate(places, 1))
    return Answer("…", True, 0.9, citations, (), "What?")


def whole(*documents: Document) -> Answer:
    return answer_of(*((document, 0, len(document.text)) for document in documents))


def document(title: str | None = None, source: str = "a.txt", /, **metadata: MetadataValue) -> Document:
    return Document(TEXT, source, title, metadata)


def item_of(one: Document) -> dict[str, Any]:
    (item,) = as_csl(whole(one))
    return item


def read(answer: Answer) -> dict[str, Any]:
    """The entries as pybtex reads them, which raises for what is no BibTeX."""
    return dict(parse_string(as_bibtex(answer), "bibtex").entries)


def unescaped(value: str) -> str:
    """What TeX would set; fails for a character that TeX would take for more than itself."""
    inner = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    pieces = re.split("(" + "|".join(map(re.escape, ESCAPES)) + ")", inner)
    assert not set("".join(pieces[::2])) & set("\\{}~^%&#_$")
    return "".join(ESCAPES.get(piece, piece) for piece in pieces)


def test_an_article_as_csl() -> None:
    assert as_csl(answer_of((BRIDGE, 0, 33), (BRIDGE, 34, 51))) == [
        {
            "id": "holm2021bridge",
            "type": "article-newspaper",
            "title": "A bridge at last",
            "author": [{"family": "Holm", "given": "Ida"}, {"family": "Berg", "given": "Tom"}],
            "container-title": "The Orrin Courier",
            "issued": {"date-parts": [[2021, 5, 3]]},
            "URL": "https://courier.example/bridge?id=3&p=1#top_50%25",
            "language": "en",
            "note": "quoted: characters 0-33, 34-51",
        }
    ]


def test_the_same_article_as_bibtex() -> None:
    assert as_bibtex(whole(BRIDGE)) == (
        "@article{holm2021bridge,\n"
        "  author = {Holm, Ida and Berg, Tom},\n"
        "  title = {{A bridge at last}},\n"
        "  journaltitle = {The Orrin Courier},\n"
        "  date = {2021-05-03},\n"
        "  url = {https://courier.example/bridge?id=3&p=1#top_50%25},\n"
        "  language = {en},\n"
        "  note = {quoted: characters 0-69},\n"
        "}\n"
    )


def test_a_report_with_pages() -> None:
    metadata = {"publisher": "Ministry of Works", "author": "Ministry of Works & Roads", "format": "pdf"}
    report = Document(TEXT, "https://works.example/r.pdf", "The bridge", metadata, pages=(0, 34, 52))
    answer = answer_of((report, 52, 69), (report, 0, 51))
    (item,) = as_csl(answer)
    assert (item["type"], item["page"]) == ("document", "3, 1-2")
    assert item["URL"] == "https://works.example/r.pdf"
    assert as_bibtex(answer) == (
        "@misc{ministryofbridge,\n"
        "  author = {{Ministry of Works \\& Roads}},\n"
        "  title = {{The bridge}},\n"
        "  organization = {Ministry of Works},\n"
        "  url = {https://works.example/r.pdf},\n"
        "  pages = {3, 1--2},\n"
        "  note = {quoted: characters 52-69, 0-51},\n"
        "}\n"
    )


def test_one_entry_for_each_document_in_the_order_of_citation() -> None:
    other = document("Another", "b.txt")
    titles = [item["title"] for item in as_csl(answer_of((other, 0, 3), (BRIDGE, 0, 3), (other, 4, 9)))]
    assert titles == ["Another", "A bridge at last"]
    assert list(read(whole(other, BRIDGE, other))) == ["anonanother", "holm2021bridge"]


def test_nothing_cited_is_nothing() -> None:
    answer = Answer("The documents do not say.", False, 0.1, (), (), "What?")
    assert (as_bibtex(answer), as_csl(answer)) == ("", [])


@pytest.mark.parametrize(
    ("metadata", "kind"),
    [
        ({"publisher": "Harbour Post", "url": "https://post.example/a"}, "article-newspaper"),
        ({"publisher": "Harbour Post, The"}, "article-newspaper"),
        ({"publisher": "The Times", "format": "pdf"}, "article-newspaper"),
        ({"publisher": "Reuters"}, "article-newspaper"),
        ({"publisher": "Northern Review"}, "article"),
        ({"publisher": "World Bank", "url": "https://bank.example/a", "format": "html"}, "webpage"),
        ({"publisher": "bank.example", "url": "https://bank.example/a"}, "webpage"),
        ({"url": "https://bank.example/a"}, "webpage"),
        ({"publisher": "World Bank", "url": "https://bank.example/a.pdf", "format": "pdf"}, "document"),
        ({"url": "https://bank.example/a.docx", "format": "docx"}, "document"),
        ({"publisher": "World Bank"}, "document"),
        ({}, "document"),
    ],
)
def test_the_type(metadata: dict[str, MetadataValue], kind: str) -> None:
    item = item_of(document("A title", **metadata))
    assert item["type"] == kind
    publisher = item.get("container-title" if kind.startswith("article") else "publisher")
    assert publisher == metadata.get("publisher")


@pytest.mark.parametrize(
    ("published", "parts", "written"),
    [
        ("2024", [2024], "2024"),
        (2024, [2024], "2024"),
        ("2024-02", [2024, 2], "2024-02"),
        ("2024-02-01", [2024, 2, 1], "2024-02-01"),
        ("2024-02-01T23:30:00+09:00", [2024, 2, 1], "2024-02-01"),
        ("1 February 2024", [2024, 2, 1], "2024-02-01"),
        ("03/04/2024", [2024], "2024"),
        ("2024-02-31", None, None),
        ("in spring", None, None),
        ("", None, None),
    ],
)
def test_a_date_to_the_precision_known(
    published: MetadataValue, parts: list[int] | None, written: str | None
) -> None:
    one = document("A title", published=published)
    assert item_of(one).get("issued") == (parts and {"date-parts": [parts]})
    assert read(whole(one)).popitem()[1].fields.get("date") == written


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("http://a.example", "http://a.example"),
        (" https://a.example/x ", "https://a.example/x"),
        ('https://a.example/{a}\\%20"é', "https://a.example/%7Ba%7D%5C%20%22%C3%A9"),
        ("https://a.example/\u202eb", None),
        ("https://a.example/a b", None),
        ("javascript:alert(1)", None),
        ("ftp://a.example/x", None),
        ("//a.example/x", None),
        ("https://", None),
        ("http://[", None),
        ("/home/ida/bridge.txt", None),
    ],
)
def test_only_addresses_of_the_web(url: str, kept: str | None) -> None:
    assert item_of(document("A title", url=url)).get("URL") == kept
    assert item_of(document("A title", url)).get("URL") == kept


def test_without_a_title_it_is_the_name_of_the_file() -> None:
    assert item_of(document(None, "/home/ida/bridge.txt"))["title"] == "bridge.txt"
    assert item_of(document(" ", "/home/ida/bridge.txt"))["title"] == "bridge.txt"


def test_a_language_is_a_code() -> None:
    assert item_of(document(language="de-AT"))["language"] == "de-AT"
    assert "language" not in item_of(document(language="German"))


@pytest.mark.parametrize(
    ("metadata", "title", "key"),
    [
        ({"author": "World Bank", "published": "2024-02"}, "The dam", "worldbank2024dam"),
        ({"author": "Silva, Zoë; Berg, Tom"}, "“Über” alles", "silvauber"),
        ({"author": "王伟", "publisher": "The Post"}, "水坝", "post"),
        ({}, "2031", "anon2031"),
    ],
)
def test_keys_are_ascii(metadata: dict[str, MetadataValue], title: str, key: str) -> None:
    assert item_of(document(title, **metadata))["id"] == key


def test_keys_of_several_alike() -> None:
    alike = [document("A dam", f"{number}.txt", published="2024") for number in range(29)]
    keys = [item["id"] for item in as_csl(whole(*alike))]
    assert keys[:3] == ["anon2024dam", "anon2024dama", "anon2024damb"]
    assert keys[-3:] == ["anon2024damz", "anon2024damaa", "anon2024damab"]


def test_a_letter_may_be_another_ones_key() -> None:
    found = whole(document("Dam", "1"), document("Dama", "2"), document("Dam", "3"))
    assert [item["id"] for item in as_csl(found)] == ["anondam", "anondama", "anondamb"]


def test_hostile_text_has_no_effect() -> None:
    title = "}, note = {x} \\input{/etc/passwd} % # $x$ ~ ^ _ & @misc{y,\n\u202e\x1b[31m \ud800"
    (entry,) = read(whole(document(title, publisher='"a" # {b}', author="Doe } and { others"))).values()
    assert unescaped(entry.fields["title"]) == shown(title)
    assert unescaped(entry.fields["organization"]) == '"a" # {b}'
    assert [unescaped(str(person)) for person in entry.persons["author"]] == ["Doe } and { others"]


STRINGS = st.text() | st.text(alphabet="{}\\%&#_~^$@\",= andAB;.-'\n\t\x00\u202e\ud800é")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    names = ["author", "publisher", "published", "url", "language", "format"]
    metadata = draw(st.dictionaries(st.sampled_from(names), STRINGS | st.lists(STRINGS).map(tuple)))
    pages = draw(st.sampled_from([(), (0,), (0, 2)]))
    source = draw(STRINGS.filter(str.strip))
    return Document(draw(st.text(min_size=3)), source, draw(st.none() | STRINGS), metadata, pages)


@given(st.lists(documents(), max_size=4))
def test_any_documents_can_be_read_back(found: list[Document]) -> None:
    answer = whole(*found)
    items, entries = as_csl(answer), read(answer)
    assert [item["id"] for item in items] == list(entries)
    assert len({one.id for one in found}) == len(items) == len({item["id"].lower() for item in items})
    for item, entry in zip(items, entries.values(), strict=True):
        check(item)
        fields = {name: unescaped(entry.fields[name]) for name in entry.fields if name != "url"}
        publisher = fields.get("organization", fields.get("journaltitle", ""))
        assert fields["title"] == item["title"] == shown(item["title"])
        assert publisher == item.get("container-title", item.get("publisher", ""))
        assert entry.fields.get("url") == item.get("URL")
        people = [unescaped(str(person)) for person in entry.persons.get("author", ())]
        assert people == [written(name) for name in item.get("author", ())]


def written(name: dict[str, str]) -> str:
    return name.get("literal") or f"{name['family']}, {name['given']}"


def check(item: dict[str, Any]) -> None:
    """That an item keeps the rules of the schema of CSL-JSON 1.0, which allows no other names."""
    json.dumps(item).encode()
    assert re.fullmatch("[a-z0-9]+", item["id"])
    assert item["type"] in {"article-newspaper", "article", "webpage", "document"}
    texts = {"title", "container-title", "publisher", "URL", "language", "page", "note"}
    assert set(item) <= texts | {"id", "type", "author", "issued"}
    assert all(isinstance(item[name], str) and item[name] for name in texts & set(item))
    assert all(set(name) in ({"literal"}, {"family", "given"}) for name in item.get("author", ()))
    if issued := item.get("issued"):
        (parts,) = issued["date-parts"]
        assert set(issued) == {"date-parts"}
        assert 1 <= len(parts) <= 3
        assert all(isinstance(part, int) for part in parts)
