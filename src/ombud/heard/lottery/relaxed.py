"""The fairest chances if people were divisible: nothing that whole people allow is fairer, so it is a proof as well.

Three meanings of fair. Maximin: the least chance is as great as can be. Leximin: then the second least, and so on.
Nash: the product of all chances is as great as can be.
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack

from ombud.heard.lottery.problem import Floats, Problem
from ombud.heard.lottery.solver import Program, Unsolved, opened, prices, run, values

TIGHT = 1e-7  # a kind with so much of all weight cannot have a greater chance
SLACK = 1e-10  # what is reached may be missed by so much later on
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """No lottery lifts all of the ``raised`` kinds above ``z`` and keeps the ``floor`` of the others.

    The proof: at ``weights`` (kinds,), which sum to 1 over the raised, no panel is worth more than z and the floors.
    """

    z: float
    raised: Mask
    floor: Floats
    weights: Floats


class Relaxed:
    """Maximise z with ``x / people - free * z >= floor`` over all panels x of divisible people."""

    def __init__(self, problem: Problem, possible: Mask) -> None:
        self.problem = problem
        size, rows = len(problem.kinds), len(problem.low)
        self.floor, self.raised = np.zeros(size), possible.copy()
        shares = hstack([csr_matrix(np.diag(1.0 / problem.people)), csr_matrix(-possible[:, None].astype(float))])
        told = hstack([csr_matrix(problem.rows), csr_matrix((rows, 1))])
        self._first = rows
        self._model = opened(
            Program(
                np.append(np.zeros(size), 1.0),
                np.zeros(size + 1),
                np.append(problem.kinds.caps.astype(np.float64), 1.0),
                csr_matrix(vstack([told, shares])),
                np.append(problem.low, np.zeros(size)),
                np.append(problem.high, np.full(size, highspy.kHighsInf)),
            )
        )

    def level(self) -> tuple[Level, Floats]:
        """The greatest z, with its proof, and chances (kinds,) that reach it."""
        if not run(self._model):
            raise Unsolved("there is no panel")
        found = values(self._model)
        weights = np.abs(prices(self._model)[self._first :])
        weights /= max(float(weights[self.raised].sum()), 1e-300)
        level = Level(float(found[-1]), self.raised.copy(), self.floor.copy(), weights)
        return level, found[:-1] / self.problem.people

    def hold(self, kinds: Mask, z: float) -> None:
        """These kinds keep the chance z from now on, and are raised no more."""
        for kind in np.flatnonzero(kinds).tolist():
            self._model.changeCoeff(self._first + kind, len(self.floor), 0.0)
            self._model.changeRowBounds(self._first + kind, z - SLACK, highspy.kHighsInf)
        self.floor[kinds], self.raised[kinds] = z, False


def tight(level: Level, chances: Floats) -> Mask:
    """The kinds that cannot have more than z without others having less."""
    found: Mask = level.raised & (level.weights > TIGHT) & (chances < level.z + TIGHT)
    if not found.any():
        found = level.raised & (level.weights >= level.weights[level.raised].max())
    return found


def all_told(problem: Problem, level: Level) -> bool:
    """Whether the raised kinds at z, and the others at their floors, take up all places: then nothing is left."""
    held = np.where(level.raised, level.z, level.floor) @ problem.people
    return bool(held >= problem.size - 1e-7)


def leximin(problem: Problem, possible: Mask) -> tuple[Floats, tuple[Level, ...]]:
    """The leximin chances (kinds,) of divisible people, and the proof of each level."""
    model, levels = Relaxed(problem, possible), []
    while model.raised.any():
        level, chances = model.level()
        levels.append(level)
        if all_told(problem, level):
            return np.where(level.raised, level.z, level.floor), tuple(levels)
        model.hold(tight(level, chances), level.z)
    return model.floor.copy(), tuple(levels)
