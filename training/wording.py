"""Word lists of English that the made questions and claims are changed by."""

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve twenty thirty fifty".split()

# Capitalised at the beginning of a sentence, and no names for that.
NOT_NAMES = frozenset(
    (
        "The A An In On At By For From To Of And But Or If As It Its He She They We You I His Her Their "
        "This That These Those There Here What Who Whom Whose Which When Where Why How Did Does Do Is Are "
        "Was Were Has Have Had Can Could Will Would Should May Might Must After Before While Although "
        "Since Because During With Without Not No Yes All Some Many Most Both Each Every Other Another "
        "One Two Three First Second Last More Then Thus However Also Between Under Over Through About "
        "Name Our My Your Such Into Than So When Once Until Upon"
    ).split()
)

# Words that no synonym can stand in for, as they hold a sentence together.
GRAMMAR = frozenset(
    (
        "that this with from they them their there these those what when where which while whose been "
        "being have having does done will would could should might must also than then very such some "
        "other into over under about after before between during through because although since until "
        "upon both each every only many most more much less least several never always often first last "
        "next same different including according known called used made based"
    ).split()
)

# Either can stand in the other's place, and says the opposite there.
OPPOSITES = [
    (one, other)
    for one, other in (
        pair.split("/")
        for pair in (
            "first/last most/least more/fewer largest/smallest biggest/smallest highest/lowest "
            "oldest/youngest oldest/newest longest/shortest best/worst earliest/latest "
            "before/after increase/decrease increased/decreased increasing/decreasing rise/fall "
            "rose/fell rising/falling higher/lower larger/smaller greater/lesser north/south "
            "northern/southern east/west eastern/western win/lose won/lost winning/losing "
            "accept/reject accepted/rejected allow/forbid allowed/banned support/oppose "
            "supported/opposed supports/opposes begin/end began/ended started/finished open/close "
            "opened/closed arrived/left buy/sell bought/sold confirmed/denied agreed/refused "
            "public/private male/female men/women man/woman boys/girls boy/girl father/mother "
            "son/daughter husband/wife king/queen brother/sister born/died include/exclude "
            "included/excluded including/excluding above/below inside/outside minimum/maximum "
            "major/minor majority/minority positive/negative strong/weak stronger/weaker "
            "early/late earlier/later upper/lower old/new ancient/modern friend/enemy "
            "success/failure successful/unsuccessful legal/illegal possible/impossible "
            "gained/lost gain/loss advantage/disadvantage similar/different same/different "
            "common/rare often/rarely always/never never/always everyone/nobody all/none "
            "faster/slower fast/slow hot/cold hotter/colder warm/cool wet/dry left/right up/down "
            "top/bottom front/back attack/defend attacked/defended built/destroyed "
            "created/destroyed founded/dissolved appointed/dismissed hired/fired joined/left "
            "entered/left added/removed strengthened/weakened improved/worsened expand/shrink "
            "expanded/shrank approved/rejected praised/criticised guilty/innocent true/false "
            "rich/poor easy/difficult heavy/light black/white day/night morning/evening "
            "summer/winter spring/autumn past/future domestic/foreign national/local "
            "prevent/cause prevented/caused hidden/revealed failed/succeeded fails/succeeds "
            "raised/lowered raise/lower reduce/increase reduced/increased reduces/increases "
            "encourage/discourage encouraged/discouraged export/import exports/imports "
            "exported/imported victory/defeat defeated/spared survived/died release/arrest "
            "released/arrested safe/dangerous full/empty wide/narrow thick/thin young/old "
            "likely/unlikely able/unable happy/unhappy present/absent permanent/temporary"
        ).split()
    )
]

# What can be put for what without a change in meaning, once in a sentence.
REWORDINGS = [
    (old, new)
    for old, new in (
        pair.split("/")
        for pair in (
            "said/stated, told/informed, about/around, more than/over, people/persons, "
            "because/since, killed/left dead, also/additionally, however/but, began/started, "
            "including/such as, due to/owing to, large/big, United States/US, percent/per cent, "
            "children/kids, announced/made public, help/assist, show/demonstrate, near/close to, "
            "used/employed, many/a lot of, often/frequently, almost/nearly, city/town, "
            "located/situated, known as/called, received/got, several/a number of, was built/was "
            "constructed, company/firm, film/movie, must/has to, but/yet, important/significant, "
            "whole/entire"
        ).split(", ")
    )
]
