"""The words that decide whether a period ends a sentence: abbreviations, and words that begin sentences.

Mostly English, with the frequent ones of German, French, Spanish and Russian. Abbreviations are written
without their last period and in lower case, unless capitals tell them from words ("Sat.", "He sat.").
One without any vowel need not be listed.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name, a number or an example: never the end of a sentence.
NEVER = _words(
    "mr mrs ms mx dr drs prof gov govs sen sens rep reps gen col lt sgt cpl pvt capt cmdr adm rev hon pres "
    "supt insp amb atty msgr messrs mme mmes mlle mgr hr frl sra srta sres dra gral lic e.g i.e eg ie cf "
    "viz vs v ca resp incl excl bzw z.b d.h u.a o.ä vgl evtl ggf sog inkl zzgl geb gest bspw abb anm hrsg "
    "aufl allg bes insb mio mrd dipl dipl.-ing rer phil av env c.-à-d p.ej ej pág págs núm aprox avda dpto "
    "ud uds т.е т.к т.н напр ул см ср проф акад англ нем фр франц лат греч исп итал рус укр яп род"
)

# Before a number; anywhere else these are words like others ("modern art. The museum").
BEFORE_NUMBER = _words(
    "no nos nr art arts fig figs vol vols pp p ch chap sec sect eq para paras par pt ex op app stat tab bd "
    "kap ziff abs núms стр ст гл рис табл пп ум"
)

# They may end a sentence: only if a frequent first word follows.
MAYBE = _words(
    "inc corp co ltd llc plc bros assn assoc asst dept admin exec univ intl natl govt comm jr sr esq st "
    "ave blvd rd hwy sq bldg pkwy dist div est approx al cit ibid seq maj det max tel ed eds trans janv "
    "févr avr juil déc cie hab ene abr dic им г гг в вв соавт обл ee uu ff"
)

CAPITALISED = _words(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz "
    "Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa "
    "Penn Tenn Tex Va Vt Wash Wis Wyo Ft Mt"
)

# They end a sentence if anything in capitals follows.
LAST = _words(
    "etc usw usf др руб тыс млн млрд коп чел lbs lb oz ft hrs mins min secs nm mm cm km kg mg ml kw mw gw "
    "kwh mwh twh hz mhz ghz db mph kph pm a.m p.m т.д т.п"
)

# Names that end in a mark.
EXCLAIMED = _words("Yahoo Jeopardy")

# Frequent first words that are no surnames, so that "J. This" is no name.
FIRST = _words(
    "The This That These Those There Then Thus They It Its We In On At As If But And Or For From After "
    "Before During While When Where What Who Why How Since Although Though Because However Meanwhile "
    "Moreover Furthermore Instead Later Now Here His Their Our Some Many Most Several Both Each Every All "
    "Any Not Another Such Also Still With Without Within Between Among Despite According Earlier By To Of "
    "Again One Two Three"
)

FIRST_OR_NAME = FIRST | _words(
    "A An He She I You So Her My Your No Only Even Yet Last Next Other Others Der Die Das Den Dem Des Ein "
    "Eine Einen Einem Einer Es Er Sie Wir Ich Ihr Im Am Auf Aus Bei Mit Nach Von Vor Zu Zum Zur Für Und "
    "Oder Aber Doch Wenn Als Wie Was Wer Wo Dies Diese Dieser Dieses Nun Noch Auch Seit Während Nachdem "
    "Damit Dann Da Dabei Danach Le La Les Un Une Il Elle Ils Elles Nous Vous Je Ce Cette Ces Cet Dans En "
    "Au Aux À Pour Par Avec Mais Et Ou Si Selon Après Avant Depuis Lors El Los Las Una Unos Por Para Con "
    "Pero Se Su Sus Este Esta Estos Al Según Tras Desde Cuando Como В Во На Но И А Он Она Они Оно Это Эта "
    "Этот Эти По При Для Из От До С Со К Ко У О Об За Как Так Также Если Когда Что Кто Где Не Мы Вы Я Его "
    "Её Их Ранее Однако После Перед"
)

# After the time of day: "6 p.m. Monday", "6 p.m. Eastern".
CALENDAR = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December Januar Februar März Mai Juni Juli Oktober Dezember Eastern "
    "Central Pacific Mountain Local"
)

# After a German ordinal: "das frühe 20. Jahrhundert".
COUNTED = _words(
    "Jahrhundert Jahrhunderts Jahrtausend Jahrtausends Jh Jhd Weltkrieg Weltkriegs Lebensjahr Geburtstag "
    "Platz Stock Etage Runde Kapitel Auflage Bundesliga Division Armee Mal Minute Tag Jahrestag"
)

# What is no first word after a period without a space: "booking.Com".
DOMAINS = _words("Com Org Net Gov Edu Info")
