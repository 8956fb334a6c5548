"""Whether two names are of the same thing: "U.S." and "American", "NATO" and its full name, "Joe" and
"Joseph".

What a name stands for is not known here: another name for the same person that shares no word is another
name.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from qa.checking import wordnet

_ALIASES = """
us, usa, united states, united states of america, america, american, americans
uk, united kingdom, britain, british, great britain, briton, britons
eu, european union
un, united nations
uae, united arab emirates, emirati
nato, north atlantic treaty organization, north atlantic treaty organisation
who, world health organization, world health organisation
imf, international monetary fund
wto, world trade organization, world trade organisation
ecb, european central bank
fed, federal reserve
opec, organization of the petroleum exporting countries
osce, organization for security and co-operation in europe
iaea, international atomic energy agency
icc, international criminal court
fbi, federal bureau of investigation
cia, central intelligence agency
doj, justice department, department of justice
state department, department of state
pentagon, defense department, department of defense, defence department
dhs, homeland security, department of homeland security
epa, environmental protection agency
fda, food and drug administration
cdc, centers for disease control and prevention, centers for disease control
sec, securities and exchange commission
nyt, new york times
wsj, wall street journal
ap, associated press
afp, agence france-presse
bbc, british broadcasting corporation
gop, republican party, republicans, republican
dem, democratic party, democrats, democrat, democratic
nhs, national health service
mp, member of parliament, lawmaker
pm, prime minister, premier
ceo, chief executive, chief executive officer
ai, artificial intelligence
tv, television
gdp, gross domestic product
covid, covid-19, coronavirus, sars-cov-2
russia, russian, russians, kremlin, moscow
ukraine, ukrainian, ukrainians, kyiv, kiev
china, chinese, beijing, prc
germany, german, germans, berlin
france, french, frenchman, paris
israel, israeli, israelis
palestine, palestinian, palestinians
netherlands, dutch, holland
england, english
scotland, scottish, scots, scot
wales, welsh
ireland, irish
poland, polish, pole, poles
turkey, turkish, turkiye, turks
switzerland, swiss
sweden, swedish, swede, swedes
norway, norwegian, norwegians
denmark, danish, dane, danes
finland, finnish, finn, finns
spain, spanish, spaniard, spaniards
portugal, portuguese
greece, greek, greeks
philippines, philippine, filipino, filipinos
iraq, iraqi, iraqis
iran, iranian, iranians, tehran
syria, syrian, syrians
pakistan, pakistani, pakistanis
afghanistan, afghan, afghans
saudi arabia, saudi, saudis, riyadh
south korea, south korean, south koreans, seoul
north korea, north korean, north koreans, pyongyang
new zealand, new zealander, new zealanders
czech republic, czechia, czech, czechs
cyprus, cypriot
peru, peruvian
thailand, thai
kenya, kenyan
europe, european, europeans
africa, african, africans
asia, asian, asians
quebec, quebecois
london, londoner
new york, nyc, new york city
los angeles, la
"""
_SHORT_NAMES = """
joe joseph; bill will william billy willy; bob rob robert bobby; dick rick richard; tom thomas; jim
jimmy james jamie; mike michael mick; dave david; dan daniel danny; ben benjamin; sam samuel samantha;
tony anthony antony; ted edward ed eddie; nick nicholas; alex alexander alexandra; matt matthew; steve
steven stephen; chris christopher christine; liz elizabeth beth betty; kate katherine catherine kathy
katie; maggie margaret meg peggy; jack john johnny; jen jennifer jenny; sue susan; andy andrew; greg
gregory; jeff jeffrey geoffrey; ken kenneth; larry lawrence; ron ronald; don donald; pat patrick
patricia; tim timothy; abe abraham; al albert alan; fred frederick; hank henry harry; chuck charles
charlie; kim kimberly; debbie deborah; barb barbara; becky rebecca; vicky victoria; volodymyr vladimir;
olexander oleksandr; mohammed muhammad mohamed mohammad
"""
TITLES = frozenset(
    """
    president minister prime chancellor king queen prince princess senator representative congressman
    congresswoman governor mayor secretary general colonel major captain sergeant lieutenant officer
    judge justice attorney doctor professor sir lord lady dame pope bishop archbishop cardinal rev
    reverend chief executive chairman chairwoman chair director leader speaker ambassador deputy vice
    former acting spokesman spokeswoman spokesperson analyst mp premier first second foreign defense
    defence interior finance press team coach founder author sen rep gov gen col sgt lt capt prof hon st
    saint inc ltd corp co plc llc gmbh
    """.split()
)
_SMALL = frozenset("of the and for in on to de la".split())
_WORDS_TOO = frozenset("us who pole poles polish turkey la fed sec ap mp pm un dane swede".split())
_OF_A_NATION = ("ian", "ean", "an", "ese", "ish", "i", "ic")
_SPELLED_ALIKE = 6  # letters from which a slip of spelling may be one: "Zelensky", "Zelenskyy"


def keys(words: Sequence[str], capital: Sequence[bool]) -> list[frozenset[str]]:
    """What each word of a sentence may be known by besides itself: its alias, the initials of its full name.

    words are folded ("u.s."), capital marks names; both have the same length.
    """
    plain = [word.replace(".", "") for word in words]
    found: list[set[str]] = [{word} for word in plain]
    for at in range(len(plain)):
        for length in range(1, min(7, len(plain) - at) + 1):
            group = _groups().get(tuple(plain[at : at + length]))
            if group and (length > 1 or _may_be_name(plain[at], capital[at])):
                for place in range(at, at + length):
                    found[place].add(f"={group}")
    for start, end, initials in _full_names(plain, capital):
        for place in range(start, end):
            found[place].add(initials)
    return [frozenset(each) for each in found]


def same(claimed: str, stated: str) -> bool:
    """Whether two folded words are one name, written otherwise: a short form, a nationality, a slip."""
    if claimed == stated or stated in _short_forms().get(claimed, ()):
        return True
    if claimed[:1] != stated[:1]:
        return False
    if (
        min(len(claimed), len(stated)) >= _SPELLED_ALIKE
        and claimed[:3] == stated[:3]
        and _one_slip(claimed, stated)
    ):
        return True
    return _nationality(claimed, stated) or _nationality(stated, claimed)


def _may_be_name(word: str, capital: bool) -> bool:
    return capital or word not in _WORDS_TOO


def _nationality(one: str, other: str) -> bool:
    """ "Canada" and "Canadian": WordNet's relation, or the ending."""
    if wordnet.relation(one, other) is wordnet.Relation.KIN and one[:3] == other[:3]:
        return True
    stems = (one.removesuffix(ending) for ending in _OF_A_NATION if one.endswith(ending))
    return any(len(stem) >= 3 and other.startswith(stem) and len(other) - len(stem) <= 3 for stem in stems)


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ in two letters at the end, or in one anywhere."""
    if abs(len(one) - len(other)) > 2:
        return False
    short, long = sorted((one, other), key=len)
    shared = next(
        (place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    if shared >= len(short) - 1 and len(long) - shared <= 2:
        return short[-1] not in "s" or shared == len(short)
    return short[shared + 1 :] == long[shared + 1 :] or short[shared:] == long[shared + 1 :]


def _full_names(words: Sequence[str], capital: Sequence[bool]) -> list[tuple[int, int, str]]:
    """Runs of two names and more, small words among them, and their initials: "ecb" for a central bank."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words):
        if not capital[at]:
            at += 1
            continue
        stop = at + 1
        while stop < len(words) and (
            capital[stop] or (words[stop] in _SMALL and stop + 1 < len(words) and capital[stop + 1])
        ):
            stop += 1
        named = [word for word in words[at:stop] if word not in _SMALL]
        if len(named) > 2:
            found.append((at, stop, "".join(word[0] for word in named)))
        at = stop
    return found


@cache
def _groups() -> Mapping[tuple[str, ...], str]:
    lines = [[name.strip() for name in line.split(",")] for line in _ALIASES.strip().splitlines()]
    return {tuple(name.split()): names[0] for names in lines for name in names}


@cache
def _short_forms() -> Mapping[str, frozenset[str]]:
    groups = [frozenset(group.split()) for group in _SHORT_NAMES.split(";")]
    return {name: group for group in groups for name in group}
