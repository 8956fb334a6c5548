"""Written: what a language model made of an answer, and what the check of its sentences left of it.

Frozen data, no I/O; `qa.writing` makes it.
"""

from dataclasses import dataclass
from enum import StrEnum

from qa.verify import Status


class Outcome(StrEnum):
    """What became of a draft."""

    WRITING = "writing"  # it is not finished
    WRITTEN = "written"  # what is shown is the model's
    MENDED = "mended"  # the documents' own sentences stand beside the model's, or in their place
    EXTRACTIVE = "extractive"  # nothing of the model's is shown


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence as a model wrote it, checked against the passages.

    text      without markers          status   "supported", "partly", "contradicted", "unsupported"
    reason    in plain words, what decided
    citation  the number of the citation that bears it out, or speaks against it; 0 for none
    place     where it stands in the answer's text, without its marker; None where it was left out
    """

    text: str
    status: Status
    reason: str
    citation: int = 0
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote an answer, and what became of each sentence.

    model        who wrote it, as people are told
    outcome      what became of the draft as a whole
    note         in plain words, why the answer is not just what was written, where there is a reason to
                 tell: little survived, the time was up, the server broke off; else ""
    sentences    all that was written, in its order, those that were left out among them
    provisional  what is being written and was not checked yet; "" once the answer is finished
    draft        all that the model wrote, markers included
    """

    model: str
    outcome: Outcome
    note: str = ""
    sentences: tuple[Drafted, ...] = ()
    provisional: str = ""
    draft: str = ""

    @property
    def removed(self) -> tuple[Drafted, ...]:
        """The sentences that are not shown."""
        return tuple(one for one in self.sentences if one.place is None)
