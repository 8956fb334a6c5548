"""What a reader should know of a quote besides its words: who says so, how directly, and of what time.

In words for people; the data are `Citation.attribution` and `Citation.moments`.
"""

from collections.abc import Sequence

from qa.answer import Answer, Citation
from qa.metadata import date_in_words
from qa.moments import Moment
from qa.speech.voices import Attribution


def sourcing(citation: Citation) -> tuple[str, ...]:
    """Short lines, none where nothing is known: the chain of voices, what to beware of, the times."""
    said = citation.attribution
    lines = [f"Said by: {said}" if said.relayed else "", _beware(said), _times(citation.moments)]
    return tuple(line for line in lines if line)


def short_in_words(answer: Answer) -> str | None:
    """The short answer, with the date where it leaves that to be worked out: "Friday (15 November 2030)"."""
    if answer.short is None:
        return None
    for citation in answer.citations:
        for moment in citation.moments if citation.mark else ():
            inside = citation.mark and citation.mark[0] <= moment.start and moment.end <= citation.mark[1]
            if inside and moment.relative:
                return f"{answer.short} ({_in_words(moment)})"
    return answer.short


def _beware(said: Attribution) -> str:
    """Second-hand, anonymous, or called unreliable by the text itself."""
    doubted = [voice.name for voice in said if voice.unreliable]
    warnings = (
        "second-hand" if said.second_hand else "",
        "the source is not named" if said.anonymous else "",
        f"the text itself calls {' and '.join(doubted)} unreliable" if doubted else "",
    )
    told = "; ".join(warning for warning in warnings if warning)
    return f"Note: {told}" if told else ""


def _times(moments: Sequence[Moment]) -> str:
    """Only times that the quote leaves to be worked out, such as "on Monday"."""
    found = dict.fromkeys(_in_words(moment) for moment in moments if moment.relative)
    return f"Speaks of: {', '.join(found)}" if found else ""


def _in_words(moment: Moment) -> str:
    return " to ".join(date_in_words(date) for date in moment.iso.split("/"))
