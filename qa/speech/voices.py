"""Voice and Attribution: who is speaking in a stretch of a document, as frozen data, no I/O.

An attribution is a chain, from the document outwards to the one whose words or knowledge it is: "Harbour
Gazette ← The Northern Post ← two unnamed officials". It says who is named as speaking, and nothing about
whether they are right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class VoiceKind(StrEnum):
    """What speaks.

    PUBLISHER     whoever published the document
    AUTHOR        whoever wrote it, speaking in the first person
    PUBLICATION   a newspaper, agency, broadcaster or site that the document relays
    REPORT        a study, report, survey, judgment or statement that speaks for itself
    PERSON        one person, named or identified by an office ("the mayor")
    ORGANISATION  a ministry, company, court, country, or its unnamed spokesman
    UNNAMED       sources, officials, residents, "reportedly": nobody who could be asked
    """

    PUBLISHER = "publisher"
    AUTHOR = "author"
    PUBLICATION = "publication"
    REPORT = "report"
    PERSON = "person"
    ORGANISATION = "organisation"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of a chain.

    name        as the text writes it, white space collapsed, without what describes it
    start, end  where document.text names it, not always in the quote ("she said"); both 0 where it does not
    unreliable  whether the text itself calls it so: a tabloid rumour, propaganda, "without evidence"
    role        what the text calls it besides: "presidential candidate", "the mayor"; "" where nothing
    """

    name: str
    kind: VoiceKind
    start: int = 0
    end: int = 0
    unreliable: bool = False
    role: str = ""

    def __str__(self) -> str:
        return self.name

    def same_as(self, other: "Voice") -> bool:
        """Whether both are the same speaker, by name alone: "the Post" is not "The Washington Post" here."""
        return _bare(self.name) == _bare(other.name)


@dataclass(frozen=True, slots=True)
class Attribution:
    """The voices of a stretch of text, outermost first; empty where the text names none.

    direct  whether the stretch is in quotation marks, in the last voice's own words
    """

    voices: tuple[Voice, ...] = ()
    direct: bool = False

    def __iter__(self) -> Iterator[Voice]:
        return iter(self.voices)

    def __len__(self) -> int:
        return len(self.voices)

    def __bool__(self) -> bool:
        return bool(self.voices)

    def __str__(self) -> str:
        return " ← ".join(voice.name for voice in self.voices)

    @property
    def relayed(self) -> tuple[Voice, ...]:
        """The voices beyond the document's own, its publisher and its author."""
        own = (VoiceKind.PUBLISHER, VoiceKind.AUTHOR)
        return tuple(voice for voice in self.voices if voice.kind not in own)

    @property
    def second_hand(self) -> bool:
        """Whether somebody else than the document's own writer took it from whoever it comes from.

        So it is where two voices or more stand between the document and the fact, or where the one that does
        is itself a publication.
        """
        relayed = self.relayed
        return len(relayed) > 1 or any(voice.kind is VoiceKind.PUBLICATION for voice in relayed)

    @property
    def anonymous(self) -> bool:
        """Whether it comes, in the end, from somebody unnamed."""
        return bool(self.voices) and self.voices[-1].kind is VoiceKind.UNNAMED

    @property
    def unreliable(self) -> bool:
        """Whether the text itself calls one of the voices unreliable."""
        return any(voice.unreliable for voice in self.voices)


def _bare(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)
