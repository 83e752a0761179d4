"""Contracts for tests: passages set out as the door for contracts would cut them."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.held.contract.document import Document, Passage


def document(*texts: str, tongue: str = "en", pages: Sequence[int] = ()) -> Document:
    """A contract of these passages, numbered as clauses from 1, each on its page if pages are given."""
    passages, start = [], 0
    for at, text in enumerate(texts):
        passages.append(Passage(pages[at] if pages else None, str(at + 1), "", text, start))
        start += len(text) + 2
    return Document(
        "contract.txt", "0" * 64, "text", max(pages, default=0), tongue, "\n\n".join(texts), tuple(passages)
    )
