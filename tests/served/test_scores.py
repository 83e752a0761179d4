"""Intervals against the tables in which they were published, then groups that are small, empty or not known."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.served.scores import NOT_KNOWN, Rate, UnfitScores, audit
from ombud.served.shares import UnfitShare, newcombe, wilson


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_is_as_newcombe_printed_it(hits, of, low, high) -> None:
    """Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3."""
    assert wilson(hits, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_the_difference_is_as_newcombe_printed_it(one, other, low, high) -> None:
    """Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10."""
    assert newcombe(one, other) == pytest.approx((low, high), abs=5e-5)


def test_nobody_says_nothing_and_more_than_all_cannot_be() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert newcombe((0, 0), (3, 10)) == (-1.0, 1.0)
    with pytest.raises(UnfitShare, match="3 of 2 people"):
        wilson(3, 2)


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 200), st.integers(1, 200))
def test_a_difference_turned_round_is_the_same_difference(a: int, b: int, n: int, m: int) -> None:
    one, other = (min(a, n), n), (min(b, m), m)
    low, high = newcombe(one, other)
    assert newcombe(other, one) == pytest.approx((-high, -low))
    assert low <= one[0] / n - other[0] / m + 1e-12
    assert -1 - 1e-12 <= low < high <= 1 + 1e-12


def test_wilson_covers_about_as_often_as_it_says() -> None:
    """Mean coverage over shares from 0.02 to 0.98 at 30 people lies near 95 per cent (Agresti & Coull 1998)."""
    covered = []
    for p in np.linspace(0.02, 0.98, 49):
        held = [
            math.comb(30, k) * p**k * (1 - p) ** (30 - k)
            for k in range(31)
            if wilson(k, 30)[0] <= p <= wilson(k, 30)[1]
        ]
        covered.append(sum(held))
    assert 0.94 < np.mean(covered) < 0.965


def town():
    """100 of the north, 60 of the south, 3 of the east: who was picked, and what happened."""
    groups = ["north"] * 100 + ["south"] * 60 + ["east"] * 3
    picked = [1] * 50 + [0] * 50 + [1] * 10 + [0] * 50 + [1] * 3
    happened = ([1] * 40 + [0] * 10 + [1] * 20 + [0] * 30) + ([1] * 5 + [0] * 5 + [1] * 25 + [0] * 25) + [1] * 3
    return groups, picked, happened


def test_rates_by_hand() -> None:
    north = audit(*town()).of("north")
    assert north.rates[Rate.PICKED].value == 0.5
    assert north.rates[Rate.WRONGLY_PICKED].value == 10 / 40
    assert north.rates[Rate.WRONGLY_PASSED].value == 20 / 60
    assert north.rates[Rate.WRONG].value == 30 / 100
    assert north.gaps[Rate.PICKED].value == pytest.approx(0.5 - 13 / 63)
    assert "points against everybody else" in str(north.gaps[Rate.PICKED].sentence)


def test_three_people_are_too_few_to_tell_and_do_not_look_perfect() -> None:
    told = audit(*town())
    east = told.of("east")
    assert math.isnan(east.rates[Rate.PICKED].value)
    assert (east.rates[Rate.PICKED].low, east.rates[Rate.PICKED].high) == (pytest.approx(0.4385, abs=1e-4), 1.0)
    assert str(east.gaps[Rate.PICKED].sentence) == "east: too few people to tell."
    assert any("rests on 3 people" in str(note) for note in told.notes)


def test_no_negatives_and_no_positives_are_told_and_nothing_crashes() -> None:
    told = audit(["a"] * 20 + ["b"] * 20, [1, 0] * 20, [0] * 40)
    for group in ("a", "b"):
        share = told.of(group).rates[Rate.WRONGLY_PASSED]
        assert (share.of, share.low, share.high) == (0, 0.0, 1.0)
        assert math.isnan(share.value)
    assert any(str(note) == "a: no one to count “wrongly passed over” among." for note in told.notes)


def test_a_group_that_nobody_drew_is_told() -> None:
    told = audit(*town(), expected=["west", "north"])
    west = told.of("west")
    assert (west.people, west.rates[Rate.PICKED].low, west.rates[Rate.PICKED].high) == (0, 0.0, 1.0)
    assert math.isnan(west.gaps[Rate.PICKED].value)
    assert any(str(note).startswith("Nobody of “west” is in the results") for note in told.notes)


def test_a_group_that_is_not_known_is_a_group() -> None:
    told = audit([None] * 15 + [float("nan")] * 5 + [""] * 5 + ["a"] * 25, [1] * 25 + [0] * 25)
    assert told.of(NOT_KNOWN).people == 25
    assert told.of(NOT_KNOWN).gaps[Rate.PICKED].value == 1


def test_missing_values_are_not_zeros() -> None:
    groups, picked, happened = town()
    gone = audit([*groups, *["north"] * 40], [*picked, *[None] * 40], [*happened, *[1] * 40])
    assert gone.of("north").rates == audit(groups, picked, happened).of("north").rates
    assert gone.of("north").unscored == 40
    unjudged = audit(groups, picked, [np.nan if one else 0 for one in happened]).of("north")
    assert unjudged.rates[Rate.PICKED].value == 0.5
    assert unjudged.rates[Rate.WRONG].of == 40
    assert unjudged.unjudged == 60


def test_without_outcomes_only_picking_is_told() -> None:
    told = audit(*town()[:2])
    assert list(told.of("north").rates) == [Rate.PICKED]
    assert str(told.notes[0]).startswith("Outcomes are not given")


def test_what_cannot_be_read_is_told_with_its_row() -> None:
    with pytest.raises(UnfitScores, match=r"must be 1 or 0; row 2 has 0.7"):
        audit(["a", "a"], [1, 0.7])
    with pytest.raises(UnfitScores, match="holds words"):
        audit(["a"], ["yes"])
    with pytest.raises(UnfitScores, match="has 1 rows for 2 people"):
        audit(["a", "b"], [1])
    with pytest.raises(UnfitScores, match="Rows 1 and 3 are the same person"):
        audit(["a", "b", "a"], [1, 0, 1], people=[7, 8, 7])


def test_the_method_is_named_and_widens_with_the_number_of_groups() -> None:
    assert "Newcombe's method 10 at 95 per cent" in str(audit(["a"] * 20 + ["b"] * 20, [1, 0] * 20).method)
    assert "at 98.33 per cent" in str(audit(*town()).method)


def test_no_one_at_all_is_no_crash() -> None:
    assert audit([], []).groups == ()
    assert math.isnan(audit([], [], expected=["a"]).of("a").rates[Rate.PICKED].value)


people = st.tuples(st.sampled_from(["a", "b", "c", None]), st.sampled_from([0, 1, None]), st.sampled_from([0, 1, None]))


@given(st.lists(people, max_size=60), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_every_person_is_counted_once_in_any_order(told, random) -> None:
    mixed = list(told)
    random.shuffle(mixed)
    one, other = (
        audit([g for g, _p, _h in of], [p for _g, p, _h in of], [h for _g, _p, h in of]) for of in (told, mixed)
    )
    # A NaN is no other NaN's equal, so the words are compared.
    assert repr(one.groups) == repr(other.groups)
    assert sum(group.people for group in one.groups) == len(told)
    for group in one.groups:
        assert group.rates[Rate.PICKED].of + group.unscored == group.people
        for share in group.rates.values():
            assert 0 <= share.low <= share.high <= 1


def test_alike_groups_stand_out_about_as_seldom_as_is_said() -> None:
    """300 towns of four groups treated alike: any gap stands out in no more than about one town in twenty."""
    rng = np.random.default_rng(45)
    groups = np.repeat(["a", "b", "c", "d"], [200, 100, 40, 25])
    alarms = 0
    for _town in range(300):
        told = audit(groups.tolist(), rng.random(365) < 0.3)
        alarms += any(not one.gaps[Rate.PICKED].low <= 0 <= one.gaps[Rate.PICKED].high for one in told.groups)
    assert 3 <= alarms <= 25
