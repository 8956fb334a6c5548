"""ServerReader: the extractive reader, with a model on an OpenAI-compatible server that writes what it found.

The server is anybody's: vLLM, Ollama, llama.cpp's, text-generation-inference, or a service. The question and
the passages that may answer it are sent there, and nowhere else; without a ServerReader nothing is sent.
"""

from qa.linear import Linear
from qa.writing.reader import CONTEXT, LONGEST, SECONDS, WritingReader
from qa.writing.server_writer import ATTEMPTS, TIMEOUT, WINDOW, ServerWriter


class ServerReader(WritingReader):
    """Chooses sentences as ExtractiveReader does; a model on a server writes the answer, which is checked.

    url, model, key, window, timeout and attempts are ServerWriter's, the others WritingReader's. Nothing is
    asked of the server before the first question, or `writer.load()`. No environment variable is read.

    Raises ModelError for a URL that is no address of a server, ValueError for a senseless number.
    """

    def __init__(
        self,
        url: str,
        model: str | None = None,
        *,
        key: str | None = None,
        seconds: float = SECONDS,
        longest: int = LONGEST,
        context: int = CONTEXT,
        whole: bool = True,
        window: int = WINDOW,
        timeout: float = TIMEOUT,
        attempts: int = ATTEMPTS,
        most: int = 3,
        considered: int = 6,
        margin: float = 1.5,
        weights: Linear | None = None,
    ) -> None:
        writer = ServerWriter(url, model, key=key, window=window, timeout=timeout, attempts=attempts)
        super().__init__(
            writer,
            seconds=seconds,
            longest=longest,
            context=context,
            whole=whole,
            most=most,
            considered=considered,
            margin=margin,
            weights=weights,
        )
