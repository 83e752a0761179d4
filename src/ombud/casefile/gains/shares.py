"""Who gets it: each group's share of the thing beside its share of the people, and what chance may do to the gap."""

from __future__ import annotations

from math import isfinite

import numpy as np

from ombud.casefile.figures import Dumbbell, Pair
from ombud.casefile.gains.answer import Answer, per
from ombud.casefile.gains.city import City, Numbers
from ombud.casefile.gains.small import of_city
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column, known
from ombud.served.computed import Effect, MeasuredShare
from ombud.served.sharegap import GroupShare, Provided, Resampling, share_gaps
from ombud.words import Sentence, say

REPLICATES = 1000


def shares(city: City, chance: np.random.Generator) -> Answer | None:
    """The share gap of each group with its interval, by areas and by blocks; the wider judges."""
    if not city.groups or not city.known:
        return None
    names = tuple(city.groups)
    found = share_gaps(
        city.amounts.expected,
        city.people,
        np.column_stack([city.groups[name] for name in names]),
        names,
        per=city.per,
        resampling=Resampling(chance, REPLICATES, city.blocks, _errors(city, names)),
    )
    said = found.told
    told, notes = said[: len(found.groups)], said[len(found.groups) :]
    part = Part(
        key="shares",
        demand="4.1",
        title=say("Who gets it"),
        told=told,
        notes=(*notes, *((city.block_told,) if city.block_told else ()), *_sorted_by(city), *_bounded(city, found)),
        method="inequality",
        figures=(_dumbbell(city, found),),
        tables=(_table(city, found),),
    )
    return Answer(part, _lead(city, found), tuple(_said(city, one) for one in found.groups))


def _errors(city: City, names: tuple[str, ...]) -> Numbers | None:
    if not city.errors:
        return None
    return np.column_stack([city.errors.get(name, np.full(len(city.areas), np.nan)) for name in names])


def apart(one: GroupShare) -> bool:
    """Whether the gap is more than chance."""
    return one.spread is not None and one.spread.judged.known and not one.spread.judged.spans()


def _lead(city: City, found: Provided) -> tuple[Sentence, ...]:
    """The groups that lose and gain most beyond chance; or that nobody can be told apart."""
    clear = sorted((one for one in found.groups if apart(one)), key=lambda one: one.gap)
    if not any(one.spread and one.spread.judged.known for one in found.groups):
        return (say("Too few areas to tell whether any group gets less or more than its share."),)
    if not clear:
        return (say("No group's share of it can be told apart from its share of the people."),)
    ends = [clear[0], clear[-1]] if clear[0].gap < 0 < clear[-1].gap else [max(clear, key=lambda one: abs(one.gap))]
    said = [one.told for one in ends]
    if city.effect is Effect.UNSAID:
        said.append(say("Nobody has said whether more of it is a gain or a burden."))
    return tuple(said)


def _sorted_by(city: City) -> tuple[Sentence, ...]:
    """Who chose to sort people so: categories fail people, and analyses say whose they are."""
    by: dict[str, list[str]] = {}
    for group, who in city.chosen_by.items():
        by.setdefault(who, []).append(group)
    return tuple(
        say("Groups as sorted by {who}: {groups}.", who=who, groups=", ".join(some)) for who, some in by.items()
    )


def _bounded(city: City, found: Provided) -> tuple[Sentence, ...]:
    """Where pieces were shared out, whether a group's gap keeps its sign if what is cut stands all in one part."""
    if city.amounts.low is None or city.amounts.high is None:
        return ()
    return (
        say(
            "Pieces that cross a border were shared out by their size; the table of areas gives what each area "
            "has at least and at most, and the shares above are of the middle figure."
        ),
    )


def _table(city: City, found: Provided) -> Table:
    columns = (
        column("group", say("Group")),
        column("people", say("People"), "persons" if city.persons else "areas"),
        column("of_people", say("Of the people"), "%", 1),
        column("of_thing", say("Of it"), "%", 1),
        column("gap", say("Difference"), "points", 1),
        column("low", say("Lowest"), "points", 1),
        column("high", say("Highest"), "points", 1),
        column("faced", say("Has where they live"), per(city), 1),
        column("areas", say("Areas")),
        column("chosen_by", say("Sorted by")),
    )
    return Table(
        name="groups",
        title=say("Each group's share"),
        columns=columns,
        rows=tuple(
            _row(city, one, float(people)) for one, people in zip(found.groups, of_city(city).totals, strict=True)
        ),
        shown=40,
    )


def _row(city: City, one: GroupShare, people: float) -> tuple[str | int | float | None, ...]:
    low, high = _ends(one)
    return (
        one.group,
        known(people, 1),
        known(100 * one.of_people, 4),
        known(100 * one.of_thing, 4),
        known(100 * one.gap, 4),
        low,
        high,
        known(one.faced, 4),
        one.areas,
        city.chosen_by.get(one.group, ""),
    )


def _ends(one: GroupShare) -> tuple[float | None, float | None]:
    if one.spread is None:
        return None, None
    judged = one.spread.judged
    return known(100 * judged.low, 4), known(100 * judged.high, 4)


def _dumbbell(city: City, found: Provided) -> Dumbbell:
    return Dumbbell(
        title=say("Share of the people and share of {what}", what=city.what),
        description=say(
            "For each group two marks in per cent: its share of the people, and its share of the thing. "
            "A bar is the 95 per cent interval of the second."
        ),
        rows=tuple(_pair(one) for one in found.groups if isfinite(one.gap)),
        table="groups",
    )


def _pair(one: GroupShare) -> Pair:
    low, high = _ends(one)
    people = 100 * one.of_people
    return Pair(
        name=one.group,
        people=known(people, 3),
        thing=known(100 * one.of_thing, 3),
        low=None if low is None else known(people + low, 3),
        high=None if high is None else known(people + high, 3),
        apart=apart(one),
    )


def _said(city: City, one: GroupShare) -> MeasuredShare:
    low, high = _ends(one)
    return MeasuredShare(
        what=city.what,
        group=one.group,
        effect=city.effect,
        of_thing=known(100 * one.of_thing, 4),
        of_people=known(100 * one.of_people, 4),
        gap=known(100 * one.gap, 4),
        low=low,
        high=high,
        areas=one.areas,
    )
