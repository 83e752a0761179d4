"""The level of participation of each phase as it is shown: the level, its record, what would lift it, the promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ombud.casefile.between_rung import by_phase
from ombud.heard.judging import Fall
from ombud.heard.phaserung import Reached
from ombud.heard.phasewords import GROUPS, LEVELS, PHASES, WHOSE
from ombud.heard.scaffold import Level
from ombud.ledger.stack import Stack
from ombud.words import Sentence, say

NOTE = WHOSE  # stands under every strip: what is the authors', and what is ours


@dataclass(frozen=True, slots=True)
class PhaseShown:
    """One phase in words. ``step`` is the height of the level, 0 (nothing shown) to 9; ``promised`` None if unsaid.

    ``tells``: whether anything is recorded or promised of it.
    """

    phase: Sentence
    level: Sentence
    group: Sentence
    step: int
    because: Sentence
    fell: tuple[Sentence, ...]
    lifts: tuple[Sentence, ...]
    promised: Sentence | None
    promised_step: int
    short_of_promise: bool
    tells: bool


def rung_strip(stack: Stack, today: date) -> tuple[PhaseShown, ...]:
    """Every phase of a case in order, also those of which nothing is recorded; never an average."""
    return tuple(_shown(one) for one in by_phase(stack, today))


def _shown(one: Reached) -> PhaseShown:
    return PhaseShown(
        phase=PHASES[one.phase],
        level=LEVELS[one.level],
        group=GROUPS[one.level],
        step=tuple(Level).index(one.level),
        because=_because(one),
        fell=tuple(map(_fell, one.falls)),
        lifts=one.lifts,
        promised=None if one.promised is Level.UNSAID else LEVELS[one.promised],
        promised_step=0 if one.promised is Level.UNSAID else tuple(Level).index(one.promised),
        short_of_promise=one.short_of_promise,
        tells=bool(one.records) or one.promised is not Level.UNSAID,
    )


def _because(one: Reached) -> Sentence:
    if not one.because:
        return say("Nothing is recorded of this phase.")
    if one.level is Level.NONE:
        return say("{record} shows no level.", record=one.because)
    return say("By {record}. Records of this phase: {n}.", record=one.because, n=one.records)


def _fell(fall: Fall) -> Sentence:
    return say("From {of} to {to}: {why} ({record}).", of=LEVELS[fall.of], to=LEVELS[fall.to], why=fall.why,
               record=fall.by)  # fmt: skip
