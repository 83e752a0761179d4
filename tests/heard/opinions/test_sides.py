"""Common ground that few votes cannot win, what is typical, what divides: with ranges, over many tests at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.heard.opinions.common import Side, common, enough
from ombud.heard.opinions.counts import Counts, by_group, by_other_votes, everyone
from ombud.heard.opinions.divides import dividing, split, typical
from ombud.heard.opinions.groups import Asked, groups
from ombud.heard.opinions.heaps import heaps
from ombud.heard.opinions.intervals import difference, more_than, more_than_half, together, wilson
from tests.heard.opinions.conversations import planted

QUICK = Asked(most_groups=4, shuffles=39, splits=4)


def counts(*rows: tuple[tuple[int, int, int], ...]) -> Counts:
    """Statements by groups, each agree, pass, disagree."""
    table = np.array(rows)
    return Counts(table[:, :, 0], table[:, :, 1], table[:, :, 2])


def test_wilsons_interval_is_the_published_one() -> None:
    low, high = wilson(
        [81, 15, 0, 1], [263, 148, 20, 29]
    )  # Newcombe 1998, Statistics in Medicine 17, table I, method 3
    np.testing.assert_allclose(low, [0.2553, 0.0624, 0.0, 0.0061], atol=5e-5)
    np.testing.assert_allclose(high, [0.3662, 0.1605, 0.1611, 0.1718], atol=5e-5)
    assert [float(one) for one in wilson(0, 0)] == [0, 1]


def test_newcombes_interval_of_a_difference_is_the_published_one() -> None:
    gap, low, high = difference([56, 9, 10], [70, 10, 10], [48, 3, 0], [80, 10, 20])  # the same, 873-890, method 10
    np.testing.assert_allclose(gap, [0.2, 0.6, 1.0])
    np.testing.assert_allclose(low, [0.0524, 0.1705, 0.6791], atol=5e-5)
    np.testing.assert_allclose(high, [0.3339, 0.8090, 1.0], atol=5e-5)


def test_benjamini_hochberg_is_the_published_one() -> None:
    told = ".0001 .0004 .0019 .0095 .0201 .0278 .0298 .0344 .0459 .3240 .4262 .5719 .6528 .7590 1"
    p = np.array([float(one) for one in told.split()])  # Benjamini and Hochberg 1995, section 3.2: four are kept at .05
    assert (together(p) <= 0.05).tolist() == [True] * 4 + [False] * 11
    assert together([0.01, 0.9], [True, False]).tolist() == [0.01, 1.0]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
@settings(max_examples=30)
def test_correction_never_makes_a_test_surer(p: list[float]) -> None:
    found = together(p)
    assert (found >= np.array(p) - 1e-15).all()
    assert (np.diff(found[np.argsort(p, kind="stable")]) >= 0).all()


def test_few_votes_do_not_win_common_ground() -> None:
    found = common(counts(((2, 0, 0), (2, 0, 0)), ((8, 0, 0), (8, 0, 0)), ((900, 50, 50), (80, 10, 10))))
    assert [one.statement for one in found] == [2]


def test_one_large_group_does_not_carry_common_ground() -> None:
    assert common(counts(((5000, 0, 0), (10, 5, 15)))) == ()


def test_pass_and_disagree_are_kept_apart() -> None:
    passed, rejected = common(counts(((20, 75, 5), (20, 75, 5)))), common(counts(((20, 5, 75), (20, 5, 75))))
    assert passed == ()  # most passed: nobody agrees and nobody rejects
    assert [(one.side, one.statement) for one in rejected] == [(Side.DISAGREE, 0)]


def test_common_ground_stands_surest_first() -> None:
    found = common(counts(((70, 0, 30), (70, 0, 30)), ((95, 0, 5), (95, 0, 5)), ((950, 0, 50), (950, 0, 50))))
    assert [one.statement for one in found] == [2, 1, 0]


def test_votes_by_lot_rarely_give_common_ground() -> None:
    lot = np.random.default_rng(1)
    false = sum(
        len(common(Counts(agree, 40 - agree, np.zeros_like(agree)))) > 0
        for agree in (lot.binomial(40, 0.5, (50, 1)) for _ in range(200))
    )  # fmt: skip
    assert false <= 20  # at 5 in 100 ten are expected


def test_statements_with_too_few_votes_are_told_as_such() -> None:
    assert enough(counts(((9, 0, 0), (50, 0, 0)), ((10, 0, 0), (50, 0, 0)))).tolist() == [False, True]


def test_what_was_planted_is_typical_and_divides() -> None:
    votes, _ = planted(400, 40, 25, 2, 0.35, 3)
    found = groups(votes, QUICK)
    fair = by_other_votes(found)
    assert found.k == 2
    assert {one.group for one in typical(fair)} == {0, 1}
    apart = dividing(fair)
    assert len(apart) > 10
    assert all(one.low > 0 and one.gap <= one.high and one.p <= 0.05 for one in apart)
    assert [one.low for one in apart] == sorted((one.low for one in apart), reverse=True)


def test_a_statement_is_not_typical_because_it_made_the_groups() -> None:
    """Votes by lot, divided in two all the same: told from their own vote statements look typical, from others not."""
    votes, _ = planted(300, 20, 10, 1, 0.0, 8)
    from dataclasses import replace

    from ombud.heard.opinions.cluster import bases, divided
    from ombud.heard.opinions.directions import directions

    seen = directions(votes, 2)
    made = divided(seen.points(votes)[:, :1], bases(seen.points(votes)[:, :1]), 2)
    forced = replace(groups(votes, QUICK), k=2, axes=1, label=made.label, centres=made.centres, found=seen)
    own, others = len(dividing(by_group(forced))), len(dividing(by_other_votes(forced)))
    assert own >= 5
    assert others <= own // 3


def test_all_votes_are_in_the_counts() -> None:
    votes, _ = planted(200, 20, 10, 2, 0.4, 1)
    found = groups(votes, QUICK)
    for told in (by_group(found), by_other_votes(found), everyone(votes)):
        assert int(told.n.sum()) == len(votes.vote)
    assert np.array_equal(by_group(found).n.sum(axis=1), everyone(votes).n[:, 0])


def test_where_there_are_no_groups_statements_may_split_people() -> None:
    assert [at for at, _ in split(counts(((50, 0, 50),), ((90, 5, 5),), ((5, 0, 4),)))] == [0]


def test_a_p_value_of_nobody_asked_says_nothing() -> None:
    assert float(more_than_half(0, 0)) == 1
    assert float(more_than(0, 0, 5, 10)) == 1
    assert float(more_than(5, 5, 5, 5)) == pytest.approx(0.5)


@pytest.mark.parametrize("people", [30, 90, 400])
def test_no_heap_on_the_map_is_so_small_that_it_points_at_someone(people: int) -> None:
    found = groups(planted(people, 30, 20, 2, 0.4, 6)[0], QUICK)
    seen = heaps(found)
    assert min(one.people for one in seen) >= found.asked.smallest
    assert sum(one.people for one in seen) == people
