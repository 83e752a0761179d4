"""Answers that say nearly the same in nearly the same words: every such pair is found, and none by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ombud.heard.themes.texts import bare

SIGNS = 4  # in a row, blanks among them: short enough that a slip of the pen spoils few
ALIKE = 0.75  # cosine from which two answers count as nearly the same
_BLOCK = 512  # answers that are compared with all others at a time
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers, by their place in the order given, and how alike they are: the cosine, 1 is the same."""

    one: int
    other: int
    cosine: float


@dataclass(frozen=True, slots=True)
class Alike:
    """All pairs from the threshold on, and the groups that they join (each answer in one at most, by its place)."""

    threshold: float
    pairs: tuple[Pair, ...]
    groups: tuple[tuple[int, ...], ...]


def nearly_alike(texts: Sequence[str], threshold: float = ALIKE) -> Alike:
    """Every pair of texts whose TF-IDF of signs in a row has a cosine of ``threshold`` or more.

    Exact, though few pairs are looked at: of each text the commonest features are set aside as long as they alone
    cannot reach the threshold, so that two alike texts share one of those that both have left (prefix filtering,
    Bayardo, Ma & Srikant 2007). Groups are joined through pairs: of three in a group the first and the last may be
    less alike.
    """
    if not 0.3 <= threshold <= 1:
        raise ValueError("a threshold is from 0.3 to 1")
    weights = _shingles(texts)
    if not weights.nnz:
        return Alike(threshold, (), ())
    pairs = _pairs(weights, _prefixes(weights, threshold), threshold)
    return Alike(threshold, pairs, _groups(pairs))


def _shingles(texts: Sequence[str]) -> sparse.csr_matrix:
    """Texts x signs in a row, TF-IDF, rows of length 1; columns from the rarest to the commonest."""
    said = [_runs(bare(text)) for text in texts]
    held: dict[str, int] = {}
    for one in said:
        for run in set(one):
            held[run] = held.get(run, 0) + 1
    order = sorted((run for run, n in held.items() if n > 1), key=lambda run: (held[run], run))
    alone = {run for run, n in held.items() if n == 1}
    at = {run: column for column, run in enumerate(order)}
    rows, columns, rest = [], [], np.zeros(len(texts))
    for row, one in enumerate(said):
        for run in one:
            if run in alone:
                rest[row] += (np.log((1 + len(texts)) / 2) + 1) ** 2
            else:
                rows.append(row)
                columns.append(at[run])
    counts = sparse.coo_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(texts), max(1, len(order)))).tocsr()
    rare = np.log((1 + len(texts)) / (1 + np.array([held[run] for run in order] or [0]))) + 1
    counts.data = counts.data * rare[counts.indices]
    length = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel() + rest)
    found = sparse.csr_matrix(sparse.diags(1 / np.where(length > 0, length, 1)) @ counts)
    found.sort_indices()
    return found


def _runs(text: str) -> list[str]:
    padded = f" {text} "
    return [padded[at : at + SIGNS] for at in range(max(0, len(padded) - SIGNS + 1))] if text else []


def _prefixes(weights: sparse.csr_matrix, threshold: float) -> sparse.csr_matrix:
    """Each row without its commonest features, as many as together stay shorter than the threshold."""
    kept = weights.copy()
    for row in range(weights.shape[0]):
        start, stop = weights.indptr[row], weights.indptr[row + 1]
        tail = np.sqrt(np.cumsum(weights.data[start:stop][::-1] ** 2))[::-1]  # from each feature to the commonest
        kept.data[start:stop][tail < threshold - 1e-9] = 0.0
    kept.eliminate_zeros()
    return kept


def _pairs(weights: sparse.csr_matrix, prefixes: sparse.csr_matrix, threshold: float) -> tuple[Pair, ...]:
    turned = prefixes.T.tocsr()
    found = []
    for start in range(0, weights.shape[0], _BLOCK):
        near = (prefixes[start : start + _BLOCK] @ turned).tocoo()
        keep = near.row + start < near.col
        one, other = near.row[keep] + start, near.col[keep]
        for at in range(0, len(one), 100_000):
            first, second = one[at : at + 100_000], other[at : at + 100_000]
            cosine = np.asarray(weights[first].multiply(weights[second]).sum(axis=1)).ravel()
            good = cosine >= threshold
            found += [
                Pair(int(a), int(b), round(min(1.0, float(c)), 6))
                for a, b, c in zip(first[good], second[good], cosine[good], strict=True)
            ]
    return tuple(sorted(found, key=lambda pair: (-pair.cosine, pair.one, pair.other)))


def _groups(pairs: Sequence[Pair]) -> tuple[tuple[int, ...], ...]:
    """Answers that pairs join, by union and find."""
    parent: dict[int, int] = {}

    def root(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for pair in pairs:
        low, high = sorted((root(pair.one), root(pair.other)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for one in sorted(parent):
        found.setdefault(root(one), []).append(one)
    return tuple(sorted((tuple(group) for group in found.values()), key=lambda group: (-len(group), group)))
