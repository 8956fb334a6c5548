"""Questions that name no subject of their own, given that of the chat: "What are the symptoms?"."""

import re
from collections.abc import Sequence

from qa.followups.chat import Chat, candidates
from qa.followups.expletives import speaks_of_weather_or_time
from qa.followups.grammar import LONGEST, Class, Word
from qa.followups.kinds import fits, stands_alone
from qa.followups.lexicon import DEPENDENT, MUTUAL, WEIGHING
from qa.followups.mentions import Mention, Parsed, singular
from qa.followups.propositions import Edit
from qa.followups.substitution import Completed, edited, written

_AFTER_NOUN = {Class.PREPOSITION, Class.TO, Class.VERB, Class.ADVERB, Class.MARK, Class.BE, Class.MODAL}
_ASKING = {Class.WH, Class.BE, Class.DO, Class.MODAL}
_TIMES = re.compile(
    r"\b(?:this|last|next)\s+(?:year|month|week|weekend|century)\b|\b\d{4}\b|\btime\s+is\s+it", re.I
)
_COMPARISON = re.compile(
    r"\b(?:is|are|was|were|do|does|did)\b.*\b(?:different|differ)(?P<end>\W*)$", re.I | re.S
)
_EXISTENCE = re.compile(
    r"\b(?:(?:is|are|was|were|been|be)\s+there|there\s+(?:is|are|was|were|exists?))\b", re.I
)
_OTHER_OF = re.compile(r"\b(?:another|other)\s+\w+\s+of\b", re.I)
_US = frozenset("you i we me us your my our".split())
_FEW = 3  # words
_SEVERAL = 5


def with_subject(asked: Parsed, chat: Chat) -> Completed | None:
    """The question with the chat's subject put in; None if it needs none."""
    if chat.focus is None or not _is_question(asked) or _of_ourselves(asked.words):
        return None
    edit = _edit(asked, chat)
    if edit is None:
        return None
    text = edited(asked.text, [edit])
    return Completed(text, text, (chat.whole(chat.focus),))


def _edit(asked: Parsed, chat: Chat) -> Edit | None:
    """What is to be put in, and where."""
    focus, theme = (chat.whole(each) for each in (chat.focus, chat.theme) if each)
    if (other := _other_side(asked)) and fits(other.head, focus):
        return Edit(other.end, other.end, f" of {written(focus)}")
    if (gap := _superlative(asked)) and not focus.surely_person:
        return Edit(gap.end, gap.end, " " + _kind(focus))
    if comparison := _COMPARISON.search(asked.text):
        return Edit(comparison.start("end"), comparison.start("end"), f" from {written(focus)}")
    if not lacks_subject(asked):
        return None
    narrow = focus.place or not theme.place or any(mention.definite for mention in asked.mentions)
    subject = focus if narrow else theme
    if edit := complement(asked, subject, chat):
        return edit
    if any(not fits(mention.head, subject) for mention in asked.mentions if not mention.asked):
        return None
    return Edit(len(asked.text.rstrip()), len(asked.text), f" (about {written(subject)})")


def lacks_subject(asked: Parsed) -> bool:
    """Whether a question names nothing that it could be about."""
    words, mentions = asked.words, asked.mentions
    if _says_of_the_situation(asked):
        return False
    said = sum(word.kind in {Class.NOUN, Class.VERB, Class.ADJECTIVE} for word in words)
    if said <= _SEVERAL and any(_dependent(mention, words) for mention in mentions):
        return True
    if _TIMES.search(asked.text) or any(mention.named for mention in mentions):
        return False
    if any(word.lower in {"other", "else", "another"} for word in words[:_FEW]):
        return not _OTHER_OF.search(asked.text[:LONGEST])
    if any(word.kind is Class.SUBORDINATOR for word in words):
        return False
    if any(mention.relational and _complemented(mention, words) for mention in mentions):
        return False
    subjects = [mention for mention in candidates(mentions) if not mention.asked]
    return all(_wanting(mention) for mention in subjects) and said <= (_FEW if subjects else _SEVERAL)


def _says_of_the_situation(asked: Parsed) -> bool:
    """Whether it speaks of weather or time of day, of what there is, or names what everyone knows."""
    if speaks_of_weather_or_time(asked.text[:LONGEST]):
        return True
    if any(stands_alone(mention.head) for mention in asked.mentions if not mention.about):
        return True
    existing = _EXISTENCE.search(asked.text[:LONGEST])
    return bool(existing) and not any(mention.relational or _weighed(mention) for mention in asked.mentions)


