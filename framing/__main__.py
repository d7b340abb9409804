"""`python -m framing`."""

from __future__ import annotations

import sys

from framing.cli import main

sys.exit(main())
