"""Compare how sources frame actors: every number leads to its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.analysis import Analysis, analyze

__all__ = ["Analysis", "analyze"]


def __getattr__(name: str) -> Any:
    """Load the analysis only when it is used, so that `framing --help` answers at once."""
    if name in __all__:
        from framing import analysis

        return getattr(analysis, name)
    raise AttributeError(f"module 'framing' has no attribute {name!r}")
