"""The README's transcript is run as it stands: from nothing to a chart of a new framing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def transcript() -> str:
    """The shell block behind the marker."""
    found = re.search(r"<!-- transcript[^>]*-->\n```sh\n(.*?)```", README.read_text("utf-8"), re.S)
    assert found
    return found[1]


def test_the_new_framing_of_the_readme_gets_from_nothing_to_its_chart(tmp_path: Path) -> None:
    commands = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", transcript()],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "russia as energy_blackmail" in run.stdout
    assert "Energy blackmail" in (tmp_path / "energy.svg").read_text("utf-8")


def test_every_picture_and_page_the_readme_names_is_there() -> None:
    text = README.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if "://" not in target:
            assert (README.parent / target).is_file(), target


def test_both_set_up_commands_stand_in_the_readme() -> None:
    assert "make report" in README.read_text("utf-8")
    assert "make test" in README.read_text("utf-8")
