"""What a reader should know of a quote besides its words: who says so, how directly, and of what time.

In words for people; the data are `Citation.attribution` and `Citation.moments`.
"""

import re

from qa.answer import Answer, Citation
from qa.attribution import parts
from qa.metadata import date_in_words
from qa.moments import Moment
from qa.speech.channels import channel
from qa.speech.voices import Attribution

_OPEN_END = re.compile(r"\b(since|until|till|before|after|by)\s+(?:the\s)?\Z", re.IGNORECASE)
_REACH = len("before the ")
_OPENING = 8  # words by which a part of a quote is known


def sourcing(citation: Citation) -> tuple[str, ...]:
    """Short lines, none where nothing is known: the chain of voices, what to beware of, the times."""
    said = citation.attribution
    shared = [] if citation.mark else _shared(citation)
    where = channel(citation.quote)
    lines = [f"Said by: {said}{', ' if where else ''}{where}" if said.relayed else "", _beware(said)]
    return tuple(line for line in [*(shared or lines), _times(citation)] if line)


def _shared(citation: Citation) -> list[str]:
    """A line for each voice with the first words of its part, where a quote has several."""
    several = parts(citation.document, citation.start, citation.end)
    if len({str(part.attribution) for part in several if part.attribution.relayed}) < 2:
        return []
    lines = []
    for part in several:
        beware = _beware(part.attribution).replace("Note: ", "; ", 1)
        words = citation.document.text[part.start : part.end].rstrip(" ,;\n").split()
        opening = " ".join(words[:_OPENING]) + ("…" if len(words) > _OPENING else "")
        lines.append(f"Said by: {part.attribution or 'the document'}, of “{opening}”{beware}")
    return lines


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


def _times(citation: Citation) -> str:
    """Only times that the quote leaves to be worked out, such as "on Monday"."""
    found = dict.fromkeys(_opened(citation, moment) for moment in citation.moments if moment.relative)
    return f"Speaks of: {', '.join(found)}" if found else ""


def _opened(citation: Citation, moment: Moment) -> str:
    """A time with the word that makes it an end of a longer one: "since January" is "since January 2031"."""
    open_end = _OPEN_END.search(citation.document.text, max(0, moment.start - _REACH), moment.start)
    return f"{open_end[1].lower()} {_in_words(moment)}" if open_end else _in_words(moment)


def _in_words(moment: Moment) -> str:
    return " to ".join(date_in_words(date) for date in moment.iso.split("/"))
