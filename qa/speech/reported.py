"""The marks of reported speech in one sentence: who is named as saying how much of it.

Everything is told from the words of the sentence. What needs others, "he", "the newspaper", a quotation that
began before, is left to `qa.attribution`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.speech import reporting as known
from qa.speech import verbs
from qa.speech.clausal import (
    CLOSING,
    MODALS,
    NEGATIONS,
    QUOTES,
    agent,
    clause,
    complement,
    follows_speech,
    helpers,
    is_noun,
    low,
    opens,
    refers_back,
)
from qa.speech.formulas import CHANNEL, IN_HIS_WORDS, INTRODUCED, RETRO, STATED
from qa.speech.sayers import Sayers, Statement, without_asides
from qa.speech.siblings import bounded
from qa.speech.speakers import Mention
from qa.speech.stances import stances, without_names
from qa.speech.voices import VoiceKind
from qa.speech.wording import phrase_after, phrase_before, tokens_of

_HEADLINE = re.compile(r"(?::|\s[–—-])\s+(?=[^:–—]{2,40}$)")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_REPORTED_BY = frozenset("ask urge demand describe".split())
_RELAYING = frozenset("report write reveal disclose".split())  # whatever a publication does by these is said
_READ = 1_500  # characters of a sentence


def statements(text: str, start: int, end: int) -> list[Statement]:
    """The marks of reported speech in the sentence text[start:end], in order."""
    said = text[start:end]
    silent = known.signs().isdisjoint(_WORD.findall(said.lower())) and not INTRODUCED.search(said)
    if silent and (said[-1:] in '.!?"”' or not _HEADLINE.search(said)):
        return []
    return _Sentence(text, start, end).statements()


class _Sentence:
    """One sentence, its words, and what has been found in it so far."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.tokens = without_asides(tokens_of(text, start, min(end, start + _READ)))
        self.sayers = Sayers(text, self.tokens)
        self.found: list[Statement] = []

    def statements(self) -> list[Statement]:
        """All of them, in order."""
        for at, token in enumerate(self.tokens):
            if token.low in verbs.verb_forms():
                for statement in self._verb(at):
                    self.found.append(statement)
                    self.sayers.last = statement.speakers[-1:]
        self.found.extend(self._stances())
        self.found.extend(self._phrases())
        self.found.extend(self._stated_in())
        self.found = self._with_channel() or self._introduced() or self._headline() or self._rumoured()
        self.found.sort(key=lambda one: one.at)
        found = without_names(self.found, self.text, self.start, self.end)
        return bounded(found, self.text, self.start, self.end)

    def _verb(self, at: int) -> Iterator[Statement]:
        """What a word that may be a verb of reporting reports."""
        token = self.tokens[at]
        verb, form = verbs.verb_forms()[token.low]
        noun = form == "s" and _is_past(low(self.tokens, at - 1))  # "dismissed reports that"
        if noun or (token.capital and at and self.tokens[at - 1].text not in QUOTES):
            return
        before, helping = helpers(self.tokens, at)
        if helping & NEGATIONS or low(self.tokens, before) in {"to", "without"}:
            return
        passive = bool(helping & known.BE) and form in {"past", "participle"}
        if low(self.tokens, at + 1) == "by" or (passive and agent(self.tokens, at)):
            yield from self._passive(at, before, verb, passive)
        elif passive:
            yield from self._quoted_as(at, before)
        elif form == "ing" and not helping & known.BE:
            yield from self._participle(at, verb)
        elif not helping & MODALS and not (form == "participle" and not helping):
            yield from self._active(at, before, verb, form == "base" and not helping)

    def _passive(self, at: int, before: int, verb: str, passive: bool) -> Iterator[Statement]:
        """Reported by X: of the sentence, or of the one before it where that is its subject."""
        by = agent(self.tokens, at)
        lead = low(self.tokens, before)
        if (
            not by
            or verbs.takes_matter(verb)
            or verb in _NOT_REPORTED_BY
            or (verb == "write" and lead != "as")
        ):
            return
        if not passive and lead not in {"as", "first", "", "originally"} | set(",(—–-"):
            return
        named = self.sayers.named(by + 1, phrase_after(self.tokens, by + 1))
        if named and passive and verb in {"quote", "cite"}:
            named = (*named, *self.sayers.named(phrase_before(self.tokens, before + 1), before + 1)[-1:])
        if named:
            back = bool(passive and RETRO.match(self.text, self.start) and before <= 4)
            told = passive and verbs.tells(verb)
            begin = self.tokens[at].start if told else self.start
            yield self._statement(self._relaying(named, verb), begin, at, trailing=not told, back=back)

    def _relaying(self, named: Sequence[Mention], verb: str) -> tuple[Mention, ...]:
        """Quoted by Belta, by the agency Belta: whatever has no other name and quotes is a publication."""
        quotes = verb in {"quote", "cite", "report"}
        agency = quotes and (named[0].stands_for == "surname" or "agency" in named[0].role.lower().split())
        outer = replace(named[0], kind=VoiceKind.PUBLICATION) if agency else named[0]
        return (outer, *named[1:])

    def _quoted_as(self, at: int, before: int) -> Iterator[Statement]:
        """She was quoted as saying; it is reported that."""
        word, after, lead = (low(self.tokens, place) for place in (at, at + 1, before))
        if word in {"quoted", "cited"} and after == "as":
            if subject := self.sayers.named(phrase_before(self.tokens, before + 1), before + 1):
                yield self._statement(subject, self.start, at)
        elif word in known.RUMOURED and lead == "it" and complement(self.tokens, at + 1, "say"):
            yield self._statement((self._nobody(at),), self.start, at)

    def _active(self, at: int, before: int, verb: str, plural: bool) -> Iterator[Statement]:
        """Subject and verb, in either order. plural: only several, or "I", can be its subject."""
        sure = verbs.always_reports(verb)
        subject, first, end = self.sayers.subject(at, before, anyone_at_all=sure)
        if not subject or (plural and not subject[-1].several) or is_noun(self.tokens, at, first, end):
            return
        if low(self.tokens, first - 1) == "nor":
            return
        if verb == "hold" and subject[-1].kind is VoiceKind.UNNAMED and low(self.tokens, at + 1) != "that":
            return  # women hold few seats; a court holds what it found
        inverted = first > at
        listener, after = ((), at + 1) if inverted else self.sayers.listener(verb, at + 1)
        trailing = inverted or follows_speech(self.tokens, first, at)
        as_clause = low(self.tokens, first - 1) == "as" or (inverted and low(self.tokens, before) == "as")
        cited = self.sayers.cited(at) if verb in {"quote", "cite"} else ()
        back = not inverted and refers_back(self.tokens, after) and subject[-1].stands_for != "thing"
        relays = self._relays(verb, after, subject[-1])
        strong = (verbs.always_reports(verb) and subject[0].stands_for != "thing") or relays
        papers = subject[-1].kind is VoiceKind.REPORT and clause(self.tokens, after)
        if not (
            strong or trailing or as_clause or cited or back or papers or complement(self.tokens, after, verb)
        ):
            return
        cites_source = bool(cited) and low(self.tokens, before) in {"which", "who"}
        whole = trailing or as_clause or cites_source or opens(self.tokens, min(first, at))
        quoted = {low(self.tokens, first - 1), low(self.tokens, first - 2)} & set(CLOSING)
        if self.found and trailing and not inverted and not quoted:
            whole = False  # "She says, and experts agree, that …"
        begin = self.start if whole else self.tokens[min(first, at)].start
        everybody = (*listener, *subject, *cited)
        yield self._statement(everybody, begin, at, trailing=trailing or as_clause, back=back)

    def _relays(self, verb: str, after: int, speaker: Mention) -> bool:
        """The Orrin Post reported clashes; the ministry reported three cases, not "to the police"."""
        if speaker.kind is VoiceKind.PUBLICATION:
            return verb in _RELAYING
        return (
            verb == "report"
            and low(self.tokens, after) not in {"to", "for", "", "."}
            and not speaker.stands_for
        )

    def _participle(self, at: int, verb: str) -> Iterator[Statement]:
        """…, saying that: the subject of the sentence says it."""
        comma = at > 0 and self.tokens[at - 1].text in ',"”'
        said = verbs.always_reports(verb) or complement(self.tokens, at + 1, verb)
        if not comma or not said or verb in {"cite", "quote"}:
            return
        speakers, _, _ = self.sayers.same_again(at)
        if speakers:
            yield self._statement(speakers, self.tokens[at].start, at)

    def _stances(self) -> Iterator[Statement]:
        """Called the claim baseless, put the number at nine: whoever does, unless it is found already."""
        if known.STANCE_SIGNS.isdisjoint(token.low for token in self.tokens):
            return
        for offset in stances(self.text, self.start, min(self.end, self.start + _READ)):
            at = self._index(offset)
            if at < len(self.tokens) and all(one.at != offset for one in self.found):
                before, helping = helpers(self.tokens, at)
                by = agent(self.tokens, at) if helping & known.BE else 0
                named, first = self.sayers.somebody(at, before, by)
                if named and (by or not helping & (known.BE | NEGATIONS)):
                    whole = by or (first != at and opens(self.tokens, min(first, at)))
                    begin = self.start if whole else self.tokens[first].start
                    yield self._statement(named, begin, at, trailing=bool(by))

    def _phrases(self) -> Iterator[Statement]:
        """According to X; with reference to X."""
        for match in known.phrases().finditer(self.text, self.start, min(self.end, self.start + _READ)):
            mark, at = self._index(match.start()), self._index(match.end())
            phrase = " ".join(match[0].lower().split())
            if at >= len(self.tokens):
                continue
            end = phrase_after(self.tokens, at)
            named = self.sayers.named(at, end)
            if phrase == "per" and named and not self._names_source(mark, named[0]):
                continue
            if not named or named[0].stands_for in {"thing", "self"}:
                continue
            if phrase in known.CITING and self.sayers.modifies(end):
                continue
            if len(named) == 1 and low(self.tokens, end) == ",":
                named = (self.sayers.with_apposition(named[0], end + 1),)
            trailing = match.start() > self.start + 25
            yield self._statement(named, self.start, mark, trailing=trailing, cites=phrase in known.CITING)

    def _stated_in(self) -> Iterator[Statement]:
        """This is stated in a message of X: of the sentence before. In his words: of this one."""
        back = any(one.back for one in self.found)
        if match := None if back else STATED.match(self.text, self.start, self.end):
            at = self._index(match.end())
            end = phrase_after(self.tokens, at)
            if named := self.sayers.named(at, end):
                elsewhere = low(self.tokens, end) != "that"
                yield self._statement(named, self.start, at, trailing=True, back=elsewhere)
        if match := IN_HIS_WORDS.search(self.text, self.start, self.end):
            at = self._index(match.start(1))
            person = match[1].lower() in {"his", "her"}
            kind, stands = VoiceKind.PERSON, "person" if person else "group"
            yield self._statement(
                (Mention(match[1], kind, match.start(1), match.end(1), stands),), self.start, at
            )

    def _names_source(self, mark: int, named: Mention) -> bool:
        """Whether "per" is "as told by", and not "for each"."""
        apart = mark == 0 or self.tokens[mark - 1].text == ","
        return named.name[0].isupper() and (apart or named.kind is VoiceKind.PUBLICATION)

    def _index(self, offset: int) -> int:
        """The first token that begins at an offset or after it."""
        return next((at for at, token in enumerate(self.tokens) if token.start >= offset), len(self.tokens))

    def _with_channel(self) -> list[Statement]:
        """In an interview with X, X relays whoever speaks."""
        people = [one for one in self.found if one.speakers[-1].kind is not VoiceKind.PUBLICATION]
        for match in CHANNEL.finditer(self.text, self.start, self.end) if people else ():
            at = self._index(match.end())
            named = self.sayers.named(at, phrase_after(self.tokens, at))[:1]
            others = {other.name for one in self.found for other in one.speakers}
            if named and named[0].name not in others and named[0].kind is VoiceKind.PUBLICATION:
                changed = replace(people[0], speakers=(*named, *people[0].speakers))
                return [changed if one is people[0] else one for one in self.found]
        return self.found

    def _introduced(self) -> list[Statement]:
        """The ministry defended the strike: "…": whoever the sentence begins with."""
        for at, token in enumerate(self.tokens[:-1]):
            if token.text == ":" and self.tokens[at + 1].text in '"“«„' and at > 1:
                speakers, _, _ = self.sayers.same_again(at)
                return [self._statement(speakers, self.start, at)] if speakers else []
        return []

    def _headline(self) -> list[Statement]:
        """Bridge to close for a year: council."""
        bare = self.text[self.start : self.end]
        match = _HEADLINE.search(bare) if bare[-1:] not in '.!?"”' else None
        at = self._index(self.start + match.end()) if match else len(self.tokens)
        end = phrase_after(self.tokens, at)
        named = self.sayers.named(at, end) if end == len(self.tokens) else ()
        return [self._statement(named, self.start, at, trailing=True)] if named else []

    def _rumoured(self) -> list[Statement]:
        """Reportedly: somebody says so, and nobody knows who."""
        for at, token in enumerate(self.tokens):
            if token.low in known.RUMOUR:
                begin = self.start if at < 9 else token.start
                return [self._statement((self._nobody(at),), begin, at)]
        return []

    def _nobody(self, at: int) -> Mention:
        token = self.tokens[at]
        return Mention("unnamed sources", VoiceKind.UNNAMED, token.start, token.end)

    def _statement(
        self, speakers: Sequence[Mention], begin: int, at: int, *,
        trailing: bool = False, back: bool = False, cites: bool = False,
    ) -> Statement:  # fmt: skip
        said = self.text[self.start : self.end].lower()
        if any(phrase in said for phrase in known.BASELESS):
            speakers = (*speakers[:-1], replace(speakers[-1], unreliable=True))
        return Statement(tuple(speakers), begin, self.end, self.tokens[at].start, trailing, back, cites)


def _is_past(word: str) -> bool:
    return word in known.STANCE_SIGNS or verbs.verb_forms().get(word, ("", ""))[1] == "past"
