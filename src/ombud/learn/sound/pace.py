"""How long a module takes to say, told before anything is said: its spoken words, and how many a minute has."""

from __future__ import annotations

import re

from ombud.learn.shelf import Module
from ombud.learn.sound.spoken import spoken

PACE = 159  # words a minute with pauses, of the voice that comes with ombud[voice], measured on module 1 alone
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def counted(of: Module) -> int:
    """How many words are said of a module; a figure is one, 1,875 is two."""
    return sum(len(_WORD.findall(one.said)) for part in spoken(of, "") for one in part.sentences)


def estimated(of: Module) -> float:
    """About how many seconds it takes."""
    return counted(of) / PACE * 60
