"""The audit of a published table: what can be worked out of each hidden cell, and which come too close to the truth.

It knows nothing of how the cells were chosen. For each hidden cell two linear programs ask for the least and the most
that it can be, given every shown cell and every sum, and that no count is below nothing (Fischetti & Salazar 2000).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.people.deviations import CLOSE, run, silent
from ombud.people.table import Sum, Table
from ombud.words import Sentence, say

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
CONTRADICTION = say("What is published contradicts itself; nothing can be said of what is hidden.")


class NoAudit(ValueError):
    """What is published contradicts itself, so that nothing can be worked out of it, nor be said to be safe."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the most, in persons, that a reader can work out for a hidden cell. ``high`` may be infinite."""

    name: str
    low: float
    high: float

    @property
    def exact(self) -> bool:
        return self.high - self.low <= CLOSE


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A hidden cell that comes too close to the truth, and the sentence that says so."""

    interval: Interval
    told: Sentence


def intervals(table: Table, hidden: Mask) -> tuple[Interval, ...]:
    """What any reader can work out of each hidden cell of a table, in its order. ``hidden`` has the shape (n,)."""
    return possible(table.names, np.where(hidden, np.nan, table.values), table.sums)


def possible(names: Sequence[str], values: Floats, sums: Sequence[Sum]) -> tuple[Interval, ...]:
    """The same of counts (n,) where NaN is hidden: only what is public is needed. Raises :class:`NoAudit`."""
    at = np.flatnonzero(np.isnan(values)).tolist()
    unknown = _unknown(values, sums, at)
    return tuple(
        Interval(names[cell], _extreme(unknown, column, 1.0), _extreme(unknown, column, -1.0))
        for column, cell in enumerate(at)
    )


def audit(table: Table, hidden: Mask, lower: ArrayLike, upper: ArrayLike) -> tuple[Recomputed, ...]:
    """The hidden cells that can be worked out closer than their levels (n,) below and above the true count, in persons.

    Nothing comes back for a table that keeps its promise. A cell with a level that is not hidden fails as well.
    """
    below, above = np.asarray(lower, np.float64), np.asarray(upper, np.float64)
    shown = [Interval(table.names[at], float(table.values[at]), float(table.values[at]))
             for at in np.flatnonzero(~hidden & (below + above > 0))]  # fmt: skip
    close = _closer(table, hidden, table.values - below, table.values + above)
    level = dict(zip(table.names, (below + above).tolist(), strict=True))
    return tuple(_too_close(one, level[one.name]) for one in (*shown, *close))


def _closer(table: Table, hidden: Mask, floor: Floats, top: Floats) -> Iterator[Interval]:
    """The intervals of the hidden cells that do not reach from ``floor`` to ``top`` (n,).

    Every table met on the way is one that readers must reckon with, so a cell that has been seen at both ends is safe.
    """
    at = np.flatnonzero(hidden)
    unknown = _unknown(np.where(hidden, np.nan, table.values), table.sums, at.tolist())
    least, most = table.values[at].copy(), table.values[at].copy()
    for column, cell in enumerate(at.tolist()):
        for sign in (1.0, -1.0):
            if least[column] > floor[cell] + CLOSE or most[column] < top[cell] - CLOSE:
                end, seen = _extreme(unknown, column, sign), np.asarray(unknown.getSolution().col_value)
                if np.isfinite(end) and len(seen) == len(at):
                    least, most = np.minimum(least, seen), np.maximum(most, seen)
                elif not np.isfinite(end):
                    most[column] = end
        if least[column] > floor[cell] + CLOSE or most[column] < top[cell] - CLOSE:
            yield Interval(table.names[cell], *(_extreme(unknown, column, sign) for sign in (1.0, -1.0)))


def narrow(found: Sequence[Interval], level: float) -> tuple[Recomputed, ...]:
    """Of such intervals those narrower than ``level`` persons: the audit of who has no true counts."""
    return tuple(_too_close(one, level) for one in found if one.high - one.low < level - CLOSE)


def _too_close(found: Interval, level: float) -> Recomputed:
    low, high = round(found.low, 3), round(found.high, 3)
    if found.exact:
        told = say("{name} is hidden and can be worked out: it is {n}.", name=found.name, n=low)
    else:
        told = say(
            "{name} is hidden and can be worked out to {low} to {high}: that is closer than {level} persons allow.",
            name=found.name,
            low=low,
            high=high,
            level=level,
        )
    return Recomputed(found, told)


def _unknown(values: Floats, sums: Sequence[Sum], at: Sequence[int]) -> highspy.Highs:
    """A program with one column for each hidden cell, and one row for each sum."""
    model, column = silent(), {cell: place for place, cell in enumerate(at)}
    model.addVars(len(at), np.zeros(len(at)), np.full(len(at), highspy.kHighsInf))
    for one in sums:
        signed = [(one.total, -1.0), *((part, 1.0) for part in one.parts)]
        left = -sum(sign * float(values[cell]) for cell, sign in signed if cell not in column)
        there = [(column[cell], sign) for cell, sign in signed if cell in column]
        if not there and abs(left) > CLOSE:
            raise NoAudit(CONTRADICTION)
        places, signs = np.array([cell for cell, _ in there], np.int32), np.array([sign for _, sign in there])
        model.addRow(left, left, len(there), places, signs)
    return model


def _extreme(model: highspy.Highs, column: int, sign: float) -> float:
    """The least (sign 1) or the most (sign -1) that a column can be."""
    model.changeColCost(column, sign)
    status, best = run(model), model.getInfo().objective_function_value
    model.changeColCost(column, 0.0)
    without_end = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)
    if sign < 0 and status in without_end:  # the least was found before, so it is not infeasible
        return float("inf")
    if status != highspy.HighsModelStatus.kOptimal:
        raise NoAudit(CONTRADICTION)
    return float(sign * best)
