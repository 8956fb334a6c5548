"""The report of an evaluation as one web page, and the folder that holds it with its plots and results.

The page is whole in itself: plots are inside, nothing is fetched and no script is run, which its own policy
forbids besides. What documents and questions hold of markup is shown as the characters it is made of.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from footnote.evaluation.evaluate import Evaluation, as_json
from footnote.evaluation.plots import plots
from footnote.evaluation.scoreboard import cells, summary
from footnote.evaluation.scoring import Result
from index.errors import FootnoteError
from qa.render import prose_html, sources_html
from qa.showing import shown

_STYLE = """
:root { color-scheme: light dark; --ink: #111827; --soft: #4b5563; --paper: #fff; --line: #d1d5db;
  --good: #166534; --bad: #b91c1c; --link: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ink: #e5e7eb; --soft: #9ca3af; --paper: #111827;
  --line: #374151; --good: #86efac; --bad: #fca5a5; --link: #93c5fd; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 52rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
a { color: var(--link); }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); text-align: left; }
th + th, td + td { text-align: right; white-space: nowrap; }
@media (max-width: 32rem) { table { font-size: .85rem; } th, td { padding-right: .4rem; } }
img { display: block; width: 100%; height: auto; margin: 1rem 0; background: #fff; border-radius: .25rem; }
details { border-bottom: 1px solid var(--line); padding: .5rem 0; }
summary { cursor: pointer; }
.verdict { font-weight: 600; } .right { color: var(--good); } .wrong { color: var(--bad); }
.facts, cite { color: var(--soft); font-size: .9rem; }
blockquote { margin: 0; padding-left: .75rem; border-left: 3px solid var(--line); }
li { margin: .5rem 0; } :target { outline: 2px solid var(--link); }
"""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_ALTERNATIVES = {
    "risk-coverage.png": "Risk against coverage; the same numbers are in results.json",
    "reliability.png": "Reliability of the confidence; the same numbers are in results.json",
    "latency.png": "Time to answer; the time of each question stands below",
}


def write_report(found: Evaluation, folder: Path, *, questions: str) -> Path:
    """Write report.html, the plots and results.json into a folder, made if need be; returns the page's path.

    questions is the name of the file they came from. Earlier files of these names are replaced. Raises
    FootnoteError if it cannot be written.
    """
    drawn = plots(found)
    files = {**drawn}
    files["results.json"] = (json.dumps(as_json(found), indent=2) + "\n").encode()
    files["report.html"] = page(found, drawn, questions=questions).encode("utf-8", "replace")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot write the report to {folder} ({reason}). Choose another --report."
        raise FootnoteError(message) from error
    return folder / "report.html"


def page(found: Evaluation, drawn: Mapping[str, bytes], *, questions: str) -> str:
    """The page: summary, figures, plots (PNG by file name), and each question with its answer and quotes."""
    title = escape(f"Evaluation on {shown(questions)}")
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{title}</h1>",
        *(f"<p>{escape(line)}</p>" for line in summary(found)),
        *_figures(found),
        *(_picture(name, png) for name, png in drawn.items()),
        *_questions(found),
        "</body></html>\n",
    ]
    return "\n".join(parts)


def _figures(found: Evaluation) -> Iterator[str]:
    yield "<h2>Figures</h2>"
    yield '<div class="table"><table><thead><tr>'
    yield from (f'<th scope="col">{name}</th>' for name in ("figure", "value", "95 % interval", "questions"))
    yield "</tr></thead><tbody>"
    for name, figure in found.figures.items():
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells(name, figure)) + "</tr>"
    yield "</tbody></table></div>"


def _picture(name: str, png: bytes) -> str:
    data = b64encode(png).decode("ascii")
    return f'<img src="data:image/png;base64,{data}" alt="{escape(_ALTERNATIVES[name])}">'


def _questions(found: Evaluation) -> Iterator[str]:
    """Those that went wrong first, and open."""
    wrong = [result for result in found.results if not result.verdict.right]
    right = [result for result in found.results if result.verdict.right]
    for title, results in (("What went wrong", wrong), ("What went right", right)):
        if results:
            yield f"<h2>{title}: {len(results):,} of {len(found.results):,}</h2>"
        yield from (_question(result) for result in results)


def _question(result: Result) -> str:
    asked, anchor = result.asked, f"q{result.asked.line}"
    answer = result.answer
    right = result.verdict.right
    return "\n".join(
        (
            f'<details id="{anchor}"{"" if right else " open"}><summary dir="auto">',
            f'<span class="verdict {"right" if right else "wrong"}">{escape(result.verdict.value)}</span>:',
            f"{_shown(asked.question)}</summary>",
            *(f'<p class="facts" dir="auto">{fact}</p>' for fact in _facts(result)),
            prose_html(answer, anchor=anchor),
            sources_html(answer, anchor=anchor),
            "</details>",
        )
    )


def _facts(result: Result) -> Iterator[str]:
    asked, answer = result.asked, result.answer
    for question, said in asked.history:
        yield f"before: {_shown(question)} – {_shown(said)}"
    if asked.history:
        yield f"searched for: {_shown(answer.question)}"
    yield "expected: " + (_shown(" | ".join(asked.accepted)) if asked.accepted else "a refusal")
    yield f"line {asked.line}, confidence {answer.confidence:.2f}, {1000 * result.seconds:,.0f} ms"
    if result.short:
        yield f"short answer: {_shown(result.short.text)} ({'exact' if result.short.exact else 'not exact'})"
    if result.cited is not None:
        yield f"citation {'right' if result.cited else 'wrong'}"
    if not result.verbatim:
        yield "a quote is not what stands in its document"


def _shown(text: str) -> str:
    return escape(shown(text))
