"""Votes added to a map give what all of them together would have given, and nothing starts again."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.heard.opinions.batch import more_votes, with_more
from ombud.heard.opinions.groups import Asked, groups
from ombud.heard.opinions.votes import Votes, gathered
from tests.heard.opinions.conversations import planted

QUICK = Asked(most_groups=4, shuffles=39, splits=4)
PARTS = ("start", "item", "vote", "marks", "when")


def same(one: Votes, other: Votes) -> bool:
    keys = (one.people, one.statements) == (other.people, other.statements)
    return keys and all(np.array_equal(getattr(one, part), getattr(other, part)) for part in PARTS)


def whole(cells: dict[tuple[int, int], int]) -> Votes:
    people, statements = sorted({a for a, _ in cells}), sorted({b for _, b in cells})
    return gathered([str(one) for one in people], [str(one) for one in statements], [people.index(a) for a, _ in cells],
                    [statements.index(b) for _, b in cells], list(cells.values()))  # fmt: skip


CELLS = st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 11)), st.sampled_from([-1, 0, 1]), min_size=1)


@given(CELLS, CELLS)
@settings(max_examples=40)
def test_ballots_after_a_batch_are_those_of_all_votes_together(before: dict, new: dict) -> None:
    found = more_votes(whole(before), [str(a) for a, _ in new], [str(b) for _, b in new], list(new.values()))
    assert same(found, whole({**before, **new}))


def test_of_two_votes_in_a_batch_the_last_counts() -> None:
    found = more_votes(whole({(0, 0): 1}), ["0", "0"], ["0", "0"], [0, -1])
    assert found.vote.tolist() == [-1]


def test_groups_after_a_batch_are_those_found_afresh() -> None:
    votes, _ = planted(500, 50, 25, 3, 0.4, 9)
    found = groups(votes, QUICK)
    lot = np.random.default_rng(1)
    who, what = lot.integers(0, 520, 200), lot.integers(0, 52, 200)  # some people and statements are new
    more = more_votes(votes, [str(one) for one in who], [str(one) for one in what], lot.integers(-1, 2, 200))
    added, fresh = with_more(found, more), groups(more, QUICK)
    assert added.votes.people == fresh.votes.people
    assert np.array_equal(added.label, fresh.label)
    np.testing.assert_allclose(added.points, fresh.points, atol=1e-6)


def test_it_sets_out_from_the_last_directions() -> None:
    votes, _ = planted(2000, 150, 30, 3, 0.35, 9)
    found = groups(votes, QUICK)
    added = with_more(found, more_votes(votes, ["3", "4"], ["1", "2"], [1, -1]))
    assert added.found.steps <= found.found.steps


def test_where_there_were_no_groups_there_are_none() -> None:
    votes, _ = planted(300, 40, 20, 1, 0.0, 2)
    found = with_more(groups(votes, QUICK), more_votes(votes, ["3"], ["1"], [1]))
    assert (found.k, len(found.label)) == (0, 300)
