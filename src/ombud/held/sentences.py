"""A text cut into sentences, and how far two places in one are apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 2000  # characters; a text without full stops is cut here, so that none takes long to read
# A full stop behind these ends no sentence.
_WORDS = ("art", "max", "min", "ca", "bijv", "nr", "z.b", "e.g", "i.e", "t.ex", "o.a")
_SHORT = "".join(rf"(?<!\b{re.escape(word)})" for word in _WORDS)
_STOP = re.compile(rf"{_SHORT}[.!?]+(?=\s|$)|\n(?=\s*[^a-zà-ÿ\s])|[•;]", re.I)
BREAK = re.compile(r"[,:()–—]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. ``text`` is in small letters, sign for sign as long as what it stands for."""

    text: str
    quote: str  # as it was written
    start: int  # its first place in the whole text
    before: str  # the sentence before it, in small letters


def small(text: str) -> str:
    """Small letters, sign for sign, so that places stay where they are; curly apostrophes made straight."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals, such as the Turkish dotted I, become two signs
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return lowered.replace("’", "'")


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; a semicolon and a bullet end one too."""
    lowered, before = small(text), ""
    for start, stop, end in _cuts(lowered):
        if lowered[start:stop].strip():
            yield Sentence(lowered[start:stop].replace("\n", " "), " ".join(text[start:end].split()), start, before)
            before = lowered[start:stop]


def _cuts(text: str) -> Iterator[tuple[int, int, int]]:
    """First place, last place without the full stop, and with it."""
    start = 0
    for found in [*_STOP.finditer(text), None]:
        stop, after = found.span() if found else (len(text), len(text))
        while stop - start > LONGEST:
            yield start, start + LONGEST, start + LONGEST
            start += LONGEST
        yield start, stop, after if found and found.group()[0] in ".!?" else stop
        start = after


def apart(text: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """How far two places are apart, in words; a comma, a colon or a bracket counts as two words more."""
    between = text[min(one[1], other[1]) : max(one[0], other[0])]
    return len(between.split()) + 2 * len(BREAK.findall(between))


def parts(text: str) -> list[str]:
    """A sentence cut at its commas, colons and brackets."""
    return BREAK.split(text)
