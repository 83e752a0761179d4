"""Crossings of groups in Cape Town, then by hand, then what small numbers and redrawn borders do."""

from __future__ import annotations

from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.served.crossings import Row, UnfitCrossing, cross, deepest, faced, one_generation
from tests.served.cities import needs_places, rows


def cape_town() -> list[Row]:
    return [
        Row(
            row["ward"],
            {trait: row[trait] for trait in ("gender", "population group")},
            float(row["total"]),
            row["geo_version"],
        )
        for row in rows("cape-town/wards_gender_populationgroup.csv")
    ]


@needs_places
def test_cape_town_by_gender_and_population_group_of_2011() -> None:
    """Ten combinations in 111 wards; their sum is that of the table of population groups of the same borders."""
    told = cross(cape_town(), ["gender", "population group"])
    assert len(told.cells) == 10
    assert not any(cell.protected for cell in told.cells)
    single = {}
    for row in rows("cape-town/wards_populationgroup.csv"):
        if row["geo_version"] == "2011":
            single[row["population group"]] = single.get(row["population group"], 0) + int(row["total"])
    for group, people in single.items():
        # Census tables are each rounded at random: they agree to the thousandth, not to the person.
        assert sum(cell.people for cell in told.cells if cell.groups[1] == group) == pytest.approx(people, rel=2e-3)


@needs_places
def test_ward_by_ward_small_numbers_are_protected() -> None:
    told = cross(cape_town(), ["area", "gender", "population group"])
    assert len(told.cells) == 1110
    hidden = [cell for cell in told.cells if cell.protected]
    assert 0 < len(hidden) < 100
    assert all(cell.people is None for cell in hidden)
    assert min(cell.people for cell in told.cells if cell.people) >= 5
    assert told.bare
    assert [one.traits for one in deepest(cape_town(), ["area", "gender", "population group"])] == [
        ("area", "gender", "population group")
    ]


@needs_places
def test_contact_crime_faced_by_gender_and_population_group() -> None:
    """By population group alone 20.0, 20.4 and 17.6 per 1,000; the crossing lies about these."""
    people = {row["ward"]: float(row["population"]) for row in rows("cape-town/wards_population.csv")
              if row["geo_version"] == "2011"}  # fmt: skip
    crimes = {row["ward"]: float(row["total"]) for row in rows("cape-town/wards_crimes_type_of_crime_year.csv")
              if (row["type of crime"], row["year"]) == ("Contact crime", "2014-15")}  # fmt: skip
    rates = {ward: 1000 * crimes[ward] / people[ward] for ward in crimes}
    single = faced(cape_town(), ["population group"], rates)
    assert [round(single[(group,)], 1) for group in ("Black African", "Coloured", "White")] == [20.0, 20.4, 17.6]
    both = faced(cape_town(), ["gender", "population group"], rates)
    assert len(both) == 10
    # Women and men live in the same wards: what an area meets cannot tell them apart.
    for group in ("Black African", "Coloured", "White"):
        assert abs(both["Female", group] - both["Male", group]) < 0.5


@needs_places
def test_wards_of_2011_and_of_2016_are_never_joined_on_their_code() -> None:
    """108 or more codes are in both, and name other wards."""
    versions = {"2011": set(), "2016": set()}
    for row in rows("cape-town/wards_population.csv"):
        versions[row["geo_version"]].add(row["ward"])
    assert (len(versions["2011"]), len(versions["2016"])) == (111, 116)
    assert len(versions["2011"] & versions["2016"]) > 100
    with pytest.raises(UnfitCrossing, match=r"different borders \(2011, 2016\): a code kept is not an area kept"):
        one_generation(["2011"] * 111, ["2016"] * 116)
    mixed = [Row(row["ward"], {"population group": row["population group"]}, float(row["total"]), row["geo_version"])
             for row in rows("cape-town/wards_populationgroup.csv")]  # fmt: skip
    with pytest.raises(UnfitCrossing, match="different borders"):
        cross(mixed, ["population group"])


def street(women_old: float = 3, generation: str = "") -> list[Row]:
    told = {("woman", "old"): women_old, ("woman", "young"): 40, ("man", "old"): 20, ("man", "young"): 0}
    return [Row("here", {"gender": g, "age": a}, n, generation) for (g, a), n in told.items()]


