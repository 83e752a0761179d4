"""The best way to draw among the panels found so far, and what each kind of person would be worth in a new one."""

from __future__ import annotations

from collections.abc import Iterable

import highspy
import numpy as np
from scipy.sparse import csr_matrix

from ombud.heard.lottery.kinds import Ints
from ombud.heard.lottery.problem import Floats, Problem
from ombud.heard.lottery.solver import Program, Unsolved, opened, prices, run, values


class Master:
    """Chances of panels such that ``chance of each kind - free * z >= floor`` with the greatest z.

    With ``free`` 1 and ``floor`` 0 for all kinds, z is the least chance; with chances as the floor, z tells how far
    the panels found so far fall short of them (0: not at all).
    """

    def __init__(self, problem: Problem, floor: Floats, free: Floats) -> None:
        self.problem = problem
        self.panels: list[Ints] = []
        self._seen: set[bytes] = set()
        size = len(problem.kinds)
        column = np.append(-free, 0.0).reshape(size + 1, 1)
        inf = highspy.kHighsInf
        low, high = np.append(floor, 1.0), np.append(np.full(size, inf), 1.0)
        self._model = opened(Program(np.array([1.0]), np.array([-1.0]), np.array([inf]), csr_matrix(column), low, high))
        self.floor, self.free = floor, free

    def add(self, panels: Iterable[Ints]) -> int:
        """Add panels that are not there yet; how many were new."""
        before = len(self.panels)
        for panel in panels:
            if (mark := panel.tobytes()) not in self._seen:
                self._seen.add(mark)
                self.panels.append(panel)
                on = np.flatnonzero(panel)
                index = np.append(on, len(panel)).astype(np.int32)
                worth = np.append(panel[on] / self.problem.people[on], 1.0)
                self._model.addCol(0.0, 0.0, 1.0, len(index), index, worth)
        return len(self.panels) - before

    def change(self, kind: int, floor: float, free: float) -> None:
        """Another floor for one kind, and whether its chance is still to be raised."""
        self.floor[kind], self.free[kind] = floor, free
        self._model.changeCoeff(kind, 0, -free)
        self._model.changeRowBounds(kind, floor, highspy.kHighsInf)

    def solved(self) -> tuple[float, Floats, Floats]:
        """z, the chance of each panel, and the weight of each kind: not below 0, 1 in sum over the free ones."""
        if not run(self._model):
            raise Unsolved("no chances keep the floors")
        found = values(self._model)
        weights = np.abs(prices(self._model)[:-1])
        weights[weights < 1e-12] = 0.0
        return float(found[0]), found[1:], weights / max(float(weights @ self.free), 1e-300)
