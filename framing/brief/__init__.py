"""A briefing: findings, figures, a table, method and evidence in Word, PowerPoint or Markdown."""

from __future__ import annotations

from framing.brief.plan import BriefOptions
from framing.brief.write import Written, check_options, endings, write_brief

__all__ = ["BriefOptions", "Written", "check_options", "endings", "write_brief"]
