"""The fairest chances where whole people allow less than divisible ones would: level by level over whole panels."""

from __future__ import annotations

import numpy as np

from ombud.heard.lottery.certificate import Proof
from ombud.heard.lottery.columns import grown, unheard
from ombud.heard.lottery.kinds import Ints
from ombud.heard.lottery.master import Master
from ombud.heard.lottery.panels import Panels
from ombud.heard.lottery.problem import Floats
from ombud.heard.lottery.relaxed import SLACK, Mask

CLOSE = 1e-8
TIGHT = 1e-6
STEPS = 2000  # of the chances of panels between two new panels
SHORT = 1e-5  # how far the mean logarithm of the chances may be from the greatest


def whole_leximin(
    panels: Panels, found: list[Ints], possible: Mask, chance: np.random.Generator, most: int
) -> tuple[list[Ints], Floats, tuple[Proof, ...]]:
    """Panels, their chances, and the proof of each level; each rests on the whole-number search of HiGHS."""
    size = len(possible)
    master = Master(panels.problem, np.zeros(size), possible.astype(np.float64))
    master.add(found)
    raised, proofs = possible.copy(), []
    while True:
        got = grown(panels, master, 1.0, CLOSE, chance, most, unheard)
        prices = panels.prices(got.weights / panels.problem.people)
        offset = float(got.weights @ master.floor)
        proofs.append(Proof(tuple(got.weights.tolist()), tuple(raised.tolist()), tuple(master.floor.tolist()),
                            tuple(prices.tolist()), got.bound + offset))  # fmt: skip
        tight = raised & (got.weights > TIGHT)
        if not tight.any():
            tight = raised & (got.weights >= got.weights[raised].max())
        raised &= ~tight
        if not raised.any():
            return master.panels, got.chances, tuple(proofs)
        for kind in np.flatnonzero(tight).tolist():
            master.change(kind, got.z - SLACK, 0.0)


def whole_nash(panels: Panels, found: list[Ints], possible: Mask) -> tuple[list[Ints], Floats, float]:
    """Panels, their chances, and how far the mean logarithm of people's chances may be from the greatest.

    Chances of panels move as in the EM algorithm for mixtures; then the panel worth most at one over the chances is
    added, until none is worth more than the number of people.
    """
    people = np.where(possible, panels.problem.people, 0).astype(np.float64)
    found, weights = list(found), np.full(len(found), 1.0 / len(found))
    while True:
        held = np.array(found) / panels.problem.people
        for _ in range(STEPS):
            chances = weights @ held
            weights *= held @ np.where(possible, people / np.where(possible, chances, 1.0), 0.0) / people.sum()
        chances = weights @ held / weights.sum()
        panel, most = panels.best(np.where(possible, 1.0 / np.where(possible, chances, 1.0), 0.0))
        short = most / float(people.sum()) - 1.0
        if short <= SHORT or any((panel == one).all() for one in found):
            return found, weights / weights.sum(), short
        found.append(panel)
        weights = np.append(weights / weights.sum() * 0.99, 0.01)
