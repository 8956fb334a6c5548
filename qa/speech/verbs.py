"""The verbs of reporting in English, their forms, and how each is used: said, told, wrote, found, showed.

Which of them report always, and which only before "that" or a clause, is a matter of what else they mean.
"""

from functools import cache

# These report whatever follows them.
_SAYING = """
    say:said tell:told state tweet insist allege assert announce warn testify remark reiterate argue
    explain acknowledge concede deny admit predict stress emphasize emphasise vow complain quip opine
    aver speculate lament joke
"""
# These do so only before "that", a quotation or a clause, or after the words they report.
_OTHERS = """
    write:wrote/written report note add confirm reveal estimate believe think:thought suggest indicate
    recall reply respond answer ask observe mention comment fear wonder suspect point find:found
    show:showed/shown
    discover promise agree urge describe underline underscore highlight:highlighted hint signal learn post
    read:read determine advise imply rule calculate forecast:forecast demonstrate repeat continue
    demand hold:held understand:understood expect hope assume establish verify record list narrate shout
    exclaim inquire enquire interject object quote cite communicate specify document publish detail
    declare conclude maintain affirm assure inform caution clarify theorize theorise hypothesize hypothesise
    contend claim reason count disclose elaborate propose proclaim pledge boast
"""
_NO_CLAUSE = (
    frozenset(  # a clause without "that" after these is no report: "found the boat", "list the names"
        """
    point highlight describe post read quote cite ask continue agree urge object demand list record hold
    document
    publish detail signal respond show repeat comment observe rule establish verify advise count
    """.split()
    )
)
_TELLING = frozenset("tell inform assure remind advise warn ask urge".split())
_MATTER = frozenset(  # they take things as often as words: an unknown subject decides against a report
    "find show discover determine demonstrate establish read hold rule calculate list record learn".split()
)


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """{form: (verb, "base", "s", "past", "participle" or "ing")} of every verb of reporting."""
    forms: dict[str, tuple[str, str]] = {}
    for entry in (_SAYING + _OTHERS).split():
        verb, _, irregular = entry.partition(":")
        past, _, participle = irregular.partition("/")
        forms[verb] = (verb, "base")
        forms[_third(verb)] = (verb, "s")
        forms[_ing(verb)] = (verb, "ing")
        forms[past or _past(verb)] = (verb, "past")
        if participle:
            forms[participle] = (verb, "participle")
    return forms


@cache
def always_reports(verb: str) -> bool:
    """Whether a verb reports whatever follows it."""
    return verb in {entry.partition(":")[0] for entry in _SAYING.split()}


def takes_clause(verb: str) -> bool:
    """Whether a clause without "that" after it is what is reported: "wrote the talks had failed"."""
    return verb not in _NO_CLAUSE


def tells(verb: str) -> bool:
    """Whether the one told follows it."""
    return verb in _TELLING


def takes_matter(verb: str) -> bool:
    """Whether it takes things as often as words: found, showed, read."""
    return verb in _MATTER


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeo" else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb in {"admit", "quip"}:
        return verb + verb[-1] + "ed"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeo" else verb + "ed"


def _ing(verb: str) -> str:
    if verb in {"admit", "quip"}:
        return verb + verb[-1] + "ing"
    return verb[:-1] + "ing" if verb.endswith("e") else verb + "ing"
