"""Said beside observed: known answers, what cannot be told apart, and days that are no days."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.heard.diary.beside import Beside, Stated, Unit, Verdict, beside
from ombud.heard.diary.days import Day, Diary, Fault, minutes, renamed, times, whole_days
from ombud.heard.diary.means import apart, chance, mean, reckoned, worth

# Peak flow of 17 people by the large and by the mini meter: Bland & Altman, Lancet 1986, table 1.
LARGE = (494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427)
MINI = (512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451)


def diary_of(*days: list[tuple[str, int, int]], people: list[Day] | None = None) -> Diary:
    """Days of (activity, from, to), one person each unless ``people`` says otherwise."""
    names = tuple(sorted({one for day in days for one, _, _ in day}))
    told = [(at, start, end, names.index(one), at + 2) for at, day in enumerate(days) for one, start, end in day]
    of_day, start, end, activity, line = np.array(told, np.int64).T
    return Diary(tuple(people or [Day(f"p{at}") for at in range(len(days))]), of_day, start, end, activity, line, names)


def walked(*amounts: int) -> Diary:
    """One day of each person with so many minutes of walking."""
    return diary_of(*[[("walk", 0, one), ("home", one, 1440)] for one in amounts])


def said(*amounts: float, **more: object) -> list[Stated]:
    return [Stated("walk", one, person=f"p{at}", **more) for at, one in enumerate(amounts)]  # type: ignore[arg-type]


def the(found: tuple[Beside, ...]) -> Beside:
    (one,) = found
    return one


def test_the_limits_of_agreement_are_those_of_bland_and_altman() -> None:
    """Mean difference −2.1, standard deviation 38.8, as they print them; their limits are 2 of these either side."""
    found = the(beside(said(*map(float, LARGE)), walked(*MINI), seed=1))
    assert found.gap == pytest.approx(-2.12, abs=0.01)
    assert found.agreement is not None
    spread = (found.agreement.most - found.agreement.least) / (2 * 1.959964)
    assert spread == pytest.approx(38.8, abs=0.05)
    assert found.verdict is Verdict.ALIKE


def test_who_says_more_than_they_do_is_told() -> None:
    done = np.random.default_rng(1).integers(10, 60, 40).tolist()
    found = the(beside(said(*(one + 20.0 for one in done)), walked(*done), seed=1))
    assert found.verdict is Verdict.MORE
    assert (found.gap, found.low, found.high) == pytest.approx((20, 20, 20))
    assert found.agreement is not None
    assert found.agreement.more == 1
    assert found.agreement.more_low < 1


def test_nine_people_are_too_few() -> None:
    found = the(beside(said(*[60.0] * 9), walked(*[10] * 9), seed=1))
    assert (found.verdict, found.gap, found.said) == (Verdict.TOO_FEW, None, None)


def test_where_nobody_is_the_same_groups_are_laid_beside_groups() -> None:
    others = [Stated("walk", 40.0 + at % 3) for at in range(30)]
    found = the(beside(others, walked(*[30, 20, 40] * 10), seed=1))
    assert (found.same_people, found.agreement) == (False, None)
    assert found.gap == pytest.approx(11)
    assert found.verdict is Verdict.MORE


def test_two_days_of_one_person_are_not_two_persons() -> None:
    days = [[("walk", 0, 10 + at % 2 * 20), ("home", 10 + at % 2 * 20, 1440)] for at in range(24)]
    people = [Day(f"p{at // 2}", str(at % 2)) for at in range(24)]
    found = the(beside(said(*[20.0] * 12), diary_of(*days, people=people), seed=1))
    assert (found.people_seen, found.seen, found.gap) == (12, 20, 0)


def test_weights_are_counted_and_what_they_cost_is_told() -> None:
    people = [Day(f"p{at}", weight=9.0 if at < 10 else 1.0) for at in range(20)]
    days = [[("walk", 0, 30 if at < 10 else 10), ("home", 30 if at < 10 else 10, 1440)] for at in range(20)]
    found = the(beside(said(*[30.0] * 20), diary_of(*days, people=people), seed=1))
    assert found.seen == pytest.approx((9 * 30 + 10) / 10)
    assert found.worth_seen == pytest.approx(100**2 / (10 * 81 + 10))


def test_times_are_counted_and_not_minutes() -> None:
    days = [[("walk", 0, 10), ("home", 10, 100), ("walk", 100, 110), ("home", 110, 1440)]] * 12
    told = [Stated("walk", 1.0, Unit.TIMES, f"p{at}") for at in range(12)]
    found = the(beside(told, diary_of(*days), seed=1))
    assert (found.seen, found.gap, found.verdict) == (2, -1, Verdict.LESS)


def test_groups_are_told_one_by_one() -> None:
    told = [
        Stated("walk", 30.0 + (at < 15) * 20, person=f"p{at}", group="old" if at < 15 else "young") for at in range(30)
    ]
    found = {one.group: one for one in beside(told, walked(*[30] * 30), seed=1)}
    assert {group: one.gap for group, one in found.items()} == {"": 10, "old": 20, "young": 0}


def test_the_more_is_asked_the_more_it_takes_to_differ() -> None:
    random = np.random.default_rng(6)
    claimed = 0
    for _ in range(12):
        days = [[(f"a{k}", 60 * k, 60 * k + 60) for k in range(24)] for _ in range(20)]
        told = [
            Stated(f"a{k}", 60.0 + amount, person=f"p{at}")
            for k in range(8)
            for at, amount in enumerate(random.normal(0, 10, 20).tolist())
        ]
        claimed += any(one.verdict is not Verdict.ALIKE for one in beside(told, diary_of(*days), seed=1))
    assert claimed <= 3


def test_the_order_of_answers_changes_nothing() -> None:
    random = np.random.default_rng(5)
    answers, days = said(*random.uniform(0, 90, 30).tolist()), walked(*random.integers(0, 90, 30).tolist())
    assert beside(answers, days, seed=1) == beside(answers[::-1], days, seed=1)


def test_the_interval_drawn_and_the_one_reckoned_agree_where_people_are_many() -> None:
    values = np.random.default_rng(2).gamma(2, 20, 800)
    weights = np.random.default_rng(3).uniform(1, 4, 800)
    one, other = mean(values, weights, chance(1, "a")), reckoned(values, weights)
    assert (one.low, one.high) == pytest.approx((other.low, other.high), abs=0.4)
    gap, low, high = apart((values, weights), (values, weights), chance(1, "b"))
    assert gap == 0
    assert low < 0 < high
    assert worth(np.ones(800)) == 800


# days


def test_a_day_that_does_not_add_up_is_left_out_with_its_line_and_minutes() -> None:
    found = whole_days(diary_of([("sleep", 0, 1440)], [("sleep", 0, 480), ("work", 500, 1440)]))
    assert [(one.line, one.why, one.minutes) for one in found.left] == [(3, Fault.SHORT, 1420)]
    assert len(found.diary.days) == 1


def test_two_things_at_once_and_a_day_told_twice_are_told_apart() -> None:
    over = [("sleep", 0, 500), ("work", 480, 1440)]
    twice = [("sleep", 0, 1440), ("sleep", 0, 1440)]
    assert [one.why for one in whole_days(diary_of(over, twice)).left] == [Fault.OVERLAP, Fault.TWICE]


def test_minutes_that_add_up_do_not_hide_an_overlap() -> None:
    found = whole_days(diary_of([("sleep", 0, 480), ("work", 400, 940), ("home", 1020, 1440)]))
    assert [one.why for one in found.left] == [Fault.OVERLAP]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 1439), max_size=8, unique=True), st.integers(0, 99))
def test_a_day_cut_anywhere_adds_up_and_keeps_its_minutes(cuts: list[int], seed: int) -> None:
    bounds = [0, *sorted(cuts), 1440]
    names = np.random.default_rng(seed).choice(["a", "b", "c"], len(bounds) - 1).tolist()
    held = diary_of([(name, one, other) for name, one, other in zip(names, bounds, bounds[1:], strict=False)])
    assert whole_days(held).left == ()
    together = renamed(held, ["x" if name in ("a", "b") else name for name in held.activities])
    assert sum(minutes(held, name)[0] for name in held.activities) == 1440
    assert minutes(together, "x")[0] == minutes(held, "a")[0] + minutes(held, "b")[0]
    assert times(together, "x")[0] <= times(held, "a")[0] + times(held, "b")[0]
