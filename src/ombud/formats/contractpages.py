"""Lines on pages put together to paragraphs: what stands on every page is taken out, and torn words are joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ombud.held.contract.clauses import marker
from ombud.held.contract.headings import heading_alone, page_number

EDGE = 4  # lines at the top and at the bottom of a page that may stand on every page
OFTEN = 0.3  # of the pages; left and right pages may differ, and so may the first
LEAST = 3  # pages
GAP = 1.3  # times the usual distance of lines: then a paragraph begins
WIDE = 0.75  # of the usual width; a line that ends a sentence before it ends a paragraph
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_CLAUSE = re.compile(r"\d{1,3}(?:\.\d{1,3})+\b|\d{1,2}[.)]\s|\([a-z]{1,4}\)")
_TORN = re.compile(r"([^\W\d_]{2,})[-‐\u00ad]$")  # a word of letters that ends in a hyphen
_ENDS = re.compile(r"[.!?:;][\"”’)\]]{0,2}$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words, how far up it stands, and how large its letters are; 0 where that is not known."""

    text: str
    y: float = 0.0
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Flowed:
    """Pages as one text with empty lines between paragraphs; ``starts`` are the places where each page begins."""

    text: str
    starts: tuple[int, ...]


def without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running heads, running feet and page numbers."""
    often = Counter(told for page in pages for told in {_alike(line) for line in _edges(page)})
    least = max(LEAST, OFTEN * sum(bool(page) for page in pages))
    running = {told for told, n in often.items() if n >= least}
    return [_inner(page, running) for page in pages]


def _edges(page: Sequence[Line]) -> Sequence[Line]:
    return page if len(page) <= 2 * EDGE else [*page[:EDGE], *page[-EDGE:]]


def _alike(line: Line) -> str:
    """A line as it is compared from page to page: the numbers of pages differ, those of clauses do not."""
    if _CLAUSE.match(line.text):
        return line.text
    return _DIGITS.sub("0", " ".join(line.text.casefold().split()))


def _inner(page: Sequence[Line], running: set[str]) -> list[Line]:
    first, last = 0, len(page)
    while first < last and first < EDGE and _is_running(page[first], running):
        first += 1
    while first < last and len(page) - last < EDGE and _is_running(page[last - 1], running):
        last -= 1
    return list(page[first:last])


def _is_running(line: Line, running: set[str]) -> bool:
    return _alike(line) in running or page_number(line.text.strip(), 0, len(line.text.strip()))


def flowed(pages: Sequence[Sequence[Line]]) -> Flowed:
    """Pages as one text: lines joined to paragraphs, also over the break of a page."""
    known = Counter(word for page in pages for line in page for word in _WORD.findall(line.text.casefold()))
    told: list[str] = []
    starts: list[int] = []
    length, before = 0, ""
    for page in pages:
        breaks = _breaks(page)
        starts.append(length)
        for at, line in enumerate(page):
            begins = breaks[at] if at else not _runs_on(before, line.text)
            joined = _joint(before, line.text, known, begins) if told else ""
            if joined == "-":  # the two halves of a torn word
                told[-1] = told[-1].rstrip("-‐\u00ad")
                length -= len(before) - len(before.rstrip("-‐\u00ad"))
                joined = ""
            if at == 0:
                starts[-1] = length + len(joined)
            told += [joined, line.text]
            length += len(joined) + len(line.text)
            before = line.text
    return Flowed("".join(told), tuple(starts))


def _joint(before: str, line: str, known: Counter[str], begins: bool) -> str:
    """What stands between two lines: an empty line, a blank, nothing, or "-" where a torn word is to be joined."""
    if begins:
        return "\n\n"
    torn = _TORN.search(before)
    rest = _WORD.match(line)
    if not torn or not rest or not rest[0][0].islower():
        return "" if torn and rest and not before.endswith("\u00ad") else " "
    whole, split = (f"{torn[1]}{sign}{rest[0]}".casefold() for sign in ("", "-"))
    return "" if known[split] > known[whole] and not before.endswith("\u00ad") else "-"


def _breaks(page: Sequence[Line]) -> list[bool]:
    """For each line of a page, whether a paragraph begins with it, as far as places and words tell."""
    usual = _leading(page)
    width = sorted(len(line.text) for line in page)[int(0.8 * len(page))] if page else 0
    return [True, *(_begins(one, other, usual, width) for one, other in pairwise(page))]


def _leading(page: Sequence[Line]) -> float:
    steps = [one.y - other.y for one, other in pairwise(page) if one.y > other.y]
    return median(steps) if len(steps) > 2 else 0.0


def _begins(one: Line, other: Line, usual: float, width: float) -> bool:
    step = one.y - other.y
    if usual and (step > GAP * usual or step < -2 * usual):  # an empty line, or the next column
        return not (step < 0 and _runs_on(one.text, other.text))
    if abs(one.size - other.size) > 1 and one.size and other.size:
        return True
    ended = bool(_ENDS.search(one.text))
    if ended and (marker(other.text, 0) or len(one.text) < WIDE * width):
        return True
    numbered = marker(other.text, 0)
    if numbered and heading_alone(one.text, 0, len(one.text)) and len(one.text) < WIDE * width:
        return True
    return bool(numbered) and len(one.text) < WIDE * width and not one.text.rstrip().endswith(",")


def _runs_on(before: str, line: str) -> bool:
    """Whether a sentence goes on from the last line of one page to the first of the next."""
    if not before or _ENDS.search(before.rstrip()):
        return False
    if line[:1].islower() or _TORN.search(before):
        return True
    return not marker(line, 0) and not heading_alone(before, 0, len(before)) and not heading_alone(line, 0, len(line))
