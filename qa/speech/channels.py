"""Where somebody said it: "in a post on X", "on its website", "in a letter to the council"."""

import re

_SITES = (
    r"(?:X|Twitter|Facebook|Telegram|Instagram|Truth\sSocial|TikTok|YouTube|LinkedIn|Weibo|WhatsApp|Threads|"
    r"Mastodon|Bluesky|Reddit|VKontakte|social\smedia)\b"
)
_ONE = r"(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,2}?"
_CHANNEL = re.compile(
    rf"\b(?:[Ii]n|[Oo]n|[Vv]ia|[Tt]hrough)\s(?:{_ONE}(?:post|tweet|message|statement|letter|video|e-?mail|"
    r"press\srelease|press\sconference|news\sconference|briefing|speech|blog|open\sletter)\b"
    rf"(?:\s(?:on|to)\s(?:{_SITES}|{_ONE}[\w-]+\b))?|{_SITES})"
    rf"|\b[Oo]n\s{_ONE}(?:website|site|blog|account|page|channel|feed)\b"
)
_BESIDE = re.compile(
    r"\b(?:said|says|wrote|writes|told|announced|stated|reported|added|posted|published)\s(?:\w+\s)?\Z"
)


def channel(text: str) -> str:
    """Where a sentence says that somebody spoke, in its words; "" where it tells of none or of several."""
    found = [match for match in _CHANNEL.finditer(text) if _is_of_speech(text, match)]
    if len(found) != 1:
        return ""
    words = " ".join(found[0][0].split())
    return words[:1].lower() + words[1:]


def _is_of_speech(text: str, match: re.Match[str]) -> bool:
    """Whether it stands right after a verb of saying, or opens the sentence before a comma."""
    opens = not re.search(r"\w", text[: match.start()]) and text[match.end() : match.end() + 1] == ","
    return opens or bool(_BESIDE.search(text[: match.start()]))
