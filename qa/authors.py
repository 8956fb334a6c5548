"""Who wrote a document, name by name, as CSL-JSON has names: people's parted, all others whole.

A name alone may be anybody's: "Ana Silva" has the form of "World Bank". Parted into family and given name are
only those of a list that plainly is one of people, "Ana Silva and Tom Berg" or "Silva, Ana; Berg, Tom": an
institution's name torn apart would be wrong, and a person's left whole is merely less well sorted.
"""

import re
from collections.abc import Sequence

from index.documents import Document, Scalar
from index.outlets import form
from qa.showing import shown

Name = dict[str, str]  # {"family": …, "given": …} or {"literal": …}

_WORD = r"(?![a-z])[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)"
_GIVEN = rf"(?:{_WORD}|[^\W\d_]\.(?:-?[^\W\d_]\.)*)"
_GIVENS = rf"(?P<given>{_GIVEN}(?: {_GIVEN}){{0,2}})"
_PARTICLES = r"(?:(?:da|de|del|della|der|di|do|dos|du|la|le|van|von|zu|bin|al|el) )*"
_DIRECT = re.compile(rf"{_GIVENS} (?P<family>{_PARTICLES}{_WORD})")
_INVERTED = re.compile(rf"(?P<family>{_PARTICLES}{_WORD}(?: {_WORD})?), {_GIVENS}")
_SEMICOLON = re.compile(r" ?; ?(?:and |& )?")
_AND = re.compile(r",? (?:and|&) ")
_COMMA_AND = re.compile(r",? (?:and|&) |, (?=.* (?:and|&) )")  # "Silva Costa, Ana" may be one name
# Two of these in a row have the form of two people's names: "World Bank and Amnesty International".
_INSTITUTIONAL = frozenset(
    """
    academy agency aid alliance amnesty association authority bank board bureau business care centre center
    central chamber church city club college commission committee company congress corporation council court
    cross desk department editorial education energy environment european federal federation finance force
    foreign foundation fund general global group health highways holdings human inc industry institute
    international jr justice laboratory labs league limited local ltd media medicines ministry museum nations
    national network news newsroom office organisation organization parliament partners party phd police press
    public relations report research rights school science senate service services social society solutions sr
    staff state states statistics studies systems team technologies technology the trade transport treasury
    trust union united university watch welfare works world
    """.split()
)


def authors(document: Document) -> list[Name]:
    """The names in the metadata, in their order; empty where there are none."""
    given = document.metadata.get("author", ())
    items: Sequence[Scalar] = given if isinstance(given, tuple) else (given,)
    names = [name for item in items for name in _SEMICOLON.split(shown(str(item))) if name]
    ways = [(names, _INVERTED), (names, _DIRECT)]
    if len(names) == 1:
        ways = [(_AND.split(names[0]), _INVERTED), (_COMMA_AND.split(names[0]), _DIRECT)]
    for parts, written in ways:
        people = [person for part in parts if (person := _person(part, written))]
        if len(people) == len(parts) > 1:
            return people
    return [{"literal": name} for name in names]


def _person(name: str, written: re.Pattern[str]) -> Name | None:
    match = written.fullmatch(name)
    words = re.findall(r"[^\s,]+", name)
    shouted = any(word.isupper() and len(word) > 1 and "." not in word for word in words)  # "JP", "UNICEF"
    if match is None or shouted or form(name) or _INSTITUTIONAL & {word.lower() for word in words}:
        return None
    return {"family": match["family"], "given": match["given"]}
