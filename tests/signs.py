"""The signs of a sentence of which nothing is known, for tests of what is chosen by score alone."""

from qa.candidates import Signs

SIGNS = Signs(
    cosine=0.5,
    passage=0.5,
    overlap=0.5,
    context=0.5,
    met=0.5,
    weakest=0.5,
    focus=0.0,
    lacks=0.0,
    uncounted=0.0,
)
