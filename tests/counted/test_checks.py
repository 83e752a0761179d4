"""What keeps and what crosses each demand of the third question."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from ombud.counted.checks import CHECKS
from ombud.counted.entries import (
    Association,
    Category,
    Cleaning,
    Coverage,
    Dataset,
    Elsewhere,
    Fit,
    Fitness,
    Forecast,
    Layer,
    Memory,
    Question,
    Remembered,
    Uncounted,
)
from ombud.counted.forecasts import score, track_record
from ombud.evidence.check import Check
from ombud.evidence.finding import Standing
from ombud.ledger.entry import Body, Said
from tests.stacks import TODAY, ask, put, stack

CHECK: dict[str, Check] = {check.number: check for check in CHECKS}
KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT
FAULTS = Dataset(
    name="Lamp faults", source="the fault desk", purpose="to send crews", collected_by="Street Works, by phone",
    gaps="those who do not call", position="the desk's", licence="CC0-1.0", file_format="CSV",
    download="https://example.org/faults.csv", public=Said.YES,
)  # fmt: skip
STEP = Cleaning(dataset="lamp FAULTS", step="double calls removed", rows_before=900, rows_after=850, why="one fault")


def changed(body: Body, **fields: object) -> Body:
    """The same statement with other words in some fields."""
    return type(body).model_validate({**body.model_dump(), **fields})


class TestBiography:
    """3.1"""

    def test_a_biography_with_its_cleaning_keeps_it(self) -> None:
        assert ask(CHECK["3.1"], FAULTS, STEP).standing is KEPT

    @pytest.mark.parametrize("field", ["source", "purpose", "collected_by", "gaps", "position"])
    def test_a_biography_half_told_is_silent(self, field: str) -> None:
        assert ask(CHECK["3.1"], changed(FAULTS, **{field: "not known"}), STEP).standing is SILENT

    def test_data_that_were_never_cleaned_on_record_are_named(self) -> None:
        finding = ask(CHECK["3.1"], FAULTS)
        assert finding.standing is SILENT
        assert "Lamp faults (no cleaning step)" in str(finding.because)

    def test_rows_that_vanish_between_two_steps_cross_it(self) -> None:
        finding = ask(CHECK["3.1"], FAULTS, STEP, changed(STEP, rows_before=810, rows_after=800))
        assert finding.standing is CROSSED
        assert "850 rows after one step and 810 before the next" in str(finding.because)

    def test_steps_that_add_up_keep_it(self) -> None:
        assert ask(CHECK["3.1"], FAULTS, STEP, changed(STEP, rows_before=850, rows_after=800)).standing is KEPT

    def test_a_corrected_step_keeps_its_place(self) -> None:
        second = changed(STEP, rows_before=850, rows_after=800)
        wrong = changed(STEP, rows_after=860)
        assert ask(CHECK["3.1"], FAULTS, wrong, second, put(STEP, replaces=1)).standing is KEPT

    def test_more_rows_changed_than_there_are_cross_it(self) -> None:
        assert ask(CHECK["3.1"], FAULTS, changed(STEP, changed=901)).standing is CROSSED

    def test_steps_of_two_datasets_are_not_mixed(self) -> None:
        other = (
            changed(FAULTS, name="Bulbs"),
            Cleaning(dataset="Bulbs", step="none", rows_before=5, rows_after=5, why="clean"),
        )
        assert ask(CHECK["3.1"], FAULTS, STEP, *other).standing is KEPT


class TestCoverage:
    """3.2"""

    @staticmethod
    def group(name: str, in_data: int, in_population: int | None) -> Coverage:
        return Coverage(dataset="Lamp faults", group=name, in_data=in_data, in_population=in_population)

    def test_groups_alike_in_the_data_keep_it(self) -> None:
        finding = ask(CHECK["3.2"], FAULTS, self.group("owners", 60, 600), self.group("tenants", 40, 500))
        assert finding.standing is KEPT
        assert "tenants with 8 per cent" in str(finding.because)

    def test_a_group_at_less_than_half_crosses_it(self) -> None:
        finding = ask(CHECK["3.2"], self.group("owners", 90, 600), self.group("tenants", 10, 500))
        assert finding.standing is CROSSED
        assert "tenants, 10 of 500 people, 2 per cent against 9.09" in str(finding.because)

    def test_without_the_population_it_is_silent(self) -> None:
        finding = ask(CHECK["3.2"], self.group("owners", 90, 600), self.group("tenants", 10, None))
        assert finding.standing is SILENT
        assert "tenants" in str(finding.because)

    def test_few_people_tell_nothing(self) -> None:
        finding = ask(CHECK["3.2"], self.group("owners", 6, 60), self.group("tenants", 0, 40))
        assert finding.standing is SILENT
        assert "too few to tell" in str(finding.because)

    def test_more_than_live_here_are_not_people(self) -> None:
        finding = ask(CHECK["3.2"], self.group("owners", 90, 600), self.group("tenants", 2_000_000_000, 500))
        assert finding.standing is SILENT
        assert "more in the data than live here" in str(finding.because)

    def test_one_group_has_nobody_to_be_compared_with(self) -> None:
        assert ask(CHECK["3.2"], self.group("owners", 60, 600)).standing is SILENT

    def test_a_dataset_without_groups_is_named(self) -> None:
        said = (changed(FAULTS, name="Bulbs"), self.group("owners", 60, 600), self.group("tenants", 40, 500))
        assert "Bulbs (no group)" in str(ask(CHECK["3.2"], *said).because)

    def test_of_two_counts_of_one_group_the_later_holds(self) -> None:
        said = [self.group("owners", 60, 600), self.group("tenants", 0, 500), self.group("TENANTS", 40, 500)]
        assert ask(CHECK["3.2"], *said).standing is KEPT


class TestFitness:
    """3.3"""

    VERDICT = Fitness(dataset="Lamp faults", use="sending crews", fit=Fit.YES, complete=97)

    def test_good_enough_for_its_use_keeps_it(self) -> None:
        assert ask(CHECK["3.3"], FAULTS, self.VERDICT).standing is KEPT

    def test_a_use_that_the_data_cannot_carry_crosses_it(self) -> None:
        finding = ask(CHECK["3.3"], self.VERDICT, changed(self.VERDICT, use="fear of the dark", fit="no"))
        assert finding.standing is CROSSED
        assert "Lamp faults (fear of the dark)" in str(finding.because)

    @pytest.mark.parametrize("fields", [{"fit": "unsaid"}, {"complete": None}, {"fit": "partly"}])
    def test_a_bare_verdict_is_silent(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["3.3"], changed(self.VERDICT, **fields)).standing is SILENT

    def test_partly_with_its_faults_keeps_it(self) -> None:
        assert ask(CHECK["3.3"], changed(self.VERDICT, fit="partly", faults="no nights")).standing is KEPT

    def test_a_dataset_without_a_verdict_is_named(self) -> None:
        assert "Bulbs" in str(ask(CHECK["3.3"], changed(FAULTS, name="Bulbs"), self.VERDICT).because)


class TestClaims:
    """3.4"""

    CLAIM = Association(
        claim="Fewer lamps, more fear", scales=("blocks", "districts"), flips=Said.NO, about_people=Said.NO
    )

    def test_a_claim_that_holds_at_two_scales_keeps_it(self) -> None:
        assert ask(CHECK["3.4"], self.CLAIM).standing is KEPT

    def test_a_claim_that_turns_round_may_not_stand(self) -> None:
        flips = changed(self.CLAIM, flips="yes")
        assert ask(CHECK["3.4"], flips).standing is CROSSED
        assert CHECK["3.4"](stack(flips, withdrawn=[0]), TODAY).standing is SILENT

    @pytest.mark.parametrize(
        ("low", "high", "standing"),
        [
            (None, None, CROSSED),
            (-0.2, 0.4, CROSSED),
            (0.0, 0.4, CROSSED),
            (0.4, 0.1, CROSSED),
            (math.nan, 1.0, CROSSED),
            (0.1, 0.4, KEPT),
            (-0.4, -0.1, KEPT),
        ],
    )
    def test_a_claim_about_persons_needs_bounds(self, low: float, high: float, standing: Standing) -> None:
        assert ask(CHECK["3.4"], changed(self.CLAIM, about_people="yes", low=low, high=high)).standing is standing

    @pytest.mark.parametrize(
        "fields", [{"scales": ("blocks", "Blocks.")}, {"flips": "unsaid"}, {"about_people": "unsaid"}]
    )
    def test_a_claim_not_tried_out_is_silent(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["3.4"], changed(self.CLAIM, **fields)).standing is SILENT


class TestQuestions:
    """3.5"""

    ASKED = Question(
        hypothesis="Faults last longer here", data="faults", why_related="dates", would_change="equal days"
    )

    def test_a_question_with_what_would_change_our_mind_keeps_it(self) -> None:
        assert ask(CHECK["3.5"], self.ASKED).standing is KEPT

    def test_a_result_may_be_added(self) -> None:
        assert (
            ask(CHECK["3.5"], self.ASKED, put(changed(self.ASKED, result="3 days more"), replaces=0)).standing is KEPT
        )

    def test_moved_goalposts_cross_it(self) -> None:
        known = put(changed(self.ASKED, result="equal"), replaces=0)
        moved = put(changed(self.ASKED, result="equal", would_change="shorter here"), replaces=1)
        assert ask(CHECK["3.5"], self.ASKED, known, moved).standing is CROSSED

    def test_goalposts_moved_together_with_the_result_cross_it(self) -> None:
        both = put(changed(self.ASKED, result="equal", would_change="shorter here"), replaces=0)
        assert ask(CHECK["3.5"], self.ASKED, both).standing is CROSSED

    def test_a_question_put_better_before_the_result_keeps_it(self) -> None:
        better = put(changed(self.ASKED, would_change="equal medians"), replaces=0)
        assert ask(CHECK["3.5"], self.ASKED, better).standing is KEPT

    @pytest.mark.parametrize("field", ["data", "why_related", "would_change"])
    def test_a_question_half_asked_is_silent(self, field: str) -> None:
        assert ask(CHECK["3.5"], changed(self.ASKED, **{field: ""})).standing is SILENT


class TestMemory:
    """3.6 and 3.7"""

    SERIES = Remembered(sort=Memory.SERIES, about="Faults", when="2009-2026", held_at="the city archive")
    ORAL = Remembered(sort=Memory.ORAL, about="The blackout", when="1977", held_at="the library")
    LAYER = Layer(place="Rosengård", what="Lamps", source="Street Works", as_of=date(2016, 9, 1))

    def test_a_series_and_a_memory_keep_it(self) -> None:
        assert ask(CHECK["3.6"], self.SERIES, self.ORAL).standing is KEPT

    def test_one_of_the_two_alone_is_silent(self) -> None:
        assert ask(CHECK["3.6"], self.SERIES).standing is SILENT
        assert ask(CHECK["3.6"], self.ORAL).standing is SILENT
        assert ask(CHECK["3.6"], self.SERIES, changed(self.ORAL, held_at="")).standing is SILENT

    def test_two_records_of_a_place_stand_side_by_side(self) -> None:
        finding = ask(CHECK["3.7"], self.LAYER, changed(self.LAYER, what="Faults", as_of="2026-08-01"))
        assert finding.standing is KEPT
        assert "10 years old" in str(finding.because)

    def test_a_record_alone_or_without_its_day_is_silent(self) -> None:
        assert ask(CHECK["3.7"], self.LAYER).standing is SILENT
        assert ask(CHECK["3.7"], self.LAYER, changed(self.LAYER, what="Faults", as_of=None)).standing is SILENT

    def test_a_record_of_tomorrow_crosses_it(self) -> None:
        assert ask(CHECK["3.7"], self.LAYER, changed(self.LAYER, as_of="9999-12-31")).standing is CROSSED


class TestUncounted:
    """3.8"""

    DARK = Uncounted(what="Dark corners", counted_by="Girls' club", how="on paper, in May", records=64)

    def test_a_count_with_a_biography_keeps_it(self) -> None:
        assert ask(CHECK["3.8"], self.DARK, changed(FAULTS, collected_by="the Girls' club, on paper")).standing is KEPT

    def test_a_count_without_a_biography_is_silent(self) -> None:
        assert ask(CHECK["3.8"], self.DARK, FAULTS).standing is SILENT

    @pytest.mark.parametrize("fields", [{"counted_by": ""}, {"how": ""}, {"records": None}, {"records": 0}])
    def test_what_is_named_is_not_yet_counted(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["3.8"], changed(self.DARK, **fields)).standing is SILENT


class TestCategories:
    """3.9"""

    GENDER = Category(
        name="Gender", values=("woman", "man", "own words"), chosen_by="the survey group", several=Said.NO,
        own_words=Said.YES, refusal=Said.YES, erases="nobody",
    )  # fmt: skip

    def test_a_category_with_room_keeps_it(self) -> None:
        assert ask(CHECK["3.9"], self.GENDER).standing is KEPT

    def test_someone_erased_without_own_words_crosses_it(self) -> None:
        closed = changed(self.GENDER, own_words="no", erases="those who are neither")
        finding = ask(CHECK["3.9"], closed)
        assert finding.standing is CROSSED
        assert "those who are neither" in str(finding.because)

    def test_no_refusal_crosses_it(self) -> None:
        assert ask(CHECK["3.9"], changed(self.GENDER, refusal="no")).standing is CROSSED

    def test_an_age_needs_no_own_words_where_nobody_is_erased(self) -> None:
        assert ask(CHECK["3.9"], changed(self.GENDER, name="Age", own_words="no")).standing is KEPT

    @pytest.mark.parametrize(
        "fields", [{"chosen_by": ""}, {"erases": ""}, {"several": "unsaid"}, {"refusal": "unsaid"}]
    )
    def test_a_category_half_told_is_silent(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["3.9"], changed(self.GENDER, **fields)).standing is SILENT


class TestForecasts:
    """3.10"""

    SAVED = Forecast(
        claim="Energy saved", by="Vendor", made_on=date(2025, 1, 1), due=date(2027, 1, 1), value=40, low=30, high=50,
        unit="per cent",
    )  # fmt: skip

    def test_a_forecast_not_yet_due_keeps_it(self) -> None:
        assert ask(CHECK["3.10"], self.SAVED).standing is KEPT

    def test_an_outcome_is_scored_by_source(self) -> None:
        finding = ask(CHECK["3.10"], changed(self.SAVED, due="2026-01-01", came_true=12))
        assert finding.standing is KEPT
        assert "Vendor: 0 of 1 inside the range given, off by 70 per cent" in str(finding.because)

    def test_a_forecast_past_its_day_without_an_outcome_crosses_it(self) -> None:
        assert ask(CHECK["3.10"], changed(self.SAVED, due=TODAY - timedelta(91))).standing is CROSSED
        finding = ask(CHECK["3.10"], changed(self.SAVED, due=TODAY - timedelta(90)))
        assert finding.standing is SILENT
        assert "90 days" in str(finding.because)

    def test_a_forecast_changed_after_its_day_crosses_it(self) -> None:
        due = changed(self.SAVED, due="2026-04-01")
        moved = put(changed(due, value=12, came_true=12), on=date(2026, 5, 1), replaces=0)
        assert ask(CHECK["3.10"], due, moved).standing is CROSSED

    def test_an_outcome_written_beside_it_changes_no_forecast(self) -> None:
        due = changed(self.SAVED, due="2026-04-01")
        scored = put(changed(due, came_true=12), on=date(2026, 5, 1), replaces=0)
        assert ask(CHECK["3.10"], due, scored).standing is KEPT

    @pytest.mark.parametrize("fields", [{"by": ""}, {"made_on": None}, {"due": None}, {"value": None}])
    def test_a_forecast_that_cannot_be_scored_is_silent(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["3.10"], changed(self.SAVED, **fields)).standing is SILENT

    def test_what_is_known_already_is_no_forecast(self) -> None:
        assert ask(CHECK["3.10"], changed(self.SAVED, made_on="2027-01-02")).standing is CROSSED

    def test_a_forecast_of_nothing_has_no_relative_error(self) -> None:
        scored = score(changed(self.SAVED, value=0, came_true=3))
        assert scored is not None
        assert scored.error is None

    def test_sources_keep_their_order_and_are_not_ranked(self) -> None:
        bodies = [changed(self.SAVED, by=who, came_true=value) for who, value in (("B", 10), ("A", 40), ("b", 40))]
        record = track_record([scored for body in bodies if (scored := score(body))])
        assert [(one.by, one.scored, one.inside, one.error) for one in record] == [("B", 2, 1, 0.375), ("A", 1, 1, 0.0)]


class TestOpenData:
    """3.11"""

    def test_data_that_anyone_can_have_keep_it(self) -> None:
        assert ask(CHECK["3.11"], FAULTS).standing is KEPT

    @pytest.mark.parametrize(
        "fields",
        [
            {"file_format": "PDF"},
            {"file_format": ".xls"},
            {"licence": "CC BY-NC 4.0"},
            {"licence": "All rights reserved"},
        ],
    )
    def test_data_said_to_be_public_that_are_closed_cross_it(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["3.11"], changed(FAULTS, **fields)).standing is CROSSED

    @pytest.mark.parametrize("licence", ["CC-BY-4.0", "NCSA", "ODbL-1.0", "OGL-UK-3.0"])
    def test_open_licences_are_open(self, licence: str) -> None:
        assert ask(CHECK["3.11"], changed(FAULTS, licence=licence)).standing is KEPT

    def test_a_closed_format_beside_an_open_one_is_fine(self) -> None:
        assert ask(CHECK["3.11"], changed(FAULTS, file_format="PDF, CSV")).standing is KEPT

    def test_a_format_that_nobody_knows_is_asked_about(self) -> None:
        finding = ask(CHECK["3.11"], changed(FAULTS, file_format="LMPX"))
        assert finding.standing is SILENT
        assert "LMPX" in str(finding.because)

    @pytest.mark.parametrize("field", ["download", "file_format", "licence", "gaps"])
    def test_what_is_not_told_is_silent(self, field: str) -> None:
        assert ask(CHECK["3.11"], changed(FAULTS, **{field: ""})).standing is SILENT

    def test_data_that_are_not_public_are_said_not_to_be(self) -> None:
        assert ask(CHECK["3.11"], changed(FAULTS, public="no")).standing is Standing.DOES_NOT_APPLY
        assert ask(CHECK["3.11"], changed(FAULTS, public="unsaid")).standing is SILENT


class TestElsewhere:
    """3.12"""

    TRIPS = Elsewhere(
        holder="Scooter firm", data="trips", why="night ways", route="Data Act, article 14", asked_on=date(2026, 2, 1),
        reply="refused",
    )  # fmt: skip

    def test_a_refusal_is_an_answer(self) -> None:
        assert ask(CHECK["3.12"], self.TRIPS).standing is KEPT

    @pytest.mark.parametrize("fields", [{"why": ""}, {"route": ""}, {"asked_on": None}, {"reply": ""}])
    def test_a_holder_not_asked_or_silent_is_named(self, fields: dict[str, object]) -> None:
        finding = ask(CHECK["3.12"], changed(self.TRIPS, **fields))
        assert finding.standing is SILENT
        assert "Scooter firm" in str(finding.because)

    def test_where_no_law_leads_nobody_has_to_ask(self) -> None:
        assert ask(CHECK["3.12"], changed(self.TRIPS, route="none", asked_on=None, reply="")).standing is KEPT

    def test_an_answer_before_the_question_crosses_it(self) -> None:
        assert ask(CHECK["3.12"], changed(self.TRIPS, asked_on="9999-12-31")).standing is CROSSED
