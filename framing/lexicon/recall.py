"""Lexicons that were read before: unchanged files need no second check."""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from framing.lexicon.layers import lexicon_folders
from framing.lexicon.model import Lexicon
from framing.store import code_of, keep, kept, key_of

_SCHEMA: Final = "lexicon 2"
_MODEL: Final = Lexicon.__module__


def lexicon_files_key(names: Sequence[str | Path]) -> str:
    """The key of the lexicon of these names: their files and the code that reads them."""
    code = code_of("lexicon", "errors.py", "shipped.py")
    parts = [_SCHEMA, code, sys.version, repr([str(name) for name in names])]
    for folder in lexicon_folders(names):
        parts.append(str(folder.resolve()))
        for path in sorted(folder.iterdir()):
            if path.is_file():
                parts += [path.name, hashlib.sha256(path.read_bytes()).hexdigest()]
    return key_of(*parts)


class _OnlyEntries(pickle.Unpickler):
    """Makes entries of a lexicon and nothing else, whatever the bytes ask for."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of an entry; UnpicklingError for any other."""
        if module == _MODEL or (module, name) == ("builtins", "frozenset"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a lexicon")


def recalled(key: str) -> Lexicon | None:
    """The lexicon kept under the key."""
    data = kept(key)
    if data is None:
        return None
    try:
        found = _OnlyEntries(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, AttributeError, EOFError, ValueError, TypeError):
        return None
    return found if isinstance(found, Lexicon) else None


def remember(key: str, lexicon: Lexicon) -> None:
    """Keep a lexicon without mistakes."""
    keep(key, pickle.dumps(lexicon, protocol=5))
