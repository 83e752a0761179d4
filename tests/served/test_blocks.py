"""Blocks are as large as areas are alike: a planted reach is found, and noise gives areas by themselves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.served import blocks as module
from ombud.served.blocks import Blocks, Ring, blocks
from ombud.served.given import UnfitNumbers
from ombud.served.resampled import squares

ACROSS, APART = 20, 500.0
Y, X = (one.ravel() * APART + 200_000 for one in np.mgrid[:ACROSS, :ACROSS])


def smooth(reach: float, seed: int) -> np.ndarray:
    """A normal surface: noise averaged over discs, so that areas further apart than ``reach`` share nothing."""
    wide = 3 * ACROSS
    steps = np.minimum(np.arange(wide), wide - np.arange(wide)) * APART
    disc = (np.hypot(steps[:, None], steps) <= reach / 2).astype(float)
    noise = np.random.default_rng(seed).standard_normal((wide, wide))
    made = np.fft.ifft2(np.fft.fft2(noise) * np.fft.fft2(disc)).real[:ACROSS, :ACROSS].ravel()
    return made / np.sqrt(disc.sum())


def town(reach: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    people = rng.integers(500, 4000, ACROSS**2)
    return rng.poisson(people / 50 * np.exp(0.5 * smooth(reach, seed))), people


def cut(reach: float, seed: int) -> Blocks:
    return blocks(*town(reach, seed), X, Y, np.random.default_rng(1))


@pytest.mark.parametrize("reach", [2000, 4000])
def test_a_planted_reach_is_found_within_a_factor_of_two(reach: float) -> None:
    found = [cut(reach, seed).reach for seed in range(3)]
    assert reach / 2 <= np.median(found) <= 2 * reach


def test_blocks_are_squares_as_long_as_the_reach() -> None:
    found = cut(2000, 1)
    assert found.side == found.reach > 0
    assert np.array_equal(found.keys, squares(X, Y, found.side))
    assert found.number == len(set(found.keys))
    assert [ring.alike for ring in found.rings] == [True] * (len(found.rings) - 1) + [False]
    assert str(found.told[0]).startswith(f"Areas are alike up to {found.reach:.0f} metres apart.")


def test_noise_gives_areas_by_themselves() -> None:
    """In 95 of 100 towns, by the chance of the test."""
    single = [cut(0, seed) for seed in range(40)]
    assert sum(one.side is None for one in single) >= 34
    one = next(one for one in single if one.side is None)
    assert len(set(one.keys)) == one.number == ACROSS**2
    assert "each is drawn by itself" in str(one.told[0])


@pytest.mark.parametrize(
    ("likeness", "chance", "alike"),
    [(0.06, 0.005, True), (0.06, 0.06, False), (0.04, 0.005, False), (-0.5, 1.0, False)],
)
def test_next_to_nothing_is_no_likeness_however_sure(likeness: float, chance: float, alike: bool) -> None:
    """Of many areas chance explains not even a faint likeness; blocks as long as a faint one would be a whole city."""
    assert Ring(0, 1000, likeness, chance, 90_000).alike == alike


def test_too_few_blocks_are_told() -> None:
    """A slope over the whole town: likeness does not end, and four squares are left."""
    people = np.full(ACROSS**2, 1000)
    found = blocks(np.rint((X - X.min()) / 100), people, X, Y, np.random.default_rng(1))
    assert found.few
    assert "too few to tell how sure it is" in str(found.told[-1])


def test_likeness_without_end_is_told() -> None:
    """Rings that all are alike: their values are the same as far as half of the map."""
    people = np.full(20 * 3, 1000)
    x, y = (one.ravel() * 1000.0 + 500_000 for one in np.meshgrid(np.arange(20), np.arange(3)))
    found = blocks(np.where(x < 510_000, 10, 30), people, x, y, np.random.default_rng(1))
    assert found.rings[0].alike
    assert found.rings[0].likeness > 0.8


def test_areas_without_people_belong_to_a_block_and_are_not_compared() -> None:
    amounts, people = (one.astype(float) for one in town(2000, 1))
    first = blocks(amounts, people, X, Y, np.random.default_rng(1))
    more = [np.append(one, far) for one, far in ((X, 900_000), (Y, 900_000))]
    second = blocks(np.append(amounts, 500), np.append(people, 0), *more, np.random.default_rng(1))
    third = blocks(np.append(amounts, np.nan), np.append(people, 50), *more, np.random.default_rng(1))
    assert first.reach == second.reach == third.reach
    assert first.number == second.number == third.number
    assert len(second.keys) == len(first.keys) + 1
    assert second.keys[-1] not in first.keys


def test_the_same_seed_gives_the_same_blocks() -> None:
    assert cut(2000, 3).rings == cut(2000, 3).rings


def test_more_areas_than_fit_are_looked_from_at_random(monkeypatch) -> None:
    whole = cut(3000, 1)
    monkeypatch.setattr(module, "DISTANCES", 60 * ACROSS**2)
    monkeypatch.setattr(module, "PAIRS", 500)
    some = cut(3000, 1)
    assert some.rings[0].pairs < whole.rings[0].pairs
    assert whole.reach / 3 <= some.reach <= 2 * whole.reach


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 3), st.sampled_from([0.5, 8.0]), st.sampled_from([-4096.0, 1024.0]), st.sampled_from([1.0, 16.0]))
def test_metres_places_and_units_change_nothing(seed: int, scale: float, shift: float, unit: float) -> None:
    amounts, people = town(2000, seed)
    first = cut(2000, seed)
    second = blocks(amounts * unit, people, X * scale + shift, Y * scale - shift, np.random.default_rng(1))
    assert second.reach == pytest.approx(first.reach * scale)
    assert [one.likeness for one in second.rings] == pytest.approx([one.likeness for one in first.rings])


def test_nothing_anywhere_and_one_place_have_no_reach() -> None:
    people = np.full(20, 100)
    x = np.arange(20) * 1000.0
    assert blocks(np.zeros(20), people, x, x, np.random.default_rng(1)).side is None
    assert blocks(np.arange(20), people, np.full(20, 5e5), np.full(20, 5e5), np.random.default_rng(1)).side is None
    few = blocks(np.arange(5), people[:5], x[:5], x[:5], np.random.default_rng(1))
    assert few.few
    assert "too few" in str(few.told[-1])


def test_degrees_and_missing_places_are_told() -> None:
    with pytest.raises(UnfitNumbers, match="look like degrees"):
        blocks([1, 2], [10, 10], [13.0, 13.1], [55.6, 55.7], np.random.default_rng(1))
    with pytest.raises(UnfitNumbers, match="a place for each area"):
        blocks([1, 2], [10, 10], [1e5, np.nan], [1e5, 1e5], np.random.default_rng(1))
    with pytest.raises(UnfitNumbers, match="a place for each area"):
        blocks([1, 2], [10, 10], [1e5], [1e5], np.random.default_rng(1))
