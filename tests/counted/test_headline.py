"""A headline that turns round is refused in words."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("shapely")

from ombud.counted.bounds import Bounds, Ends, bounds
from ombud.counted.headline import Verdict, headline
from ombud.counted.scales import AtScale, counts, over_scales
from ombud.counted.zoning import Spread, spread
from tests.counted.test_zoning import board

STEADY = Spread(5, np.full(100, 0.3))


def scale(name: str, weighted: float | None, unweighted: float | None = None) -> AtScale:
    return AtScale(name, 9, (), (), weighted, unweighted)


def say_it(scales, zonings=(STEADY,), bounds=None, **more):
    return headline(scales, zonings, bounds, group="tenants", thing="lamps", **more)


def possible(low: float, high: float) -> Bounds:
    return Bounds(Ends(0, 1), Ends(0, 1), Ends(low, high))


def test_a_planted_association_that_turns_round_is_refused() -> None:
    """Within each district more of the group goes with less; the districts with more of the group have more."""
    graph = board(12, 12)
    district = np.array([3 * (int(code.split(".")[0]) // 4) + int(code.split(".")[1]) // 4 for code in graph.codes])
    rng = np.random.default_rng(1)
    within = rng.uniform(-30, 30, 144)
    data = counts(graph.codes, 40 + 5 * district - within, 40 + 5 * district + within, np.full(144, 200))
    scales = over_scales(data, {"blocks": graph.codes, "districts": [f"d{one}" for one in district]})
    assert scales[0].weighted < 0 < scales[1].weighted
    said = say_it(scales, [spread(data, graph, 9, 50, rng)])
    assert said.verdict is Verdict.REFUSED
    assert str(said.told) == "It may not be said that areas with more tenants have more or less lamps."
    assert "The sign turns round" in str(said.reasons[0])
    assert "Other borders turn it round" in str(said.reasons[1])
    by_zoning_alone = say_it([scales[0], scale("other", -0.1)], [spread(data, graph, 9, 50, rng)])
    assert by_zoning_alone.verdict is Verdict.REFUSED


def test_what_holds_everywhere_is_said_of_areas() -> None:
    said = say_it([scale("blocks", 0.2), scale("districts", 0.4)])
    assert (said.verdict, said.reasons) == (Verdict.OF_AREAS, ())
    assert (
        str(said.told)
        == "Areas with more tenants have more lamps, on all 2 scales. This is said of areas, not of persons."
    )
    less = say_it([scale("blocks", -0.2), scale("districts", -0.4)], [Spread(5, np.full(9, -0.3))])
    assert "have less lamps" in str(less.told)


def test_the_share_of_zonings_is_declared() -> None:
    shaky = Spread(5, np.array([0.3] * 90 + [-0.1] * 9 + [np.nan]))
    scales = [scale("blocks", 0.2), scale("districts", 0.4)]
    refused = say_it(scales, [shaky])
    assert str(refused.reasons[0]).startswith("Other borders turn it round: in 10 of 100 random zonings into 5 zones")
    assert say_it(scales, [shaky], allowed=0.1).verdict is Verdict.OF_AREAS
    with pytest.raises(ValueError, match="no share of zonings"):
        say_it(scales, allowed=5)


def test_bounds_decide_about_persons() -> None:
    scales = [scale("blocks", 0.2), scale("districts", 0.4)]
    assert say_it(scales, bounds=possible(0.05, 0.4)).verdict is Verdict.OF_PERSONS
    covers = say_it(scales, bounds=possible(-0.05, 0.4))
    assert covers.verdict is Verdict.REFUSED
    assert str(covers.reasons[0]) == "It cannot be told that persons differ at all: -5 to 40 points are possible."
    assert "Areas with more tenants have more lamps" in str(covers.notes[-1])
    opposite = say_it(scales, bounds=possible(-0.4, -0.1))
    assert "Persons show the opposite of the areas" in str(opposite.reasons[0])


def test_bounds_of_real_persons_refuse_what_areas_seem_to_say() -> None:
    """Areas with more tenants are darker, and within each the tenants' own streets are lit: the bounds allow it."""
    found = bounds(list("abc"), [100, 100, 100], [20, 50, 80], [60, 50, 40])
    assert say_it([scale("a", 0.2), scale("b", 0.4)], bounds=found).verdict is Verdict.REFUSED


def test_too_little_is_neither_said_nor_refused() -> None:
    assert say_it([scale("blocks", 0.2)]).verdict is Verdict.UNTOLD
    assert say_it([scale("blocks", 0.2), scale("city", None)]).verdict is Verdict.UNTOLD
    assert say_it([scale("blocks", 0.2), scale("districts", 0.4)], ()).verdict is Verdict.UNTOLD


def test_no_association_is_refused_and_weights_that_disagree_are_noted() -> None:
    assert "there is no association" in str(say_it([scale("blocks", 0.0), scale("districts", 0.4)]).reasons[0])
    said = say_it([scale("blocks", 0.2, -0.1), scale("districts", 0.4, 0.1)])
    assert said.verdict is Verdict.OF_AREAS
    assert "On the scale blocks" in str(said.notes[0])
