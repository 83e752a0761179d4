"""Results are held against what was sealed before: demand 6.1."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.asked.entries import Measure
from ombud.casefile.between_proved import Verdict, results_against_measures, verdict
from ombud.evidence.finding import Standing
from ombud.ledger.stage import Stage
from ombud.proved.entries import Method, Result
from tests.stacks import ask, put

KEPT, CROSSED, SILENT, NOT_DUE = Standing.KEPT, Standing.CROSSED, Standing.SILENT, Standing.NOT_DUE


def measure(**more: Any) -> Measure:
    said = {"name": "Lamps repaired within five days", "unit": "per cent", "baseline": 22, "target": 80}
    return Measure.model_validate({**said, "due": date(2026, 7, 1), **more})


def result(value: float | None = 84, low: float | None = None, high: float | None = None, **more: Any) -> Result:
    said = {"measure": "lamps repaired within five days", "value": value, "low": low, "high": high}
    return Result.model_validate({**said, "method": Method.SERIES, **more})


@pytest.mark.parametrize(("span", "expected"), [
    ((84, 81, 87), Verdict.REACHED), ((84, 80, 88), Verdict.REACHED), ((84, 79, 89), Verdict.UNTOLD),
    ((70, 60, 80), Verdict.UNTOLD), ((70, 60, 79), Verdict.MISSED), ((84, None, None), Verdict.REACHED),
    ((80, None, None), Verdict.REACHED), ((79, None, None), Verdict.MISSED), ((84, 70, None), Verdict.UNTOLD),
    ((70, None, 85), Verdict.UNTOLD), ((None, 81, 87), Verdict.REACHED), ((None, 87, 81), Verdict.REACHED),
    ((None, None, None), Verdict.UNTOLD), ((None, 81, None), Verdict.UNTOLD),
    ((float("nan"), None, None), Verdict.UNTOLD),
])  # fmt: skip
def test_an_interval_that_covers_the_target_cannot_tell(span: tuple[Any, Any, Any], expected: Verdict) -> None:
    assert verdict(measure(), result(*span)) is expected


@pytest.mark.parametrize(
    ("value", "expected"), [(1900, Verdict.REACHED), (2000, Verdict.REACHED), (2100, Verdict.MISSED)]
)
def test_less_is_success_where_the_target_lies_below_the_baseline(value: float, expected: Verdict) -> None:
    assert verdict(measure(baseline=4100, target=2000), result(value)) is expected


@given(*[st.floats(-1e6, 1e6)] * 3)
def test_a_measure_mirrored_comes_out_the_same(baseline: float, target: float, value: float) -> None:
    up = verdict(measure(baseline=baseline, target=target), result(value))
    assert up is verdict(measure(baseline=-baseline, target=-target), result(-value))


@pytest.mark.parametrize("more", [{"target": None}, {"baseline": None}, {"baseline": 80}, {"target": float("inf")}])
def test_without_a_direction_nothing_can_be_told(more: dict[str, Any]) -> None:
    finding = ask(results_against_measures, measure(**more), result())
    assert finding.standing is SILENT


def test_a_target_that_is_reached_keeps_and_weak_proof_is_said() -> None:
    finding = ask(results_against_measures, measure(), result(84, 81, 87))
    assert finding.standing is KEPT
    assert "between 81 and 87 (per cent), target 80, before 22" in str(finding.because)
    assert finding.mend is None
    weak = ask(results_against_measures, measure(), result(84, method=Method.NONE))
    assert weak.standing is KEPT
    assert "Add an interval, and a comparison" in str(weak.mend)


def test_a_target_that_is_missed_crosses_with_its_numbers() -> None:
    finding = ask(results_against_measures, measure(), result(41))
    assert finding.standing is CROSSED
    assert "Measures not reached: 1 of 1." in str(finding.because)
    assert "41 (per cent) without an interval, target 80, before 22" in str(finding.because)


def test_a_day_that_has_passed_without_a_result_crosses() -> None:
    finding = ask(results_against_measures, measure())
    assert finding.standing is CROSSED
    assert "no result, though it was due on 2026-07-01" in str(finding.because)


def test_nothing_is_due_before_its_day_or_before_the_trial() -> None:
    assert ask(results_against_measures, measure(due=date(2027, 1, 1))).standing is NOT_DUE
    assert ask(results_against_measures, measure(), stage=Stage.PROCUREMENT).standing is NOT_DUE
    assert ask(results_against_measures, measure(due=None)).standing is SILENT
    later = measure(name="Electricity", due=date(2027, 1, 1))
    assert ask(results_against_measures, measure(), result(), later).standing is NOT_DUE


def test_a_result_of_a_day_to_come_is_none() -> None:
    assert ask(results_against_measures, measure(), result(on=date(2027, 1, 1))).standing is CROSSED


def test_the_latest_result_counts() -> None:
    early, late = result(90, on=date(2026, 3, 1)), result(50, on=date(2026, 6, 1))
    assert ask(results_against_measures, measure(), late, early).standing is CROSSED


def test_a_result_under_another_name_is_pointed_out() -> None:
    finding = ask(results_against_measures, measure(), result(measure="Lamps repaired"))
    assert finding.standing is CROSSED
    assert "Results that name no sealed measure: Lamps repaired." in str(finding.mend)
    assert ask(results_against_measures, result()).standing is SILENT


def test_a_target_that_was_changed_after_the_result_crosses() -> None:
    finding = ask(results_against_measures, measure(), result(60), put(measure(target=55), replaces=0))
    assert finding.standing is CROSSED
    assert "changed after the result" in str(finding.because)
    only_words = put(measure(decision_rule="Go on"), replaces=0)
    assert ask(results_against_measures, measure(), result(84), only_words).standing is KEPT
    before = put(measure(target=55), replaces=0)
    assert ask(results_against_measures, measure(), before, result(60)).standing is KEPT  # its place is demand 1.5
