"""A question in, an answer with citations out. Knows nothing of Gradio."""

from qa.answer import Answer, Citation, Turn
from qa.assistant import Assistant
from qa.read import ExtractiveReader, Reader

__all__ = ["Answer", "Assistant", "Citation", "ExtractiveReader", "Reader", "Turn"]
