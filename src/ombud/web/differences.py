"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LONGEST = 4000  # words; beyond that the two are shown whole, one after the other


class Part(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stayed, went or came."""

    part: Part
    text: str


def words(old: str, new: str) -> tuple[Stretch, ...]:
    """``old`` and ``new`` as stretches in reading order: what went stands before what came in its place."""
    before, after = _split(old), _split(new)
    if len(before) + len(after) > LONGEST:
        return (Stretch(Part.GONE, old), Stretch(Part.NEW, new))
    found: list[Stretch] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Stretch(Part.SAME, "".join(before[a:b])))
            continue
        if b > a:
            found.append(Stretch(Part.GONE, "".join(before[a:b])))
        if d > c:
            found.append(Stretch(Part.NEW, "".join(after[c:d])))
    return tuple(found)


def _split(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)
