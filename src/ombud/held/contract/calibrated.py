"""The weights by which rules and model make one chance, and how far such chances come true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.learned import Scores
from ombud.held.contract.lines import RedLine
from ombud.held.contract.weighed import about_features, crossed_features, ruled

if TYPE_CHECKING:
    from ombud.held.contract.lesson import Lesson

Floats = NDArray[np.float64]
_PLACES = 4


def calibrated(given: Sequence[Lesson], scores: Mapping[str, Scores]) -> dict[str, list[float]]:
    """The weights of both questions, from lessons and the scores of a model that did not see them."""
    about, of_line, crossed, crosses = [], [], [], []
    for one in given:
        told, rules = scores[one.id], ruled(one.evidence)
        label = np.array([one.lines.get(line.value, "") for line in RedLine])
        about.append(about_features(rules, told))
        of_line.append(label != "")
        crossed.append(crossed_features(rules, told)[label != ""])
        crosses.append(label[label != ""] == "crossed")
    return {"about": _logistic(about, of_line), "crossed": _logistic(crossed, crosses)}


def _logistic(features: list[Floats], yes: list[NDArray[np.bool_]]) -> list[float]:
    """A logistic regression with a slight ridge, by Newton's steps (Platt's scaling, with more than one score)."""
    y = np.concatenate(yes).astype(float)
    rows = np.hstack([np.ones((len(y), 1)), np.concatenate(features)])
    weights, ridge = np.zeros(rows.shape[1]), np.eye(rows.shape[1])
    ridge[0, 0] = 1e-6
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chance - y) + ridge @ weights
        step = np.linalg.solve((rows * (chance * (1 - chance))[:, None]).T @ rows + ridge, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return [round(float(one), _PLACES) for one in weights]


def reliability(chance: Sequence[float], came_true: Sequence[bool], bins: int = 10) -> list[tuple[float, float, int]]:
    """For each tenth of the chances: their mean, the share that came true, and how many there are."""
    held, true = np.array(chance), np.array(came_true, dtype=float)
    tenth = np.minimum((held * bins).astype(int), bins - 1)
    return [(float(held[tenth == at].mean()), float(true[tenth == at].mean()), int((tenth == at).sum()))
            for at in range(bins) if (tenth == at).any()]  # fmt: skip
