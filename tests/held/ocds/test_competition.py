"""Single bids have an interval, direct awards a median of others, and makes are found by the supplier's own name."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.ocds.brands import Branding, Brands
from ombud.held.ocds.competition import LEAST_PROCESSES, Competed, Competing, median_without
from ombud.held.ocds.judged import Why, quartiles
from ombud.held.ocds.process import Process
from tests.held.ocds.made import sale


def told(*processes: Process) -> Competed:
    found = Competing()
    for one in processes:
        found.take(one)
    return found.told()


def test_the_share_of_single_bids_is_of_open_and_selective_procedures_alone() -> None:
    methods = ("open", "selective", "limited", "direct", "")
    found = told(*(sale(f"{n}", "Malmö", "Acme", method=method, tenderers=1) for n, method in enumerate(methods)))
    assert (found.single.part, found.single.of) == (2, 2)
    assert dict(found.of_single.unjudged) == {Why.NOT_COMPETITIVE: 2, Why.NO_METHOD: 1}
    assert dict(found.of_direct.unjudged) == {Why.NO_METHOD: 1}


def test_an_unknown_number_of_bidders_is_no_single_bid_and_nobody_is_none() -> None:
    known = (None, 0, 1, 2)
    found = told(*(sale(f"{n}", "Malmö", "Acme", method="open", tenderers=one) for n, one in enumerate(known)))
    assert (found.single.part, found.single.of) == (1, 2)
    assert dict(found.of_single.unjudged) == {Why.NO_TENDERERS: 2}


def test_the_interval_is_wilsons_and_wide_where_procedures_are_few() -> None:
    found = told(
        sale("1", "Malmö", "Acme", method="open", tenderers=1), sale("2", "Malmö", "Acme", method="open", tenderers=2)
    )
    between = found.single.interval
    assert between is not None
    assert (between.low, between.high) == (pytest.approx(0.0945, abs=1e-4), pytest.approx(0.9055, abs=1e-4))


def _buyers(direct: list[int], of: int = LEAST_PROCESSES) -> list[Process]:
    return [
        sale(f"{buyer} {n}", f"Town {buyer}", "Acme", method="direct" if n < some else "open")
        for buyer, some in enumerate(direct)
        for n in range(of)
    ]


def test_direct_awards_stand_beside_the_median_of_other_buyers_without_ones_own() -> None:
    found = {row.name: row for row in told(*_buyers([5, 0, 1, 2])).rows}
    assert found["Town 0"].peers == pytest.approx(0.2)
    assert found["Town 0"].above_peers == pytest.approx(0.8)
    assert found["Town 1"].peers == pytest.approx(0.4)


def test_two_other_buyers_or_small_ones_make_no_median() -> None:
    assert all(row.peers is None for row in told(*_buyers([5, 0, 1])).rows)
    assert all(row.peers is None for row in told(*_buyers([1, 0, 1, 2, 2], LEAST_PROCESSES - 1)).rows)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=12), st.data())
def test_the_median_without_one_is_that_of_the_others(values: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(values) - 1))
    assert median_without(sorted(values), values[at]) == median(values[:at] + values[at + 1 :])
    assert median_without(sorted(values), None) == median(values)


@pytest.mark.parametrize(
    ("values", "first", "third"),
    [([1, 99, 99, 99, 99], 1 + 98 * 2 / 3, 99), ([4.0], 4.0, 4.0), ([1, 2, 3, 4], 17 / 12, 43 / 12), ([1, 3], 1, 3)],
)
def test_quartiles_are_median_unbiased(values: list[float], first: float, third: float) -> None:
    """Hyndman and Fan's type 8: of 1 to 4 at p = 1/4 it is the value at 4 1/3 x 1/4 + 1/3."""
    assert quartiles(values) == (pytest.approx(first), pytest.approx(third))


def brands(*texts: str, vendor: str = "Bentley Systems Ltd", near: str = "") -> Brands:
    found = Branding()
    found.take(sale("1", "Malmö", vendor, texts=texts, near=near))
    return found.told()


@pytest.mark.parametrize(
    "text", ["Renewal of BENTLEY licences", "Software of the brand Contoso for maps", "Contoso® maps"]
)
def test_a_make_without_or_equivalent_is_told_with_the_words_around_it(text: str) -> None:
    found = brands(text)
    assert found.named == 1
    assert found.rows[0].word in found.rows[0].quote


def test_accents_and_capitals_do_not_hide_a_make() -> None:
    assert brands("Licences of TÉLÏA for phones", vendor="Telia AB").rows[0].word == "TÉLÏA"


@pytest.mark.parametrize(
    "words",
    ["or equivalent", "o equivalente", "ou équivalent", "oder gleichwertig", "of gelijkwaardig", "eller likvärdig",
     "or similar"],
)  # fmt: skip
def test_a_make_with_or_equivalent_in_six_languages_is_none(words: str) -> None:
    found = brands(f"Renewal of Bentley licences {words}")
    assert (found.named, found.with_equivalent) == (0, 1)


@pytest.mark.parametrize(
    ("text", "vendor", "near"),
    [
        ("New cycle lanes", "Cycle Works Ltd", ""),  # a common word, not written as a name
        ("Cleaning of Malmö's schools", "Malmö Städ AB", "Malmö stad"),  # the buyer's own name
        ("Services for residents", "Service Partners", ""),  # a word that any name may begin with
        ("Lamp posts", "Acme AB", ""),
    ],
)
def test_words_that_are_no_make_are_not_taken_for_one(text: str, vendor: str, near: str) -> None:
    assert brands(text, vendor=vendor, near=near).named == 0


def test_a_tender_without_text_cannot_be_judged() -> None:
    assert dict(brands().judged.unjudged) == {Why.NO_TEXT: 1}
