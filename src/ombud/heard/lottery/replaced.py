"""Who comes instead of someone who declines: by rule, from the same seed, so that all quotas still hold.

In the order in which people decline: the next one of the same kind, in the order of the draw. Where nobody of that kind
is left, of all people with whom every quota still holds, the one with the lowest number of ``seed|again|id``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ombud.heard.lottery.drawn import Drawn, number
from ombud.heard.lottery.problem import Problem

AGAIN = "again"


class NotDrawn(ValueError):
    """Somebody declines who was not drawn: the id."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """One who declined, who comes instead ("" if nobody can), and whether it is one of the same kind."""

    declined: str
    instead: str
    same_kind: bool


def replaced(problem: Problem, drawn: Drawn, seed: str, declined: Sequence[str]) -> tuple[Drawn, tuple[Replaced, ...]]:
    """The panel after people declined, in that order, and who came for whom. Raises :class:`NotDrawn`.

    Whoever declined is not asked again, and nobody of a household of which another is on the panel is.
    """
    kinds = problem.kinds.of_person()
    homes = {one: at for at, home in enumerate(_homes(problem)) for _, one in home}
    panel, gone, told = list(drawn.people), set(), []
    for one in declined:
        if one not in {who for who, _ in panel}:
            raise NotDrawn(one)
        panel = [(who, kind) for who, kind in panel if who != one]
        gone.add(one)
        taken = {homes[who] for who, _ in panel}
        left = [who for who in kinds if who not in gone and homes[who] not in taken]
        instead, same = _next(problem, [kind for _, kind in panel], left, seed, kinds[one])
        if instead:
            panel.append((instead, kinds[instead]))
        told.append(Replaced(one, instead, same))
    return Drawn(drawn.ticket, tuple(panel)), tuple(told)


def _homes(problem: Problem) -> list[tuple[tuple[int, str], ...]]:
    return [home for group in problem.kinds.homes for home in group]


def _next(problem: Problem, on: Sequence[int], left: Sequence[str], seed: str, kind: int) -> tuple[str, bool]:
    """Who is next among those who are left; "" if with nobody all quotas hold."""
    of = problem.kinds.of_person()
    alike = [one for one in left if of[one] == kind]
    if alike:
        return min(alike, key=lambda one: (number(seed, one), one)), True
    counts = np.bincount(on, minlength=len(problem.kinds))
    every = np.eye(len(counts), dtype=np.int64)
    fit = [at for at in sorted({of[one] for one in left}) if problem.keeps(counts + every[at])]
    others = [one for one in left if of[one] in fit]
    again = f"{seed}|{AGAIN}"
    return (min(others, key=lambda one: (number(again, one), one)), False) if others else ("", False)
