"""Periods and shares are held against what a line allows: the number alone turns a reading round."""

# ruff: noqa: E501  (a clause is read best on one line, however long)

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.contract.amounts import periods, weighed
from ombud.held.contract.lines import RedLine as L
from ombud.held.contract.sides import Sides, told_by_side


def of(line: L, text: str) -> float:
    return weighed(line, told_by_side(text, Sides()))


@pytest.mark.parametrize(
    ("text", "days"),
    [("thirty (30) days", 30), ("6 months", 182.4), ("one hundred and eighty days", 180), ("72 hours", 3), ("ten working days", 10),
     ("a two-year term", 730)],
)  # fmt: skip
def test_a_period_is_read_in_words_and_figures(text: str, days: float) -> None:
    assert [round(one.days, 1) for one in periods(text)] == [days]


RETRIEVE = "For {} after termination the City may retrieve its data."
LEAVE = "The City may terminate this contract on {} notice."
CAP = "The Supplier's liability shall not exceed the fees paid in the preceding {}."
RISE = "Indexation of the prices may not exceed {} per cent a year."


@pytest.mark.parametrize(
    ("line", "text", "keeps", "crosses"),
    [
        (L.EXIT_HANDOVER, RETRIEVE, "30 days", "seven days"),
        (L.EXIT_HANDOVER, RETRIEVE, "three months", "48 hours"),
        (L.TERMINATION_CONVENIENCE, LEAVE, "two months'", "eighteen months'"),
        (L.PRICE_CHANGE, RISE, "3", "12"),
    ],
)
def test_the_number_alone_turns_the_reading_round(line: L, text: str, keeps: str, crosses: str) -> None:
    assert of(line, text.format(crosses)) < 0 < of(line, text.format(keeps))


def test_a_cap_of_some_months_fees_crosses_and_one_of_a_year_says_nothing_by_itself() -> None:
    assert of(L.LIABILITY, CAP.format("three months")) < 0 == of(L.LIABILITY, CAP.format("twelve months"))


def test_the_citys_own_cap_is_no_crossing() -> None:
    assert of(L.LIABILITY, "The City's liability shall not exceed the fees paid in the preceding three months.") == 0


@given(st.integers(1, 400))
@settings(max_examples=40)
def test_more_time_to_fetch_the_data_never_reads_worse(days: int) -> None:
    assert of(L.EXIT_HANDOVER, RETRIEVE.format(f"{days} days")) <= of(
        L.EXIT_HANDOVER, RETRIEVE.format(f"{days + 1} days")
    )
