"""The innermost loops of k-means."""

from __future__ import annotations

from typing import Any

import numpy as np

from ombud.heard.opinions.machine import machine


@machine
def nearest(points: Any, centres: Any, label: Any) -> float:
    """The centre nearest to each point, the first of several alike; gives the sum of squared distances."""
    total = 0.0
    for i in range(points.shape[0]):
        best, which = np.inf, 0
        for g in range(centres.shape[0]):
            far = 0.0
            for d in range(points.shape[1]):
                far += (points[i, d] - centres[g, d]) ** 2
            if far < best:
                best, which = far, g
        label[i] = which
        total += best
    return total


@machine
def lloyd(points: Any, weight: Any, centres: Any, label: Any, rounds: int) -> float:
    """k-means from the centres given, which are moved; gives the weighted sum of squares (Lloyd 1982)."""
    groups, axes = centres.shape
    sums, held = np.zeros((groups, axes)), np.zeros(groups)
    label[:] = -1
    within = 0.0
    for _ in range(rounds):
        moved = False
        sums[:] = 0.0
        held[:] = 0.0
        within = 0.0
        for i in range(points.shape[0]):
            best, which = np.inf, 0
            for g in range(groups):
                far = 0.0
                for d in range(axes):
                    far += (points[i, d] - centres[g, d]) ** 2
                if far < best:
                    best, which = far, g
            if label[i] != which:
                label[i] = which
                moved = True
            within += weight[i] * best
            held[which] += weight[i]
            for d in range(axes):
                sums[which, d] += weight[i] * points[i, d]
        if not moved:
            break
        for g in range(groups):
            if held[g] > 0:
                for d in range(axes):
                    centres[g, d] = sums[g, d] / held[g]
    return within


@machine
def seeded(points: Any, weight: Any, lot: Any, centres: Any) -> None:
    """First centres, each drawn by its squared distance from those before (Arthur and Vassilvitskii 2007)."""
    n, axes = points.shape
    far = np.full(n, 1.0)
    for g in range(centres.shape[0]):
        total = 0.0
        for i in range(n):
            total += weight[i] * far[i]
        aim, run, which = lot[g] * total, 0.0, n - 1
        for i in range(n):
            run += weight[i] * far[i]
            if run > aim:
                which = i
                break
        for d in range(axes):
            centres[g, d] = points[which, d]
        for i in range(n):
            away = 0.0
            for d in range(axes):
                away += (points[i, d] - centres[g, d]) ** 2
            far[i] = away if g == 0 else min(far[i], away)
