"""Who says it: the subject of a verb of reporting, on whichever side of the verb it stands.

"Anna Kov, the mayor of Orrin, said", "said Anna Kov", "who said", "resigned and said": found by positions and
commas in the words of one sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.speech import reporting as known
from qa.speech import verbs
from qa.speech.clausal import QUOTES, finite, low
from qa.speech.namings import NETWORK_PARTS, NETWORKS
from qa.speech.speakers import Mention, anyone, mentions, merged
from qa.speech.voices import VoiceKind
from qa.speech.wording import PREPOSITIONS, TIME, Token, phrase_after, phrase_before

Named = tuple[Mention, ...]
_JOINING = frozenset(
    """and or but nor as who which that whose where when while if because after before although though since
    than""".split()
)
_OBTAINED = frozenset("seen obtained reviewed viewed examined read consulted accessed".split())
_HANDED = frozenset("leaked shared provided passed given shown".split())
_AS_SAYING = frozenset("saying telling claiming warning stating writing adding declaring".split())
_APART = 26  # words between two commas


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says a stretch of a sentence.

    speakers    outermost first: who relays, then who is relayed
    start, end  what is said, with the words that report it; offsets into the text
    at          where the mark stands
    trailing    whether it comes after what is said, or encloses it as "As X reported, …" does
    back        whether it speaks of the sentence before: "This was reported by …"
    cites       whether it only names the source of whoever else speaks: "…, citing two officials"
    """

    speakers: Named
    start: int
    end: int
    at: int
    trailing: bool = False
    back: bool = False
    cites: bool = False


