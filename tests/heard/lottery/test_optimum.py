"""The fairest lottery, held against other programs' answers and against trying every panel there is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.heard.lottery import fairest as search
from ombud.heard.lottery.certificate import as_fractions, bound_of, chances_of, checked, shortfall
from ombud.heard.lottery.fairest import Lottery, NoPanel, Objective, fairest, rules_of
from ombud.heard.lottery.panels import Panels
from ombud.heard.lottery.pool import Pool, Quota
from ombud.heard.lottery.problem import problem_of
from ombud.heard.lottery.whole import whole_leximin, whole_nash
from tests.heard.lottery.pools import (
    all_panels,
    greatest_least,
    leximin_by_trying,
    made,
    needs_sortition,
    oracle,
    scotland,
    small_example,
)


def found(told: tuple[Pool, list[Quota], int], objective: Objective) -> Lottery:
    return fairest(problem_of(*told), objective)


def gaps(lottery: Lottery) -> list[float]:
    """How far each level of the chances is from what its proof says none exceeds."""
    rules = rules_of(lottery.problem)
    chances = chances_of(rules, lottery.panels.tolist(), as_fractions(lottery.weights.tolist()))
    return [
        abs(float(bound_of(rules, proof)[0] - min(c for c, up in zip(chances, proof.raised, strict=True) if up)))
        for proof in lottery.proofs
    ]


def by_person(lottery: Lottery) -> np.ndarray:
    return np.sort(np.repeat(lottery.chances, lottery.problem.people))


@needs_sortition
def test_the_least_chance_is_that_of_other_programs_with_proof() -> None:
    lottery = found(scotland(), Objective.MAXIMIN)
    assert len(lottery.problem.kinds) == oracle("sf_scotland_150_22")["feature_vector_types"]
    proof = checked(rules_of(lottery.problem), lottery.panels.tolist(), lottery.weights.tolist(), lottery.proofs[0])
    assert float(proof.least) == pytest.approx(oracle("sf_scotland_150_22")["maximin_min_probability"], abs=1e-6)
    assert proof.exact
    assert proof.holds(1e-6)


@needs_sortition
@pytest.mark.parametrize("objective", list(Objective))
def test_one_woman_alone_in_her_kind_has_the_same_chance_as_all(objective: Objective) -> None:
    lottery = found(small_example(), objective)
    assert len(lottery.problem.kinds) == 3
    assert lottery.chances == pytest.approx(oracle("example_small_20")["leximin_all_probabilities"], abs=1e-6)


@needs_sortition
def test_leximin_at_150_has_a_proof_for_every_level() -> None:
    lottery = found(scotland(), Objective.LEXIMIN)
    assert lottery.chances.min() == pytest.approx(1 / 11, abs=1e-6)
    assert len(lottery.proofs) > 5
    assert all(bound_of(rules_of(lottery.problem), proof)[1] for proof in lottery.proofs)
    assert max(gaps(lottery)) < 1e-6


@needs_sortition
def test_nash_has_a_greater_product_than_leximin_and_none_is_greater() -> None:
    nash, leximin = (found(scotland(), one) for one in (Objective.NASH, Objective.LEXIMIN))
    mean = [float(np.log(one.chances) @ one.problem.people) for one in (nash, leximin)]
    assert mean[0] > mean[1]
    rules = rules_of(nash.problem)
    chances = chances_of(rules, nash.panels.tolist(), as_fractions(nash.weights.tolist()))
    assert 0 <= shortfall(rules, chances, nash.prices) < 1e-6


LETTERS = st.lists(st.sampled_from(["ax", "ay", "bx", "by", "az"]), min_size=5, max_size=9)


@st.composite
def lotteries(draw: st.DrawFn) -> tuple[Pool, list[Quota], int]:
    """Small pools, some with homes, quotas that often bind, panels of two to four."""
    values = draw(LETTERS)
    homes = draw(st.lists(st.sampled_from(["", "h1", "h2", "h3"]), min_size=len(values), max_size=len(values)))
    size = draw(st.integers(2, 4))
    quotas = []
    for feature, letters in (("t0", "ab"), ("t1", "xyz")):
        for letter in letters:
            least = draw(st.integers(0, 1))
            quotas.append(Quota(feature, letter, least, draw(st.integers(max(least, 1), 3))))
    return made(values, homes if draw(st.booleans()) else None), quotas, size


@settings(max_examples=60, deadline=None)
@given(lotteries())
def test_the_least_chance_is_what_trying_every_panel_gives(told: tuple[Pool, list[Quota], int]) -> None:
    panels = all_panels(*told)
    if not len(panels):
        with pytest.raises(NoPanel):
            found(told, Objective.MAXIMIN)
        return
    lottery = found(told, Objective.MAXIMIN)
    proof = checked(rules_of(lottery.problem), lottery.panels.tolist(), lottery.weights.tolist(), lottery.proofs[0])
    assert float(proof.least) == pytest.approx(greatest_least(panels), abs=1e-6)
    assert proof.holds(1e-6)
    there = int(lottery.problem.people[lottery.possible].sum())
    assert there == panels.any(axis=0).sum()


@settings(max_examples=40, deadline=None)
@given(lotteries())
def test_leximin_is_what_trying_every_panel_gives(told: tuple[Pool, list[Quota], int]) -> None:
    panels = all_panels(*told)
    if not len(panels):
        return
    lottery = found(told, Objective.LEXIMIN)
    assert by_person(lottery) == pytest.approx(leximin_by_trying(panels), abs=1e-5)
    assert max(gaps(lottery)) < 1e-6


@settings(max_examples=30, deadline=None)
@given(lotteries())
def test_no_panel_is_worth_more_than_the_people_at_the_prices_of_nash(told: tuple[Pool, list[Quota], int]) -> None:
    """The condition that only the greatest product meets, asked of every panel."""
    panels = all_panels(*told)
    if not len(panels):
        return
    lottery = found(told, Objective.NASH)
    kind = lottery.problem.kinds.of_person()
    chance = np.array([lottery.chances[kind[one]] for one in told[0].ids])
    on = chance > 0
    worth = panels[:, on] @ (1 / chance[on])
    assert worth.max() <= on.sum() * (1 + 1e-4)


@settings(max_examples=15, deadline=None)
@given(lotteries(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(told: tuple[Pool, list[Quota], int], chance) -> None:
    pool, quotas, size = told
    order = list(range(pool.people))
    chance.shuffle(order)
    other = replace(
        pool,
        ids=tuple(pool.ids[at] for at in order),
        values=tuple(pool.values[at] for at in order),
        homes=tuple(pool.homes[at] for at in order) if pool.homes else (),
    )
    try:
        one = found(told, Objective.LEXIMIN)
    except NoPanel:
        return
    two = found((other, quotas, size), Objective.LEXIMIN)
    assert one.panels.tobytes() == two.panels.tobytes()
    assert one.weights.tobytes() == two.weights.tobytes()
    assert one.problem.kinds.homes == two.problem.kinds.homes


def test_whole_people_can_allow_less_than_divisible_ones_and_the_proof_says_on_what_it_rests() -> None:
    """Divisible people would let everyone have more; whole ones give the least one chance in five."""
    pool = made(["aba", "aaa", "bbb", "aba", "bba", "aab", "bab"], ["h2", "", "h3", "", "h3", "h3", "h1"])
    bounds = [("t0", "a", 1, 2), ("t0", "b", 1, 1), ("t1", "a", 1, 2), ("t1", "b", 0, 1), ("t2", "a", 0, 2),
              ("t2", "b", 0, 2)]  # fmt: skip
    told = pool, [Quota(*one) for one in bounds], 2
    for objective in (Objective.MAXIMIN, Objective.LEXIMIN):
        lottery = found(told, objective)
        assert lottery.chances.min() == pytest.approx(greatest_least(all_panels(*told)), abs=1e-6)
        assert not bound_of(rules_of(lottery.problem), lottery.proofs[0])[1]
        assert max(gaps(lottery)) < 1e-6


def test_of_three_people_of_whom_no_two_go_together_there_is_no_panel() -> None:
    """Each two share a trait that only one may have: half of each would be a panel, no two are."""
    pool = made(["aab", "aba", "baa"])
    quotas = [Quota(f"t{at}", "a", 0, 1) for at in range(3)]
    with pytest.raises(NoPanel):
        fairest(problem_of(pool, quotas, 2), Objective.MAXIMIN)


@settings(max_examples=15, deadline=None)
@given(lotteries())
def test_the_search_over_whole_panels_alone_finds_the_same(told: tuple[Pool, list[Quota], int]) -> None:
    """As it is done where divisible people would have more; here from one panel a kind on."""
    every = all_panels(*told)
    if not len(every):
        return
    problem = problem_of(*told)
    panels = Panels(problem)
    first = [panels.best(np.eye(1, len(problem.kinds), at)[0])[0] for at in range(len(problem.kinds))]
    possible = np.sum(first, axis=0) > 0
    found, weights, proofs = whole_leximin(panels, first, possible, np.random.default_rng(1), 500)
    chances = np.sort(np.repeat(weights @ np.array(found) / problem.people, problem.people))
    assert chances == pytest.approx(leximin_by_trying(every), abs=1e-5)
    assert len(proofs) >= 1
    found, weights, _ = whole_nash(panels, first, possible)
    kind = problem.kinds.of_person()
    chance = (weights @ np.array(found) / problem.people)[[kind[one] for one in told[0].ids]]
    on = chance > 0
    assert (every[:, on] @ (1 / chance[on])).max() <= on.sum() * (1 + 1e-3)


@needs_sortition
@pytest.mark.parametrize("objective", list(Objective))
def test_a_search_that_ends_early_says_by_how_much(objective: Objective, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with thousands of kinds; here after a few panels, only among those with priced quotas at their bounds."""
    for name, few in (("BROAD", 50), ("COVER", 30), ("MOST_BROAD", 600)):
        monkeypatch.setattr(search, name, few)
    lottery = found(scotland(), objective)
    rules = rules_of(lottery.problem)
    proof = checked(rules, lottery.panels.tolist(), lottery.weights.tolist(), lottery.proofs[0])
    assert proof.panels_keep
    assert float(proof.bound) == pytest.approx(1 / 11, abs=1e-9)
    assert float(proof.gap) >= 0
    if objective is not Objective.NASH:
        assert float(proof.gap) < 0.005
