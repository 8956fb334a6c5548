"""What a document is about, where nothing more is asked: its first sentences, as reports open with it.

Only for "What is this article about?", "Summarise the document" and the like, and only where one document
can be meant. A question that says what it wants summed up is read as any other.
"""

from collections.abc import Sequence
from itertools import islice

from index.documents import Hit
from index.terms import content_terms
from qa.candidates import sentences_of
from qa.extent import Extent, extent_of
from qa.selection import Quote

_LEAD = 3  # sentences
_FORM_WORDS = (
    "article story document text page piece post news item report paper file summary summarise summarize sum "
    "overview outline brief short give describe main key important point points finding findings message "
    "conclusion conclusions idea ideas topic topics theme themes about say says please"
)


def gist(question: str, hits: Sequence[Hit]) -> tuple[Quote, ...]:
    """The first sentences of the only document found; () where there are several, or more is asked."""
    documents = {hit.document.source: hit.document for hit in hits}
    described = set(content_terms(question)) - set(content_terms(_FORM_WORDS))
    if len(documents) != 1 or described or extent_of(question).extent is not Extent.SUMMARY:
        return ()
    ordered = sentences_of(sorted(hits, key=lambda hit: hit.start))
    return tuple(Quote(one.document, one.span.start, one.span.end) for one in islice(ordered, _LEAD))
