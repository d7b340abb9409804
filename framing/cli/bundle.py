"""What `framing report --bundle` writes beside the page: figures, tables, evidence, manifest."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from framing.cli.rows import Rows, as_csv, as_json, from_frame, from_tuples
from framing.errors import InputError

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.measure.tables import Tables

_MARKER: Final = "manifest.json"
_README: Final = """\
# What stands here

- `figures/`: every figure as SVG and as PNG (300 ppi), and its numbers as CSV
- `tables/`: every table of the page as CSV and as JSON
- `evidence.csv`: one row a (sentence, actor, frame, cue) claim; every number is made of these
- `mentions.csv`: one row an actor mention; `documents.csv`: one row a text
- `manifest.json`: hashes of texts and lexicon, model, options, versions

A value of a table is explained by the rows of `evidence.csv` with the same group, actor and
frame; `framing trace EVIDENCE_ID TEXTS` tells how a row came about.
"""


def folder_of(target: str) -> Path:
    """`report.html` -> `report_files`."""
    path = Path(target)
    return path.with_name(f"{path.stem}_files")


def check_folder(folder: Path) -> None:
    """Refuse to replace anything but an earlier bundle."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _MARKER).is_file():
        raise InputError(
            str(folder),
            "holds other files",
            expected="no folder, or one an earlier --bundle wrote",
            cure="move it away, or choose another name for the page",
        )
    if folder.exists() and not folder.is_dir():
        raise InputError(str(folder), "is a file", cure="choose another name for the page")


def write_bundle(analysis: Analysis, tables: Tables, folder: Path) -> Path:
    """Write the folder in one step, in place of an earlier one."""
    check_folder(folder)
    try:
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as made:
            draft = Path(made) / folder.name
            for name, content in sorted(_contents(analysis, tables).items()):
                path = draft / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
            if folder.is_dir():
                shutil.rmtree(folder)
            os.replace(draft, folder)
    except OSError as error:
        raise InputError(str(folder), f"cannot be written ({error.strerror})") from None
    return folder


def _contents(analysis: Analysis, tables: Tables) -> Mapping[str, str | bytes]:
    """File name -> content."""
    found: dict[str, str | bytes] = {
        "README.md": _README,
        _MARKER: analysis.manifest.as_json() + "\n",
        "evidence.csv": as_csv(from_frame(tables.evidence)),
        "mentions.csv": as_csv(from_frame(tables.mentions)),
        "documents.csv": as_csv(from_frame(tables.documents)),
    }
    for name, rows in _tables(tables).items():
        found[f"tables/{name}.csv"] = as_csv(rows)
        found[f"tables/{name}.json"] = as_json(rows.records)
    found |= _figures(tables)
    return found


def _tables(tables: Tables) -> dict[str, Rows]:
    from framing.measure.alerts import Alert
    from framing.measure.findings import Finding
    from framing.measure.tables import AGGREGATES

    rows = {name: from_frame(getattr(tables, name)) for name in AGGREGATES}
    rows["findings"] = from_tuples(tables.findings, Finding._fields)
    rows["alerts"] = from_tuples(tables.alerts, Alert._fields)
    return rows


def _figures(tables: Tables) -> dict[str, str | bytes]:
    """Every chart that has something to show, three times."""
    from framing.charts import CHARTS, build, export

    found: dict[str, str | bytes] = {}
    missing = {}
    for name in CHARTS:
        try:
            figure = build(name, tables)
        except InputError as error:
            missing[name] = error.what
            continue
        found[f"figures/{name}.svg"] = export.svg(figure, links=False, bare=False)
        found[f"figures/{name}.png"] = export.png(figure)
        found[f"figures/{name}.csv"] = export.csv(figure)
    if missing:
        found["figures/not-drawn.json"] = json.dumps(missing, indent=1, ensure_ascii=False) + "\n"
    return found
