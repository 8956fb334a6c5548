"""What people are told of an answer that a model wrote: by whom, how it was checked, what was left out.

In words; nothing is escaped here, and the answer itself is for `qa.render`.
"""

from qa.verify import Status
from qa.written import Drafted, Outcome, Written

PARTLY = "(only partly in the source)"
PROVISIONAL = "Being written, not checked yet:"
_BYLINE = {
    Outcome.WRITING: "Being written by {}; each sentence is checked against its source.",
    Outcome.WRITTEN: "Written by {}, each sentence checked against its source.",
    Outcome.MENDED: "Written by {}, each sentence checked against its source; some sentences are the "
    "documents' own.",
    Outcome.EXTRACTIVE: "Nothing that {} wrote is shown: the sentences are the documents' own.",
}
_STATUS = {
    Status.SUPPORTED: "in the source",
    Status.PARTLY: "only partly in the source",
    Status.CONTRADICTED: "the source says otherwise",
    Status.UNSUPPORTED: "not in the sources",
}


def byline(model: str, outcome: Outcome) -> str:
    """Who wrote an answer, and what became of it."""
    return _BYLINE[outcome].format(model)


def lines(written: Written) -> tuple[str, ...]:
    """Who wrote it, and the note if there is one; of a draft that is not shown, the note alone."""
    if written.outcome is Outcome.EXTRACTIVE and written.note:
        return (written.note,)
    return tuple(filter(None, (byline(written.model, written.outcome), written.note)))


def left_out(written: Written) -> str:
    """ "2 sentences left out"; "" where none was."""
    count = len(written.removed)
    return f"{count} sentence{'' if count == 1 else 's'} left out" if count else ""


def why(one: Drafted) -> str:
    """What the check of a sentence came to."""
    if one.status is not Status.SUPPORTED and one.reason.startswith("it "):
        return one.reason
    between = ", but " if one.status is Status.SUPPORTED else ": "
    return f"{_STATUS[one.status]}{between}{one.reason}" if one.reason else _STATUS[one.status]
