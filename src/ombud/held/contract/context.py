"""What the scores of a contract's passages say of each other: a passage among all passages of its contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HINGES = (-2.25, -0.9)  # scores at which the slope from score to chance may change
LOWEST, HIGHEST = -9.0, 6.0  # logits of chances that are told apart
BEGINNING = 0.02  # of a contract: who, what, when


def chances(logits: Floats) -> Floats:
    """Logits as chances."""
    found: Floats = 1 / (1 + np.exp(-logits))
    return found


def bent(scores: Floats) -> Floats:
    """Scores (any shape) with a slope that may change twice: shape x 3."""
    return np.stack([4 * scores, *(4 * np.maximum(scores - hinge, 0) for hinge in HINGES)], axis=-1)


def inputs(scores: Floats, nets: Sequence[Floats] = ()) -> Floats:
    """What the first step is given: scores by words, bent, and the logits of nets, if any: shape x (3 + nets)."""
    return np.concatenate([bent(scores), *(np.clip(net, LOWEST, HIGHEST)[..., None] for net in nets)], axis=-1)


def first_logits(given: Floats, first: Floats) -> Floats:
    """Logits of chances of passages x types, each passage by itself, from ``inputs``; the last of ``first`` added."""
    logits: Floats = np.clip((given * first[:, :-1]).sum(axis=-1) + first[:, -1], LOWEST, HIGHEST)
    return logits


def context(
    logits: Floats, nets: Sequence[Floats], hits: NDArray[np.bool_], lengths: Floats, places: Floats
) -> Floats:
    """Passages x types x what is counted, for one contract whose passages are given in order.

    ``logits`` of the first step, ``nets`` those of each net: passages x types; ``hits`` of rules and clues: those x 4.
    ``lengths`` in characters; ``places`` from 0 to 1.
    """
    count, types = logits.shape
    chance = chances(logits)
    order = np.argsort(np.argsort(-logits, axis=0, kind="stable"), axis=0, kind="stable")
    earlier = np.vstack([np.zeros((1, types)), np.maximum.accumulate(chance, axis=0)[:-1]])
    later = np.vstack([np.maximum.accumulate(chance[::-1], axis=0)[::-1][1:], np.zeros((1, types))])
    clues = [hits[:, :, at].astype(np.float64) for at in range(hits.shape[2])]
    ruled, none = clues[0], np.zeros((1, types))
    whole = [logits.max(axis=0) / 2, np.log1p(chance.sum(axis=0))]
    long = wordy(lengths)
    told = [np.clip(net, LOWEST, HIGHEST) for net in nets]
    one = [logits, *told, chance, np.log1p(order), earlier, later, *clues,
           hits[:, :, 1:].all(axis=2).astype(np.float64), np.vstack([none, ruled[:-1]]),
           np.vstack([ruled[1:], none]), *(np.broadcast_to(row, (count, types)) for row in whole),
           *(np.broadcast_to(column[:, None], (count, types))
             for column in (places, (places < BEGINNING).astype(float), long, long**2))]  # fmt: skip
    others = np.repeat(chance[:, None, :], types, axis=1) * (1 - np.eye(types))
    return np.concatenate([np.stack(one, axis=-1), others], axis=-1)


def second_logits(counted: NDArray[np.floating[Any]], second: Floats) -> Floats:
    """Logits of passages x types from what ``context`` counts; ``second`` is types x (counted + 1)."""
    found: Floats = np.einsum("ptf,tf->pt", counted, second[:, :-1]) + second[:, -1]
    return found


def wordy(lengths: Floats) -> Floats:
    """How long passages are, from their characters: 0 for about 245, 1 for e times as many."""
    return np.log(np.maximum(lengths, 1.0)) - 5.5