class Sayers:
    """The namings in the words of a sentence; `last` is whoever spoke in it last, as far as it is read."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.last: Named = ()

    def subject(self, at: int, before: int, *, anyone_at_all: bool = False) -> tuple[Named, int, int]:
        """Who says it, and the indices of the first word of the naming and past the last.

        anyone_at_all: also whoever is no known kind of speaker, "the ranger".
        """
        named, first, end = self._subject(at, before)
        if not named and anyone_at_all and first < end:
            named = tuple(anyone(self.tokens, first, end, self.text))
        return named, first, end

    def somebody(self, at: int, before: int, by: int) -> tuple[Named, int]:
        """Whoever does it, and where the naming begins: the subject, or after "by" the agent."""
        if not by and self.tokens[at].low.endswith("ing"):
            return self.same_again(at)[0], at
        if not by:
            return self.subject(at, before, anyone_at_all=True)[:2]
        end = phrase_after(self.tokens, by + 1)
        return self.named(by + 1, end) or tuple(anyone(self.tokens, by + 1, end, self.text)), by + 1

    def _subject(self, at: int, before: int) -> tuple[Named, int, int]:
        if before < 0:
            return self.after(at)
        token, sooner = self.tokens[before], low(self.tokens, before - 1)
        if token.text in QUOTES or (token.text in ",?!" and sooner and sooner in QUOTES):
            return self.after(at)
        if token.text in ",)—–-":
            return self._across(at, before)
        if token.low in {"who", "which", "whom"}:
            return self._antecedent(at, before - 1 if sooner == "," else before)
        if token.low in {"and", "but", "then", "also", "or"}:
            return self.same_again(at)
        if token.low == "as" or token.text == ":":
            return self.after(at)
        return self.before(before + 1)

    def _antecedent(self, at: int, end: int) -> tuple[Named, int, int]:
        """Ann Lee, the mayor, who said: she, and not the office."""
        near = self.before(end)
        proper = (
            near[0] and near[0][-1].kind is VoiceKind.PERSON and near[0][-1].stands_for in {"", "surname"}
        )
        if proper or low(self.tokens, end) != ",":
            return near
        far = self._across(at, end)
        return far if far[0] and far[0][-1].kind is VoiceKind.PERSON else near

    def before(self, end: int) -> tuple[Named, int, int]:
        """Who is named right before a word; before a relative clause, if one stands between."""
        for who in range(end - 2, max(0, end - 14), -1):
            if not self.tokens[who].word:
                break
            if self.tokens[who].low == "who":
                first = phrase_before(self.tokens, who)
                return self.named(first, who), first, end
        first = phrase_before(self.tokens, end)
        named = self.named(first, end)
        inner = [at for at in range(first, end) if self.tokens[at].low in PREPOSITIONS]
        told = inner and (
            low(self.tokens, inner[-1]) in {"of", "by", "with"} or self.tokens[inner[-1] + 1].capital
        )
        if not named and told:
            return self.named(inner[-1] + 1, end), inner[-1] + 1, end  # "drafted by Anna Kov, who said"
        return named, first, end

    def after(self, at: int) -> tuple[Named, int, int]:
        """Said the mayor, Anna Kov: only where nothing more follows that could be what is said."""
        end = phrase_after(self.tokens, at + 1)
        named = self.named(at + 1, end)
        following = low(self.tokens, end)
        if following in {"citing", "quoting", "referring"}:
            return named, at + 1, end
        reports = finite(following) or following in verbs.verb_forms() or following == "that"
        if not named or (reports and following != "who"):
            return (), 0, 0
        if following == "," and len(named) == 1:
            named = (self.with_apposition(named[0], end + 1),)
        return named, at + 1, end

    def with_apposition(self, speaker: Mention, first: int) -> Mention:
        """The mayor, Anna Kov: she; Anna Kov, the mayor: her, with the role."""
        end = phrase_after(self.tokens, first)
        other = mentions(self.tokens, first, end, self.text)
        if not other or (end < len(self.tokens) and self.tokens[end].text not in ',.;:)!?"”—–'):
            return speaker
        return merged(speaker, other[0])

    def _across(self, at: int, comma: int) -> tuple[Named, int, int]:
        """Anna Kov, the mayor of Orrin, said: the naming before the comma before."""
        opening = {")": "(", "—": "—", "–": "–"}.get(self.tokens[comma].text, ",")
        for other in range(comma - 1, max(-1, comma - _APART), -1):
            if self.tokens[other].text != opening:
                continue
            named, first, end = self.before(other)
            if not named:
                continue
            if named[-1].stands_for in {"person", "thing", "group"}:
                break
            if self._is_clause(other + 1, comma):
                break
            inner = phrase_after(self.tokens, other + 1)
            if inner == comma:
                beside = mentions(self.tokens, other + 1, inner, self.text)
                named = (*named[:-1], merged(named[-1], beside[0])) if beside else named
            return named, first, end
        return self.after(at)

    def _is_clause(self, first: int, end: int) -> bool:
        """Whether what stands between two commas is a clause of its own, and no apposition."""
        relative = {"who", "which", "whose", "when", "in", "at", "on", "speaking", "where", "aged"}
        if low(self.tokens, first) in relative or low(self.tokens, first).isdigit():
            return False
        for token in self.tokens[first:end]:
            if token.low in {"who", "which", "that", "whose", "where"}:
                return False
            if token.low in known.AUXILIARIES:
                return True
        return False

    def same_again(self, at: int) -> tuple[Named, int, int]:
        """He resigned and said: whoever the sentence, or the statement before, began with."""
        if self.last:
            return self.last, at, at
        for first in range(at):
            starts = (
                first == 0 or self.tokens[first - 1].text == "," or (first == 1 and not self.tokens[0].word)
            )
            end = phrase_after(self.tokens, first) if starts else first
            goes_on = (
                low(self.tokens, end) == ","
                or finite(low(self.tokens, end))
                or low(self.tokens, end) in verbs.verb_forms()
            )
            if end > first and goes_on and (named := self.named(first, end)):
                return named[-1:], first, end
        return (), 0, 0

    def listener(self, verb: str, after: int) -> tuple[Named, int]:
        """Told the Orrin Post: it relays what it was told. Other listeners are passed over."""
        end = phrase_after(self.tokens, after)
        if low(self.tokens, after) in NETWORKS and low(self.tokens, after + 1) not in NETWORK_PARTS:
            end = min(end, after + 1)
        if not verbs.tells(verb) or end == after:
            return (), after
        named = self.named(after, end)
        return (named[:1] if named and named[0].kind is VoiceKind.PUBLICATION else ()), end

    def cited(self, at: int) -> Named:
        """Quoted Ann Lee: whom a verb of citing has for its object."""
        end = phrase_after(self.tokens, at + 1)
        named = self.named(at + 1, end)
        numbered = self.tokens[at + 2 : at + 3]
        if numbered and numbered[0].text[0].isdigit():
            return ()
        if low(self.tokens, end) == "as" and low(self.tokens, end + 1) in _AS_SAYING:
            return named[:1]
        known_ones = [one for one in named if one.stands_for not in {"thing", "surname"}]
        return tuple(known_ones[:1])  # "cited Article 5" has no speaker in it

    def modifies(self, end: int) -> bool:
        """Whether the capital before an index only tells the kind of what follows: "citing Orrin fears"."""
        word = low(self.tokens, end)
        if end >= len(self.tokens) or not word.isalpha() or self.tokens[end].capital:
            return False
        verb = finite(word) or word in verbs.verb_forms()
        small = PREPOSITIONS | known.ADVERBS | TIME | _JOINING
        return self.tokens[end - 1].capital and not verb and word not in small

    def named(self, first: int, end: int) -> Named:
        """The speakers that a phrase names; of a memo seen by a newspaper, the newspaper and the memo."""
        if first >= end:
            return ()
        seen = next((at for at in range(first + 1, end + 1) if self._obtained(at)), 0)
        if not seen:
            return tuple(mentions(self.tokens, first, end, self.text))
        papers = mentions(self.tokens, first, seen, self.text)
        outer = mentions(self.tokens, seen + 2, phrase_after(self.tokens, seen + 2), self.text)
        relayed = bool(outer and papers) and outer[0].kind is VoiceKind.PUBLICATION
        return (outer[0], *papers) if relayed else tuple(papers)

    def _obtained(self, at: int) -> bool:
        by, word = low(self.tokens, at + 1), low(self.tokens, at)
        return (by == "by" and word in _OBTAINED) or (by in {"to", "with"} and word in _HANDED)


def without_asides(tokens: list[Token]) -> list[Token]:
    """Without "(UN)" and the like, which part a name from its verb."""
    kept: list[Token] = []
    skip = 0
    for at, token in enumerate(tokens):
        if skip:
            skip -= 1
        elif (
            token.text == "("
            and at + 2 < len(tokens)
            and tokens[at + 2].text == ")"
            and len(tokens[at + 1].text) < 9
        ):
            skip = 2
        else:
            kept.append(token)
    return kept
