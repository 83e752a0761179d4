"""How sure the reading of a passage is: rules and model weighed together, as calibrated on lessons kept apart."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ombud.held.contract.evidenced import Evidence


@dataclass(frozen=True, slots=True)
class Chances:
    """``about``: how likely a passage is about a line; ``crossed``: if it is, how likely it crosses the line."""

    about: float
    crossed: float


@cache
def _weights() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("ombud.held.contract") / "weights.json").read_text("utf-8"))
    return found


def about_features(found: Evidence, near: float, other: float) -> list[float]:
    """What tells whether a passage is about a line: sure words, words that may be, rules that apply, the model, and how
    far the line is before the nearest ``other`` line."""
    weight, ahead = min(found.keeps + found.crosses, 4.0), near - other
    return [float(found.about == 2), float(found.about == 1), float(weight > 0), weight, near,
            max(min(ahead, _FAR_AHEAD), -_FAR_AHEAD), float(ahead > 0)]  # fmt: skip


_FAR_AHEAD = 6.0


def crossed_features(found: Evidence, tone: float) -> list[float]:
    """What tells whether a passage crosses: the rules on either side, and how it speaks of the two sides."""
    return [min(found.crosses, 4.0), min(found.keeps, 4.0), float(found.crosses > found.keeps),
            float(found.keeps > found.crosses), tone]  # fmt: skip


def others(near: Sequence[float]) -> list[float]:
    """For each line the score of the nearest other line."""
    first, second = sorted(near, reverse=True)[:2]
    at = list(near).index(first)
    return [second if each == at else first for each in range(len(near))]


def chances(found: Evidence, near: float, other: float, tone: float) -> Chances:
    """The chances of one passage and one line; ``near``, ``other`` and ``tone`` are the model's scores."""
    weights = _weights()
    return Chances(
        logistic(weights["about"], about_features(found, near, other)),
        logistic(weights["crossed"], crossed_features(found, tone)),
    )


def logistic(weights: Sequence[float], features: Sequence[float]) -> float:
    """A chance from features; the first weight stands alone."""
    x = weights[0] + sum(w * f for w, f in zip(weights[1:], features, strict=True))
    return 1 / (1 + math.exp(-max(min(x, 30.0), -30.0)))
