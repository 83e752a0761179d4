"""A day that is written out in a few words, in five languages: 31 December 2026, t.o.m. 31-12-2026."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january januari janvier januar jan", "february februari février februar feb", "march maart mars märz mar",
    "april avril apr", "may mei maj mai", "june juni juin jun", "july juli juillet jul",
    "august augustus augusti août aug", "september septembre sep", "october oktober octobre oct okt",
    "november novembre nov", "december décembre dezember dec dez",
)  # fmt: skip
_NUMBER = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_UNTIL = (
    r"(?:(?:until|till|to|by|on|tot|t/m|tot en met|uiterlijk|op|till och med|t\.o\.m\.|senast|jusqu'au|le|bis"
    r"|bis zum|am)\s+)?"
)
_ISO = re.compile(rf"{_UNTIL}(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})\.?")
_FIGURES = re.compile(rf"{_UNTIL}(\d{{1,2}})[./-](\d{{1,2}})[./-](\d{{4}})\.?")
_WORDS = re.compile(rf"{_UNTIL}(\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+([^\W\d]+)\.?\s+(\d{{4}})\.?")


def day_in(text: str) -> date | None:
    """The day that a text says and nothing else; nothing where day and month may be the other way round."""
    small = " ".join(text.casefold().split())
    if found := _ISO.fullmatch(small):
        return _day(*map(int, found.groups()))
    if found := _WORDS.fullmatch(small):
        month = _NUMBER.get(found[2])
        return _day(int(found[3]), month, int(found[1])) if month else None
    if found := _FIGURES.fullmatch(small):
        one, two, year = map(int, found.groups())
        if one > 12 or one == two:
            return _day(year, two, one)
        return _day(year, one, two) if two > 12 else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
