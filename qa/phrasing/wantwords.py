"""Words of a question that tell what it wants: adjectives after "how", nouns after "which" and "what"."""

HOW = {
    "count": "many",
    "amount": "much",
    "duration": "long",
    "age": "old",
    "frequency": "often frequently",
    "measure": "far tall high large big deep wide fast heavy hot cold thick small close near",
    "time": "soon recently late early",
}
NOUNS = {
    "year": "year",
    "date": "date day weekday birthday",
    "time": "month century decade week season time period era age",
    "percent": "percent percentage proportion share",
    "count": "number population toll",
    "number": (
        "amount price cost speed rate size height length width depth weight temperature distance area "
        "budget salary score total density value fee duration revenue profit income"
    ),
    "person": (
        "person man woman president king queen emperor minister chancellor actor actress singer author "
        "writer director player artist scientist leader governor mayor politician character king ruler "
        "general general's philosopher composer coach founder inventor owner wife husband father mother son "
        "daughter brother sister official officials people engineer professor judge senator candidate "
        "winner producer"
    ),
    "place": (
        "city cities country countries place places state states town towns village region location "
        "continent island street river sea county province district area nation nations capital territory "
        "ocean mountain"
    ),
    "group": (
        "company companies newspaper newspapers organization organisation organizations team teams party "
        "university band group agency school club magazine network channel publication ministry department "
        "bank league outlet college institution religion tribe church firm airline"
    ),
    "name": "name names title nickname term word called acronym song book film movie album show series",
}
