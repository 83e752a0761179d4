"""One run of equal shares watched: who paid for what, and when the supporters of the others no longer could."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.heard.budget.asked import asked_at_once
from ombud.heard.budget.greedy import ranked
from ombud.heard.budget.outcome import Outcome
from ombud.heard.budget.poll import Floats, Poll, summed
from ombud.heard.budget.shares import Purchase, Shares


class Differs(RuntimeError):
    """The exact run bought something else than the quick one, which its error bounds rule out: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Why a project was not bought. Amounts in the smallest unit.

    ``start`` is what its supporters held at first, ``held`` at the end. ``last`` is the place of the purchase after
    which they could no longer pay (nothing if they never could), and ``support`` how many supporters it then had who
    could each have paid an equal part: its cost over the price for each.
    """

    project: int
    start: float
    held: float
    last: int | None
    support: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """``purchases`` are exact. ``paid`` (types,) is what one voter of each type paid in all, ``by_group`` for each
    grouping what each of its groups paid for each project, (groups, purchases), and ``payers`` how many they were."""

    purchases: tuple[Purchase, ...]
    lacks: tuple[Lack, ...]
    paid: Floats
    by_group: tuple[Floats, ...]
    payers: tuple[NDArray[np.int64], ...]


def watched(poll: Poll, found: Outcome) -> Watched:
    """The run that an outcome ended with, made again with exact numbers. ``ValueError`` if it is none of shares."""
    if found.share is None:
        raise ValueError("no shares were given out")
    run = Shares(poll, found.share, found.rule.worth, ranked(poll, found.rule.ties))
    held = _held(poll, run.purse.money)
    start, lacks, money = held, dict[int, Lack](), run.purse.money.copy()
    bought, by_group = list[Purchase](), [list[Floats]() for _ in poll.groups]
    payers = [list[NDArray[np.int64]]() for _ in poll.groups]
    for at, one in enumerate(run):
        bought.append(one)
        after = _held(poll, run.purse.money)
        for project in _dropped(poll, held, after, bought):
            lacks[project] = Lack(project, float(start[project]), 0.0, at, _support(poll, money, project))
        for number, (amounts, people) in enumerate(_groups(poll, one.project, money - run.purse.money)):
            by_group[number].append(amounts)
            payers[number].append(people)
        held, money = after, run.purse.money.copy()
    if tuple(one.project for one in bought) != tuple(one.project for one in found.purchases):
        raise Differs
    return Watched(
        purchases=tuple(bought),
        lacks=tuple(_lack(poll, project, start, held, lacks) for project in _unbought(poll, bought)),
        paid=float(found.share) - money,
        by_group=tuple(_together(poll, number, one) for number, one in enumerate(by_group)),
        payers=tuple(_together(poll, number, one).astype(np.int64) for number, one in enumerate(payers)),
    )


def _held(poll: Poll, money: Floats) -> Floats:
    """What the supporters of each project hold together, (projects,)."""
    each = (poll.weight * money)[poll.entry_type]
    return summed(poll.project, each, len(poll.projects))


def _dropped(poll: Poll, before: Floats, after: Floats, bought: list[Purchase]) -> list[int]:
    """The projects that their supporters could pay for until now."""
    have = {one.project for one in bought}
    near = poll.costs * (1 - 1e-9)
    return [int(at) for at in np.flatnonzero((before >= near) & (after < near)) if int(at) not in have]


def _support(poll: Poll, money: Floats, project: int) -> float | None:
    all_, cost = poll.supporters, poll.projects[project].cost
    there = all_.of(project)
    x, rich, _, _, _ = asked_at_once(
        money, all_.type[there], all_.weight[there], all_.points[there], float(cost), 0.0, float("inf")
    )
    return cost / x if rich and x > 0 else None


def _unbought(poll: Poll, bought: list[Purchase]) -> list[int]:
    have = {one.project for one in bought}
    return [at for at in range(len(poll.projects)) if at not in have]


def _lack(poll: Poll, project: int, start: Floats, held: Floats, known: dict[int, Lack]) -> Lack:
    one = known.get(project)
    return Lack(
        project, float(start[project]), float(held[project]), one.last if one else None, one.support if one else None
    )


def _groups(poll: Poll, project: int, paid: Floats) -> list[tuple[Floats, NDArray[np.int64]]]:
    """What each group paid for one project, and how many of it paid, for every grouping."""
    found = []
    for group in poll.groups:
        each, known = paid[poll.kind], group.of >= 0
        amounts = summed(group.of[known], each[known], len(group.labels))
        people = np.bincount(group.of[known & (each > 0)], minlength=len(group.labels))
        found.append((amounts, people.astype(np.int64)))
    return found


def _together(poll: Poll, number: int, columns: Sequence[NDArray[np.generic]]) -> Floats:
    size = len(poll.groups[number].labels)
    return np.array(columns, np.float64).T if columns else np.zeros((size, 0))
