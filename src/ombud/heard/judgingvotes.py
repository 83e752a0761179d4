"""A vote or a budget of residents judged: whether it binds, and whether it was followed. The rules are ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ombud.heard import phasewords as words
from ombud.heard.judging import Fall, Judged, Rungs, climbed, judged
from ombud.heard.scaffold import Against, Instrument, Level, Overruling
from ombud.heard.timing import Timing
from ombud.ledger.entry import Said


@dataclass(frozen=True, slots=True)
class _Timed:
    """An instrument or an event, and whether it came before the decision."""

    instrument: Instrument
    in_time: Said


_INSTRUMENT: Rungs[_Timed] = (
    (
        Level.DELEGATED,
        (
            (lambda one: one.instrument.binding is Said.YES, words.BINDING),
            (lambda one: one.instrument.followed is Said.YES, words.FOLLOWED),
        ),
    ),
    (
        Level.CONSULTATION,
        (
            (lambda one: one.in_time is Said.YES, words.IN_TIME),
            (lambda one: one.instrument.published is Said.YES, words.PUBLISHED),
        ),
    ),
)


def judged_instrument(instrument: Instrument, when: Timing, overrulings: Iterable[Overruling]) -> Judged:
    """A vote or a budget: binding and followed, or else what was asked and published."""
    one = _Timed(instrument, when.before(instrument.on))
    level = climbed(one, _INSTRUMENT)
    by = next((o.name for o in overrulings if o.of == instrument.name and o.what is Against.OVERRIDDEN), "")
    if not by and instrument.binding is Said.YES and instrument.followed is Said.NO:
        by = instrument.name
    if instrument.binding is Said.NO and one.in_time is Said.NO:
        late = Fall(Level.CONSULTATION, Level.MANIPULATION, instrument.name, words.TOO_LATE)
        return judged(instrument.name, one, _INSTRUMENT, (late,), Level.MANIPULATION)
    if not by or instrument.binding is not Said.YES:
        return judged(instrument.name, one, _INSTRUMENT, (), level)
    fall = Fall(Level.DELEGATED, Level.PLACATION, by, words.OVERRIDDEN)
    return judged(instrument.name, one, _INSTRUMENT, (fall,), Level.PLACATION)
