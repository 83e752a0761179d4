"""An association is the same arithmetic on every scale: New York's kiosks first."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("shapely")
import pyarrow.parquet as pq
import shapely
from hypothesis import given
from hypothesis import strategies as st

from ombud.counted.bounds import bounds
from ombud.counted.headline import Verdict, headline
from ombud.counted.scales import UnfitCounts, correlation, counts, over_scales
from ombud.counted.zoning import spread
from ombud.places.neighbours import Contiguity, bridged, neighbours

NEW_YORK = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "places" / "new-york"
needs_new_york = pytest.mark.skipif(not NEW_YORK.is_dir(), reason="the shared files of New York are not there")
SCALES = {"tracts": "geoid", "neighbourhoods": "nta_code", "districts": "puma", "boroughs": "borough"}


@pytest.fixture(scope="module")
def city():
    """The tracts of 2008-12, their shapes, and how many kiosks stand in each."""
    table = pq.read_table(NEW_YORK / "nyc_tracts_acs2008_12.parquet").to_pydict()
    shapes = shapely.from_wkb(np.array(table["geometry"], object))
    with (NEW_YORK / "linknyc_kiosks.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    points = shapely.points([[float(row["Longitude"]), float(row["Latitude"])] for row in rows])
    point, tract = shapely.STRtree(shapes).query(points, predicate="intersects")
    assert len(point) == len(set(point.tolist())) == 2250
    return table, shapes, np.bincount(tract, minlength=len(shapes))


def of(city, *groups: str):
    table, _, kiosks = city
    group = sum(np.array(table[name], float) for name in groups)
    return counts(table["geoid"], kiosks, group, table["population"], overlapping=len(groups) > 1)


@needs_new_york
@pytest.mark.parametrize(
    ("groups", "weighted", "unweighted"),
    [
        (["black", "hispanic"], [-0.091, -0.140, -0.158, -0.356], [-0.069, -0.109, -0.150, -0.208]),
        (["poor"], [-0.071, -0.088, -0.098, -0.244], None),
        (["white"], [0.135, 0.186, 0.227, 0.438], None),
    ],
)
def test_kiosks_a_head_in_new_york_on_four_scales(city, groups, weighted, unweighted) -> None:
    found = over_scales(of(city, *groups), {name: city[0][key] for name, key in SCALES.items()}, fewest_people=500)
    assert [one.units for one in found] == [2096, 191, 55, 5]
    assert [round(one.weighted, 3) for one in found] == weighted
    if unweighted:
        assert [round(one.unweighted, 3) for one in found] == unweighted
    assert len(found[0].small) == 2166 - 2096


@needs_new_york
def test_new_york_has_three_islands_and_its_headline_holds_at_fifty_zones_and_not_at_five(city) -> None:
    table, shapes, _ = city
    graph = neighbours(table["geoid"], shapes, Contiguity.QUEEN)
    assert (len(graph.pairs), len(graph.islands)) == (6700, 3)
    whole, data = bridged(graph, shapes), of(city, "black", "hispanic")
    scales = over_scales(data, {name: table[key] for name, key in SCALES.items()}, fewest_people=500)
    rng = np.random.default_rng(2026)
    many = [spread(data, whole, zones, 40, rng, fewest_people=500) for zones in (191, 55)]
    said = headline(scales, many, group="Black and Hispanic people", thing="kiosks a head")
    assert said.verdict is Verdict.OF_AREAS
    five = spread(data, whole, 5, 40, rng, fewest_people=500)
    assert headline(scales, [*many, five], group="g", thing="t").verdict is Verdict.REFUSED


@needs_new_york
def test_kiosks_are_no_outcome_of_a_person_and_sums_of_groups_that_overlap_must_be_declared(city) -> None:
    table = city[0]
    with pytest.raises(UnfitCounts, match="the group is larger than all people"):
        counts(table["geoid"], city[2], np.add(table["black"], table["hispanic"]), table["population"])
    poor = bounds(table["geoid"], table["population"], table["white"], table["poor"])
    assert poor.difference.covers_none


def test_a_correlation_worked_by_hand() -> None:
    """Rates 1, 2, 3 and shares 1, 3, 2 under weights 1, 2, 1: means 2 and 2.25; 0.25 / sqrt(0.5 x 0.6875)."""
    x, y = np.array([1.0, 2, 3]), np.array([1.0, 3, 2])
    assert correlation(x, y, np.array([1.0, 2, 1])) == pytest.approx(0.25 / np.sqrt(0.5 * 0.6875))
    assert correlation(x, y, np.ones(3)) == pytest.approx(0.5)


people = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 500), st.integers(0, 500)), min_size=4, max_size=12)


@given(people, st.integers(0, 99))
def test_the_order_of_areas_and_the_unit_of_things_say_nothing(rows, seed: int) -> None:
    count, group, rest = (np.array(column, float) for column in zip(*rows, strict=True))
    names = [str(at) for at in range(len(rows))]
    order = np.random.default_rng(seed).permutation(len(rows))
    (one,) = over_scales(counts(names, count, group, group + rest), {"all": names})
    moved = counts([names[at] for at in order], 7 * count[order], group[order], (group + rest)[order])
    (other,) = over_scales(moved, {"all": [names[at] for at in order]})
    if one.weighted is None:
        assert other.weighted is None
    else:
        assert other.weighted == pytest.approx(one.weighted, abs=1e-6)
        assert -1 <= one.weighted <= 1


@given(people)
def test_weights_are_the_same_as_saying_it_once_for_each_person(rows) -> None:
    """The slow reference: every person stands in the table by themselves."""
    count, group, rest = (np.array(column, float) for column in zip(*rows, strict=True))
    people = group + rest
    (one,) = over_scales(
        counts([str(n) for n in range(len(rows))], count, group, people), {"all": [str(n) for n in range(len(rows))]}
    )
    if one.weighted is not None:
        lived = people > 0
        each = [np.repeat(column[lived] / people[lived], people[lived].astype(int)) for column in (count, group)]
        assert one.weighted == pytest.approx(np.corrcoef(*each)[0, 1], abs=1e-6)


def test_what_is_not_known_is_left_out_on_every_scale_and_named() -> None:
    data = counts(list("abcde"), [1, np.nan, 3, 4, 9], [1, 2, 3, 4, 2], [10, 10, 10, 10, 10])
    assert data.unknown == ("b",)
    without = counts(list("acde"), [1, 3, 4, 9], [1, 3, 4, 2], [10, 10, 10, 10])
    for key in ("abcde", "xxyzw"):
        (one,) = over_scales(data, {"k": list(key)})
        (other,) = over_scales(without, {"k": [key[0], *key[2:]]})
        assert one.weighted == pytest.approx(other.weighted)


def test_what_lies_in_no_unit_and_what_is_small_is_named() -> None:
    data = counts(list("abcd"), [1, 2, 3, 5], [1, 2, 3, 1], [10, 10, 10, 2])
    (one,) = over_scales(data, {"k": ["p", None, "q", " "]}, fewest_people=5)
    assert (one.unkeyed, one.units, one.weighted) == (("b", "d"), 2, None)
    assert str(one.note) == "k: 2 units are too few to compare."
    (two,) = over_scales(data, {"k": list("abcd")}, fewest_people=2)
    assert (two.small, two.units) == (("d",), 3)


def test_nothing_that_varies_is_no_association() -> None:
    (one,) = over_scales(counts(list("abc"), [1, 2, 3], [1, 2, 3], [10, 20, 30]), {"k": list("abc")})
    assert one.weighted is None
    assert "all units are alike" in str(one.note)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (([1, 2, -3], [1, 1, 1], [5, 5, 5]), "c: fewer than none"),
        (([1, 2, 3], [1, 9, 1], [5, 5, 5]), "b: the group is larger"),
        (([1, 2], [1, 1, 1], [5, 5, 5]), "one for each"),
        (([1, 2, np.inf], [1, 1, 1], [5, 5, 5]), "c: a number is without end"),
    ],
)
def test_counts_that_cannot_be_are_told(columns, words: str) -> None:
    with pytest.raises(UnfitCounts, match=words):
        counts(list("abc"), *columns)


def test_keys_with_decimals_are_refused() -> None:
    """Long codes kept as such numbers gave 5 areas instead of 2,166."""
    data = counts(list("abc"), [1, 2, 3], [1, 1, 1], [5, 5, 5])
    with pytest.raises(UnfitCounts, match="must be text, not decimals"):
        over_scales(data, {"k": [36061.0, 36061.0, 36005.0]})
    with pytest.raises(UnfitCounts, match="names 1 units for 3 areas"):
        over_scales(data, {"k": ["a"]})
