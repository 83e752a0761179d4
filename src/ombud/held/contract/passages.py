"""A contract's text cut into passages: paragraphs of about 600 characters, each with its clause, heading and page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ombud.held.contract.clauses import ANNEX_WORDS, COUNTED, Headings, Marker, Numbering, Rank, marker
from ombud.held.contract.document import Passage
from ombud.held.contract.headings import contents_line, heading_alone, heading_before, page_number, reads_on

MOST = 600  # characters of a passage; a paragraph of a contract has two or three hundred
SHORT = 120  # what would be left over at the end of a paragraph is not cut off when it is shorter
LONGEST = MOST + SHORT
FIRST = 300  # characters: an annex named before them is what the contract was filed as
REPEATED = 3  # times that a short line stands in a contract before it is taken for what stands on every page
_LINE = re.compile(r"[^\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Inc|Ltd|Co|Corp|No|Nos|Art|Sec|Mr|Mrs|Ms|Dr|St|vs|cf|et al|etc|e\.g|i\.e|approx|para|Bros|Jr"
    r"|Ave|Blvd|N\.V|B\.V|S\.A))\.$"
)
_SENTENCE = re.compile(r"[.!?][\"”’)\]]{0,2}\s+(?=[A-Z\"“(\[•§Å-Þ0-9])")
_ROW = re.compile(r"\n(?=[^\n]* \| )")
_PART = re.compile(r";\s+|:\s+(?=\(|[A-Z])")
_COMMA = re.compile(r",\s+|\s[-–—]\s")
_WORDS = re.compile(r"\S")
_BLANK = re.compile(r"\s+")
_WITHIN = re.compile(  # a numbered clause that begins inside a line, as where the lines of a file were lost
    r"(?:(?<=[.;:”\")])|(?<=[A-Z]{4}))\s+(?=(?:\d{1,2}(?:\.\d{1,3}){1,3}\.?\s+[A-Z\"“]"
    r"|\d{1,2}\.\s+[A-Z][A-Za-z,&/ -]{2,60}[.:]\s"
    r"|(?:Section|SECTION|Article|ARTICLE|Clause|§)\s{0,2}\d[\d.]*[.:]?\s+[A-Z]|(?:ARTICLE|Article)\s[IVX]+\b"
    rf"|(?:ARTICLE|Article|Item|ITEM)\s(?i:{COUNTED})\b))"
)
_ANNEX = re.compile(rf"\b(?:{ANNEX_WORDS})\s[A-Z0-9]", re.I)
_DIGITS = re.compile(r"\d+")
_OPENS = re.compile(r"(?::|:?\s?[-–—])\s*$")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph: where it begins and ends, the number it begins with, and whether it is only a heading."""

    start: int
    stop: int
    marker: Marker | None
    heading: bool
    aside: bool = False  # a line of a table of contents, a page's number, or what stands on every page

    @property
    def is_item(self) -> bool:
        return self.marker is not None and self.marker.is_item


def passages(text: str, page_starts: Sequence[int] = ()) -> tuple[Passage, ...]:
    """The passages of a text, in order; together they hold all of it that is not blank, once.

    ``page_starts`` are the places in the text where pages begin, the first page first, in order. Each passage's text
    stands in ``text`` at its ``start``. The time taken grows with the length of the text and no faster.
    """
    cut: list[Passage] = []
    numbers, headings = Numbering(), Headings()
    for group in _grouped(text, _joined(text, _blocks(text))):
        clause, heading = "", ""
        for block in group:
            _move_on(text, block, numbers, headings)
            if block is group[0] or not block.is_item:
                clause, heading = numbers.told, headings.told
        if group[0].aside:
            clause, heading = "", ""
        for start, stop in _pieces(text, group[0].start, group[-1].stop):
            page = max(bisect_right(page_starts, start), 1) if page_starts else None
            cut.append(Passage(page, clause, heading, text[start:stop], start))
    return tuple(cut)


def _move_on(text: str, block: _Block, numbers: Numbering, headings: Headings) -> None:
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


def _blocks(text: str) -> Iterator[_Block]:
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


def _cut_within(text: str, start: int, stop: int) -> Iterator[_Block]:
    """A paragraph, cut where numbered clauses begin inside it."""
    for found in _WITHIN.finditer(text, start, stop):
        yield _block(text, start, found.start())
        start = found.end()
    yield _block(text, start, stop)


