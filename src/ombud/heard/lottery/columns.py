"""New panels for a lottery until no panel could make it better: the method of column generation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ombud.heard.lottery.kinds import Ints
from ombud.heard.lottery.master import Master
from ombud.heard.lottery.panels import Panels
from ombud.heard.lottery.problem import Floats

BATCH = 100
Told = Callable[[int, float], None]
"""Is told how many panels were found, and how far the lottery is from what no lottery exceeds."""


def unheard(panels: int, gap: float) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True, eq=False)
class Grown:
    """What z was reached, a bound that no lottery exceeds, the chances of the panels, and the weights that prove it.

    ``whole``: the bound rests on the whole-number search of HiGHS, and not on linear programming alone.
    """

    z: float
    bound: float
    chances: Floats
    weights: Floats
    whole: bool


def grown(
    panels: Panels, master: Master, goal: float, close: float, chance: np.random.Generator, most: int, told: Told
) -> Grown:
    """Add panels until z is within ``close`` of ``goal``, or of a bound that HiGHS proves, or ``most`` are tried.

    Many panels are found by rounding; where these no longer help, the best one is asked of HiGHS with its proof.
    """
    tried, before, batch = 0, -np.inf, min(max(8, len(panels.problem.kinds) // 8), BATCH)
    while True:
        z, chances, weights = master.solved()
        told(len(master.panels), goal - z)
        if z >= goal - close or tried >= most:
            return Grown(z, goal, chances, weights, False)
        if z <= before + close:
            panel, bound = panels.best(weights / panels.problem.people)
            bound -= float(weights @ master.floor)
            if bound <= z + close or not master.add([panel]):
                return Grown(z, min(bound, goal), chances, weights, True)
        tried += batch
        master.add(around(panels, weights, batch, chance))
        before = z


def covering(panels: Panels, wanted: Floats, count: int, chance: np.random.Generator, told: Told) -> list[Ints]:
    """Panels in which kinds come about as often as wanted (people of each kind a panel): who lags is worth more."""
    came, found = np.zeros(len(wanted)), []
    for at in range(count):
        lag = ((at + 1) * wanted - came) / np.maximum(wanted, 1e-9)
        worth = np.exp(np.clip(lag - lag.max(), -30.0, 0.0)) * (0.5 + chance.random(len(wanted)))
        found.append(panels.good(worth / panels.problem.people))
        came += found[-1]
        if at % 50 == 49:
            told(at + 1, 1.0)
    return found


def around(panels: Panels, weights: Floats, count: int, chance: np.random.Generator) -> list[Ints]:
    """The panel that is worth most by these weights, and others that are by weights about like them."""
    people = panels.problem.people
    found = [panels.good(weights / people)]
    for _ in range(count - 1):
        found.append(panels.good(weights * chance.exponential(size=len(weights)) / people))
    return found
