"""Files of questions: what is read of a line, and what is said of a wrong one."""

import json
from pathlib import Path

import pytest

from footnote.evaluation.questions import Asked, read_questions
from index.documents import Document
from index.errors import DocumentError

LINE = '{"question": "Who keeps the lamp?", "answer": "Oda Brenn"}'


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "questions.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(folder: Path, record: object) -> Asked:
    (asked,) = read_questions(written(folder, json.dumps(record)))
    return asked


@pytest.mark.parametrize(
    ("answers", "accepted"),
    [
        ({"answer": "39"}, ("39",)),
        ({"answer": [" 39 ", "thirty-nine"]}, ("39", "thirty-nine")),
        ({"answer": None}, None),
        ({"answers": ["39"]}, ("39",)),
        ({"answers": []}, None),
        ({"answers": {"text": ["39", "40"], "answer_start": [1, 2]}}, ("39", "40")),
        ({"answers": {"text": [], "answer_start": []}}, None),
        ({"answers": [{"text": "39", "answer_start": 4}]}, ("39",)),
    ],
)
def test_answers_as_common_sets_write_them(tmp_path: Path, answers: object, accepted: object) -> None:
    assert isinstance(answers, dict)
    assert only(tmp_path, {"question": "How many?", **answers}).accepted == accepted


def test_everything_that_a_line_can_hold(tmp_path: Path) -> None:
    asked = only(
        tmp_path,
        {
            "question": "And when?",
            "answer": "May",
            "document": "lamp.txt",
            "history": [["Who?", "Oda."]],
            "where": {"publisher": ["Post", "Wire"], "published": {"from": "2031-02", "to": None}},
            "from": "metadata",
            "kind": "when",
        },
    )
    assert asked.history == (("Who?", "Oda."),)
    assert asked.where == {"publisher": ["Post", "Wire"], "published": ("2031-02", None)}
    assert (asked.document, asked.from_metadata, asked.line) == ("lamp.txt", True, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_encodings_line_endings_and_blank_lines(tmp_path: Path, encoding: str, ending: str) -> None:
    text = ending.join([LINE, "", "  ", LINE.replace("Oda", "Ødå\u2028")])
    first, second = read_questions(written(tmp_path, text.encode(encoding)))
    assert (first.line, second.line) == (1, 4)
    assert second.accepted == ("Ødå\u2028 Brenn",)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Who keeps the lamp?", "no JSON"),
        ('["Who?"]', "no JSON object"),
        ("[" * 50_000, "no JSON"),
        ('{"answer": "Oda"}', '"question"'),
        ('{"question": " ", "answer": "Oda"}', '"question"'),
        ('{"question": "Who?"}', 'no "answer"'),
        ('{"question": "Who?", "answer": []}', '"answer"'),
        ('{"question": "Who?", "answer": ""}', '"answer"'),
        ('{"question": "Who?", "answer": 39}', '"answer"'),
        ('{"question": "Who?", "answer": ["Oda", 39]}', '"answer"'),
        ('{"question": "Who?", "answer": "Oda", "document": 3}', '"document"'),
        ('{"question": "Who?", "answer": "Oda", "history": [["Who?"]]}', '"history"'),
        ('{"question": "Who?", "answer": "Oda", "where": "Reuters"}', '"where"'),
        ('{"question": "Who?", "answer": "Oda", "where": {"published": {"since": "2031"}}}', '"where"'),
    ],
)
def test_a_wrong_line_is_named_with_its_remedy(tmp_path: Path, line: str, named: str) -> None:
    path = written(tmp_path, f"{LINE}\n{line}\n")
    with pytest.raises(DocumentError) as caught:
        read_questions(path)
    assert str(caught.value).startswith(f"{path}, line 2: ")
    assert named in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(DocumentError, match="holds no questions"):
        read_questions(written(tmp_path, content))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no file"):
        read_questions(tmp_path / "missing.jsonl")
    with pytest.raises(DocumentError, match="cannot be read"):
        read_questions(tmp_path)
    with pytest.raises(DocumentError, match="not text"):
        read_questions(written(tmp_path, b"%PDF\x00\x01\x02"))


DOCUMENT = Document("Text.", "/news/March/wire.jsonl#17", "Lamp goes out")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        (None, True),
        ("/news/March/wire.jsonl#17", True),
        ("wire.jsonl", True),
        ("march/wire.jsonl", True),
        ("lamp goes OUT", True),
        (DOCUMENT.id, True),
        ("ire.jsonl", False),
        ("wire.jsonl#18", False),
        ("Lamp", False),
    ],
)
def test_which_document_is_meant(name: str | None, meant: bool) -> None:
    assert Asked(1, "Who?", ("Oda",), name).means(DOCUMENT) is meant
