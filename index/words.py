"""English function words: what a question needs to be a question, and what no passage is about.

BM25 weighs words by rarity, which in a library of ten passages says little: "which" or "did" may be rarer
there than what was asked about. So they are left out of the query, unless it holds nothing else.
"""

STOP_WORDS = frozenset(
    """
    a about above after again against all also am an and any are aren't as at be because been before being
    below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down
    during each few for from further had hadn't has hasn't have haven't having he her here hers herself him
    himself his how i if in into is isn't it its itself just let's me more most mustn't my myself no nor not
    of off on once only or other ought our ours ourselves out over own please same shall shan't she should
    shouldn't so some such tell than that the their theirs them themselves then there these they this those
    through to too under until up upon us very was wasn't we were weren't what whatever when where whether
    which while who whom whose why will with won't would wouldn't you your yours yourself yourselves
    s t d ll m re ve
    """.split()  # the last line: what apostrophes leave behind
)
