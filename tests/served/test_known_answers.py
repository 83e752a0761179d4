"""Every number of the collection of known answers, computed anew and matched to the last digit that it gives.

The collection stands in data/known_answers.json, as it was handed to us. What cannot be computed anew is named.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from ombud.served.concentration import concentration, erreygers, grouped
from ombud.served.inequality import dissimilarity, gini, palma_of, segregation, theil
from ombud.served.rates import excess, smoothed
from ombud.served.sharegap import share_gaps
from tests.served.known import CELLS, DATA, OTHER_CELLS, cells, column, rows
from tests.served.test_tail import test_newcastles_areas_with_a_sensor_by_decile as newcastles_shares

KNOWN: dict[str, dict[str, Any]] = json.loads((DATA / "known_answers.json").read_text(encoding="utf-8"))
WORDS = {"source", "note", "file", "checked", "statement", "ids", "access", "years", "y", "regions"}
NOT_COMPUTED = {
    "khayelitsha": "a ratio told by a commission; neither its police nor its people are in any file",
}
ELSEWHERE = {  # numbers in words, beside files that may not be carried here: their tests skip where those are missing
    "newcastle_sensor_deserts": newcastles_shares,
}


def digits(number: float) -> int:
    """How many digits after the point a number was given with."""
    told = repr(number)
    if "e" in told:
        return 17
    return len(told.partition(".")[2])


def matches(found: float, given: float) -> bool:
    """Equal once rounded to the digits given; from fifteen on, where floats end, the last may be one off."""
    if digits(given) >= 15:
        return bool(abs(found - given) <= 2e-16)
    return bool(round(found, digits(given)) == given)


def belo_horizonte(known: dict[str, Any]) -> dict[str, float]:
    assert known["ids"] == list(CELLS)
    jobs, people, income, decile = cells(CELLS)
    parts = theil(jobs, people, decile)
    there = jobs[people > 0]
    return {
        "concentration_index": concentration(jobs, people, income).value,
        "erreygers_with_sample_bounds": erreygers(jobs, people, income, (there.min(), there.max())).value,
        "gini": gini(jobs, people).value,
        "theil_t": parts.total,
        "theil_between_income_decile": parts.between,
        "theil_within": parts.within,
    }


def other_cells(known: dict[str, Any]) -> dict[str, float]:
    assert known["ids"] == list(OTHER_CELLS)
    jobs, people, _, decile = cells(OTHER_CELLS)
    parts = theil(jobs, people, decile)
    return {"theil_t": parts.total, "between": parts.between, "within": parts.within,
            "between_share": parts.between / parts.total}  # fmt: skip


def palma_known(_known: dict[str, Any]) -> dict[str, float]:
    jobs, people, income, _ = cells(CELLS)
    return {"palma": palma_of(jobs, people, income, 1000, 3000).value}


def mexico(known: dict[str, Any]) -> dict[str, list[float]]:
    told = rows(DATA / "mexico.csv")
    found = [theil(column(told, str(year)), np.ones(32), column(told, "hanson98")) for year in known["years"]]
    return {"T": [one.total for one in found], "between_hanson98": [one.between for one in found]}


def two_regions(known: dict[str, Any]) -> dict[str, float]:
    found = theil(known["y"], np.ones(6), known["regions"])
    return {"T": found.total, "between": found.between, "within": found.within}


def carolina(_known: dict[str, Any]) -> dict[str, list[float]]:
    told = rows(DATA / "sids2.csv")
    deaths, births = column(told, "deaths_1974"), column(told, "births_1974")
    return {"excess_risk_first5": excess(deaths, births)[:5].tolist(),
            "eb_first5": smoothed(deaths, births, per=1).rate[:5].tolist()}  # fmt: skip


def sacramento(_known: dict[str, Any]) -> dict[str, float]:
    told = rows(DATA / "sacramento.csv")
    people, hispanic = column(told, "people"), column(told, "hispanic")
    return {"D_hispanic": dissimilarity(hispanic, people - hispanic).value,
            "gini_seg": segregation(hispanic, people - hispanic).value}  # fmt: skip


def india(known: dict[str, Any]) -> dict[str, Any]:
    """The inputs were recalled by whoever made the collection, not seen: this holds the formula only."""
    inputs = {name: known[name] for name in ("births", "u5mr_per_1000")}
    return {"C": grouped(known["u5mr_per_1000"], known["births"]).value, **inputs}


def new_york(_known: dict[str, Any]) -> dict[str, float]:
    told = rows(DATA / "new_york.csv")
    kiosks, people = column(told, "kiosks"), column(told, "people")
    names = ("white", "black", "hispanic", "asian", "poor")
    found = share_gaps(kiosks, people, np.column_stack([column(told, name) for name in names]), names)
    return {one.group: one.gap for one in found.groups} | {
        "zero_kiosk_tracts": int((kiosks == 0).sum()),
        "tracts": len(told),
        "kiosks": int(kiosks.sum()),
        "kiosks_per_100k": 100_000 * kiosks.sum() / people.sum(),
    }


COMPUTED = {
    "ipea_accessibility_ci_set": belo_horizonte,
    "ipea_accessibility_theil_set": other_cells,
    "ipea_palma": palma_known,
    "theil_mexico_states_gdp_per_capita": mexico,
    "theil_two_regions": two_regions,
    "empirical_bayes_sids": carolina,
    "dissimilarity_sacramento": sacramento,
    "concentration_index_grouped": india,
    "linknyc_disparity": new_york,
}


def test_every_entry_is_computed_or_named() -> None:
    assert KNOWN.keys() == COMPUTED.keys() | NOT_COMPUTED.keys() | ELSEWHERE.keys()


@pytest.mark.parametrize("entry", COMPUTED)
def test_every_number_is_matched_to_its_last_digit(entry: str) -> None:
    known = {name: told for name, told in KNOWN[entry].items() if name not in WORDS}
    found = COMPUTED[entry](KNOWN[entry])
    assert known.keys() == found.keys()
    off = {
        name: (number, given)
        for name, told in known.items()
        for number, given in zip(np.atleast_1d(found[name]).tolist(), np.atleast_1d(told).tolist(), strict=True)
        if not matches(number, given)
    }
    assert off == {}


def test_a_digit_off_is_seen() -> None:
    assert matches(0.13864, 0.1386)
    assert not matches(0.13866, 0.1386)
    assert not matches(0.32184656076566800, 0.32184656076566864)
