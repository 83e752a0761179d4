"""A stretch of text cut to the length of a passage: at its sentences, or where it must be at a comma or a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST = 600  # characters of a passage; a paragraph of a contract has two or three hundred
SHORT = 120  # what would stand alone at either end of a paragraph, such as its heading, is not cut off when shorter
LONGEST = MOST + SHORT
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


def pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
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
        if cut - start > MOST and last - start >= SHORT and not (cut == stop and cut - start <= LONGEST):
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
