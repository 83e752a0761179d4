"""Short names for the cases that a file opens: ASCII, stable from one import to the next, and never two alike."""

from __future__ import annotations

import re
import unicodedata

LENGTH = 80  # characters; fits a web address and a line of a terminal
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "œ": "oe", "ı": "i"})


class Slugs:
    """Gives out names, one a case; a name that is taken gets a number behind it."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, *parts: str) -> str:
        """A name from the parts that are not empty: register, then number or organisation, then title."""
        wanted = "-".join(part for part in map(ascii_words, parts) if part)[:LENGTH].strip("-") or "case"
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted[: LENGTH - 7]}-{number}"
        self._taken.add(name)
        return name


def ascii_words(text: str) -> str:
    """Lower case letters and digits with hyphens between: Rosengård, södra -> rosengard-sodra."""
    flat = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", flat.encode("ascii", "ignore").decode()).strip("-")
