"""The forms of English verbs that no rule makes: "take", "took" and "taken" are one verb.

Common ones, by hand; the analyser of the index knows the regular forms.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from index.lexical import terms

_FORMS = """
arise arose arisen
awake awoke awoken
beat beaten
become became
begin began begun
bite bit bitten
blow blew blown
break broke broken
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
come came
deal dealt
die died dead death
dig dug
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
know knew known
lay laid
lead led
leave left
lend lent
lose lost loss
make made
mean meant
meet met
pay paid
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold sale
send sent
shake shook shaken
shine shone
shoot shot
sing sang sung
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spend spent
stand stood
steal stole stolen
strike struck
swear swore sworn
sweep swept
swim swam swum
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
understand understood
wear wore worn
win won
wind wound
withdraw withdrew withdrawn
write wrote written
"""


def other_forms(asked: Iterable[str]) -> frozenset[str]:
    """The analysed forms of these analysed verbs that are irregular, without themselves."""
    every = frozenset(asked)
    return frozenset(form for term in every for form in _forms().get(term, ())) - every


@cache
def _forms() -> Mapping[str, frozenset[str]]:
    rows = [frozenset(terms(line)) for line in _FORMS.strip().splitlines()]
    return {form: row for row in rows for form in row}
