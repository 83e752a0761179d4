"""What a line model reads of a passage: its marks, and how they are weighed against each other."""

from __future__ import annotations

import numpy as np

from ombud.held.contract.evidenced import spoken
from ombud.held.contract.marks import marks, runs
from ombud.held.contract.ridge import BIAS, solved
from ombud.held.contract.sides import Sides

WORDS, PAIRS, NEAR, BEHIND, ACTS, _PLAIN = range(6)


def found(text: str, kind: int) -> set[str]:
    return marks(spoken(text, Sides()))[kind]


def test_words_that_stand_near_each_other_are_marks_though_small_words_stand_between() -> None:
    assert "publish_pric" in found("The City publishes all of the prices.", NEAR)
    assert "publish pric" not in found("The City publishes all of the prices.", PAIRS)


def test_what_stands_behind_an_exception_is_told_from_what_stands_before() -> None:
    behind = found("The Supplier deletes the records, except aggregated statistics.", BEHIND)
    assert "except!aggregated" in behind or "except!aggregat" in behind
    assert not {one for one in behind if "record" in one}


def test_runs_of_signs_lie_within_a_word_of_four_letters_or_more() -> None:
    assert "~<aud" in runs("audit")
    assert runs("the") == () == runs("VENDOR")


def test_the_slope_is_level_where_the_regression_ends() -> None:
    rows = np.array([[1, 0], [0.9, 0.1], [0, 1], [0.2, 0.8], [0.5, 0.5]], dtype=np.float32)
    near, yes = 10 * rows @ rows.T, np.array([[1.0], [1], [0], [0], [1]])
    dual = solved(near, np.ones((5, 1)), yes)
    chance = 1 / (1 + np.exp(-(near @ dual + BIAS * dual.sum())))
    assert np.abs(dual - (yes - chance)).max() < 1e-3


def test_what_is_not_asked_weighs_nothing() -> None:
    near = np.eye(3, dtype=np.float32)
    dual = solved(near, np.array([[1.0], [1], [0]]), np.array([[1.0], [0], [1]]))
    assert abs(dual[2, 0]) < 1e-3
