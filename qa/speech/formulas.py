"""Set phrases around reported speech: regular expressions alone, used by `qa.speech.reported`."""

import re

RETRO = re.compile(
    r"[\"'“]*(?:this|that|these|those|it|the (?:news|information|above|story|claim|announcement|fact)|so)\b",
    re.IGNORECASE,
)
STATED = re.compile(
    r"(?:this|that|it|the (?:corresponding|relevant) \w{1,20})\s+(?:is|was|has been|follows|comes|came)\s+"
    r"(?:also\s+)?(?:stated|said|reported|announced|mentioned|written|noted|evidenced|indicated|made|published|"
    r"from)"
    r"\s+(?:in|on|by|at|from)?\s*",
    re.IGNORECASE,
)
IN_HIS_WORDS = re.compile(
    r"\bin\s+(his|her|their)\s+(?:own\s+)?(?:words|opinion|view|account|telling|assessment)\b", re.IGNORECASE
)
CHANNEL = re.compile(
    r"\b(?:interview(?:ed)?|speaking|spoke|talking|talked|comments?|remarks|commentary|conversation|briefing|"
    r"statement|appear(?:ed|ing|ance)|writing|email|letter|memo|message|recording|"
    r"article|op-ed|column) (?:\w{1,20} ){0,3}?"
    r"(?:with|to|for|by|on|in)\s+",
    re.IGNORECASE,
)
INTRODUCED = re.compile(r":\s?[\"“«„]")
