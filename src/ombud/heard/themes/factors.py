"""Themes as sums of words: answers are taken apart into a few lists of words, the same way every time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float64]
_ROUNDS = 100
_SETTLED = 5e-5  # of the loss at the start
_TINY = 1e-12
_NEIGHBOURS = 10  # answers near a seed that its theme begins with


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """``shares`` (answers x themes): how much of each theme each has; ``themes`` (themes x features) of length 1.

    ``explained`` is the share of the squared weights that the two together give back.
    """

    shares: Floats
    themes: Floats
    explained: float


def factors(weights: sparse.csr_matrix, themes: int) -> Factors:
    """Non-negative factors (Lee & Seung 1999) by hierarchical alternating least squares (Cichocki & Phan 2009).

    ``weights`` is answers x features, not below 0. The start is chosen and not drawn: the answer with most others near
    it, then each time the one that is near many and far from those chosen. Nothing depends on threads or on chance.
    """
    right = _start(weights, themes)
    left = np.zeros((weights.shape[0], themes))
    square = max(float(weights.multiply(weights).sum()), _TINY)
    before = loss = square
    for _ in range(_ROUNDS):
        left = _solved(left, np.asarray(weights @ right.T), _gram(right))
        right = _solved(right.T, np.asarray(weights.T @ left), _gram(left.T)).T
        loss = _loss(square, weights, left, right)
        if before - loss < _SETTLED * square:
            break
        before = loss
    length = np.sqrt(np.einsum("ij,ij->i", right, right))
    return Factors(left * length, right / np.maximum(length, _TINY)[:, None], round(1 - loss / square, 9))


def _start(weights: sparse.csr_matrix, themes: int) -> Floats:
    """Each theme begins as the sum of the answers nearest to a seed, by how near they are."""
    middle = np.asarray(weights.mean(axis=0)).ravel()
    density = np.asarray(weights @ middle).ravel()
    nearest = np.zeros(weights.shape[0])
    found = []
    for _ in range(themes):
        seed = int(np.argmax(np.round(density * (1 - np.minimum(nearest, 1)), 12)))
        near = np.asarray(weights @ weights[seed].toarray().ravel()).ravel()
        order = np.argsort(-np.round(near, 12), kind="stable")[:_NEIGHBOURS]
        found.append(np.asarray(weights[order].T @ near[order]).ravel())
        nearest = np.maximum(nearest, near)
        nearest[seed] = 1.0
    return np.array(found) + _TINY


def _gram(rows: Floats) -> Floats:
    """Products of rows with rows; not by BLAS, whose sums depend on how many threads there are."""
    found: Floats = np.einsum("ij,kj->ik", rows, rows)
    return found


def _solved(held: Floats, target: Floats, gram: Floats) -> Floats:
    """One sweep over the columns, each moved to its best value with the others fixed, and not below 0."""
    found = held.copy()
    for at in range(found.shape[1]):
        step = target[:, at] - np.einsum("ij,j->i", found, gram[:, at])
        found[:, at] = np.maximum(found[:, at] + step / max(gram[at, at], _TINY), 0)
        if not found[:, at].any():
            found[:, at] = _TINY
    return found


def _loss(square: float, weights: sparse.csr_matrix, left: Floats, right: Floats) -> float:
    cross = float(np.einsum("ij,ij->", np.asarray(weights @ right.T), left))
    return square - 2 * cross + float(np.einsum("ij,ij->", _gram(left.T), _gram(right)))
