"""A file of questions with their acceptable answers, for `footnote eval`: JSON Lines to `Asked`.

It checks the form of each line, and names file, line and remedy where one is wrong. Whether the library has
the document that a line names, and whether its filter can be applied, is found out elsewhere.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from index.documents import Document
from index.encoding import decode
from index.errors import DocumentError

_LINE = '{"question": "Who pays?", "answer": ["the town"]}, with null for what the documents do not say'


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the file.

    line           its line in the file, from 1
    accepted       an answer that holds any of these is right; None where none can be given
    document       the source, file name, title or id of the document to be cited, where one was named
    history        the chat before it, oldest first: (question, answer) each
    where          a filter as in `index.filters`, None for all documents
    from_metadata  whether the answer is a fact about a document that its text need not hold
    """

    line: int
    question: str
    accepted: tuple[str, ...] | None
    document: str | None = None
    history: tuple[tuple[str, str], ...] = ()
    where: Mapping[str, Any] | None = field(default=None, hash=False)
    from_metadata: bool = False

    def means(self, document: Document) -> bool:
        """Whether this is the document that was named. A file of records names all of its records."""
        if self.document is None:
            return True
        name, source = self.document.casefold(), document.source.casefold()
        path = source.partition("#")[0]
        ends = {PureWindowsPath(path).name, PurePosixPath(path).name}
        title = (document.title or "").casefold()
        return name in {document.id, source, path, title, *ends} or path.endswith(("/" + name, "\\" + name))


def read_questions(path: Path) -> list[Asked]:
    """The questions of a JSON Lines file in any Unicode encoding; blank lines are skipped.

    A line has `question` and `answer` (a string, a list of strings, or null), and may have `document`,
    `history`, `where` and `"from": "metadata"`. `answers` is read for `answer` and `source` for `document`,
    and so is SQuAD's `{"text": [...]}`, in which an empty list means that there is no answer. Raises
    DocumentError for a file that cannot be read, holds no question, or has a line of another form.
    """
    questions = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            try:
                questions.append(_asked(number, _record(line)))
            except ValueError as error:
                raise DocumentError(f"{path}, line {number}: {error}") from None
    if not questions:
        raise DocumentError(f"{path} holds no questions. Write one on each line: {_LINE}")
    return questions


def _text(path: Path) -> str:
    try:
        return decode(path.read_bytes())
    except DocumentError as error:
        raise DocumentError(f"{path} {error}") from None
    except FileNotFoundError:
        remedy = "Check the path, or have questions proposed: footnote eval --draft 20"
        raise DocumentError(f"there is no file {str(path)!r}. {remedy}") from None
    except OSError as error:
        raise DocumentError(f"{path} cannot be read ({error.strerror}). Give a file of questions.") from None


def _record(line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "nested too deeply"
        raise ValueError(f"this is no JSON ({reason}). A line looks like {_LINE}") from None
    if not isinstance(record, dict):
        raise ValueError(f"this is no JSON object. A line looks like {_LINE}")
    return record


def _asked(number: int, record: Mapping[str, Any]) -> Asked:
    return Asked(
        number,
        _string("question", record.get("question")),
        _accepted(record),
        _document(record),
        _history(record.get("history")),
        _where(record.get("where")),
        record.get("from") == "metadata",
    )


def _accepted(record: Mapping[str, Any]) -> tuple[str, ...] | None:
    name = next((name for name in ("answer", "answers") if name in record), None)
    if name is None:
        raise ValueError(f'there is no "answer". A line looks like {_LINE}')
    value = record[name]
    if isinstance(value, Mapping):  # SQuAD's {"text": [...], "answer_start": [...]}
        value = value.get("text")
    given = [value] if isinstance(value, str) else value
    if given is None or (given == [] and name == "answers"):
        return None
    if not isinstance(given, list) or not given:
        raise ValueError(f'"{name}" is a string, a list of at least one, or null where there is no answer')
    return tuple(_string(name, item["text"] if _is_answer(item) else item) for item in given)


def _is_answer(item: object) -> bool:
    return isinstance(item, Mapping) and "text" in item


def _string(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'"{name}" is missing, empty or no string. A line looks like {_LINE}')
    return value.strip()


def _document(record: Mapping[str, Any]) -> str | None:
    value = record.get("document", record.get("source"))
    return None if value is None else _string("document", value)


def _history(value: object) -> tuple[tuple[str, str], ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(_is_turn(turn) for turn in value):
        raise ValueError('"history" is a list of [question, answer], oldest first, both of them strings')
    return tuple((turn[0], turn[1]) for turn in value)


def _is_turn(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value)


def _where(value: object) -> Mapping[str, Any] | None:
    """A range is a list of two in JSON as alternatives are, so it is written {"from": …, "to": …}."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise ValueError('"where" is an object of fields and values, such as {"publisher": "Reuters"}')
    return {name: _condition(condition) for name, condition in value.items()}


def _condition(value: object) -> object:
    if not isinstance(value, dict):
        return value
    if not value or set(value) - {"from", "to"}:
        raise ValueError('a range in "where" is written {"from": "2024-02", "to": "2024-03"}, or one of both')
    return value.get("from"), value.get("to")
