"""Time told by an event: "before the election", "after Smith's resignation", "since the 2016 referendum".

Only what can be an event by its head noun is one: "before the court" and "after the president" are not.
A clause ("after he resigned") is not taken.
"""

import re
from dataclasses import dataclass

_NOUNS = (
    "elections?|vote|votes|referendum|poll|polls|primary|primaries|war|wars|battle|siege|invasion|"
    "attacks?|bombings?|bomb|shootings?|"
    "raid|strikes?|airstrikes?|assault|massacre|coup|revolution|revolt|uprising|rebellion|mutiny|"
    "riots?|protests?|rally|march|"
    "unrest|conflict|crisis|crash|collision|derailment|accident|disaster|catastrophe|explosions?|"
    "blast|eruption|fires?|wildfires?|"
    "blaze|floods?|storms?|hurricane|typhoon|cyclone|tornado|earthquake|quake|tsunami|landslide|"
    "drought|famine|"
    "outbreak|pandemic|epidemic|plague|lockdown|lockdowns|quarantine|blackout|outage|breach|leak|"
    "spill|scandal|affair|"
    "merger|takeover|sale|purchase|buyout|ipo|bankruptcy|bailout|launch|release|premiere|debut|"
    "opening|closure|"
    "shutdown|collapse|crackdown|fall|rise|birth|death|deaths|funeral|burial|wedding|marriage|"
    "divorce|arrests?|trial|verdict|"
    "hearing|appeal|conviction|sentence|sentencing|execution|ruling|release|escape|summit|meeting|"
    "talks|conference|congress|"
    "convention|debates?|speech|address|interview|press conference|ceremony|inauguration|coronation|"
    "visit|tour|trip|"
    "journey|flight|voyage|game|games|match|final|finals|race|tournament|championship|cup|olympics|"
    "season|festival|concert|"
    "exhibition|ban|embargo|sanctions|treaty|accord|ceasefire|truce|armistice|deal|brexit|withdrawal|retreat|"
    "surrender|defeat|victory|win|loss|murder|murders|killings?|assassination|kidnapping|theft|"
    "robbery|heist|hack|"
    "reunification|independence|discovery|departure|arrival|return|recall|renewal|reform|reforms|"
    "overthrow|impeachment|"
    "recession|depression|boom|landing|program(?:me)?|campaign|project|era|reign|rule|regime|"
    "occupation|presidency|dynasty|tenure|landing|takeoff|incident|events?|transfer|split|feud|change|"
    "changes|move|switch"
)
_SUFFIX = r"\w{4,}(?:tion|sion|ment|ings?|ance|ence|al)"  # resignation, explosion, appointment, bombing, …
_NEVER = (
    "nation|station|section|commission|corporation|association|institution|foundation|administration|"
    "organi[sz]ation|population|"
    "mission|television|division|department|government|parliament|document|apartment|building|king|"
    "morning|evening|"
    "spring|wing|ring|general|hospital|capital|animal|journal|material|cardinal|audience|science|conscience|"
    "generation|position|constitution|delegation|coalition|federation|committee|tribunal|evidence|"
    "existence|instrument|"
    "following|beginning|official|national|federal|international|political|presidential|royal|local|"
    "central|final"
)
_RELATION = (
    r"(?P<relation>before|prior\sto|ahead\sof|leading\sup\sto|in\sthe\s(?:run-up|lead-up)\sto|after|"
    r"following|in\sthe\s(?:wake|"
    r"aftermath)\sof|since|until|till|up\sto|during|at\sthe\stime\sof|in\sthe\scourse\sof)"
)
_EVENT = re.compile(
    rf"\b{_RELATION}\s(?P<event>(?:(?:the|this|that|his|her|its|their|"
    rf"[A-Z][\w-]{{0,30}}['’]s?)\s(?:[\w’'.-]{{1,30}}\s){{0,3}}?"
    rf"(?:(?:{_NOUNS})\b|(?!(?:{_NEVER})\b){_SUFFIX}\b)(?!['’-]|\s[A-Z])"
    r"(?:\s(?:of|in|on|with|at|against|between|over)\s(?:the\s|its\s|"
    r"their\s)?(?:[A-Z0-9][\w’'-]{0,30}|\w{3,30}(?=\W*\Z))(?:\s[A-Z][\w’'-]{0,30}){0,3})?"
    r"|(?:World\sWar\s(?:I{1,2}|One|Two|1|2)\b|WWI{1,2}\b|Brexit\b|9/11\b|independence\b|reunification\b)))",
)
_STANDING = re.compile(  # verbs that take "before" or "after" as a place, a search, a name
    r"\b(?:appear\w{0,3}|testif\w{1,4}|st[ao]nd\w{0,3}|brought|put|la(?:y|id)|named|call\w{0,2}|"
    r"look\w{0,3}|t[ao]k\w{0,2}|run|model\w{0,4})\s\Z",
    re.IGNORECASE,
)
_RELATIONS = {
    "before": ("before", "prior", "ahead", "leading", "in the run", "in the lead", "until", "till", "up"),
    "after": ("after", "following", "in the wake", "in the aftermath"),
    "since": ("since",),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """question[start:end] is the phrase, event what it names; relation "before", "after", "since", "in"."""

    start: int
    end: int
    relation: str
    event: str


def occasion(question: str) -> Occasion | None:
    """The event that a question takes its time from, if it does."""
    for match in _EVENT.finditer(question):
        if not _STANDING.search(question[max(0, match.start() - 16) : match.start()]):
            return Occasion(match.start(), match.end(), _relation(match["relation"]), match["event"])
    return None


def _relation(words: str) -> str:
    plain = " ".join(words.lower().split())
    return next((name for name, opening in _RELATIONS.items() if plain.startswith(opening)), "in")
