"""Which counts of a room may be shown: all that is said of the room is reckoned from these, and from nothing else."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ombud.casefile.gains.small import protected
from ombud.casefile.gains.wholeareas import in_a_list
from ombud.heard.whocame.counting import Counted
from ombud.people.representation import Room
from ombud.people.small import Policy


@dataclass(frozen=True, slots=True)
class Shown:
    """One trait's room as it may be shown: all of it, and by area where counts have areas.

    ``cells`` hold None where a count is hidden; ``known`` the people of each area whose group is known, None where that
    is hidden too. Those whose group nobody knows are not hidden: their number says nothing of any group.
    """

    trait: str
    groups: tuple[str, ...]
    room: Room
    areas: tuple[str, ...] = ()
    cells: Mapping[tuple[str, str], int | None] | None = None
    known: Mapping[str, int | None] | None = None
    unknown: Mapping[str, int] | None = None

    @property
    def areas_hidden(self) -> frozenset[str]:
        """Areas of which not even the number of people is shown."""
        return frozenset(area for area in self.areas if (self.known or {}).get(area) is None)

    def without(self, areas: frozenset[str]) -> Shown:
        """The same without what it tells of areas that another table hides: from the two it could be reckoned back."""
        known = {area: None if area in areas else n for area, n in (self.known or {}).items()}
        return replace(self, known=known)

    def groups_hidden(self, names: frozenset[str]) -> Shown:
        """The same with further groups hidden."""
        came = tuple(None if name in names else n for name, n in zip(self.groups, self.room.came, strict=True))
        return replace(self, room=replace(self.room, came=came))

    def in_area(self, area: str) -> Room | None:
        """The room of one area; None where not even its number is shown."""
        known = (self.known or {}).get(area)
        if not known or self.cells is None or self.unknown is None:
            return None
        return Room(tuple(self.cells[group, area] for group in self.groups), known, self.unknown.get(area, 0))


def shown(counted: Counted, groups: Sequence[str], policy: Policy) -> Shown:
    """What may be shown of one trait: small counts are hidden, and as many more as keep them from being reckoned."""
    names = tuple(groups)
    found = counted.totals
    totals = np.array([found[name] for name in names], np.float64)
    areas = counted.areas
    inner = areas if any(area for _, area in counted.people) else ()
    rows = (*inner, "") if any(not area for _, area in counted.people) else inner
    cells: dict[tuple[str, str], int | None] = {}
    known: dict[str, int | None] = {}
    hidden = hidden_in_a_list(totals, policy)
    if inner:
        table = np.array([[counted.cell(name, area) for name in names] for area in rows], np.float64)
        told = protected(table, table.sum(axis=1), policy)
        hidden = hidden | np.isnan(told.totals)
        for at, area in enumerate(rows):
            known[area] = None if np.isnan(told.people[at]) else int(table[at].sum())
            for group, name in enumerate(names):
                cells[name, area] = None if told.hidden[at, group] else int(table[at, group])
    room = _room(counted, names, totals, hidden)
    return Shown(counted.trait, names, room, tuple(a for a in rows if a), cells, known, dict(counted.unknown))


def alike(those: Sequence[Shown], areas: str) -> tuple[Shown, ...]:
    """An area that is hidden in one table is hidden in all: those of each trait, and that of the trait ``areas``."""
    inner = frozenset(name for one in those for name in one.areas_hidden)
    as_groups = frozenset(name for one in those if one.trait == areas
                          for name, came in zip(one.groups, one.room.came, strict=True) if came is None)  # fmt: skip
    hidden = inner | as_groups
    return tuple(one.groups_hidden(hidden) if one.trait == areas else one.without(hidden) for one in those)


def hidden_in_a_list(counts: np.typing.NDArray[np.float64], policy: Policy) -> np.typing.NDArray[np.bool_]:
    """Which of counts whose sum is known are hidden, shape (n,); none where the policy hides nothing."""
    if policy.threshold == 1 and not policy.zeros:
        return np.zeros(len(counts), bool)
    return in_a_list(counts, policy)


def _room(counted: Counted, names: tuple[str, ...], totals: np.typing.NDArray[np.float64],
          hidden: np.typing.NDArray[np.bool_]) -> Room:  # fmt: skip
    came = tuple(None if hide else int(one) for one, hide in zip(totals.tolist(), hidden.tolist(), strict=True))
    if not counted.weighed:
        return Room(came, counted.known, counted.unknowns)
    each: dict[str, list[float]] = {name: [] for name in names}
    for group, n, weight in counted.weights:
        each[group].append(n * weight)
    mass = [math.fsum(each[name]) for name in names]
    scale = counted.known / math.fsum(mass) if math.fsum(mass) else 0.0
    return Room(came, counted.known, counted.unknowns, counted.effective, tuple(one * scale for one in mass))
