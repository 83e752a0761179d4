"""A contract's text cut into passages: paragraphs of about 600 characters, each with its clause, heading and page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ombud.held.contract.clauses import Headings, Numbering
from ombud.held.contract.cuts import LONGEST, MOST, pieces
from ombud.held.contract.document import Passage
from ombud.held.contract.headings import heading_before
from ombud.held.contract.paragraphs import Paragraph, paragraphs

__all__ = ["LONGEST", "passages"]  # the longest that a passage is

_OPENS = re.compile(r"(?::|:?\s?[-–—])\s*$")
_SIGNED = re.compile(r"(?:by|name|title|its|date)\s*:", re.I)


def passages(text: str, page_starts: Sequence[int] = ()) -> tuple[Passage, ...]:
    """The passages of a text, in order; together they hold all of it that is not blank, once.

    ``page_starts`` are the places in the text where pages begin, the first page first, in order. Each passage's text
    stands in ``text`` at its ``start``. The time taken grows with the length of the text and no faster.
    """
    cut: list[Passage] = []
    numbers, headings = Numbering(), Headings()
    for group in _grouped(text, paragraphs(text)):
        clause, heading = "", ""
        for block in group:
            _move_on(text, block, numbers, headings)
            if block is group[0] or not block.is_item:
                clause, heading = numbers.told, headings.told
        if group[0].aside:
            clause, heading = "", ""
        for start, stop in pieces(text, group[0].start, group[-1].stop):
            page = max(bisect_right(page_starts, start), 1) if page_starts else None
            cut.append(Passage(page, clause, heading, text[start:stop], start))
    return tuple(cut)


def _move_on(text: str, block: Paragraph, numbers: Numbering, headings: Headings) -> None:
    """Takes the number and the heading of a block, if it has any."""
    begins = block.marker.stop if block.marker else block.start
    if block.aside or not (block.marker or block.heading):
        return
    if block.marker:
        numbers.take(block.marker)
    if block.heading:
        headings.take(block.marker, " ".join(text[begins : block.stop].strip(" .:-–—\t\n|").split()))
    elif block.marker:
        headings.take(block.marker, heading_before(text, begins, block.stop))


def _grouped(text: str, blocks: Iterator[Paragraph]) -> Iterator[list[Paragraph]]:
    """Blocks that are read together: headings with what follows them, the items of a list with what opens it, and the
    lines of a signature."""
    group: list[Paragraph] = []
    for block in blocks:
        if group and not _belongs(text, group, block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _belongs(text: str, group: list[Paragraph], block: Paragraph) -> bool:
    last = group[-1]
    if last.aside or block.aside:
        return last.aside and block.aside and block.stop - group[0].start <= MOST
    if last.heading:
        return last.stop - group[0].start <= MOST // 2
    if _SIGNED.match(text, block.start):
        return block.stop - group[0].start <= MOST
    opens = last.is_item or bool(_OPENS.search(text, max(last.stop - 4, 0), last.stop))
    return block.is_item and opens and block.stop - group[0].start <= MOST
