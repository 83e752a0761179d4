"""Learns how scores become chances, from which chance a contract is said to have a type, and what is shown first.

All of it is learnt from scores of contracts that the words, nets and phrases behind them were not learnt from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.context import context, first_logits, inputs, second_logits
from ombud.held.contract.corpora import Bools, Corpus, Floats, Ints
from ombud.held.contract.ordered import choices, learnt_order
from ombud.held.contract.ordering import clues

NEAR, EVERY = 4000, 10  # the best-scored passages are all learnt from, of the others one in ten, ten times
CHANCES_C, JOINED_C = 1.0, 10.0  # C of the logistic regressions: of the way by words first, and of the other
WANTED = 0.96  # share of the contracts with a type that should be said to have it; of new ones it is a little less


class Ways(NamedTuple):
    """How scores become chances: two steps without the nets in the first of them, and two with them."""

    first: Floats
    second: Floats
    joined: Floats
    joined_second: Floats


def learnt_chances(of: Corpus, scores: Floats, rows: Ints) -> Ways:
    """How scores become chances, learnt from some rows whose scores come from what they did not teach."""
    words, *nets = scores
    joined = _steps(of, inputs(words, nets), nets, rows, JOINED_C)
    return Ways(*_steps(of, inputs(words), nets, rows, CHANCES_C), *joined)


def _steps(of: Corpus, given: Floats, nets: Sequence[Floats], rows: Ints, slack: float) -> tuple[Floats, Floats]:
    """The two steps of one way; which passages are in question is told by words, then by the first step."""
    first = _each(given, given[:, :, 0], of, rows, slack)
    logits = first_logits(given, first)
    return first, _each(around(of, logits, nets), logits, of, rows, slack)


def _each(counted: NDArray[Any], by: Floats, of: Corpus, rows: Ints, slack: float) -> Floats:
    """A logistic regression for each type."""
    return np.array([_logistic(counted[rows, at], of.labels[rows, at], by[rows, at], slack) for at in _types(of)])


def steps_of(of: Corpus, scores: Floats, ways: Ways) -> Floats:
    """Logits of both steps of both ways, 4 x passages x types, from scores, by what ``learnt_chances`` learnt."""
    words, *nets = scores
    alone, joined = first_logits(inputs(words), ways.first), first_logits(inputs(words, nets), ways.joined)
    return np.stack([alone, second_logits(around(of, alone, nets), ways.second),
                     joined, second_logits(around(of, joined, nets), ways.joined_second)])  # fmt: skip


def crossed_steps(of: Corpus, scores: Floats) -> Floats:
    """Those logits of every passage, by ways that were learnt from the other folds."""
    found = np.zeros((4, *of.labels.shape))
    for fold in np.unique(of.fold):
        rows, others = np.flatnonzero(of.fold != fold), of.fold == fold
        if len(rows):
            found[:, others] = steps_of(of, scores, learnt_chances(of, scores, rows))[:, others]
    return found


def order_of(of: Corpus, scores: Floats, steps: Floats, rows: Ints) -> Floats:
    """The weights of what passages are shown first by, learnt from some rows; ``steps`` are those of crossed_steps."""
    told = clues(steps[:, rows], [net[rows] for net in scores[1:]], of.lengths[rows], of.places[rows])
    return learnt_order(choices(told, of.labels[rows], of.contract[rows]))


def _types(of: Corpus) -> range:
    return range(len(of.types))


def around(of: Corpus, logits: Floats, nets: Sequence[Floats]) -> NDArray[np.float32]:
    """What ``context`` counts, contract by contract: passages x types x counted."""
    found = []
    for contract in np.unique(of.contract):
        rows = of.of(int(contract))
        one = context(logits[rows], [net[rows] for net in nets], of.hits[rows], of.lengths[rows], of.places[rows])
        found.append(one.astype(np.float32))
    return np.concatenate(found)


def _logistic(counted: NDArray[Any], marked: Bools, scores: Floats, slack: float) -> Floats:
    """Logistic regression with a slight ridge, of the passages that are in question and one in ten of the others."""
    from sklearn.linear_model import LogisticRegression

    order = np.argsort(-scores, kind="stable")
    rows = np.concatenate([order[:NEAR], order[NEAR::EVERY]])
    weight = np.where(np.arange(len(rows)) < NEAR, 1.0, float(EVERY))
    if not marked[rows].any() or marked[rows].all():
        return np.concatenate([np.zeros(counted.shape[1]), [-9.0]])
    found = LogisticRegression(C=slack, solver="newton-cholesky", max_iter=100)
    found.fit(counted[rows].astype(np.float64), marked[rows], sample_weight=weight)
    return np.concatenate([found.coef_[0], found.intercept_])


def threshold(best: Floats, has: Bools, wanted: float = WANTED) -> float:
    """The highest chance at which ``wanted`` of the contracts that have a type are said to have it.

    ``best`` is the highest chance among a contract's passages, ``has`` whether the contract has the type.
    """
    there = np.sort(best[has])
    return float(there[int((1 - wanted) * len(there))]) if len(there) else 0.5


def highest(of: Corpus, values: Floats) -> tuple[Floats, Bools]:
    """For each contract and type: the highest value among its passages, and whether it is marked at all."""
    rows = [of.of(int(contract)) for contract in np.unique(of.contract)]
    return np.array([values[one].max(axis=0) for one in rows]), np.array([of.labels[one].any(axis=0) for one in rows])
