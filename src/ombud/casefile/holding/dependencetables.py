"""The tables of what breaks if one vendor goes: each vendor, each system, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.casefile.holding.buyingwords import public
from ombud.casefile.measured import Table
from ombud.casefile.written import column, known
from ombud.evidence.said import key, none, told
from ombud.held.ocds.dependence import Cover, Fate, Gone
from ombud.held.ocds.estate import Estate, System
from ombud.words import Sentence, say

WORDS: dict[Fate, Sentence] = {
    Fate.LOST: say("lost at once"),
    Fate.STOPS: say("stops with it"),
    Fate.WORSE: say("runs worse"),
    Fate.STAYS: say("stays"),
}


def vendors(each: Sequence[Gone]) -> Table:
    columns = (
        column("vendor", say("Vendor")),
        column("lost", say("Lost at once")),
        column("stops", say("Stop with it")),
        column("worse", say("Run worse")),
        column("uncovered", say("Without a contract from")),
        column("months", say("Longest exit, months"), places=1),
        column("cost", say("Exit cost that is said"), places=0),
        column("unpriced", say("Systems without one")),
        column("late", say("Too late to leave in time")),
        column("nobody", say("Nobody in house")),
        column("contracts", say("Contracts")),
    )
    rows = tuple(
        (
            public(one.vendor), len(one.names(Fate.LOST)), len(one.names(Fate.STOPS)), len(one.names(Fate.WORSE)),
            one.uncovered.isoformat() if one.uncovered else "", known(one.longest_months), known(one.cost, 2),
            one.unpriced, len(one.too_late), len(one.unskilled), len(one.agreements),
        )
        for one in each
    )  # fmt: skip
    return Table(name="vendors-gone", title=say("Each vendor, if it goes"), columns=columns, rows=rows[:500])


def systems(estate: Estate, each: Sequence[Gone]) -> Table:
    covers = {key(cover.system.name): cover for one in each for cover in one.covers}
    columns = (
        column("system", say("System")),
        column("vendor", say("Vendor")),
        column("ends", say("Contract ends")),
        column("months", say("Exit, months"), places=1),
        column("start", say("Leaving must begin by")),
        column("bare", say("Days without it, if begun today")),
        column("cost", say("Exit cost"), places=0),
        column("of_value", say("Exit cost, per cent of the contract's value"), places=0),
        column("skill", say("Who can run it")),
        column("on", say("Relies on")),
    )
    rows = tuple(_system(estate, one, covers.get(key(one.name))) for one in estate.systems)
    return Table(name="systems", title=say("Each system, and whether it can be left"), columns=columns, rows=rows[:500])


def _system(estate: Estate, one: System, cover: Cover | None) -> tuple[str | float | int | None, ...]:
    ends = estate.ends(one)
    holds = dict.fromkeys(line.on for line in estate.reliances if key(line.system) == key(one.name))
    return (
        one.name,
        public(one.vendor) if told(one.vendor) else "",
        ends.isoformat() if ends else "",
        known(one.months),
        cover.start_by.isoformat() if cover and cover.start_by else "",
        cover.bare if cover else None,
        known(one.cost, 2),
        _of_value(estate, one),
        str(say("nobody")) if none(one.skill) else one.skill,
        "; ".join(holds),
    )


def _of_value(estate: Estate, one: System) -> float | None:
    """What leaving costs beside what the contract is worth, as both are written; the map knows of no currency."""
    worth = estate.worth(one)
    return known(100 * one.cost / worth, 1) if one.cost is not None and worth else None


def fates(each: Sequence[Gone]) -> Table:
    """What becomes of each system for each vendor; this is the table of the map."""
    columns = (
        column("vendor", say("If this vendor goes")),
        column("system", say("System")),
        column("fate", say("It"), words=True),
    )
    rows = tuple(
        (public(one.vendor), system.name, str(WORDS[fate]))
        for one in each
        for system, fate in one.fates
        if fate is not Fate.STAYS
    )
    return Table(name="fates", title=say("What becomes of each system"), columns=columns, rows=rows[:1000], shown=40)
