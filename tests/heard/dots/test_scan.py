"""Clusters: the likelihood by hand, a planted place found, and chance left alone."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.heard.dots.dealt import chance, deal_kinds, deal_rounds
from ombud.heard.dots.scan import _Likelihood, scan
from ombud.heard.dots.squares import MOST, squares


def crowd(seed: int, n: int = 300, inside: float = 0.3) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Dots over 2 km, a third of them of the kind, and within 300 m of the middle with another chance."""
    random = np.random.default_rng(seed)
    x, y = random.uniform(0, 2000, (2, n))
    near = (x - 1000) ** 2 + (y - 1000) ** 2 < 300**2
    return x, y, random.random(n) < np.where(near, inside, 0.3)


def test_the_likelihood_is_that_of_kulldorff() -> None:
    """8 of 10 inside and 12 of 90 outside against 20 of 100 everywhere, by hand."""
    likely = _Likelihood(100, 20, np.array([10, 10]))
    hand = 8 * log(8 / 10) + 2 * log(2 / 10) + 12 * log(12 / 90) + 78 * log(78 / 90) - 20 * log(0.2) - 80 * log(0.8)
    assert likely.of(np.array([[8.0], [1.0]]))[:, 0].tolist() == pytest.approx([hand, 0.0])


def test_a_planted_place_is_found_where_it_is() -> None:
    x, y, unsafe = crowd(1, 400, inside=0.95)
    person = np.arange(400)
    found = scan(squares(x, y, 200), unsafe, person, deal_kinds(unsafe, person), chance(1, "scan"), 5)
    assert found is not None
    first = found.clusters[0]
    assert np.hypot(first.x - 1000, first.y - 1000) < 350
    assert first.chance <= 0.005
    assert first.ratio > 2


def test_no_middle_is_the_place_of_a_dot() -> None:
    x, y, unsafe = crowd(1, 400, inside=0.95)
    person = np.arange(400)
    found = scan(squares(x, y, 200), unsafe, person, deal_kinds(unsafe, person), chance(1, "scan"), 5)
    assert found is not None
    assert all(one.x % 200 == 100 and one.y % 200 == 100 for one in found.clusters)


def test_where_there_is_nothing_a_cluster_is_claimed_about_once_in_twenty() -> None:
    claimed = 0
    for seed in range(40):
        x, y, unsafe = crowd(seed, 150)
        person = np.arange(150) // 3
        deal = deal_kinds(unsafe, person)
        found = scan(squares(x, y, 300), unsafe, person, deal, chance(seed, "scan"), 5, deals=199)
        claimed += found is not None and bool(found.clusters)
    assert claimed <= 5


def test_one_who_is_afraid_everywhere_makes_no_cluster() -> None:
    """Twenty dots of one person at one place, all unsafe, among three hundred others."""
    x, y, unsafe = crowd(3, 300)
    x, y = np.append(x, np.full(20, 250.0)), np.append(y, np.full(20, 250.0))
    unsafe, person = np.append(unsafe, np.full(20, True)), np.append(np.arange(300), np.full(20, 300))
    grid = squares(x, y, 200)
    by_person = scan(grid, unsafe, person, deal_kinds(unsafe, person), chance(1, "scan"), 2)
    by_dot = scan(grid, unsafe, person, deal_kinds(unsafe, np.arange(320)), chance(1, "scan"), 2)
    assert by_person is not None
    assert by_dot is not None
    assert by_dot.chance <= 0.05 < by_person.chance


def test_with_one_kind_only_there_is_nothing_to_compare_with() -> None:
    x, y, _ = crowd(1)
    everything = np.ones(300, bool)
    deal = deal_kinds(everything, np.arange(300))
    assert scan(squares(x, y, 200), everything, np.arange(300), deal, chance(1, "scan"), 5) is None


def test_too_many_squares_are_made_fewer() -> None:
    x, y = np.random.default_rng(1).uniform(0, 100_000, (2, 6000))
    grid = squares(x, y, 100)
    assert len(grid) <= MOST
    assert grid.side > 100


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=25), st.integers(0, 99))
def test_dealing_kinds_keeps_how_many_dots_of_the_kind_persons_have(held: list[tuple[int, bool]], seed: int) -> None:
    person, label = np.array([one for one, _ in held]), np.array([kind for _, kind in held])
    drawn = deal_kinds(label, person)(np.random.default_rng(seed))

    def by_size(labels: np.ndarray) -> list[tuple[int, int]]:
        return sorted((int((person == one).sum()), int(labels[person == one].sum())) for one in set(person.tolist()))

    assert by_size(drawn) == by_size(label)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=25), st.integers(0, 99))
def test_dealing_rounds_never_parts_what_one_person_marked_in_one_round(
    held: list[tuple[int, bool]], seed: int
) -> None:
    person, later = np.array([one for one, _ in held]), np.array([number for _, number in held])
    drawn = deal_rounds(later, person)(np.random.default_rng(seed))
    for one in set(person.tolist()):
        for number in (False, True):
            there = (person == one) & (later == number)
            assert len(set(drawn[there].tolist())) <= 1
