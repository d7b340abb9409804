"""One file a format, each with a `Format` called FORMAT."""

from __future__ import annotations
