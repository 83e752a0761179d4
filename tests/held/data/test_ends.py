"""An end is a day, or a period with its start; words, an event or half a rule are told apart from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.formats.texts import is_unsaid
from ombud.held.data.declared import declared
from ombud.held.data.ends import Stands, before, end_of
from ombud.held.data.item import ItemRead, Life
from ombud.held.duration import iso, seconds
from ombud.held.endoflife import statements
from ombud.held.entries import Ending

TODAY = date(2026, 9, 1)


def stands(cap: str = "", today: date = TODAY, **life: object) -> Stands:
    return end_of(ItemRead("Plates", life=Life(**life)), today, cap).stands  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "durations", "start"),
    [
        ("6 years after leaving", ("P6Y",), "after leaving"),
        ("7 jaar na afloop van het dienstverband", ("P7Y",), "na afloop van het dienstverband"),
        ("2 år efter avslutat ärende", ("P2Y",), "efter avslutat ärende"),
        ("5 ans à compter de la fin du contrat", ("P5Y",), "à compter de la fin du contrat"),
        ("10 Jahre nach Ende des Vertrags", ("P10Y",), "nach Ende des Vertrags"),
        ("4 weken; bij incident 3 maanden", ("P3M", "P4W"), ""),
        ("P1Y6M", ("P1Y6M",), ""),
        ("5 years. Logs are deleted after two years.", ("P5Y", "P2Y"), ""),
    ],
)
def test_a_cell_without_a_verb_is_read_like_a_sentence(words: str, durations: tuple[str, ...], start: str) -> None:
    found = declared(words)
    assert (found.durations, found.start) == (durations, start)


@pytest.mark.parametrize(
    "words",
    ["as long as needed", "zolang noodzakelijk voor het doel", "så länge som behövs", "aussi longtemps que nécessaire",
     "so lange wie nötig", "onbepaald", "until further notice", "Permanent", "1 jaar, of zolang als nodig"],
)  # fmt: skip
def test_as_long_as_needed_is_no_end_in_any_tongue(words: str) -> None:
    assert stands(rule=words) is Stands.NO_END


CELLS = [line.split("\t") for line in (Path(__file__).parent / "retention_cells.tsv").read_text("utf-8").splitlines()
         if "\t" in line and not line.startswith("#")]  # fmt: skip


def test_cells_of_five_tongues_are_read_as_they_were_labelled() -> None:
    wrong = []
    for wanted, duration, cell in CELLS:
        found = end_of(ItemRead("x", life=Life("" if is_unsaid(cell) else cell)), TODAY)
        if (found.stands.value, found.duration or "-") != (wanted, duration):
            wrong.append((cell, found.stands.value, found.duration))
    print(f"{len(CELLS) - len(wrong)} of {len(CELLS)} cells of our own")
    assert len(CELLS) >= 80
    assert wrong == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31-12-2030", "2030-12-31"), ("until 31 December 2030", "2030-12-31"), ("t/m 1 maart 2030", "2030-03-01"),
        ("t.o.m. 31 maj 2030", "2030-05-31"), ("jusqu'au 1er février 2030", "2030-02-01"),
        ("bis zum 31. März 2030", "2030-03-31"), ("03/04/2030", None), ("2030", None), ("31 smarch 2030", None),
        ("31-02-2030", None), ("reviewed on 31 December 2030", None),
    ],
)  # fmt: skip
def test_a_day_in_words_is_a_day_where_nothing_else_is_said(words: str, day: str | None) -> None:
    found = end_of(ItemRead("x", life=Life(words)), TODAY)
    assert (found.on.isoformat() if found.on else None) == day
    assert (found.stands is Stands.DATE) is bool(day)


def test_what_a_period_is_added_to_is_its_start() -> None:
    found = end_of(ItemRead("x", life=Life("Contract term + 7 years")), TODAY)
    assert (found.stands, found.start) == (Stands.PERIOD, "Contract term")


def test_a_unit_of_one_letter_is_read_behind_a_figure() -> None:
    assert declared("24h").durations == ("PT24H",)
    assert [each.duration for each in statements("Images are kept 24h.")] == ["PT24H"]


def test_at_least_seven_years_says_of_no_day_that_it_is_the_last() -> None:
    assert stands(rule="at least 7 years") is Stands.NO_END
    assert declared("at least 7 years").least == ("P7Y",)


def test_a_period_needs_a_start() -> None:
    assert stands(after="P6M") is Stands.NO_START
    assert stands(after="P6M", counted_from="the payment") is Stands.PERIOD
    assert stands(after="P6M", counted_from="to be decided") is Stands.NO_START
    assert stands(rule="6 months after the payment") is Stands.PERIOD


def test_an_event_without_a_longest_period_is_told_apart() -> None:
    assert stands(rule="when the case is closed") is Stands.EVENT
    assert stands(counted_from="the end of the contract") is Stands.EVENT


@pytest.mark.parametrize("words", ["see the retention schedule", "conform selectielijst", "90"])
def test_words_from_which_no_day_follows_are_no_end(words: str) -> None:
    assert stands(rule=words) is Stands.WORDS


@pytest.mark.parametrize("words", ["", "-", "unknown", "n.v.t."])
def test_a_dash_says_nothing(words: str) -> None:
    assert stands(rule=words) is Stands.NOTHING


def test_a_day_may_be_past_or_too_far() -> None:
    assert stands(on=date(2026, 8, 31)) is Stands.OVERDUE
    assert stands(on=TODAY) is Stands.DATE
    assert stands(on=date(2126, 9, 1)) is Stands.DATE
    assert stands(on=date(2126, 9, 2)) is Stands.BEYOND
    assert stands(on=date(9999, 12, 31), today=date(2024, 2, 29)) is Stands.BEYOND


def test_nothing_is_kept_beyond_a_cap_or_a_life() -> None:
    start = {"counted_from": "the payment"}
    assert stands(after="P11Y", cap="P10Y", **start) is Stands.BEYOND
    assert stands(after="P10Y", cap="P10Y", **start) is Stands.PERIOD
    assert stands(after="P101Y", **start) is Stands.BEYOND
    assert end_of(ItemRead("x", life=Life(after="P3Y", cap="P2Y", **start)), TODAY, "P10Y").stands is Stands.BEYOND


def test_a_figure_and_words_that_differ_contradict() -> None:
    assert stands(after="P6M", rule="kept for two years after payment") is Stands.CONTRADICTION
    twice = "Images are deleted after 3 seconds. The images are deleted after 6 seconds."
    assert stands(rule=twice) is Stands.CONTRADICTION


def test_what_is_older_than_the_cutoff_is_to_be_gone_today() -> None:
    found = end_of(ItemRead("x", life=Life(after="P6M", counted_from="payment", method=Ending.DELETE)), TODAY)
    assert found.cutoff == date(2026, 3, 1)
    assert before(date(2026, 8, 31), "P1M") == date(2026, 7, 31)
    assert before(date(2026, 3, 31), "P1M") == date(2026, 2, 28)
    assert before(date(2024, 2, 29), "P1Y") == date(2023, 2, 28)
    assert before(TODAY, "PT72H") == TODAY  # hours are not reckoned in days here
    assert before(TODAY, "P9999Y") is None


@given(st.integers(0, 5000), st.sampled_from("YMWD"))
@settings(max_examples=60, deadline=None)
def test_a_longer_period_never_has_a_later_cutoff(number: int, unit: str) -> None:
    one, other = before(TODAY, f"P{number}{unit}"), before(TODAY, f"P{number + 1}{unit}")
    assert other is None or (one is not None and other <= one <= TODAY)


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_any_words_get_an_answer(words: str) -> None:
    found = declared(words)
    assert all(seconds(one) > 0 for one in found.durations if one != "PT0S") or "0" in words


@given(st.integers(1, 90), st.sampled_from(["days", "months", "years"]), st.sampled_from(["closure", "payment"]))
@settings(max_examples=40, deadline=None)
def test_any_plain_period_with_a_start_is_an_end(number: int, unit: str, event: str) -> None:
    found = end_of(ItemRead("x", life=Life(rule=f"{number} {unit} after {event}")), TODAY)
    assert (found.stands, found.duration) == (Stands.PERIOD, iso(number, unit[0].upper()))
