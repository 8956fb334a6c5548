"""Words that tell people, places and things apart, for `qa.phrasing.sorting`: data, by hand."""

SOMEBODY = (
    "er", "or", "ist", "ian", "man", "men", "woman", "women", "people", "ers", "ors", "ists", "ians", "ants",
    "folk",
)  # fmt: skip
NOBODY = frozenset(
    """water waters paper papers number numbers order orders letter letters power powers center centre
    error floor factor factors border river rivers matter harbour computer computers tower towers
    disorder winter summer weather corner theatre chapter container sector motor shelter heater colour
    color honour newspaper other others another quarter register charter offer answer dinner layer
    danger ladder shoulder meter metre litre filter trailer trigger transfer disaster timber silver
    copper fever cancer butter sugar pepper ginger gender character characters""".split()
)
MORE_PEOPLE = frozenset(
    """monarch monarchs citizens citizen monks monk nuns nun settlers natives clan clans tribe tribes guild
    guilds parliamentarians kids kid child baby infant teenager youth thief thieves burglar gang mob
    crowd team squad band couple pair trio nephew niece grandson granddaughter cousin twin twins orphan
    nobles aristocracy peasants merchants clergy slaves slave convict convicts patient patients pupil
    pupils delegates hunter hunters miners crew crews cops ranger rangers inhabitants taxpayer taxpayers
    public electorate voters hero heroine champion champions winner winners loser rival rivals nobody
    everyone everybody anyone someone ancestors descendants families household households victims dead
    jews muslims christians catholics protestants romans greeks germans french british americans
    russians turks mongols spaniards normans vikings colonists immigrants immigrant migrants pilgrims
    clockmaker chef butler maid cleaner goalie tourist tourists bride groom heirs heir tribesmen lads
    lad chap lady ladies gentleman gentlemen youths adults adult professionals nation nations states
    countries cities corporations businesses agents agent guards guard troops army armies police
    republicans democrats conservatives liberals scouts intellectuals students student casualties
    casualty deaths fatalities""".split()
)
NO_HEADS = frozenset(
    """first vice former ex acting interim foreign finance defence defense interior health assistant
    private prime country state city town village county reports rumours rumors studies surveys polls
    others some many several most few those figures rumour rumor anonymous other source site sites
    project programme program programs minute minutes fund projects conference archive archives campaign
    school museum""".split()
)
THINGS = frozenset(  # in names of what is nobody
    """prize cup award awards act agreement treaty accord accords war wars battle siege revolution uprising
    crisis day week festival protocol declaration constitution bill law project plan bridge tunnel street
    road avenue boulevard square station airport river sea ocean bay gulf lake mountain mountains island
    islands peninsula desert forest valley park tower gate stadium trophy medal games championship language
    century era dynasty inquiry report novel book film movie album song opera symphony cathedral castle
    palace county province city town""".split()
)
PLACE_NOUNS = frozenset(
    """city town village county province state country region district island islands river lake sea ocean
    bay coast street road square avenue park building house hall school university hospital church
    museum station airport harbour harbor port bridge market factory farm forest mountain valley capital
    site area countries cities towns villages states areas regions hotel theatre theater stadium castle
    palace centre center headquarters yard garage barn cellar attic basement kitchen cave beach field
    camp""".split()
)
CURRENCIES = frozenset(
    """dollar dollars euro euros pound pounds yen rouble roubles ruble rubles rupee rupees cents crown
    crowns franc francs krone kroner kronor krona peso pesos yuan won real reais zloty lira marks mark
    shilling shillings pence florin florins guilder guilders dinar dinars rand percent %""".split()
)
CALENDAR = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday".split()
)
INTO = frozenset("in at on near to from into inside outside off across around through over under along "
                  "behind beside towards toward beyond within throughout off above below "
                  "beneath opposite via aboard past".split())  # fmt: skip
