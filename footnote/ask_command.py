"""`footnote ask`: one question, answered in the documents' own sentences or in a model's, each checked.

While a model writes, Ctrl-C ends the writing and not the command: what was checked by then is the answer.
"""

from footnote.answer_view import AnswerView
from footnote.arguments import UsageError
from footnote.commands import Call, Exit, print_json
from footnote.stopping import stopped_by_hand
from qa.answer import Answer
from qa.assistant import Assistant
from qa.showing import shown
from qa.writing.reader import WritingReader
from qa.writing.writer import Stop
from qa.written import Outcome


def ask(call: Call) -> Exit:
    """Answer in the form that was asked for."""
    options, view, form = call.options, AnswerView(call.terminal), _form(call)
    reader, stop = call.reader(), Stop()
    with call.library() as library:
        assistant = Assistant(library, reader=reader, trained=options.reader, threshold=options.threshold)
        if reader is None:
            with view.waiting("Reading"):
                answer = _answer(call, assistant)
        else:
            answer = _written(call, assistant, reader, view, stop)
    if form == "text":
        view.answer(answer)
        if options.values:
            view.values(answer.values)
    else:
        _write(answer, form)
    return Exit.INTERRUPTED if stop.asked else Exit.DONE


def _form(call: Call) -> str:
    options = call.options
    form = options.format or ("json" if options.json else "text")
    if options.json and form not in ("json", "csl"):
        raise UsageError(f"--json and --format {form} exclude each other: give one of the two")
    if options.values and form not in ("text", "json"):
        raise UsageError(f"--values goes with text and JSON, not with --format {form}")
    return str(form)


def _answer(call: Call, assistant: Assistant) -> Answer:
    options = call.options
    if assistant.library.passage_count:
        assistant.load()  # both models side by side
    return assistant.ask(options.question, k=options.passages, where=options.where)


def _written(call: Call, assistant: Assistant, reader: WritingReader, view: AnswerView, stop: Stop) -> Answer:
    """The answer when it is finished, or was stopped; shown as it is written where a terminal shows it."""
    options = call.options
    if assistant.library.passage_count:
        with view.waiting("Reading"):
            assistant.load()
        with view.waiting(f"Loading {shown(reader.writer.name)}"):
            reader.writer.load()
    growing = assistant.stream(options.question, k=options.passages, where=options.where, stop=stop)
    with stopped_by_hand(stop), view.writing(live=_form(call) == "text") as show:
        for answer in growing:
            if answer.written and answer.written.outcome is Outcome.WRITING:
                show(answer)
    return answer


def _write(answer: Answer, form: str) -> None:
    """In one of the forms that are for other programs."""
    from qa.bibliography import as_bibtex, as_csl
    from qa.render import as_html, as_markdown
    from qa.serialization import as_json
    from qa.timeline import timeline_html

    if form in ("json", "csl"):
        print_json(as_json(answer) if form == "json" else as_csl(answer))
    elif form == "html":
        print(*filter(None, (as_html(answer), timeline_html(answer))), sep="\n")
    else:
        print(as_markdown(answer) if form == "markdown" else as_bibtex(answer), end="")
