"""Words by which a story stands or falls, and what bears each out: what became of somebody, what was decided,
how badly.

A claim with one of the words before the bar says too much where its source has none of the same line.
Forms are found through `qa.checking.wordnet.bases`; synonyms that WordNet knows count besides.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from qa.checking import wordnet

_LINES = """
kill die death dead deadly fatal fatally | deceased fatality drown murder murdered slay casualty body corpse
  toll victim perish execute assassinate shoot
injure injured wound wounded hurt | injury burn casualty victim harm hospital
arrest detain | detention custody capture seize hold jail
charge indict | accuse accusation indictment prosecute
convict | conviction guilty verdict
sentence | jail imprison prison term
jail imprison | prison sentence behind_bars custody detain arrest
acquit exonerate | acquittal clear innocent guilty
resign | resignation quit step_down leave
admit confess | plead acknowledge concede
confirm | confirmation verify acknowledge admit
deny | denial reject refute dispute refuse dismiss
refuse | refusal reject decline
decline | refuse reject
reject | refuse turn_down veto dismiss oppose deny
seriously severely badly critically gravely | serious severe critical grave life-threatening heavily
slightly lightly | minor mildly slight light marginally
narrowly | slim narrow closely barely
unanimously | unanimous
sell | sale auction buy purchase acquire buyer
steal | theft thief rob robbery robber loot burglary burglar heist take
"""
SAID = frozenset(
    "admit confess confirm deny refuse decline reject".split()
)  # what is borne out where it is said


@lru_cache(maxsize=20_000)
def bearing_out(word: str) -> frozenset[str]:
    """The dictionary forms that bear out a lower-case word; empty for a word that decides nothing."""
    return frozenset().union(*(_lines().get(form, frozenset()) for form in (word, *wordnet.bases(word))))


@cache
def _lines() -> Mapping[str, frozenset[str]]:
    rows = [line.split(" | ") for line in _LINES.replace("\n  ", " ").strip().splitlines()]
    return {word: frozenset(f"{row[0]} {row[1]}".split()) for row in rows for word in row[0].split()}
