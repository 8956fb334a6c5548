import pytest

from index.outlets import Form, address, form, host, is_section


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tarn Gazette", Form.PLAIN),
        ("The Tarn & Port Chronicle", Form.PLAIN),
        ("TARN GAZETTE", Form.PLAIN),
        ("Northern News Agency", Form.PLAIN),
        ("Reuters", Form.PLAIN),
        ("Agence France-Presse", Form.PLAIN),
        ("tarn-post.example", Form.PLAIN),
        ("Evening Star", Form.LIKELY),
        ("Radio Tarn", Form.LIKELY),
        ("Travel Journal", Form.LOOSE),
        ("Gazette", Form.NONE),
        ("reuters", Form.NONE),
        ("the gazette", Form.NONE),
        ("A Gazette", Form.NONE),
        ("Good News", Form.NONE),
        ("Harbour Agency", Form.NONE),
        ("Tarn gazette", Form.NONE),
        ("Tarn Gazette wins", Form.NONE),
        ("Ada Roe", Form.NONE),
        ("Tarn, Gazette", Form.NONE),
        ("notes.md", Form.NONE),
        ("", Form.NONE),
    ],
)
def test_how_much_a_name_looks_like_an_outlets(name: str, expected: Form) -> None:
    assert form(name) is expected


@pytest.mark.parametrize("line", ["WORLD", "World news", "Local news | Politics", "News > Business"])
def test_a_section_is_no_outlet(line: str) -> None:
    assert is_section(line)
    assert form(line) is Form.NONE


@pytest.mark.parametrize("line", ["World", "Politics", "World news today", "Tarn news", "News: it works", ""])
def test_a_word_that_may_be_a_title_is_no_section(line: str) -> None:
    assert not is_section(line)


@pytest.mark.parametrize(
    ("name", "site", "page"),
    [
        ("www.tarn.example", "tarn.example", None),
        ("tarn.example", "tarn.example", None),
        ("https://www.tarn.example/", "tarn.example", None),
        ("https://news.tarn.example/a?b=1", "news.tarn.example", "https://news.tarn.example/a?b=1"),
        ("report.pdf", None, None),
        ("e.g.", None, None),
        ("Tarn", None, None),
    ],
)
def test_an_address_names_its_site(name: str, site: str | None, page: str | None) -> None:
    assert (host(name), address(name)) == (site, page)
