"""Which level of participation the recorded facts of an activity reach, why, and what would lift it.

Levels and rules are ours, made to be computed from four recorded facts: did people come in before the decision, what
was still open, what changed, who decided. They follow Arnstein (1969, doi 10.1080/01944366908977225) and the scaffold
of Cardullo and Kitchin (2019, doi 10.1007/s10708-018-9845-8) in spirit; neither publication's table is reproduced.
A fact that nobody recorded counts as absent: a level is reached by what can be shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ombud.evidence.said import none, told
from ombud.heard.entries import Activity, Decider, Open, Rung
from ombud.ledger.entry import Said

LADDER: tuple[Rung, ...] = tuple(rung for rung in Rung if rung is not Rung.UNSAID)  # lowest first
_WIDTH = (Open.NOTHING, Open.DETAILS, Open.DESIGN, Open.ALTERNATIVES, Open.QUESTION)  # narrowest first


@dataclass(frozen=True, slots=True)
class Facts:
    """What is recorded of one activity. ``in_time`` says whether people came in before the decision."""

    in_time: Said
    open: Open
    changed: Said
    decider: Decider
    nobody_came: bool
    promised: Rung

    def wide(self, least: Open) -> bool:
        """Whether at least this much was still open."""
        return self.open in _WIDTH and _WIDTH.index(self.open) >= _WIDTH.index(least)


def facts(activity: Activity, decided_on: date | None, nothing_decided: bool) -> Facts:
    """The facts of an activity, held against the day of the last decision; that day itself counts as in time.

    ``nothing_decided`` says that the case is known not to have come to a decision yet.
    """
    changed = Said.NO if none(activity.changed) else Said.YES if told(activity.changed) else Said.UNSAID
    in_time = _in_time(activity.on, decided_on, nothing_decided)
    return Facts(in_time, activity.open, changed, activity.decider, activity.came == 0, activity.promised)


def _in_time(on: date | None, decided_on: date | None, nothing_decided: bool) -> Said:
    if decided_on is None:
        return Said.YES if nothing_decided else Said.UNSAID
    if on is None:
        return Said.UNSAID
    return Said.YES if on <= decided_on else Said.NO


def at_least(reached: Rung, promised: Rung) -> bool:
    """Whether a level is as high as another."""
    return LADDER.index(reached) >= LADDER.index(promised)


def rung(seen: Facts) -> Rung:
    """The highest level whose conditions all hold. What is not recorded does not hold."""
    if seen.in_time is Said.NO or seen.open is Open.NOTHING:
        more_was_said = seen.promised in LADDER and not at_least(Rung.INFORMED, seen.promised)
        return Rung.MANIPULATION if more_was_said else Rung.INFORMED
    if seen.decider is Decider.VENDOR:
        return Rung.CONSUMER  # what a vendor decides, people can only take or leave
    if seen.nobody_came or seen.in_time is not Said.YES or not seen.wide(Open.DETAILS):
        return Rung.INFORMED
    if seen.decider is Decider.RESIDENTS and seen.wide(Open.DESIGN):
        return Rung.CONTROL if seen.open is Open.QUESTION else Rung.DELEGATED
    if seen.changed is Said.UNSAID:
        return Rung.INFORMED  # nobody was told what became of their words
    if seen.decider is Decider.SHARED and seen.wide(Open.ALTERNATIVES):
        return Rung.PARTNER
    return Rung.INVOLVED if seen.changed is Said.YES and seen.wide(Open.DESIGN) else Rung.CONSULTED


def at_best(seen: Facts) -> Rung:
    """The level that would be reached if all that is not recorded had been at its best."""
    return rung(
        replace(
            seen,
            in_time=Said.YES if seen.in_time is Said.UNSAID else seen.in_time,
            open=Open.QUESTION if seen.open is Open.UNSAID else seen.open,
            changed=Said.YES if seen.changed is Said.UNSAID else seen.changed,
            decider=Decider.RESIDENTS if seen.decider is Decider.UNSAID else seen.decider,
        )
    )