def _block(text: str, start: int, stop: int) -> _Block:
    found = marker(text, start)
    listed = contents_line(text, found.stop if found else start, stop, found is not None)
    if listed or page_number(text, start, stop) or _annexes(text, found, start, stop):
        return _Block(start, stop, None, heading=False, aside=True)
    alone = heading_alone(text, found.stop if found else start, stop, numbered=found is not None)
    if found and found.rank is Rank.ANNEX and not alone and stop - found.stop > SHORT:
        found = None  # a sentence that begins with the name of an annex
    lone = found is not None and found.stop == stop  # "ANNEX B", with its title on the next line
    return _Block(start, stop, found, (alone or lone) and not (found and found.is_item))


def _annexes(text: str, found: Marker | None, start: int, stop: int) -> bool:
    """Whether a line names the annex that the whole file was to something else, or several annexes at once."""
    if not found or found.rank is not Rank.ANNEX:
        return False
    return start < FIRST or len(_ANNEX.findall(text, start, min(stop, start + MOST))) > 1


def _joined(text: str, blocks: Iterator[_Block]) -> Iterator[_Block]:
    """Blocks with a sentence that runs on behind an empty line, as over a page break, put together again.

    What stands on every page between the two halves is in the middle of them then.
    """
    told = list(blocks)
    often = Counter(_alike(text, block) for block in told if block.stop - block.start < SHORT)
    held: list[_Block] = []  # a block, and what stands aside behind it
    for block in told:
        if block.stop - block.start < SHORT:
            block = _aside(block) if often[_alike(text, block)] >= REPEATED else block
        if held and not block.aside and _goes_on(text, held[0], block):
            held = [replace(held[0], stop=block.stop)]
        elif held and block.aside and not held[0].aside:
            held.append(block)
        else:
            yield from held
            held = [block]
    yield from held


def _alike(text: str, block: _Block) -> str:
    """A short block as it is compared: the numbers of pages differ, those of clauses do not."""
    if block.marker:
        return text[block.start : block.stop]
    return _DIGITS.sub("0", " ".join(text[block.start : block.stop].split()))


def _aside(block: _Block) -> _Block:
    return replace(block, marker=None, heading=False, aside=True)


def _goes_on(text: str, held: _Block, block: _Block) -> bool:
    return not (held.aside or held.heading or block.marker) and reads_on(text, held.stop, block.start)


def _grouped(text: str, blocks: Iterator[_Block]) -> Iterator[list[_Block]]:
    """Blocks that are read together: headings with what follows them, and the items of a list with what opens it."""
    group: list[_Block] = []
    for block in blocks:
        if group and not _belongs(text, group, block):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _belongs(text: str, group: list[_Block], block: _Block) -> bool:
    last = group[-1]
    if last.aside or block.aside:
        return last.aside and block.aside and block.stop - group[0].start <= MOST
    if last.heading:
        return last.stop - group[0].start <= MOST // 2
    opens = last.is_item or bool(_OPENS.search(text, max(last.stop - 4, 0), last.stop))
    return block.is_item and opens and block.stop - group[0].start <= MOST


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """A stretch of text in pieces that are no longer than a passage, cut at sentences where there are any."""
    if stop - start <= LONGEST:
        yield start, stop
        return
    yield from _packed(text, start, stop, _sentence_ends(text, start, stop))


def _sentence_ends(text: str, start: int, stop: int) -> list[int]:
    """Where the next sentence, or the next row of a table, begins."""
    found = [match.end() for match in _SENTENCE.finditer(text, start, stop)
             if not _ABBREVIATED.search(text, max(match.start() - 8, start), match.start() + 1)]  # fmt: skip
    found += [match.end() for match in _ROW.finditer(text, start, stop)]
    return sorted(found)


def _packed(text: str, start: int, stop: int, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Sentences put together up to the length of a passage; a longer one is cut at a semicolon, a comma, a blank."""
    last = start
    for cut in [*cuts, stop]:
        if cut - start > MOST and last > start and not (cut == stop and cut - start <= LONGEST):
            yield start, _trimmed(text, start, last)
            start = _begun(text, last)
        while cut - start > LONGEST:
            middle = _inside(text, start, cut)
            yield start, _trimmed(text, start, middle)
            start = _begun(text, middle)
        last = cut
    if start < stop:
        yield start, _trimmed(text, start, stop)


def _inside(text: str, start: int, stop: int) -> int:
    """Where to cut a sentence that is too long: the last best place within the length of a passage."""
    window = min(start + MOST, stop)
    for pattern in (_PART, _COMMA, _BLANK):
        places = [found.end() for found in pattern.finditer(text, start + SHORT, window) if found.end() < stop]
        if places:
            return places[-1]
    return window


def _begun(text: str, start: int) -> int:
    """The first place from here on that is not blank."""
    found = _WORDS.search(text, start)
    return found.start() if found else len(text)


def _trimmed(text: str, start: int, stop: int) -> int:
    return start + len(text[start:stop].rstrip())
