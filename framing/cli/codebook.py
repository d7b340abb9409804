"""The codebook as one HTML page for co-authors: no script, no network, everything escaped."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from framing.lexicon.model import Cue, Frame, Lexicon

_STYLE: Final = (
    "body{font:16px/1.5 'Liberation Sans',Arial,Helvetica,sans-serif;max-width:60rem;"
    "margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}caption{text-align:left}"
    "th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;"
    "border-bottom:1px solid #ccc;overflow-wrap:anywhere}code{font-size:.85em}"
    "h2{border-top:4px solid #767676;padding-top:.5rem}"
)
_POLES: Final = {"+": "favourable", "-": "unfavourable", "burden": "a burden on the actor"}


def codebook(lexicon: Lexicon) -> str:
    """Frames with definition, when to code and when not, examples, and every cue with its line."""
    used = Counter(cue.frame for cue in lexicon.cues)
    parts = [
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>Codebook: {escape(lexicon.name)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>Codebook: {escape(lexicon.name)}</h1>",
        f"<p>Version {escape(lexicon.version)}, hash <code>{lexicon.digest}</code>, "
        f"{len(lexicon.frames)} frames, {len(lexicon.cues)} cues.</p>",
        "<ul>",
        *(
            f'<li><a href="#{escape(name)}">{escape(entry.label)}</a> '
            f"({_POLES[entry.pole]}, {used[name]} cues)</li>"
            for name, entry in lexicon.frames.items()
        ),
        "</ul>",
    ]
    for entry in lexicon.frames.values():
        cues = [cue for cue in lexicon.cues if cue.frame == entry.frame]
        parts += _frame(entry, cues)
    return "\n".join([*parts, "</body></html>"]) + "\n"


def _frame(entry: Frame, cues: list[Cue]) -> Iterator[str]:
    yield f'<h2 id="{escape(entry.frame)}">{escape(entry.label)} <code>{escape(entry.frame)}</code>'
    yield f"</h2><p>{escape(entry.definition)}</p>"
    family = f"; family {escape(entry.family)}" if entry.family else ""
    yield f"<p>{_POLES[entry.pole].capitalize()}, valence {entry.valence:g}{family}.</p>"
    for name, text in (("Code when", entry.code_when), ("Not when", entry.not_when)):
        if text:
            yield f"<p><b>{name}</b> {escape(text)}</p>"
    yield "<table><thead><tr><th>Cue</th><th>Role</th><th>Valence</th><th>Weight</th>"
    yield "<th>Example</th><th>Not</th><th>Line</th></tr></thead><tbody>"
    for cue in cues:
        cells = [
            f"<code>{escape(cue.pattern.text)}</code>",
            escape(", ".join(cue.roles)),
            f"{cue.valence:g}",
            f"{cue.weight:g}",
            escape(cue.example),
            escape(cue.counterexample),
            f"<code>{escape(str(cue.place))}</code>",
        ]
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    yield "</tbody></table>"


def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    return f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"
