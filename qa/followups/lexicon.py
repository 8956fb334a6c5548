"""Word lists of English for reading questions: common verbs and adjectives, nouns that need a complement.

Data only; what the words mean for a question is decided where they are used.
"""

VERBS = frozenset(
    """
    abandon abolish accept accuse achieve acquire act adapt add admit adopt advise affect afford agree aid
    aim allow announce answer apologise apologize appear apply appoint approve argue arrest arrive ask
    assess assign assume attack attempt attend attract avoid ban become begin behave believe belong benefit
    bite blame block boil borrow break breathe breed bring build burn buy calculate call cancel capture care
    carry catch cause celebrate change charge check choose cite claim clean climb close collapse collect
    combine come commit compare compete complain complete compose conclude confirm conquer consider consist
    construct contain continue contrast contribute control convert cook cope copy cost count cover create
    criticise criticize cross cure damage deal decide declare decline decrease defeat defend define delay
    deliver demand deny depart depend describe design destroy detect determine develop die differ digest
    direct disagree disappear discover discuss divide do double drink drive drop dry earn eat elect
    eliminate emerge employ enable encounter encourage end enforce enjoy enter escape establish evolve
    examine execute exist expand expect experience explain explode explore export express extend face fail
    fall fear feed feel fight fill find finish fire fit fix flee float flow fly follow force form found free
    freeze function fund gain gather get give go govern grow guarantee guide handle happen harm hate have
    heal hear help hide hire hit hold host hunt hurt identify ignore implement import improve include
    increase indicate infect influence inform inherit inspire install integrate intend interact interpret
    introduce invade invent invest investigate involve join judge jump keep kill know lack land last launch
    lay lead learn leave lend let lie lift like limit link listen live locate look lose love lower maintain
    make manage manufacture mark marry matter mean measure meet melt mention migrate mix move need negotiate
    notice obtain occupy occur offer open operate oppose order organise organize originate outline own paint
    participate pass pay perform permit persuade pick plan plant play point possess practice practise
    predict prefer prepare prescribe present preserve press prevent produce prohibit promise promote propose
    protect protest prove provide publish pull punish purchase push put qualify question raise react read
    realise realize receive recognise recognize recommend record recover recruit reduce refer reflect refuse
    regulate reject relate release relieve rely remain remember remove rent repair repeat replace reply
    report represent reproduce request require rescue research resign resist resolve respond rest restore
    result retire return reveal ride ring rise risk roast rule run sail save say score search secure see
    seek seem sell send separate serve settle shape share shoot shop show sign sing sink sleep slow smell
    smoke solve sound speak spend split spread stand start state stay steal stop store struggle study
    succeed suffer suggest summarise summarize supply support suppose surrender surround survive suspect
    swim switch take talk target taste tax teach tell tend test thank think threaten throw trade train
    transfer transform translate transmit transport travel treat trigger trust try turn undergo understand
    use vaccinate value vary view visit vote wait walk want warn wash waste watch wear weigh win wish wonder
    work worry write
    """.split()
)
IRREGULAR = frozenset(
    """
    ate became began begun bitten blew born bought bred broke broken brought built burnt came caught chose
    chosen cut dealt done drank drawn drew driven drove drunk eaten fallen fed fell felt fled flew flown
    forbidden forgotten fought found froze frozen gave given gone got gotten grew grown heard held hid
    hidden hit hurt kept knew known laid lain led left lent lit lost made meant met paid put ran ridden
    risen rode rose said sang sank sat saw seen sent set shot shown shut sold sought spent split spoke
    spoken spread stole stolen stood struck sung sunk swam swum taken taught thought threw thrown told took
    understood went withdrawn withdrew woken won wore worn written wrote
    """.split()
)
ADJECTIVES = frozenset(
    """
    able active afraid alive alone ancient angry available aware bad basic best better big biggest bitter
    black blue brief bright broad busy central certain cheap chief civil clean clear cold common complete
    complex contagious cool correct crucial current dangerous dark dead deadly deep democratic different
    difficult digital direct distinct dry due early easier easiest eastern easy economic effective
    efficient empty entire environmental essential exact expensive extinct fair false familiar famous fast
    fat favorite favourite federal female final fine fit foreign formal free fresh full fundamental
    general genetic global good great green happy hard healthy heavy high holy hot huge iconic ideal ill
    important independent influential initial intelligent internal international key large last late
    latest legal liable likely little live local long loud low lower lucky main major male married medical
    mental mild military minor modern moral national native natural necessary negative new next nice
    northern nuclear obvious odd official okay old online open opposite ordinary organic original other
    overall own painful perfect permanent personal physical poor popular positive possible potential
    powerful practical precise present previous primary prime private probable professional proper public
    pure quick quiet random rapid rare raw ready real recent red regional regular related relevant
    reliable religious responsible rich right rough royal rural sad safe same scientific secret senior
    sensitive separate serious severe sexual sharp short sick significant similar simple single slow small
    smart smooth social soft solid southern special specific stable standard steep strange strict strong
    successful sudden sufficient suitable super sure sweet tall technical technological temporary terrible
    thick thin tight tiny toxic traditional treatable tropical true typical ugly unique universal unusual
    urban urgent useful usual valuable various vast violent visible visual warm weak wealthy weird western
    wet white whole wide wild wise wonderful worse worst worth worthy wrong yellow young
    """.split()
)
RELATIONAL = frozenset(  # "the advantages" says nothing without "of what"
    """
    accuracy achievement action activity adaptation advantage aftermath age aim alternative amount
    appearance application approach argument aspect attraction author background bad basis beginning benefit
    best biggest budget capacity capital career category cause challenge change characteristic class climate
    color colour combination component composition con concept concern conclusion condition connection cons
    consequence contribution controversy cost course creation creator criteria criterion criticism cuisine
    culture cure currency damage danger death decline defence defense definition degree density dependence
    depth description design detail development difference difficulty dimension disadvantage discovery
    distribution drawback duration duty effect efficacy efficiency element end ending etymology event
    evidence evolution example exception explanation factor fall fate feature finding flavor flavour form
    formation formula founder founding frequency function future geography goal growth habitat height
    highlight history idea identity impact implication importance income influence ingredient instance
    instrument intention invention inventor key kind leader legacy length level lifecycle lifespan limit
    limitation list location loss majority manager meaning measure mechanism member mission mistake model
    motivation motive name nature number objection objective opponent opportunity option order organisation
    origin outcome output owner parameter part pattern percentage period phase place popularity population
    position possibility practice predecessor prediction price principle pro problem procedure prognosis
    property proportion pros prospect purpose quality quantity range rank rate reaction reason record
    relation relationship relevance remedy replacement requirement response restriction result revenue rise
    risk role root rule scope series setting shape shortcoming sign significance similarity size solution
    sort source spread stage status step stereotype strategy strength style subject success successor
    summary supporter symbol symptom taste theme threat timeline title total treatment trend trigger type
    usage use uses value variant variation variety version way weakness weight winner worth
    """.split()
)
GENERAL = frozenset(  # "the disease" and "this ship" name again what was named before
    """
    accident act agency agreement aircraft album alliance animal area army article artist athlete attack
    author band bank battle bill bird book bridge building business case chemical church city club collapse
    college committee community compact company competition concept conference conflict corporation council
    country court crime crisis dam deal device diet disaster disease disorder doctor drug earthquake
    election empire engine enterprise epidemic era event exhibition expedition experiment family festival
    film firm fish flood food fruit game god group hospital hotel hurricane illness industry infection
    institution invention island king lake language law leader legend machine magazine man material medicine
    meeting method mineral minister ministry mission model monument mountain movement movie museum nation
    newspaper novel operation organisation organization outbreak pandemic paper park party people person
    phenomenon philosophy place plan plane planet plant play player poem policy pope practice president
    prison procedure process product program programme project proposal protein province publication queen
    race rebellion reform regime region religion report republic restaurant revolution ritual river school
    scientist series service ship shooting show site software song species speech sport star state station
    stone storm story structure study substance summit system tax team technique technology temple theory
    tool tower town trade tradition train treaty trial tribe trip tsunami university vaccine vehicle vessel
    village virus volcano war woman writer
    """.split()
)
DEPENDENT = (
    frozenset(  # of these no "in …" or "for …" makes up for a missing "of …": "the symptoms in children"
        """
    cause characteristic consequence definition etymology example instance kind meaning origin side-effect
    symptom synonym type variant variety
    """.split()
    )
)
MUTUAL = frozenset(  # relations of two, of which "the impact on biology" names only one
    """
    comparison connection contrast contribution dependence difference effect impact influence link parallel
    reaction relation relationship resemblance similarity
    """.split()
)
WEIGHING = (
    frozenset(  # adjectives that pick from a whole that is given: "the most famous artists", "typical dishes"
        """
    alternative available best better biggest chief common different essential famous first important
    influential key known largest last leading local main major nearby necessary notable other popular
    possible potential primary principal significant similar some traditional typical unusual usual various
    well-known worst
    """.split()
    )
)
VAGUE = frozenset(  # nouns that a pronoun seldom stands for
    """
    addition anything bit day days difference differences earth everything example fact general kind life
    lot moment nutshell order particular people person place relationship something sort thing things time
    times today way ways world year years
    """.split()
)
PERSONS = frozenset(
    """
    actor actress admiral ambassador artist author bishop boss boxer boy brother candidate captain ceo
    chairman chancellor chef coach colonel commander composer daughter dictator director doctor emperor
    empress engineer father founder general girl goalkeeper governor husband inventor journalist judge king
    lawyer leader lieutenant man mayor minister mother murderer musician nurse officer official painter
    philosopher pilot player poet policeman pope president priest prince princess producer professor queen
    reporter researcher scientist secretary senator sergeant singer sister soldier son spokesman
    spokesperson spokeswoman sultan suspect teacher tsar victim wife witness woman writer
    """.split()
)
FEMALE = frozenset(
    """
    actress aunt daughter empress girl lady mother mrs ms princess queen sister spokeswoman wife woman
    """.split()
)
MALE = frozenset(
    """
    boy brother chairman emperor father gentleman husband king man mr policeman pope prince sir son
    spokesman sultan tsar uncle
    """.split()
)
AGENTIVE = frozenset(  # what persons do
    """
    accept accuse admit adopt agree apologise apologize appoint argue arrest arrive ask become believe buy
    call celebrate choose claim come compose confirm criticise criticize decide declare defend deny die
    discover divorce eat explain fight found get give go grow hate hire insist invent join kill know leave
    like live lose love marry mean meet murder paint play promise quit read refuse reject resign resist
    retire return run say sell sing sleep speak start study support teach tell think travel trust try visit
    vote walk want warn watch wear win wish write
    """.split()
)
LOCATIONS = frozenset(
    "area city continent country county island nation place region state town village".split()
)
PLACES = frozenset(
    """
    afghanistan africa albania algeria america angola antarctica argentina armenia asia australia austria
    azerbaijan bangladesh beijing belarus belgium berlin bolivia bosnia botswana brazil britain brussels
    bulgaria burma cairo cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus
    czechia delhi denmark ecuador egypt england eritrea estonia ethiopia europe finland france georgia
    germany ghana greece greenland guatemala guinea haiti honduras hungary iceland india indonesia iran iraq
    ireland israel italy jamaica japan jerusalem jordan kazakhstan kenya kiev kosovo kuwait kyiv kyrgyzstan
    laos latvia lebanon libya lithuania london luxembourg madagascar madrid malaysia mali malta mexico
    moldova mongolia montenegro morocco moscow mozambique myanmar namibia nepal netherlands nicaragua niger
    nigeria norway oman pakistan palestine panama paraguay paris peru philippines poland portugal qatar
    romania rome russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan
    sweden switzerland syria taiwan tajikistan tanzania thailand tibet tokyo tunisia turkey turkmenistan
    uganda uk ukraine uruguay us usa uzbekistan vatican venezuela vienna vietnam wales warsaw washington
    yemen zambia zimbabwe
    """.split()
)
PLURAL = frozenset(
    "people police children men women cattle mice feet teeth criteria data media species".split()
)
UNINFLECTED = frozenset(  # they end in s and are singular
    """
    aids analysis athens athletics atlas basis brussels bus business chess class congress crisis dallas
    diabetes economics gas glass lens loss mars mass mathematics measles news paris physics politics press
    process series species texas us venus virus wales
    """.split()
)
UNIQUE = frozenset(  # "the weather" and "the cup" are known from the situation, and are not "of" a subject
    """
    bus church clock cup date dollar earth election euro eclipse forecast game god horizon internet
    league lottery match moon news olympics planet pound rainbow referendum room season sky stock-market
    sun sunrise sunset temperature tide time today tomorrow tournament train traffic universe weather
    weekend world
    """.split()
)
OF_PERSONS = frozenset(  # what one person may have
    """
    accent accomplishment accuser achievement address age aim album alibi ambition appearance approach
    arrest assistant attitude autobiography award background belief biggest biography birth birthday
    birthplace body book boyfriend burial capture career cause characteristic charge child children
    childhood claim college company concern contribution conviction creation crime criticism critic
    daughter death debut decision degree description discovery doctor duty education effect employer
    estate evidence example explanation faith fate father film fortune friend funeral girlfriend goal
    habit hair hairstyle height hit hobby home house husband idea ideology identity impact importance
    income influence inspiration instrument interest invention job key known language legacy lawyer life
    lifespan location loss main marriage masterpiece meaning method mission mistake mother motivation
    motive movie murder name nationality nickname novel objective occupation office opinion opponent
    origin painting parent partner party past personality philosophy picture plan poem policy political
    popularity portrait position predecessor problem profession promise proposal punishment purpose
    quality quote reaction reason record relation relationship religion reply reputation research
    residence response result revenue rival role salary school secret sentence sibling side sign
    significance similarity size skill solution song spouse statement story strategy strength stance
    student style success successor supporter symbol talent teacher teaching theme theory title tomb
    training trial type university upbringing view vision voice wealth weakness weight will work writing
    """.split()
)
OF_NAMED = frozenset(  # what countries, towns, firms and the like have, and no kind of thing
    """
    army ceo capital chairman chancellor climate coastline currency embassy emperor government governor
    king mayor minister monarch neighbour neighbor parliament police president queen timezone
    """.split()
)
MEDICAL = frozenset(  # what places do not have
    "cure dosage dose incubation ingredient prognosis remedy side-effect symptom treatment".split()
)
RELATIVES = frozenset("aunt brother daughter father husband mother sister son uncle wife".split())
