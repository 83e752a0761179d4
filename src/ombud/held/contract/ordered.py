"""Learns in which passage of a contract a type most likely stands, if it is there (ordering.py)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.corpora import Bools, Floats, Ints

RIDGE = 10.0  # on weights of clues that are level with each other
NARROW = 1e-6


class Choices(NamedTuple):
    """Contracts with a type that they have: the clues of each passage (rows x clues), which of them are ``right``, and
    where each contract's rows begin (``first``)."""

    clues: Floats
    right: Bools
    first: Ints


def choices(clues: Floats, marked: Bools, contract: Ints) -> Choices:
    """All types of all contracts that have them. ``clues``: passages x types x clues, ``marked``: passages x types."""
    found, right, long = [], [], []
    for begun, stop in _spans(contract):
        for at in np.flatnonzero(marked[begun:stop].any(axis=0)):
            found.append(clues[begun:stop, at])
            right.append(marked[begun:stop, at])
            long.append(stop - begun)
    return Choices(np.concatenate(found), np.concatenate(right), np.cumsum([0, *long[:-1]]))


def learnt_order(given: Choices) -> Floats:
    """The weight of each clue: it makes likeliest that of each contract's passages a right one is chosen."""
    from scipy.optimize import minimize

    spread = given.clues.std(axis=0) + NARROW
    level = given.clues / spread
    begun = np.zeros(level.shape[1])
    found = minimize(_loss, begun, (level, given.right, given.first), "L-BFGS-B", jac=True, options={"maxiter": 300})
    weights: Floats = found.x / spread
    return weights


def _loss(weights: Floats, level: Floats, right: Bools, first: Ints) -> tuple[float, Floats]:
    """How unlikely the right passages are chosen, and how that changes with each weight."""
    scores = level @ weights
    each = np.repeat(np.arange(len(first)), np.diff(first, append=len(scores)))
    odds = np.exp(scores - np.maximum.reduceat(scores, first)[each])
    all_, good = np.add.reduceat(odds, first), np.add.reduceat(odds * right, first)
    good = np.maximum(good, np.finfo(float).tiny)
    slopes = level.T @ (odds / all_[each] - odds * right / good[each])
    return float((np.log(all_) - np.log(good)).sum() + RIDGE * (weights**2).sum() / 2), slopes + RIDGE * weights


def _spans(contract: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Where the rows of each contract begin and end."""
    begun = np.flatnonzero(np.diff(contract, prepend=-1))
    return list(zip(begun.tolist(), [*begun[1:].tolist(), len(contract)], strict=True))
