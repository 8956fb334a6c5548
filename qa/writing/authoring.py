"""authored: an answer of the extractive reader, written by a model and held to the passages, as it grows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.errors import ModelError
from qa.answer import Answer
from qa.verify import Status
from qa.writing.checking import Checked, Checker
from qa.writing.composition import begun, composed
from qa.writing.draft import Draft
from qa.writing.naming import with_name
from qa.writing.packing import Excerpt, packed, quoted
from qa.writing.plain_speech import denies
from qa.writing.prompt import messages
from qa.writing.reader import WritingReader
from qa.writing.readiness import made_ready
from qa.writing.writer import Stop
from qa.written import Outcome, Written

_ROOM = 400  # tokens of the task, the example and the question
_WRONG_IN_A_ROW = 3  # sentences that are left out, after which a model has lost its thread


def authored(found: Answer, reader: WritingReader, stop: Stop, *, trained: bool) -> Iterator[Answer]:
    """The answer as it is written; the last one is checked to the end.

    found    what the extractive reader answered: what is left where little survives
    trained  whether the trained reader takes part in checking

    A model that cannot be loaded or fails costs nobody the answer: what there is of it says why. Raises
    ReaderError.
    """
    yield from _Author(found, reader, trained=trained).write(stop.within(reader.seconds))


class _Author:
    """One answer while it is written."""

    def __init__(self, found: Answer, reader: WritingReader, *, trained: bool) -> None:
        self._found = found
        self._reader = reader
        self._trained = trained
        self._draft = Draft()
        self._literal = False
        self._checked: list[Checked] = []

    def write(self, stop: Stop) -> Iterator[Answer]:
        """The answer as it grows."""
        writer = self._reader.writer
        yield self._so_far()
        failed = ""
        try:
            excerpts = self._excerpts(stop)
            hits = [one.hit for one in excerpts]
            self._literal = not self._reader.whole
            question = self._found.question
            checker = Checker(hits, question=question, trained=self._trained, literal=self._literal)
            asked = messages(question, excerpts, writer.control)
            for piece in writer.write(asked, most=self._reader.longest, stop=stop):
                self._check(self._draft.add(piece), checker)
                if self._is_lost():
                    break
                yield self._so_far()
            if not stop.due and not self._is_lost():
                by_itself = writer.count(self._draft.text) < self._reader.longest
                self._check(self._draft.end(whole=by_itself), checker)
        except ModelError as error:
            failed = self._cut(stop) or _sentence(str(error))
        done = self._finished(failed or self._cut(stop))
        yield done if failed else with_name(done, writer, stop)

    def _excerpts(self, stop: Stop) -> Sequence[Excerpt]:
        """What the model is given."""
        reader, found = self._reader, self._found
        writer = reader.writer
        if not made_ready(writer, stop):
            raise ModelError(f"{writer.name} was not ready in time.")
        room = min(writer.window - reader.longest - _ROOM, reader.context)
        chosen = quoted(found.hits, found.citations) if not reader.whole else []
        if chosen and sum(writer.count(one.text) for one in chosen) <= room:
            return chosen
        if excerpts := packed(found.hits, found.citations, room, writer.count):
            return excerpts
        raise ModelError(
            f"{writer.name} has room for {writer.window} tokens, too few for a passage and an answer. "
            "Choose a model with a larger window."
        )

    def _check(self, sentences: Sequence[str], checker: Checker) -> None:
        for sentence in sentences:
            self._checked.append(checker.check(sentence, self._checked[-1] if self._checked else None))

    def _is_lost(self) -> bool:
        last = self._checked[-_WRONG_IN_A_ROW:]
        wrong = [one.status not in (Status.SUPPORTED, Status.PARTLY) for one in last]
        return len(wrong) == _WRONG_IN_A_ROW and all(wrong)

    def _cut(self, stop: Stop) -> str:
        """Why it was ended before its end, if it was."""
        if stop.asked:
            return "Writing was stopped."
        return f"Writing took longer than {self._reader.seconds:g} s and was ended." if stop.late else ""

    def _so_far(self) -> Answer:
        so_far = begun(self._found, self._checked)
        written = Written(
            self._reader.writer.name,
            Outcome.WRITING,
            "",
            so_far.sentences,
            self._draft.rest,
            self._draft.text,
        )
        return replace(
            self._found, text=so_far.text, citations=so_far.citations, short=None, values=(), written=written
        )

    def _finished(self, why: str) -> Answer:
        """The answer as it stays; why is what ended it early, if anything did."""
        rest = "" if self._is_lost() else self._draft.rest
        cut = [Checked(rest, Status.UNSUPPORTED, "it was cut short")] if rest else []
        found = composed(self._found, [*self._checked, *cut], complete=self._literal)
        name = self._reader.writer.name
        note = (
            f"{why} {self._told(found.outcome)}".strip() if why or found.outcome is Outcome.EXTRACTIVE else ""
        )
        written = Written(name, found.outcome, note, found.sentences, "", self._draft.text)
        return replace(
            self._found, text=found.text, citations=found.citations, best=found.best, written=written
        )

    def _told(self, outcome: Outcome) -> str:
        """What the person sees instead of the whole of it."""
        name = self._reader.writer.name
        if outcome is not Outcome.EXTRACTIVE:
            return "What had been written and checked by then is shown."
        if not self._checked:
            return "These are the documents' own sentences."
        if all(denies(one.text) for one in self._checked):
            return f"{name} found no answer in the passages; these are the documents' own sentences."
        if any(one.status in (Status.SUPPORTED, Status.PARTLY) for one in self._checked):
            return f"What {name} wrote does not give the answer; these are the documents' own sentences."
        return f"Nothing that {name} wrote is borne out; these are the documents' own sentences."


def _sentence(message: str) -> str:
    """A message of an error as a sentence; the name of a model stays as it is."""
    return message.replace("the ", "The ", 1) if message.startswith("the ") else message
