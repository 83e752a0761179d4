"""A room held against a population, group by group: rate, share, ratio, and what can be told of each.

A room is any count of people by group: who came, who is in the data, who is served. What is not known of it stands as
bounds: people whose group nobody knows may all be of one group or none of it; a count that is not shown is at most all
that are not shown together. A verdict is given for those whose group is known, and is sure where it holds at the bound.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ombud.people.fairroom import Verdict, more_than_fair, seen
from ombud.people.intervals import Interval, as_of_many, wilson
from ombud.people.population import Population

FALSE_ALARM = 0.05  # of fair rooms may have a group called short by mistake, over all groups of a trait together


class UnfitGroups(ValueError):
    """Groups that cannot be held against each other: not as many, or nobody there."""


@dataclass(frozen=True, slots=True)
class Room:
    """People by group, shape (groups,), None where the count is not shown; ``known`` are all whose group is known.

    ``unknown`` are those in the room whose group nobody knows; ``effective`` how many people the known are worth where
    they carry weights; ``weighed`` (groups,) the weighted counts then, on the scale of ``known``.
    """

    came: tuple[int | None, ...]
    known: int
    unknown: int = 0
    effective: float | None = None
    weighed: tuple[float, ...] = ()

    @property
    def shown(self) -> int:
        return sum(one or 0 for one in self.came)

    @property
    def hidden(self) -> int:
        """All whose group is known and not shown, together."""
        return self.known - self.shown

    def of_group(self, at: int) -> float | None:
        """How many of a group are in the room, weighted where they carry weights; None where it is not shown."""
        return self.weighed[at] if self.weighed and self.came[at] is not None else self.came[at]


@dataclass(frozen=True, slots=True)
class Represented:
    """One group in a room. Shares are 0 to 1; a ratio of 1 is just as many as live here.

    ``rate``: of the group's people, how many were in the room; ``ratio``: its share of the room over its share of the
    people; both with their 95 per cent intervals. ``least`` and ``most`` are the ratio if none, or all, of those whose
    group is not known belonged to it. ``sure``: whether a group that is short stays so even at ``most``.
    """

    group: str
    came: int | None
    of: int
    lives: int
    lives_here: float
    share: float | None = None
    rate: float | None = None
    rate_range: Interval | None = None
    ratio: float | None = None
    ratio_range: Interval | None = None
    least: float | None = None
    most: float | None = None
    verdict: Verdict = Verdict.UNCLEAR
    sure: bool = False


def represented(groups: Sequence[str], room: Room, people: Sequence[int]) -> tuple[Represented, ...]:
    """Each group of a room held against how many live here, shape (groups,) in persons, groups without overlap.

    Raises :class:`UnfitGroups`. False alarms are shared out among the groups that anybody lives here of.
    """
    if not len(groups) == len(room.came) == len(people) or room.hidden < 0 or min(people, default=0) < 0:
        raise UnfitGroups("there must be one count of people for each group, in the room and in the place")
    everyone = sum(people)
    if not everyone:
        raise UnfitGroups("nobody lives in the place")
    chance = FALSE_ALARM / sum(1 for lives in people if lives)
    # Where more of a group came than live here, people came twice or from elsewhere: it is no draw without return.
    drawn = everyone if all((came or 0) <= lives for came, lives in zip(room.came, people, strict=True)) else None
    bare = (Represented(name, room.came[at], room.known, people[at], people[at] / everyone)
            for at, name in enumerate(groups))  # fmt: skip
    return tuple(_group(one, at, room, drawn, chance) for at, one in enumerate(bare))


def against(population: Population, trait: str, room: Room) -> tuple[Represented, ...]:
    """The groups of one trait of a population, in its order, held against a room whose counts stand in that order.

    People of the population who are in none of the groups are left out, as are those in the room whose group nobody
    knows. Raises :class:`UnfitGroups`.
    """
    mine = [group for group in population.groups if group.trait == trait]
    return represented([group.name for group in mine], room, [group.people for group in mine])


def _group(bare: Represented, at: int, room: Room, drawn: int | None, chance: float) -> Represented:
    if not bare.lives or not room.known:
        return bare
    told = _bounds(bare, room, at)
    if bare.came is None:
        return _not_shown(told, room, drawn, chance)
    return _verdict(_figures(told, room, at, drawn), room, drawn, chance)


def _figures(one: Represented, room: Room, at: int, drawn: int | None) -> Represented:
    weighed = room.of_group(at) or 0.0
    share = weighed / room.known
    worth = room.known if room.effective is None else room.effective
    worth = worth if drawn is None else as_of_many(worth, drawn)
    around = wilson(share * worth, worth) if math.isfinite(worth) else Interval(share, share)
    came = one.came or 0
    fits = came <= one.lives  # a person who came twice counts twice, so there may be more in the room than live here
    return replace(
        one,
        share=share,
        rate=came / one.lives if fits else None,
        rate_range=wilson(came, one.lives) if fits else None,
        ratio=share / one.lives_here,
        ratio_range=around.over(one.lives_here),
    )


def _bounds(one: Represented, room: Room, at: int) -> Represented:
    """The ratio if none, or all, of those who are not known to be of another group were of this one."""
    mine = room.of_group(at)
    open_to = room.unknown + (room.hidden if mine is None else 0)
    everybody = room.known + room.unknown
    least, most = (mine or 0.0) / everybody, ((mine or 0.0) + open_to) / everybody
    return replace(one, least=least / one.lives_here, most=most / one.lives_here)


def _verdict(one: Represented, room: Room, drawn: int | None, chance: float) -> Represented:
    of, came = _worth(room, one.share or 0.0)
    there = _enough(drawn, of)
    verdict = seen(came, of, one.lives_here, chance, there).verdict
    if verdict is not Verdict.SHORT and more_than_fair(came, of, one.lives_here, chance, there):
        verdict = Verdict.MORE
    everybody = of + room.unknown
    at_most = seen(came + room.unknown, everybody, one.lives_here, chance, _enough(drawn, everybody)).verdict
    return replace(one, verdict=verdict, sure=verdict is Verdict.SHORT and at_most is Verdict.SHORT)


def _enough(drawn: int | None, of: int) -> int | None:
    return drawn if drawn is not None and drawn >= of else None


def _worth(room: Room, share: float) -> tuple[int, int]:
    """How many people the room is worth, and how many of these a group with this share of it."""
    of = room.known if room.effective is None else max(1, math.floor(room.effective))
    return of, min(of, round(share * of))


def _not_shown(one: Represented, room: Room, drawn: int | None, chance: float) -> Represented:
    """A count that is not shown is judged by what everybody may know of it: it is at most all that are not shown."""
    of = room.known + room.unknown
    there = _enough(drawn, of)
    short = seen(room.hidden + room.unknown, of, one.lives_here, chance, there).verdict is Verdict.SHORT
    return replace(one, verdict=Verdict.SHORT if short else Verdict.UNCLEAR, sure=short)
