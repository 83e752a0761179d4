"""Which passages are shown first: the weights that a conditional logit should find, and what is always shown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.contract.cuad import cut
from ombud.held.contract.ordered import RIDGE, Choices, _loss, choices, learnt_order
from ombud.held.contract.ordering import first_shown
from ombud.held.contract.topics import topics

from . import learnt

pytest.importorskip("sklearn", reason="learning needs ombud[train]")
numbers = st.lists(st.floats(-5, 5, width=32), min_size=1, max_size=30)


def drawn(wanted: list[float], contracts: int, passages: int = 8) -> Choices:
    """Contracts in which the right passage was drawn as a conditional logit with these weights says."""
    random = np.random.default_rng(4)
    clues = random.normal(size=(contracts, passages, len(wanted)))
    best = (clues @ np.array(wanted) + random.gumbel(size=(contracts, passages))).argmax(axis=1)
    right = np.arange(passages) == best[:, None]
    return Choices(clues.reshape(-1, len(wanted)), right.ravel(), np.arange(contracts) * passages)


def test_weights_that_choices_were_drawn_with_are_found_again() -> None:
    found = learnt_order(drawn([2.0, -1.0, 0.0], 4000))
    assert found == pytest.approx([2.0, -1.0, 0.0], abs=0.12)


def test_slopes_are_those_of_the_loss() -> None:
    given, at = drawn([0.5, 1.0], 6), np.array([0.3, -0.7])
    slopes = _loss(at, given.clues, given.right, given.first)[1]
    for one in range(2):
        step = np.eye(2)[one] * 1e-6
        losses = [_loss(at + way * step, given.clues, given.right, given.first)[0] for way in (1, -1)]
        assert (losses[0] - losses[1]) / 2e-6 == pytest.approx(slopes[one], rel=1e-5)


def test_what_is_alike_in_all_passages_of_a_contract_moves_nothing() -> None:
    given = drawn([1.5], 300)
    level = np.repeat(np.arange(300.0), 8)[:, None]
    both = learnt_order(given._replace(clues=np.hstack([given.clues, level])))
    assert both == pytest.approx([learnt_order(given)[0], 0.0], abs=1e-3)


def test_one_contract_with_all_passages_right_tells_nothing() -> None:
    loss, slopes = _loss(np.array([2.0]), np.array([[1.0], [3.0]]), np.array([True, True]), np.array([0]))
    assert loss == pytest.approx(RIDGE * 2)
    assert slopes == pytest.approx([RIDGE * 2.0])


def test_only_types_that_a_contract_has_are_learnt_from() -> None:
    clues = np.arange(10.0).reshape(5, 2, 1)
    marked = np.array([[0, 0], [1, 0], [0, 0], [0, 1], [1, 0]], dtype=bool)
    found = choices(clues, marked, np.array([0, 0, 1, 1, 1]))
    assert found.clues.ravel().tolist() == [0, 2, 4, 6, 8, 5, 7, 9]
    assert found.right.tolist() == [False, True, False, False, True, False, True, False]
    assert found.first.tolist() == [0, 2, 5]


@given(numbers, numbers, st.integers(1, 6))
@settings(max_examples=80, deadline=None)
def test_the_likeliest_is_shown_and_no_passage_twice(order: list[float], chance: list[float], most: int) -> None:
    count = min(len(order), len(chance))
    early, likely = np.array(order[:count]), np.array(chance[:count])
    found = first_shown(early, likely, most)
    assert len(found) == len(set(found)) == min(most, count)
    assert likely[found[0]] == likely.max()
    assert list(likely[list(found)]) == sorted(likely[list(found)], reverse=True)
    left = np.delete(early, found)
    assert not len(left) or sorted(early[list(found)])[-(most - 1) :][0] >= left.max() or most == 1


def test_what_the_passage_is_shown_by_is_learnt_as_it_is_told() -> None:
    told = topics(cut(learnt.contract(4).text), learnt.model())
    assert told.order.shape == told.chance.shape
    assert learnt.model().shown[:2].sum() > 0
    assert told.nearest("Audit Rights", 1)[0] == told.of("Audit Rights").argmax() == told.order[:, 0].argmax()
