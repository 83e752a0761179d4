"""How far a hidden count can move while everything that is shown stays: what a reader can find out by subtraction."""

from __future__ import annotations

from collections.abc import Iterator

import highspy
import numpy as np
from numpy.typing import NDArray

from ombud.people.table import Table
from ombud.words import say

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Cut = tuple[Floats, float]  # coefficients (n,) and what they must reach at least
CLOSE = 1e-6  # persons
ROUGH = 1e-7  # a solver's reduced costs are true to this


class CannotBeHidden(ValueError):
    """No pattern protects a cell, or none was found in the time given: which cell, and what to do."""


class Attack:
    """A reader who adds and subtracts what is shown, as a linear program of deviations z (n,), one for each cell.

    Every total moves as much as its parts, no cell falls below nothing, no shown cell moves.
    """

    def __init__(self, table: Table, primary: Mask, lower: Floats, upper: Floats) -> None:
        self.table, self.primary, self.lower, self.upper = table, primary, lower, upper
        self.model = silent()
        size = len(table.names)
        self.every = np.arange(size, dtype=np.int32)
        self.model.addVars(size, np.zeros(size), np.zeros(size))
        for one in table.sums:
            cells = np.array([one.total, *one.parts], np.int32)
            self.model.addRow(0.0, 0.0, len(cells), cells, np.array([-1.0] + [1.0] * len(one.parts)))

    def missing(self, hidden: Mask) -> Iterator[Cut]:
        """A cut for each primary cell and direction in which it cannot move by its level."""
        low = np.where(hidden, -self.table.values, 0.0)
        high = np.where(hidden, highspy.kHighsInf, 0.0)
        self.model.changeColsBounds(len(low), self.every, low, high)
        for sign, level in ((1.0, self.upper), (-1.0, self.lower)):
            free = ~self.primary | (level <= 0)
            for at in np.flatnonzero(self.primary).tolist():
                if free[at]:
                    continue
                moved, deviation, duals = self._moved(at, sign, float(level[at]))
                free |= sign * deviation >= level - CLOSE  # whoever moves along has shown that it can
                if moved < level[at] - CLOSE:
                    yield self._cut(at, float(level[at]), duals, hidden)
                self.model.changeColBounds(at, float(low[at]), float(high[at]))

    def _moved(self, at: int, sign: float, level: float) -> tuple[float, Floats, Floats]:
        """How far cell ``at`` can move that way, ``level`` at most; the deviation that does it; the reduced costs."""
        self.model.changeColBounds(at, min(0.0, sign * level), max(0.0, sign * level))
        self.model.changeColCost(at, -sign)
        if run(self.model) != highspy.HighsModelStatus.kOptimal:
            raise CannotBeHidden(say("{name}: how far it can be told was not found.", name=self.table.names[at]))
        moved, found = -self.model.getInfo().objective_function_value, self.model.getSolution()
        self.model.changeColCost(at, 0.0)
        return float(moved), np.asarray(found.col_value), -np.asarray(found.col_dual)

    def _cut(self, at: int, level: float, duals: Floats, hidden: Mask) -> Cut:
        """Every deviation z moves ``at`` by the sum of d z, so what is hidden must let d z reach the level."""
        upwards = ~hidden & (duals > ROUGH)  # what is hidden already has no end upwards, so its d is not above 0
        downwards = np.where(duals < -ROUGH, -duals, 0.0) * self.table.values
        reach = np.where(upwards, level, np.minimum(level, downwards))
        reach[at] = 0  # short of its level it is basic or held at 0, and helps itself in nothing
        return reach / level, 1.0

    def out_of_reach(self, hidden: Mask) -> list[int]:
        """The primary cells that can be told although all that may be hidden is hidden."""
        low, high = np.where(hidden, -self.table.values, 0.0), np.where(hidden, highspy.kHighsInf, 0.0)
        self.model.changeColsBounds(len(low), self.every, low, high)
        found = []
        for at in np.flatnonzero(self.primary).tolist():
            for sign, level in ((1.0, float(self.upper[at])), (-1.0, float(self.lower[at]))):
                if level > 0 and self._moved(at, sign, level)[0] < level - CLOSE:
                    found.append(at)
            self.model.changeColBounds(at, float(low[at]), float(high[at]))
        return found


def run(model: highspy.Highs) -> highspy.HighsModelStatus:
    """How a linear program ended. One that starts from the last may lose its way; it is then begun afresh."""
    model.run()
    known = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kUnbounded)
    if model.getModelStatus() not in known:
        model.clearSolver()
        model.run()
    return model.getModelStatus()


def silent() -> highspy.Highs:
    """A solver that prints nothing and keeps to one core."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)
    model.setOptionValue("threads", 1)
    return model
