"""Standing groups in Chicago and Cape Town by themselves, then what must not be guessed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.served.standing import Part, UnfitStanding, faced, gap_faced, recognise, standing
from tests.served.cities import PLACES, needs_places, rows


def chicago() -> dict[str, np.ndarray]:
    import pyarrow.parquet as parquet

    table = parquet.read_table(PLACES / "chicago" / "chicago_community_areas_2020.parquet")
    return {name: table[name].to_numpy() for name in table.column_names if name != "geometry"}


@needs_places
def test_chicagos_columns_are_found_by_themselves_and_no_other() -> None:
    table = chicago()
    told = standing(table)
    assert len(table) == 216
    assert {one.column: (one.need, one.part.value) for one in told.taken} == {
        "COMPUTER": ("device", "with"),
        "SMARTPHONE": ("device", "some"),
        "NOCOMPUTER": ("device", "without"),
        "INTERNET": ("internet", "with"),
        "BROADBAND": ("internet", "some"),
        "NOINTERNET": ("internet", "without"),
        "NOTENGLISH": ("language", "some"),
        "LING_ISO": ("language", "without"),
    }
    assert "NOTENGLISH is taken for people or households who speak another language at home" in "".join(
        str(one.sentence) for one in told.taken
    )


@needs_places
def test_chicagos_shares_without_are_those_of_the_plain_sums() -> None:
    table = chicago()
    internet, device, language = standing(table).without
    assert [one.need for one in (internet, device, language)] == ["internet", "device", "language"]
    assert internet.city == pytest.approx(175_593 / 1_066_450)
    assert device.city == pytest.approx(128_535 / 1_066_450)
    assert language.city == pytest.approx(371_844 / 2_537_372)
    assert len(internet.share) == 77
    assert not np.isnan(internet.share).any()
    assert str(internet.among) == "NOINTERNET of TOT_HH"


@needs_places
def test_black_chicago_lives_where_more_are_without_internet_and_white_chicago_where_fewer_are() -> None:
    table = chicago()
    internet = standing(table).without[0]
    gap = {name: gap_faced(internet, table[name], table["TOT_POP"]) for name in ("BLACK", "WHITE", "HISP")}
    by_hand = float((table["BLACK"] * table["NOINTERNET"] / table["TOT_HH"]).sum() / table["BLACK"].sum())
    assert faced(internet, table["BLACK"]) == pytest.approx(by_hand)
    assert gap["BLACK"] > 0.03
    assert gap["WHITE"] < -0.03


@needs_places
def test_cape_towns_categories_are_read_as_columns() -> None:
    """A long table becomes columns by category; with those somewhere and those nowhere there is still no whole."""
    long = [row for row in rows("cape-town/wards_accesstointernet.csv") if row["geo_version"] == "2011"]
    names = sorted({row["access to internet"] for row in long})
    taken = {one.column: one.part for one in recognise(names)}
    assert taken["No access to internet"] is Part.WITHOUT
    assert taken["From home"] is Part.SOME
    wards = sorted({row["ward"] for row in long})
    of = {(row["ward"], row["access to internet"]): float(row["total"]) for row in long}
    table = {name: np.array([of.get((ward, name), np.nan) for ward in wards]) for name in names}
    assert "nothing says how many" in str(standing(table).notes[0])
    table["total households"] = sum(table.values())
    (told,) = standing(table).without
    assert told.city == pytest.approx(table["No access to internet"].sum() / table["total households"].sum())


def test_nothing_recognised_is_said() -> None:
    told = standing({"POP": [1, 2], "internet_cafes": [1, 2], "computer_science": [3, 4]})
    assert told.taken == ()
    assert [str(note) for note in told.notes] == [
        "No column about internet, devices or language is recognised by its name."
    ]


def test_two_columns_that_could_each_be_meant_are_not_chosen_between() -> None:
    told = standing({"NOINTERNET": [1], "Without internet": [2], "TOT_HH": [10]})
    assert told.without == ()
    assert "NOINTERNET, Without internet could each be meant" in str(told.notes[0])


def test_numbers_that_do_not_add_up_are_not_divided() -> None:
    told = standing({"INTERNET": [70, 50], "NOINTERNET": [30, 20], "TOT_HH": [100, 100]})
    assert told.without == ()
    assert "do not add up to TOT_HH" in str(told.notes[0])
    assert standing({"NOINTERNET": [101], "TOT_HH": [100]}).without == ()
    assert standing({"INTERNET": [70], "NOINTERNET": [30], "TOT_HH": [101]}).without[0].city == 30 / 101


def test_without_a_whole_there_is_no_share_and_a_share_is_not_divided_again() -> None:
    assert "nothing says how many" in str(standing({"NOINTERNET": [5]}).notes[0])
    assert "is a share already" in str(standing({"EP_LIMENG": [8.9], "POP_OV5": [1000]}).notes[0])
    assert "no column counts those without" in str(standing({"INTERNET": [5], "TOT_HH": [9]}).notes[0])
    assert "classes" in str(standing({"IUC_LABEL": ["e-Veterans"]}).notes[0])


def test_areas_without_households_and_counts_that_are_missing_are_no_zeros() -> None:
    (told,) = standing({"INTERNET": [0, 5, np.nan, 5], "NOINTERNET": [0, 5, 5, np.nan]}).without
    assert told.share.tolist() == pytest.approx([np.nan, 0.5, np.nan, np.nan], nan_ok=True)
    assert told.city == 0.5
    assert np.isnan(faced(told, [10, 0, 10, 0]))


def test_what_cannot_be_counted_is_told() -> None:
    with pytest.raises(UnfitStanding, match="holds words"):
        standing({"NOINTERNET": ["many"], "TOT_HH": [9]})
    with pytest.raises(UnfitStanding, match="below zero"):
        standing({"NOINTERNET": [-1], "TOT_HH": [9]})
    (told,) = standing({"NOINTERNET": [1], "TOT_HH": [9]}).without
    with pytest.raises(UnfitStanding, match="for each area"):
        faced(told, [1, 2])


counts = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(0, 90)), min_size=1, max_size=9)


@given(counts, st.integers(1, 50))
def test_a_group_as_large_everywhere_as_those_counted_faces_the_citys_share(told, times) -> None:
    lacking, having, _group = (np.array(one, float) for one in zip(*told, strict=True))
    (without,) = standing({"INTERNET": having, "NOINTERNET": lacking}).without
    assert faced(without, times * (lacking + having)) == pytest.approx(without.city, nan_ok=True)
