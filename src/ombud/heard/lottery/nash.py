"""The chances whose product is greatest, for divisible people: each logarithm made of straight pieces, ever finer.

At the optimum, and only there, no panel is worth more than the number of people if each kind is priced at one over its
chance; how much more the best one is worth tells how far the chances found are from it.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from ombud.heard.lottery.panels import Panels
from ombud.heard.lottery.problem import Floats, Problem
from ombud.heard.lottery.relaxed import Mask
from ombud.heard.lottery.solver import Program, Unsolved, opened, run, values

PIECES = 8  # on either side of where it is now
ROUNDS = 40
CLOSE = 1e-7  # how far the mean logarithm of the chances may be from the greatest


def nash(panels: Panels, possible: Mask, least: Floats) -> tuple[Floats, float]:
    """Chances (kinds,), 0 for kinds that no panel can hold, and how far their mean logarithm may be from the greatest.

    ``least`` are chances of some lottery, above 0 for all possible kinds.
    """
    problem = panels.problem
    now, width = least.copy(), 1.0
    best, gap = now, np.inf
    for _ in range(ROUNDS):
        now = _stepped(problem, possible, now, width)
        short = shortfall(panels, possible, now)
        if short < gap:
            best, gap = now, short
        if gap <= CLOSE:
            break
        width = max(width / 2, 1e-10)
    return best, gap


def shortfall(panels: Panels, possible: Mask, chances: Floats) -> float:
    """By how much the mean logarithm of the chances can still grow, at most."""
    worth = np.where(possible, 1.0 / np.where(possible, chances, 1.0), 0.0)
    _, most, _ = panels.ceiling(worth)
    people = float(panels.problem.people[possible].sum())
    return most / people - 1.0


def _stepped(problem: Problem, possible: Mask, now: Floats, width: float) -> Floats:
    """The best chances by pieces around those of now: as wide as ``width`` in the logarithm, wider further off."""
    at = np.flatnonzero(possible)
    marks = np.sort(np.concatenate([-width * 2.0 ** np.arange(PIECES), [0.0], width * 2.0 ** np.arange(PIECES)]))
    top = (problem.caps / problem.people)[at, None]
    ends = np.minimum(now[at, None] * np.exp(np.clip(marks, -9.0, 9.0)), top)
    ends[:, 0] = np.minimum(ends[:, 0], now[at] * 1e-3)
    ends[:, -1] = top[:, 0]
    wide = np.diff(ends, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = np.where(wide > 0, np.diff(np.log(ends), axis=1) / wide, 0.0)
    rows = problem.rows[:, at] * problem.people[at]
    pieces = wide.shape[1]
    base = rows @ ends[:, 0]
    held = csr_matrix(np.repeat(rows, pieces, axis=1))
    cost = (slope * problem.people[at, None]).ravel()
    model = opened(
        Program(cost / cost.max(), np.zeros(cost.size), wide.ravel(), held, problem.low - base, problem.high - base)
    )
    if not run(model):
        raise Unsolved("there is no panel")
    found = np.zeros(len(now))
    found[at] = ends[:, 0] + values(model).reshape(-1, pieces).sum(axis=1)
    return found
