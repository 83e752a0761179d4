"""How a score or a rule treats groups of people: whom it picks, how often it is wrong, and what chance can explain."""

from __future__ import annotations

from math import isfinite

import numpy as np

from ombud.casefile.gains.answer import Answer, column, known
from ombud.casefile.gains.city import City, Results
from ombud.casefile.measured import Part, Strip, Strips, Table
from ombud.served.computed import MeasuredTreatment
from ombud.served.scores import RATES, Audited, Rate, Treated, audit
from ombud.words import Sentence, say


def scores(city: City, chance: np.random.Generator) -> Answer | None:
    """Each group against everybody else; None where no results of a score are given."""
    given = city.results
    if given is None:
        return None
    found = audit(
        given.groups,
        given.picked,
        given.happened,
        people=given.people,
        expected=given.expected,
        few=max(given.few, city.small.threshold),
    )
    part = Part(
        key="scores",
        demand="4.5",
        title=say("How {score} treats groups", score=given.what),
        told=tuple(_told(found)),
        notes=(*found.notes, found.method),
        method="scores",
        figures=tuple(_drawn(found)),
        tables=(_table(found, city.small.threshold),),
    )
    return Answer(part, part.told[:1], tuple(_said(given, found, city.small.threshold)))


def _told(found: Audited) -> list[Sentence]:
    """Gaps that chance does not explain, the widest first; else that none was found."""
    clear = [(rate, one.gaps[rate]) for one in found.groups for rate in one.gaps if _apart(one, rate)]
    clear.sort(key=lambda pair: -abs(pair[1].value))
    if clear:
        return [say("“{rate}”: {gap}", rate=RATES[rate], gap=gap.sentence) for rate, gap in clear]
    if not any(gap.enough for one in found.groups for gap in one.gaps.values()):
        return [say("Too few people were counted to tell whether any group is treated otherwise than the rest.")]
    return [say("No group's difference from everybody else can be told apart from chance.")]


def _apart(one: Treated, rate: Rate) -> bool:
    gap = one.gaps[rate]
    return gap.enough and not gap.low <= 0 <= gap.high


def _drawn(found: Audited) -> list[Strips]:
    rates = [rate for rate in Rate if any(rate in one.gaps and one.gaps[rate].enough for one in found.groups)]
    return [
        Strips(
            title=say("{rate}: each group less everybody else", rate=RATES[rate]),
            description=say(
                "A difference in points for each group, with its interval; at nothing it is treated alike."
            ),
            unit=say("points"),
            rows=tuple(_strip(one, rate) for one in found.groups if rate in one.gaps),
            table="treated",
        )
        for rate in rates
    ]


def _strip(one: Treated, rate: Rate) -> Strip:
    gap = one.gaps[rate]
    ends = (known(100 * gap.low, 3), known(100 * gap.high, 3)) if gap.enough else (None, None)
    return Strip(name=one.group, value=known(100 * gap.value, 3), low=ends[0], high=ends[1])


def _table(found: Audited, threshold: int) -> Table:
    columns = (
        column("group", say("Group")),
        column("rate", say("What was counted")),
        column("people", say("People"), "persons"),
        column("share", say("Share"), "%", 1),
        column("low", say("Lowest"), "%", 1),
        column("high", say("Highest"), "%", 1),
        column("gap", say("Against everybody else"), "points", 1),
        column("gap_low", say("Lowest"), "points", 1),
        column("gap_high", say("Highest"), "points", 1),
    )
    rows = tuple(_row(one, rate, threshold) for one in found.groups for rate in one.rates)
    return Table(name="treated", title=say("Each group and each rate"), columns=columns, rows=rows, shown=40)


def _row(one: Treated, rate: Rate, threshold: int) -> tuple[str | int | float | None, ...]:
    share, gap = one.rates[rate], one.gaps[rate]
    shown = isfinite(share.value)
    ends = (known(100 * share.low, 3), known(100 * share.high, 3)) if shown else (None, None)
    gaps = (known(100 * gap.low, 3), known(100 * gap.high, 3)) if gap.enough else (None, None)
    return (
        one.group,
        str(RATES[rate]),
        _people(share.of, threshold),
        known(100 * share.value, 3),
        *ends,
        known(100 * gap.value, 3),
        *gaps,
    )


def _people(of: int, threshold: int) -> int | None:
    """How many people stand behind it; nothing where those are so few that they point at somebody."""
    return None if 0 < of < threshold else of


def _said(given: Results, found: Audited, threshold: int) -> list[MeasuredTreatment]:
    return [
        MeasuredTreatment(
            score=given.what,
            group=one.group,
            people=_people(one.rates[rate].of, threshold),
            rate=str(RATES[rate]),
            share=known(100 * one.rates[rate].value, 3),
            gap=known(100 * one.gaps[rate].value, 3),
            low=known(100 * one.gaps[rate].low, 3) if one.gaps[rate].enough else None,
            high=known(100 * one.gaps[rate].high, 3) if one.gaps[rate].enough else None,
        )
        for one in found.groups
        for rate in one.rates
    ]
