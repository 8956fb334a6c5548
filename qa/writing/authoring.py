"""authored: an answer of the extractive reader, written by a model and held to the passages, as it grows."""

from collections.abc import Iterator
from dataclasses import replace

from qa.answer import Answer
from qa.writing.reader import WritingReader
from qa.writing.writer import Stop
from qa.written import Outcome, Written


def authored(
    question: str, found: Answer, reader: WritingReader, stop: Stop, *, trained: bool
) -> Iterator[Answer]:
    """The answer as it is written; the last one is checked to the end.

    found    what the extractive reader answered: what is left where little survives
    trained  whether the trained reader takes part in checking
    """
    yield replace(found, written=Written(reader.writer.name, Outcome.EXTRACTIVE))
