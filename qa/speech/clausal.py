"""What stands around a verb of reporting: helpers before it, what is said after it, speech it follows.

Each question is answered from the words of one sentence, by their positions, without a parser.
"""

from collections.abc import Sequence

from qa.speech import reporting as known
from qa.speech import verbs
from qa.speech.wording import PREPOSITIONS, TIME, Token, phrase_after

OPENING, CLOSING = "\"“«„‘'", "\"”»’'"
QUOTES = "\"“”«»„'‘’"
NEGATIONS = frozenset("not never neither hardly declined refused nobody".split())
MODALS = frozenset("will would shall should can could may might must cannot do does did ca wo".split())
_COMPLEMENT = frozenset("that how why whether what where when who if".split())
CLAUSAL = frozenset(
    "the a an this that these those he she it they we i there his her its their our no".split()
)
_NUMBERING = frozenset("indicate estimate report count confirm announce".split())
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty
    forty fifty sixty seventy eighty ninety hundred hundreds thousands dozens dozen""".split()
)
_ROUGHLY = frozenset(
    "at least about around some more than over up to nearly almost only just no fewer".split()
)
_COUNTING = frozenset("several many most few some other".split())
_INFINITIVE = frozenset("claim promise pledge profess".split())
_HELPING = (known.AUXILIARIES | known.ADVERBS | NEGATIONS) - {"all", "both", "each"}
_AFTER_SPEECH = (
    TIME
    | (known.ADVERBS - known.AUXILIARIES)
    | PREPOSITIONS
    | {"before", "after", "when", "as", "via", "this", "late"}
)
_NO_REPORT = frozenset("of in for on to with at like about so such than".split())
_IRREGULAR = frozenset(
    """began broke brought built bought came cut did died drove fell felt fled flew fought found gave got grew
    had held hit kept knew laid led left lost made met paid put ran rose sank saw sent set shot showed
    sold slept lay drank spent stood struck spoke swept took taught thought threw understood went won
    wrote rises falls needs wants has works plans remains includes faces means makes takes gives goes
    comes became becomes""".split()
)
_SUBORDINATE = frozenset("after because although while and but if when since as unless until".split())
_LATE = 15  # words before a naming, after which it no longer opens its sentence


def low(tokens: Sequence[Token], at: int) -> str:
    """The word at an index in lower case; "" outside the sentence."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def helpers(tokens: Sequence[Token], at: int) -> tuple[int, set[str]]:
    """The index of the last word before a verb's adverbs and auxiliaries, and those."""
    before, found = at - 1, set[str]()
    while before >= 0:
        word = tokens[before].low
        if word not in _HELPING:
            break
        found.add(word)
        before -= 1
    return before, found


def agent(tokens: Sequence[Token], at: int) -> int:
    """The index of "by" soon after a participle, only adverbs and a time between; 0 if there is none."""
    for later in range(at + 1, min(at + 7, len(tokens))):
        word = tokens[later]
        if word.low == "by":
            return later
        if not word.word or word.low in known.AUXILIARIES | {"that", "to", "of"}:
            return 0
    return 0


def complement(tokens: Sequence[Token], at: int, verb: str) -> bool:
    """Whether what is said follows: "that", a quotation, a clause."""
    while low(tokens, at) in known.ADVERBS:
        at += 1
    following = low(tokens, at)
    if following in _COMPLEMENT or following == ":" or (following and following in OPENING):
        return True
    if following == "to" and verb in _INFINITIVE:
        return True
    if verb in _NUMBERING and _number(tokens, at):
        return True
    ahead = tokens[at : at + 14]
    for place, token in enumerate(ahead):
        if token.low == "that" and place and ahead[place - 1].low not in _NO_REPORT:
            return True
        if token.text == ":" or (token.text in OPENING and place and ahead[place - 1].text == ","):
            return True
        if not token.word and token.text not in ",’'-–&":
            break
    return verbs.takes_clause(verb) and clause(tokens, at)


def _number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number follows, or words that make it rough: "at least nine"."""
    rough = at
    while rough < at + 3 and low(tokens, rough) in _ROUGHLY:
        rough += 1
    word = low(tokens, rough)
    return word[:1].isdigit() or word in _NUMBERS


def is_noun(tokens: Sequence[Token], at: int, first: int, end: int) -> bool:
    """Military records, several state parties: a bare noun or number before what may be a noun."""
    token = tokens[first] if first < end <= at else None
    if token and token.low in _COUNTING and end - first == 1 and tokens[at].low == "state":
        return True
    bare = token is not None and end - first == 1 and token.low in known.BODIES
    bare = bare and (first == 0 or not tokens[first].capital)
    police = token is not None and token.low == "police" and low(tokens, at + 1) not in verbs.verb_forms()
    return bare and not police and tokens[at].low.endswith("s")


def refers_back(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words after a verb are "this", "so", "about it": the sentence before is what is said."""
    if low(tokens, at) in {"about", "of", "on"}:
        at += 1
    if low(tokens, at) not in {"this", "so", "it"}:
        return False
    return low(tokens, at + 1) in _AFTER_SPEECH | {"", ".", ",", ";", "during", "to", "citing"}


def follows_speech(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether a naming comes after what is said: after a quotation, or a comma with a clause before it."""
    if first < 2 or tokens[first - 1].text not in {",", *CLOSING, "?", "!", "—", "–"}:
        return False
    if tokens[first - 1].text in CLOSING or tokens[first - 2].text in CLOSING:
        return True
    if not _ends_after(tokens, verb):
        return False
    enclosed = tokens[first - 1].text == "," == low(tokens, verb + 1) and first > 2
    return enclosed or any(finite(token.low) or token.low.endswith("s") for token in tokens[: first - 1])


def opens(tokens: Sequence[Token], first: int) -> bool:
    """Whether only adverbials stand before a naming, so that the whole sentence is its report."""
    for at, token in enumerate(tokens[:first]):
        if token.low in known.AUXILIARIES or token.low in {"he", "she", "it", "they", "we", "i", "there"}:
            return False
        if (at and token.low in _SUBORDINATE) or token.text in QUOTES:
            return False
    return first < _LATE


def finite(word: str) -> bool:
    """Whether a word looks like a finite verb."""
    return word in known.AUXILIARIES or word.endswith("ed") or word in _IRREGULAR


def clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject and a finite verb follow."""
    if low(tokens, at) == "there":
        return low(tokens, at + 1) in known.AUXILIARIES
    end = phrase_after(tokens, at)
    if at >= len(tokens) or end == at or tokens[at].low in {"to", "for", "by", "of", "on", "in"}:
        return False
    if any(finite(token.low) for token in tokens[at + 1 : end + 1]):
        return True
    for token in tokens[end : end + 8]:
        if token.low in {"who", "which", "that", "when", "where", "as", "while", "and", "but"}:
            return False
        if token.low in known.AUXILIARIES:
            return True
    return False


def _ends_after(tokens: Sequence[Token], verb: int) -> bool:
    """Whether nothing but a listener, a time or a place follows the verb up to the next stop."""
    telling = verbs.tells(verbs.verb_forms()[low(tokens, verb)][0]) if verb else False
    ahead = tokens[verb + 1 : verb + 14]
    if ahead and ahead[0].word and not telling and ahead[0].low not in _AFTER_SPEECH:
        return False
    for place, token in enumerate(ahead):
        if not token.word:
            return token.text in '.,;:!?"”—–('
        if token.low in _COMPLEMENT or (token.low in CLAUSAL and place == 0 and not telling):
            return False
        if token.low in known.AUXILIARIES:
            return False
    return len(ahead) < 13
