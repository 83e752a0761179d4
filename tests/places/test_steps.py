"""A map's steps share the areas out evenly, and keep alike figures together."""

from __future__ import annotations

from itertools import pairwise
from math import inf, nan

from hypothesis import given
from hypothesis import strategies as st

from ombud.places.steps import Step, plain, step_of, steps

FIGURES = st.lists(st.none() | st.floats(-1e6, 1e6) | st.integers(-5, 5).map(float))


def test_a_hundred_different_figures_are_shared_out_by_twenties() -> None:
    found = steps(float(one) for one in range(100))
    assert found == tuple(Step(20.0 * at, 20.0 * at + 19, 20) for at in range(5))


def test_nothing_at_all_is_a_step_of_its_own_and_leaves_four_for_the_rest() -> None:
    found = steps([0.0] * 70 + [float(one) for one in range(1, 31)])
    assert [(one.low, one.high, one.areas) for one in found] == [
        (0, 0, 70),
        (1, 8, 8),
        (9, 16, 8),
        (17, 23, 7),
        (24, 30, 7),
    ]


def test_where_most_areas_have_all_of_it_the_few_that_lack_it_are_seen() -> None:
    assert [(one.low, one.high, one.areas) for one in steps([1.0, 2.0, 3.0, 4.0] + [100.0] * 96)] == [
        (1, 4, 4),
        (100, 100, 96),
    ]


def test_fewer_figures_than_steps_make_fewer_steps() -> None:
    assert steps([3.0, 1.0, 3.0]) == (Step(1.0, 1.0, 1), Step(3.0, 3.0, 2))
    assert steps([]) == steps([None, nan, inf]) == ()


def test_what_is_not_known_is_in_no_step() -> None:
    found = steps([1.0, 2.0, None])
    assert [step_of(one, found) for one in (None, nan, 1.0, 2.0)] == [0, 0, 1, 2]


def test_a_step_is_said_in_few_signs() -> None:
    said = [str(Step(low, high, 1).words()) for low, high in ((0, 0), (12, 12), (-3.4567, 0), (99.96, 12345.6))]
    assert said == ["none", "12", "-3.46 to 0", "100 to 12,346"]
    assert plain(0.000123456) == "0.000123"


@given(FIGURES)
def test_every_figure_is_in_one_step_and_the_steps_follow_one_another(figures: list[float | None]) -> None:
    found = steps(figures)
    known = [one for one in figures if one is not None]
    assert sum(one.areas for one in found) == len(known)
    assert min(2, len(set(known))) <= len(found) <= min(5, len(set(known)))
    assert all(before.high < after.low for before, after in pairwise(found))
    for figure in known:
        step = found[step_of(figure, found) - 1]
        assert step.low <= figure <= step.high


@given(FIGURES)
def test_the_order_of_the_areas_does_not_matter(figures: list[float | None]) -> None:
    assert steps(figures) == steps(list(reversed(figures)))
