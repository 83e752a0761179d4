"""Panels that keep all quotas: a good one fast, the best one with its proof, for whatever each kind is worth."""

from __future__ import annotations

from itertools import product

import highspy
import numpy as np
from scipy.sparse import csr_matrix

from ombud.heard.lottery.kinds import Ints
from ombud.heard.lottery.problem import Floats, Problem
from ombud.heard.lottery.solver import Program, Unsolved, opened, panels_of, prices, run, values

WHOLE = 1e-6  # a number this near a whole one is it
FREE = 6  # times as many kinds as there are rows are free when a panel is made whole
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
        self._cost(self._whole, np.zeros(len(self._every)))
        return self._panel(values(self._whole)) if run(self._whole) else None

    def ceiling(self, worth: Floats) -> tuple[Floats, float, Floats]:
        """The best panel if people were divisible: it, what it is worth, and what each row is worth."""
        self._cost(self._divisible, worth)
        if not run(self._divisible):
            raise Unsolved("there is no panel")
        found = values(self._divisible)
        return found, float(worth @ found), prices(self._divisible)

    def prices(self, worth: Floats) -> Floats:
        """What each row is worth (rows,), above 0 where it holds at its upper bound; with it goes the least ceiling."""
        _, _, found = self.ceiling(worth)
        return found if self._priced(worth, found) <= self._priced(worth, -found) else -found

    def _priced(self, worth: Floats, prices: Floats) -> float:
        """The ceiling by weak duality: rows paid at a bound, and kinds for what they are worth above their rows."""
        rows = np.where(prices > 0, self.problem.high, self.problem.low) @ prices
        return float(rows + np.maximum(worth - prices @ self.problem.rows, 0.0) @ self.problem.caps)

    def above(self) -> Floats:
        """What each kind is worth above what its rows cost, at the last :meth:`ceiling`, shape (kinds,)."""
        found, duals = values(self._divisible), np.asarray(self._divisible.getSolution().col_dual, np.float64)
        return np.abs(duals) * np.where(found < self.problem.caps - WHOLE, -1.0, 1.0)

    def good(self, worth: Floats) -> Ints:
        """A panel that is worth much: the best with divisible people, made whole nearby."""
        found, _, _ = self.ceiling(worth)
        near = self._rounded(found, worth)
        return self._nearby(found, worth) if near is None else near

    def best(self, worth: Floats) -> tuple[Ints, float]:
        """The panel that is worth most, and a bound that no panel exceeds, both as HiGHS proves them."""
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
        """The first whole panel found with most kinds held where they are; those that hardly matter are free.

        To ask for the best of them would take ten times as long.
        """
        near = np.abs(found - np.rint(found)) > WHOLE
        dual = np.abs(np.asarray(self._divisible.getSolution().col_dual))
        near[np.argsort(dual, kind="stable")[: FREE * len(self.problem.low) + int(near.sum())]] = True
        at, panel = np.flatnonzero(near), np.rint(found)
        panel[at] = 0.0
        held = self.problem.rows @ panel
        program = Program(
            np.zeros(len(at)),
            self.problem.floors[at].astype(np.float64),
            self.problem.caps[at].astype(np.float64),
            csr_matrix(self.problem.rows[:, at]),
            self.problem.low - held,
            self.problem.high - held,
        )
        model = opened(program, len(at))
        model.setOptionValue("mip_max_improving_sols", 1)
        model.setOptionValue("mip_heuristic_effort", 0.0)
        if not run(model):
            return self._some(worth)
        panel[at] = values(model)
        return self._panel(panel)

    def _some(self, worth: Floats) -> Ints:
        """The first whole panel that HiGHS finds when it looks for the best of all."""
        self._whole.setOptionValue("mip_max_improving_sols", 1)
        self._cost(self._whole, worth)
        there = run(self._whole)
        self._whole.setOptionValue("mip_max_improving_sols", highspy.kHighsIInf)
        if not there:
            raise Unsolved("there is no panel")
        return self._panel(values(self._whole))
