"""Plans made once, and LibreOffice as the reader that knows nothing of this program."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from framing.brief.model import Plan
from framing.brief.plan import BriefOptions, make_plan
from framing.report.run import Run
from tests.report.made_up import Names, run_of

Convert = Callable[[Sequence[Path], Path], list[Path]]

LONG_TITLE = "How the neighbours are spoken of, and by whom, in all the papers of the year " * 6
#: One name a script, one that is too long for any column, one that looks like markup.
SCRIPTS = (
    "中国国际问题研究院",
    "معهد الدراسات",
    "Институт стран Азии",
    "The Institute for the Study of Regional Order and Security in the Wider Eurasian Space" * 2,
    "<b>&amp; | * _bold_ [x](y) `z`",
    "ქართული",
)


def plan_of(run: Run, **options: object) -> Plan:
    asked = BriefOptions(**options)  # type: ignore[arg-type]
    return make_plan(run.tables, manifest=run.manifest, lexicon=run.lexicon, options=asked)


@pytest.fixture(scope="session")
def five_run() -> Run:
    """Five sources of twenty sentences each."""
    return run_of(5, sentences=20)


@pytest.fixture(scope="session")
def five(five_run: Run) -> Plan:
    """Their briefing."""
    return plan_of(five_run)


@pytest.fixture(scope="session")
def sixty() -> Plan:
    """Sixty sources with names in any script, a title that is too long, one figure."""
    names = Names(sources=SCRIPTS)
    run = run_of(60, sentences=10, names=names)
    return plan_of(run, title=LONG_TITLE, figures=("stance-map",))


@pytest.fixture(scope="session")
def to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """LibreOffice turns files into PDF; the profile is the test session's own."""
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail("LibreOffice is missing: `.ci/run` installs it")
        pytest.skip("LibreOffice is missing: `.ci/run` installs it")
    profile = tmp_path_factory.mktemp("office")

    def convert(files: Sequence[Path], folder: Path) -> list[Path]:
        command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return [folder / f"{file.stem}.pdf" for file in files]

    return convert
