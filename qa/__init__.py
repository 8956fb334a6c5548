"""A question in, an answer with citations out. Knows nothing of Gradio."""

from qa.answer import Answer, Citation, Turn
from qa.assistant import Assistant
from qa.generate import GenerativeReader
from qa.read import ExtractiveReader, Reader
from qa.refusal import Refusal
from qa.self_check import verify_answer
from qa.server import ServerReader
from qa.speech.voices import Attribution, Voice
from qa.values import Value
from qa.verify import Claim, Status, verify
from qa.writing.reader import WritingReader
from qa.writing.writer import Message, Stop, Writer
from qa.written import Drafted, Outcome, Written

__all__ = [
    "Answer",
    "Assistant",
    "Attribution",
    "Citation",
    "Claim",
    "Drafted",
    "ExtractiveReader",
    "GenerativeReader",
    "Message",
    "Outcome",
    "Reader",
    "Refusal",
    "ServerReader",
    "Status",
    "Stop",
    "Turn",
    "Value",
    "Voice",
    "Writer",
    "WritingReader",
    "Written",
    "verify",
    "verify_answer",
]
