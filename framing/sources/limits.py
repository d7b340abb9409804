"""How much is read of one file, in one place: what is larger is refused, never half read."""

from __future__ import annotations

from typing import Final

#: Bytes of a file; a book has about one million.
LARGEST: Final = 50_000_000
#: Bytes of a web page without the pictures written into it.
LARGEST_PAGE: Final = 10_000_000
#: Bytes that an archive, an office file or a table may unpack to.
UNPACKED: Final = 300_000_000
#: A member that grows by more than this factor, and to more than the bytes, is a bomb.
GROWTH: Final = 200
GROWN: Final = 10_000_000
#: Files in an archive.
MEMBERS: Final = 20_000
#: Rows of a table, each a text.
ROWS: Final = 200_000
#: Characters of one cell; a longer one is no text that anybody wrote.
CELL: Final = 5_000_000
#: Pages of a PDF, characters of a page, drawings of drawings on a page.
PAGES: Final = 3_000
PAGE_CHARACTERS: Final = 60_000
PAGE_DRAWINGS: Final = 2_000
#: Bytes that one stream of a PDF, pictures apart, may unpack to.
STREAM: Final = 30_000_000
