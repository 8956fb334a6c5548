"""Names that a newspaper, an agency, a broadcaster or a site may have, told by their form.

The form alone proves nothing: "Hard Times" and "Travel Journal" have it, too. Whoever asks needs to see
where the name stands, and beside what.
"""

import re
from enum import IntEnum


class Form(IntEnum):
    """How much like an outlet's a name looks: `LOOSE` is as likely a book's, a diary's or a section's."""

    NONE = 0
    LOOSE = 1  # Travel Journal, Parish Record
    LIKELY = 2  # Evening Star, Hard Times
    PLAIN = 3  # Harrow Gazette, Northern News Agency, Reuters, www.gazette.example


_PLAIN = frozenset(
    """
    herald gazette tribune argus courant intelligencer newspaper newswire telegraph chronicle courier
    """.split()
)
_LIKELY = frozenset(
    """
    times post mail express echo observer guardian examiner inquirer enquirer ledger dispatch sentinel
    advertiser mercury news press star sun mirror globe standard independent radio television tv
    broadcasting wire daily weekly beacon bulletin messenger today newsletter zeitung kurier rundschau gazeta
    """.split()
)
_LOOSE = frozenset(
    "journal record review register reporter citizen advocate voice world monitor magazine".split()
)
_WHOLE = frozenset(
    re.split(
        r"\s*[|\n]\s*",
        """reuters|thomson reuters|ap|associated press|afp|agence france-presse|upi|dpa|pa media
        press association|efe|ansa|tass|interfax|interfax-ukraine|ria novosti|xinhua|kyodo|yonhap|anadolu
        belga|pti|ians|ukrinform|unian|belta|bloomberg|bbc|bbc news|cnn|npr|pbs|itv|sky news|al jazeera
        deutsche welle|france 24|euronews|voice of america|radio free europe|meduza|politico|axios
        der spiegel|le monde|le figaro|die zeit|die welt|el país|la repubblica|wall street journal
        usa today|newsweek|wikinews|pr newswire|prnewswire|business wire|globe newswire""",
    )
)
_NO_FIRST = frozenset(
    """
    a an my our his her your their this that these how why what who on in for by to no good general sales
    """.split()
)
_SECTIONS = frozenset(
    """
    news world national international local regional politics business economy sport sports opinion comment
    analysis culture arts science technology tech health environment climate travel education crime breaking
    exclusive latest top home
    """.split()
)
_JOINING = frozenset("of the and & for de der die das la le el".split())
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?P<path>/\S*)?", re.I
)
_TOP = frozenset("com org net info news media press tv uk us eu de fr es it nl pl ua example".split())
_COPIED = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)


def form(name: str) -> Form:
    """How much a name looks like an outlet's."""
    if host(name):
        return Form.PLAIN
    words = name.removeprefix("The ").removeprefix("THE ").split()
    low = [word.lower() for word in words]
    if " ".join(low) in _WHOLE and name[0].isupper():
        return Form.PLAIN
    if (
        set(low) <= _SECTIONS
        or not 2 <= len(words) <= 6
        or low[0] in _NO_FIRST
        or not all(map(_may_stand, words))
    ):
        return Form.NONE
    return _by_last(low)


def _by_last(low: list[str]) -> Form:
    if low[-1] in _PLAIN or (low[-1] == "agency" and low[-2] in ("news", "press")):
        return Form.PLAIN
    if low[-1] in _LIKELY or low[0] in ("radio", "voice"):
        return Form.LIKELY
    return Form.LOOSE if low[-1] in _LOOSE else Form.NONE


def _may_stand(word: str) -> bool:
    """Capitalised, "&", or a little word between."""
    return word in _JOINING or (word[0].isupper() and re.fullmatch(r"[\w'’.-]*\w", word) is not None)


def is_section(line: str) -> bool:
    """Whether a line names a section of a newspaper: "WORLD", "Local news"; "Politics" may be a title."""
    words = re.findall(r"[^\W\d_]+", line)
    plain = re.fullmatch(r"[\w\s|/>&»›·•-]+", line) is not None
    return plain and {word.lower() for word in words} <= _SECTIONS and (len(words) > 1 or line.isupper())


def host(name: str) -> str | None:
    """The site that a web address names: "gazette.example" of "https://www.gazette.example/2031/"."""
    match = _DOMAIN.fullmatch(name)
    if not match or not (_COPIED.match(name) or match["host"].rpartition(".")[2].lower() in _TOP):
        return None
    return match["host"].lower()


def address(name: str) -> str | None:
    """The name if it is the whole address of a page."""
    match = _DOMAIN.fullmatch(name)
    return name if match and _COPIED.match(name) and len(match["path"] or "") > 1 else None
