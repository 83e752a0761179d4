"""The least that must be hidden in a table that readers can add up, solved exactly and audited before it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.people.hidden import CannotBeHidden, hide
from ombud.people.recomputed import audit
from ombud.people.small import Policy, primary
from ombud.people.table import Table

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
SECONDS = 10.0  # for each attempt; a table that takes longer is hidden by a simpler rule, or not shown


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Which cells are hidden, and which of them for what they are; shape (n,) each."""

    hidden: Mask
    own: Mask


def small(counts: Numbers, policy: Policy) -> Mask:
    """Counts that are hidden for what they are. A part of a person, as of people shared out over areas, is one."""
    return primary(np.where((counts > 0) & (counts < 1), 1.0, np.floor(counts)), policy)


def least_hidden(
    table: Table, policy: Policy, keeps: Sequence[Mask], weight: Numbers, seconds: float = SECONDS
) -> Pattern | None:
    """The lightest pattern with the first of ``keeps`` that allows one; None where none does.

    ``keeps`` are cells that must be shown, as (n,) masks, the strictest first; ``weight`` (n,) is what hiding a cell
    costs. No pattern is returned that the audit of :mod:`ombud.people.recomputed` does not pass.
    """
    own = small(table.values, policy)
    if not own.any():
        return Pattern(own, own)
    for keep in keeps:
        lower, upper = levels(table, own, policy, keep)
        try:
            hidden = hide(table, own, lower, upper, keep=keep, weight=weight, most_seconds=seconds).hidden
        except CannotBeHidden:
            continue
        if not audit(table, hidden, lower, upper):
            return Pattern(hidden, own)
    return None


def levels(table: Table, own: Mask, policy: Policy, keep: Mask) -> tuple[Numbers, Numbers]:
    """How far below and above a hidden count must stay possible: the level, but not beyond nobody or everybody.

    Nobody expects four of six to be nine: where six is shown, six is as far as anyone can be kept in doubt.
    """
    most = np.full(len(table.names), np.inf)
    for _ in range(len(table.sums)):
        before = most.copy()
        for one in table.sums:
            shown = keep[one.total] and not own[one.total]
            parts = list(one.parts)
            most[parts] = np.minimum(most[parts], table.values[one.total] if shown else most[one.total])
        if np.array_equal(before, most):
            break
    lower = np.where(own, np.minimum(table.values, policy.level), 0.0)
    return lower, np.where(own, np.minimum(policy.level, most - table.values), 0.0)
