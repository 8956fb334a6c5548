"""Words that ask and answer for one another: who asks for the "population" is told of "inhabitants".

A few dozen groups, by hand, of what people ask about most; no thesaurus. They only say where in a sentence to
look, never that two sentences say the same.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from index.lexical import terms

_GROUPS = """
born birth birthday birthdate birthplace
die died dies dead death killed deceased passed drown drowned perished
kill killed dead deaths murdered shot slain fatalities casualties victims toll lives drowned perished
sink sank sunk sinking capsized foundered
aboard onboard board carrying carried
founded founder foundation established establishment created creation formed formation started inception
begin began begun start started commence commenced launch launched opened onset
end ended finish finished concluded closed ceased stopped
build built builder construct constructed construction erected completed
write wrote written writer author authored writing novelist penned
direct directed director filmmaker
compose composed composer
play played plays player portray portrayed portrayal role cast starring starred actor actress voiced voice
sing sang sung singer vocals vocalist performed recorded
perform performed performer artist band musician singer
release released issued published premiered debuted debut launched aired
publish published publisher printed issued
invent invented inventor devised developed developer pioneered
discover discovered discovery found identified
win won wins winner victory champion champions defeated beat awarded
lose lost defeat defeated beaten
marry married wife husband spouse wed wedding marriage
buy bought purchase purchased acquire acquired acquisition
sell sold sale sales
cost costs price priced worth paid charge charged fee
pay paid salary wage earns income
lead led leader head headed heads chaired chairman president captain
locate located location situated lies lie based
live lived lives resides residence home inhabitants residents population
population people inhabitants residents persons
citizens people nationals
area size covers extent
length long
height tall high elevation
age aged old years
speed fast mph
weight weighs heavy
depth deep
width wide
study studied attended graduated educated education alumnus degree
work worked employed job occupation profession career
teach taught teacher professor lecturer
elect elected election elected voted chosen
appoint appointed named nominated selected chosen
language languages speak spoken speaking
capital seat
injure injured wounded hurt
arrest arrested detained custody
cause caused causes due because led result resulted
begin opened opening inaugurated
belong belongs part member
own owned owner owns ownership
produce produced producer production made manufacture manufactured manufacturer maker
draft drafted selected pick
steal stole stolen theft thief robbed robbery
confess confessed confession admit admitted
resign resigned resignation quit stepped
see saw seen
take took taken
give gave given
know knew known
go went gone
say said
tell told
think thought
speak spoke spoken
meet met meeting
send sent
get got receive received
drink drank drunk
drive drove driven
fall fell fallen
rise rose risen
choose chose chosen
break broke broken
hold held
fight fought fighting
leave left departed
"""


def kin_of(asked: Iterable[str]) -> frozenset[str]:
    """The analysed words that may stand for these analysed words, without themselves."""
    every = frozenset(asked)
    return frozenset(other for term in every for other in _kin().get(term, ())) - every


@cache
def _kin() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _GROUPS.strip().splitlines():
        group = frozenset(terms(line))
        for term in group:
            found[term] = found.get(term, frozenset()) | group
    return found
