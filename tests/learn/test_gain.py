"""What a group learnt: published answers first, then what must always hold, and how often the interval is right."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from statistics import correlation, mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.learn.discrimination import LEAST_TOLD, discrimination
from ombud.learn.gain import TooFew, gain, normalised, wrongs
from ombud.learn.ratio import Paired, fieller, student
from ombud.learn.steps import LEAST, block
from ombud.learn.sums import CELLS, NOBODY, Answers, Sums, added

people = st.builds(Answers, *[st.text("01", min_size=3, max_size=3)] * 2)
groups = st.lists(people, min_size=LEAST, max_size=60)


def answers(*told: str) -> list[Answers]:
    return [Answers(*one.split()) for one in told]


# --- known answers


def test_hakes_gain_is_the_actual_over_the_greatest_possible() -> None:
    """Hake 1998: (post - pre) / (100 - pre), of the averages of a class in per cent."""
    assert normalised(0.40, 0.70) == pytest.approx(0.5)
    assert normalised(0.50, 0.25) == pytest.approx(-0.5)
    assert normalised(1.0, 0.9) is None


def test_a_published_class_comes_out_as_published() -> None:
    """BMC Medical Education 21:210 (2021), table 1: a gain of 11.1 points of 20 (55.55 %), which is 225.8 % of what
    was known before, and a class average normalised gain that they give as 0.73."""
    gained, greatest = 11.1, 20
    assert gained / greatest == pytest.approx(0.5555, abs=1e-3)
    before = gained / 2.258
    found = normalised(before / greatest, (before + gained) / greatest)
    assert found == pytest.approx(0.736, abs=5e-4)  # cut off, and not rounded, to two places there


def test_a_group_small_enough_to_reckon_by_hand() -> None:
    """Ten people, 30 answers each time: 12 right before, 21 after. (21 - 12) / (30 - 12) = 0.5."""
    found = gain(added(answers(*["100 110"] * 6, *["110 111"] * 3, *["000 000"])))
    assert (found.people, found.pre, found.post) == (10, 0.4, 0.7)
    assert found.before == (0.9, 0.3, 0.0)
    assert found.after == (0.9, 0.9, 0.3)
    assert found.gain == pytest.approx(0.5)


T = {9: 2.262157, 10: 2.228139, 19: 2.093024, 29: 2.045230, 10**9: 1.959964}  # freedom -> t


def test_students_t_is_that_of_the_tables() -> None:
    assert {one: student(one) for one in T} == pytest.approx(T, abs=1e-3)


def test_a_ratio_without_chance_in_its_lower_half_is_the_interval_of_the_upper_alone() -> None:
    """Where v is 2 for everyone, the interval is that of the mean of u (t of 9, by hand), halved."""
    us = [float(one) for one in range(10)]  # mean 4.5, standard error sqrt(82.5 / 90)
    found = fieller(Paired(10, sum(us), 20, sum(u * u for u in us), 40, sum(2 * u for u in us)))
    assert found is not None
    reach = student(9) * (82.5 / 90) ** 0.5
    assert (found.low, found.high) == pytest.approx(((4.5 - reach) / 2, (4.5 + reach) / 2))


def test_discrimination_by_hand() -> None:
    """40 people. Of 20 right on the first question 15 are right on both others and 5 on none; of 20 others 5 and 15.

    The means are 1.5 and 0.5, the spread of the rest is 1, half are right: r = (1.5 - 0.5) / 1 * sqrt(1/4) = 0.5.
    """
    told = ["000 111"] * 15 + ["000 100"] * 5 + ["000 011"] * 5 + ["000 000"] * 15
    assert discrimination(added(answers(*told)), 0) == pytest.approx(0.5)


def test_discrimination_is_not_told_where_nothing_differs_or_few_answered() -> None:
    assert discrimination(added(answers(*["000 100"] * 40)), 0) is None
    mixed = answers(*["000 111", "000 000"] * 15)
    assert discrimination(added(mixed), 0) == pytest.approx(1)
    assert discrimination(added(mixed[: LEAST_TOLD - 1]), 0) is None


# --- what must always hold


@given(groups)
def test_the_sums_tell_what_the_people_tell(group: list[Answers]) -> None:
    found = gain(added(group))
    for at in range(3):
        assert found.before[at] == pytest.approx(mean(one.before[at] == "1" for one in group))
        assert found.after[at] == pytest.approx(mean(one.after[at] == "1" for one in group))
    assert found.pre == pytest.approx(mean(found.before))
    assert found.post == pytest.approx(mean(found.after))
    paired = wrongs(added(group))
    wrong = [(one.after.count("0") / 3, one.before.count("0") / 3) for one in group]
    assert paired.uu == pytest.approx(sum(u * u for u, _v in wrong))
    assert paired.uv == pytest.approx(sum(u * v for u, v in wrong))
    assert paired.vv == pytest.approx(sum(v * v for _u, v in wrong))


@given(groups, groups)
def test_sums_of_two_groups_are_the_sums_of_both(one: list[Answers], other: list[Answers]) -> None:
    assert added(one) + added(other) == added([*one, *other])
    assert added([]) == NOBODY


@given(groups)
def test_the_order_in_which_people_came_tells_nothing(group: list[Answers]) -> None:
    assert added(group) == added(sorted(group, key=str))


@given(groups)
def test_the_interval_holds_the_gain_and_nothing_is_above_all(group: list[Answers]) -> None:
    found = gain(added(group))
    assert (found.gain is None) == (found.pre == 1)
    if found.gain is None:
        assert found.interval is None
    elif found.interval:
        assert found.interval.low <= found.gain + 1e-9
        assert found.gain <= found.interval.high + 1e-9
        assert found.interval.high <= 1
        assert found.interval.low < found.interval.high


@given(st.lists(people, max_size=LEAST - 1))
def test_nothing_is_told_of_fewer_than_ten(group: list[Answers]) -> None:
    with pytest.raises(TooFew):
        gain(added(group))
    assert block(group) == ()


@given(st.lists(people, min_size=LEAST_TOLD, max_size=60), st.integers(0, 2))
def test_discrimination_is_the_correlation_with_the_rest(group: list[Answers], question: int) -> None:
    own = [int(one.after[question]) for one in group]
    rest = [one.after.count("1") - mine for one, mine in zip(group, own, strict=True)]
    found = discrimination(added(group), question)
    if len(set(own)) == 1 or len(set(rest)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(correlation(own, rest), abs=1e-9)


@given(st.lists(st.one_of(st.integers(1, 14), st.just(-1)), max_size=40))
def test_two_publications_differ_by_nobody_or_by_ten_people_and_more(events: list[int]) -> None:
    """Some come, one of those who wait takes theirs back, blocks go when they are old: whoever is in the difference
    of any two publications, not of neighbours only, is nobody or ten people."""
    waiting: list[int] = []
    blocks: list[frozenset[int]] = []
    shown: list[frozenset[int]] = [frozenset()]
    comes = 0
    for event in events:
        if event < 0 and waiting:
            waiting.pop(0)
        elif event < 0:
            blocks = blocks[1:]
        for _one in range(max(event, 0)):
            comes += 1
            waiting.append(comes)
            if done := block(waiting):
                blocks.append(frozenset(done))
                waiting = []
        shown.append(frozenset().union(*blocks))
    for one in shown:
        for other in shown:
            assert len(one ^ other) == 0 or len(one ^ other) >= LEAST


@pytest.mark.parametrize("bad", [("11", "111"), ("1112", "111"), ("1a1", "000"), ("", "")])
def test_answers_of_another_shape_are_refused(bad: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="3 times 0 or 1"):
        Answers(*bad)


@pytest.mark.parametrize("bad", [(1,) * 20, (11, *(0,) * 20), (-1, *(0,) * 20)])
def test_sums_that_cannot_be_are_refused(bad: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="no sums"):
        Sums(10, bad)
    assert len(CELLS) == 21


# --- how often the interval is right


def _group(rng: Random, n: int, known: float, learnt: float, lost: float) -> list[Answers]:
    """People who know a share, learn a share of the rest, forget a little, and guess right one time in four."""

    def signs(knows: Sequence[bool]) -> str:
        return "".join("1" if one or rng.random() < 0.25 else "0" for one in knows)

    made = []
    for _one in range(n):
        knew = [rng.random() < known for _question in range(3)]
        knows = [rng.random() >= lost if one else rng.random() < learnt for one in knew]
        made.append(Answers(signs(knew), signs(knows)))
    return made


LEARNERS = [(0.2, 0.5, 0.05), (0.5, 0.9, 0.02), (0.3, 0.0, 0.0), (0.7, 0.8, 0.05)]


@pytest.mark.parametrize(("known", "learnt", "lost"), LEARNERS)
@pytest.mark.parametrize("n", [10, 40])
def test_the_interval_holds_the_truth_as_often_as_it_says(n: int, known: float, learnt: float, lost: float) -> None:
    knows = known * (1 - lost) + (1 - known) * learnt
    before, after = (one + (1 - one) / 4 for one in (known, knows))
    truth = (after - before) / (1 - before)
    rng = Random(20261127)
    found = [gain(added(_group(rng, n, known, learnt, lost))).interval for _again in range(400)]
    held = [one.low <= truth <= one.high for one in found if one]
    assert len(held) >= 200
    assert mean(held) >= 0.92  # 0.95 less what chance does to 400 groups; without the half answers it falls to 0.76
