"""Words that tell what sort of thing a phrase names: "tennis" is a sport, "Kenya" a country, "Ltd" a company.

Common ones, by hand; a name that is not listed is simply of no known sort.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from index.lexical import terms

# What is asked for (several words for the same sort before the colon), then what is one of it.
_SORTS = """
sport sports discipline: football basketball baseball hockey soccer cricket rugby tennis golf volleyball
    swimming boxing athletics cycling wrestling skiing skating gymnastics rowing sailing fencing judo
    karate archery badminton handball lacrosse polo squash softball snooker darts chess motorsport racing
    running sprint marathon bobsleigh curling surfing triathlon weightlifting biathlon
position: defender midfielder forward striker goalkeeper winger centre center guard quarterback pitcher
    catcher infielder outfielder fullback halfback linebacker tackle receiver shortstop baseman cornerback
    kicker punter flanker hooker prop lock wicket batsman bowler defenceman goaltender left right wing
    tight safety running back
profession occupation job career: actor actress politician singer writer lawyer footballer musician
    journalist author artist engineer painter poet architect scientist physicist chemist biologist
    mathematician teacher professor physician doctor nurse surgeon composer director producer photographer
    model dancer comedian businessman businesswoman entrepreneur economist historian philosopher priest
    bishop soldier officer general sailor pilot judge attorney banker farmer chef cook designer editor
    novelist playwright screenwriter sculptor astronomer astronaut programmer coach manager wrestler boxer
    golfer cyclist swimmer driver jockey athlete player cricketer diplomat explorer inventor geologist
    botanist psychologist theologian clergyman missionary activist instructor lecturer librarian merchant
    broadcaster presenter rapper drummer guitarist pianist violinist conductor mezzo-soprano soprano tenor
    baritone soldier policeman
nationality citizenship ethnicity origin descent: american british english scottish welsh irish french
    german italian spanish portuguese dutch belgian swiss austrian swedish norwegian danish finnish polish
    czech slovak hungarian romanian bulgarian greek turkish russian ukrainian serbian croatian chinese
    japanese korean indian pakistani iranian iraqi israeli egyptian canadian mexican brazilian argentine
    chilean colombian australian nigerian kenyan ethiopian african european asian cuban vietnamese thai
    indonesian filipino malaysian
language languages tongue: english french german spanish italian portuguese dutch russian polish ukrainian
    greek latin hebrew arabic persian turkish hindi urdu bengali tamil chinese mandarin cantonese japanese
    korean vietnamese thai malay indonesian swahili swedish norwegian danish finnish hungarian czech
    romanian catalan basque welsh irish gaelic sanskrit
religion faith church denomination: christianity christian islam islamic muslim judaism jewish hinduism
    hindu buddhism buddhist sikhism catholic protestant orthodox anglican lutheran methodist baptist
    presbyterian mormon quaker shia sunni atheist zoroastrianism taoism
color colour: red blue green yellow black white orange purple brown pink grey gray gold silver violet
    scarlet crimson
instrument: guitar piano violin drums bass saxophone trumpet cello flute organ clarinet trombone harp
    viola keyboard banjo mandolin oboe harmonica vocals
genre style format: rock pop jazz comedy drama horror thriller fantasy folk punk metal country blues opera
    hip-hop soul funk reggae techno electronic classical romance mystery adventure science-fiction western
    documentary musical indie gospel talk news sports oldies
country countries nation nations: afghanistan albania algeria angola argentina armenia australia austria
    azerbaijan bangladesh belarus belgium bolivia bosnia botswana brazil britain bulgaria burundi cambodia
    cameroon canada chad chile china colombia congo croatia cuba cyprus denmark ecuador egypt england
    eritrea estonia ethiopia fiji finland france gabon gambia georgia germany ghana greece guatemala
    guinea haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan
    jordan kazakhstan kenya korea kosovo kuwait laos latvia lebanon liberia libya lithuania luxembourg
    macedonia madagascar malawi malaysia mali malta mexico moldova mongolia montenegro morocco mozambique
    myanmar namibia nepal netherlands niger nigeria norway oman pakistan palestine panama paraguay peru
    philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia
    slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand togo tunisia turkey
    uganda ukraine uruguay usa uzbekistan venezuela vietnam wales yemen zambia zimbabwe states kingdom
state: alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii
    idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada hampshire jersey mexico york carolina dakota ohio
    oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming
    bavaria saxony hesse victoria queensland bihar kerala punjab gujarat
continent: africa america antarctica asia australia europe oceania
city town capital: london paris berlin madrid rome vienna moscow kyiv kiev warsaw prague budapest athens
    istanbul ankara cairo tehran baghdad jerusalem damascus beirut delhi mumbai beijing shanghai tokyo
    seoul bangkok jakarta manila sydney melbourne toronto montreal vancouver ottawa chicago boston
    philadelphia houston dallas miami atlanta seattle detroit denver angeles francisco diego york
    washington brussels amsterdam stockholm oslo copenhagen helsinki dublin edinburgh glasgow manchester
    liverpool birmingham munich hamburg frankfurt cologne milan naples turin venice florence barcelona
    lisbon geneva zurich bern lagos nairobi johannesburg
