"""Bytes to text: whether they are text at all, and in which encoding.

A byte order mark decides, then strict UTF-8, then what the file declares, then what reads as a language.
charset-normalizer knows Cyrillic, Greek and East Asian encodings well, but takes short Spanish or English
in Windows-1252 for Central European; so single-byte Latin encodings are told apart here, by the letters
that each language writes. The text is never altered, save that bytes that mean nothing become U+FFFD.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, lookup

from index.errors import DocumentError

_MARKS = (  # UTF-32 first: its mark begins like that of UTF-16
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
_WESTERN = "äöüß àâæçéèêëîïôœùûüÿ áéíñóúü áâãàçéêíóôõú àèéìíîòóùú éëïèöüó åäöæøé áðéíóúýþæö àçèéíïòóúü äõöüšž"
_CENTRAL = "ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîşţșț čćđšž"
_BALTIC = "ąčęėįšųūž āčēģīķļņšūž äõöüšž"
_ALPHABETS = (  # where two read equally well, the first is the commoner
    ("cp1252", _WESTERN),
    ("cp1250", _CENTRAL),
    ("iso8859-2", _CENTRAL),
    ("cp1254", "çğıöşüâîûi̇"),
    ("cp1257", _BALTIC),
    ("iso8859-15", _WESTERN),
    ("mac-roman", _WESTERN),
    ("cp850", _WESTERN),
    ("cp852", _CENTRAL),
)
_SCRIPTS = (  # what is met with; short texts fit something among all that ever was
    "cp1251 koi8_r koi8_u cp866 iso8859_5 mac_cyrillic cp1253 iso8859_7 cp1255 cp1256 cp874 cp932 gb18030 "
    "big5 cp949".split()
)
_SIGNS = frozenset("“”„‚‘’–—…«»‹›°§€£¥©®™·•†‡¿¡ºª²³¹½¼¾×±µ\xa0\xad´−")
_INSIDE_WORDS = frozenset("’‘·\xad´")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file, without its byte order mark. declared: the encoding it says it is in, if any.

    Raises DocumentError if it is no text, or in no encoding that can be told.
    """
    text = _decoded(data, declared)
    if len(_CONTROLS.findall(text)) > len(text) / 50 or "\0" in text:
        raise DocumentError("is not text: it holds control characters. Give the document it was made from")
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data:
        raise DocumentError(
            "is not text: it holds NUL bytes. If it is text in UTF-16 without a byte order mark, "
            "save it as UTF-8"
        )
    if b"\x1b$B" in data:
        return data.decode("iso2022_jp", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _declared(data, declared) or _in_the_likeliest(data)


def _damaged_utf8(data: bytes) -> str | None:
    """A download that broke off or a line pasted in from elsewhere: one stray byte is no other encoding."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    kept = len(_NOT_ASCII.findall(text)) - lost
    return text if lost * 10 <= kept else None


def _declared(data: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        name = lookup(encoding).name
        # the web's rule: pages that say ISO-8859-1 or ASCII are written in Windows-1252
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, ValueError):
        return None


def _in_the_likeliest(data: bytes) -> str:
    sample = _sample(data)
    score, encoding = max(_readings(sample), key=lambda reading: reading[0], default=(0.0, ""))
    accented, plain = len(re.findall(rb"[\x80-\xff]", sample)), len(re.findall(rb"[A-Za-z]", sample))
    if (score >= 0.9 and accented < plain) or (score >= 0.6 and accented * 5 < plain):
        return data.decode(encoding, "replace")
    text = _japanese(data) or _in_another_script(data)
    if text is None and score < 0.5:
        raise DocumentError("is in no encoding that can be told: save it as UTF-8")
    return data.decode(encoding, "replace") if text is None else text


def _japanese(data: bytes) -> str | None:
    """In EUC-JP, which in short texts is taken for Korean; nothing else reads as so many kana in it."""
    try:
        text = data.decode("euc_jp")
    except UnicodeDecodeError:
        return None
    return text if len(re.findall(r"[\u3041-\u30ff]", text)) > 0.2 * len(text) else None


def _in_another_script(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_SCRIPTS)).best() or from_bytes(data).best()
    return None if best is None else str(best)


def _sample(data: bytes) -> bytes:
    first = re.search(rb"[\x80-\xff]", data)
    begin = max(0, first.start() - 1_000) if first else 0
    return data[begin : begin + 100_000]


def _readings(data: bytes) -> list[tuple[float, str]]:
    readings = []
    for encoding, alphabets in _ALPHABETS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        shares = [_share_read(text, alphabet) for alphabet in alphabets.split()]
        mixed = 0.95 * _share_read(text, alphabets)  # a foreign name or two
        readings.append((max(mixed, *shares), encoding))
    return readings


def _share_read(text: str, alphabet: str) -> float:
    """The share of the characters beyond ASCII that stand where a language with this alphabet has them."""
    places = [match.start() for match in _NOT_ASCII.finditer(text)]
    return sum(_fits(text, place, alphabet) for place in places) / len(places) if places else 0.0


def _fits(text: str, place: int, alphabet: str) -> bool:
    character, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if character in _SIGNS:
        return character in _INSIDE_WORDS or not (before.isalpha() and after.isalpha())
    among_others = before > "\x7f" and after > "\x7f" and before.isalpha() and after.isalpha()
    return (
        character.lower() in alphabet and not among_others and not (character.isupper() and before.islower())
    )
