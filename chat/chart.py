"""Bars as inline SVG, with the same numbers as a table for those who do not see them.

Colours are variables of Gradio's theme, so that they suit light and dark; a drawing is 360 units wide, so
that it can be read on a telephone. Labels are escaped here, and made visible as `qa.render.shown` does.
"""

from collections.abc import Sequence
from html import escape

from qa.showing import shown

Bar = tuple[str, int]  # what is counted, and how many

_WIDTH = 360
_TALL = 110  # of the columns
_LABEL, _ROW = 150, 20  # width of the labels beside rows, and height of a row
_INK, _FILL = 'fill="var(--body-text-color)"', 'fill="var(--color-accent)"'


def columns(title: str, heads: tuple[str, str], bars: Sequence[Bar]) -> str:
    """Bars side by side, in an order that means something, such as time; the first and last are labelled.

    heads are the headings of the table: what is counted, and how many. Raises ValueError without bars.
    """
    most = max(count for _, count in bars)
    wide = _WIDTH / len(bars)
    drawn = [f'<text x="0" y="12" {_INK}>{most:,}</text>', _line(18), _line(18 + _TALL)]
    for place, (label, count) in enumerate(bars):
        tall = _TALL * count / max(most, 1)
        drawn.append(_bar(place * wide, 18 + _TALL - tall, max(wide * 0.85, 0.5), tall, label, count))
    drawn.append(f'<text x="0" y="{_TALL + 34}" {_INK}>{_text(bars[0][0])}</text>')
    if len(bars) > 1:
        drawn.append(
            f'<text x="{_WIDTH}" y="{_TALL + 34}" text-anchor="end" {_INK}>{_text(bars[-1][0])}</text>'
        )
    return _figure(title, heads, bars, _TALL + 40, drawn)


def rows(title: str, heads: tuple[str, str], bars: Sequence[Bar]) -> str:
    """Bars below one another, each with its label and number. Raises ValueError without bars."""
    most = max(count for _, count in bars)
    room = _WIDTH - _LABEL - 60  # the number stands after the bar
    drawn = []
    for place, (label, count) in enumerate(bars):
        top, wide = place * _ROW, room * count / max(most, 1)
        named = f'<text y="14" {_INK}>{_text(label)}</text>'
        # A drawing of its own cuts off what is too long, in whatever script.
        drawn.append(f'<svg x="0" y="{top}" width="{_LABEL - 6}" height="{_ROW}">{named}</svg>')
        drawn.append(_bar(_LABEL, top + 3, wide, _ROW - 6, label, count))
        drawn.append(f'<text x="{_LABEL + wide + 5:.1f}" y="{top + 14}" {_INK}>{count:,}</text>')
    return _figure(title, heads, bars, len(bars) * _ROW, drawn)


def _figure(
    title: str, heads: tuple[str, str], bars: Sequence[Bar], height: int, drawn: Sequence[str]
) -> str:
    most, count = max(bars, key=lambda bar: bar[1])
    told = (
        f"{len(bars)} bars; the longest is {_text(most)} with {count:,}. All numbers are in the table below."
    )
    body = "".join(f'<tr><th scope="row">{_text(bar)}</th><td>{count:,}</td></tr>' for bar, count in bars)
    return (
        f'<figure class="chart"><figcaption>{_text(title)}</figcaption>'
        f'<svg role="img" viewBox="0 0 {_WIDTH} {height}" font-size="12">'
        f"<title>{_text(title)}</title><desc>{told}</desc>{''.join(drawn)}</svg>"
        f'<table class="unseen"><caption>{_text(title)}</caption><thead><tr>'
        f'<th scope="col">{_text(heads[0])}</th><th scope="col">{_text(heads[1])}</th></tr></thead>'
        f"<tbody>{body}</tbody></table></figure>"
    )


def _bar(left: float, top: float, wide: float, tall: float, label: str, count: int) -> str:
    return (
        f'<rect x="{left:.2f}" y="{top:.2f}" width="{wide:.2f}" height="{tall:.2f}" {_FILL}>'
        f"<title>{_text(label)}: {count:,}</title></rect>"
    )


def _line(y: int) -> str:
    return f'<line x1="0" x2="{_WIDTH}" y1="{y}" y2="{y}" stroke="var(--border-color-primary)" />'


def _text(text: str) -> str:
    return escape(shown(text))
