"""The trained reader: a small cross-encoder of our own, its weights beside it.

In one pass over a question and a passage it says how likely the passage answers, and where; over a claim and
a source, whether the claim follows. How it was trained is for `training/`.
"""

from qa.trained.crossencoder import CrossEncoder, crossencoder
from qa.trained.spans import PassageReading, SpanReading

__all__ = ["CrossEncoder", "PassageReading", "SpanReading", "crossencoder"]
