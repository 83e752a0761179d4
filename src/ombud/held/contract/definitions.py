"""The words that a contract defines, and the words that define them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ombud.held.contract.document import Document

LONGEST = 1500  # characters of a definition that are kept
BEFORE = 400  # characters before ("the Data") that may say what it is
_Q, _U = '["“”]', '[^"“”\n()]'
_SAYS = (
    r"(?:shall\s+(?:mean|have|include)|will\s+(?:mean|have)|means?\b|has\s+the\s+meaning|have\s+the\s+meaning|refers?\s+to"
    r"|is\s+defined\s+as|includes?\b|is\s+the\s|are\s+the\s)"
)
_QUOTED = re.compile(
    rf"{_Q}(?P<term>{_U}{{2,80}}?),?{_Q}(?:\s*+(?:,|or|and|/)+\s*+{_Q}(?P<other>{_U}{{2,80}}?){_Q})?"
    rf"\s*+(?:\([^()]{{0,60}}\)\s*+)?(?:,\s*+)?{_SAYS}"
)
_BARE = re.compile(
    r"^[ \t]*(?:\(?(?:\d[\d.]{0,9}|[a-z]{1,4})[.)]?[ \t]+)?"
    r"(?P<term>[A-Z][\w'’&/-]*(?:[ ](?:of|and|the|in|[A-Z][\w'’&/-]*)){0,6})"
    r"(?:[ \t]*+:)?[ \t]++(?:shall\s+mean|means?)\b",
    re.M,
)
_ROW = re.compile(rf"^[ \t]*{_Q}?(?P<term>[A-Z][\w'’&/ -]{{1,60}}?){_Q}?[ \t]+\|[ \t]+(?:means?\b)?", re.M)
_INLINE = re.compile(
    rf"\((?:[^()\"“”]{{0,60}}?)?{_Q}(?P<term>{_U}{{2,80}}?),?{_Q}(?:\s*(?:or|and|,)\s*(?:the\s+)?{_Q}(?P<other>{_U}{{2,80}}?){_Q})?[^()]{{0,60}}\)"
)
_END = re.compile(rf"\n\s*\n|\n(?=\s*{_Q})|(?<=[.;])\s+(?={_Q}{_U}{{2,80}}{_Q}\s*{_SAYS})")
_SENTENCE = re.compile(r"[.;:]\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term: as it is written, the words that define it, and the number of the passage they stand in.

    ``start`` is where the definition begins in the text; ``inline`` is True where the term was only given in brackets
    to what a sentence had said: all information collected (the "Data").
    """

    term: str
    text: str
    passage: int
    start: int
    inline: bool = False


def key(word: str) -> str:
    """A term as it is compared: small letters, no "the", and no s of the plural at its end."""
    small = " ".join(word.casefold().replace("’", "'").split()).strip(" .,;:'\"“”()")
    small = re.sub(r"^(?:the|this|all|any|such|said)\s+", "", small)
    if small.endswith("ies") and len(small) > 4:
        return small[:-3] + "y"
    return (
        small[:-1] if small.endswith("s") and not small.endswith(("ss", "us", "is", "'s")) and len(small) > 3 else small
    )


def definitions(document: Document) -> dict[str, Definition]:
    """Each defined term of a contract, by its key; what is said outright goes before what stands in brackets."""
    told: dict[str, Definition] = {}
    starts = [passage.start for passage in document.passages]
    for found in (*_outright(document.text, starts), *_inline(document.text, starts)):
        told.setdefault(key(found.term), found)
    return told


def _outright(text: str, starts: list[int]) -> Iterator[Definition]:
    """“Data” means …, with quotes or without; a table of terms."""
    patterns = (_QUOTED, _BARE, _ROW) if " | " in text else (_QUOTED, _BARE)
    for pattern in patterns:
        for found in pattern.finditer(text):
            end = _END.search(text, found.end(), found.end() + LONGEST)
            stop = end.start() if end else min(found.end() + LONGEST, len(text))
            words = " ".join(text[found.start() : stop].split())
            for term in found.groupdict().values():
                if term and not term.islower():
                    yield Definition(" ".join(term.split()), words, _at(starts, found.start()), found.start())


def _inline(text: str, starts: list[int]) -> Iterator[Definition]:
    """All that the sensors record (the “Data”): what stands before the brackets, back to where its sentence begins."""
    for found in _INLINE.finditer(text):
        begins = max(found.start() - BEFORE, 0)
        for stop in _SENTENCE.finditer(text, begins, found.start()):
            begins = stop.end()
        words = " ".join(text[begins : found.end()].split())
        for term in found.groupdict().values():
            if term and not term.islower():
                yield Definition(" ".join(term.split()), words, _at(starts, found.start()), begins, inline=True)


def _at(starts: list[int], place: int) -> int:
    return max(bisect_right(starts, place) - 1, 0)
