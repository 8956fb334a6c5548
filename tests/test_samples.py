"""The sample documents: valid files, a consistent little world, and questions that they do answer.

Nothing here goes through index.load: see tests/sample_texts.py.
"""

import json
import re
import zipfile
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pytest

from index.samples import FOLDER, QUESTIONS, files
from tests.sample_texts import body, docx_text, front_matter, parsed, pdf_pages, records, text_of

QUESTION_FILE = Path(__file__).parent / "data" / "sample_questions.jsonl"
KINDS = {"who", "when", "where", "how many", "why", "yes-no", "unanswerable-topic", "unanswerable-near"}
REAL_NAMES = (
    "Reuters", "Associated Press", "Agence France", "BBC", "CNN", "Guardian", "New York Times", "Bloomberg",
    "Washington Post", "Financial Times", "Le Monde", "Der Spiegel", "Izvestia", "TASS", "Al Jazeera",
    "Europe", "America", "Russia", "Ukraine", "China", "France", "Germany", "England", "Scotland", "Ireland",
    "Norway", "London", "Paris", "Washington", "NATO", "United Nations",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June")
TEXT_FORMATS = {".md", ".txt", ".html", ".jsonl"}

Row = dict[str, str | list[str] | None]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def shared(one: str, other: str) -> float:
    """The share of the longer text's words that stand in the other too, each as often as it occurs."""
    first, second = Counter(words(one)), Counter(words(other))
    return (first & second).total() / max(first.total(), second.total())


def questions() -> list[Row]:
    return [json.loads(line) for line in QUESTION_FILE.read_text(encoding="utf-8").splitlines()]


def answered() -> list[Row]:
    return [row for row in questions() if row["answer"] is not None]


NAMES = [path.name for path in files()]


def named(*suffixes: str) -> list[str]:
    return [name for name in NAMES if name.endswith(suffixes)]


def test_files_lists_the_documents_alone() -> None:
    assert sorted(NAMES) == NAMES
    assert 14 <= len(NAMES) <= 20
    assert {path.suffix for path in files()} >= {".md", ".txt", ".html", ".pdf", ".docx", ".jsonl"}
    assert all(path.parent == FOLDER and path.suffix not in {".py", ".pyc"} for path in files())


def test_they_are_small_enough_to_ship() -> None:
    sizes = [path.stat().st_size for path in files()]
    assert min(sizes) > 500
    assert sum(sizes) < 300_000


@pytest.mark.parametrize("name", named(*TEXT_FORMATS))
def test_text_files_are_clean_utf8(name: str) -> None:
    text = (FOLDER / name).read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\ufffd" not in text
    assert all(character == "\n" or character.isprintable() for character in text)


@pytest.mark.parametrize("name", named(".md"))
def test_markdown_says_what_it_is(name: str) -> None:
    header = front_matter(name)
    assert list(header) == ["title", "date", "author", "publisher"]
    assert all(header.values())
    assert re.fullmatch(r"2031-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ 2031", header["date"])


@pytest.mark.parametrize("name", named(".txt"))
def test_plain_text_opens_with_date_and_title(name: str) -> None:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"(\w+day, \d{1,2}|Published:) [A-Z][a-z]+ 2031", lines[0])
    assert lines[1] == lines[3] == ""
    assert 0 < len(lines[2]) < 100
    assert lines[4]


def test_one_date_is_known_to_the_month_only() -> None:
    assert text_of("ministry-dam-press-release.txt").startswith("Published: April 2031 ")


def test_the_web_page_has_metadata_and_clutter() -> None:
    page = parsed(FOLDER / "chronicle-ferry-collision.html")
    assert not page.open
    assert page.meta["article:published_time"].startswith("2031-03-02")
    assert (page.meta["author"], page.meta["og:site_name"]) == ("Lorne Attery", "Melhaven Chronicle")
    assert {"Subscribe", "Privacy", "Read next"} <= {piece.strip() for piece in page.words}


def test_records_have_all_fields() -> None:
    bulletins = records(FOLDER / "radio-varrow-bulletins.jsonl")
    fields = {"text", "title", "date", "author", "publisher", "url", "language"}
    assert len(bulletins) == 3
    assert all(set(record) == fields and all(record.values()) for record in bulletins)
    assert all(date.fromisoformat(record["date"]).year == 2031 for record in bulletins)


def test_the_pdf_has_two_pages_of_text() -> None:
    path = FOLDER / "accident-office-interim-note.pdf"
    first, second = pdf_pages(path)
    assert "muted since 19 February" in " ".join(first.split())
    assert "Repair of the breakwater head 0.4" in " ".join(second.split())
    with pypdfium2.PdfDocument(path) as pdf:
        metadata = pdf.get_metadata_dict()
    assert metadata["CreationDate"].startswith("D:20310422")
    assert metadata["Author"] == "Marine Accident Office"


def test_the_word_file_says_who_wrote_it_and_when() -> None:
    path = FOLDER / "seabird-trust-newsletter.docx"
    properties = docx.Document(str(path)).core_properties
    assert (properties.title, properties.author) == ("Little Senn counts its petrels", "Petra Lowick")
    assert properties.created is not None
    assert properties.created.date() == date(2031, 6, 6)
    assert docx_text(path).startswith("Published: 6 June 2031\n")
    with zipfile.ZipFile(path) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(2031, 6, 6)}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_real_is_named(name: str) -> None:
    assert not [real for real in REAL_NAMES if re.search(rf"\b{real}\b", text_of(name))]


