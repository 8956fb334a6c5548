"""Where sentences begin and end, by rule: no model, no dependency.

Made for news and reports in English, with the basics of German, French, Spanish and Russian and of scripts
with stops of their own. What the words alone cannot tell (is "U.S. Open" a name?) goes the way that is most
frequent. It corrects nothing and parses nothing: a quotation of three sentences is three sentences.
"""

import re
from dataclasses import dataclass

from index import abbreviations as known
from index.layout import Block, blocks

_STOP = re.compile(
    r"(?P<mark>\.(?:[ \u00a0]\.){2,}+|[.!?…‥．]++|[。！？｡؟।॥۔։።။។‼⁇⁈⁉]++[.!?…。！？]*+)"
    r"(?P<close>(?:[\"'”’»›“‘«‹)\]}*_」』）】〉》¹²³⁰⁴-⁹]|\[[^\[\]\n]{1,40}\]|:\d{1,4}(?=\s))*+"
    r"(?:[ \u00a0\u202f]?(?:''|[)\]](?=[\s.])|\[ ?(?:\d{1,3}|[a-z]+ needed) ?\]))*+"
    r"(?:[ \u00a0\u202f]{1,2}[»›](?=[\s.,;:!?…)\]]|\Z))?)"
)
_WIDE = "。！？｡؟।॥۔։።။។‼⁇⁈⁉"
_CLOSING = '"”’»)]'
_OPENING = "“‘«‹"
_LEAD = re.compile(r"[\s\"'`“”„‟«»‘’‚‹›(\[{¿¡*_\-–—•·]*+")
_GOES_ON = ",;:+=−×÷&%/…"
_LETTER_OR_DIGIT = re.compile(r"\w")
_NEXT = re.compile(r"(\w++)(['’]?)(?=(.?))", re.DOTALL)
_PLAIN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_INITIAL = re.compile(r"[^\W\d_]\.")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxIVX]{1,5})[)\]]?")
_ORDINAL = re.compile(
    r"\b(?:der|die|das|dem|den|des|im|ins|am|vom|zum|zur|beim|ab|bis|seit|und)\s\d{1,3}\Z", re.IGNORECASE
)
_TIMES = ("a.m", "p.m", "pm")
_BRACKET = re.compile(r"[(\[{](?!.*[)\]}])")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}")
_ROMAN = re.compile(r"[IVXLCDM]+")
_DAY_MONTH = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\Z")
_MONTH_YEAR = re.compile(r"\d{1,2}\.\s?\d{4}\b|\d{1,2}\.(?:\s|\Z)")
_YEAR = re.compile(r"\d{4}\b")
_SAYS = re.compile(
    r"(?:[\w.'’-]+\s){1,3}(?:said|says|asked|asks|shouted|cried|wrote|tweeted|added|replied|told|demanded)\b"
)
_ZONE = re.compile(r"\w+ (?:(?:[Ss]tandard|[Dd]aylight|[Ss]ummer) )?[Tt]ime\b|[A-Z]{2,5}\b")
_VOWEL = re.compile(r"[^b-df-hj-np-tv-xzßçñбвгджзйклмнпрстфхцчшщ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: start and end count its characters; no white space at either end."""

    start: int
    end: int


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of text[start:end], in order; offsets are into text.

    They do not overlap, and every character of the range that is not blank lies in exactly one. What stands
    outside the range has no influence. A fenced code block counts as one sentence.
    """
    stop = len(text) if end is None else end
    return [span for block in blocks(text, start, stop) for span in sentences_of(text, block)]


def sentences_of(text: str, block: Block) -> list[Span]:
    """The sentences of one block of a text; what has no letter or digit is part of the one before it."""
    if block.kind == "code":
        return [Span(block.start, block.end)]
    found: list[Span] = []
    begin, worded = block.start, _worded(text, block.start, block.end)
    for match in _STOP.finditer(text, block.start, block.end):
        if match.start() < worded:
            continue  # no sentence is punctuation alone
        end = _end(_Stop(text, begin, match.start(), match["mark"], match["close"], block.end))
        if end:
            found.append(Span(begin, end))
            begin = _skip_blank(text, end, block.end)
            worded = _worded(text, begin, block.end)
    if found and worded == block.end:
        found[-1] = Span(found[-1].start, block.end)
    elif begin < block.end:
        found.append(Span(begin, block.end))
    return found


@dataclass(frozen=True, slots=True)
class _Stop:
    """Something that may end a sentence, and where it stands.

    begin  of the sentence         at     of the mark        limit  of the block
    mark   "." or "?!" or "..."    close  quotes, brackets and footnote signs right after the mark
    """

    text: str
    begin: int
    at: int
    mark: str
    close: str
    limit: int

    @property
    def after(self) -> int:
        return self.at + len(self.mark) + len(self.close)

    @property
    def word(self) -> str:
        """The word before, without quotes and brackets around it, "z. B" as "z.B"; "" if there is none."""
        near = self.text[max(self.begin, self.at - 40) : self.at].split()
        if not near:
            return ""
        word = _BRACKET.split(near[-1])[-1].lstrip("\"'`“”„«»‘’‚‹›¿¡*_-–—/").rstrip("\"'“”»’›)]*_")
        initials = len(word) == 1 and len(near) > 1 and near[-2][-2:-1].islower()
        return near[-2] + word if initials and _INITIAL.fullmatch(near[-2]) else word

    def next_word(self, at: int) -> str:
        match = _NEXT.match(self.text, at, self.limit)
        return match[1] if match else ""

    def leads_to(self, words: frozenset[str], at: int) -> bool:
        """Whether one of these words stands at a place: the whole word, and no initial before a period."""
        match = _NEXT.match(self.text, at, self.limit)
        if match is None or match[1] not in words:
            return False
        return bool(match[2]) or not match[3] or match[3].isspace() or match[3] == ","


def _worded(text: str, start: int, end: int) -> int:
    match = _LETTER_OR_DIGIT.search(text, start, end)
    return match.start() if match else end


def _skip_blank(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _end(stop: _Stop) -> int:
    """Where the sentence ends, if it does at this stop; 0 if not."""
    if stop.after == stop.limit:
        return stop.after
    if stop.mark[0] in _WIDE:
        return stop.after if _ends_wide(stop) else 0
    if not stop.text[stop.after].isspace():
        return _end_without_space(stop)
    lead = _LEAD.match(stop.text, stop.after, stop.limit)
    at = lead.end() if lead else stop.after
    if at == stop.limit:
        return stop.after
    if stop.text[at] in _GOES_ON:
        return 0
    return stop.after if _ends(stop, at) else 0


def _ends(stop: _Stop, at: int) -> bool:
    """Whether the sentence ends, when white space and then, at `at`, a letter, digit or sign follows."""
    asks = "!" in stop.mark or "?" in stop.mark
    if stop.close and stop.text[stop.at - 1] in "([":  # an elision, "[...]", or a doubt, "(?)"
        return not (asks and stop.text[stop.at - 1] == "(") and stop.text[at].isupper()
    if stop.text[at].islower():
        return not stop.close and stop.mark in ".!?" and _closes_before_lower_case(stop.word, asks)
    if stop.mark == ".":
        return _period_ends(stop, stop.word, at)
    if stop.word in known.EXCLAIMED:
        return stop.leads_to(known.FIRST_OR_NAME, at)
    return not (asks and stop.close.strip(")]}") and _speaks(stop, at))


def _ends_wide(stop: _Stop) -> bool:
    """These need no space. Japanese takes a quotation up again with a particle."""
    return not (stop.close and stop.text.startswith(("と", "って"), stop.after))


def _end_without_space(stop: _Stop) -> int:
    """Where one sentence runs into the next, "…on Monday.The minister…": only where both words are plain."""
    opened = len(stop.close) - len(stop.close.rstrip(_OPENING))
    if stop.close == '"' and stop.text.count('"', max(stop.begin, stop.at - 1000), stop.at) % 2 == 0:
        opened = 1
    word = stop.word
    if len(stop.mark) > 1 or "'" in stop.close or stop.text[stop.at - 1].isspace():
        return 0
    if not (_ordinary(word) or (word.isdigit() and stop.at - stop.begin > 20)):
        return 0
    follower = stop.next_word(stop.after)
    likely = follower.istitle() and not word[:1].isupper() and follower not in known.DOMAINS
    words = known.FIRST_OR_NAME | {follower} if likely else known.FIRST_OR_NAME
    begins = stop.leads_to(words, stop.after) or _ACRONYM.match(stop.text, stop.after, stop.limit)
    return stop.after - opened if begins else 0


def _speaks(stop: _Stop, at: int) -> bool:
    """'"Stop!" Smith said' goes on, as does '"Stop!" (2006)'; '"Stop!" He said nothing' does not."""
    if stop.text[at - 1] == "(" and stop.text[at].isdigit():
        return True
    return not stop.leads_to(known.FIRST_OR_NAME, at) and bool(_SAYS.match(stop.text, at, stop.limit))


def _closes_before_lower_case(word: str, asks: bool) -> bool:
    """Whether a sentence may begin in lower case: after a plain word, not in "Yahoo! said", "Inc. said"."""
    if asks and word[:1].isupper():
        return False
    if word.isupper():
        return _ordinary(word.rpartition("-")[2]) and not _ROMAN.fullmatch(word)
    if word[:1].isupper():
        return len(word) > 4 and _ordinary(word)
    return _ordinary(word) or (len(word) == 4 and word.isdigit())


def _ordinary(word: str) -> bool:
    """A word of three letters or more that is no abbreviation."""
    return len(word) > 2 and bool(_PLAIN.fullmatch(word)) and not _abbreviated(word)


def _abbreviated(word: str) -> bool:
    abbreviations = (known.NEVER, known.MAYBE, known.LAST, known.BEFORE_NUMBER)
    return word in known.CAPITALISED or _bare(word) or any(word.lower() in words for words in abbreviations)


def _bare(word: str) -> bool:
    """No vowel and not in capitals, like "Sgt", "Nr" or "гг": an abbreviation, whichever it is."""
    return 1 < len(word) < 5 and word.isalpha() and not word.isupper() and not _VOWEL.search(word)


def _period_ends(stop: _Stop, word: str, at: int) -> bool:
    """Whether a single period ends the sentence, when what follows is no lower-case letter."""
    low = word.rpartition("-")[2].lower()
    number = stop.text[at].isdigit()
    if stop.at - stop.begin < 12 and _ENUMERATOR.fullmatch(stop.text, stop.begin, stop.at):
        return False
    if stop.text[stop.at - 1] in _CLOSING or (_all_capitals(word) and not _in_capitals(stop, at)):
        return True
    if low in known.NEVER or (low in known.BEFORE_NUMBER and (number or stop.text[at] == "§")):
        return False
    if low in known.LAST and ")" not in stop.close:
        return not number and not (low in _TIMES and _still_time(stop, at))
    if word.isdigit():
        return not _is_ordinal(stop, at)
    if len(word) == 1 and word.isupper():
        return stop.leads_to(known.FIRST, at)
    abbreviated = low in known.MAYBE or low in known.LAST or word in known.CAPITALISED or _bare(word)
    if abbreviated or _DOTTED.fullmatch(word) or (len(word) == 1 and word.islower()):
        return stop.leads_to(known.FIRST_OR_NAME, at)
    return True


def _in_capitals(stop: _Stop, at: int) -> bool:
    """Whether the next word is in capitals too: "MR. SMITH" is a name, "by MS. The method" is none."""
    return _all_capitals(stop.next_word(at))


def _all_capitals(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _still_time(stop: _Stop, at: int) -> bool:
    """6 p.m. Monday, 6 p.m. EST, 6 p.m. Kyiv time."""
    return stop.next_word(at) in known.CALENDAR or bool(_ZONE.match(stop.text, at, stop.limit))


def _is_ordinal(stop: _Stop, at: int) -> bool:
    """German "am 11. Februar", "im 19. Jahrhundert", "11. 2. 2024"."""
    text, begin = stop.text, max(stop.begin, stop.at - 12)
    if text[at].isdigit():
        day, year = _MONTH_YEAR.match(text, at, stop.limit), _YEAR.match(text, at, stop.limit)
        return len(stop.word) < 3 and bool(day or (year and _DAY_MONTH.search(text[begin : stop.at])))
    if stop.next_word(at) in known.CALENDAR | known.COUNTED:
        return True
    return bool(_ORDINAL.search(text[begin : stop.at])) and not stop.leads_to(known.FIRST_OR_NAME, at)
