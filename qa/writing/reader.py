"""WritingReader: the extractive reader, with a model that writes what it found in its own words."""

from qa.linear import Linear
from qa.read import ExtractiveReader
from qa.writing.writer import Writer

SECONDS = 120.0
MOST = 256


class WritingReader(ExtractiveReader):
    """Chooses sentences as ExtractiveReader does, which decide whether there is an answer; a model writes it.

    writer   writes; the assistant checks each sentence against the passages before it is shown as more than
             provisional
    seconds  the time that writing an answer may take; what was written and checked by then is shown
    longest  tokens of an answer at the most
    context  tokens of passages that the model is given at the most; by default as many as its window has
             room for, up to 1,500
    """

    def __init__(
        self,
        writer: Writer,
        *,
        seconds: float = SECONDS,
        longest: int = MOST,
        context: int | None = None,
        most: int = 3,
        considered: int = 6,
        margin: float = 1.5,
        weights: Linear | None = None,
    ) -> None:
        super().__init__(most=most, considered=considered, margin=margin, weights=weights)
        if seconds <= 0 or longest < 1 or (context is not None and context < 1):
            raise ValueError("seconds, longest and context are above 0")
        self.writer = writer
        self.seconds = seconds
        self.longest = longest
        self.context = context
