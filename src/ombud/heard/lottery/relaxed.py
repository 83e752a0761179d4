"""The fairest chances if people were divisible: nothing that whole people allow is fairer, so it is a proof as well.

Three meanings of fair. Maximin: the least chance is as great as can be. Leximin: then the second least, and so on.
Nash: the product of all chances is as great as can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack

from ombud.heard.lottery.panels import Panels
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
                np.append(problem.caps.astype(np.float64), highspy.kHighsInf),
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


def face(panels: Panels, levels: Sequence[Level]) -> Problem:
    """The same problem with each quota that has a price held at its bound: only such panels are in a fairest lottery.

    So it is by complementary slackness, if chances as fair as with divisible people can be reached at all. Kinds that
    are worth more than their quotas cost are on every panel, those that are worth less on none.
    """
    problem = panels.problem
    low, high, floors, caps = problem.low.copy(), problem.high.copy(), problem.floors.copy(), problem.caps.copy()
    for level in levels:
        found, _, priced = panels.ceiling(level.weights / problem.people)
        told = problem.rows @ found
        for row in np.flatnonzero(np.abs(priced) > TIGHT).tolist():
            bound = low[row] if abs(told[row] - low[row]) < abs(told[row] - high[row]) else high[row]
            low[row] = high[row] = bound
        more = panels.above()
        floors[more > TIGHT] = problem.caps[more > TIGHT]
        caps[more < -TIGHT] = problem.floors[more < -TIGHT]
    return replace(problem, low=low, high=high, floors=floors, caps=np.maximum(caps, floors))
