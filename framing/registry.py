"""Find the parts of one kind: the modules of a package, and entry points of other packages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any

from framing.errors import InputError, did_you_mean


@cache
def parts(package: str, attribute: str) -> Mapping[str, Any]:
    """Name -> `attribute` of each module in `package`, then the entry points of that group.

    A new part is one new file, or one entry point of an installed package; sorted by name.
    """
    names = sorted(module.name for module in iter_modules(import_module(package).__path__))
    modules = {name: import_module(f"{package}.{name}") for name in names if name[0] != "_"}
    found = {name: getattr(m, attribute) for name, m in modules.items() if hasattr(m, attribute)}
    found |= {entry.name: entry.load() for entry in entry_points(group=package)}
    return MappingProxyType(dict(sorted(found.items())))


def pick(known: Mapping[str, Any], name: str, *, kind: str) -> Any:
    """The part called `name`, or an InputError that lists the names there are."""
    if name not in known:
        cure = did_you_mean(name, known)
        raise InputError(kind, f'"{name}" is unknown', expected=", ".join(known), cure=cure)
    return known[name]
