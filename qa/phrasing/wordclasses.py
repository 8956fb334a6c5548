"""The words of English that show how a sentence is built, by class; each class has a letter.

Closed classes are listed whole; verbs and adjectives come from `qa.followups.lexicon`. Nothing is looked up
in context here: that is for `qa.phrasing.tagging`.
"""

from functools import cache

from qa.followups.lexicon import ADJECTIVES, IRREGULAR, VERBS

_CLOSED = {
    "M": (
        "january february march april may june july august september october november december jan feb mar "
        "apr jun jul aug sep sept oct nov dec"
    ),
    "K": "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun",
    "D": "a an the",
    "d": (
        "this that these those my your his her its our their each every some any no another both all either "
        "neither such several many few most more much various certain other"
    ),
    "O": "of",
    "T": "to",
    "P": (
        "in on at by for with from into about against between during without within along among across "
        "behind beyond near toward towards upon over under above below through throughout until till via "
        "per versus despite amid amidst amongst around off out up down onto outside inside beside besides "
        "except like unlike since after before as than following including regarding concerning according "
        "due opposite past minus plus alongside atop underneath beneath"
    ),
    "C": "and or & nor",
    "R": (
        "i you he she it we they me him us them himself herself itself themselves myself yourself ourselves "
        "everyone everybody someone somebody anyone anybody nobody everything something anything nothing "
        "mine yours hers ours theirs"
    ),
    "W": "who whom whose which what where when why how whether",
    "S": "because although though while if unless whereas so but yet once whenever wherever",
    "E": "is was are were be been being am isn't wasn't aren't weren't",
    "X": (
        "has have had having do does did will would can could may might must shall should cannot don't "
        "doesn't didn't won't wouldn't can't couldn't hasn't haven't hadn't shouldn't"
    ),
    "A": (
        "not also very too only just even still already never always often sometimes usually again ever "
        "almost nearly approximately about roughly now then here there however therefore thus instead "
        "perhaps soon later today yesterday tomorrow tonight ago away back together further rather quite "
        "indeed else currently hence furthermore moreover nevertheless nonetheless thereafter meanwhile "
        "otherwise likewise overall"
    ),
    "N": (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
        "million billion trillion dozen dozens hundreds thousands millions billions half third quarter "
        "twice zero"
    ),
}
_OTHER_ADJECTIVES = "first second next many several own former"
_OTHER_FORMS = (
    "becomes begins builds buys comes dies finds gets getting gives goes grows holds keeps knows leads "
    "leaves lies loses makes means meets pays puts runs says sees sells sends sets sings sits spends takes "
    "teaches tells thinks wins writes understood meant spent bought fallen did cost read"
)


@cache
def classes() -> dict[str, str]:
    """{word in lower case: the letter of its class}; a word of several classes has the one listed first.

    D article; d other determiners; O "of"; T "to"; P preposition; C "and", "or"; R pronoun; W question words
    and relatives; S conjunctions; E forms of "be"; X other auxiliaries; A adverb; N numeral; M month; K day
    of the week; J adjective; V verb, but for its plain form, which may as well be a noun.
    """
    found: dict[str, str] = {}
    for letter, words in _CLOSED.items():
        for word in words.split():
            found.setdefault(word, letter)
    for word in (*ADJECTIVES, *_OTHER_ADJECTIVES.split()):
        found.setdefault(word, "J")
    for word in (*IRREGULAR, *_OTHER_FORMS.split(), *(form for verb in VERBS for form in _forms(verb))):
        found.setdefault(word, "V")
    return found


def _forms(verb: str) -> list[str]:
    """Third person and past."""
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [f"{verb[:-1]}ies", f"{verb[:-1]}ied"]
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return [third, f"{verb}d" if verb.endswith("e") else f"{verb}ed"]
