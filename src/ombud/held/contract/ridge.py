"""Logistic regression with a ridge, in the dual: many questions asked of the same passages. Nothing is drawn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
BIAS = 1.0  # how dear the weight that stands alone is, beside the others
NEWTONS, INNER = 5, 14  # steps, and steps within each: after these no weight moves by more than a thousandth


def solved(near: NDArray[np.float32], asked: Floats, yes: Floats) -> Floats:
    """The dual weights of ridge logistic regressions, one a column; ``near`` is the kernel. By Newton's steps, each
    solved by conjugate gradients, of all columns together."""
    dual = scores = np.zeros(yes.shape, dtype=np.float32)
    for _ in range(NEWTONS):
        chance = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        slope = (asked * (yes - chance)).astype(np.float32)
        root = np.sqrt(np.maximum(asked * chance * (1 - chance), 1e-6)).astype(np.float32)
        dual = root * _inner(near, root, slope / root + root * scores, dual / root)
        scores = _times(near, dual)
    return dual.astype(np.float64)


def _inner(near: Singles, root: Singles, wanted: Singles, found: Singles) -> Singles:
    """x with x + root * near @ (root * x) = wanted, from a first guess, column by column."""
    left = wanted - found - root * _times(near, root * found)
    way, length = left, (left * left).sum(axis=0)
    for _ in range(INNER):
        bent = way + root * _times(near, root * way)
        step = length / np.maximum((way * bent).sum(axis=0), 1e-12)
        found, left = found + step * way, left - step * bent
        before, length = length, (left * left).sum(axis=0)
        way = left + length / np.maximum(before, 1e-12) * way
    return found


def _times(near: Singles, dual: Singles) -> Singles:
    scores: Singles = near @ dual + np.float32(BIAS) * dual.sum(axis=0)
    return scores
