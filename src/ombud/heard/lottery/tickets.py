"""A lottery as a list of numbered tickets, each with a panel, all alike likely: so that one public number decides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ombud.heard.lottery.fairest import Lottery
from ombud.heard.lottery.kinds import Ints
from ombud.heard.lottery.problem import Floats

LOOKED_AT = 24  # panels that may lose or get a ticket, looked at in each step
STEPS = 5000
WORK = 400_000_000  # numbers that are reckoned in moving tickets about
POWERS = (2, 6)


@dataclass(frozen=True, slots=True, eq=False)
class Tickets:
    """Panels (panels, kinds) and how many tickets each has (panels,); the first tickets belong to the first panel.

    ``moved``: the most by which any person's chance differs from that of the fairest lottery.
    """

    panels: Ints
    counts: Ints
    people: Ints
    moved: float

    @property
    def all(self) -> int:
        return int(self.counts.sum())

    @property
    def chances(self) -> Floats:
        """The chance of one person of each kind, shape (kinds,): what is really drawn by."""
        found: Floats = self.counts @ self.panels / self.all / self.people
        return found

    def first(self) -> Ints:
        """The first ticket of each panel, from 0."""
        starts: Ints = np.cumsum(self.counts) - self.counts
        return starts

    def panel(self, ticket: int) -> Ints:
        """The panel of a ticket, shape (kinds,)."""
        found: Ints = self.panels[int(np.searchsorted(np.cumsum(self.counts), ticket, side="right"))]
        return found


def tickets_of(lottery: Lottery, count: int) -> Tickets:
    """``count`` tickets shared out among the panels so that chances move by little.

    Each panel gets the whole part of its share, the rest goes to the largest remainders; then single tickets move from
    panel to panel as long as the sum of the squared differences falls, then of their sixth powers: the largest count.
    """
    held = lottery.panels / lottery.problem.people
    share = lottery.weights * count
    counts = np.floor(share + 1e-9).astype(np.int64)
    rest = np.argsort(counts - share, kind="stable")[: count - int(counts.sum())]
    counts[rest] += 1
    for power in POWERS:
        _moved_about(counts, held, count * lottery.chances, power)
    kept = counts > 0
    made = Tickets(lottery.panels[kept], counts[kept], lottery.problem.people, 0.0)
    moved = float(np.abs(made.chances - lottery.chances).max())
    return Tickets(made.panels, made.counts, made.people, moved)


def _moved_about(counts: Ints, held: Floats, wanted: Floats, power: int) -> None:
    """Move single tickets while the sum of the differences to that power falls; changes ``counts``."""
    off = counts @ held - wanted
    for _ in range(min(STEPS, WORK // (LOOKED_AT**2 * len(wanted)))):
        pull = held @ off ** (power - 1)
        losing, gaining = _least(np.where(counts > 0, -pull, np.inf)), _least(pull)
        moved = off + (held[gaining][None, :] - held[losing][:, None])
        left = (moved**power).sum(axis=2)
        frm, to = np.unravel_index(int(np.argmin(left)), left.shape)
        if left[frm, to] >= (off**power).sum() * (1 - 1e-9):
            return
        counts[losing[frm]] -= 1
        counts[gaining[to]] += 1
        off = moved[frm, to]


def _least(values: Floats) -> Ints:
    found: Ints = np.argsort(values, kind="stable")[:LOOKED_AT]
    return found[np.isfinite(values[found])]
