"""Verbs of English as news and reports use them: past forms with their base form, and participles.

For turning "the storm destroyed …" into "did the storm destroy …?". A form that is not known here is not
turned; what is a noun more often than a verb is left out.
"""

from functools import cache

_IRREGULAR = """
    arise arose arisen|awake awoke awoken|beat beat beaten|become became become|begin began begun|
    bend bent bent|bite bit bitten|blow blew blown|break broke broken|breed bred bred|
    bring brought brought|build built built|burst burst burst|buy bought bought|catch caught caught|
    choose chose chosen|come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|
    draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|
    feed fed fed|fight fought fought|find found found|flee fled fled|fly flew flown|
    forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|get got got|
    give gave given|go went gone|grow grew grown|hear heard heard|hide hid hidden|hit hit hit|
    hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|
    leave left left|lend lent lent|lose lost lost|make made made|mean meant meant|meet met met|
    overcome overcame overcome|oversee oversaw overseen|overtake overtook overtaken|
    overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read|
    rebuild rebuilt rebuilt|ride rode ridden|rise rose risen|run ran run|say said said|
    see saw seen|seek sought sought|sell sold sold|send sent sent|shake shook shaken|
    shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|
    sink sank sunk|sleep slept slept|speak spoke spoken|spend spent spent|split split split|
    spread spread spread|stand stood stood|steal stole stolen|strike struck struck|
    swear swore sworn|sweep swept swept|swim swam swum|take took taken|teach taught taught|
    tear tore torn|tell told told|think thought thought|throw threw thrown|
    undergo underwent undergone|understand understood understood|undertake undertook undertaken|
    wear wore worn|win won won|withdraw withdrew withdrawn|write wrote written
"""
_REGULAR = """
    abandon abolish accept accuse achieve acquire adapt add address admit adopt advance advise affect
    agree aim allow amend announce apologise apologize appear appoint approve argue arrest arrive ask
    assassinate assault assign attack attempt attend attract award ban base block board bomb boycott
    breach call campaign cancel capture carry cause celebrate challenge change charge chase circulate
    cite claim clash clear climb close collapse collect collide combine comment commission commit
    compare compete complain complete concede conclude condemn conduct confirm confiscate connect
    conquer consider consist constitute construct consume contact contain continue contract contribute
    control convert convict convince cooperate coordinate correct count cover crash create criticise
    criticize cross crown damage debut decide declare decline decrease defeat defend define delay delete
    deliver demand demolish demonstrate deny depart deploy deport derail describe deserve design destroy
    detain detect devastate develop die direct disagree disappear discharge disclose discover discuss
    dismiss disperse display dissolve distribute divide divorce document donate double draft drop earn
    educate elect eliminate emerge employ enable encounter encourage end endorse enforce engage engulf
    enter erupt escape establish estimate evacuate evaluate examine exceed exchange execute exhibit
    exist expand expect expel experience expire explain explode explore export expose express extend
    extinguish extradite face fail favor favour feature file film finance fine finish fire flood focus
    follow force form found fund gain gather generate govern grab graduate grant greet guarantee guide
    halt hand happen headline help hire host identify ignite ignore impeach implement import impose
    imprison improve include increase indicate indict infect inform inhabit inherit initiate injure
    inspect inspire install instruct insult integrate intend intercept interrupt intervene interview
    introduce invade invent invest investigate invite involve issue jail join jump justify kick kidnap
    kill knock lack land last launch leak lift limit list live load locate lodge lower maintain manage
    manufacture march mark marry measure mention merge monitor mount mourn move murder name narrow need
    negotiate nominate note notice notify nullify object observe obtain occupy occur offer open operate
    oppose orbit order organise organize originate oust overrule overturn own paint participate pass
    perform permit persuade pilot place plan plant play plead pledge plunge possess postpone pour
    practice practise praise predict premiere prepare present preserve press prevent proceed process
    proclaim produce prohibit project promise promote prompt propose prosecute protect protest prove
    provide publish pull punish purchase pursue push qualify question race raid rain raise rank ratify
    reach react reappear recall receive recommend record recover recruit redesign reduce refer reform
    refuse regain register regret regulate reject release relocate remain remember remove rename renew
    rent reopen repair repeal replace report represent request require rescue research resign resolve
    respond rest restart restore restrict result resume retain retire retreat return reveal reverse
    review revise revive revoke reward rule sail sanction save score seal search secure seize select
    sentence separate serve settle share shift ship shock sign slam slow smash solve spark sponsor spot stab
    stage start state stay stop storm strengthen stretch study submit succeed sue suffer suggest supply
    support surge surpass surrender surround survive suspect suspend tackle target term terminate test
    testify threaten topple total touch tour track trade train transfer transform translate travel treat
    trigger triumph turn unveil update upgrade urge use vaccinate value vandalise vandalize veto violate
    visit vote vow walk warn watch weaken weigh welcome widen witness work worsen wound wreck
"""
_DOUBLED = frozenset(
    "admit ban cancel commit control drop expel grab jet kidnap permit plan refer regret slam spot stab stop "
    "submit transfer travel".split()
)


@cache
def past_forms() -> dict[str, str]:
    """{"destroyed": "destroy", "went": "go", …}: forms of the simple past with their base form."""
    forms = {regular_past(base): base for base in _REGULAR.split()}
    return {**forms, **{past: base for base, past, _ in _triples()}}


@cache
def participles() -> frozenset[str]:
    """Forms that follow "was": "destroyed", "taken"."""
    regular = {regular_past(base) for base in _REGULAR.split()}
    return frozenset(regular | {done for _, _, done in _triples()} | {"born"})


def regular_past(base: str) -> str:
    """plan: planned, carry: carried, move: moved."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    if base in _DOUBLED:
        return base + base[-1] + "ed"
    return base + "ed"


def _triples() -> list[list[str]]:
    entries = _IRREGULAR.split("|")
    return [entry.split() for entry in entries if entry.strip()]
