"""From asked to answered: how many of each group went on from step to step, and the events that were counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ombud.casefile.hearing.roomshown import hidden_in_a_list
from ombud.casefile.hearing.roomwords import STEPS, percent
from ombud.casefile.measured import Part, Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known
from ombud.evidence.said import listed
from ombud.heard.whocame.counting import Counted, Event, events, steps
from ombud.heard.whocame.population import Reference
from ombud.heard.whocame.rows import Row, Step
from ombud.people.intervals import wilson
from ombud.people.small import Policy
from ombud.words import Sentence, say

Counts = Mapping[Step, tuple[int | None, ...]]
ENOUGH = 10  # people at a step: of fewer, no sentence is made


@dataclass(frozen=True, slots=True)
class Funnel:
    """One trait through the steps: each group's people at each step, None where not shown, and those not known."""

    trait: str
    groups: tuple[str, ...]
    counts: Counts
    unknown: Mapping[Step, int]


def funnel(
    found: Sequence[Counted], groups: Sequence[str], policy: Policy, room: Mapping[Step, Sequence[int | None]]
) -> Funnel:
    """One trait at each step that it was counted at, first to last.

    ``room``: the counts of the step that is shown elsewhere too; what is hidden there is hidden here. A group that is
    hidden at one step is hidden at those after it: who stayed had come, so that their number would give some away.
    """
    counts: dict[Step, tuple[int | None, ...]] = {}
    hidden: set[int] = set()
    for one in found:
        told = room[one.step] if one.step in room else _listed(one, groups, policy)
        if one.step not in room:
            told = [None if at in hidden else n for at, n in enumerate(told)]
        hidden |= {at for at, n in enumerate(told) if n is None}
        counts[one.step] = tuple(told)
    return Funnel(found[0].trait, tuple(groups), counts, {one.step: one.unknowns for one in found})


def _listed(found: Counted, groups: Sequence[str], policy: Policy) -> tuple[int | None, ...]:
    people = found.totals
    totals = np.array([people[name] for name in groups], np.float64)
    hidden = hidden_in_a_list(totals, policy)
    return tuple(None if hide else int(one) for one, hide in zip(totals.tolist(), hidden.tolist(), strict=True))


def funnel_part(rows: Sequence[Row], funnels: Sequence[Funnel], those: Sequence[Reference], policy: Policy) -> Part:
    """The steps by trait and group, with the share that went on, and all events."""
    found = steps(rows)
    return Part(
        key="funnel",
        demand="2.7",
        title=say("From asked to answered"),
        told=(_totals(rows, found), *(one for funnel_ in funnels for one in _lost(funnel_))),
        notes=(
            *_heads_only(rows),
            say("Each step is a count of its own. A person who came to two events is counted twice."),
            say("Where more people stand at a step than at the one before, as when some come who were not asked, no "
                "share that went on is told."),
        ),
        method="room",
        tables=(*(_table(at, one, those) for at, one in enumerate(funnels, 1)), _events(rows, policy)),
    )  # fmt: skip


def _totals(rows: Sequence[Row], found: Sequence[Step]) -> Sentence:
    totals = [say("{step} {n}", step=STEPS[one], n=_total(rows, one)) for one in found]
    return say("People at each step: {steps}.", steps=listed(totals, 5))


def _total(rows: Sequence[Row], step: Step) -> int:
    return sum(event.total for event in events(rows, step))


def _lost(one: Funnel) -> tuple[Sentence, ...]:
    """For each step but the first, the group of which the smallest share went on."""
    told = []
    order = tuple(one.counts)
    for before, after in pairwise(order):
        shares = [(now / then, name) for name, then, now in
                  zip(one.groups, one.counts[before], one.counts[after], strict=True)
                  if then is not None and now is not None and now <= then and then >= ENOUGH]  # fmt: skip
        if len(shares) > 1 and min(shares)[0] < max(shares)[0]:
            (least, fewest), (most, many) = min(shares), max(shares)
            told.append(say("By {trait}, the share that went on from “{before}” to “{after}” was least for {fewest} "
                            "({least} per cent) and greatest for {many} ({most} per cent).", trait=one.trait,
                            before=STEPS[before], after=STEPS[after], fewest=fewest, least=percent(least), many=many,
                            most=percent(most)))  # fmt: skip
    return tuple(told)


def _heads_only(rows: Sequence[Row]) -> tuple[Sentence, ...]:
    bare = sorted({event.name for step in steps(rows) for event in events(rows, step) if not event.traits})
    if not bare:
        return ()
    return (say("Counted by heads only, so that nobody knows of which group people were; they are within the least and "
                "the most: {events}.", events=listed(bare)),)  # fmt: skip


def _table(at: int, one: Funnel, those: Sequence[Reference]) -> Table:
    mine = [each for each in those if each.trait == one.trait]
    columns = (
        column("group", say("Group")),
        column("step", say("Step")),
        column("people", say("People"), "persons"),
        column("went_on", say("Of the step before"), "per cent", 1),
        column("low", say("Lowest"), "per cent", 1),
        column("high", say("Highest"), "per cent", 1),
        *(column(f"of_{number}", say("Of 1,000 {reference}", reference=each.name), "per 1,000", 2)
          for number, each in enumerate(mine, 1)),
    )  # fmt: skip
    return Table(name=f"funnel-{at}", title=say("Step by step, by {trait}", trait=one.trait), columns=columns,
                 rows=tuple(_rows(one, mine)), shown=60)  # fmt: skip


def _rows(one: Funnel, mine: Sequence[Reference]) -> list[tuple[Cell, ...]]:
    found: list[tuple[Cell, ...]] = []
    lives = [each.totals for each in mine]
    for at, name in enumerate(one.groups):
        before: int | None = None
        for step, counts in one.counts.items():
            now = counts[at]
            per = (None if now is None or not each.get(name) else known(1000 * now / each[name], 4) for each in lives)
            found.append((name, str(STEPS[step]), now, *_went_on(before, now), *per))
            before = now
    blank = (None,) * (3 + len(mine))
    found += [("not known", str(STEPS[step]), one.unknown[step], *blank) for step in one.counts]
    return found


def _went_on(before: int | None, now: int | None) -> tuple[Cell, Cell, Cell]:
    if before is None or now is None or not before > 0 or now > before:
        return None, None, None
    around = wilson(now, before)
    return known(100 * now / before, 4), known(100 * around.low, 4), known(100 * around.high, 4)


def _events(rows: Sequence[Row], policy: Policy) -> Table:
    columns = (
        column("event", say("Event")),
        column("day", say("Day")),
        column("step", say("Step")),
        column("people", say("People"), "persons"),
        column("told_by", say("Counted by")),
    )
    lines = tuple(line for step in steps(rows) for line in _of_step(rows, step, policy))
    return Table(name="events", title=say("What was counted"), columns=columns, rows=lines, shown=40)


def _of_step(rows: Sequence[Row], step: Step, policy: Policy) -> list[tuple[Cell, ...]]:
    there = events(rows, step)
    hidden = hidden_in_a_list(np.array([event.total for event in there], np.float64), policy)
    return [_line(event, step, hide) for event, hide in zip(there, hidden.tolist(), strict=True)]


def _line(event: Event, step: Step, hide: bool) -> tuple[Cell, ...]:
    day = event.on.isoformat() if event.on else ""
    return event.name, day, str(STEPS[step]), None if hide else event.total, ", ".join(event.traits) or "heads"
