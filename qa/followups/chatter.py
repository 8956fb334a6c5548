"""Turns that ask nothing: thanks, laughter, "asdf qwer". A chat goes on as if they had not been said.

Words alone are looked at. A single unknown word in lower case may be a search, "kubernetes": it counts as one
only where the answer with its citations names it.
"""

import re
from collections.abc import Sequence

from qa.checking.wordnet import known
from qa.followups.grammar import LONGEST, Class, Word, words_of

_SAID = frozenset(
    """
    agreed alright amazing awesome bingo blah bravo brilliant bye cheers cool correct cya excellent
    exactly fantastic fine foo goodbye goodnight gosh gotcha great greetings ha haha hahaha hehe hello
    hey hi hiya hm hmm hmmm huh hurray indeed interesting k kk lmao lmfao lol lovely meh mhm nah
    nevermind nice no nope noted np oh ok okay okey omg oops ouch perfect please pls rofl right sorry
    splendid super superb sure sweet test testing thank thanks thankyou thx ty tysm ugh uh uhm um
    understood weird welcome well whatever whoa wonderful wow wtf xd yay yea yeah yep yes yo yup good
    helpful appreciated
    """.split()
)
_BESIDE = frozenset(
    """
    a again all am and answer are afternoon bar baz be bunch but by clear day did do evening for from
    get got have help i i'm info information is it job just know lot lots man many me million mind
    morning much my n't never night not now of one on really reply see so that the then there this to
    ton too useful very was with work would you your 's 'm 're 'll u ur far mate friend sir everyone
    everybody guys
    """.split()
)
_GREETINGS = re.compile(
    r"\W*(?:(?:hi|hello|hey)\W+)?(?:how\s+are\s+you(?:\s+(?:doing|today))?|what(?:['’]s|\s+is)\s+up|"
    r"how(?:['’]s|\s+is)\s+it\s+going|got\s+it|i\s+see|i\s+understand|of\s+course|nice\s+to\s+meet\s+you|never\s+mind)\W*",
    re.IGNORECASE,
)
_REACTION = re.compile(
    r"\W*(?:[a-z]+\W+){0,2}(?:that|this)(?:['’]s|\s+(?:is|was))\s+(?:(?:so|very|really|too|quite|pretty|not)\s+)?"
    r"[a-z]+[.!\s]*",
    re.IGNORECASE,
)
_FORMED = {
    Class.WH,
    Class.BE,
    Class.DO,
    Class.MODAL,
    Class.VERB,
    Class.PREPOSITION,
    Class.TO,
    Class.POSSESSIVE,
}
_ASKED = {Class.BE, Class.DO, Class.MODAL, Class.WH}
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿ]|[^\x00-\x7f]", re.IGNORECASE)
_CITED = re.compile(r"\[\d+\]")
_RUN = 4  # letters
_LONG = 5


def asks_nothing(question: str, answer: str = "") -> bool:
    """Whether a turn is chatter or made of no words; its answer, if known, may show that it is not."""
    if len(question) > LONGEST:
        return False
    words = [word for word in words_of(question) if word.kind is not Class.MARK]
    if not words:
        return not question.strip().startswith("?")
    return is_courtesy(question) or _is_nonsense(words, answer)


def is_courtesy(question: str) -> bool:
    """Whether a turn is thanks, a greeting or a reaction, which no document could answer."""
    words = [word for word in words_of(question[:LONGEST]) if word.kind is not Class.MARK]
    return len(question) <= LONGEST and bool(words) and (_is_polite(words) or _is_phrase(question))


def _is_phrase(question: str) -> bool:
    """A set phrase, or a reaction without a question mark: "lol that's funny"."""
    reacts = words_of(question)[0].kind not in _ASKED and _REACTION.fullmatch(question)
    return bool(reacts or _GREETINGS.fullmatch(question))


def _is_polite(words: Sequence[Word]) -> bool:
    """Only words of courtesy and those beside them; "Is that right?" is a question."""
    said = any(word.lower in _SAID for word in words)
    return said and words[0].kind not in _ASKED and all(word.lower in _SAID | _BESIDE for word in words)


def _is_nonsense(words: Sequence[Word], answer: str) -> bool:
    """No form of a question, and no word that means anything."""
    if any(word.kind in _FORMED or word.kind is Class.NUMBER for word in words):
        return False
    if len(words) > 1 and len({word.lower for word in words}) == 1:
        return True
    named = set(re.findall(r"\w+", answer[: 4 * LONGEST].lower())) if _CITED.search(answer) else set()
    return not any(word.lower in named or _means(word) for word in words)


def _means(word: Word) -> bool:
    if word.lower in _SAID | _BESIDE:
        return False
    if known(word.lower):
        return True
    return word.name and not _is_typed_at_random(word)


def _is_typed_at_random(word: Word) -> bool:
    """Neighbours on a keyboard, or a long word without vowels that is no abbreviation."""
    pairs = [first + second for first, second in zip(word.lower, word.lower[1:], strict=False)]
    beside = [pair for pair in pairs if any(pair in row or pair[::-1] in row for row in _ROWS)]
    if len(word.text) >= _RUN and len(beside) == len(pairs):
        return True
    return len(word.text) >= _LONG and not word.text.isupper() and not _VOWELS.search(word.text)
