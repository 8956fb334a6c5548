"""A phrase of a sentence laid beside a question, for the tests of what is said of it."""

from index.terms import content_terms
from qa.phrasing.clues import Scene
from qa.phrasing.phrases import Phrase, shape
from qa.phrasing.wanted import wanted


def laid(question: str, sentence: str, text: str) -> tuple[Scene, Phrase]:
    """The scene, and the phrase in it that reads so. Raises ValueError where there is none."""
    wish = wanted(question)
    if wish is None:
        raise ValueError(f"nothing short is asked for by {question!r}")
    scene = Scene(wish, frozenset(content_terms(question)), sentence)
    start = sentence.index(text)
    inside = [n for n, word in enumerate(scene.words) if start <= word.start < start + len(text)]
    first, last = inside[0], inside[-1]
    return scene, Phrase(first, last, shape(scene.words[first : last + 1], scene.tags[first : last + 1]))
