"""Panels that keep all quotas: a good one fast, the best one with its proof, for whatever each kind is worth."""

from __future__ import annotations

from itertools import product

import numpy as np

from ombud.heard.lottery.kinds import Ints
from ombud.heard.lottery.problem import Floats, Problem
from ombud.heard.lottery.solver import Unsolved, opened, panels_of, prices, run, values

WHOLE = 1e-6  # a number this near a whole one is it
NEAR = 0.01  # how far below the best nearby a good panel may be, relatively
TRIED = 10  # broken numbers of a solution that are rounded in every way, before the solver is asked


class Panels:
    """Finds panels. Holds the same program twice: with divisible people, and with whole ones."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        program = panels_of(problem)
        self._every = np.arange(len(problem.kinds), dtype=np.int32)
        self._divisible = opened(program)
        self._whole = opened(program, len(problem.kinds))

    def any(self) -> Ints | None:
        """Some panel; None if there is none."""
        self._free()
        self._cost(self._whole, np.zeros(len(self._every)))
        return self._panel(values(self._whole)) if run(self._whole) else None

    def ceiling(self, worth: Floats) -> tuple[Floats, float, Floats]:
        """The best panel if people were divisible: it, what it is worth, and what each row is worth."""
        self._cost(self._divisible, worth)
        if not run(self._divisible):
            raise Unsolved("there is no panel")
        found = values(self._divisible)
        return found, float(worth @ found), prices(self._divisible)

    def good(self, worth: Floats) -> Ints:
        """A panel that is worth much: the best with divisible people, made whole nearby."""
        found, _, _ = self.ceiling(worth)
        near = self._rounded(found, worth)
        return self._nearby(found, worth) if near is None else near

    def best(self, worth: Floats) -> tuple[Ints, float]:
        """The panel that is worth most, and a bound that no panel exceeds, both as HiGHS proves them."""
        self._free()
        self._cost(self._whole, worth)
        if not run(self._whole):
            raise Unsolved("there is no panel")
        panel = self._panel(values(self._whole))
        return panel, max(float(self._whole.getInfo().mip_dual_bound), float(worth @ panel))

    def _cost(self, model: object, worth: Floats) -> None:
        model.changeColsCost(len(self._every), self._every, worth)  # type: ignore[attr-defined]

    def _panel(self, found: Floats) -> Ints:
        panel: Ints = np.rint(found).astype(np.int64)
        if not self.problem.keeps(panel):
            raise Unsolved("a panel is not whole")
        return panel

    def _rounded(self, found: Floats, worth: Floats) -> Ints | None:
        """The best way to round the broken numbers up and down; None where none keeps the quotas."""
        base = np.floor(found + WHOLE)
        broken = np.flatnonzero(found - base > WHOLE)
        if len(broken) > TRIED:
            return None
        ways = np.array(list(product((0.0, 1.0), repeat=len(broken)))).reshape(2 ** len(broken), len(broken))
        told = self.problem.rows @ base + ways @ self.problem.rows[:, broken].T
        kept = ((told > self.problem.low - WHOLE) & (told < self.problem.high + WHOLE)).all(axis=1)
        if not kept.any():
            return None
        gain = np.where(kept, ways @ worth[broken], -np.inf)
        base[broken] += ways[int(np.argmax(gain))]
        return self._panel(base)

    def _nearby(self, found: Floats, worth: Floats) -> Ints:
        """Most kinds held where they are, those that hardly matter and a few more free; else the best of all."""
        near = np.abs(found - np.rint(found)) > WHOLE
        dual = np.abs(np.asarray(self._divisible.getSolution().col_dual))
        near[np.argsort(dual, kind="stable")[: 3 * len(self.problem.low) + int(near.sum())]] = True
        held = np.rint(found)
        caps = self.problem.kinds.caps.astype(np.float64)
        self._bounds(np.where(near, 0.0, held), np.where(near, caps, held))
        self._cost(self._whole, worth)
        self._whole.setOptionValue("mip_rel_gap", NEAR)
        there = run(self._whole)
        self._whole.setOptionValue("mip_rel_gap", 0.0)
        return self._panel(values(self._whole)) if there else self.best(worth)[0]

    def _bounds(self, least: Floats, most: Floats) -> None:
        self._whole.changeColsBounds(len(self._every), self._every, least, most)

    def _free(self) -> None:
        self._bounds(np.zeros(len(self._every)), self.problem.kinds.caps.astype(np.float64))
