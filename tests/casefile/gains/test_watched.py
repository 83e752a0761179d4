"""A watch by hand: areas are named, what is left out is told, and every year is held against chance."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import City, Watched
from ombud.casefile.gains.watch import watch
from ombud.ledger.entry import Said
from ombud.served.computed import MeasuredWatch, Verdict
from ombud.served.placebos import Panel
from tests.casefile.gains.town import chance, drawn, of, rows, said, town

AREAS = 60
YEARS = tuple(range(2012, 2022))


def rents(planted: float, missing: bool = False, **more: Any) -> City:
    """Sixty areas in a row, 400 m apart. It was built in 2018 beside the first two; the third is in the ring."""
    rng = np.random.default_rng(4)
    values = 800 + rng.normal(0, 4, (AREAS, len(YEARS)))
    values[:2, YEARS.index(2018) :] += planted
    if missing:
        values[59, 0] = np.nan
    metres = 400.0 * np.arange(AREAS) + 100
    told = {
        "what": "rents",
        "unit": "SEK a month",
        "panel": Panel.of([f"a{at}" for at in range(AREAS)], YEARS, values),
        "metres": metres,
        "points": np.column_stack([metres, np.full(AREAS, 5000.0)]),
        "start": 2018,
        "near": 600.0,
        "ring": 1000.0,
        "worse": "more",
    } | more
    names = ["Möllan", "Sofielund", *[f"Area {at}" for at in range(2, AREAS)]]
    return town([100] * AREAS, names=names, watched=Watched(**told))


def found(city: City) -> Answer:
    answer = watch(city, chance())
    assert answer is not None
    return answer


def statement(answer: Answer) -> MeasuredWatch:
    return next(one for one in answer.says if isinstance(one, MeasuredWatch))


def test_a_planted_rise_is_found_and_its_areas_are_named() -> None:
    answer = found(rents(60))
    one = statement(answer)
    assert one.verdict is Verdict.ROSE
    assert one.effect == pytest.approx(60, abs=6)
    assert (one.worse, one.start, one.near) == (Said.YES, 2018, "600 m, areas: 2")
    assert "rents (SEK a month): It rose by" in str(answer.lead[0])
    assert "Areas within 600 m: 2 (Möllan, Sofielund)." in said(answer.part)
    assert "areas within 1000 m, 1 (Area 2)." in said(answer.part)
    assert {row["area"] for row in rows(answer.part, "areas-like-it")} == {"Möllan", "Sofielund"}


def test_the_path_near_it_is_the_mean_of_the_areas_near_it() -> None:
    city = rents(60)
    assert city.watched is not None
    table = {row["year"]: row["near"] for row in rows(found(city).part, "watched")}
    by_hand = city.watched.panel.values[:2].mean(axis=0)
    assert list(table.values()) == pytest.approx(by_hand.tolist(), abs=1e-3)


def test_every_year_it_might_have_begun_is_held_against_chance() -> None:
    answer = found(rents(60))
    lines, strips = answer.part.figures
    assert lines.marked == 2018
    assert [row.name for row in strips.rows] == ["2015", "2016", "2017", "2018"]
    true = strips.rows[-1]
    assert true.high is not None
    assert true.value > true.high
    assert all(row.low < row.value < row.high for row in strips.rows[:-1])
    assert drawn(answer.part) < 80
    assert of(answer.part, "other-dates").rows[-1][0] == "2018"


@pytest.mark.parametrize(("worse", "meant"), [("more", Said.YES), ("less", Said.NO), ("", Said.UNSAID)])
def test_what_a_rise_means_is_said_by_the_city_and_never_guessed(worse: str, meant: Said) -> None:
    answer = found(rents(60, worse=worse))
    assert statement(answer).worse is meant
    assert ("Nobody has said whether a rise or a fall is worse" in said(answer.part)) is (meant is Said.UNSAID)


def test_an_area_with_a_year_missing_is_left_out_and_named() -> None:
    assert "Areas without a value in each year, or without a place: 1 (Area 59)." in said(found(rents(60, True)).part)


def test_with_too_few_years_there_is_no_verdict_and_no_figure_of_one() -> None:
    answer = found(rents(60, start=2013))
    assert statement(answer).verdict is Verdict.TOO_FEW
    assert statement(answer).effect is None
    assert len(answer.part.figures) == 1
    assert [table.name for table in answer.part.tables] == ["watched"]


def test_without_a_series_nothing_is_said() -> None:
    assert watch(town([100]), chance()) is None
