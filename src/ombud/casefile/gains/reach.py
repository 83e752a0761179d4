"""Whom it reaches: the share of each group within a distance or a time, who is left, where, and how far is all."""

from __future__ import annotations

from math import isfinite

import numpy as np

from ombud.casefile.gains import reachtables
from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import City
from ombud.casefile.gains.left import left_for_each
from ombud.casefile.gains.small import of_city
from ombud.casefile.gains.within import NAMED, Within
from ombud.casefile.gains.wording import all_of_them, counted, distance, limit_told
from ombud.casefile.measured import Part
from ombud.casefile.written import known, per_cent, whole
from ombud.evidence.said import listed
from ombud.served.computed import MeasuredReach
from ombud.words import Sentence, say


def reach(city: City, chance: np.random.Generator) -> Answer | None:
    """The share of everyone and of each group within each limit, and who is left; None without a way to anything."""
    if city.ways is None or not np.isfinite(city.ways.near.far).any():
        return None
    found = Within(city, city.ways.near, tuple(sorted(set(city.ways.limits))), of_city(city))
    more, figures, tables = left_for_each(city, found.held)
    told = [*(_compared(found, at) for at in range(len(found.limits))), *_tails(found), *_far(found), *more]
    part = Part(
        key="reach",
        demand="4.2",
        title=say("Who is reached"),
        told=tuple(counted(city, one) for one in told),
        notes=tuple(_notes(found)),
        method="reach",
        figures=(reachtables.drawn(found), *figures),
        tables=(*reachtables.tables(found), *tables),
    )
    return Answer(part, tuple(counted(city, one) for one in _lead(found)), tuple(_said(found)))


def _compared(found: Within, limit: int) -> Sentence:
    """Least and most reached within one limit, beside everyone."""
    where = {"within": limit_told(found.limits[limit], found.near.unit), "what": found.city.what}
    both, everyone = found.ends(limit), per_cent(found.share(limit, 0))
    if both is None:
        return say("Within {within} of {what}: {share} per cent of {all}.", share=everyone,
                   all=all_of_them(found.city), **where)  # fmt: skip
    low, high = (per_cent(found.share(limit, one)) for one in both)
    if low == high:
        return say("Within {within} of {what}: {share} per cent of each group.", share=low, **where)
    least, most = (found.groups[one] for one in both)
    every = found.all_told(found.share(limit, at) for at in range(1, len(found.groups)))
    return say(
        "Within {within} of {what}: {low} per cent of {group} ({least}), {high} per cent of {other} (most), {share} "
        "per cent of {all}.",
        least=say("least of all groups") if every else say("least of those that can be told"),
        low=low, group=least, high=high, other=most, share=everyone, all=all_of_them(found.city), **where,
    )  # fmt: skip


def _worst(found: Within) -> int:
    """The group that is reached least within the widest limit; everyone, where no two groups can be told."""
    both = found.ends(len(found.limits) - 1)
    return both[0] if both else 0


def _tails(found: Within) -> list[Sentence]:
    """Who is left beyond the widest limit, and where most of them live."""
    last = len(found.limits) - 1
    return [_tail(found, last, group) for group in dict.fromkeys((0, _worst(found)))]


def _tail(found: Within, limit: int, group: int) -> Sentence:
    within = limit_told(found.limits[limit], found.near.unit)
    beyond = say("Beyond {within}", within=within)
    if found.near.unknown.size:
        beyond = say("Beyond {within}, or nobody knows how far off", within=within)
    name, left = _name(found, group), found.left(limit, group)
    if left == 0:
        return say("Within {within} are all of {group} who were counted.", within=within, group=name)
    areas = listed(found.where(limit, group), NAMED)
    if left is None:
        return say("{beyond}: so few of {group}, or all but so few, that no number is told ({areas}).", beyond=beyond,
                   group=name, areas=areas)  # fmt: skip
    gaps = {
        "beyond": beyond,
        "n": whole(left),
        "total": whole(float(found.totals[group])),
        "group": name,
        "areas": areas,
    }
    if not found.city.persons:
        return say("{beyond}: {n} of {total} of {group}, the furthest {areas}.", **gaps)
    return say("{beyond}: {n} of {total} of {group}, most of them in {areas}.", **gaps)


