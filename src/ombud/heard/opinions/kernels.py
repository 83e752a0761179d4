"""The innermost loops over votes: along the directions, onto the map, and into counts."""

from __future__ import annotations

from typing import Any

import numpy as np

from ombud.heard.opinions.machine import machine


@machine
def centred(item: Any, vote: Any, mean: Any, out: Any) -> None:
    """Votes less the mean of their statement."""
    for p in range(item.size):
        out[p] = vote[p] - mean[item[p]]


@machine
def spread(start: Any, item: Any, value: Any, along: Any, out: Any) -> None:
    """``out`` = X'X times ``along``, where X holds the centred votes, and 0 where nobody voted.

    Two sums side by side, always the same votes in each: the processor need not wait for one to end.
    """
    out[:] = 0.0
    for i in range(start.size - 1):
        begin, end = start[i], start[i + 1]
        even, odd = 0.0, 0.0
        for p in range(begin, end - 1, 2):
            even += value[p] * along[item[p]]
            odd += value[p + 1] * along[item[p + 1]]
        if (end - begin) % 2:
            even += value[end - 1] * along[item[end - 1]]
        total = even + odd
        for p in range(begin, end):
            out[item[p]] += value[p] * total


@machine
def placed(start: Any, item: Any, vote: Any, mean: Any, axes: Any, statements: int, out: Any) -> None:
    """Where each person stands on the axes, people x axes: X times the axes, times sqrt(statements / votes given)."""
    for i in range(start.size - 1):
        n = start[i + 1] - start[i]
        stretch = np.sqrt(statements / n) if n else 0.0
        for d in range(axes.shape[0]):
            total = 0.0
            for p in range(start[i], start[i + 1]):
                total += (vote[p] - mean[item[p]]) * axes[d, item[p]]
            out[i, d] = total * stretch


@machine
def left_out(start: Any, item: Any, vote: Any, mean: Any, axes: Any, centres: Any, counts: Any) -> None:
    """Votes by statement, group and answer, where each person's group is told from all their votes but the one that
    is counted. ``counts`` is statements x groups x 3 (disagree, pass, agree)."""
    statements, axis_n = mean.size, axes.shape[0]
    total = np.empty(axis_n)
    for i in range(start.size - 1):
        n = start[i + 1] - start[i]
        for d in range(axis_n):
            total[d] = 0.0
            for p in range(start[i], start[i + 1]):
                total[d] += (vote[p] - mean[item[p]]) * axes[d, item[p]]
        stretch = np.sqrt(statements / (n - 1)) if n > 1 else 0.0
        for p in range(start[i], start[i + 1]):
            best, which = np.inf, 0
            for g in range(centres.shape[0]):
                far = 0.0
                for d in range(axis_n):
                    at = (total[d] - (vote[p] - mean[item[p]]) * axes[d, item[p]]) * stretch
                    far += (at - centres[g, d]) ** 2
                if far < best:
                    best, which = far, g
            counts[item[p], which, vote[p] + 1] += 1


@machine
def tallied(start: Any, item: Any, vote: Any, label: Any, counts: Any) -> None:
    """Votes by statement, group and answer; ``counts`` is statements x groups x 3 (disagree, pass, agree)."""
    for i in range(start.size - 1):
        for p in range(start[i], start[i + 1]):
            counts[item[p], label[i], vote[p] + 1] += 1
