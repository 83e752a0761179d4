"""Does it work: what keeps, crosses or leaves silent the demands 6.2 to 6.6."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ombud.evidence.finding import Standing
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from ombud.proved.entries import Close, Decision, Failure, Feature, Promise, SideEffect, Trial
from ombud.proved.learned import failures_shared, side_effects, trials_close
from ombud.proved.promised import promises, used
from tests.stacks import ask, put

KEPT, CROSSED, SILENT, NOT_DUE = Standing.KEPT, Standing.CROSSED, Standing.SILENT, Standing.NOT_DUE


# 6.2


def promise(promised: float | None, delivered: float | None, fewer: Said = Said.UNSAID) -> Promise:
    return Promise(what="Electricity saved", promised=promised, delivered=delivered, unit="per cent", fewer=fewer)


def test_a_third_of_what_was_promised_crosses_and_the_share_is_told() -> None:
    finding = ask(promises, promise(60, 20))
    assert finding.standing is CROSSED
    told = "20 delivered of 60 promised (per cent), 33 per cent. Promises not delivered: 1 of 1."
    assert told in str(finding.because)


@pytest.mark.parametrize(("promised", "delivered", "standing"), [
    (65, 65, KEPT), (65, 58.5, KEPT), (65, 58, CROSSED), (-20, -19, KEPT), (-20, 5, CROSSED), (65, 70, KEPT),
    (65, None, SILENT), (None, 65, SILENT), (0, 0, SILENT), (65, float("nan"), SILENT), (65, float("inf"), SILENT),
])  # fmt: skip
def test_nine_tenths_of_a_promise_is_a_promise_kept(
    promised: float | None, delivered: float | None, standing: Standing
) -> None:
    assert ask(promises, promise(promised, delivered)).standing is standing


def test_far_more_than_promised_may_be_good_or_bad() -> None:
    assert ask(promises, promise(5, 9)).standing is SILENT  # hours saved, or days of waiting?
    assert ask(promises, promise(5, 9, Said.NO)).standing is KEPT
    assert ask(promises, promise(5, 9, Said.YES)).standing is CROSSED
    assert ask(promises, promise(5, 3, Said.YES)).standing is KEPT
    assert "at most 5 promised, 9 delivered" in str(ask(promises, promise(5, 9, Said.YES)).because)


def test_what_is_not_delivered_yet_is_not_due_before_the_trial() -> None:
    assert ask(promises, promise(65, None), stage=Stage.PROCUREMENT).standing is NOT_DUE
    assert ask(promises, promise(65, None), stage=Stage.TRIAL).standing is SILENT


def test_a_promise_that_was_superseded_no_longer_counts() -> None:
    assert ask(promises, promise(60, 20), put(promise(60, 60), replaces=0)).standing is KEPT


# 6.3

OVER = Trial(name="Lamps at the harbour", starts=date(2026, 1, 1), ends=date(2026, 5, 1))


def close(decision: Decision = Decision.SCALE, rule: str = "Two crews instead of one", **more: Any) -> Close:
    return Close(trial="lamps at the harbour", decision=decision, rule_changed=rule, **more)


@pytest.mark.parametrize(("said", "standing"), [
    ([OVER, close()], KEPT), ([OVER, close(Decision.STOP)], KEPT), ([OVER], CROSSED),
    ([OVER, close(Decision.UNSAID)], CROSSED), ([OVER, close(on=date(2027, 1, 1))], CROSSED),
    ([OVER, close(rule="")], SILENT), ([OVER, close(rule="none")], SILENT), ([Trial(name="Harbour")], SILENT),
    ([Trial(name="Harbour", ends=date(2026, 8, 1))], NOT_DUE),
    ([Trial(name="Harbour", ends=date(2027, 1, 1))], NOT_DUE),
    ([close()], SILENT),
])  # fmt: skip
def test_a_trial_ends_with_a_decision_and_a_changed_rule(said: list[Any], standing: Standing) -> None:
    assert ask(trials_close, *said).standing is standing


def test_the_day_by_which_a_decision_is_due_is_told() -> None:
    finding = ask(trials_close, Trial(name="Harbour", ends=date(2026, 8, 1)))
    assert str(finding.because) == "Harbour ends on 2026-08-01; its decision is due by 2026-11-01."


def test_one_trial_in_two_without_a_decision_crosses() -> None:
    finding = ask(trials_close, OVER, close(), Trial(name="Norrvang", ends=date(2026, 1, 1)))
    assert "Trials that ended without a decision: 1 of 2 (Norrvang)" in str(finding.because)


# 6.4


def feature(paid: float | None, in_use: float | None) -> Feature:
    return Feature(name="Dimming each lamp", paid_for=paid, used=in_use, unit="lamps")


@pytest.mark.parametrize(("paid", "in_use", "standing"), [
    (800, 0, CROSSED), (800, 399, CROSSED), (800, 400, KEPT), (800, 800, KEPT), (0, 0, KEPT), (800, None, SILENT),
    (None, 10, SILENT),
])  # fmt: skip
def test_what_was_paid_for_is_used(paid: float | None, in_use: float | None, standing: Standing) -> None:
    assert ask(used, feature(paid, in_use)).standing is standing


def test_eight_hundred_lamp_posts_that_nobody_controls_are_told_so() -> None:
    assert "Dimming each lamp: 0 used of 800 paid for (lamps)." in str(ask(used, feature(800, 0)).because)


# 6.5


def failure(published: Said = Said.YES, **more: str) -> Failure:
    said = {"what": "The controls", "why": "No skill", "lesson": "Ask who will use them"}
    return Failure.model_validate({**said, "published": published, **more})


@pytest.mark.parametrize(("said", "standing"), [
    ([failure()], KEPT), ([failure(), failure(Said.NO)], CROSSED), ([failure(Said.UNSAID)], SILENT),
    ([failure(lesson="")], SILENT), ([failure(why="-")], SILENT),
])  # fmt: skip
def test_failures_are_shared_with_their_lesson(said: list[Failure], standing: Standing) -> None:
    assert ask(failures_shared, *said).standing is standing


# 6.6


def effect(watched_on: date | None = date(2026, 6, 1), seen: str = "Nothing", indicator: str = "Counts") -> SideEffect:
    return SideEffect(effect="People take the dark short cut", indicator=indicator, watched_on=watched_on, seen=seen)


@pytest.mark.parametrize(("said", "stage", "standing"), [
    (effect(), Stage.RUNNING, KEPT), (effect(None, ""), Stage.PROCUREMENT, KEPT),
    (effect(None, ""), Stage.RUNNING, SILENT),
    (effect(None, ""), Stage.UNSAID, SILENT), (effect(seen=""), Stage.RUNNING, SILENT),
    (effect(date(2027, 1, 1)), Stage.RUNNING, SILENT), (effect(date(2025, 8, 1)), Stage.RUNNING, CROSSED),
    (effect(date(2025, 8, 1)), Stage.CLOSED, KEPT), (effect(indicator=""), Stage.RUNNING, SILENT),
])  # fmt: skip
def test_side_effects_are_listed_then_watched(said: SideEffect, stage: Stage, standing: Standing) -> None:
    assert ask(side_effects, said, stage=stage).standing is standing
