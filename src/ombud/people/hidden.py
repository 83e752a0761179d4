"""Which further cells must be hidden so that no small count can be had back by subtraction: the fewest, exactly.

A hidden cell is worth nothing while its row and column give it away. Following Fischetti & Salazar (2000, 2001): with
y = 1 for a hidden cell, minimise the weight of what is hidden, so that for each small count p and both directions
there are deviations z that every sum allows (each total moves as much as its parts), that move no shown cell
(z = 0 where y = 0), that take no cell below nothing (z >= -count), and that move p by its level.

Solved as they do, by cuts. A first plan is made; for each small count a linear program asks how far it can move; where
that is too little, duality tells which cells could have helped, and the plan must hide enough of them:

    sum over cells i of min(1, (d+ u + d- a) / level) y >= 1,   d the reduced costs, a the count, u without end

When no cut is missing, the plan is valid, and nothing lighter can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import highspy
import numpy as np
from numpy.typing import ArrayLike

from ombud.people.deviations import Attack, CannotBeHidden, Cut, Floats, Mask, silent
from ombud.people.table import Table
from ombud.words import say

__all__ = ["CannotBeHidden", "Pattern", "hide"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """What to hide, shape (n,) each. ``weight`` is the least there is; ``rounds`` the plans made to know it."""

    hidden: Mask
    primary: Mask
    weight: float
    rounds: int
    cuts: int

    @property
    def secondary(self) -> Mask:
        """The cells that are hidden for the sake of others."""
        return self.hidden & ~self.primary


def hide(
    table: Table,
    primary: Mask,
    lower: ArrayLike,
    upper: ArrayLike,
    *,
    keep: Mask | None = None,
    weight: ArrayLike | None = None,
    most_seconds: float = 60,
) -> Pattern:
    """The lightest pattern that leaves each primary cell possible from ``lower`` below to ``upper`` above its count.

    All arrays are of shape (n,), levels in persons. ``keep`` are cells that must be shown: the margins, unless
    given. ``weight`` is what hiding a cell costs, above 0: 1 for each cell unless given.
    Raises :class:`CannotBeHidden`.
    """
    kept = (table.margins if keep is None else keep) & ~primary
    cost = np.ones(len(table.names)) if weight is None else np.asarray(weight, np.float64)
    attack = Attack(table, primary, np.asarray(lower, np.float64), np.asarray(upper, np.float64))
    _check(table, primary, attack, kept, cost)
    return _planned(table, attack, kept, cost, monotonic() + most_seconds)


def _planned(table: Table, attack: Attack, kept: Mask, cost: Floats, until: float) -> Pattern:
    plan, rounds, cuts = _Plan(table, attack, kept, cost), 0, 0
    while True:
        hidden = plan.solved(until - monotonic())
        if hidden is None:
            raise _given_away(table, attack, kept)
        rounds += 1
        missing = [*_lonely(table, hidden, attack.primary)] or [*attack.missing(hidden)]
        if not missing:
            return Pattern(hidden, attack.primary, float(cost[hidden].sum()), rounds, cuts)
        for cut in missing:
            plan.add(cut)
        cuts += len(missing)


class _Plan:
    """The choice of what to hide, under all cuts so far."""

    def __init__(self, table: Table, attack: Attack, kept: Mask, cost: Floats) -> None:
        self.model = silent()
        size = len(cost)
        self.model.addVars(size, attack.primary.astype(np.float64), np.where(kept, 0.0, 1.0))
        every = np.arange(size, dtype=np.int32)
        self.model.changeColsCost(size, every, cost)
        self.model.changeColsIntegrality(size, every, np.full(size, highspy.HighsVarType.kInteger))
        self.model.setOptionValue("mip_rel_gap", 0.0)
        for at in np.flatnonzero(attack.primary & (attack.lower + attack.upper > 0)):
            for cells in _ties(table, int(at)):
                others = np.zeros(size)
                others[cells] = 1
                self.add((others, 1.0))

    def add(self, cut: Cut) -> None:
        row, least = cut
        used = np.flatnonzero(row).astype(np.int32)
        self.model.addRow(least, highspy.kHighsInf, len(used), used, row[used])

    def solved(self, seconds: float) -> Mask | None:
        """The lightest plan under the cuts so far; None where none keeps them all."""
        self.model.setOptionValue("time_limit", max(seconds, 0.0))
        self.model.run()
        if self.model.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return None
        if seconds <= 0 or self.model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise CannotBeHidden(
                say("No pattern was proved to be the least in the time given; allow more, or hide by smaller tables.")
            )
        return np.asarray(self.model.getSolution().col_value) > 0.5


def _lonely(table: Table, hidden: Mask, primary: Mask) -> Iterator[Cut]:
    """Cells that are hidden alone in a sum are given away by it: hide another there, or do not hide them."""
    for one in table.sums:
        cells = np.array([one.total, *one.parts])
        alone = cells[hidden[cells]]
        if len(alone) == 1 and not primary[alone[0]]:
            row = np.zeros(len(hidden))
            row[cells] = 1.0
            row[alone] = -1.0
            yield row, 0.0


def _ties(table: Table, at: int) -> Iterator[list[int]]:
    """The other cells of each sum that a cell stands in."""
    for one in table.sums:
        cells = (one.total, *one.parts)
        if at in cells:
            yield [cell for cell in cells if cell != at]


def _check(table: Table, primary: Mask, attack: Attack, kept: Mask, cost: Floats) -> None:
    if not all(one.shape == primary.shape == (len(table.names),) for one in (attack.lower, attack.upper, kept, cost)):
        raise CannotBeHidden(say("There must be one level and one weight for each of the {n} cells.", n=len(kept)))
    if not np.all(cost > 0) or np.any(np.isinf(cost)):
        raise CannotBeHidden(say("Every weight must be above 0, or cells would be hidden for nothing."))
    for at in np.flatnonzero(primary & (attack.lower > table.values)).tolist():
        raise CannotBeHidden(
            say("{name}: no count lies that far below {n}.", name=table.names[at], n=float(table.values[at]))
        )


def _given_away(table: Table, attack: Attack, kept: Mask) -> CannotBeHidden:
    """Why no plan is left: the first small count that can be told although all that may be hidden is hidden."""
    name = table.names[attack.out_of_reach(~kept)[0]]
    return CannotBeHidden(
        say(
            "{name} cannot be protected however much is hidden: what must be shown gives it away. "
            "Let margins be hidden, or join rows or columns.",
            name=name,
        )
    )
