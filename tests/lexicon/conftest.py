"""Small lexicon folders: a test names the files it is about, the rest is filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

FILES = {
    "lexicon.toml": """
name = "small"
version = "1.0"
language = "en"
licence = "MIT"

[frames.partner]
label = "Partner"
pole = "+"

[frames.aggressor]
label = "Aggressor"
pole = "-"
valence = -0.5

[weights.rule]
topic = 0.2

[sets]
help = ["aid", "assist"]
""",
    "actors.csv": "actor,alias,kind\nrussia,Russia,name\nwest,the West,name\n",
    "cues.csv": "cue_id,frame,cue,role\npartner.ally,partner,ally/NOUN,described\n",
}
MakeFolder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> MakeFolder:
    """`folder("mine", {"cues.csv": text})`; `bare=True` writes nothing but the files given."""

    def write(
        name: str = "small", files: dict[str, str | bytes] | None = None, *, bare: bool = False
    ) -> Path:
        target = tmp_path / name
        target.mkdir()
        contents: dict[str, str | bytes] = {} if bare else dict(FILES)
        contents |= files or {}
        for file, content in contents.items():
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            (target / file).write_bytes(data)
        return target

    return write
