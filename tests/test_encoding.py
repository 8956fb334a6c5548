import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoding import decode
from index.errors import DocumentError
from index.signatures import is_web_page, what

ENGLISH = "“We said two years – and we did,” the mayor’s office said. The café’s £38.5m estimate is naïve."
GERMAN = "Der Bürgermeister erklärte, die Brücke müsse größer werden; „schöner“ sei sie schon für alle."
FRENCH = "Le conseil a décidé de rénover le pont après deux années. « C’est bien », a dit le maire à l’été."
SPANISH = (
    "El año pasado, la señora Muñoz pidió más información sobre la construcción del puente: ¿quién pagará?"
)
PORTUGUESE = "A câmara decidiu reparar a ponte após dois anos; não há razões para a demora, diz a população."
SWEDISH = "Kommunen beslutade på tisdagen att reparera bron. Några invånare är emot, även om löftet hölls."
DANISH = (
    "Byrådet besluttede at reparere broen. Løftet er holdt, sagde borgmesteren, og prisen går ned på sigt."
)
POLISH = (
    "Rada miejska zdecydowała o remoncie mostu. Część mieszkańców jest przeciw; ruch objazdem, żeby zdążyć."
)
CZECH = "Městská rada v úterý rozhodla o opravě mostu. Příští týden začnou dělníci pracovat, řekl ředitel."
HUNGARIAN = "A városi tanács a híd felújításáról döntött. Az őrök szerint nyáron elterelik a forgalmat."
TURKISH = (
    "Belediye meclisi köprünün onarılmasına karar verdi. Başkan sözünü tuttuğunu söyledi; karşı çıkan oldu."
)
RUSSIAN = "Городской совет во вторник решил отремонтировать мост. Мэр заявил, что обещание выполнено."
UKRAINIAN = (
    "Міська рада у вівторок вирішила відремонтувати міст. Міський голова заявив, що обіцянку виконано."
)
GREEK = "Το δημοτικό συμβούλιο αποφάσισε να επισκευάσει τη γέφυρα. Ο δήμαρχος δήλωσε ότι η υπόσχεση τηρήθηκε."
JAPANESE = "市議会は火曜日、二年間の議論を経て橋の改修を決定した。市長は約束を守ったと述べた。"
CHINESE = "市议会星期二经过两年的讨论，决定修复这座桥。市长说承诺已经兑现，但一些居民反对。"
KOREAN = "시의회는 화요일 2년간의 논의 끝에 다리를 보수하기로 결정했다. 시장은 약속을 지켰다고 말했다."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        ("The bridge’s cost was £38.5m.", "cp1252"),
        ("Costs rose by €3 million, the board said.", "cp1252"),
        (ENGLISH.replace("£", "") + " Café.", "mac-roman"),
        (GERMAN, "cp1252"),
        (GERMAN.replace("„", "").replace("“", ""), "latin-1"),
        (GERMAN.replace("„", "").replace("“", ""), "cp850"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"),
        (SPANISH, "cp1252"),
        (SPANISH, "latin-1"),
        (PORTUGUESE, "cp1252"),
        (SWEDISH, "cp1252"),
        (DANISH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (HUNGARIAN, "cp1250"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (
            f"From a letter of the harbour board to the mayor, in its own words. {RUSSIAN}",
            "cp1251",
        ),
        (GREEK, "cp1253"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "euc_kr"),
    ],
)
def test_a_paragraph_is_read_back_from_the_encoding_it_was_written_in(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@given(
    text=st.text(
        st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\r\n\u2028é🙂"), min_size=1
    )
)
def test_unicode_is_read_back_exactly_whatever_the_line_ends(encoding: str, text: str) -> None:
    if text[0] != "\ufeff":  # which is the byte order mark itself
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_the_byte_order_mark_tells_either_order_and_is_no_text(encoding: str) -> None:
    assert decode("\ufeffBrücke 🙂\r\n".encode(encoding)) == "Brücke 🙂\r\n"


def test_a_stray_byte_does_not_make_utf_8_another_encoding() -> None:
    assert decode((UKRAINIAN + " café").encode()[:-1]) == UKRAINIAN + " caf\ufffd"
    assert decode(RUSSIAN.encode() + b" \x96 " + RUSSIAN.encode()) == f"{RUSSIAN} \ufffd {RUSSIAN}"


def test_what_a_page_declares_decides_where_utf_8_does_not_fit() -> None:
    assert decode("\u0416\u0443\u043a".encode("koi8-r"), "koi8-r") == "Жук"
    assert decode(b"\x93so\x94", "iso-8859-1") == "“so”"  # as browsers do
    assert decode("Жук".encode(), "koi8-r") == "Жук"
    assert decode(SPANISH.encode("cp1252"), "no-such-encoding") == SPANISH


@pytest.mark.parametrize("data", [b"a\0b\0c\0", b"\x01\x02\x03\x04 text \x05\x06", b"\xff\xfea\0\0\0b\0"])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="is not text"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"PK\x03\x04....xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04....word/document.xml", "a Word document"),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", "an EPUB book"),
        (b"PK\x03\x04....notes.txt", "a zip archive"),
        (b"{\\rtf1\\ansi Hello}", "a Rich Text document"),
        (b"MZ\x90\0\x03", "a Windows program"),
        (b"\0\0\0\x18ftypheic", "a video, a recording or a HEIC image"),
        (b"MZ is an abbreviation.", None),
        (b"BM 25 ranks documents.", None),
        (b"A council met.", None),
    ],
)
def test_a_format_is_told_by_its_first_bytes(data: bytes, name: str | None) -> None:
    assert what(data) == name


def test_a_web_page_is_told_from_text_about_one() -> None:
    assert is_web_page(b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><p>")
    assert is_web_page(b"<html lang=en>")
    assert not is_web_page(b"The <html> element is the root.")