def _complemented(mention: Mention, words: Sequence[Word]) -> bool:
    """Whether "for …", "in …" or the like follows: "the answer to a question"."""
    after = next((at for at, word in enumerate(words) if word.start >= mention.end), len(words))
    follows = words[after : after + 2]
    return (
        len(follows) == 2
        and follows[0].kind in {Class.PREPOSITION, Class.TO}
        and (follows[1].kind not in {Class.MARK, Class.VERB, Class.WH})
    )


def _dependent(mention: Mention, words: Sequence[Word]) -> bool:
    if any(word.lower == "of" for word in words if word.start >= mention.end):
        return False
    return singular(mention.head) in DEPENDENT and mention.relational and not mention.about


def _wanting(mention: Mention) -> bool:
    """Whether it is one of something not named: "the test", "the most famous artists", "typical dishes"."""
    *before, _ = mention.bare
    weighed = _weighed(mention)
    plain = all(word.kind is not Class.NOUN for word in before) and len(mention.phrase) == len(mention.words)
    if mention.agent:
        return False
    if mention.definite and mention.plural and len(mention.phrase) == len(mention.words):
        return True
    return plain and ((weighed and (mention.definite or mention.plural)) or (mention.definite and not before))


def _weighed(mention: Mention) -> bool:
    """Whether it is picked from a whole that is given: "famous foods"."""
    return any(word.lower in WEIGHING for word in mention.bare[:-1])


def _other_side(asked: Parsed) -> Mention | None:
    """Of "the impact on biology", the impact, as it is not said of what."""
    for mention in asked.mentions[:1]:
        after = next((word for word in asked.words if word.start >= mention.end), None)
        two_sided = singular(mention.head) in MUTUAL and mention.definite and not mention.about
        if two_sided and mention.relational and after and after.lower in {"on", "to", "with", "from"}:
            return mention
    return None


def _superlative(asked: Parsed) -> Word | None:
    """ "Largest" in "the largest ever caught", where no noun follows."""
    for before, word, after in zip(asked.words, asked.words[1:], asked.words[2:], strict=False):
        covered = any(mention.start <= word.start < mention.end for mention in asked.mentions)
        superlative = word.lower.endswith("est") or word.lower == "worst"
        if (
            before.lower == "the"
            and word.kind is Class.ADJECTIVE
            and superlative
            and not covered
            and (after.kind in _AFTER_NOUN)
        ):
            return word
    return None


def _of_ourselves(words: Sequence[Word]) -> bool:
    spoken = [word for word in words if word.lower in _US]
    return bool(spoken) and not (words[0].kind is Class.VERB and spoken == [words[1]])


def _is_question(asked: Parsed) -> bool:
    words, mentions = asked.words, asked.mentions
    if any(word.kind in _ASKING for word in words) or (words and words[0].kind is Class.VERB):
        return True
    return len(mentions) == 1 and mentions[0].relational and len(words) <= _FEW + 1


def complement(asked: Parsed, subject: Mention, chat: Chat, *, anywhere: bool = False) -> Edit | None:
    """ "Of …" behind a phrase that lacks it: "the symptoms", or "the test" where the question ends on it."""
    words = asked.words
    for mention in asked.mentions:
        before = max((word for word in words if word.end <= mention.start), key=lambda w: w.end, default=None)
        inside = before and before.kind is Class.PREPOSITION and before.lower != "about" and not anywhere
        last = all(word.kind is Class.MARK for word in words if word.start >= mention.end)
        wanting = mention.relational or (last and mention.definite and len(mention.words) == 2)
        wanting = wanting and not any(word.lower == "of" for word in words if word.start >= mention.end)
        if wanting and not mention.about and not inside and fits(mention.head, subject):
            return Edit(mention.end, mention.end, f" {_of(mention, subject, chat)}")
    return None


def _of(mention: Mention, subject: Mention, chat: Chat) -> str:
    """ "Of cancer"; for a difference "between" the two last spoken of."""
    if singular(mention.head) != "difference":
        return f"of {written(subject)}"
    if subject.plural:
        return f"between {written(subject)}"
    other = chat.before(subject)
    if other and subject.text in other.text:
        return f"between {written(other)}"
    return f"between {written(other)} and {written(subject)}" if other else f"of {written(subject)}"


def _kind(focus: Mention) -> str:
    phrase = focus.bare if len(focus.bare) == len(focus.phrase) else focus.phrase
    text = "".join(_spaced(word) for word in phrase[:-1] if word.kind is not Class.DETERMINER)
    return (text + " " + singular(phrase[-1].text)).strip()


def _spaced(word: Word) -> str:
    return word.text if word.kind is Class.POSSESSIVE else " " + word.text
