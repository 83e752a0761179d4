"""Equal shares beside the plainest way to write them, and what must always hold."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.heard.budget.asked import AT_ONCE, Loops, asked, compiled, paid, sorted_out
from ombud.heard.budget.asked import given as given_loop
from ombud.heard.budget.cohesive import passed_over, passed_over_in
from ombud.heard.budget.completed import carried_out
from ombud.heard.budget.greedy import ranked
from ombud.heard.budget.poll import Poll
from ombud.heard.budget.rule import BY_KEY, TIES, Completion, Rule, Tie, Worth
from ombud.heard.budget.shares import equal_shares
from ombud.heard.budget.watched import watched
from tests.heard.budget.plainly import plainly, someone_passed_over
from tests.heard.budget.polls import made

PLAIN_LOOPS = Loops(asked, sorted_out, given_loop, paid)  # what is compiled, as Python runs it
COSTS = st.lists(st.sampled_from([1, 2, 3, 6, 7, 10, 12, 100]), min_size=1, max_size=5)


@st.composite
def polls(draw: st.DrawFn, points: bool = False, most: int = 8) -> Poll:
    costs = draw(COSTS)
    named = st.sets(st.integers(0, len(costs) - 1)).map(sorted)
    marks = st.dictionaries(st.integers(0, len(costs) - 1), st.integers(1, 4)) if points else named
    ballots: list[Any] = draw(st.lists(marks, min_size=1, max_size=most))
    return made(costs, draw(st.integers(1, 130)), ballots)


def bought(poll: Poll, share: Fraction, worth: Worth, loops: Loops) -> list[tuple[int, Fraction]]:
    """What equal shares buy, each with its price."""
    return [(one.project, one.price) for one in equal_shares(poll, share, worth, ranked(poll, TIES), loops)]


def in_fractions(poll: Poll, share: Fraction, worth: Worth) -> list[tuple[int, Fraction]]:
    """The same, slowly and in plain fractions."""
    return plainly(poll, share, worth, ranked(poll, TIES))


@settings(max_examples=150, deadline=None)
@given(polls(), st.sampled_from(Worth), st.integers(0, 12))
def test_what_is_bought_and_its_price_are_those_of_plain_fractions(poll: Poll, worth: Worth, more: int) -> None:
    share = Fraction(poll.budget, poll.voters) + more
    assert bought(poll, share, worth, AT_ONCE) == in_fractions(poll, share, worth)


@settings(max_examples=150, deadline=None)
@given(polls(points=True), st.sampled_from(Worth))
def test_points_weigh_as_plain_fractions_say(poll: Poll, worth: Worth) -> None:
    share = Fraction(poll.budget, poll.voters)
    assert bought(poll, share, worth, AT_ONCE) == in_fractions(poll, share, worth)


@settings(max_examples=80, deadline=None)
@given(polls(points=True))
def test_what_is_compiled_gives_the_same(poll: Poll) -> None:
    share = Fraction(poll.budget, poll.voters)
    assert bought(poll, share, Worth.COUNT, PLAIN_LOOPS) == in_fractions(poll, share, Worth.COUNT)


@st.composite
def close_polls(draw: st.DrawFn) -> Poll:
    """Costs so large that floats cannot tell one unit, and so close to what people hold that one unit decides."""
    voters = draw(st.integers(1, 5))
    share = draw(st.integers(10**14, 10**15))
    ballots = draw(st.lists(st.sets(st.integers(0, 3)).map(sorted), min_size=voters, max_size=voters))
    supporters = [max(sum(at in one for one in ballots), 1) for at in range(4)]
    costs = [draw(st.integers(1, 9)), *(n * share - draw(st.integers(-3, 12)) for n in supporters[1:])]
    return made([min(cost, 9 * 10**15) for cost in costs], share * voters, ballots)


@settings(max_examples=200, deadline=None)
@given(close_polls(), st.sampled_from(Worth))
def test_one_unit_that_no_float_can_tell_decides_as_it_should(poll: Poll, worth: Worth) -> None:
    share = Fraction(poll.budget, poll.voters)
    assert bought(poll, share, worth, AT_ONCE) == in_fractions(poll, share, worth)
    assert bought(poll, share, worth, PLAIN_LOOPS) == in_fractions(poll, share, worth)


@pytest.mark.parametrize(("cost", "funded"), [(2 * 10**15 - 6, (0,)), (2 * 10**15 - 7, (0, 1))])
def test_what_two_people_have_left_is_known_to_a_third_of_a_unit(cost: int, funded: tuple[int, ...]) -> None:
    """Three pay 10 together: two of them then hold 2e15 less 6 and two thirds."""
    poll = made([10, cost], 3 * 10**15, [[0, 1], [0, 1], [0]])
    assert carried_out(poll, BY_KEY["equal-shares/cost/none"]).funded == funded


@pytest.mark.slow
def test_compiled_loops_give_the_same_on_a_larger_poll() -> None:
    rng = np.random.default_rng((4, 2))
    ballots = [sorted(set(rng.integers(0, 30, 5).tolist())) for _ in range(2000)]
    poll = made(rng.integers(100, 4000, 30).tolist(), 20_000, ballots)
    ranks, share = ranked(poll, TIES), Fraction(poll.budget, poll.voters)
    assert equal_shares(poll, share, Worth.COST, ranks, compiled()) == equal_shares(poll, share, Worth.COST, ranks)


@settings(max_examples=60, deadline=None)
@given(polls(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_changes_nothing(poll: Poll, chance: object) -> None:
    kinds = poll.kind.tolist()
    chance.shuffle(kinds)  # type: ignore[attr-defined]
    shuffled = [poll.project[poll.start[kind] : poll.start[kind + 1]].tolist() for kind in kinds]
    other = made([one.cost for one in poll.projects], poll.budget, shuffled)
    for key in ("equal-shares/cost/add1u", "greedy/votes"):
        assert carried_out(poll, BY_KEY[key]).funded == carried_out(other, BY_KEY[key]).funded


@settings(max_examples=60, deadline=None)
@given(polls(), st.sampled_from(list(BY_KEY)))
def test_no_rule_spends_more_than_there_is(poll: Poll, key: str) -> None:
    found = carried_out(poll, BY_KEY[key])
    assert found.spent(poll) <= poll.budget
    assert len(set(found.funded)) == len(found.funded)
    assert all(poll.votes[at] for at in found.funded)


@settings(max_examples=60, deadline=None)
@given(polls())
def test_equal_shares_pass_nobody_over(poll: Poll) -> None:
    found = carried_out(poll, BY_KEY["equal-shares/cost/none"])
    assert passed_over(poll, found.funded) == ()


@settings(max_examples=60, deadline=None)
@given(polls(most=6), st.data())
def test_who_is_passed_over_is_found_as_by_trying_every_group(poll: Poll, data: st.DataObject) -> None:
    funded = data.draw(st.lists(st.integers(0, len(poll.projects) - 1), unique=True))
    assert {one.project for one in passed_over(poll, funded)} == someone_passed_over(poll, funded)


@settings(max_examples=60, deadline=None)
@given(polls(points=True))
def test_what_is_paid_adds_up_to_the_cost(poll: Poll) -> None:
    found = carried_out(poll, Rule(worth=Worth.COUNT, completion=Completion.NONE))
    told = watched(poll, found)
    assert float((poll.weight * told.paid).sum()) == pytest.approx(found.spent(poll))
    for lack in told.lacks:
        assert lack.held < poll.projects[lack.project].cost or not poll.score[lack.project] or (
            poll.projects[lack.project].cost > poll.budget
        )  # fmt: skip


def test_a_cost_that_takes_all_money_of_its_supporters_is_still_paid() -> None:
    poll = made([9], 9, [[0], [0], [0], [0], [0], [0], [0]])
    found = carried_out(poll, BY_KEY["equal-shares/cost/none"])
    assert found.funded == (0,)
    assert found.purchases[0].price == Fraction(9, 7)  # no float is exactly that


def test_one_unit_too_dear_is_not_paid() -> None:
    poll = made([10**15 + 1, 5], 10**15 + 1, [[0]] * 3 + [[1]])
    assert carried_out(poll, BY_KEY["equal-shares/cost/none"]).funded == (1,)


def test_a_tie_goes_to_whom_the_declared_rule_names_and_is_told() -> None:
    poll = made([6, 4], 6, [[0, 1], [0, 1]])
    for ties, first in (((Tie.LOWER_COST,), 1), ((Tie.HIGHER_COST,), 0), ((Tie.NAME,), 0)):
        found = carried_out(poll, Rule(completion=Completion.NONE, ties=ties))
        assert found.funded == (first,)
        assert [(one.taken, one.others) for one in found.ties] == [(first, (1 - first,))]


def test_a_price_that_floats_cannot_tell_apart_is_told_apart() -> None:
    big = 10**15
    poll = made([big + 1, big], 2 * big + 1, [[0], [1]])
    found = carried_out(poll, Rule(worth=Worth.COUNT, completion=Completion.NONE))
    assert found.funded == (1,)  # each holds big + 1/2: one can pay for theirs, the other lacks a half


def test_a_project_dearer_than_the_budget_does_not_stop_the_raising() -> None:
    poll = made([100, 4, 5], 10, [[0, 1], [0, 1], [0, 2]])
    assert carried_out(poll, BY_KEY["equal-shares/cost/add1"]).funded == (1, 2)


def test_raising_ends_where_everything_is_bought() -> None:
    poll = made([4, 5], 100, [[0], [1]])
    found = carried_out(poll, BY_KEY["equal-shares/cost/add1"])
    assert set(found.funded) == {0, 1}
    assert found.steps == 0


def test_what_costs_nothing_is_funded_and_nobody_pays() -> None:
    found = carried_out(made([0, 5], 5, [[0, 1]]), BY_KEY["equal-shares/cost/none"])
    assert found.funded == (0, 1)


def test_no_ballots_fund_nothing() -> None:
    assert carried_out(made([3], 5, []), BY_KEY["equal-shares/cost/add1u"]).funded == ()


def test_a_count_that_ends_at_the_first_that_does_not_fit_leaves_the_rest() -> None:
    poll = made([5, 9, 2], 8, [[0], [0], [0], [1], [1], [2]])
    assert carried_out(poll, BY_KEY["greedy/votes"]).funded == (0, 2)
    stopped = carried_out(poll, BY_KEY["greedy/votes-stop"])
    assert stopped.funded == (0,)
    assert [one.reached for one in stopped.turns] == [True, True, False]


def test_the_raising_can_be_stopped() -> None:
    def told(spent: int, budget: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        carried_out(made([7, 7], 10, [[0], [1]]), BY_KEY["equal-shares/cost/add1"], told)


def test_a_district_passed_over_by_most_votes_is_named() -> None:
    districts = ["north"] * 6 + ["south"] * 4
    poll = made([6, 4, 4], 10, [[0, 1]] * 6 + [[2]] * 4, districts)
    by_votes = carried_out(poll, BY_KEY["greedy/votes"])
    assert set(by_votes.funded) == {0, 1}
    assert [one.project for one in passed_over(poll, by_votes.funded)] == [2]
    assert passed_over_in(poll, poll.groups[0], by_votes.funded) == (0, 1)
    shares: Sequence[int] = carried_out(poll, BY_KEY["equal-shares/cost/none"]).funded
    assert 2 in shares