def test_a_small_number_is_protected_and_none_is_shown_as_none() -> None:
    told = cross(street(), ["gender", "age"])
    cells = {cell.groups: cell for cell in told.cells}
    assert (cells["woman", "old"].people, cells["woman", "old"].protected) == (None, True)
    assert (cells["man", "young"].people, cells["man", "young"].protected) == (0, False)
    assert told.lost == 3 / 63
    assert told.bare == (("*", "old"), ("woman", "*"))
    assert str(told.sentence) == "gender × age: 4 combinations, of which 1 are protected as fewer than 5 people."
    assert "3" not in repr(told.cells)
    assert cross(street(5), ["gender", "age"]).lost == 0


def test_it_goes_as_deep_as_numbers_allow() -> None:
    assert [one.traits for one in deepest(street(), ["gender", "age"])] == [("gender", "age")]
    assert [one.traits for one in deepest(street(), ["gender", "age"], lost=0.01)] == [("gender",), ("age",)]
    assert deepest(street(), ["gender", "age"], threshold=100) == ()


def test_what_nobody_counted_is_not_told_as_less() -> None:
    told = cross(street(nan), ["gender"])
    cells = {cell.groups: cell for cell in told.cells}
    assert (cells["woman",].people, cells["woman",].protected) == (None, False)
    assert cells["man",].people == 20
    assert str(told.notes[0]) == "woman: not counted everywhere, so not told."


def test_what_a_protected_group_faces_is_protected_too() -> None:
    met = faced(street(), ["gender", "age"], {"here": 7.0})
    assert met["woman", "young"] == 7
    assert isnan(met["woman", "old"])
    assert isnan(met["man", "young"])
    with pytest.raises(UnfitCrossing, match="nothing in common"):
        faced(street(), ["gender"], {"there": 7.0})


def test_rows_that_cannot_be_added_up_are_told() -> None:
    with pytest.raises(UnfitCrossing, match="Row 1 has an impossible number"):
        cross(street(-1), ["gender"])
    with pytest.raises(UnfitCrossing, match=r"Row 5 tells woman \+ old in here a second time"):
        cross([*street(), street()[0]], ["gender"])
    with pytest.raises(UnfitCrossing, match="Row 1 does not say its income"):
        cross(street(), ["income"])
    with pytest.raises(UnfitCrossing, match="threshold"):
        cross(street(), ["gender"], threshold=0)
    with pytest.raises(UnfitCrossing, match="different borders"):
        cross([*street(generation="2011"), *street(generation="2016")], ["gender"])


def test_nobody_is_no_crash() -> None:
    told = cross([], ["gender"])
    assert told.cells == ()
    assert isnan(told.lost)
    assert deepest([], ["gender"]) == ()


counts = st.lists(st.integers(0, 30), min_size=8, max_size=8)


def block(numbers: list[int]) -> list[Row]:
    names = [(a, g, o) for a in ("x", "y") for g in ("woman", "man") for o in ("old", "young")]
    return [Row(a, {"gender": g, "age": o}, n) for (a, g, o), n in zip(names, numbers, strict=True)]


@given(counts, st.integers(1, 12))
def test_no_number_under_the_threshold_is_ever_shown_and_all_are_counted(numbers, threshold) -> None:
    for traits in (["gender"], ["gender", "age"], ["area", "gender", "age"]):
        told = cross(block(numbers), traits, threshold)
        assert all(cell.people is None or cell.people == 0 or cell.people >= threshold for cell in told.cells)
        shown = sum(cell.people or 0 for cell in told.cells)
        if sum(numbers):
            assert shown == pytest.approx(sum(numbers) * (1 - told.lost))


@given(counts, st.permutations(range(8)))
def test_the_order_of_rows_changes_nothing(numbers, order) -> None:
    held = block(numbers)
    assert cross([held[i] for i in order], ["gender", "age"]).cells == cross(held, ["gender", "age"]).cells


def test_a_line_with_an_unknown_number_gives_no_protected_one_away() -> None:
    told = cross([*street()[:2], Row("here", {"gender": "man", "age": "old"}, nan)], ["gender", "age"])
    assert told.bare == (("woman", "*"),)