company firm business corporation manufacturer airline brand: inc corp corporation company co ltd llc plc
    gmbh ag group holdings industries motors airlines airways enterprises bank technologies systems
university college school institution: university college school academy institute polytechnic seminary
    conservatory
newspaper newspapers magazine publication journal outlet: times post journal herald tribune guardian
    telegraph gazette chronicle daily news star sun mirror observer independent express mail weekly review
party: party democratic democrats republican republicans liberal liberals conservative conservatives
    labour socialist communist green greens nationalist progressive progressives tory tories whig
organization organisation agency body: organization organisation agency committee commission council
    association federation union ministry department institute society foundation league bureau office
animal species pet: dog cat horse cow pig sheep goat chicken duck goose bird eagle owl snake lizard frog
    fish shark whale dolphin seal bear wolf fox lion tiger leopard elephant giraffe monkey ape gorilla
    rabbit mouse rat bat deer moose camel turtle crocodile bee ant spider butterfly
metal material element: gold silver copper iron steel bronze tin lead zinc aluminium aluminum wood stone
    brick concrete glass paper plastic cotton wool silk leather clay marble granite titanium carbon oxygen
    hydrogen nitrogen helium uranium
degree: bachelor master doctorate doctoral phd ba bsc ma msc mba jd md law
branch service: army navy force marines corps guard
rank title: general admiral colonel major captain lieutenant sergeant commander commodore marshal
    brigadier corporal private vice duke earl baron count prince princess king queen emperor knight sir
    lord lady president chairman chancellor secretary minister governor mayor director
month: january february march april may june july august september october november december
season: spring summer autumn winter fall
day weekday: monday tuesday wednesday thursday friday saturday sunday
war battle conflict: war battle siege revolution invasion crusade uprising rebellion
award prize medal: award prize medal oscar grammy emmy nobel pulitzer trophy cup
disease illness condition: disease syndrome cancer malaria tuberculosis influenza flu cholera plague
    measles smallpox diabetes pneumonia hiv aids covid-19 hepatitis asthma
type kind sort form: game film novel album song company school ship aircraft mineral plant software
    vehicle
unit: squadron battalion regiment division brigade group wing corps
relation relative: father mother brother sister son daughter wife husband uncle aunt cousin grandfather
    grandmother nephew niece
"""
_GIVEN_NAMES = """
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander
raymond patrick jack dennis jerry tyler aaron jose henry adam douglas nathan peter zachary kyle walter
harold jeremy ethan carl keith roger gerald christian sean arthur lawrence albert joe willie ralph roy
eugene louis philip bobby johnny bradley mary patricia jennifer linda elizabeth barbara susan jessica sarah
karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa
deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole
helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie
olivia joyce virginia victoria kelly lauren christina joan evelyn judith andrea hannah martha cheryl jean
alice ann marie julia grace vladimir boris ivan sergei dmitry mikhail alexei volodymyr viktor oleg igor
natalia olga hans fritz karl heinrich wilhelm friedrich johann ludwig wolfgang jean-claude pierre jacques
françois emmanuel nicolas antoine claude henri marcel luis carlos juan pedro miguel jorge pablo fernando
antonio manuel giovanni giuseppe marco mario luca paolo muhammad mohammed ahmed ali hassan hussein omar
ibrahim abdul yusuf wei li chen xi kim hiroshi shinzo narendra indira mahatma nelson kofi fred harry tony
bill jim tom bob mike steve dave dan chris alex ben sam nick greg jeff kate jane lucy charlotte sophie edwin
hugh ernest francis frederick edgar leon max oscar simon martin neil ian graham colin stuart alan barry
duncan gordon malcolm barack hillary jimmy lyndon theodore ulysses
"""


@cache
def _sorts() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _SORTS.strip().replace("\n    ", " ").splitlines():
        asked, _, named = line.partition(":")
        for term in terms(asked):
            found[term] = found.get(term, frozenset()) | frozenset(terms(named))
    return found


@cache
def given_names() -> frozenset[str]:
    """Common given names, analysed."""
    return frozenset(terms(_GIVEN_NAMES))


@cache
def places() -> frozenset[str]:
    """Countries, states and large cities, analysed."""
    return sort_of(terms("country state city continent")) - frozenset(terms("states kingdom"))


@cache
def bodies() -> frozenset[str]:
    """Words in the names of companies, schools, papers, parties and offices, analysed."""
    return sort_of(terms("company university newspaper party organization unit"))


def sort_of(asked: Iterable[str]) -> frozenset[str]:
    """The analysed words that name one of what these analysed words ask for: "tennis" of "sport"."""
    return frozenset(named for term in asked for named in _sorts().get(term, ()))
