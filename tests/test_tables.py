import json

import pytest

from index.errors import DocumentError
from index.tables import read_csv, read_json_lines

SOURCE = "/news/wire.jsonl"


def lines(*records: object) -> bytes:
    return "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records).encode()


def test_a_record_becomes_a_document_with_all_it_says() -> None:
    record = {
        "id": 17,
        "text": "The bridge reopened.\u2028It is green.",
        "title": "Bridge",
        "date": "11 February 2024",
        "author": ["Jane Doe", "Tom Hale"],
        "publisher": "Lantern Post",
        "url": "https://lantern.example/17",
        "language": "en-GB",
        "words": 6,
        "paid": False,
        "empty": "",
        "nothing": None,
        "nested": {"a": 1},
    }
    (document,), failed = read_json_lines(lines(record), SOURCE)
    assert failed == ()
    assert (document.source, document.text, document.title) == (f"{SOURCE}#17", record["text"], "Bridge")
    assert document.metadata == {
        "id": 17,
        "published": "2024-02-11",
        "author": ("Jane Doe", "Tom Hale"),
        "publisher": "Lantern Post",
        "url": "https://lantern.example/17",
        "language": "en",
        "words": 6,
        "paid": False,
        "format": "jsonl",
    }


def test_keys_are_the_id_the_address_or_the_line_and_never_the_same_twice() -> None:
    data = lines(
        {"text": "a", "id": "x"},
        {"text": "b", "id": "x"},
        {"text": "c", "url": "u"},
        "",
        {"text": "d"},
        {"text": "e", "id": "5"},
    )
    documents, _ = read_json_lines(data, "s")
    assert [document.source for document in documents] == ["s#x", "s#x (2)", "s#u", "s#5", "s#5 (2)"]


def test_a_wrong_line_is_told_with_its_number_and_the_rest_is_read() -> None:
    data = b"\xef\xbb\xbf" + lines(
        {"text": "a"}, '{"text": ', {"title": "no text"}, {"text": 7}, "[1]", {"text": "b"}
    )
    documents, failed = read_json_lines(data.replace(b"\n", b"\r\n"), "s")
    assert [document.text for document in documents] == ["a", "b"]
    assert [source for source, _ in failed] == ["s#2", "s#3", "s#4", "s#5"]
    assert [reason.split(":")[0] for _, reason in failed] == [
        "line 2 is no JSON object",
        "line 3 has no text",
        "line 4 has no text",
        "line 5 is no JSON object",
    ]


def test_halves_of_characters_can_be_stored_afterwards() -> None:
    data = (
        b'{"text": "a \\ud83d b \\ud83d\\ude42", "title": "\\udc00", '
        b'"id": "\\ud800", "k\\ud801": ["\\udfff"]}'
    )
    (document,), _ = read_json_lines(data, "s")
    assert document.text == "a \ufffd b 🙂"
    assert (document.title, document.source) == ("\ufffd", "s#\ufffd")
    assert document.metadata["k\ufffd"] == ("\ufffd",)


def test_numbers_no_database_can_hold_do_not_stop_the_rest() -> None:
    data = (
        b'{"text": "a", "share": NaN, "huge": 1e999}\n{"text": "b", "deep": '
        + b"[" * 5000
        + b"]" * 5000
        + b"}"
    )
    documents, failed = read_json_lines(data, "s")
    assert set(documents[0].metadata) == {"format"}
    assert len(documents) + len(failed) == 2


@pytest.mark.parametrize(
    ("written", "metadata"),
    [
        (2024, {"published": "2024"}),
        ("2024-02", {"published": "2024-02"}),
        (1707609600, {"published": "2024-02-11"}),
        (1707609600000, {"published": "2024-02-11"}),
        ("last Tuesday", {"date": "last Tuesday"}),
        (12, {"date": 12}),
    ],
)
def test_a_date_is_understood_or_kept_as_written(written: object, metadata: dict[str, object]) -> None:
    for name in ("date", "published"):
        (document,), _ = read_json_lines(lines({"text": "a", name: written}), "s")
        assert document.metadata == metadata | {"format": "jsonl"}


def test_published_comes_before_date() -> None:
    record = {"text": "a", "date": "2024-03-01", "published": "2024-02"}
    (document,), _ = read_json_lines(lines(record), "s")
    assert (document.published, document.metadata["date"]) == ("2024-02", "2024-03-01")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n \n", "only blanks"),
        (b'[{"text": "a"}]', "one JSON list"),
        (b"some prose\nand more", "no record that can be read: line 1 is no JSON object"),
    ],
)
def test_a_file_without_records_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_json_lines(data, "s")


def test_a_table_is_read_with_its_quotes_line_ends_and_long_cells() -> None:
    long = "word " * 60_000
    first = '"A, B","He said ""yes"".\r\n\r\nThen left.",2024-02-11,7'
    data = f"\ufeffTitle,Text,Date,Views\r\n{first}\r\nLong,{long},,\r\n"
    documents, failed = read_csv(data.encode(), "s.csv")
    assert failed == ()
    assert documents[0].text == 'He said "yes".\r\n\r\nThen left.'
    assert (documents[0].title, documents[0].source) == ("A, B", "s.csv#1")
    assert documents[0].metadata == {"published": "2024-02-11", "Views": "7", "format": "csv"}
    assert documents[1].text == long


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_tells_what_parts_the_cells(delimiter: str) -> None:
    data = f"id{delimiter}content\nx{delimiter}The bridge reopened.\n\n{delimiter}\n"
    (document,), failed = read_csv(data.encode(), "s.csv")
    assert (document.source, document.text, failed) == ("s.csv#x", "The bridge reopened.", ())


def test_a_row_that_is_wrong_is_told_and_the_rest_is_read() -> None:
    data = b'text,id\n"a"b,1\n,2\nc,3\nd\n"never closed'
    documents, failed = read_csv(data, "s.csv")
    assert [(document.text, document.source) for document in documents] == [
        ("c", "s.csv#3"),
        ("d", "s.csv#4"),
    ]
    assert [source for source, _ in failed] == ["s.csv#1", "s.csv#2", "s.csv#5"]
    assert "quote is not closed" in failed[2][1]


def test_a_table_without_a_text_says_which_columns_it_has() -> None:
    with pytest.raises(DocumentError, match="name,age"):
        read_csv(b"name,age\nJo,4\n", "s.csv")
