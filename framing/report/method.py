"""Method, limits, agreement, codebook, weights, manifest, how to rebuild and to cite."""

from __future__ import annotations

from typing import NamedTuple

from framing.charts.words import clean
from framing.export.bibtex import bibtex
from framing.report.run import Run


class FrameEntry(NamedTuple):
    """A frame of the codebook."""

    label: str
    pole: str
    definition: str
    not_when: str


class Method(NamedTuple):
    """The last section of the page."""

    frames: tuple[FrameEntry, ...]
    weights: tuple[tuple[str, str], ...]
    agreement: tuple[tuple[str, str], ...]
    manifest: str
    command: str
    bibtex: str


def method(run: Run) -> Method:
    """The section's data."""
    poles = run.strings["method"]["poles"]
    used = set(run.tables.frames_book["frame"])
    return Method(
        frames=tuple(
            FrameEntry(
                clean(f.label),
                poles.get(f.pole, f.pole),
                clean(f.definition),
                clean(f.not_when),
            )
            for f in run.lexicon.frames.values()
            if f.frame in used
        ),
        weights=tuple((clean(k), f"{v:g}") for k, v in sorted(run.lexicon.weights.items())),
        agreement=tuple((clean(k), f"{v:.2f}") for k, v in run.options.agreement.items()),
        manifest=run.manifest.as_json(),
        command=clean(run.manifest.command),
        bibtex=bibtex(run.documents_by_name.values()),
    )
