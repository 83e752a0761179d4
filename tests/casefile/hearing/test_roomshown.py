"""Which counts of a room may be shown: nothing that is told depends on what is hidden."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

pytest.importorskip("highspy")

from ombud.casefile.hearing.room import AREA
from ombud.casefile.hearing.roomshown import Shown, alike, shown
from ombud.heard.whocame.counting import Counted
from ombud.heard.whocame.rows import Step
from ombud.heard.whocame.whole import as_a_whole
from ombud.people.representation import Room, represented
from ombud.people.small import Policy

POLICY = Policy(threshold=5, level=5)
NAMES = ("a", "b", "c", "d", "e")
PEOPLE = (1000, 2000, 3000, 1500, 2500)


def counted(came: list[int]) -> Counted:
    return Counted("age", Step.CAME, {(name, ""): n for name, n in zip(NAMES, came, strict=True)}, {})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=5, max_size=5), st.randoms(use_true_random=False))
def test_sharing_the_hidden_out_otherwise_changes_nothing_that_is_told(came: list[int], chance: object) -> None:
    first = shown(counted(came), NAMES, POLICY)
    hidden = [at for at, n in enumerate(first.room.came) if n is None]
    assume(len(hidden) > 1)
    other = list(came)
    other[hidden[0]], other[hidden[1]] = came[hidden[1]], came[hidden[0]]
    second = shown(counted(other), NAMES, POLICY)
    assume([n is None for n in second.room.came] == [n is None for n in first.room.came])
    assert represented(NAMES, second.room, PEOPLE) == represented(NAMES, first.room, PEOPLE)
    assert as_a_whole(second.room, PEOPLE, "age", 0) == as_a_whole(first.room, PEOPLE, "age", 0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=5, max_size=5))
def test_no_small_number_is_shown_or_left_alone(came: list[int]) -> None:
    room = shown(counted(came), NAMES, POLICY).room
    assert not any(n is not None and 0 < n < POLICY.threshold for n in room.came)
    small = [n for n in came if 0 < n < POLICY.threshold]
    if small and room.hidden > max(small):
        assert sum(n is None for n in room.came) > 1


def test_an_area_hidden_in_one_table_is_hidden_in_the_others() -> None:
    """A and B are hidden by age, A and C in the list of areas: each pair alone would give the other away."""
    places = ("A", "B", "C", "D")
    by_age = Shown("age", ("x",), Room((90,), 90), places, {}, {"A": None, "B": None, "C": 30, "D": 40}, {})
    as_groups = Shown(AREA, places, Room((None, 20, None, 40), 100))
    age, areas = alike([by_age, as_groups], AREA)
    assert age.known == {"A": None, "B": None, "C": None, "D": 40}
    assert areas.room.came == (None, None, None, 40)


def test_a_policy_that_hides_nothing_hides_nothing() -> None:
    assert None not in shown(counted([1, 2, 3, 4, 5]), NAMES, Policy(threshold=1, level=1)).room.came
