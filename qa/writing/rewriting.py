"""Follow-ups that the rules of `qa.question` find no place for, put into words by a language model.

The model is asked only where the rules fall back on brackets, or find nothing although the question points
into the chat; what it says counts only where it is the question itself with words of the chat put in.
Whatever goes wrong, the rules' question stands. Whether the right words were put in is not judged here: only
the documents tell.
"""

import re
from collections.abc import Iterator, Sequence

from index.errors import ModelError
from index.lexical import terms
from index.sentences import sentences
from index.words import STOP_WORDS
from qa.answer import Turn
from qa.followups.grammar import LONGEST, Class, words_of
from qa.followups.mentions import parsed
from qa.followups.pronouns import open_pronouns
from qa.question import Understood, understood
from qa.writing.one_line import in_one_line, said_in_one_line
from qa.writing.readiness import made_ready
from qa.writing.writer import Message, Stop, Writer, chat

SECONDS = 4.0  # that a rewriting may take; the rules' question stands after that

_TURNS = 5  # exchanges that the model is shown
_ANSWER = 300  # characters of each question and answer of the chat
_MOST = 64  # tokens that are written
_ADDED = 16  # words that a rewriting has more than the question, at the most
_SYSTEM = (
    "You rewrite the last question of a chat so that it can be understood without the chat. Keep its words, "
    "put in what it speaks of, and write only the question."
)
_EXAMPLES = (  # what was said, the last question, what it may be about, and that question made to stand alone
    (
        "Q: When was the Brim Bridge built?\nA: In 1931.",
        "Who designed it?",
        "the Brim Bridge",
        "Who designed the Brim Bridge?",
    ),
    (
        "Q: What is Ohm Lake?\nA: A lake in the north.\nQ: How deep is it?\nA: 40 metres.",
        "What are the most common fish?",
        "Ohm Lake",
        "What are the most common fish in Ohm Lake?",
    ),
    (
        "Q: Is the tower of Aldmoor open in summer?\nA: Yes.",
        "What other towers are there?",
        "the tower of Aldmoor",
        "What other towers are there besides the tower of Aldmoor?",
    ),
)
_WORD = re.compile(r"[^\W_]+(?:[.,'’&/-][^\W_]+)*")
_MARKER = re.compile(r"\s*\[\d+\]")
_OPENING = re.compile(r"\W*(?:(?:and|but|so|or|then|ok|okay|well)\b\W*)*(?:(?:what|how) about\b)?", re.I)
_MARKS = frozenset('[](){}<>|*`"“”:;\n')  # that a rewriting has only if the question does
_LEFT_OUT = frozenset(  # what a rewriting may do without: what points, and what is put before a noun
    """
    he him his she her hers it its they them their theirs this that these those there here then one ones
    such the a an of other another else same some any
    """.split()
)
_JOINING = frozenset(  # what it may put in though the chat does not say it
    """
    a an the of in on at for from with by to and between about as than is are was were be been do does did
    has have had during within into
    """.split()
)
_VERBAL = (Class.BE, Class.DO, Class.MODAL)
_DENYING = frozenset("no not never nor none neither nothing nobody without cannot".split())


def understood_with(question: str, history: Sequence[Turn], writer: Writer, stop: Stop) -> Understood:
    """The question as `qa.question.understood` has it; as the model has it, where that finds no place.

    A model that fails or is late leaves the rules' question. Where the rules found nothing, what the model
    puts in counts as guessed: the documents are asked with it and without.
    """
    found = understood(question, history)
    if not is_open(question, history, found):
        return found
    try:
        soon = stop.within(SECONDS)
        text = made_ready(writer, soon) and rewritten(question, history, writer, soon, about=found.aside)
    except ModelError:
        return found
    return Understood(text, guessed=found.guessed or not found.aside) if text else found


def is_open(question: str, history: Sequence[Turn], found: Understood) -> bool:
    """Whether the rules, which found this, have no place in the question for what the chat adds.

    That is so where they put it in brackets, and where a pronoun points out of the question and they found
    nothing that it may stand for.
    """
    if found.aside:
        return True
    untouched = bool(history) and found.question == question and len(question) <= LONGEST
    return untouched and bool(open_pronouns(parsed(question)))


def rewritten(
    question: str, history: Sequence[Turn], writer: Writer, stop: Stop, *, about: str = ""
) -> str | None:
    """The question as the model makes it stand alone; None if that fails a check, or stop is due before.

    about  what the rules take it to be about, "" where they do not know. Raises ModelError.
    """
    asked = messages(question, history, writer.control, about)
    text = said_in_one_line(writer, asked, most=_MOST, stop=stop, longest=LONGEST)
    right = is_rewriting(text, question, history) and names_subject(text, question, about)
    return text if right else None


