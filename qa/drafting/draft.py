"""Questions proposed from a library's own documents, by rule, for a person to mend.

A plain statement becomes a question by taking out its subject, a number, a date or a place, where the grammar
is certain; the words taken out are the answer. Some are asked of a name or number that is nowhere in the
library, so that they have no answer. For English. A draft is no measure before somebody has read it: a
question may lean on what stands before it in the text, and something else may be as good an answer.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from index.documents import Document
from index.lexical import query_terms
from index.library import Library
from index.sentences import sentences
from qa.drafting.forms import Question, appositions, turned
from qa.drafting.mentioned import Mentioned
from qa.drafting.standing import stands_alone
from qa.drafting.statements import MONTHS, WEEKDAYS
from qa.drafting.swaps import Swapper

_UNANSWERABLE = 5  # one in so many
_FEWEST, _EACH = 200, 50  # documents looked at, at most: so many, and so many for each question
_WEEKDAYS_LAST = 1_000_000  # "on Monday" answers little, so such questions come after all others
_LONGEST = 24  # words of a question
_FEW = 3  # passages with a word that is rare in any library
_NAME = re.compile(r"(?<= )[A-Z][\w.’'-]+")
_CALENDAR = frozenset(f"{MONTHS}|{WEEKDAYS}".split("|"))
_LOOKED_AT = 40_000  # characters of a document: enough sentences for its share


@dataclass(frozen=True, slots=True)
class Drafted:
    """A proposed question. answer is None where it was made to have none; sentence is what it was made of.

    form is what it asks: "who", "when", …
    """

    question: str
    answer: str | None
    document: str | None
    sentence: str
    form: str

    def record(self) -> dict[str, Any]:
        """As a line of the file; the sentence is for whoever reads the draft."""
        return {
            "question": self.question,
            "answer": None if self.answer is None else [self.answer],
            **({"document": self.document} if self.document else {}),
            "sentence": self.sentence,
        }


def drafted(library: Library, count: int, *, seed: int = 0, most: int | None = None) -> list[Drafted]:
    """At most count questions, spread over the documents, up to a fifth of them without an answer.

    Fewer where the documents hold too few plain statements. The same seed gives the same questions. most is
    how many documents are looked at, which takes some milliseconds each; by default enough for the count.
    """
    chance = random.Random(seed)
    most = _FEWEST + _EACH * count if most is None else most
    proposed = [
        drawn for document in _some(library, most, chance) for drawn in _of(library, document, chance)
    ]
    chance.shuffle(proposed)
    spread = _spread(proposed, count * 2)
    without = count // _UNANSWERABLE
    answered, others = spread[: count - without], spread[count - without :]
    swapped = list(_swapped(Swapper(library, chance), [*others, *answered], without))
    every = answered + swapped
    chance.shuffle(every)
    return every


def json_lines(proposed: Sequence[Drafted]) -> str:
    """The questions as the lines of a file."""
    return "".join(json.dumps(question.record(), ensure_ascii=False) + "\n" for question in proposed)


def _some(library: Library, most: int, chance: random.Random) -> Iterator[Document]:
    """So many documents, taken at random; all of a small library. Only these are read."""
    known = library.catalog.ids()
    for place in sorted(chance.sample(range(len(known)), min(len(known), most))):
        document = library.catalog.document(known[place])
        if document:  # nobody has removed it meanwhile
            yield document


def _of(library: Library, document: Document, chance: random.Random) -> Iterator[Drafted]:
    """The questions of a document, at most one a sentence."""
    mentioned = Mentioned(document.text)
    for sentence in _sentences(document):
        found = [*appositions(sentence), *turned(sentence, mentioned)]
        fitting = [question for question in found if _fits(question)]
        if fitting and (question := chance.choice(fitting)) and _tells_apart(library, question.text):
            whole = " ".join(sentence.split())
            yield Drafted(question.text, question.answer, document.source, whole, question.form)


def _spread(proposed: Sequence[Drafted], count: int) -> list[Drafted]:
    """Of the documents asked about least, the form used least, as long as there are any."""
    left, chosen, asked = list(proposed), list[Drafted](), set[frozenset[str]]()
    documents: Counter[str | None] = Counter()
    forms = Counter(weekday=_WEEKDAYS_LAST)
    while left and len(chosen) < count:
        best = min(left, key=lambda drawn: (documents[drawn.document], forms[drawn.form]))
        left.remove(best)
        words = frozenset(query_terms(best.question))
        if words in asked:
            continue
        asked.add(words)
        chosen.append(best)
        documents[best.document] += 1
        forms[best.form] += 1
    return chosen


def _sentences(document: Document) -> Iterator[str]:
    """Those of a single paragraph that are no part of a quotation of several sentences."""
    end = min(len(document.text), document.body + _LOOKED_AT)
    for span in sentences(document.text, document.body, end):
        text = document.text[span.start : span.end]
        before = document.text[max(document.text.rfind("\n\n", 0, span.start), 0) : span.start]
        quoted = before.count('"') % 2 or before.count("“") > before.count("”")
        if "\n\n" not in text and not quoted:
            yield text


def _fits(question: Question) -> bool:
    """Whether it can be asked out of the blue: it names something, and leaves nothing to be guessed."""
    words = question.text.split()
    if not 5 <= len(words) <= _LONGEST or not stands_alone(question.text, owner=question.owner):
        return False
    names = [match[0] for match in _NAME.finditer(question.text) if match[0] not in _CALENDAR]
    return bool(names) and question.answer.casefold() not in question.text.casefold()


def _tells_apart(library: Library, question: str) -> bool:
    """Whether it has words enough, one of them rare, to be about one thing among all documents."""
    words = query_terms(question)
    counts = library.document_frequency(words)
    rare = max(_FEW, library.passage_count // 50)
    return len(words) >= 3 and any(0 < count <= rare for count in counts)


def _swapped(swapper: Swapper, questions: Sequence[Drafted], wanted: int) -> Iterator[Drafted]:
    """At most so many questions without an answer."""
    made = 0
    for question in questions:
        other = swapper.swapped(question.question) if made < wanted else None
        if other:
            made += 1
            yield Drafted(other, None, None, question.sentence, question.form)
