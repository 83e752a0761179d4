"""Lanczos' method as one piece of machine code: a basis in which the votes are a small tridiagonal matrix."""

from __future__ import annotations

from typing import Any

import numpy as np

from ombud.heard.opinions.kernels import spread
from ombud.heard.opinions.machine import machine
from ombud.heard.opinions.ritz import tridiagonal

LOOKED_AT = 4  # steps between two looks at how exact the directions are


@machine
def lanczos(
    start: Any, item: Any, value: Any, basis: Any, along: Any, beside: Any, wanted: int, exact: float
) -> int:  # fmt: skip
    """Steps taken until the first ``wanted`` directions move by less than ``exact`` of the largest (Lanczos 1950).

    ``basis`` (steps + 1 x statements) holds the first direction in its first row; ``along`` and ``beside`` become the
    diagonal and what stands beside it. Every step is made orthogonal to all before.
    """
    most, m = basis.shape[0] - 1, basis.shape[1]
    image = np.empty(m)
    for j in range(most):
        spread(start, item, value, basis[j], image)
        along[j] = dot(basis[j], image)
        for _ in range(2):  # twice is enough (Parlett 1980)
            cleaned(basis, j + 1, image)
        beside[j + 1] = np.sqrt(dot(image, image))
        if beside[j + 1] <= 1e-13 * max(along[0], 1e-300) or j + 1 == most:
            return j + 1
        if j + 1 >= wanted and j % LOOKED_AT == LOOKED_AT - 1 and settled(along, beside, j + 1, wanted, exact):
            return j + 1
        for s in range(m):
            basis[j + 1, s] = image[s] / beside[j + 1]
    return int(most)


@machine
def settled(along: Any, beside: Any, steps: int, wanted: int, exact: float) -> bool:
    """Whether the first directions still move by less than ``exact`` of the largest."""
    values, near, vectors = along[:steps].copy(), beside[1 : steps + 1].copy(), np.eye(steps)
    near[steps - 1] = 0.0
    tridiagonal(values, near, vectors)
    largest = values.max()
    for _ in range(min(wanted, steps)):
        at = values.argmax()
        if beside[steps] * abs(vectors[steps - 1, at]) > exact * largest:
            return False
        values[at] = -np.inf
    return True


@machine
def cleaned(basis: Any, rows: int, image: Any) -> None:
    """``image`` less what of it lies along the first rows of the basis."""
    parts = np.empty(rows)
    for i in range(rows):
        parts[i] = dot(basis[i], image)
    for i in range(rows):
        for s in range(image.size):
            image[s] -= parts[i] * basis[i, s]


@machine
def dot(one: Any, other: Any) -> float:
    """The sum of products, four sums side by side, in one order on every machine."""
    a, b, c, d = 0.0, 0.0, 0.0, 0.0
    end = one.size - one.size % 4
    for s in range(0, end, 4):
        a += one[s] * other[s]
        b += one[s + 1] * other[s + 1]
        c += one[s + 2] * other[s + 2]
        d += one[s + 3] * other[s + 3]
    for s in range(end, one.size):
        a += one[s] * other[s]
    return (a + b) + (c + d)
