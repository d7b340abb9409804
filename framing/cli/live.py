"""A page that reloads itself from its file: a small script reads a sign file beside it.

No server and no network: the sign is a script of one call, `framingLive(version, trouble)`, which
the page loads again and again. It reloads when the version is another, and shows the trouble
above what it has, so that the last good report stays.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import quote

_POLICY: Final = re.compile(r"script-src [^\"]*")
_END: Final = "</body>"
_WAITING: Final = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; script-src 'none'\">\n"
    "<title>No report yet</title></head>\n"
    "<body><p>No report yet: what stands in its way is told above.</p></body></html>\n"
)


def sign_of(target: Path) -> Path:
    """The sign file beside a page."""
    return target.with_name(f"{target.name}.live.js")


def version_of(html: str) -> str:
    """A short hash by which a page knows whether another one stands in its place."""
    return hashlib.sha256(html.encode("utf-8", "replace")).hexdigest()[:12]


def live(html: str, target: Path) -> str:
    """The page with the script that reloads it, and a policy that lets it read its sign."""
    script = (files(__package__) / "live.js").read_text(encoding="utf-8")
    script = script.replace("__VERSION__", _literal(version_of(html)))
    script = script.replace("__SIGN__", _literal(quote(sign_of(target).name)))
    head, found, tail = html.rpartition(_END)
    policy = _POLICY.search(head)
    if not found or policy is None:
        raise AssertionError("the page has no policy or no end")
    kept = policy.group().removesuffix(" 'none'")
    allowed = f"{kept} file: {_hash(script)}"
    head = head[: policy.start()] + allowed + head[policy.end() :]
    return f"{head}<script>{script}</script>\n{found}{tail}"


def waiting_page() -> str:
    """What stands in the file while no report could be made."""
    return _WAITING


def sign(version: str, trouble: str = "") -> str:
    """The text of the sign file."""
    return f"framingLive({_literal(version)},{_literal(trouble)});\n"


def told(message: str) -> str:
    """A message as the page shows it: one mistake a paragraph, each with place and cure."""
    return f"The report below is the last good one.\n\n{message}"


def _literal(text: str) -> str:
    """A string that may stand in a script, inside a page or in a file of its own."""
    shown = json.dumps(text, ensure_ascii=True)
    return shown.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
