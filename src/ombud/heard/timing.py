"""Whether people came in before it was decided, in one phase of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ombud.heard.scaffold import Phase, Records
from ombud.ledger.entry import Said

BOUGHT = (Phase.PROBLEM, Phase.OPTIONS, Phase.PURCHASE)  # a signature under a contract ends all three


@dataclass(frozen=True, slots=True)
class Timing:
    """The day on which a phase was decided and the record that says so; ``open_still`` if nothing is decided yet."""

    day: date | None
    name: str = ""
    open_still: bool = False

    def before(self, on: date | None) -> Said:
        """Whether a day lies before the decision; that day itself counts as before it, since dates hold no hours."""
        if self.day is None:
            return Said.YES if self.open_still else Said.UNSAID
        if on is None:
            return Said.UNSAID
        return Said.YES if on <= self.day else Said.NO


def timing(phase: Phase, records: Records) -> Timing:
    """When a phase was decided: its last decision, or the first signature where that came before it."""
    own = [one for one in records.decisions if one.phase is phase and one.on is not None and not one.signature]
    signed = [one for one in records.decisions if one.signature and one.on is not None and phase in BOUGHT]
    last = max(own, key=lambda one: one.on or date.min, default=None)
    first = min(signed, key=lambda one: one.on or date.max, default=None)
    ends = [one for one in (last, first) if one is not None]
    if not ends:
        undated = any(one.phase is phase or (one.signature and phase in BOUGHT) for one in records.decisions)
        return Timing(None, open_still=records.nothing_decided and not undated)
    by = min(ends, key=lambda one: one.on or date.max)
    return Timing(by.on, by.name)
