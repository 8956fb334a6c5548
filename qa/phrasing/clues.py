"""What speaks for a phrase as the short answer to a question: named clues, each there or not.

Clues of where a phrase begins, of where it ends and of the whole are kept apart: their weights add up, so
that those of the ends are looked at once for each word and not for every phrase. What they are worth is for
`qa.short`.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from qa.phrasing.divisions import clauses
from qa.phrasing.irregular import other_forms
from qa.phrasing.kin import kin_of
from qa.phrasing.kindwords import bodies, given_names, places
from qa.phrasing.phrases import Phrase
from qa.phrasing.tagging import LONGEST, Word, tagged
from qa.phrasing.wanted import Wanted
from qa.timing.readings import genuine_phrases

_TELLING = "PTObWSEXRVAD"  # classes whose words are clues themselves where they stand beside a phrase
_CONTENT = frozenset("UwNYMKJVGA")
_NAMED = frozenset("person place group name which is what".split())
_NAMES = frozenset("name named names".split())
_NAME_SORTS = ("given name", "place", "body")
_NUMERIC = frozenset("number measure money percent year date".split())
_SIZES = (1, 2, 3, 4, 6, 9, 14)
_STEM = 5  # letters that words of one family share
_EDGES = (0, 1, 2, 4, 8)
_NEXT = 3  # words between a number and what is counted: "39 more wounded soldiers"


class Scene:
    """A sentence laid beside a question: which words of it the question has, and what stands where.

    known  the analysed content words of the question
    """

    def __init__(self, wish: Wanted, known: frozenset[str], text: str) -> None:
        self.wish = wish
        self.text = text
        self.words: Sequence[Word] = tagged(text)
        self.tags = "".join(word.tag for word in self.words)
        words = self.words
        focus, kin = wish.focus | kin_of(wish.focus), known | kin_of(known) | other_forms(known)
        content = [word.tag in _CONTENT and bool(word.terms) for word in words]
        found = zip(words, content, strict=True)
        self.asked = [held and (_any(word, kin) or _begins(word, known)) for word, held in found]
        self.focal = [_any(word, focus) for word in words]
        self._role = [self._role_of(w) if asked else "" for w, asked in zip(words, self.asked, strict=True)]
        self._left = _distances(self.asked)
        self._right = _distances(self.asked[::-1])[::-1]
        marks = {"asked": self.asked, "content": content, "focal": self.focal, **self._sorts()}
        self._held = {what: _running(marked) for what, marked in marks.items()}

    @cached_property
    def clauses(self) -> Sequence[int]:
        """The number of the clause of each word."""
        return clauses(self.words)

    @cached_property
    def times(self) -> Sequence[tuple[int, int]]:
        """The first and last word of each time phrase."""
        spans = genuine_phrases(self.text, 0, min(len(self.text), LONGEST))
        inside = [
            [n for n, word in enumerate(self.words) if span.start < word.end and word.start < span.end]
            for span in spans
        ]
        return [(places[0], places[-1]) for places in inside if places]

    @cached_property
    def verbs(self) -> Sequence[int]:
        """Where the verb of the question stands, or a kin of it."""
        verb = self.wish.verb
        same = self._verbs(verb | other_forms(verb), verb) or self._verbs(verb | kin_of(verb), verb)
        return [place for place in same if not self._turns_to_another(place)]

    def _turns_to_another(self, verb: int) -> bool:
        """Whether the preposition of the question leads from it to another name: "scored for Aldmoor"."""
        return any(
            word.lower in self.wish.towards and self._names_another(place)
            for place, word in enumerate(self.words)
            if place > verb and self.clauses[place] == self.clauses[verb]
        )

    def _names_another(self, place: int) -> bool:
        named = [n for n in range(place + 1, min(place + 5, len(self.words))) if self.tags[n] == "U"]
        return bool(named) and not any(self.asked[n] for n in named)

    @cached_property
    def nouns(self) -> Sequence[int]:
        """Where the noun after "be" stands, or a kin of it."""
        asked = self.wish.noun
        same = [n for n, word in enumerate(self.words) if _any(word, asked)]
        return same or [n for n, word in enumerate(self.words) if _any(word, kin_of(asked))]

    def _verbs(self, terms: frozenset[str], begun: frozenset[str]) -> list[int]:
        return [
            place
            for place, word in enumerate(self.words)
            if word.tag in "VGwJ" and (_any(word, terms) or _begins(word, begun))
        ]

    def _sorts(self) -> dict[str, list[bool]]:
        names = [asked and tag == "U" for asked, tag in zip(self.asked, self.tags, strict=True)]
        listed = {"sort": self.wish.sort, "given name": given_names(), "place": places(), "body": bodies()}
        marked = {what: [_any(word, terms) for word in self.words] for what, terms in listed.items()}
        return {"asked name": names, **marked}

    def opening(self, first: int) -> list[str]:
        """The clues of a phrase that begins with this word."""
        want, form, tags = self.wish.want, self.wish.form, self.tags
        last, earlier = (tags[first - 1] if first else "^"), (tags[first - 2] if first > 1 else "^")
        begins = tags[first]
        found = [f"begins {earlier}{last}|{begins}", f"begins {last}|{begins}", f"{want} begins {begins}"]
        found += [f"{want} after {last}", f"{form} after {last}"]
        if begins in _TELLING:
            found.append(f"{want} begins {self.words[first].lower}")
        if first and last in _TELLING:
            before = self.words[first - 1].lower
            found += [f"after {before}", f"{want} after {before}"]
            found += ["after the preposition asked with"] if before == self.wish.lead else []
        if first and self.focal[first - 1]:
            found.append(f"after focus, {begins}")
        if first and last in "VGEX":
            found.append(f"{form} after verb, asked {self.asked[first - 1]}")
        distance = self._left[first - 1] if first else None
        return found + self._beside("left", distance, range(first - 1, -1, -1))

    def closing(self, last: int) -> list[str]:
        """The clues of a phrase that ends with this word."""
        want, form, tags = self.wish.want, self.wish.form, self.tags
        after, later, *_ = [*tags[last + 1 : last + 3], "$", "$"]
        ends = tags[last]
        found = [f"ends {ends}|{after}{later}", f"ends {ends}|{after}", f"{want} ends {ends}"]
        found += [f"{want} before {after}", f"{form} before {after}"]
        if after in _TELLING:
            found.append(f"before {self.words[last + 1].lower}")
        if after in "VGEX":
            found.append(f"{form} before verb, asked {self.asked[last + 1]}")
        if self.focal[last]:
            found.append(f"{want} ends with focus")
        distance = self._right[last + 1] if last + 1 < len(tags) else None
        return found + self._beside("right", distance, range(last + 1, len(tags)))

    def _beside(self, side: str, distance: int | None, places: Iterable[int]) -> list[str]:
        """How far off the nearest word of the question is, on one side, and what that word is."""
        form = self.wish.form
        found = [f"{side} {distance}", f"{form} {side} {distance}"]
        if distance is not None:
            place = next(place for place in places if self.asked[place])
            does = "verb" if self.tags[place] in "VG" else "word"
            found += [f"{form} {side} {self._role[place]} {distance}", f"{form} {side} {does} {distance}"]
        return found

    def whole(self, phrase: Phrase) -> list[str]:
        """The clues of a phrase as a whole."""
        want, first, last = self.wish.want, phrase.first, phrase.last
        inside = self.tags[first : last + 1]
        length = last - first + 1
        size = next((size for size in _SIZES if length <= size), _SIZES[-1])
        found = [f"{want} {phrase.shape}", f"{want} of {size} words", f"{phrase.shape} of {size} words"]
        found += [f"holds {tag}" for tag in "VEWPTC,(" if tag in inside[1:]]
        found.append(f"{'several' if self.wish.several else 'one'} asked, {phrase.shape}")
        found += self._known_clues(phrase) + self._focus_clues(phrase)
        if "U" in inside or self._held["sort"][-1]:
            found += self._sort_clues(phrase, inside)
        if first == 0:
            found.append(f"{self.wish.form} opens the sentence")
        return found

    def _known_clues(self, phrase: Phrase) -> list[str]:
        """How much of a phrase the question has itself."""
        known, content = self._count("asked", phrase), self._count("content", phrase)
        share = "some"
        if 2 * known >= content or not known:
            share = "none" if not known else "all" if known >= content else "most"
        size = f"{content} content words" if content < 3 else "content"
        about = (self.wish.want, phrase.shape)
        return [f"knows {share}", *(f"{which} knows {share}" for which in about), f"holds {size}"]

    def _focus_clues(self, phrase: Phrase) -> list[str]:
        """Whether the noun after "which" or "how many" is in it or, of a number, right behind it."""
        want = self.wish.want
        if self._count("focal", phrase):
            return [f"{want} holds focus"]
        if phrase.shape not in _NUMERIC:
            return []
        focal, end = self._held["focal"], phrase.last + 1
        near = focal[min(end + _NEXT, len(self.words))] > focal[end]
        return [f"{want} {'near' if near else 'far from'} focus"]

    def _sort_clues(self, phrase: Phrase, inside: str) -> list[str]:
        """What sort of thing it names."""
        want, found = self.wish.want, []
        if self._held["sort"][-1]:
            found.append(f"{want} is {'one' if self._count('sort', phrase) else 'none'} of what is asked for")
        if "U" in inside and want in _NAMED:
            found += [f"{want} has a {sort}" for sort in _NAME_SORTS if self._count(sort, phrase)]
        if phrase.shape in _NAMES and self._count("asked name", phrase):
            found += ["holds a name of the question", f"{want} holds a name of the question"]
        return found

    def adds(self, phrase: Phrase) -> bool:
        """Whether a phrase has a content word that the question does not have."""
        return self._count("asked", phrase) < self._count("content", phrase)

    def _count(self, what: str, phrase: Phrase) -> int:
        held = self._held[what]
        return held[phrase.last + 1] - held[phrase.first]

    def _role_of(self, word: Word) -> str:
        order = self.wish.order
        if not order or not word.terms:
            return "other"
        if word.terms[-1][:_STEM] == order[-1][:_STEM]:
            return "last"
        return "first" if word.terms[0][:_STEM] == order[0][:_STEM] else "other"


def _any(word: Word, terms: frozenset[str]) -> bool:
    return not terms.isdisjoint(word.terms)


def _begins(word: Word, known: frozenset[str]) -> bool:
    """Whether a word of the question begins alike: "nominee" and "nominated"."""
    if word.tag not in "wVGJ":
        return False
    long = [term[:_STEM] for term in word.terms if len(term) >= _STEM]
    return any(term[:_STEM] in long for term in known if len(term) >= _STEM) if long else False


def _distances(marks: Sequence[bool]) -> list[int | None]:
    """For each place, how far back the last mark is, by the upper edge of its class; None for no mark."""
    found: list[int | None] = []
    gap: int | None = None
    for mark in marks:
        gap = 0 if mark else None if gap is None else gap + 1
        found.append(None if gap is None else next((edge for edge in _EDGES if gap <= edge), 99))
    return found


def _running(marks: Sequence[bool]) -> list[int]:
    """How many marks stand before each place; one longer than the marks."""
    found = [0]
    for mark in marks:
        found.append(found[-1] + mark)
    return found
