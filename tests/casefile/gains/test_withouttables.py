"""Who is without, by hand: what stands where they live, what groups meet, and columns that cannot be counted."""

from __future__ import annotations

import numpy as np
import pytest

from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import City
from ombud.casefile.gains.without import without
from ombud.people.small import Policy
from ombud.served.computed import MeasuredDivide
from tests.casefile.gains.town import chance, of, rows, said, town

COLUMNS = {"NOINTERNET": [40, 10, 0], "TOT_HH": [100, 100, 50]}


def malmo(columns: dict[str, list[object]] = COLUMNS, **more: object) -> City:
    """Three areas with 100, 100 and 50 households; benches stand where most have internet."""
    groups = {"tenants": [180, 20, 0], "owners": [20, 180, 100]}
    return town([200, 200, 100], groups, amounts=[1, 3, 6], columns=columns, **more)


def found(city: City) -> Answer:
    return without(city, chance())


def test_what_stands_where_they_live_by_hand() -> None:
    """50 of 250 are without; of ten benches 1 x 0.4 and 3 x 0.1 stand with them."""
    row = rows(found(malmo()).part, "lacking")[0]
    assert (row["without"], row["of_thing"]) == (20, 7)
    assert row["gap"] == -13
    assert row["among"] == "NOINTERNET of TOT_HH"


def test_what_each_group_meets_by_hand() -> None:
    told = {row["group"]: row["internet"] for row in rows(found(malmo()).part, "without-where-they-live")}
    assert told["tenants"] == pytest.approx(100 * (180 * 0.4 + 20 * 0.1) / 200)
    assert told["owners"] == pytest.approx(100 * (20 * 0.4 + 180 * 0.1) / 300, abs=1e-3)
    assert told["everyone"] == pytest.approx(100 * (200 * 0.4 + 200 * 0.1) / 500)


def test_every_area_has_its_share_where_it_may_be_told() -> None:
    answer = found(malmo())
    assert of(answer.part, "without-by-area").areal
    assert [row["internet"] for row in rows(answer.part, "without-by-area")] == [40, 10, 0]
    few = found(malmo({"NOINTERNET": [40, 3, 0], "TOT_HH": [100, 100, 50]}, small=Policy(5, 5)))
    assert rows(few.part, "without-by-area")[1]["internet"] is None
    assert "Numbers of people below 5 are not shown" in " ".join(map(str, of(few.part, "without-by-area").notes))


def test_a_column_with_counts_below_zero_is_said_and_nothing_breaks() -> None:
    """Minus 999 is how some tables write that they do not know."""
    answer = found(malmo({"NOINTERNET": [40, -999, 0], "TOT_HH": [100, 100, 50]}))
    assert not answer.says
    assert "NOINTERNET has counts below zero. It is not used." in said(answer.part)
    assert "Nobody can tell from these tables" in str(answer.part.told[0])


def test_one_column_that_cannot_be_counted_does_not_silence_another() -> None:
    columns = COLUMNS | {"NOCOMPUTER": [-1, 5, 5]}
    answer = found(malmo(columns))
    assert [one.needs for one in answer.says if isinstance(one, MeasuredDivide)] == ["Internet"]
    assert "NOCOMPUTER has counts below zero" in said(answer.part)


def test_a_class_of_areas_is_named_and_not_counted() -> None:
    """Newcastle's table has a class of internet users for each area, and nobody without."""
    answer = found(malmo({"IUC_LABEL": ["e-Veterans", "e-Mainstream", "e-Withdrawn"]}))
    assert "IUC_LABEL sorts areas into classes" in said(answer.part)
    assert "No column" not in said(answer.part)
    assert not answer.says


def test_without_a_column_it_never_looks_like_fine() -> None:
    answer = found(malmo({}))
    assert "Nobody can tell from these tables what those without internet, device or language get" in said(answer.part)
    assert answer.part.tables == ()


def test_where_nothing_is_known_of_what_is_provided_only_shares_are_told() -> None:
    city = malmo()
    object.__setattr__(city.amounts, "expected", np.full(3, np.nan))
    answer = found(city)
    assert "How many are without is known, and not where what is provided stands." in str(answer.part.told[0])
    assert [table.name for table in answer.part.tables] == ["without-where-they-live", "without-by-area"]
