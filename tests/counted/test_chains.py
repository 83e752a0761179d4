"""R-hat and the effective sample size are those that ArviZ gives, and chains that disagree are found out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.counted.chains import FEWEST_DRAWS, MOST_RHAT, UnfitChains, rhat, worth


def chains(remembers: float, shift: float = 0.0) -> np.ndarray:
    """Four chains of 200 draws by a congruential generator: the same on every machine."""
    state, draws = 20260101, np.zeros((4, 200))
    for chain in range(4):
        at = 0.0
        for step in range(200):
            state = (1103515245 * state + 12345) % 2**31
            at = remembers * at + state / 2**31 - 0.5
            draws[chain, step] = at
    draws[0] += shift
    return draws


# By arviz-stats 0.8.0: rhat (rank), ess (bulk), ess (tail, 0.05 and 0.95).
BY_ARVIZ = (
    (chains(0.0), 1.0006416134668565, 828.1278083087823, 802.4676279431156),
    (chains(0.6), 1.018960296956178, 204.82306461024982, 408.816151612873),
    (chains(0.95), 1.3388263441036266, 10.28933425136408, 41.48448703648744),
    (chains(0.6, shift=0.5), 1.1695414631426175, 19.013856762576996, 102.15682877010039),
    (np.round(chains(0.6), 1), 1.019342416730033, 208.24750991349006, 380.59910877797375),
)


@pytest.mark.parametrize(("draws", "r", "bulk", "tail"), BY_ARVIZ)
def test_they_are_those_of_arviz(draws: np.ndarray, r: float, bulk: float, tail: float) -> None:
    assert rhat(draws) == pytest.approx(r, rel=1e-12)
    assert worth(draws) == pytest.approx(min(bulk, tail), rel=1e-12)


def test_a_chain_apart_is_found_out_though_each_looks_fine() -> None:
    assert rhat(chains(0.0)) < MOST_RHAT < rhat(chains(0.0, shift=0.2))
    assert worth(chains(0.0)) > FEWEST_DRAWS > worth(chains(0.0, shift=0.2))


def test_a_chain_that_is_wider_is_found_out_though_its_middle_is_right() -> None:
    draws = chains(0.0)
    draws[0] *= 3
    assert rhat(draws) > MOST_RHAT


def test_chains_that_stand_still_apart_never_agree() -> None:
    assert rhat(np.repeat([[1.0], [2.0]], 10, axis=1)) == np.inf
    assert (rhat(np.ones((4, 10))), worth(np.ones((4, 10)))) == (1, 40)


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.sampled_from([2.0**-9, 4.0, -1.0]), st.permutations(range(4)))
def test_unit_and_order_of_chains_change_nothing(seed: int, scale: float, order: list[int]) -> None:
    draws = np.random.default_rng(seed).integers(-20, 20, (4, 30)).astype(float)
    turned = draws[order] * scale + 1
    assert rhat(turned) == pytest.approx(rhat(draws), rel=1e-9)
    if scale > 0:  # turned upside down, ties at the ends fall on the other side
        assert worth(turned) == pytest.approx(worth(draws), rel=1e-6)


@pytest.mark.parametrize("draws", [np.ones((1, 100)), np.ones((4, 7)), np.ones(100), np.full((4, 10), np.nan)])
def test_what_cannot_be_judged_is_told(draws: np.ndarray) -> None:
    with pytest.raises(UnfitChains):
        rhat(draws)
