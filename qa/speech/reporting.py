"""The words of reported speech in English: phrases, nouns for who speaks, words that cast doubt.

Word lists alone; the verbs are in `qa.speech.verbs`. What they mean where they stand is told in
`qa.phrasing.statements` (a sentence), `qa.speech.speakers` (a phrase) and `qa.attribution` (a document).
"""

import re
from functools import cache

from qa.speech.verbs import verb_forms

BE = frozenset("is are was were be been being 's gets got".split())
AUXILIARIES = BE | frozenset(
    """
    has have had do does did will would shall should can could may might must cannot won't didn't
    doesn't don't isn't aren't wasn't weren't wouldn't couldn't hasn't haven't hadn't ca am i'm
    """.split()
)
ADVERBS = frozenset(
    """
    also later earlier previously recently then further has first initially repeatedly publicly
    privately officially already now still once again even just only since subsequently today yesterday
    tonight tomorrow however nevertheless reportedly allegedly angrily quietly simply clearly openly
    explicitly bluntly briefly merely rightly wrongly falsely jokingly anonymously frequently often
    always sometimes separately meanwhile finally eventually soon thus therefore instead all both each
    respectively afterwards additionally furthermore moreover personally specifically essentially
    basically apparently
    """.split()
)

PHRASES = (  # before whoever is the source; the source ends what is said
    "according to",
    "it emerged from",
    "it emerges from",
    "it transpired from",
    "it is clear from",
    "it was clear from",
    "as per",
    "per",
    "with reference to",
    "with a reference to",
    "referring to",
    "citing",
    "quoting",
    "in the words of",
    "in the view of",
    "in the opinion of",
    "on the authority of",
    "on the word of",
    "attributed to",
    "attributing it to",
    "with a link to",
    "based on information from",
    "by the account of",
    "relying on",
)
CITING = frozenset(  # these name the source of the speaker before them
    """with reference to|with a reference to|referring to|citing|quoting|with a link to|relying on|
    attributing it to|based on information from""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
PHRASE_SIGNS = frozenset(
    "according reference referring words view opinion authority word attributed per citing "
    "emerged emerges transpired clear attributing link based account relying quoting evidenced made".split()
)  # a word of each of them
STANCE_SIGNS = frozenset(  # a word of each way to reject a claim or to put a number on something
    """
    dispute disputes disputed disputing refute refutes refuted refuting rebut rebuts rebutted debunk
    debunks debunked disprove disproved contradict contradicts contradicted reject rejects rejected
    rejecting dismiss dismisses dismissed dismissing repudiate repudiates repudiated disavow
    disavowed quash quashed scotched dispel dispelled discount discounted rubbish rubbished scoffed
    hit laughed brush brushed brushing shrugged waved shot pushed poured took call calls called
    calling describe describes described brand brands branded branding label labels labelled labeled
    labelling term terms termed denounce denounces denounced condemn condemned characterised
    characterized deem deemed consider considers considered slam slams slammed decried blasted
    ridiculed dubbed put puts gives gave accuse accuses accused
    accusing blame blames blamed blaming
    """.split()
)
RUMOUR = frozenset("reportedly allegedly supposedly purportedly rumoredly rumouredly".split())
RUMOURED = frozenset(  # "is said to be", "it is believed that"
    "said reported alleged rumored rumoured believed understood thought claimed".split()
)

MEDIA_NOUNS = frozenset(
    """
    publication newspaper paper magazine outlet tabloid daily weekly broadcaster channel station website
    site portal journal periodical wire blog podcast network broadsheet newswire gazette television tv
    radio media newspapers outlets publications papers broadcasters channels agencies
    """.split()
)
MEDIA_NAMES = frozenset(
    """
    times voice post news journal guardian tribune herald telegraph gazette chronicle press radio tv
    television daily weekly observer mail mirror independent courier magazine review bulletin
    broadcasting broadcaster newspaper newswire wire newsroom sun express standard examiner inquirer
    enquirer dispatch ledger argus echo advertiser reporter messenger register sentinel monitor today
    media beacon intelligencer advocate reuters bloomberg afp ap bbc cnn nbc abc cbs npr pbs msnbc
    politico axios interfax tass ria izvestia kommersant pravda spiegel bild welt zeit monde figaro
    libération país mundo repubblica xinhua kyodo yonhap jazeera wired wikinews ukrinform unian suspilne
    meduza itv sputnik rt haaretz economist forbes fortune newsweek associated agence france-presse dpa
    ansa efe pti ndtv buzzfeed vox slate huffpost euronews euractiv nikkei asahi mainichi caixin globe
    deutsche variety cnbc usnews techcrunch vedomosti verge gazeta zeitung corriere diario jornal folha
    süddeutsche rundschau kurier dagbladet aftenposten svenska pravda hromadske rbc novosti belta
    anadolu nexta censor kyivpost nature lancet science bmj plos jama proceedings letters
    """.split()
)
REPORT_NOUNS = frozenset(
    """
    report study survey statement ruling judgment judgement verdict research paper analysis poll article
    document documents memo letter indictment complaint lawsuit filing affidavit audit inquiry inquest
    review statistics figures data census findings bulletin notice communique communiqué release email
    tweet post message transcript minutes dossier investigation assessment forecast estimate estimates
    briefing editorial book biography legend tradition scripture bible reports studies results records
    papers letters testimony advisory declaration manifesto leaflet warrant draft files recording
    recordings footage logs authors filings documents indictments complaints lawsuits affidavits audits
    ledger ledgers
    """.split()
)
VEHICLES = frozenset(  # what is said in them is said by whoever they are of, by or from
    """
    report reports information data article story statement statements account interview piece words
    figures release post tweet dispatch message comments estimates accounts reporting news publication
    remarks speech testimony letter coverage editorial memo filing findings version email announcement
    """.split()
)

_UNNAMED_PLURAL = """
    sources interlocutors officials people witnesses eyewitnesses residents locals analysts experts
    critics observers diplomats insiders supporters opponents activists neighbours neighbors relatives
    employees workers staff scientists researchers historians scholars economists lawyers doctors medics
    investigators traders politicians lawmakers senators legislators ministers soldiers troops rebels
    protesters protestors campaigners users fans commentators pundits reports rumours rumors reporters
    journalists some others many several most few those detractors proponents passengers survivors
    villagers fishermen students teachers parents aides advisers advisors executives veterans bystanders
    onlookers sceptics skeptics studies surveys polls economists astronomers physicists biologists
    engineers archaeologists archæologists detectives officers commanders generals leaders authorities
    prosecutors firefighters rescuers organisers organizers governments companies figures allies guests
    friends colleagues owners farmers drivers customers shareholders investors bankers pilots sailors
    voters refugees migrants volunteers members representatives
    spokespeople family customers clinicians epidemiologists respondents participants democrats
    republicans conservatives women men children girls boys
"""
_UNNAMED_SINGULAR = """
    source official witness eyewitness resident insider diplomat analyst expert aide adviser advisor
    employee worker person man woman neighbour neighbor relative passenger survivor villager soldier
    officer user fan commentator critic bystander onlooker colleague friend executive lawyer doctor
    nurse student teacher driver protester rebel scientist researcher historian economist banker
    investor trader customer volunteer local veteran girl boy farmer guest observer politician lawmaker
    opponent supporter interlocutor caller reader other rumour rumor anonymous fisherman
"""
_OFFICES = """
    president president-elect minister premier mayor governor chancellor king queen prince princess pope
    bishop archbishop chairman chairwoman chair chairperson director secretary ambassador judge senator
    congressman congresswoman councillor councilor deputy general colonel captain commander sheriff
    chief head leader coach manager manageress captain player author writer editor professor owner
    founder boss ceo treasurer commissioner inspector prosecutor attorney counsel magistrate justice
    candidate vice-president vice chief-of-staff speaker headteacher principal rector dean vicar priest
    imam rabbi lecturer clerk keeper curator superintendent constable detective sergeant lieutenant
    admiral major actor actress singer musician artist architect engineer surveyor chemist physicist
    biologist astronomer father mother brother sister son daughter wife husband widow widower defendant
    plaintiff suspect accused victim co-author co-founder co-owner co-chair co-director fellow champion
    driver rider skipper striker goalkeeper organiser organizer politician oligarch businessman
    businesswoman journalist reporter correspondent columnist activist interviewee applicant coroner
    administrator ombudsman auditor watchdog filmmaker conductor host pilot comedian baker farmer
    landlord tenant teacher nurse doctor member
"""
_SPOKEN_FOR = "spokesman spokeswoman spokesperson representative press-secretary spox"
_BODIES = """
    ministry company government police court party bank agency council university committee commission
    department office bureau institute association league union group firm organisation organization
    authority service center centre foundation board house administration team club military army navy
    cabinet parliament senate congress kremlin pentagon embassy tribunal panel federation confederation
    charity campaign regulator operator airline manufacturer hospital school museum prosecution defence
    defense opposition country state city town village county nation embassy church diocese society
    inspectorate corporation fund jury crew family clinic laboratory observatory headquarters conference
    convention legislature archive archives project programme program initiative network forum
    secretariat directorate assembly chamber coalition alliance movement trust guard force forces
    airport railway railways brigade coastguard staff developer developers maker retailer supplier utility
"""
_NAMED_BODIES = """
    inc inc. corp corp. ltd ltd. llc plc gmbh ag sa co co. nato un eu usa us uk who fbi cia nasa unicef
    unesco white ministries nations states kingdom republic security council works industries motors
    airlines airways systems technologies labs laboratories partners holdings capital software networks
    exchange academy college school faculty hospital rights watch amnesty cross relief survey surveys
    agency observatory telescope orchestra sheriff's coastguard unit division command google facebook
    twitter microsoft apple amazon youtube instagram telegram whatsapp netflix tesla boeing airbus
    spacex uber huawei samsung sony intel ibm oracle toyota volkswagen mozilla wikimedia wikipedia fifa
    uefa ioc wada imf opec asean iaea who oecd cdc fda nhs met hamas hezbollah taliban isis gazprom
    labour labor conservatives democrats republicans greens tories senate house congress parliament
    kremlin pentagon moscow washington beijing brussels london paris berlin kyiv tehran jerusalem
    downing scotland-yard interpol europol afghanistan albania algeria argentina armenia australia
    austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia brazil britain bulgaria
    cambodia cameroon canada chile china colombia croatia cuba cyprus czechia denmark ecuador egypt
    england eritrea estonia ethiopia finland france germany ghana greece hungary iceland india indonesia
    iran iraq ireland israel italy japan jordan kazakhstan kenya korea kosovo kuwait latvia lebanon
    libya lithuania luxembourg malaysia mali malta mexico moldova mongolia montenegro morocco myanmar
    nepal netherlands nigeria norway oman pakistan palestine panama peru philippines poland portugal
    qatar romania russia rwanda scotland serbia singapore slovakia slovenia somalia spain sudan sweden
    switzerland syria taiwan tajikistan tanzania thailand tunisia turkey turkmenistan uganda ukraine
    uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe
"""
_TITLES = """
    mr mrs ms miss dr prof sir dame lord lady gen col sen rep gov lt sgt capt rev hon cllr mr. mrs. ms.
    dr. prof. gen. col. sen. rep. gov. lt. sgt. capt. rev. hon. cllr. adm. maj. st. president minister
    prime premier mayor governor chancellor king queen prince princess pope bishop archbishop chairman
    chairwoman chair director secretary ambassador judge senator congressman congresswoman councillor
    councilor deputy general colonel captain commander sheriff chief leader coach professor doctor
    commissioner inspector prosecutor attorney justice candidate vice former ex first speaker detective
    sergeant lieutenant admiral major representative cardinal rabbi imam father sister brother
    superintendent constable officer head foreign finance defense defence interior health spokesman
    spokeswoman spokesperson assistant acting interim then-president emperor fellow legislator lawmaker
    activist businessman businesswoman economist analyst historian actor actress singer author writer
    pilot striker mp mep msp president-elect chancellor-designate vice-president ceo cfo cto executive
    manager reverend saint marshal brigadier corporal private member
"""
UNNAMED_PLURAL = frozenset(_UNNAMED_PLURAL.split())
UNNAMED_SINGULAR = frozenset(_UNNAMED_SINGULAR.split())
OFFICES = frozenset(_OFFICES.split())
SPOKEN_FOR = frozenset(_SPOKEN_FOR.split())
BODIES = frozenset(_BODIES.split())
NAMED_BODIES = frozenset(_NAMED_BODIES.split()) | BODIES
ON_MATTERS = frozenset(  # "on" leads on in their names: Commission on Fisheries
    "commission committee subcommittee center centre council conference institute panel convention".split()
)
TITLES = frozenset(_TITLES.split())
DOUBT = frozenset(
    """
    propaganda propagandist propagandistic tabloid discredited unreliable disinformation misinformation
    fake so-called self-styled debunked unverified unsubstantiated conspiracy satirical dubious
    unfounded hoax pseudonymous gossip rumour rumours rumor rumors untrustworthy notorious fabricated
    mouthpiece
    """.split()
)
BASELESS = frozenset(
    "without evidence|without providing evidence|without any evidence|without proof|falsely|baselessly|"
    "with no evidence|without citing evidence|offering no evidence|providing no evidence|"
    "without offering evidence|without substantiation".split("|")
)


@cache
def signs() -> frozenset[str]:
    """The words of which a sentence with reported speech has at least one."""
    return frozenset([*verb_forms(), *RUMOUR, *PHRASE_SIGNS, *STANCE_SIGNS])


@cache
def phrases() -> re.Pattern[str]:
    """Any of PHRASES, with the white space after it."""
    longest_first = sorted(PHRASES, key=len, reverse=True)
    words = "|".join(phrase.replace(" ", r"\s+") for phrase in longest_first)
    return re.compile(rf"\b(?:{words})\s+", re.IGNORECASE)