@pytest.mark.parametrize("name", named(".html", ".jsonl"))
def test_every_address_is_a_reserved_one(name: str) -> None:
    hosts = re.findall(r"https?://([^/\"\s]+)", (FOLDER / name).read_text(encoding="utf-8"))
    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_weekdays_fit_the_calendar() -> None:
    pattern = rf"({'|'.join(WEEKDAYS)}), (\d{{1,2}}) ({'|'.join(MONTHS)}) 2031"
    dated = re.findall(pattern, " ".join(map(text_of, NAMES)))
    assert len(dated) >= 2
    for weekday, day, month in dated:
        assert date(2031, MONTHS.index(month) + 1, int(day)).weekday() == WEEKDAYS.index(weekday)


def test_the_wire_story_reports_what_a_paper_reports() -> None:
    wire = body("vpa-north-quay-talks.md")
    assert "reported on Monday by the Melhaven Chronicle, which cited three unnamed officials" in wire
    assert "Harbour Ledger, with its own sources" in wire
    assert "the Voice of Ristau, a state propaganda outlet" in wire


def test_the_syndicated_copy_is_a_copy_by_another_publisher() -> None:
    names = ("vpa-north-quay-talks.md", "mail-north-quay-talks.md")
    wire, mail = map(front_matter, names)
    assert wire["publisher"] != mail["publisher"]
    assert wire["title"] != mail["title"]
    assert 0.8 <= shared(*map(body, names)) < 1.0


def test_no_other_two_documents_are_copies() -> None:
    others = [name for name in NAMES if name != "mail-north-quay-talks.md"]
    pairs = [(one, other) for one in others for other in others if one < other]
    assert max(shared(text_of(one), text_of(other)) for one, other in pairs) < 0.6


def test_two_papers_disagree_on_the_injured() -> None:
    chronicle, beacon = text_of("chronicle-ferry-collision.html"), text_of("beacon-ferry-injured.md")
    assert "31 people were injured" in chronicle
    assert "47" not in words(chronicle)
    assert "treated 47 people" in beacon


def test_ministry_and_paper_disagree_on_the_cost() -> None:
    release, courier = text_of("ministry-dam-press-release.txt"), text_of("courier-dam-cost.md")
    assert "84 million crowns" in release
    assert "126" not in words(release)
    assert "will cost 126 million crowns" in courier


def test_the_correction_takes_back_what_the_story_said() -> None:
    story, correction = text_of("chronicle-ferry-collision.html"), text_of("chronicle-correction.md")
    headline = parsed(FOLDER / "chronicle-ferry-collision.html").meta["og:title"]
    assert f"“{headline}”" in correction
    assert "14 knots" in story
    assert "a speed of about 9 knots" in correction


def test_the_long_report_is_long_and_adds_up() -> None:
    report = body("inspectorate-dam-report.md")
    assert 1800 <= len(report.split()) <= 3000
    assert len(re.findall(r"^## ", report, re.MULTILINE)) >= 6
    assert len(re.findall(r"^\| --- ", report, re.MULTILINE)) == 3
    flows = [int(flow) for flow in re.findall(r"^\| 20\d\d[^|]*\| (\d+) \|", report, re.MULTILINE)]
    changes = [int(change) for change in re.findall(r"\| \+(\d+)", report)]
    assert changes == [after - before for before, after in pairwise(flows)]


def test_questions_are_of_every_kind() -> None:
    kinds = Counter(str(row["kind"]) for row in questions())
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 4
    assert kinds["unanswerable-topic"] + kinds["unanswerable-near"] >= 12
    assert len({row["question"] for row in questions()}) == len(questions())


def test_unanswerable_questions_have_neither_answer_nor_source() -> None:
    for row in questions():
        open_question = str(row["kind"]).startswith("unanswerable")
        assert (row["answer"] is None) == (row["source"] is None) == open_question


@pytest.mark.parametrize("row", answered(), ids=lambda row: row["question"])
def test_every_answer_stands_in_its_source(row: Row) -> None:
    assert isinstance(row["answer"], list)
    assert row["answer"]
    missing = [answer for answer in row["answer"] if answer not in text_of(str(row["source"]))]
    assert not missing


@pytest.mark.parametrize("row", answered(), ids=lambda row: row["question"])
def test_no_question_copies_its_source(row: Row) -> None:
    asked, source = words(str(row["question"])), " ".join(words(text_of(str(row["source"]))))
    runs = [" ".join(asked[at : at + 6]) for at in range(len(asked) - 5)]
    assert not [run for run in runs if run in source]


def test_every_document_but_the_copy_is_asked_about() -> None:
    assert set(NAMES) - {row["source"] for row in answered()} == {"mail-north-quay-talks.md"}


def test_the_first_page_asks_three_that_are_answered_and_one_that_is_not() -> None:
    answers = {row["question"]: row["answer"] for row in questions()}
    assert [answers[question] is None for question in QUESTIONS] == [False, False, False, True]
