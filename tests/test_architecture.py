"""The house as a test: who may import whom, how long things may be, what may not stand here."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "framing"

#: The first name below `framing` -> its floor. A module imports only from lower floors.
FLOORS = {
    "schema": 0,
    "errors": 0,
    "files": 0,
    "registry": 0,
    "shipped": 0,
    "store": 0,
    "sources": 1,
    "lexicon": 1,
    "language": 2,
    "detect": 2,
    "score": 3,
    "engine": 3,
    "manifest": 3,
    "explain": 4,
    "measure": 4,
    "charts": 5,
    "report": 5,
    "brief": 5,
    "export": 5,
    "analysis": 6,
    "cli": 6,
    "spacy_component": 6,
    "__init__": 7,
    "__main__": 7,
}
#: The few steps allowed along one floor: from a package to a package or to one module. The tone
#: of a sentence needs the bare string only and is stored with the parse.
SIDEWAYS = {
    ("registry", "errors"),
    ("files", "errors"),
    ("store", "errors"),
    ("language", "detect.tone"),
    ("detect", "language"),
    ("engine", "score"),
    ("report", "charts"),
    ("report", "export"),
    ("brief", "charts"),
    ("brief", "report"),
    ("export", "charts"),
    ("cli", "analysis"),
}
#: An outside library -> the only places (packages or files) that may import it.
ONLY_IN = {
    "spacy": ("language", "spacy_component.py"),
    "textblob": ("detect/tone.py",),
    "altair": ("charts",),
    "vl_convert": ("charts",),
    "jinja2": ("charts", "report", "brief"),
    "docx": ("brief", "sources/readers"),
    "pptx": ("brief",),
}
#: Floors 1 and 2 are light: `framing lexicon check` answers at once.
NO_TABLES_BELOW = 3
TABLE_LIBRARIES = {"pandas", "scipy", "statsmodels"}
HEAVY = ("spacy", "pandas", "altair", "scipy", "statsmodels", "textblob", "vl_convert", "docx")

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
MAX_ARGUMENTS = 6

MODULES = sorted(PACKAGE.rglob("*.py"))
each_module = pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix()
)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=path.name)


def room(path: Path) -> str:
    """The first name below `framing` of a file: `measure`, `score`, `__init__`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, anywhere in it, as an absolute dotted name."""
    package = ("framing", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join([*base, *([node.module] if node.module else [])])
            # `from framing import errors` names a module; `from framing.errors import X` a thing.
            if stem == "framing":
                yield from (f"framing.{alias.name}" for alias in node.names)
            else:
                yield stem


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def kept_files() -> list[Path]:
    """What version control holds or would take up."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    return [path for name in listing.split("\0") if name and (path := ROOT / name).is_file()]


def test_every_file_of_the_package_has_a_floor() -> None:
    assert {room(path) for path in MODULES} <= set(FLOORS)


@each_module
def test_a_module_imports_only_from_floors_below_its_own(path: Path) -> None:
    own = room(path)
    wrong = []
    for name in imports(path):
        if not name.startswith("framing."):
            continue
        inner = name.removeprefix("framing.")
        other = inner.split(".")[0]
        below = FLOORS.get(other, FLOORS["__init__"]) < FLOORS[own]
        beside = {(own, other), (own, inner)} & SIDEWAYS
        if not (below or other == own or beside):
            wrong.append(name)
    assert not wrong


@each_module
def test_outside_libraries_are_imported_in_their_one_place(path: Path) -> None:
    where = path.relative_to(PACKAGE).as_posix()
    wrong = []
    for name in imports(path):
        library = name.split(".")[0]
        if library in ONLY_IN:
            allowed = ONLY_IN[library]
            if not any(where == place or where.startswith(f"{place}/") for place in allowed):
                wrong.append(name)
        elif library in TABLE_LIBRARIES and 0 < FLOORS[room(path)] < NO_TABLES_BELOW:
            wrong.append(name)
    assert not wrong


def test_importing_the_command_loads_nothing_heavy() -> None:
    code = (
        "import sys; from framing.cli import main; "
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == []


@each_module
def test_files_fit_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_FILE_LINES


@each_module
def test_functions_are_short(path: Path) -> None:
    long = [
        f"{node.name} (line {node.lineno})"
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert not long


@each_module
def test_functions_take_few_arguments(path: Path) -> None:
    # A command of the command line takes one argument an option; click, not a caller, fills them.
    if room(path) == "cli":
        return
    greedy = []
    for node in functions(path):
        names = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        if len([name for name in names if name.arg not in ("self", "cls")]) > MAX_ARGUMENTS:
            greedy.append(f"{node.name} (line {node.lineno})")
    assert not greedy


def test_no_file_holds_a_path_of_somebodys_machine_or_a_private_package_index() -> None:
    machine = re.compile(
        r"(?:^|[^.\w])/(?:work|farm|root|tmp|home|opt)/[\w.]"
        r"|(?:^|[^\w])[A-Z]:\\Users\\"
        r"|--(?:extra-)?index-url",
        re.MULTILINE,
    )
    found = []
    for path in kept_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        name = path.relative_to(ROOT).as_posix()
        found += [f"{name}: {hit.group().strip()}" for hit in machine.finditer(text)]
    assert not found
