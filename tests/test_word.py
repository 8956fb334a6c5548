from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from index.errors import DocumentError
from index.word import read_word


def saved(document: WordDocument) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def with_body(xml: str) -> bytes:
    """A Word file whose body is this WordprocessingML."""
    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        body.insert(len(body) - 1, element)
    return saved(document)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_paragraphs_lists_and_tables_come_in_order() -> None:
    document = docx.Document()
    document.add_heading("Bridge report", 0)
    document.add_paragraph("The bridge reopened.")
    document.add_heading("What it cost", 1)
    document.add_paragraph("")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Item", "Cost", "Steel", "21.0\nmillion"), strict=True
    ):
        cell.text = text
    document.add_heading("Later", 2)
    document.add_paragraph("The tram returns.", style="List Bullet")
    document.add_paragraph("The path opens.", style="List Number")
    found = read_word(saved(document), "a.docx")
    assert found.text == (
        "# Bridge report\n\nThe bridge reopened.\n\n# What it cost\n\nItem | Cost\nSteel | 21.0 million\n\n"
        "## Later\n\n- The tram returns.\n- The path opens."
    )
    assert found.title == "Bridge report"


def test_properties_are_metadata_and_the_date_is_when_it_was_made() -> None:
    document = docx.Document()
    document.core_properties.title = "Bridge: a report"
    document.core_properties.author = "Jane Doe"
    document.core_properties.created = datetime(2024, 2, 11, 10, 0)
    document.add_paragraph("The bridge reopened.")
    found = read_word(saved(document), "a.docx")
    assert found.title == "Bridge: a report"
    assert dict(found.metadata) == {"format": "docx", "author": "Jane Doe", "created": "2024-02-11"}


def test_a_program_is_no_author() -> None:
    document = docx.Document()
    document.add_paragraph("The bridge reopened.")
    assert read_word(saved(document), "a.docx").author is None


def test_what_was_deleted_is_gone_and_what_was_inserted_is_there() -> None:
    body = (
        f"<w:p>{run('The bridge ')}"
        '<w:del w:id="1" w:author="a"><w:r><w:delText>closed</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="a">{run("reopened")}</w:ins>{run(".")}</w:p>'
        f'<w:ins w:id="3" w:author="a"><w:p>{run("It is green.")}</w:p></w:ins>'
    )
    assert read_word(with_body(body), "a.docx").text == "The bridge reopened.\n\nIt is green."


def test_links_content_controls_tabs_and_fields_are_read_as_shown() -> None:
    body = (
        f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>"
        f'<w:p><w:hyperlink w:anchor="x">{run("A link")}</w:hyperlink>'
        "<w:r><w:tab/><w:t>after a tab</w:t><w:br/>"
        "<w:t>next line, co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>"
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>{run("7")}</w:p>'
    )
    assert read_word(with_body(body), "a.docx").text == (
        "In a control.\n\nA link\tafter a tab\nnext line, co-op\n\n7"
    )


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:p>{run('Beside it.')}<w:r><mc:AlternateContent {mc}>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read_word(with_body(body), "a.docx").text == "Beside it.\n\nIn the box."


def test_a_frame_of_one_cell_is_no_table_and_merged_cells_are_read_once() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

    frame = f"<w:tbl><w:tr>{cell('All of a letter.')}</w:tr></w:tbl>"
    merged = '<w:gridSpan w:val="2"/>'
    table = f"<w:tbl><w:tr>{cell('Both', merged)}</w:tr><w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl>"
    assert read_word(with_body(frame + table), "a.docx").text == "All of a letter.\n\nBoth\na | b"


def test_headings_are_known_by_name_whatever_the_language_of_their_ids() -> None:
    document = docx.Document()
    document.add_heading("Kosten", 2)
    document.styles["Heading 2"].element.set(qn("w:styleId"), "berschrift2")
    for style in document.element.body.iter(qn("w:pStyle")):
        style.set(qn("w:val"), "berschrift2")
    assert read_word(saved(document), "a.docx").text == "## Kosten"


def test_an_empty_document_says_so() -> None:
    with pytest.raises(DocumentError, match="holds no text"):
        read_word(saved(docx.Document()), "a.docx")


def test_an_archive_that_unpacks_to_too_much_is_not_opened() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as entry:
        for _ in range(301):
            entry.write(bytes(1_000_000))
    assert len(file.getvalue()) < 1_000_000
    with pytest.raises(DocumentError, match="unpacks to 301 MB"):
        read_word(file.getvalue(), "a.docx")


def test_a_damaged_or_foreign_archive_says_so() -> None:
    whole = saved(docx.Document())
    with pytest.raises(DocumentError, match="damaged"):
        read_word(whole[: len(whole) // 2], "a.docx")
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("notes.txt", "x")
    with pytest.raises(DocumentError, match="no Word document"):
        read_word(file.getvalue(), "a.docx")
