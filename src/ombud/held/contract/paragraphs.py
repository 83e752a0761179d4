"""A contract's text in paragraphs: where each begins, which number it has, which are headings, which stand aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ombud.held.contract.clauses import ANNEX_WORDS, COUNTED, Marker, Rank, marker
from ombud.held.contract.headings import contents_line, heading_alone, page_number
from ombud.held.contract.runson import reads_on

SHORT = 120  # characters of what may be the head or foot of a page, or the title of an annex
LEGEND = 400  # characters of a legend, such as that parts of the page are confidential
FIRST = 300  # characters: an annex named before them is what the contract was filed as
REPEATED = 3  # times that a short line stands in a contract before it is taken for what stands on every page
NEAR = 600  # characters within which a list of annexes names a second one
_LINE = re.compile(r"[^\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_WITHIN = re.compile(  # a numbered clause that begins inside a line, as where the lines of a file were lost
    r"(?:(?<=[.;:”\")])|(?<=[A-Z]{4}))\s+(?=(?:\d{1,2}(?:\.\d{1,3}){1,3}\.?\s+[A-Z\"“]"
    r"|\d{1,2}\.\s+[A-Z][A-Za-z,&/ -]{2,60}[.:]\s"
    r"|(?:Section|SECTION|Article|ARTICLE|Clause|§)\s{0,2}\d[\d.]*[.:]?\s+[A-Z]|(?:ARTICLE|Article)\s[IVX]+\b"
    rf"|(?:ARTICLE|Article|Item|ITEM)\s(?i:{COUNTED})\b))"
)
_ANNEX = re.compile(rf"\b(?:{ANNEX_WORDS})\s[A-Z0-9]", re.I)
_DIGITS = re.compile(r"\d+")
_LEGEND = re.compile(r"\b(?:confidential|proprietary|omitted|redacted|all rights reserved)\b", re.I)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: where it begins and ends, the number it begins with, and whether it is only a heading."""

    start: int
    stop: int
    marker: Marker | None
    heading: bool
    aside: bool = False  # a line of a table of contents, a page's number, or what stands on every page

    @property
    def is_item(self) -> bool:
        return self.marker is not None and self.marker.is_item


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text, in order; together they hold all of it that is not blank."""
    return _joined(text, _blocks(text))


def _blocks(text: str) -> Iterator[Paragraph]:
    """Paragraphs as the lines tell them, in order."""
    start, stop = -1, -1
    for begins, ends, after_blank in _lines(text):
        if start >= 0 and (after_blank or _begins(text, begins, stop)):
            yield from _cut_within(text, start, stop)
            start = begins
        start, stop = (begins if start < 0 else start), ends
    if start >= 0:
        yield from _cut_within(text, start, stop)


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each line with words in it begins and ends, and whether an empty line stands before it."""
    last = 0
    for found in _LINE.finditer(text):
        line = found.group()
        if not line.strip():
            continue
        begins = found.start() + len(line) - len(line.lstrip())
        yield begins, found.start() + len(line.rstrip()), text.count("\n", last, found.start()) > 1
        last = found.end()


def _begins(text: str, begins: int, before: int) -> bool:
    """Whether a line right behind another begins a paragraph: it is numbered, and the line before had ended."""
    found = marker(text, begins)
    ended = text[before - 1] in '.;:!?”")—-' or text[max(before - 4, 0) : before].endswith((" and", " or", ";and"))
    return (found is not None and ended) or (ended and heading_alone(text, begins, _end_of_line(text, begins)))


def _end_of_line(text: str, start: int) -> int:
    stop = text.find("\n", start, start + 200)
    return min(start + 200, len(text)) if stop < 0 else stop


def _cut_within(text: str, start: int, stop: int) -> Iterator[Paragraph]:
    """A paragraph, cut where numbered clauses begin inside it."""
    for found in _WITHIN.finditer(text, start, stop):
        yield _block(text, start, found.start())
        start = found.end()
    yield _block(text, start, stop)


def _block(text: str, start: int, stop: int) -> Paragraph:
    found = marker(text, start)
    listed = contents_line(text, found.stop if found else start, stop, found is not None)
    if listed or page_number(text, start, stop) or _annexes(text, found, start, stop):
        return Paragraph(start, stop, None, heading=False, aside=True)
    alone = heading_alone(text, found.stop if found else start, stop, numbered=found is not None)
    if found and found.rank is Rank.ANNEX and not alone and stop - found.stop > SHORT:
        found = None  # a sentence that begins with the name of an annex
    lone = found is not None and found.stop == stop  # "ANNEX B", with its title on the next line
    return Paragraph(start, stop, found, (alone or lone) and not (found and found.is_item))


def _annexes(text: str, found: Marker | None, start: int, stop: int) -> bool:
    """Whether a line names the annex that the whole file was to something else, or several annexes at once."""
    if not found or found.rank is not Rank.ANNEX:
        return False
    return start < FIRST or len(_ANNEX.findall(text, start, min(stop, start + NEAR))) > 1


def _joined(text: str, blocks: Iterator[Paragraph]) -> Iterator[Paragraph]:
    """Blocks with a sentence that runs on behind an empty line, as over a page break, put together again.

    What stands on every page between the two halves is in the middle of them then.
    """
    told = list(blocks)
    often = Counter(_alike(text, block) for block in told if _at_margin(text, block))
    held: list[Paragraph] = []  # a block, and what stands aside behind it
    for block in told:
        if _at_margin(text, block) and often[_alike(text, block)] >= REPEATED:
            block = _aside(block)
        if held and not block.aside and _goes_on(text, held[0], block):
            held = [replace(held[0], stop=block.stop)]
        elif held and block.aside and not held[0].aside:
            held.append(block)
        else:
            yield from held
            held = [block]
    yield from held


def _at_margin(text: str, block: Paragraph) -> bool:
    """Whether a block may be what stands on every page, if it stands there often enough."""
    long = block.stop - block.start
    return long < SHORT or (long < LEGEND and bool(_LEGEND.search(text, block.start, block.stop)))


def _alike(text: str, block: Paragraph) -> str:
    """A short block as it is compared: the numbers of pages differ, those of clauses do not."""
    if block.marker:
        return text[block.start : block.stop]
    return _DIGITS.sub("0", " ".join(text[block.start : block.stop].split()))


def _aside(block: Paragraph) -> Paragraph:
    return replace(block, marker=None, heading=False, aside=True)


def _goes_on(text: str, held: Paragraph, block: Paragraph) -> bool:
    if held.aside or held.heading or block.marker or (block.heading and text[block.start].isupper()):
        return False
    return reads_on(text, held.start, held.stop, block.start)
