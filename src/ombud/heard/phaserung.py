"""The level of participation that each phase of a case reached, the record that it rests on, and what would lift it.

Each record is judged by itself: its level is the highest rung whose needs all hold, brought down by what is recorded
against it. A phase has the level of its best record; what brought another record down stays beside it. Nothing is
averaged, over records or over phases, and a record that is missing counts as absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ombud.heard.judging import Fall, Judged
from ombud.heard.judgingbodies import judged_body
from ombud.heard.judgingevents import judged_event
from ombud.heard.judgingvotes import judged_instrument
from ombud.heard.phasewords import NOTHING_BEHIND_IT, RECORD_IT
from ombud.heard.scaffold import CLAIMS, LADDER, Level, Phase, Records
from ombud.heard.timing import Timing, timing
from ombud.words import Sentence


@dataclass(frozen=True, slots=True)
class Reached:
    """One phase: its level, the name of the record that it rests on, every fall, what would lift it, the promise."""

    phase: Phase
    level: Level
    because: str
    falls: tuple[Fall, ...]
    lifts: tuple[Sentence, ...]
    promised: Level
    records: int

    @property
    def short_of_promise(self) -> bool:
        """Whether less was reached than was promised."""
        return self.promised is not Level.UNSAID and below(self.level, self.promised)

    @property
    def broken(self) -> bool:
        """Whether what is recorded shows that the promise was not kept; else it is only not shown to be."""
        return self.short_of_promise and any(below(one.to, self.promised) for one in self.falls)


def below(level: Level, other: Level) -> bool:
    """Whether a level is lower than another."""
    return LADDER.index(level) < LADDER.index(other)


def phases(records: Records) -> tuple[Reached, ...]:
    """Every phase in order, also those of which nothing is recorded."""
    return tuple(_phase(phase, records) for phase in Phase)


def _phase(phase: Phase, records: Records) -> Reached:
    found = sorted(_judged(phase, records), key=lambda one: (-LADDER.index(one.level), one.name))
    promised = _promised(phase, records)
    if not found:
        return _bare(phase, records, promised)
    best = found[0]
    falls = tuple(fall for one in found for fall in one.falls)
    return Reached(phase, best.level, best.name, falls, best.lifts, promised, len(found))


def _judged(phase: Phase, records: Records) -> Iterator[Judged]:
    when: Timing = timing(phase, records)
    yield from (judged_event(one, when) for one in records.events if one.phase is phase)
    yield from (judged_body(one, records.overrulings) for one in records.bodies if phase in one.phases)
    yield from (judged_instrument(one, when, records.overrulings) for one in records.instruments if one.phase is phase)


def _bare(phase: Phase, records: Records, promised: Level) -> Reached:
    """A phase without records: taking part that is claimed and not recorded is manipulation."""
    claim = next((one for one in records.claims if one.phase is phase and one.promised in CLAIMS), None)
    if claim is None:
        return Reached(phase, Level.NONE, "", (), (RECORD_IT,), promised, 0)
    fall = Fall(claim.promised, Level.MANIPULATION, claim.name, NOTHING_BEHIND_IT)
    return Reached(phase, Level.MANIPULATION, claim.name, (fall,), (RECORD_IT,), promised, 0)


def _promised(phase: Phase, records: Records) -> Level:
    """The highest level that anybody promised for a phase."""
    told: Sequence[Level] = [
        *(one.promised for one in records.events if one.phase is phase),
        *(one.promised for one in records.bodies if phase in one.phases),
        *(one.promised for one in records.instruments if one.phase is phase),
        *(one.promised for one in records.claims if one.phase is phase),
    ]
    return max((one for one in told if one is not Level.UNSAID), key=LADDER.index, default=Level.UNSAID)
