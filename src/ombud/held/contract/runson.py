"""Where a sentence of a contract runs on behind an empty line, as over the end of a page."""

from __future__ import annotations

import re

WITHIN = 40  # characters in which the number of a page has room
_STOPS = re.compile(r"[.!?][”\")\]]?\s*$")
_FOOT = re.compile(r"(?i:\s+page\s\d{1,3}(?:\sof\s\d{1,3})?|\s+[-–—]\s?\d{1,3}\s?[-–—]|\s{2,}\d{1,3})\s*$")
_HEAD = re.compile(r"(?:\d{1,3}\s+){1,2}(?=[a-z])")
_OPEN_WORDS = """
a an and any are as at be between by each every for from if in into is its may no not of on or shall such than that the
their these this those to under upon which whose will with within
"""
_OPEN = frozenset(_OPEN_WORDS.split())
_LAST = re.compile(r"(?P<stop>[;,:]?)\s+(?P<word>[a-z]+)\s*$")


def reads_on(text: str, start: int, stop: int, behind: int) -> bool:
    """Whether a sentence of the paragraph from ``start`` to ``stop`` goes on in the one that begins at ``behind``.

    It had not ended, and goes on with a small letter, or it broke off at a word that ends no sentence, or at a comma.
    The number of a page may stand between its halves.
    """
    stop = _before_foot(text, start, stop)
    if _STOPS.search(text, max(stop - 3, start), stop):
        return False
    head = _HEAD.match(text, behind)
    begins = head.end() if head else behind
    first = text[begins : begins + 2]
    if first[:1].islower():
        return first[1:2] not in (".", ")")
    return first[:1].isupper() and _breaks_off(text[max(stop - WITHIN, start) : stop])


def _before_foot(text: str, start: int, stop: int) -> int:
    """Where the words of a paragraph end, before the number of a page."""
    begun = max(stop - WITHIN, start)
    found = _FOOT.search(text[begun:stop])
    return begun + found.start() if found else stop


def _breaks_off(end: str) -> bool:
    """Whether a paragraph ends within a sentence. "...; and" ends an item of a list."""
    if end.rstrip().endswith(","):
        return True
    last = _LAST.search(end)
    return last is not None and last["word"] in _OPEN and not (last["stop"] and last["word"] in ("and", "or"))
