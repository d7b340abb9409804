"""A notebook runs without network and shows findings, figure and table by itself.

Quarto runs the cells of a page in the same kernel; those of the page in the README are run here.
"""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import LEXICON, SOURCES, TEXTS, write_folder

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import nbclient
    import nbformat

ROOT = Path(__file__).resolve().parents[2]
#: Any address that is not this machine is refused inside the notebook.
NO_NETWORK = """
import socket
real = socket.socket.connect
def connect(self, address):
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "localhost"):
        raise OSError("no network in this notebook")
    return real(self, address)
socket.socket.connect = connect
"""
CELLS = (
    "import warnings; warnings.simplefilter('error')\n" + NO_NETWORK,
    "import framing\na = framing.analyze('texts', lexicon='small', sources='texts/sources.csv')\na",
    "a.chart('stance-map')",
    "print(a)",
    "a.stance(by=['camp', 'actor']).dtypes",
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """What each cell gave."""
    return run(CELLS, tmp_path_factory.mktemp("notebook"))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """What each cell of the Quarto page gave, after the one that shuts the network out."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (written,) = re.findall(r"^````markdown\n(---\n.*?)^````$", readme, re.MULTILINE | re.DOTALL)
    cells = re.findall(r"^```\{python\}\n(.*?)^```$", written, re.MULTILINE | re.DOTALL)
    return run((CELLS[0], *cells), tmp_path_factory.mktemp("quarto"))[1:]


def run(cells: Sequence[str], folder: Path) -> list[list[dict[str, Any]]]:
    """The outputs of cells run in a kernel beside two texts and a lexicon."""
    write_folder(folder / "small", LEXICON)
    write_folder(folder / "texts", {**TEXTS, "sources.csv": SOURCES})
    notebook: Any = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        # jupyter_client and its event loop warn of their own affairs.
        warnings.simplefilter("ignore")
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        _own_kernel(folder, patch)
        nbclient.NotebookClient(
            notebook, timeout=120, kernel_name="here", resources={"metadata": {"path": str(folder)}}
        ).execute()
    return [list(cell.outputs) for cell in notebook.cells]


def _own_kernel(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A kernel of this very Python, whatever else is installed on the machine."""
    kernel = folder / "jupyter" / "kernels" / "here"
    kernel.mkdir(parents=True)
    command = f'["{sys.executable}", "-m", "ipykernel_launcher", "-f", "{{connection_file}}"]'
    (kernel / "kernel.json").write_text(
        f'{{"argv": {command}, "display_name": "here", "language": "python"}}', encoding="utf-8"
    )
    known = os.environ.get("JUPYTER_PATH", "")
    patch.setenv("JUPYTER_PATH", os.pathsep.join(filter(None, [str(folder / "jupyter"), known])))


def test_nothing_warns_and_nothing_fails(outputs: list[list[dict[str, Any]]]) -> None:
    kinds = {output["output_type"] for cell in outputs for output in cell}
    assert kinds <= {"execute_result", "stream"}
    assert not [o for cell in outputs for o in cell if o.get("name") == "stderr"]


def test_an_analysis_shows_findings_a_figure_and_a_table(
    outputs: list[list[dict[str, Any]]],
) -> None:
    ((shown,),) = [outputs[1]]
    held = shown["data"]["text/html"]
    assert held.count("<svg") == 1 and "<table>" in held and "<li>" in held
    assert shown["data"]["text/plain"].startswith("Analysis of 2 texts")
    assert "<script" not in held
    assert set(re.findall(r"https?://[^\"'\s<]+", held)) <= {"http://www.w3.org/2000/svg"}


def test_a_figure_shows_itself_as_svg(outputs: list[list[dict[str, Any]]]) -> None:
    data = outputs[2][0]["data"]
    assert data["image/svg+xml"].startswith("<svg")
    assert "Source: 2 sources" in data["image/svg+xml"]


def test_tables_are_grouped_by_any_field(outputs: list[list[dict[str, Any]]]) -> None:
    told = outputs[4][0]["data"]["text/plain"]
    assert "stance" in told and "float64" in told


def test_the_quarto_page_of_the_readme_holds_a_figure_and_a_table(
    page: list[list[dict[str, Any]]],
) -> None:
    (figure,), (table,) = page
    assert figure["data"]["image/svg+xml"].startswith("<svg")
    assert "<table" in table["data"]["text/html"] and "stance" in table["data"]["text/plain"]
    assert not [o for cell in page for o in cell if o["output_type"] in ("error", "stream")]
