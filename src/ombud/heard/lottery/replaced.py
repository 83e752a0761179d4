"""Who comes instead of someone who declines: by rule, from the same seed, so that all quotas still hold.

In the order in which people decline: the next one of the same kind, in the order of the draw. Where nobody of that kind
is left, of all people with whom every quota still holds, the one with the lowest number of ``seed|again|id``. Places
that stay empty so are filled together if that keeps all quotas, by kinds whose people have the lowest of these numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ombud.heard.lottery.drawn import Drawn, number
from ombud.heard.lottery.kinds import Ints
from ombud.heard.lottery.problem import Problem
from ombud.heard.lottery.solver import opened, panels_of, run, values

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
    seats = _Seats(problem, seed, list(drawn.people), set())
    told = [seats.instead_of(one) for one in declined]
    empty = [at for at, one in enumerate(told) if not one.instead]
    if len(empty) > 1:
        for at, who in zip(empty, seats.together(len(empty)), strict=False):
            told[at] = Replaced(told[at].declined, who, False)
    return Drawn(drawn.ticket, tuple(seats.panel)), tuple(told)


@dataclass(slots=True)
class _Seats:
    """The panel as it stands while people decline and others come."""

    problem: Problem
    seed: str
    panel: list[tuple[str, int]]
    gone: set[str]

    def instead_of(self, one: str) -> Replaced:
        """Who comes instead of one who declines."""
        if one not in {who for who, _ in self.panel}:
            raise NotDrawn(one)
        kind = self.problem.kinds.of_person()[one]
        self.panel = [(who, at) for who, at in self.panel if who != one]
        self.gone.add(one)
        who, same = _next(self.problem, [at for _, at in self.panel], self.left(), self.seed, kind)
        if who:
            self.panel.append((who, self.problem.kinds.of_person()[who]))
        return Replaced(one, who, same)

    def left(self) -> list[str]:
        """Who can still come: not those who declined, and nobody of a home that is there."""
        there = {who for who, _ in self.panel}
        homes = [{one for _, one in home} for home in _homes(self.problem)]
        return [one for home in homes if not home & there for one in home if one not in self.gone]

    def together(self, places: int) -> list[str]:
        """People for all empty places at once; none if no such people keep all quotas.

        Kinds whose people have the lowest numbers come first: their ranks add up to the least that can be.
        """
        of, again = self.problem.kinds.of_person(), f"{self.seed}|{AGAIN}"
        left = sorted(self.left(), key=lambda one: (number(again, one), one))
        counts = np.bincount([at for _, at in self.panel], minlength=len(self.problem.kinds))
        there = np.bincount([of[one] for one in left], minlength=len(counts))
        rank = np.full(len(counts), float(len(left)))
        for at, one in reversed(list(enumerate(left))):
            rank[of[one]] = at
        program = panels_of(replace(self.problem, caps=np.minimum(counts + there, self.problem.caps),
                                    floors=counts), -rank)  # fmt: skip
        model = opened(program, len(counts))
        if counts.sum() + places != self.problem.size or not run(model):
            return []
        return self._seated(left, np.rint(values(model)).astype(int) - counts)

    def _seated(self, order: Sequence[str], wanted: Ints) -> list[str]:
        """So many of each kind seated, in that order; nobody where that cannot be, as homes are taken on the way."""
        of, before, found = self.problem.kinds.of_person(), list(self.panel), []
        for one in order:
            if wanted[of[one]] > 0 and one in self.left():
                wanted[of[one]] -= 1
                found.append(one)
                self.panel.append((one, of[one]))
        if wanted.any():
            self.panel = before
            return []
        return found


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
