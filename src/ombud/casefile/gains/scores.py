"""How a score or a rule treats groups of people: whom it picks, how often it is wrong, and what chance can explain.

Results are people one by one, so what may be told of them is looked at first: see ``pickedfew``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

import numpy as np

from ombud.casefile.figures import Strip, Strips
from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import City, Results
from ombud.casefile.gains.pickedfew import MayBeTold, may_be_told
from ombud.casefile.gains.small import policy_told
from ombud.casefile.measured import Part, Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known
from ombud.evidence.said import listed
from ombud.people.small import Policy
from ombud.served.computed import MeasuredTreatment
from ombud.served.scores import NOT_KNOWN, RATES, Audited, Rate, Treated, audit
from ombud.words import Sentence, say


@dataclass(frozen=True, slots=True)
class _Told:
    """An audit, what of it may be told, and the groups of so few people that they are in no comparison."""

    audited: Audited
    may: MayBeTold
    tiny: tuple[str, ...]
    rates: tuple[Rate, ...]
    policy: Policy

    def share(self, one: Treated, rate: Rate) -> tuple[int | None, float | None, float | None, float | None]:
        """How many people stand behind a rate, the share and its ends, per cent; nothing where it may not be told."""
        share = one.rates[rate]
        if (one.group, rate) not in self.may.shares:
            return (0, None, None, None) if not one.people else (None, None, None, None)
        if not isfinite(share.value):
            return share.of, None, None, None
        return share.of, known(100 * share.value, 3), known(100 * share.low, 3), known(100 * share.high, 3)

    def gap(self, one: Treated, rate: Rate) -> tuple[float | None, float | None, float | None]:
        """The gap and its ends in points; nothing where it may not be told, or too few people stand behind it."""
        gap = one.gaps[rate]
        if (one.group, rate) not in self.may.gaps or not gap.enough:
            return None, None, None
        return known(100 * gap.value, 3), known(100 * gap.low, 3), known(100 * gap.high, 3)


def scores(city: City, chance: np.random.Generator) -> Answer | None:
    """Each group against everybody else; None where no results of a score are given."""
    given = city.results
    if given is None:
        return None
    found = _audited(given, city.small)
    part = Part(
        key="scores",
        demand="4.5",
        title=say("How {score} treats groups", score=given.what),
        told=tuple(_told(found)),
        notes=tuple(_notes(found)),
        method="scores",
        figures=tuple(_drawn(found)),
        tables=(_table(found),),
    )
    return Answer(part, part.told[:1], tuple(_said(given, found)))


def _audited(given: Results, policy: Policy) -> _Told:
    """The audit of the groups that are large enough to be told of at all."""
    names = [_name(one) for one in given.groups]
    tiny = tuple(sorted(name for name, people in Counter(names).items() if people < policy.threshold))
    rows = [at for at, name in enumerate(names) if name not in tiny]
    audit(given.groups, given.picked, given.happened, people=given.people)  # refuses what cannot be, in every row
    found = audit(
        [names[at] for at in rows],
        given.picked[rows],
        None if given.happened is None else given.happened[rows],
        expected=[one for one in given.expected if one not in tiny],
        few=max(given.few, policy.threshold),
    )
    may = may_be_told([one for one in found.groups if one.people], policy)
    return _Told(found, may, tiny, (Rate.PICKED,) if given.happened is None else tuple(Rate), policy)


def _name(group: object) -> str:
    """A group's name; whoever has none is of the group that is not known."""
    return NOT_KNOWN if group is None or group != group else str(group).strip() or NOT_KNOWN


def _told(found: _Told) -> list[Sentence]:
    """Gaps that chance does not explain, the widest first; else that none was found."""
    there = [(one, rate) for one in found.audited.groups for rate in one.gaps if found.gap(one, rate)[0] is not None]
    clear = [(rate, one.gaps[rate]) for one, rate in there if _apart(one, rate)]
    clear.sort(key=lambda pair: -abs(pair[1].value))
    if clear:
        return [say("“{rate}”: {gap}", rate=RATES[rate], gap=gap.sentence) for rate, gap in clear]
    if not there:
        return [say("Too few people were counted to tell whether any group is treated otherwise than the rest.")]
    return [say("No group's difference from everybody else can be told apart from chance.")]


def _notes(found: _Told) -> Iterator[Sentence]:
    """What is not told and why; numbers of very few people stand in no sentence."""
    yield from (note for note in found.audited.notes if "n" not in dict(note.gaps))
    for name in found.tiny:
        yield say("{group}: too few people to tell anything, and in no comparison.", group=name)
    for one in found.audited.groups:
        few = [RATES[rate] for rate, share in one.rates.items() if share.of > 0 and not isfinite(share.value)]
        bare = [RATES[rate] for rate in one.rates if one.people and (one.group, rate) not in found.may.shares]
        if few:
            yield say("{group}: too few people to show: {rates}.", group=one.group, rates=_row(few))
        if bare:
            yield say("{group}: not told, since very few people could be reckoned from it: {rates}.", group=one.group,
                      rates=_row(bare))  # fmt: skip
    if any(one.unscored or one.unjudged for one in found.audited.groups):
        yield say("For some people nobody knows whether they were picked, or whether it happened: they are in no rate "
                  "that needs to know.")  # fmt: skip
    if found.may.shares and found.policy.threshold > 1:
        yield policy_told(found.policy)
    yield found.audited.method


def _row(names: list[Sentence]) -> Sentence:
    return listed(names, len(names))


def _apart(one: Treated, rate: Rate) -> bool:
    gap = one.gaps[rate]
    return gap.enough and not gap.low <= 0 <= gap.high


def _drawn(found: _Told) -> list[Strips]:
    groups = found.audited.groups
    drawn = [rate for rate in found.rates if any(found.gap(one, rate)[0] is not None for one in groups)]
    return [
        Strips(
            title=say("{rate}: each group less everybody else", rate=RATES[rate]),
            description=say(
                "A difference in points for each group, with its interval; at nothing it is treated alike."
            ),
            unit=say("points"),
            rows=tuple(_strip(one.group, *found.gap(one, rate)) for one in groups if one.people),
            table="treated",
        )
        for rate in drawn
    ]


def _strip(group: str, value: float | None, low: float | None, high: float | None) -> Strip:
    return Strip(name=group, value=value, low=low, high=high)


def _table(found: _Told) -> Table:
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
    rows: list[tuple[Cell, ...]] = [
        (one.group, str(RATES[rate]), *found.share(one, rate), *found.gap(one, rate))
        for one in found.audited.groups
        for rate in found.rates
    ]
    rows += [(name, str(RATES[rate]), *(None,) * 7) for name in found.tiny for rate in found.rates]
    return Table(name="treated", title=say("Each group and each rate"), columns=columns, rows=tuple(rows), shown=40)


def _said(given: Results, found: _Told) -> Iterator[MeasuredTreatment]:
    for one in found.audited.groups:
        for rate in found.rates:
            people, share, _low, _high = found.share(one, rate)
            gap, low, high = found.gap(one, rate)
            yield MeasuredTreatment(
                score=given.what, group=one.group, people=people, rate=str(RATES[rate]), share=share, gap=gap, low=low,
                high=high,
            )  # fmt: skip
    for name in found.tiny:
        for rate in found.rates:
            yield MeasuredTreatment(score=given.what, group=name, rate=str(RATES[rate]))
