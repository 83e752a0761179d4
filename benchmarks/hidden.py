"""Claim: the least that must be hidden in a table of 30 by 30 with its margins is found, and audited, in under 10 s.

    python benchmarks/hidden.py [--largest 60] [--most 120]

Counts are drawn at random (gamma-Poisson, mean 15: about a fifth of the cells are small), and once more sparse (mean
60, so that small counts stand alone and more must be hidden for their sake). No Python package for exact secondary
suppression was found to lay beside it; the peers are sdcTable (GPL) and GaussSuppression (MIT), both in R. Beside it
stands the whole model of Fischetti & Salazar solved in one piece, without cuts, by the same solver.
"""

from __future__ import annotations

import argparse
import time

import highspy
import numpy as np

from ombud.people.hidden import CannotBeHidden, hide
from ombud.people.recomputed import audit
from ombud.people.small import Policy, levels, primary
from ombud.people.table import Table, two_way

POLICY = Policy(threshold=5, level=3)


def drawn(size: int, mean: float) -> Table:
    rng = np.random.default_rng(size)
    body = rng.poisson(rng.gamma(1, mean, (size, size)))
    return two_way(body, [f"row {n}" for n in range(size)], [f"column {n}" for n in range(size)])


def in_one_piece(table: Table, small: np.ndarray, lower: np.ndarray, upper: np.ndarray, most: float) -> float:
    """The weight of the least pattern by the whole model: a deviation of every cell for each small count, both ways."""
    model, size = highspy.Highs(), len(table.names)
    model.setOptionValue("output_flag", False)
    model.setOptionValue("threads", 1)
    model.setOptionValue("time_limit", most)
    model.addVars(size, small.astype(float), np.where(table.margins & ~small, 0.0, 1.0))
    every = np.arange(size, dtype=np.int32)
    model.changeColsCost(size, every, np.ones(size))
    model.changeColsIntegrality(size, every, np.full(size, highspy.HighsVarType.kInteger))
    far = float(POLICY.level)  # in a two-way table a deviation of p by its level needs no more of any other cell
    for at in np.flatnonzero(small):
        for moved in (upper[at], -lower[at]):
            first = model.getNumCol()
            model.addVars(size, np.full(size, -far), np.full(size, far))
            model.changeColBounds(first + int(at), float(moved), float(moved))
            for one in table.sums:
                cells = np.array([one.total, *one.parts], np.int32) + first
                model.addRow(0.0, 0.0, len(cells), cells, np.array([-1.0] + [1.0] * len(one.parts)))
            for cell in range(size):
                pair = np.array([first + cell, cell], np.int32)
                model.addRow(-highspy.kHighsInf, 0.0, 2, pair, np.array([1.0, -far]))
                model.addRow(0.0, highspy.kHighsInf, 2, pair, np.array([1.0, min(far, float(table.values[cell]))]))
    model.run()
    done = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return float(model.getInfo().objective_function_value) if done else float("nan")


def measure(size: int, mean: float, most: float, beside: bool) -> None:
    table = drawn(size, mean)
    small = primary(table.values, POLICY) & ~table.margins
    lower, upper = levels(table.values, small, POLICY)
    begin = time.perf_counter()
    try:
        found = hide(table, small, lower, upper, most_seconds=most)
    except CannotBeHidden as why:
        print(f"{size:>4} x {size:<4} mean {mean:>3.0f}  {time.perf_counter() - begin:>7.2f} s  {why}", flush=True)
        return
    hidden = time.perf_counter() - begin
    begin = time.perf_counter()
    failed = len(audit(table, found.hidden, lower, upper))
    audited, whole, weight = time.perf_counter() - begin, float("nan"), float("nan")
    if beside:
        begin = time.perf_counter()
        weight = in_one_piece(table, small, lower, upper, most)
        whole = time.perf_counter() - begin
        assert weight != weight or abs(weight - found.weight) < 1e-6, (weight, found.weight)
    print(
        f"{size:>4} x {size:<4} mean {mean:>3.0f}  {hidden:>7.2f} s  audit {audited:>6.2f} s ({failed} fail)  "
        f"{int(small.sum()):>4} small + {int(found.secondary.sum()):>3} for their sake, {found.rounds:>3} rounds, "
        f"{found.cuts:>5} cuts  in one piece {whole:>7.2f} s ({weight:g})",
        flush=True,
    )


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--largest", type=int, default=30)
    options.add_argument("--most", type=float, default=60)
    given = options.parse_args()
    for side in (5, 8, 10, 15, 20, 30, 40, 60, 100):
        for mean in (15.0, 60.0):
            if side <= given.largest:
                measure(side, mean, given.most, beside=side <= 8)
