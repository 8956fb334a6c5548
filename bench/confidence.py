"""Fit and judge the reader's weights and the confidence: python -m bench.confidence --data ../shared

Questions come from SQuAD 2.0. Its articles are cut into stories of three paragraphs, and each question is
put to three sizes of library, a single story, an article and all articles, in four ways:

    there  the answer stands in the library
    near   the story with the answer is taken out of the library, and the rest of its subject stays
    twist  one of SQuAD's own unanswerable questions, written to look as if its paragraph answered it
    far    another subject: the article that the question is about is not in the library

Half of the articles are fitted on, the other half is reported on. Writes qa/reading.json and
qa/confidence.json only with --write.
"""


import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
