"""What keeps and what crosses the demands that two questions answer together: 1.5, 2.1, 2.2, 2.11, 3.13."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ombud.answered.entries import Decided, Staged, Withdrawal
from ombud.asked.entries import Measure
from ombud.casefile.between import CHECKS
from ombud.counted.entries import Dataset, Memory, Remembered, Voice
from ombud.evidence.check import Check
from ombud.evidence.finding import Standing
from ombud.heard.entries import Access, Activity, Contribution, Decider, Open, Rung
from ombud.held.entries import Clause, Contract, Line, NoVendor, Reading
from ombud.ledger.entry import Body, Said
from ombud.ledger.stage import Stage
from ombud.proved.entries import Method, Result, Trial
from tests.stacks import TODAY, ask, put, stack

CHECK: dict[str, Check] = {check.number: check for check in CHECKS}
KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT
START = date(2026, 5, 1)
DECIDED = Decided(what="Buy lamps", on=date(2026, 4, 1))


def changed(body: Body, **fields: object) -> Body:
    """The same statement with other words in some fields."""
    return type(body).model_validate({**body.model_dump(), **fields})


class TestSealedMeasures:
    """1.5"""

    MEASURE = Measure(
        name="Repaired within five days", unit="per cent", baseline=40, target=90, due=date(2027, 5, 1),
        decision_rule="Below 60, the lamps are taken down.",
    )  # fmt: skip
    TRIAL = Trial(name="Rosengård", starts=START)

    def test_a_measure_sealed_before_the_trial_keeps_it(self) -> None:
        finding = ask(CHECK["1.5"], self.MEASURE, self.TRIAL)
        assert finding.standing is KEPT
        assert "2026-05-01" in str(finding.because)

    def test_on_the_first_day_is_still_before(self) -> None:
        assert ask(CHECK["1.5"], put(self.MEASURE, on=START), self.TRIAL).standing is KEPT

    def test_a_measure_first_sealed_afterwards_crosses_it(self) -> None:
        finding = ask(CHECK["1.5"], put(self.MEASURE, on=START + timedelta(9)), self.TRIAL)
        assert finding.standing is CROSSED
        assert "9 days after" in str(finding.because)

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            ("target", 60, "Target from 90 to 60"),
            ("baseline", None, "Baseline from 40 to nothing"),
            ("due", "2030-01-01", "Measured by from 2027-05-01 to 2030-01-01"),
            ("decision_rule", "We will see.", "to We will see."),
            ("name", "Repaired at all", "Measure from Repaired within five days"),
        ],
    )
    def test_a_part_moved_after_the_start_crosses_it(self, field: str, value: object, words: str) -> None:
        moved = put(changed(self.MEASURE, **{field: value}), on=START + timedelta(30), replaces=0)
        finding = ask(CHECK["1.5"], self.MEASURE, moved, self.TRIAL)
        assert finding.standing is CROSSED
        assert words in str(finding.because)

    def test_a_measure_moved_before_the_start_is_as_good_as_new(self) -> None:
        moved = put(changed(self.MEASURE, target=60), on=START - timedelta(1), replaces=0)
        assert ask(CHECK["1.5"], self.MEASURE, moved, self.TRIAL).standing is KEPT

    def test_the_same_words_said_again_move_nothing(self) -> None:
        again = put(self.MEASURE, on=START + timedelta(30), replaces=0)
        assert ask(CHECK["1.5"], self.MEASURE, again, self.TRIAL).standing is KEPT

    def test_a_measure_taken_back_during_the_trial_crosses_it(self) -> None:
        back = put(Withdrawal(entry=1, reason="No longer wanted."), on=START + timedelta(30))
        said = (self.MEASURE, changed(self.MEASURE, name="Energy"), self.TRIAL, back)
        finding = CHECK["1.5"](stack(*said, withdrawn=[1]), TODAY)
        assert finding.standing is CROSSED
        assert "Energy" in str(finding.because)

    @pytest.mark.parametrize("field", ["baseline", "target", "due", "decision_rule"])
    def test_a_measure_without_its_parts_is_silent(self, field: str) -> None:
        empty = "" if field == "decision_rule" else None
        assert ask(CHECK["1.5"], changed(self.MEASURE, **{field: empty})).standing is SILENT

    def test_without_measures_a_trial_is_silent_and_says_when_it_began(self) -> None:
        finding = ask(CHECK["1.5"], self.TRIAL)
        assert finding.standing is SILENT
        assert "2026-05-01" in str(finding.because)

    def test_it_is_not_due_before_procurement(self) -> None:
        assert ask(CHECK["1.5"], stage=Stage.REVIEW).standing is Standing.NOT_DUE

    @pytest.mark.parametrize(
        ("since", "standing"),
        [("2026-02-28", CROSSED), ("2026-02", CROSSED), ("2026-03", KEPT), ("2026", KEPT), ("2025-13", KEPT)],
    )
    def test_a_stage_dated_by_month_or_year_began_on_its_last_day(self, since: str, standing: Standing) -> None:
        """The measure is sealed on 1 March 2026; an unread date counts from the day the stage was written down."""
        running = put(Staged(stage=Stage.RUNNING, since=since), on=date(2026, 6, 1))
        assert ask(CHECK["1.5"], self.MEASURE, running).standing is standing


class TestTheLevelPromised:
    """2.1"""

    WORKSHOP = Activity(
        name="Workshop", on=date(2026, 3, 1), came=20, open=Open.ALTERNATIVES, decider=Decider.SHARED,
        changed="No camera is mounted.", promised=Rung.PARTNER,
    )  # fmt: skip

    def test_a_level_reached_keeps_it_and_says_why(self) -> None:
        finding = ask(CHECK["2.1"], self.WORKSHOP, DECIDED)
        assert finding.standing is KEPT
        assert "partner (people came in: before the decision; the alternatives were open" in str(finding.because)
        assert "residents decide" in str(finding.mend)

    def test_a_promise_not_reached_crosses_it(self) -> None:
        finding = ask(CHECK["2.1"], changed(self.WORKSHOP, decider="city"), DECIDED)
        assert finding.standing is CROSSED
        assert "promised, partner: 1 of 1. Workshop: involved" in str(finding.because)
        assert "together with residents" in str(finding.mend)

    def test_heard_after_the_decision_under_a_promise_is_manipulation(self) -> None:
        finding = ask(CHECK["2.1"], changed(self.WORKSHOP, on="2026-04-02"), DECIDED)
        assert finding.standing is CROSSED
        assert "manipulation" in str(finding.because)

    def test_a_signature_is_a_decision(self) -> None:
        signed = Contract(title="Lamps", signed=Said.YES, dated=date(2026, 2, 1))
        assert ask(CHECK["2.1"], self.WORKSHOP, signed).standing is CROSSED
        assert ask(CHECK["2.1"], self.WORKSHOP, changed(signed, signed="no")).standing is SILENT

    @pytest.mark.parametrize("fields", [{"changed": ""}, {"open": "unsaid"}, {"on": None}])
    def test_a_fact_not_recorded_leaves_a_promise_unproven(self, fields: dict[str, object]) -> None:
        finding = ask(CHECK["2.1"], changed(self.WORKSHOP, **fields), DECIDED)
        assert finding.standing is SILENT
        assert finding.mend

    def test_without_a_dated_decision_nothing_is_known_to_be_in_time(self) -> None:
        assert ask(CHECK["2.1"], self.WORKSHOP).standing is SILENT
        assert ask(CHECK["2.1"], self.WORKSHOP, stage=Stage.REVIEW).standing is KEPT

    def test_one_good_workshop_does_not_mend_a_broken_promise(self) -> None:
        assert ask(CHECK["2.1"], self.WORKSHOP, changed(self.WORKSHOP, open="nothing"), DECIDED).standing is CROSSED

    def test_without_a_promise_the_level_is_still_told(self) -> None:
        finding = ask(CHECK["2.1"], changed(self.WORKSHOP, promised="unsaid"), DECIDED)
        assert finding.standing is SILENT
        assert "partner" in str(finding.because)

    def test_nobody_was_heard_by_a_plan(self) -> None:
        assert ask(CHECK["2.1"], changed(self.WORKSHOP, on="9999-12-31"), DECIDED).standing is SILENT


class TestInTime:
    """2.2"""

    EARLY = Activity(name="Walk", on=date(2026, 3, 1), open=Open.QUESTION)
    LATE = Activity(name="Open house", on=date(2026, 5, 11), open=Open.DETAILS)

    def test_those_who_came_in_before_the_decision_keep_it(self) -> None:
        finding = ask(CHECK["2.2"], self.EARLY, DECIDED)
        assert finding.standing is KEPT
        assert "the question was open" in str(finding.because)

    def test_what_came_after_is_labelled(self) -> None:
        finding = ask(CHECK["2.2"], self.EARLY, self.LATE, DECIDED)
        assert finding.standing is KEPT
        assert "After the decision came: Open house." in str(finding.because)

    def test_all_too_late_crosses_it(self) -> None:
        late = Contribution(ref="1", gist="Too bright", on=date(2026, 5, 12))
        finding = ask(CHECK["2.2"], self.LATE, DECIDED, late)
        assert finding.standing is CROSSED
        assert "40 days later. Contributions after it: 1." in str(finding.because)

    def test_only_how_and_not_what_crosses_it(self) -> None:
        assert ask(CHECK["2.2"], changed(self.EARLY, open="details"), DECIDED).standing is CROSSED

    @pytest.mark.parametrize("width", ["the_design", "unsaid"])
    def test_a_design_or_nothing_told_is_silent(self, width: str) -> None:
        assert ask(CHECK["2.2"], changed(self.EARLY, open=width), DECIDED).standing is SILENT

    def test_without_a_date_nothing_can_be_held_against_another(self) -> None:
        assert ask(CHECK["2.2"], self.EARLY).standing is SILENT
        assert ask(CHECK["2.2"], self.EARLY, changed(DECIDED, on=None)).standing is SILENT
        assert ask(CHECK["2.2"], self.EARLY, changed(self.EARLY, on=None), DECIDED).standing is SILENT

    def test_before_any_decision_people_are_in_time(self) -> None:
        assert ask(CHECK["2.2"], self.EARLY, stage=Stage.QUESTION).standing is KEPT

    def test_a_decision_taken_back_was_none(self) -> None:
        assert CHECK["2.2"](stack(self.LATE, DECIDED, withdrawn=[1]), TODAY).standing is SILENT


class TestLanguages:
    """2.11"""

    ACCESS = Access(languages=("sv", "Arabic"), spoken_here=("sv-SE", "arabic"), ways=("print",), vendor_duty=Said.YES)
    PASSAGE = Clause(contract="Lamps", line=Line.TRANSLATION, reading=Reading.CROSSED, quote="in Swedish only")

    def test_languages_spoken_and_offered_keep_it(self) -> None:
        assert ask(CHECK["2.11"], self.ACCESS).standing is KEPT

    def test_a_language_spoken_and_not_offered_crosses_it(self) -> None:
        finding = ask(CHECK["2.11"], changed(self.ACCESS, languages=("sv",)))
        assert finding.standing is CROSSED
        assert "1 of 2: arabic" in str(finding.because)

    def test_a_contract_without_the_duty_crosses_it(self) -> None:
        assert ask(CHECK["2.11"], changed(self.ACCESS, vendor_duty="no")).standing is CROSSED
        assert ask(CHECK["2.11"], self.ACCESS, self.PASSAGE).standing is CROSSED

    def test_the_contract_can_keep_it(self) -> None:
        unsaid, passage = changed(self.ACCESS, vendor_duty="unsaid"), changed(self.PASSAGE, reading="kept")
        assert ask(CHECK["2.11"], unsaid).standing is SILENT
        assert ask(CHECK["2.11"], unsaid, passage).standing is KEPT
        assert ask(CHECK["2.11"], unsaid, changed(passage, line="exit")).standing is SILENT

    def test_without_a_vendor_there_is_no_duty_of_one(self) -> None:
        alone = NoVendor(why="Street Works makes it.")
        assert ask(CHECK["2.11"], changed(self.ACCESS, vendor_duty="no"), alone).standing is KEPT

    @pytest.mark.parametrize("field", ["languages", "spoken_here", "ways"])
    def test_what_is_not_told_is_silent(self, field: str) -> None:
        assert ask(CHECK["2.11"], changed(self.ACCESS, **{field: ()})).standing is SILENT


class TestNumbersAndVoices:
    """3.13"""

    VOICE = Voice(said="The tunnel is avoided", method="walk", people=12, bears_on="2.4")
    FIGURES = Dataset(name="Lamp faults")

    def test_both_kinds_keep_it(self) -> None:
        assert ask(CHECK["3.13"], self.VOICE, self.FIGURES).standing is KEPT

    def test_numbers_alone_say_so(self) -> None:
        finding = ask(CHECK["3.13"], self.FIGURES)
        assert finding.standing is SILENT
        assert "numbers alone. Statements with numbers: 1" in str(finding.because)

    def test_voices_alone_say_so(self) -> None:
        finding = ask(CHECK["3.13"], self.VOICE, Remembered(sort=Memory.ORAL, about="The blackout"))
        assert finding.standing is SILENT
        assert "voices alone. Voices: 2" in str(finding.because)

    def test_a_result_found_by_listening_is_a_voice(self) -> None:
        heard = Result(measure="Safety", method=Method.QUALITATIVE)
        assert ask(CHECK["3.13"], heard, self.FIGURES).standing is KEPT
        assert ask(CHECK["3.13"], changed(heard, method="before_after"), self.FIGURES).standing is SILENT

    @pytest.mark.parametrize("fields", [{"method": ""}, {"people": None}, {"bears_on": ""}])
    def test_a_voice_half_told_is_silent(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["3.13"], changed(self.VOICE, **fields), self.FIGURES).standing is SILENT
