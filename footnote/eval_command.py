"""`footnote eval`: questions of a file asked of the library and scored, or questions drafted from it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footnote.commands import Call, Exit, print_json
from footnote.evaluation.evaluate import Evaluation, Examiner, as_json, evaluation
from footnote.evaluation.questions import Asked, read_questions
from footnote.evaluation.scoreboard import Scoreboard
from index.errors import FootnoteError, LibraryError
from qa.drafting.draft import Drafted, drafted, json_lines
from qa.showing import shown

if TYPE_CHECKING:
    from footnote.evaluation.scoring import Result
    from index.library import Library

_NAMED = 3  # of the lines that name an unknown document


def evaluate(call: Call) -> Exit:
    """Ask the questions and print what came of it; what was finished is shown when it is interrupted."""
    options, board = call.options, Scoreboard(call.terminal)
    path, reader = Path(options.questions), call.reader()
    model = reader.writer.name if reader else ""
    questions = read_questions(path)
    with call.library() as library:
        _check_filled(library)
        strangers = _strangers(library, questions)
        examiner = Examiner(
            library,
            threshold=options.threshold,
            k=options.passages,
            trained=options.reader,
            reader=reader,
        )
        with board.waiting(f"Loading {shown(model)}" if model else "Loading"):
            examiner.ask(questions[0], path)  # so that no question is timed with the loading of the model
        results, interrupted = _ask_all(examiner, questions, path, board, quiet=options.json)
    if not results:
        raise KeyboardInterrupt("interrupted before any question was answered")
    found = evaluation(results, len(questions), examiner.threshold, options.risk, model)
    _show(found, board, options)
    if strangers:
        board.note(_stranger_note(strangers))
    if interrupted:
        board.note(f"interrupted: these are the figures of {len(results):,} of {len(questions):,} questions")
    return Exit.INTERRUPTED if interrupted else Exit.DONE


def draft(call: Call) -> Exit:
    """Propose questions, on standard output or into a file that is not there yet."""
    options, board = call.options, Scoreboard(call.terminal)
    output = Path(options.output) if options.output else None
    if output and output.exists():
        raise FootnoteError(f"{output} exists, and may hold your changes. Choose another --output.")
    with call.library() as library, board.waiting("Drafting"):
        _check_filled(library)
        proposed = drafted(library, options.draft, seed=options.seed)
    if output:
        _write(output, json_lines(proposed))
    if options.json:
        print_json({"questions": [question.record() for question in proposed]})
    elif not output:
        sys.stdout.write(json_lines(proposed))
    board.note(_draft_note(proposed, options.draft))
    return Exit.DONE


def _ask_all(
    examiner: Examiner, questions: Sequence[Asked], path: Path, board: Scoreboard, *, quiet: bool
) -> "tuple[list[Result], bool]":
    """The results, and whether it was interrupted before the last."""
    results: list[Result] = []
    try:
        for asked in board.counting(questions, quiet=quiet):
            results.append(examiner.ask(asked, path))
    except KeyboardInterrupt:
        return results, True
    return results, False


def _show(found: Evaluation, board: Scoreboard, options: Any) -> None:
    written = None
    if options.report:
        from footnote.evaluation.report import write_report

        written = write_report(found, Path(options.report), questions=Path(options.questions).name)
    if options.json:
        print_json({**as_json(found), "report": str(written) if written else None})
        return
    board.evaluation(found)
    if written:
        board.note(f"report: {written}")


def _check_filled(library: "Library") -> None:
    if not library.passage_count:
        remedy = f"Add documents first: footnote add FILES --library {library.path}"
        raise LibraryError(f"the library {library.path} is empty. {remedy}")


def _strangers(library: "Library", questions: Sequence[Asked]) -> list[Asked]:
    """The questions that name a document the library does not have: their citation cannot be right."""
    left = [asked for asked in questions if asked.document]
    for document in library.documents() if left else ():
        left = [asked for asked in left if not asked.means(document)]
    return left


def _stranger_note(strangers: Sequence[Asked]) -> str:
    some = ", ".join(f"line {asked.line}: {asked.document}" for asked in strangers[:_NAMED])
    more = ", …" if len(strangers) > _NAMED else ""
    return f"the library has no document of the name that {len(strangers):,} questions give ({some}{more})"


def _draft_note(proposed: Sequence[Drafted], wanted: int) -> str:
    few = f"only {len(proposed):,} of {wanted:,}" if len(proposed) < wanted else f"{len(proposed):,}"
    why = ": the documents have no more sentences that questions can be made of by rule" * (
        len(proposed) < wanted
    )
    return f"{few} questions drafted{why}. Read and mend them before you rely on them."


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise FootnoteError(f"cannot write {path} ({reason}). Choose another --output.") from error
