"""Who answers: what keeps, crosses or leaves silent the demands 7.1, 7.2 and 7.5 to 7.10."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ombud.answered.ending import by_hand, sunset
from ombud.answered.entries import (
    Algorithm,
    Competence,
    Decided,
    Decommissioning,
    Fallback,
    Incident,
    NoAlgorithm,
    Office,
    Opinion,
    Override,
    Redress,
    RedressCount,
    Review,
    Story,
    Sunset,
    Vanished,
)
from ombud.answered.office import accountable, redress, reviewed
from ombud.answered.plain import competences, inspectable, plainly_told
from ombud.evidence.finding import Backing, Standing
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from tests.stacks import ask, put

KEPT, CROSSED, SILENT, NOT_DUE = Standing.KEPT, Standing.CROSSED, Standing.SILENT, Standing.NOT_DUE
OFFICE = Office(name="Head of Street Works", contact="The desk in city hall")


# 7.1


def decided(**more: Any) -> Decided:
    said = {"what": "To try ten lamps", "reasons": "Three dark winters", "refused": ("Doing nothing",)}
    return Decided.model_validate({**said, "on": date(2026, 5, 1), **more})


@pytest.mark.parametrize(("said", "standing"), [
    ([OFFICE, decided()], KEPT), ([OFFICE], SILENT), ([decided()], SILENT), ([OFFICE, decided(reasons="")], SILENT),
    ([OFFICE, decided(), decided(refused=())], SILENT), ([OFFICE, decided(refused=("-",))], SILENT),
    ([Office(name="n/a"), decided()], SILENT),
])  # fmt: skip
def test_an_office_answers_with_reasons_and_what_was_refused(said: list[Any], standing: Standing) -> None:
    assert ask(accountable, *said).standing is standing


def test_a_decision_is_not_due_before_procurement_but_an_office_is() -> None:
    assert ask(accountable, OFFICE, stage=Stage.QUESTION).standing is NOT_DUE
    assert ask(accountable, stage=Stage.QUESTION).standing is SILENT


def test_a_record_that_vanished_without_a_word_crosses() -> None:
    gone = Vanished(register_name="The Dutch register", last_stage="running")
    assert ask(accountable, gone, OFFICE).standing is CROSSED
    assert ask(accountable, gone, OFFICE, decided()).standing is KEPT
    explained = Vanished(register_name="The Dutch register", note="Moved to another organisation")
    assert ask(accountable, explained, OFFICE).standing is SILENT


def test_how_to_reach_the_office_is_asked_for() -> None:
    assert "can be reached" in str(ask(accountable, Office(name="Street Works"), decided()).mend)


# 7.2

COUNT = RedressCount(period="April to June 2026", received=100, answered=99, late=10)


def way(**more: Any) -> Redress:
    said = {"how": "Call or write to the desk", "without_account": Said.YES, "days": 10, "appeal": "The ombudsman"}
    return Redress.model_validate({**said, **more})


@pytest.mark.parametrize(("said", "standing"), [
    ([way(), COUNT], KEPT), ([way()], SILENT), ([COUNT], SILENT), ([way(days=None), COUNT], SILENT),
    ([way(appeal=""), COUNT], SILENT), ([way(without_account=Said.UNSAID), COUNT], SILENT),
    ([way(without_account=Said.NO), COUNT], CROSSED), ([way(without_account=Said.NO), way(), COUNT], KEPT),
    ([way(), COUNT.model_copy(update={"late": 11})], CROSSED),
    ([way(), COUNT.model_copy(update={"answered": 101})], SILENT),
    ([way(), RedressCount(period="May", received=0, answered=0)], KEPT),
])  # fmt: skip
def test_anyone_can_complain_and_is_answered_in_time(said: list[Any], standing: Standing) -> None:
    assert ask(redress, *said).standing is standing


def test_counts_are_due_once_it_runs() -> None:
    assert ask(redress, way(), stage=Stage.TRIAL).standing is KEPT
    assert ask(redress, way(), stage=Stage.RUNNING).standing is SILENT
    assert ask(redress, stage=Stage.REVIEW).standing is NOT_DUE


def test_the_share_that_was_late_is_told() -> None:
    finding = ask(redress, way(), RedressCount(period="May 2026", received=64, answered=51, late=13))
    assert str(finding.because) == "In May 2026 13 of 64 complaints and questions were late: 20 per cent."


# 7.5


@pytest.mark.parametrize(("on", "standing"), [
    (date(2031, 1, 1), KEPT), (date(2056, 9, 1), KEPT), (date(2056, 9, 2), CROSSED), (date(3000, 12, 31), CROSSED),
    (date(2026, 8, 31), CROSSED), (date(2026, 9, 1), KEPT), (None, SILENT),
])  # fmt: skip
def test_an_end_is_a_day_within_thirty_years_that_has_not_passed(on: date | None, standing: Standing) -> None:
    assert ask(sunset, Sunset(on=on, rule="The council decides again")).standing is standing


def down(*left: str, **more: Any) -> Decommissioning:
    return Decommissioning.model_validate({"on": date(2026, 8, 1), "steps": ("Posts removed",), "left": left, **more})


@pytest.mark.parametrize(("said", "stage", "standing"), [
    ([], Stage.CLOSED, SILENT), ([], Stage.WINDING_DOWN, SILENT), ([down()], Stage.CLOSED, KEPT),
    ([down("Accounts closed")], Stage.CLOSED, CROSSED), ([down("Accounts closed")], Stage.WINDING_DOWN, SILENT),
    ([down(on=date(2027, 1, 1))], Stage.CLOSED, SILENT), ([down(steps=())], Stage.CLOSED, SILENT),
    ([Sunset(on=date(2030, 1, 1))], Stage.CLOSED, SILENT),
    ([Sunset(on=date(2026, 8, 1)), down()], Stage.RUNNING, KEPT),
    ([], Stage.REVIEW, NOT_DUE),
])  # fmt: skip
def test_what_is_over_is_taken_down_step_by_step(said: list[Any], stage: Stage, standing: Standing) -> None:
    assert ask(sunset, *said, stage=stage).standing is standing


def test_taking_down_without_proof_is_claimed_only() -> None:
    claimed = ask(sunset, down(), stage=Stage.CLOSED)
    assert "claimed only" in str(claimed.because)
    assert claimed.backing is Backing.STATED
    shown = ask(sunset, put(down(), cited=True), stage=Stage.CLOSED)
    assert "with proof" in str(shown.because)
    assert shown.backing is Backing.DOCUMENTED


def test_putting_the_end_off_takes_a_decision() -> None:
    first = put(Sunset(on=date(2026, 12, 1)), on=date(2025, 1, 1))
    later = put(Sunset(on=date(2029, 12, 1)), on=date(2026, 2, 1), replaces=0)
    assert ask(sunset, first, later).standing is CROSSED
    assert ask(sunset, first, later, decided(on=date(2026, 1, 31))).standing is CROSSED
    assert ask(sunset, first, later, decided(on=date(2026, 2, 1))).standing is KEPT
    sooner = put(Sunset(on=date(2026, 10, 1)), on=date(2026, 2, 1), replaces=0)
    assert ask(sunset, first, sooner).standing is KEPT


def test_a_record_that_vanished_while_in_use_crosses() -> None:
    running = Vanished(register_name="The Dutch register", last_stage="running")
    assert ask(sunset, running).standing is CROSSED
    assert ask(sunset, Vanished(register_name="The Dutch register", last_stage="Buiten gebruik")).standing is SILENT


# 7.6


def tried(on: date | None) -> Fallback:
    return Fallback(how="A switch in every cabinet", exercised=on)


@pytest.mark.parametrize(("said", "standing"), [
    ([tried(date(2025, 1, 1))], KEPT), ([tried(date(2024, 9, 1))], KEPT), ([tried(date(2024, 8, 31))], CROSSED),
    ([tried(None)], SILENT), ([tried(date(2027, 1, 1))], SILENT), ([tried(date(2025, 1, 1)), tried(None)], SILENT),
    ([Incident(what="Hacked")], SILENT), ([tried(date(2025, 1, 1)), Incident(what="Hacked")], SILENT),
    ([tried(date(2025, 1, 1)), Incident(what="Hacked", response="The team cut the line")], KEPT),
])  # fmt: skip
def test_the_way_by_hand_was_tried_within_two_years(said: list[Any], standing: Standing) -> None:
    assert ask(by_hand, *said).standing is standing


def test_an_incident_without_a_way_by_hand_is_due_at_any_stage() -> None:
    assert ask(by_hand, Incident(what="Hacked"), stage=Stage.IDEA).standing is SILENT
    assert ask(by_hand, stage=Stage.IDEA).standing is NOT_DUE


# 7.7

REFUSED = Review(board="Privacy team", on=date(2026, 3, 1), opinion=Opinion.REFUSES, reasons="The data have no end")
SILENT_ON_WHY = decided(on=date(2026, 5, 1), reasons="")
WHY = "Winter comes before the contract does."
OVERRIDE = Override(stage=Stage.TRIAL, checks=("5.7",), office="Head of Street Works", reason=WHY)


@pytest.mark.parametrize(("said", "standing"), [
    ([REFUSED], KEPT), ([REFUSED, SILENT_ON_WHY], CROSSED), ([REFUSED, decided(on=date(2026, 5, 1))], KEPT),
    ([REFUSED, SILENT_ON_WHY.model_copy(update={"on": date(2026, 2, 1)})], KEPT),
    ([REFUSED, put(OVERRIDE, on=date(2026, 4, 1)), SILENT_ON_WHY], KEPT),
    ([REFUSED, put(OVERRIDE, on=date(2026, 2, 1)), SILENT_ON_WHY], CROSSED),
    ([REFUSED, Review(board="privacy team", on=date(2026, 4, 1), opinion=Opinion.APPROVES), SILENT_ON_WHY], KEPT),
    ([Review(board="Privacy team")], SILENT), ([Review(board="Privacy team", opinion=Opinion.CONDITIONS)], SILENT),
    ([Review(board="Privacy team", on=date(2027, 1, 1), opinion=Opinion.APPROVES)], SILENT), ([OVERRIDE], SILENT),
])  # fmt: skip
def test_passing_over_a_refusal_takes_reasons_in_public(said: list[Any], standing: Standing) -> None:
    assert ask(reviewed, *said).standing is standing


def test_overrides_are_listed() -> None:
    finding = ask(reviewed, REFUSED, OVERRIDE)
    assert "Gates passed all the same: 1 (Head of Street Works into the trial without 5.7)." in str(finding.because)


# 7.8


def algorithm(**more: str) -> Algorithm:
    said = {"logic": "A tree of rules", "data": "Reports since 2019", "human_role": "None", "contest": "Write to us"}
    return Algorithm.model_validate({**said, **more})


@pytest.mark.parametrize(("said", "standing"), [
    ([algorithm()], KEPT), ([algorithm(contest="Not possible")], CROSSED), ([algorithm(contest="")], SILENT),
    ([algorithm(logic="n/a")], SILENT), ([algorithm(), algorithm(data="")], SILENT),
    ([NoAlgorithm(why="A switch by time")], Standing.DOES_NOT_APPLY),
    ([NoAlgorithm(why="A switch by time"), algorithm(contest="no")], CROSSED),
])  # fmt: skip
def test_software_that_decides_can_be_inspected_and_contested(said: list[Any], standing: Standing) -> None:
    assert ask(inspectable, *said).standing is standing


def test_code_that_cannot_be_read_is_asked_for() -> None:
    assert "where the code can be read" in str(ask(inspectable, algorithm()).mend)
    assert ask(inspectable, algorithm(code="https://example.org/lamps")).mend is None


# 7.9


def story(**more: str) -> Story:
    said = {"plain": "Lamps that can be dimmed.", "limits": "They do not mend themselves.", "ageing": "Fifteen years."}
    return Story.model_validate({**said, **more})


@pytest.mark.parametrize(("said", "standing"), [
    (story(), KEPT), (story(limits=""), SILENT), (story(ageing="tbd"), SILENT),
    (story(picture="Photo of a post"), KEPT),
    (story(picture="Rendering by the architect"), CROSSED), (story(picture="Artist's impression"), CROSSED),
])  # fmt: skip
def test_the_story_says_its_limits_and_shows_what_is_there(said: Story, standing: Standing) -> None:
    assert ask(plainly_told, said).standing is standing


def test_what_the_story_leaves_unsaid_is_named() -> None:
    assert str(ask(plainly_told, story(limits="", ageing="")).because) == "The story leaves unsaid: Limits, Ageing."


# 7.10


def skill(present: Said, training: str = "") -> Competence:
    return Competence(need="Data protection", present=present, training=training)


@pytest.mark.parametrize(("said", "standing"), [
    ([skill(Said.YES)], KEPT), ([skill(Said.NO, "A course in spring")], KEPT), ([skill(Said.NO)], CROSSED),
    ([skill(Said.NO, "none")], CROSSED), ([skill(Said.UNSAID)], SILENT),
    ([skill(Said.YES), skill(Said.UNSAID)], SILENT),
])  # fmt: skip
def test_skills_that_are_needed_take_part_or_are_learnt(said: list[Competence], standing: Standing) -> None:
    assert ask(competences, *said).standing is standing


def test_a_statement_that_was_superseded_no_longer_counts() -> None:
    assert ask(competences, skill(Said.NO), put(skill(Said.YES), replaces=0)).standing is KEPT
