"""Words that say the opposite of one another, as news uses them, beside those that WordNet knows.

Each entry is two sides: every word of one is an opposite of every word of the other. Forms are found
through `qa.checking.wordnet.bases`. Prefixes ("un", "in", "dis", "non", …) are taken off where what is left
is the other word.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from qa.checking import wordnet
from qa.checking.wordnet import Relation

_SIDES = """
rise increase grow climb gain jump soar surge advance rally expand swell higher upward rising growing
  growth accelerate boost raise hike lift strengthen skyrocket spike mount | fall decrease decline drop
  shrink lose slump plunge plummet sink tumble slide contract dwindle lower downward falling decelerate
  cut reduce lessen slash weaken ease slow diminish curb
win victory triumph victorious prevail beat | lose loss
accept approve adopt pass agree endorse back support favour favor welcome embrace ratify consent allow
  permit authorize authorise uphold | reject refuse decline oppose disagree condemn criticize criticise
  denounce block veto dismiss resist object ban prohibit forbid bar outlaw overturn strike_down
admit confirm acknowledge affirm concede | deny refute dispute reject rebut
open reopen launch start begin commence resume establish introduce initiate found create | close shut
  end finish stop halt cease suspend terminate abolish cancel dissolve shut_down scrap discontinue
arrest detain jail imprison charge convict sentence indict capture | release free acquit exonerate clear
  pardon
guilty convicted | innocent acquitted cleared
buy purchase acquire | sell
hire employ appoint recruit | fire dismiss sack lay_off resign
arrive enter join come | leave depart exit quit withdraw
import | export
ally friend partner supporter backer | enemy foe rival opponent adversary critic
before earlier prior previously | after later afterwards afterward subsequently
more greater | less fewer
most | least
many numerous | few
always | never
early earlier | late later
first | last
best better | worst worse
good positive favourable favorable excellent great | bad negative unfavourable unfavorable poor terrible
high | low
strong powerful robust strengthened | weak feeble fragile
rich wealthy affluent | poor impoverished
large big huge massive enormous giant major | small little tiny minor mini minuscule
old ancient elderly outdated | new young fresh modern recent
long | short brief
safe secure harmless | dangerous unsafe hazardous risky perilous
easy simple | difficult hard complex complicated challenging
alive living survive survivor | dead die kill deceased killed
true real genuine authentic | false fake bogus forged counterfeit
legal lawful | illegal unlawful
public | private secret personal
voluntary optional | mandatory compulsory obligatory required
federal national | provincial local municipal
domestic internal local | foreign international external overseas
temporary interim provisional | permanent lasting indefinite
success succeed successful triumph triumphant thriving flourishing prosperous | failure fail
  unsuccessful failing struggling troubled ailing
optimistic hopeful confident upbeat | pessimistic worried doubtful gloomy
praise applaud commend hail laud | criticize criticise condemn blame slam blast denounce
protect defend guard | attack assault threaten endanger
attack invade offensive | retreat withdraw defend
peace ceasefire truce peaceful | war conflict fighting battle violent hostilities
help assist aid facilitate | hinder hamper obstruct impede prevent
include including | exclude excluding omit
remember | forget
love like adore | hate dislike loathe despise
hot warm | cold cool
wet rainy flooded | dry arid
north northern | south southern
east eastern | west western
left-wing liberal progressive leftist | right-wing conservative
majority | minority
profit surplus gain | loss deficit shortfall
improve recover recovery improvement better | worsen deteriorate decline deterioration
tighten | loosen relax ease
include | exclude
add | remove subtract delete
encourage urge promote incentivise | discourage deter dissuade
present attend attendance | absent miss skip absence
male man boy husband father son brother uncle men boys grandfather nephew king prince actor | female
  woman girl wife mother daughter sister aunt women girls grandmother niece queen princess actress
parent mother father | child son daughter
teacher | student pupil
employer | employee worker
buyer customer | seller vendor
doctor nurse | patient
victim | perpetrator attacker suspect assailant
soldier military | civilian
lender creditor | borrower debtor
plaintiff prosecutor prosecution | defendant defence defense
morning | evening night afternoon
day daytime | night
yesterday | tomorrow
today | yesterday tomorrow
spring | autumn fall
summer | winter
inside indoors within | outside outdoors
near nearby close | far distant remote
top | bottom
front | back rear
full crowded packed | empty deserted vacant
known famous renowned | unknown obscure
common frequent regular usual often frequently regularly | rare uncommon rarely seldom infrequent
  unusual
partial partially partly | complete completely entirely total fully wholly
possible | impossible
likely | unlikely
able | unable
willing | unwilling reluctant
willingly voluntarily gladly eagerly enthusiastically | reluctantly unwillingly grudgingly
quick fast rapid quickly rapidly swiftly | slow slowly gradually
immediately instantly | eventually later gradually
publicly openly | privately secretly
deliberate intentional deliberately intentionally purposely | accidental unintentional accidentally
  unintentionally inadvertently
calm quiet peaceful stable | chaotic violent turbulent unstable unrest
victory | defeat loss
keep retain maintain preserve | abandon drop discard lose remove
build construct create | destroy demolish dismantle
save rescue | abandon kill
extend prolong lengthen | shorten cut_short curtail
delay postpone defer | expedite accelerate hasten
borrow | lend
give donate grant provide supply | take seize withhold confiscate deny
receive get obtain | give lose send
send dispatch deploy | receive recall withdraw
lead | follow trail
hide conceal cover_up | reveal disclose expose uncover
trust believe | distrust doubt suspect disbelieve
love | hatred
healthy well | sick ill unwell unhealthy
cause | prevent
cheap inexpensive affordable | expensive costly pricey
popular | unpopular
united unite unified | divided divide split
agree agreement consensus | disagree disagreement dispute
lift | impose
impose introduce | lift remove
evacuate | return
demand | supply
injured wounded hurt | unharmed uninjured unhurt killed dead missing
missing | found located killed dead
slight slightly minor lightly mild mildly superficial | serious seriously severe severely critical
  critically grave gravely heavy heavily fatal fatally badly
narrow narrowly barely | easy easily comfortable comfortably clear clearly overwhelming overwhelmingly
  unanimous unanimously resounding
men | women
boys | girls
unanimous unanimously | divided split
confirm | decline
pay | refuse
first second third fourth | last final
first | second third fourth fifth
second | third fourth fifth
"""
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "anti", "anti-", "mis", "de")
_SUFFIXES = (("less", "ful"),)


@lru_cache(maxsize=50_000)
def opposite(one: str, other: str) -> bool:
    """Whether two lower-case words, in any form, say the opposite of one another in some sense."""
    ours, theirs = {one, *wordnet.bases(one)}, {other, *wordnet.bases(other)}
    if not ours.isdisjoint(theirs):
        return False
    if any(_sides().get(our, frozenset()) & theirs for our in ours):
        return True
    if any(_prefixed(our, theirs) for our in ours) or any(_prefixed(their, ours) for their in theirs):
        return True
    return wordnet.relation(one, other) is Relation.OPPOSITE


def _prefixed(word: str, others: set[str]) -> bool:
    rest = [word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)]
    swapped = [word.removesuffix(end) + with_ for end, with_ in _SUFFIXES if word.endswith(end)]
    return any(len(other) > 3 and other in others for other in (*rest, *swapped))


@cache
def _sides() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _SIDES.replace("\n  ", " ").strip().splitlines():
        left, right = (side.split() for side in line.split("|"))
        for word in left:
            found.setdefault(word, set()).update(right)
        for word in right:
            found.setdefault(word, set()).update(left)
    return {word: frozenset(others) for word, others in found.items()}
