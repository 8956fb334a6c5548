"""WritingReader: the extractive reader, with a model that writes what it found in its own words."""

from qa.linear import Linear
from qa.read import ExtractiveReader
from qa.writing.writer import Writer

SECONDS = 120.0
LONGEST = 256
CONTEXT = 1500


class WritingReader(ExtractiveReader):
    """Chooses sentences as ExtractiveReader does, which decide whether there is an answer; a model writes it.

    writer   writes; the assistant checks each sentence against the passages before it is shown as more than
             provisional
    seconds  the time that writing an answer may take; what was written and checked by then is shown
    longest  tokens of an answer at the most
    context  tokens of passages that the model is given at the most, if its window has room for them
    whole    whether it is given whole passages; False gives it only the sentences that were chosen, which is
             all that a model of less than a billion parameters can keep apart
    """

    def __init__(
        self,
        writer: Writer,
        *,
        seconds: float = SECONDS,
        longest: int = LONGEST,
        context: int = CONTEXT,
        whole: bool = True,
        most: int = 3,
        considered: int = 6,
        margin: float = 1.5,
        weights: Linear | None = None,
    ) -> None:
        super().__init__(most=most, considered=considered, margin=margin, weights=weights)
        if seconds <= 0 or longest < 1 or context < 1:
            raise ValueError("the seconds, the longest answer and the context are above 0")
        self.writer = writer
        self.seconds = seconds
        self.longest = longest
        self.context = context
        self._whole = whole

    @property
    def whole(self) -> bool:
        """Whether the model is given whole passages."""
        return self._whole
