"""The end of life as fideslang has it: one text, which may be a duration, a day, or words."""

from __future__ import annotations

import re

from ombud.formats import ways
from ombud.held.data.iso import is_duration
from ombud.held.data.item import Life

_SPOKEN = re.compile(r"(P[0-9YMWDTHS]+)(?: from (.+))?", re.DOTALL)


def life_of(words: str) -> Life:
    """As we write it, such as "P6M from the payment"; a day; or any words."""
    found = _SPOKEN.fullmatch(words)
    if found and is_duration(found[1]):
        return Life(after=found[1], counted_from=(found[2] or "").strip())
    day = ways.day(words) if len(words) == 10 else None
    return Life(on=day) if day else Life(rule=words)


def is_figure(words: str) -> bool:
    """Whether words would be read again as a duration or a day."""
    return bool(words) and not life_of(words).rule
