"""Groups: the same votes give the same groups; none are claimed where there are none; planted ones are found."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.heard.opinions.chance import chance
from ombud.heard.opinions.cluster import alike, silhouette
from ombud.heard.opinions.directions import directions
from ombud.heard.opinions.groups import Asked, Groups, Verdict, groups
from ombud.heard.opinions.trades import traded
from ombud.heard.opinions.votes import UnfitVotes, Votes, gathered, without
from tests.heard.opinions.conversations import LONDON, SEATTLE, UBER, conversation, mixed, needs_polis, planted

QUICK = Asked(most_groups=5, shuffles=39, splits=4)


def mark(found: Groups) -> str:
    """A hash of all that a map is made of, to the last bit."""
    parts = (
        found.label,
        found.centres,
        found.points,
        found.base,
        found.found.axes,
        found.found.mean,
        found.found.values,
    )
    told = b"".join(np.ascontiguousarray(part).tobytes() for part in parts)
    told += repr((found.verdict, found.k, found.axes, found.tries, found.votes.people)).encode()
    if found.chance is not None:
        told += found.chance.seen.tobytes() + found.chance.shuffled.tobytes()
    return hashlib.sha256(told).hexdigest()


def ari(found: Groups, truth: list[int]) -> float:
    return alike(found.label, np.array([truth[int(one)] for one in found.votes.people]))


@needs_polis
@pytest.mark.parametrize("name", [LONDON, SEATTLE])
def test_the_order_of_rows_and_columns_changes_not_a_bit(name: str) -> None:
    votes = conversation(name).votes
    first = mark(groups(votes, QUICK))
    assert [mark(groups(mixed(votes, seed), QUICK)) for seed in (1,)] == [first]


def test_another_process_with_other_threads_gives_the_same_bits() -> None:
    votes, _ = planted(300, 40, 20, 2, 0.35, 1)
    told = (
        "from tests.heard.opinions.test_groups import *; "
        "v, _ = planted(300, 40, 20, 2, 0.35, 1); print(mark(groups(v, QUICK)))"
    )
    for threads in ("1", "4"):
        there = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "NUMBA_NUM_THREADS"), threads)
        done = subprocess.run([sys.executable, "-c", told], env=os.environ | there, capture_output=True, text=True,
                              check=True, cwd=Path(__file__).resolve().parents[3])  # fmt: skip
        assert done.stdout.strip() == mark(groups(votes, QUICK))


def test_who_people_are_changes_nothing_but_their_names() -> None:
    votes, _ = planted(300, 40, 20, 2, 0.35, 1)
    named = gathered(
        [f"x{9 * int(one)}" for one in votes.people], votes.statements, votes.person, votes.item, votes.vote
    )
    assert groups(named, QUICK).label.tobytes() == groups(votes, QUICK).label.tobytes()


@given(st.data())
@settings(max_examples=20)
def test_ballots_come_out_as_they_went_in(data: st.DataObject) -> None:
    cells = data.draw(
        st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 6)), st.sampled_from([-1, 0, 1]), min_size=1)
    )
    lines = data.draw(st.permutations(sorted(cells)))
    votes = gathered([str(one) for one in range(10)], [str(one) for one in range(7)], [a for a, _ in lines],
                     [b for _, b in lines], [cells[line] for line in lines])  # fmt: skip
    back = {(int(votes.people[a]), int(votes.statements[b])): int(c)
            for a, b, c in zip(votes.person, votes.item, votes.vote, strict=True)}  # fmt: skip
    assert back == cells


def test_votes_that_are_none_are_refused() -> None:
    for person, item, vote, words in (
        ([0, 0], [0, 0], [1, 1], "voted twice"), ([0], [0], [2], "nothing else"), ([3], [0], [1], "not listed"),
    ):  # fmt: skip
        with pytest.raises(UnfitVotes, match=words):
            gathered(["a"], ["s"], person, item, vote)
    with pytest.raises(UnfitVotes, match="stands twice"):
        gathered(["a", "a"], ["s"], [0], [0], [1])


@pytest.mark.parametrize(("k", "apart"), [(2, 0.35), (3, 0.4), (4, 0.4)])
def test_planted_groups_are_found(k: int, apart: float) -> None:
    votes, truth = planted(400, 60, 30, k, apart, k)
    found = groups(votes, QUICK)
    assert (found.verdict, found.k) == (Verdict.APART, k)
    assert ari(found, truth) >= 0.9


def test_no_groups_are_claimed_of_votes_cast_by_lot() -> None:
    for seed in range(3):
        found = groups(planted(300, 40, 20, 1, 0.0, seed)[0], QUICK)
        assert (found.k, found.sizes) == (0, (300,))


def test_that_some_agree_with_everything_is_no_group() -> None:
    lot = np.random.default_rng(3)
    eager = lot.random(400) < 0.5
    person, item = np.divmod(np.arange(400 * 20), 20)
    vote = np.where(lot.random(8000) < np.where(eager[person], 0.85, 0.3), 1, -1)
    found = groups(
        gathered([str(one) for one in range(400)], [str(one) for one in range(20)], person, item, vote), QUICK
    )
    assert found.verdict is Verdict.CHANCE
    assert found.chance is not None
    assert found.chance.seen[0] > 0.2  # and yet it is the strongest pattern by far


@needs_polis
def test_shuffled_votes_of_real_people_are_no_groups() -> None:
    votes = without(conversation(SEATTLE).votes, statements=conversation(SEATTLE).moderated_out)
    claimed = 0
    for seed in range(4):
        lot = np.random.default_rng(seed)
        vote = votes.vote.copy()
        vote[np.argsort(votes.item, kind="stable")] = votes.vote[np.lexsort((lot.random(len(vote)), votes.item))]
        claimed += groups(gathered(votes.people, votes.statements, votes.person, votes.item, vote), QUICK).k > 0
    assert claimed == 0


@needs_polis
def test_real_groups_are_found_as_others_find_them() -> None:
    read = conversation(UBER)
    found = groups(without(read.votes, statements=read.moderated_out), QUICK)
    there = np.array([one in read.group for one in found.votes.people])
    theirs = np.array([int(read.group.get(one, 0)) for one in found.votes.people])
    assert found.k == 2
    assert (
        alike(found.label[there], theirs[there]) > 0.6
    )  # red-dwarf has .83, plain PCA and k-means .71, over other people


def test_trading_votes_keeps_who_saw_what_and_how_often_each_says_what() -> None:
    votes, _ = planted(60, 20, 12, 2, 0.3, 5)
    vote = votes.vote.copy()
    by_item = np.argsort(votes.item, kind="stable")
    first = np.concatenate(([0], np.cumsum(np.bincount(votes.item, minlength=20))))
    traded(votes.start, votes.item, vote, by_item, first, votes.person, 5000, np.array([7], np.uint64))
    assert (vote != votes.vote).mean() > 0.2
    for value in (-1, 0, 1):
        for by in (votes.person, votes.item):
            assert np.array_equal(np.bincount(by, vote == value), np.bincount(by, votes.vote == value))


@needs_polis
def test_banned_people_and_statements_leave_no_trace() -> None:
    votes = conversation(SEATTLE).votes
    people, statements = votes.people[:40] + votes.people[-5:], votes.statements[3:9]
    never = [at for at in range(len(votes.item)) if votes.people[votes.person[at]] not in people
             and votes.statements[votes.item[at]] not in statements]  # fmt: skip
    kept = [one for one in votes.statements if one not in statements]
    who = sorted({votes.people[votes.person[at]] for at in never})
    bare = gathered(who, kept, [who.index(votes.people[votes.person[at]]) for at in never],
                    [kept.index(votes.statements[votes.item[at]]) for at in never], votes.vote[never])  # fmt: skip
    assert mark(groups(without(votes, people, statements), QUICK)) == mark(groups(bare, QUICK))


def test_too_few_people_are_told_as_too_few() -> None:
    votes, _ = planted(15, 10, 8, 2, 0.4, 1)
    assert groups(votes).verdict is Verdict.TOO_FEW


def test_a_group_so_small_that_it_points_at_people_is_not_told() -> None:
    votes, _ = planted(300, 40, 30, 2, 0.45, 2)
    few = votes.of(np.sort(np.concatenate([np.arange(100), np.arange(100, 103)])))
    found = groups(few, replace(QUICK, smallest=40))
    assert found.k == 0 or min(found.sizes) >= 40


def test_directions_are_singular_vectors() -> None:
    votes, _ = planted(80, 12, 9, 2, 0.4, 4)
    whole = np.full((80, 12), np.nan)
    whole[votes.person, votes.item] = votes.vote
    whole = np.nan_to_num(whole - np.nanmean(whole, axis=0))
    found = directions(votes, 3)
    _, size, axes = np.linalg.svd(whole, full_matrices=False)
    np.testing.assert_allclose(found.values, size[:3] ** 2, rtol=1e-9)
    np.testing.assert_allclose(np.abs((found.axes * axes[:3]).sum(axis=1)), 1, atol=1e-9)
    assert found.total == pytest.approx((whole**2).sum())
    np.testing.assert_allclose(found.points(votes), whole @ found.axes.T * np.sqrt(12 / 9), atol=1e-9)


def test_votes_without_any_difference_have_no_direction() -> None:
    votes = gathered(
        [str(one) for one in range(30)], ["a", "b"], np.repeat(np.arange(30), 2), np.tile([0, 1], 30), np.ones(60)
    )
    found = groups(votes, QUICK)
    assert found.k == 0
    assert not found.points.any()


def test_the_index_of_two_divisions_is_hubert_and_arabies() -> None:
    one, other = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 0, 1, 1, 2, 2])
    assert alike(one, other) == pytest.approx(0.24242424, abs=1e-8)  # as scikit-learn's documentation of it has
    assert alike(one, 1 - one) == 1
    assert alike(np.zeros(6, np.int64), one) == 0


def test_silhouette_is_rousseeuws() -> None:
    points, label = np.array([[0.0], [1.0], [10.0], [12.0]]), np.array([0, 0, 1, 1])
    by_hand = np.mean([(11 - 1) / 11, (10 - 1) / 10, (9.5 - 2) / 9.5, (11.5 - 2) / 11.5])
    assert silhouette(points, np.ones(4), label) == pytest.approx(by_hand)


def test_chance_gives_a_p_value_that_is_right_on_average() -> None:
    told = [chance(planted(60, 15, 10, 1, 0.0, seed)[0], 19).p[0] for seed in range(40)]
    assert 0.35 < np.mean(told) < 0.68
    assert np.mean(np.array(told) <= 0.05) <= 0.15


def along_a_scale(people: int, statements: int, each: int, seed: int) -> Votes:
    """People spread out along one scale, each statement agreed with towards one end of it."""
    lot = np.random.default_rng(seed)
    stand, ease, way = lot.standard_normal(people), lot.normal(0, 0.7, statements), lot.choice([-1, 1], statements)
    person = np.repeat(np.arange(people), each)
    item = np.concatenate([lot.choice(statements, each, replace=False) for _ in range(people)])
    chance = 1 / (1 + np.exp(-(ease[item] + 1.2 * way[item] * stand[person])))
    vote = np.where(lot.random(len(item)) < chance, 1, -1)
    return gathered([str(at) for at in range(people)], [str(at) for at in range(statements)], person, item, vote)


def test_people_along_a_scale_have_no_gap_between_them() -> None:
    for seed in range(3):
        found = groups(along_a_scale(400, 40, 25, seed), QUICK)
        assert found.gap is not None
        assert not found.gap.there


def test_groups_that_were_planted_have_a_gap_between_them() -> None:
    for k in (2, 3):
        found = groups(planted(400, 60, 30, k, 0.4, k)[0], QUICK)
        assert found.gap is not None
        assert found.gap.there
