"""One record judged: the highest rung whose needs all hold, what is recorded against it, and what is lacking.

The needs and the falls are ours; see :mod:`ombud.heard.scaffold` for what is whose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ombud.heard import phasewords as words
from ombud.heard.scaffold import LADDER, Level
from ombud.words import Sentence

R = TypeVar("R")
Need = tuple[Callable[[R], bool], Sentence]  # what must hold, and what would make it hold
Rungs = Sequence[tuple[Level, Sequence[Need[R]]]]  # highest first


@dataclass(frozen=True, slots=True)
class Fall:
    """A level that was brought down: from where, to where, by which record, and why."""

    of: Level
    to: Level
    by: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Judged:
    """One record with its level, what brought it down, and what would lift it to the next rung that it can reach."""

    name: str
    level: Level
    falls: tuple[Fall, ...]
    lifts: tuple[Sentence, ...]


def climbed(record: R, rungs: Rungs[R]) -> Level:
    return next((level for level, needs in rungs if all(holds(record) for holds, _ in needs)), Level.NONE)


def _lifts(record: R, level: Level, rungs: Rungs[R], least: Level) -> tuple[Sentence, ...]:
    """What the next rung above lacks; ``least`` is the lowest that such a record is meant for."""
    above = [needs for rung, needs in rungs if LADDER.index(rung) > LADDER.index(level)
             and LADDER.index(rung) >= LADDER.index(least)]  # fmt: skip
    return tuple(lift for holds, lift in above[-1] if not holds(record)) if above else ()


def judged(
    name: str, record: R, rungs: Rungs[R], falls: Sequence[Fall], level: Level, least: Level = Level.NONE
) -> Judged:
    lifts = _lifts(record, level, rungs, least)
    return Judged(name, level, tuple(falls), lifts or tuple(words.MENDED for _ in falls[:1]))
