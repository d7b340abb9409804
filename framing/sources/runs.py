"""Documents in runs of bounded length, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.sources.model import Document


def in_runs(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Documents in order, in runs of about `size` characters; a long one stands alone."""
    run: list[Document] = []
    length = 0
    for document in documents:
        if run and length + len(document.text) > size:
            yield run
            run, length = [], 0
        run.append(document)
        length += len(document.text)
    if run:
        yield run