def _name(found: Within, group: int) -> str | Sentence:
    return found.groups[group] if group else all_of_them(found.city)


def _far(found: Within) -> list[Sentence]:
    """How far nearly all and all are, of everyone and of the group reached least; and means by group."""
    said = []
    for group in dict.fromkeys((0, _worst(found))):
        levels = [found.level(level, group) for level in (0.95, 0.99, 1.0)]
        if not np.isnan(levels).any():
            most, nearly, all_ = (distance(one, found.near.unit) for one in levels)
            said.append(say("To reach 95 per cent of {group} one must go {most}, for 99 per cent {nearly}, for all "
                            "{all}.", group=_name(found, group), most=most, nearly=nearly, all=all_))  # fmt: skip
    means = [(found.mean(at), at) for at in range(1, len(found.groups)) if isfinite(found.mean(at))]
    if len(means) > 1 and found.all_told(found.mean(at) for at in range(1, len(found.groups))):
        (low, nearest), (high, furthest) = min(means), max(means)
        said.append(say("On average it is {far} for {group}, the furthest off, {short} for {other}, the nearest, and "
                        "{all} for {everyone}.", far=distance(high, found.near.unit), group=found.groups[furthest],
                        short=distance(low, found.near.unit), other=found.groups[nearest],
                        all=distance(found.mean(0), found.near.unit), everyone=all_of_them(found.city)))  # fmt: skip
    return said


def _lead(found: Within) -> list[Sentence]:
    """Least against best reached within the narrowest limit, and how far that is from everyone."""
    both = found.ends(0)
    group = both[0] if both else 0
    share, all_ = found.share(0, group), found.level(1.0, group)
    said = [_compared(found, 0)]
    if not isfinite(share) or share >= 1:
        return said
    lacks = {"points": per_cent(1 - share), "group": _name(found, group)}
    if not isfinite(all_):
        return [*said, say("Not reached: {points} per cent of {group}.", **lacks)]
    return [*said, say("Not reached: {points} per cent of {group}; for all of them one must go {far}.",
                       far=distance(all_, found.near.unit), **lacks)]  # fmt: skip


def _notes(found: Within) -> list[Sentence]:
    said = list(found.city.ways.notes) if found.city.ways else []
    few = {name for name, total in zip(found.groups[1:], found.held.totals, strict=True) if not isfinite(total)}
    said += [note for note in found.shares.notes if dict(note.gaps).get("group") not in few]
    said += [say("Of {group} there are too few, or others are, for anything to be told.", group=name) for name in few]
    if lost := int(np.isinf(found.near.far).sum()):
        said.append(say("Areas without any way there, which are in no mean: {n}.", n=lost))
    if found.held.hidden.any():
        said += _hidden(found)
    return [*said, *found.held.told]


def _hidden(found: Within) -> list[Sentence]:
    """What hidden numbers do to the figures."""
    few, bare = found.held.policy.threshold, int((~found.told).sum())
    said = [
        say("Hidden numbers are shared out over the areas in which they are hidden. Distances within which a share "
            "lives are told for certain, so they may be too long."),
        say("Where fewer than {few} of a group are left, the share is told as if {few} were.", few=few),
    ]  # fmt: skip
    if bare:
        said.append(say("Shares that hidden numbers leave too open to be told, or that rest on too few: {n}. The table "
                        "says between what they lie.", n=bare))  # fmt: skip
    return said


def _said(found: Within) -> list[MeasuredReach]:
    return [
        MeasuredReach(
            what=found.city.what,
            effect=found.city.effect,
            group=name,
            within=limit_told(limit, found.near.unit),
            share=known(100 * found.share(at, group), 3),
            unserved=found.left(at, group),
            where=found.where(at, group),
            furthest=_furthest(found, group),
        )
        for group, name in enumerate(found.groups)
        for at, limit in enumerate(found.limits)
    ]


def _furthest(found: Within, group: int) -> str:
    far = found.level(1.0, group)
    return str(distance(far, found.near.unit)) if isfinite(far) else ""
