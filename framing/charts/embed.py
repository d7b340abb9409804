"""The small page that holds one figure: no script, nothing loaded, light or dark."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

from framing.charts import words
from framing.charts.model import Figure, twin
from framing.charts.svg import escape
from framing.charts.theme import AUTO, page_css


def html_table(figure: Figure) -> str:
    """The table twin, closed until the reader opens it."""
    head = "".join(f'<th scope="col">{escape(column.label)}</th>' for column in figure.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in twin(figure)
    )
    return (
        f"<details><summary>Table</summary><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></details>"
    )


_STYLE: Final = (
    "body{{margin:1rem;background:var(--fr-paper);color:var(--fr-ink);font:14px/1.4 {font}}}"
    "figure{{margin:0;max-width:56rem}}h1{{font-size:1.2rem;line-height:1.25;margin:0}}"
    "p{{margin:.2rem 0 .7rem;color:var(--fr-muted)}}p.note{{font-size:.75rem;margin:.2rem 0}}"
    "table{{border-collapse:collapse;font-size:.8rem}}th,td{{text-align:left;padding:.1rem .6rem;"
    "border-bottom:1px solid var(--fr-rule)}}details{{overflow-x:auto}}"
)


def html_page(figure: Figure, picture: str, table: str, *, bare: bool) -> str:
    """The page around `picture`; its policy lets nothing run and nothing load."""
    style = _STYLE.format(font=AUTO.font)
    style = page_css(used_in=style + picture) + style
    digest = hashlib.sha256(style.encode()).digest()
    policy = f"default-src 'none'; style-src 'sha256-{base64.b64encode(digest).decode()}'"
    notes = "".join(
        f'<p class="note">{escape(words.clean(note))}</p>'
        for note in (figure.caption, figure.source_line, figure.how_line)
        if note
    )
    scroll = '<div class="framing-scroll" tabindex="0" role="region" aria-label="Figure">'
    head = (
        f"<h1>{escape(words.clean(figure.title))}</h1><p>{escape(words.clean(figure.subtitle))}</p>"
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(words.clean(figure.title))}</title><style>{style}</style></head>"
        f"<body><figure>{'' if bare else head}{scroll}{picture}</div>"
        f"<figcaption>{'' if bare else notes}{table}</figcaption></figure></body></html>\n"
    )
