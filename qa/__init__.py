"""A question in, an answer with citations out. Knows nothing of Gradio."""

from qa.answer import Answer, Citation, Turn
from qa.assistant import Assistant
from qa.read import ExtractiveReader, Reader
from qa.refusal import Refusal
from qa.self_check import verify_answer
from qa.speech.voices import Attribution, Voice
from qa.values import Value
from qa.verify import Claim, Status, verify

__all__ = [
    "Answer",
    "Assistant",
    "Attribution",
    "Citation",
    "Claim",
    "ExtractiveReader",
    "Reader",
    "Refusal",
    "Status",
    "Turn",
    "Value",
    "Voice",
    "verify",
    "verify_answer",
]
