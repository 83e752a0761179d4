"""What all parts of a lottery's document need: the lottery and its tickets, and how chances are said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ombud.heard.lottery.fairest import Lottery, Objective
from ombud.heard.lottery.problem import Floats, Problem
from ombud.heard.lottery.tickets import Tickets
from ombud.words import Sentence, say


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A lottery with its tickets, the seed ("" before the draw), the ticket drawn, and whether ids were salted."""

    lottery: Lottery
    tickets: Tickets
    seed: str
    ticket: int | None
    salted: bool

    @property
    def problem(self) -> Problem:
        return self.lottery.problem

    @property
    def pool(self) -> int:
        return int(self.problem.people.sum())

    @property
    def size(self) -> int:
        return self.problem.size

    @property
    def homes(self) -> bool:
        """Whether people who live together are told apart."""
        return any(kind.home for kind in self.problem.kinds.kinds)

    @property
    def chances(self) -> Floats:
        return self.tickets.chances

    def range(self) -> tuple[float, float]:
        """The least and the greatest chance of those who have one."""
        chances = self.chances[self.lottery.possible]
        return float(chances.min()), float(chances.max())

    def left_out(self) -> int:
        """How many people the quotas leave no chance."""
        return int(self.problem.people[~self.lottery.possible].sum())

    def having(self, row: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """The kinds that a quota counts, shape (kinds,)."""
        found: np.ndarray[tuple[int], np.dtype[np.bool_]] = self.problem.rows[row] > 0
        return found


def percent(share: float) -> str:
    """A chance in per cent with two decimals."""
    return f"{100 * share:.2f}"


FAIR: dict[Objective, Sentence] = {
    Objective.MAXIMIN: say("the person with the least chance has as great a chance as possible"),
    Objective.LEXIMIN: say("the person with the least chance has as great a chance as possible, then the one with the "
                           "next least, and so on"),
    Objective.NASH: say("the product of all people's chances is as great as possible, a balance between the least "
                        "chances and all others"),
}  # fmt: skip
