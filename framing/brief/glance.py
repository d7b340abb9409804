"""What a notebook shows of an analysis: findings, one figure, its table; nothing is loaded."""

from __future__ import annotations

from typing import Final

from framing.brief.pictures import figures
from framing.charts.export import svg
from framing.charts.model import Figure, twin
from framing.charts.svg import escape
from framing.charts.words import clean
from framing.measure.tables import Tables

_FIGURE: Final = "stance-map"
_ROWS: Final = 20
_STYLE: Final = "font:13px/1.4 'Liberation Sans',Arial,sans-serif;max-width:60rem"


def glance(tables: Tables) -> str:
    """HTML without script, style sheet or address: it looks the same in every notebook."""
    told = "".join(f"<li>{escape(clean(each.headline))}</li>" for each in tables.findings)
    shown = "".join(
        svg(figure, theme="light", links=False, bare=False) + _table(figure)
        for figure in figures(tables, (_FIGURE,))
    )
    return f'<div style="{_STYLE}"><ul>{told}</ul>{shown}</div>'


def _table(figure: Figure) -> str:
    head = "".join(f'<th scope="col">{escape(column.label)}</th>' for column in figure.columns)
    rows = twin(figure)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in rows[:_ROWS]
    )
    rest = len(rows) - _ROWS
    more = f"<p>{rest} more rows in <code>.tables().stance</code></p>" if rest > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
