"""How sure the reading of a passage is: rules and model weighed together, as calibrated on lessons kept apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.evidenced import Evidence
from ombud.held.contract.learned import LINES, Scores
from ombud.held.contract.lines import RedLine

Floats = NDArray[np.float64]
_FAR_AHEAD = 6.0
_MOST = 4.0  # weight of rules; more of it says no more
_COLUMN = {line: at for at, line in enumerate(RedLine)}


@dataclass(frozen=True, slots=True)
class Chances:
    """For each line, ``about``: how likely a passage is about it; ``crossed``: if it is, how likely it crosses it."""

    about: Floats
    crossed: Floats


@cache
def _weights() -> dict[str, Floats]:
    found = json.loads((files("ombud.held.contract") / "weights.json").read_text("utf-8"))
    return {question: np.array(weights) for question, weights in found.items()}


def ruled(found: Mapping[RedLine, Evidence]) -> Floats:
    """What the rules find for each line, as three rows: how surely it is about it, what keeps and what crosses it."""
    rows = np.zeros((3, LINES))
    for line, one in found.items():
        rows[:, _COLUMN[line]] = one.about, one.keeps, one.crosses
    return rows


def about_features(rules: Floats, told: Scores) -> Floats:
    """What tells whether a passage is about a line, lines x features: sure words, words that may be, rules that apply,
    the model, and how far the line is before the nearest other line."""
    about, keeps, crosses = rules
    weight, ahead = np.minimum(keeps + crosses, _MOST), told.near - others(told.near)
    return np.column_stack([about == 2, about == 1, weight > 0, weight, told.near,
                            np.clip(ahead, -_FAR_AHEAD, _FAR_AHEAD), ahead > 0,
                            told.crosses, told.keeps, np.maximum(told.crosses, told.keeps)])  # fmt: skip


def crossed_features(rules: Floats, told: Scores) -> Floats:
    """What tells whether a passage crosses, lines x features: the rules on either side, and how it speaks of the two
    sides."""
    _, keeps, crosses = rules
    return np.column_stack([np.minimum(crosses, _MOST), np.minimum(keeps, _MOST), crosses > keeps, keeps > crosses,
                            told.tone, told.crosses - told.keeps])  # fmt: skip


def others(near: Floats) -> Floats:
    """For each line the score of the nearest other line."""
    second, first = np.sort(near)[-2:]
    found = np.full(len(near), first)
    found[near.argmax()] = second
    return found


def chances(found: Mapping[RedLine, Evidence], told: Scores) -> Chances:
    """The chances of one passage for each line."""
    weights, rules = _weights(), ruled(found)
    return Chances(
        logistic(weights["about"], about_features(rules, told)),
        logistic(weights["crossed"], crossed_features(rules, told)),
    )


def logistic(weights: Floats, features: Floats) -> Floats:
    """A chance from each row of features; the first weight stands alone."""
    chance: Floats = 1 / (1 + np.exp(-np.clip(weights[0] + features @ weights[1:], -30.0, 30.0)))
    return chance
