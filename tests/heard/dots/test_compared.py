"""Rounds compared: what changed is told, what did not is not, and nobody is pointed at."""

from __future__ import annotations

import numpy as np
import pytest

from ombud.heard.dots.again import moved, swings, twice
from ombud.heard.dots.compared import Change, Compared, compared, judged
from ombud.heard.dots.dealt import chance
from ombud.heard.dots.marks import Daypart, Dot, marks
from ombud.heard.dots.patterns import elsewhere
from ombud.heard.dots.portions import portion
from ombud.heard.dots.squares import squares
from tests.heard.dots.put import dots_of


def compare(dots: list[Dot], **more: object) -> Compared:
    return compared(marks(dots), "unsafe", seed=1, told=lambda *_: None, **more)  # type: ignore[arg-type]


def of(found: Compared, kind: str) -> Change:
    return next(one for one in found.changes if one.kind == kind)


def test_mcnemar_is_the_binomial_that_it_is() -> None:
    """1 person changed one way and 9 the other: 2 (1 + 10) / 2^10 = 0.0215."""
    first = [Dot(1, "unsafe" if at < 1 else "like", 0, 0, person=f"{at}") for at in range(20)]
    later = [Dot(2, "unsafe" if 1 <= at < 10 else "like", 0, 0, person=f"{at}") for at in range(20)]
    found = twice(marks(first + later), 1, 2, "unsafe")
    assert found is not None
    assert (found.both, found.first_only, found.later_only, found.neither) == (0, 1, 9, 10)
    assert found.chance == pytest.approx(22 / 1024)
    assert found.change == pytest.approx(0.4)
    assert found.low < 0.4 < found.high


def test_places_that_moved_by_two_hundred_metres_moved_by_two_hundred_metres() -> None:
    first = [Dot(1, "unsafe", 1000.0 * at, 0, person=f"{at}") for at in range(12)]
    later = [Dot(2, "unsafe", 1000.0 * at, 200, person=f"{at}") for at in range(12)]
    found = moved(marks(first + later), 1, 2, "unsafe", 150, chance(1, "moved"))
    assert found is not None
    assert (found.metres, found.low, found.high, found.stayed) == (200, 200, 200, 0)
    assert found.others > 900


def test_places_that_became_unsafe_are_counted_by_persons() -> None:
    first = [Dot(1, "like", 500.0 * at, 0, person=f"{at}") for at in range(12)]
    later = [Dot(2, "unsafe", 500.0 * at, 30, person=f"{at}") for at in range(12)]
    found = compare(first + later)
    assert [(one.before, one.after, one.people) for one in found.became] == [("like", "unsafe", 12)]
    change = swings(found.marks, {(at, 0, 1): 1 for at in range(12)}, "unsafe", chance(1, "swings"))
    assert change is not None
    assert (change.towards, change.away) == (12, 0)
    assert change.chance < 0.01


def test_a_place_that_became_unsafe_is_found_and_told() -> None:
    found = compare(dots_of(70, seed=2, unsafe_near=0.95, each=3))
    assert found.newly is not None
    assert found.rounds[1].scanned is not None
    first = found.rounds[1].scanned.clusters[0]
    assert np.hypot(first.x - 1000, first.y - 1000) < 400
    assert not found.rounds[0].scanned or not found.rounds[0].scanned.clusters


def test_a_round_that_lies_elsewhere_is_told_by_people_and_not_by_dots() -> None:
    away = compare(dots_of(80, seed=1, later=900))
    assert of(away, "unsafe").place_apart
    assert not of(away, "like").place_apart


def test_ten_dots_of_one_person_are_not_ten_witnesses() -> None:
    """Everyone marks ten places around home, each person in one round only: the rounds differ by who came, no more."""
    claimed = 0
    for seed in range(16):
        random = np.random.default_rng(seed)
        home = random.uniform(0, 3000, (24, 2))
        person = np.repeat(np.arange(24), 10)
        place = home[person] + random.normal(0, 60, (240, 2))
        found = elsewhere(squares(place[:, 0], place[:, 1], 300), person % 2 == 0, person, chance(seed, "elsewhere"))
        assert found is not None
        claimed += found.chance <= 0.05
    assert claimed <= 3


def test_a_share_of_clustered_dots_has_a_wider_interval_than_of_as_many_people() -> None:
    random = np.random.default_rng(1)
    afraid = random.random(30) < 0.5
    cases, everything = np.repeat(afraid, 10), np.ones(300, bool)
    together = portion(cases, everything, np.repeat(np.arange(30), 10), chance(1, "a"), 5)
    alone = portion(cases, everything, np.arange(300), chance(1, "a"), 5)
    assert together.low is not None
    assert alone.low is not None
    assert together.high - together.low > 2 * (alone.high - alone.low)  # type: ignore[operator]


def test_few_people_give_no_share_and_no_verdict() -> None:
    found = compare(dots_of(8, seed=4))
    assert all(held.share is None for one in found.rounds for _, held in one.kinds)
    assert not any(one.enough for one in found.changes)


def test_fewer_than_five_people_of_a_kind_are_never_counted_out() -> None:
    found = compare(dots_of(60, seed=5, each=6), side=500)
    for cell in found.cells:
        assert all(n == 0 or n >= 5 for n in cell.people)
        assert all(n is None or n == 0 or n >= 5 for n in cell.of_kind)


def test_a_share_that_rests_on_fewer_than_five_people_is_not_told() -> None:
    person = np.arange(40)
    assert portion(person < 4, person >= 0, person, chance(1, "a"), 5).share is None
    assert portion(person < 5, person >= 0, person, chance(1, "a"), 5).share == 0.125
    assert portion(person < 0, person >= 0, person, chance(1, "a"), 5).share == 0


def test_groups_are_told_where_they_are_large_enough() -> None:
    dots = [
        Dot(1, "unsafe" if at % 2 else "like", 40.0 * at, 0, person=f"{at}", group="ab"[at < 6]) for at in range(40)
    ]
    found = {group: held.share for group, held in compare(dots).groups}
    assert found == {"a": 0.5, "b": None}


def test_after_dark_is_held_against_the_day_of_the_same_people() -> None:
    dots = [
        Dot(1, "unsafe" if part is Daypart.NIGHT and at % 4 else "like", 40.0 * at, 0, part, f"{at}")
        for at in range(40)
        for part in (Daypart.NIGHT, Daypart.DAY)
    ]
    found = compare(dots)
    assert found.dark is not None
    middle, low, high = found.dark
    assert middle == pytest.approx(0.75)
    assert 0.5 < low < middle < high <= 1


def test_one_round_is_told_as_one_round() -> None:
    found = compare([one for one in dots_of(30, seed=6) if one.round == 1])
    assert (found.first, found.later, found.changes, found.newly) == (1, 1, (), None)


def test_the_order_of_rows_changes_nothing() -> None:
    dots = dots_of(20, seed=7)
    one, other = compare(dots), compare(dots[::-1])
    assert repr((one.rounds, one.changes, one.cells, one.parts, one.dark)) == repr(
        (other.rounds, other.changes, other.cells, other.parts, other.dark)
    )


def test_many_tests_are_judged_together() -> None:
    """Of twenty comparisons one at p = 0.02 is nothing: 0.02 is more than 0.05 / 20."""
    one = Change("a", (0.1, 0.1 - 0.0843, 0.1 + 0.0843), None, None, None, None)
    assert judged([one])[0].share_apart
    none = Change("b", (0.0, -0.1, 0.1), None, None, None, None)
    assert not judged([one, *[none] * 19])[0].share_apart
