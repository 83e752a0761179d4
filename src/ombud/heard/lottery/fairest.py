"""The fairest lottery over all panels that keep the quotas, with a proof that none is fairer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from zlib import crc32

import numpy as np

from ombud.heard.lottery.certificate import Proof, Rules
from ombud.heard.lottery.columns import Grown, Told, covering, grown, unheard
from ombud.heard.lottery.kinds import Ints
from ombud.heard.lottery.master import Master
from ombud.heard.lottery.nash import nash
from ombud.heard.lottery.panels import Panels
from ombud.heard.lottery.problem import Floats, Problem
from ombud.heard.lottery.relaxed import SLACK, Level, Mask, Relaxed, face, leximin
from ombud.heard.lottery.whole import whole_leximin, whole_nash

CLOSE = 1e-8  # how far a chance may be from the fairest
MOST = 6000  # panels that are tried before what was reached is told as it is
BROAD = 300  # kinds; with more, panels are looked for only among those of a fairest lottery of divisible people,
COVER = 300  # so many to begin with,
MOST_BROAD = 1_200_000  # and so many over the number of kinds after
SEED = 2026
SHORT = 1e-6  # of its share, that a chance may miss before whole panels alone are looked at
LIGHT = 1e-12  # a chance of a panel that is none


class Objective(StrEnum):
    """What is meant by fair."""

    MAXIMIN = "maximin"
    LEXIMIN = "leximin"
    NASH = "nash"


class NoPanel(ValueError):
    """No panel keeps all quotas."""


@dataclass(frozen=True, slots=True, eq=False)
class Lottery:
    """Panels (panels, kinds) with the chance of each (panels,), and what it gives each kind (kinds,).

    ``possible``: kinds that some panel can hold. ``proofs``: one for each level of the least chances, first the least;
    ``prices`` of the rows, where each kind is worth one over its chance: the proof for Nash.
    """

    objective: Objective
    problem: Problem
    panels: Ints
    weights: Floats
    possible: Mask
    proofs: tuple[Proof, ...]
    prices: tuple[float, ...] = ()
    tried: int = 0

    @property
    def chances(self) -> Floats:
        """The chance of one person of each kind, shape (kinds,)."""
        found: Floats = self.weights @ self.panels / self.problem.people
        return found


def fairest(problem: Problem, objective: Objective, told: Told | None = None) -> Lottery:
    """The fairest lottery. Raises :class:`NoPanel`; find out why with :mod:`ombud.heard.lottery.impossible`.

    Chances are within 1e-8 of the fairest, or the proof tells how far they may be from it.
    """
    panels = Panels(problem)
    if panels.any() is None:
        raise NoPanel
    chance = np.random.default_rng((SEED, crc32(objective.value.encode())))
    found, possible = _first(panels, chance, told or unheard)
    return _ASKED[objective](_Asked(panels, found, possible, chance, told or unheard))


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """All that a lottery is made from: panels to begin with, and who can be on one."""

    panels: Panels
    found: list[Ints]
    possible: Mask
    chance: np.random.Generator
    told: Told

    @property
    def problem(self) -> Problem:
        return self.panels.problem

    def grown(self, shares: Floats, goal: float, wanted: Floats, levels: Sequence[Level]) -> tuple[Master, Grown]:
        """A lottery in which each kind's chance is so many times its share, as many times as can be, up to the goal.

        ``wanted``: people of each kind on a panel, in the mean, in a fairest lottery of divisible people.
        """
        master = Master(self.problem, np.zeros(len(shares)), np.where(self.possible, shares, 0.0))
        master.add(self.found)
        most = MOST
        if len(self.problem.kinds) > BROAD:
            near = Panels(face(self.panels, levels[:1]))
            if near.any() is not None:
                master.add(covering(near, wanted, COVER, self.chance, self.told))
                most = MOST_BROAD // len(self.problem.kinds)
                reached = grown(near, master, goal, CLOSE, self.chance, most, self.told)
                if not reached.whole:
                    return master, reached
            most = MOST_BROAD // len(self.problem.kinds)
        return master, grown(self.panels, master, goal, CLOSE, self.chance, most, self.told)


def _first(panels: Panels, chance: np.random.Generator, told: Told) -> tuple[list[Ints], Mask]:
    """Panels that hold everyone who can be held, and which kinds these are."""
    problem = panels.problem
    kinds, pool = len(problem.kinds), int(problem.people.sum())
    count = kinds if kinds <= BROAD else 12 + 3 * pool // problem.size
    found = covering(panels, problem.people.astype(np.float64) * (problem.size / pool), count, chance, told)
    possible: Mask = np.sum(found, axis=0) > 0
    for kind in np.flatnonzero(~possible).tolist():
        if not possible[kind]:
            panel, _ = panels.best(np.eye(1, kinds, kind)[0])
            if panel[kind]:
                found.append(panel)
                possible |= panel > 0
    return found, possible


def _maximin(asked: _Asked) -> Lottery:
    level, chances = Relaxed(asked.problem, asked.possible).level()
    if len(asked.problem.kinds) > BROAD:
        chances, _ = leximin(asked.problem, asked.possible)
    master, reached = asked.grown(np.ones(len(chances)), level.z, chances * asked.problem.people, (level,))
    proof = _whole(asked, reached) if reached.whole else _proof(asked.panels, level)
    return _lottery(asked, Objective.MAXIMIN, master.panels, reached.chances, (proof,))


def _leximin(asked: _Asked) -> Lottery:
    target, levels = leximin(asked.problem, asked.possible)
    master, reached = asked.grown(target, 1.0, target * asked.problem.people, levels)
    if reached.whole and reached.z < 1 - SHORT:
        panels, weights, proofs = whole_leximin(asked.panels, master.panels, asked.possible, asked.chance, MOST)
        return _lottery(asked, Objective.LEXIMIN, panels, weights, proofs)
    proofs = tuple(_proof(asked.panels, level) for level in levels)
    chances = reached.chances if reached.z >= 1 - SHORT else _least_first(asked, master.panels, target)
    return _lottery(asked, Objective.LEXIMIN, master.panels, chances, proofs)


def _least_first(asked: _Asked, panels: list[Ints], target: Floats) -> Floats:
    """Chances of the panels found, where the search ended early: the least chance as great as these allow.

    Of what the target gives each kind beyond that, all get the same part.
    """
    on = asked.possible.astype(np.float64)
    least = Master(asked.problem, np.zeros(len(on)), on)
    least.add(panels)
    z, chances, _ = least.solved()
    floor = min(z, float(target[asked.possible].min())) - SLACK
    beyond = np.where(asked.possible, np.maximum(target - floor, 0.0), 0.0)
    if beyond.max() < SHORT:
        return chances
    master = Master(asked.problem, floor * on, np.where(beyond < SHORT, 0.0, beyond))
    master.add(panels)
    return master.solved()[1]


def _nash(asked: _Asked) -> Lottery:
    level, least = Relaxed(asked.problem, asked.possible).level()
    target, _ = nash(asked.panels, asked.possible, np.maximum(least, level.z))
    priced = Level(0.0, asked.possible, np.zeros(len(target)), _over(target, asked.possible))
    master, reached = asked.grown(target, 1.0, target * asked.problem.people, (priced,))
    found, weights = master.panels, reached.chances
    if reached.whole and reached.z < 1 - SHORT:
        found, weights, _ = whole_nash(asked.panels, found, asked.possible)
    made = _lottery(asked, Objective.NASH, found, weights, (_proof(asked.panels, level),))
    chances = made.chances
    return replace(made, prices=tuple(asked.panels.prices(_over(chances, asked.possible)).tolist()))


def _over(chances: Floats, possible: Mask) -> Floats:
    """One over each chance; nothing for a kind that has none."""
    return np.where(possible, 1.0 / np.where(possible, chances, 1.0), 0.0)


_ASKED = {Objective.MAXIMIN: _maximin, Objective.LEXIMIN: _leximin, Objective.NASH: _nash}


def _lottery(
    asked: _Asked, objective: Objective, panels: list[Ints], weights: Floats, proofs: tuple[Proof, ...]
) -> Lottery:
    """The panels that have a chance, in an order of their own."""
    told = zip(panels, weights.tolist(), strict=True)
    kept = sorted(((tuple(panel.tolist()), weight) for panel, weight in told if weight > LIGHT), reverse=True)
    chances = np.array([weight for _, weight in kept])
    drawn = np.array([panel for panel, _ in kept], np.int64)
    return Lottery(objective, asked.problem, drawn, chances / chances.sum(), asked.possible, proofs, tried=len(panels))


def _proof(panels: Panels, level: Level) -> Proof:
    """A level's proof with the prices of the rows at its weights."""
    prices = panels.prices(level.weights / panels.problem.people)
    return Proof(tuple(level.weights.tolist()), tuple(level.raised.tolist()), tuple(level.floor.tolist()),
                 tuple(prices.tolist()))  # fmt: skip


def _whole(asked: _Asked, reached: Grown) -> Proof:
    """The proof that rests on the whole-number search, with the prices beside it."""
    floor = np.zeros(len(asked.possible))
    proof = _proof(asked.panels, Level(reached.z, asked.possible, floor, reached.weights))
    return Proof(proof.weights, proof.raised, proof.floor, proof.prices, reached.bound)


def rules_of(problem: Problem) -> Rules:
    """What every panel keeps, in whole numbers, for the proof to be checked against."""
    rows = tuple(
        (int(low), int(high), tuple(np.flatnonzero(row).tolist()))
        for row, low, high in zip(problem.rows, problem.low, problem.high, strict=True)
    )
    return Rules(tuple(problem.people.tolist()), tuple(problem.caps.tolist()), rows)
