"""Keys are checked before a join: fractions, gaps and doubles stop it, and what did not match is named."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.places.keys import UnfitKeys, as_keys, matched


def test_what_did_not_match_is_named() -> None:
    found = matched(["a", "b", "c"], ["c", "d", "a"])
    assert (found.both, found.only_left, found.only_right) == (("a", "c"), ("b",), ("d",))
    assert (found.left_at.tolist(), found.right_at.tolist()) == ([0, 2], [2, 0])
    assert not found.complete


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        (np.array([36061000100.0, 36061000200.0]), "codes must be text or whole numbers"),
        (["a", float("nan")], "row 2 has no ward"),
        (["a", None], "row 2 has no ward"),
        (["a", "  "], "row 2 has no ward"),
        (["a", "b", "a"], "1 values stand more than once"),
        ([True], "codes must be text"),
    ],
)
def test_keys_that_cannot_be_joined_on_say_why(keys: object, why: str) -> None:
    with pytest.raises(UnfitKeys, match=why):
        as_keys(keys, "ward")


def test_leading_zeros_lost_on_one_side_are_noticed() -> None:
    with pytest.raises(UnfitKeys, match="leading zeros alone"):
        matched([1001, 20], ["01001", "20"])


def test_whole_numbers_are_their_digits() -> None:
    assert matched(np.array([3, 1]), ["1", "3"]).complete


@given(st.sets(st.text("abc1", min_size=1)), st.sets(st.text("abc1", min_size=1)))
def test_every_key_is_in_exactly_one_list(left: set[str], right: set[str]) -> None:
    found = matched(sorted(left), sorted(right))
    assert set(found.both) == left & right
    assert set(found.only_left) == left - right
    assert set(found.only_right) == right - left
    assert [sorted(left)[row] for row in found.left_at] == list(found.both)
    assert [sorted(right)[row] for row in found.right_at] == list(found.both)