def messages(
    question: str, history: Sequence[Turn], control: Sequence[str], about: str = ""
) -> list[Message]:
    """What the model is asked: a few examples, then the end of the chat and the question."""
    examples = ((_asking(said, asked, subject), whole) for said, asked, subject, whole in _EXAMPLES)
    said = "\n".join(_exchange(turn, control) for turn in history[-_TURNS:])
    return chat(_SYSTEM, examples, _asking(said, _line(question, control), _line(about, control)))


def names_subject(text: str, question: str, about: str) -> bool:
    """Whether what was put in is the subject that the rules chose, whole, or names another.

    A part of it, or a lone common noun in its place ("the book"), says less than the rules do.
    """
    new = [word for word in _beyond(_words(text), _words(question)) if word.lower() not in STOP_WORDS]
    chosen = {term for word in _words(about) if word.lower() not in STOP_WORDS for term in terms(word)}
    put = {term for word in _words(text) for term in terms(word)}
    if not chosen or chosen <= put:
        return True
    return chosen.isdisjoint(put) and (len(new) > 1 or any(not word.islower() for word in new))


def is_rewriting(text: str, question: str, history: Sequence[Turn]) -> bool:
    """Whether a text is one question: the one asked, with words of the chat put in, and nothing else.

    Every word of the question is there in its order, but for those that point or join; what is new was said
    in the chat, or joins; what can be answered by yes or no still can; no "not" comes or goes; and it is not
    one of the chat's own questions again, unless the question has no word of its own.
    """
    asked, said = _OPENING.sub("", question, count=1), _words(text)
    own = [word for word in _words(asked) if word.lower() not in _LEFT_OUT]
    new = _beyond(said, _words(question))
    return (
        _is_one_question(text, question)
        and len(new) <= _ADDED
        and _holds(said, own)
        and all(_is_known(word, history) for word in new)
        and any(word.lower() not in STOP_WORDS for word in new)
        and _is_yes_or_no(said) >= _is_yes_or_no(_words(asked))
        and _denials(text) == _denials(question)
        and not (_tells(own) and any(_same(text, turn.question) for turn in history))
    )


def _asking(chat: str, question: str, about: str) -> str:
    hint = f"\nIt may be about: {about}" if about else ""
    return f"Chat:\n{chat}\nLast question: {question}{hint}"


def _exchange(turn: Turn, control: Sequence[str]) -> str:
    return f"Q: {_line(turn.question, control)}\nA: {_line(turn.answer, control)}"


def _line(text: str, control: Sequence[str]) -> str:
    """What somebody said, without its markers."""
    return in_one_line(_MARKER.sub("", text), control, _ANSWER)


def _is_one_question(text: str, question: str) -> bool:
    """Whether it has the form of the question: one line, one sentence, its mark at the end."""
    marked = text.endswith("?") or not question.rstrip().endswith("?")
    once = text.count("?") <= max(1, question.count("?")) and len(sentences(text)) <= len(sentences(question))
    return 0 < len(text) <= LONGEST and marked and once and not (_MARKS & set(text)) - set(question)


def _words(text: str) -> list[str]:
    found = (match[0].replace("’", "'").removesuffix("'s") for match in _WORD.finditer(text))
    return [word for word in found if word]


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same; forms of a word are, but not those of a name or a number."""
    if one.lower() == other.lower():
        return True
    fixed = any(character.isupper() or character.isdigit() for character in one + other)
    return not fixed and terms(one) == terms(other) != []


def _holds(said: Sequence[str], own: Sequence[str]) -> bool:
    """Whether words are among those said, in their order."""
    left = iter(said)
    return all(any(_alike(word, other) for other in left) for word in own)


def _beyond(said: Sequence[str], asked: Sequence[str]) -> list[str]:
    """The words said that were not asked, counted one by one."""
    left = [word.lower() for word in asked]
    return list(_left_over(said, left))


def _left_over(said: Sequence[str], left: list[str]) -> Iterator[str]:
    for word in said:
        if word.lower() in left:
            left.remove(word.lower())
        else:
            yield word


def _is_known(word: str, history: Sequence[Turn]) -> bool:
    if word.lower() in _JOINING:
        return True
    return any(_alike(word, each) for turn in history for each in _words(f"{turn.question} {turn.answer}"))


def _denials(text: str) -> int:
    return sum(word.lower() in _DENYING or word.lower().endswith("n't") for word in _words(text))


def _is_yes_or_no(words: Sequence[str]) -> bool:
    return bool(words) and words_of(words[0])[0].kind in _VERBAL


def _tells(words: Sequence[str]) -> bool:
    return any(word.lower() not in STOP_WORDS for word in words)


def _same(one: str, other: str) -> bool:
    return [word.lower() for word in _words(one)] == [word.lower() for word in _words(other)]
