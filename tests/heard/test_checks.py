"""What keeps and what crosses each demand of the second question."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ombud.evidence.check import Check
from ombud.evidence.finding import Standing
from ombud.heard.checks import CHECKS
from ombud.heard.entries import (
    Activity,
    Attendance,
    Channel,
    Contact,
    Contribution,
    DataRequest,
    Diary,
    Dots,
    Form,
    Group,
    Inclusion,
    Lottery,
    Outcome,
    Process,
    Reply,
    Theme,
)
from ombud.heard.processes import gives_all_to_the_largest
from ombud.ledger.entry import Body, Said
from ombud.ledger.stage import Stage
from tests.stacks import TODAY, ask, put, stack

CHECK: dict[str, Check] = {check.number: check for check in CHECKS}
KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT
WORKSHOP = Activity(name="Workshop at the library", on=date(2026, 2, 1), channel=Channel.WORKSHOP, came=60)


def changed(body: Body, **fields: object) -> Body:
    """The same statement with other words in some fields."""
    return type(body).model_validate({**body.model_dump(), **fields})


class TestWays:
    """2.3"""

    def test_three_ways_keep_it(self) -> None:
        ways = [changed(WORKSHOP, channel=way) for way in ("workshop", "paper", "map")]
        assert ask(CHECK["2.3"], *ways).standing is KEPT

    def test_contributions_count_as_ways(self) -> None:
        said = [Contribution(ref=str(n), gist="dark here", channel=way) for n, way in enumerate(("phone", "web"))]
        assert ask(CHECK["2.3"], WORKSHOP, *said).standing is KEPT

    def test_one_way_only_crosses_it(self) -> None:
        finding = ask(CHECK["2.3"], WORKSHOP, WORKSHOP)
        assert finding.standing is CROSSED
        assert "2 of 2" in str(finding.because)

    def test_one_occasion_is_a_beginning(self) -> None:
        assert ask(CHECK["2.3"], WORKSHOP).standing is SILENT

    def test_inputs_without_origin_are_counted(self) -> None:
        finding = ask(CHECK["2.3"], WORKSHOP, changed(WORKSHOP, channel="unsaid"))
        assert finding.standing is SILENT
        assert "1 of 2" in str(finding.because)

    def test_what_is_only_planned_is_no_way_yet(self) -> None:
        ways = [changed(WORKSHOP, channel=way, on="9999-12-31") for way in ("workshop", "paper", "map")]
        assert ask(CHECK["2.3"], *ways).standing is SILENT


class TestDots:
    """2.4"""

    FIRST = Dots(round=1, asked="Where do you feel unsafe?", dots=120)
    AGAIN = Dots(round=2, asked="Show us the way home", how="on foot at night", dots=90, differs="The tunnel appears.")

    def test_a_first_and_a_later_answer_keep_it(self) -> None:
        finding = ask(CHECK["2.4"], self.FIRST, self.AGAIN)
        assert finding.standing is KEPT
        assert "The tunnel appears." in str(finding.because)

    def test_one_round_is_silent(self) -> None:
        assert ask(CHECK["2.4"], self.FIRST, self.FIRST).standing is SILENT

    def test_a_first_answer_written_over_is_not_kept(self) -> None:
        assert ask(CHECK["2.4"], self.FIRST, put(self.AGAIN, replaces=0)).standing is SILENT

    def test_what_differs_must_be_said(self) -> None:
        assert ask(CHECK["2.4"], self.FIRST, changed(self.AGAIN, differs="")).standing is SILENT


class TestDiaries:
    """2.5"""

    DIARY = Diary(about="Walking", unit="minutes a day", said=42, observed=30, people=25, margin=5)

    def test_said_and_done_stand_side_by_side(self) -> None:
        finding = ask(CHECK["2.5"], self.DIARY)
        assert finding.standing is KEPT
        assert "which differs from" in str(finding.because)
        assert "difference 12, margin 5" in str(finding.because)

    def test_a_difference_within_its_margin_tells_nothing(self) -> None:
        assert "no difference can be told" in str(ask(CHECK["2.5"], changed(self.DIARY, margin=12)).because)

    @pytest.mark.parametrize("field", ["said", "observed", "people", "margin"])
    def test_a_comparison_without_its_numbers_is_silent(self, field: str) -> None:
        assert ask(CHECK["2.5"], changed(self.DIARY, **{field: None})).standing is SILENT

    def test_nobody_is_no_comparison(self) -> None:
        assert ask(CHECK["2.5"], changed(self.DIARY, people=0)).standing is SILENT


class TestLottery:
    """2.6"""

    DRAW = Lottery(
        name="Night panel", on=date(2026, 1, 5), pool=4000, drawn=40, strata=("age", "gender"), seed="8412",
        chances="appendix 2",
    )  # fmt: skip

    def test_a_draw_that_anyone_can_repeat_keeps_it(self) -> None:
        assert "40 of 4000" in str(ask(CHECK["2.6"], self.DRAW).because)
        assert ask(CHECK["2.6"], self.DRAW).standing is KEPT

    def test_more_drawn_than_there_were_crosses_it(self) -> None:
        assert ask(CHECK["2.6"], changed(self.DRAW, pool=39)).standing is CROSSED

    @pytest.mark.parametrize("field", ["seed", "chances"])
    def test_a_draw_that_nobody_can_repeat_is_silent(self, field: str) -> None:
        assert ask(CHECK["2.6"], changed(self.DRAW, **{field: ""})).standing is SILENT

    def test_a_draw_to_come_has_drawn_nobody(self) -> None:
        assert ask(CHECK["2.6"], changed(self.DRAW, on=TODAY + timedelta(1))).standing is SILENT


class TestPresence:
    """2.7"""

    TENANTS = Attendance(
        activity="workshop at the LIBRARY", trait="tenure", group="tenants", came=30, of=60, lives_here=48
    )
    OWNERS = changed(TENANTS, group="owners", lives_here=52)

    def test_a_room_like_the_place_keeps_it(self) -> None:
        assert ask(CHECK["2.7"], WORKSHOP, self.TENANTS, self.OWNERS).standing is KEPT

    def test_the_missing_are_named_with_their_numbers(self) -> None:
        finding = ask(CHECK["2.7"], WORKSHOP, changed(self.TENANTS, came=3), changed(self.OWNERS, came=57))
        assert finding.standing is CROSSED
        assert "tenants (3 of 60 came; 48 per cent live here)" in str(finding.because)
        assert "1 of 2" in str(finding.because)

    def test_a_small_room_never_passes(self) -> None:
        finding = ask(CHECK["2.7"], changed(self.TENANTS, group="18-24", came=2, of=30, lives_here=9))
        assert finding.standing is SILENT
        assert "too few people came to tell" in str(finding.because)

    def test_small_rooms_add_up(self) -> None:
        nights = [changed(self.TENANTS, activity=f"Night {n}", came=2, of=20) for n in range(6)]
        assert ask(CHECK["2.7"], *nights).standing is CROSSED

    def test_a_count_corrected_for_the_same_activity_counts_once(self) -> None:
        wrong = changed(self.TENANTS, came=0)
        assert ask(CHECK["2.7"], WORKSHOP, wrong, self.TENANTS, self.OWNERS).standing is KEPT

    def test_an_activity_without_a_count_is_named(self) -> None:
        walk = Activity(name="Night walk", on=date(2026, 3, 1))
        finding = ask(CHECK["2.7"], WORKSHOP, walk, self.TENANTS, self.OWNERS)
        assert finding.standing is SILENT
        assert "Night walk" in str(finding.because)

    @pytest.mark.parametrize("fields", [{"lives_here": None}, {"came": 61}, {"of": 0, "came": 0}])
    def test_numbers_that_cannot_be_compared_are_silent(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["2.7"], changed(self.TENANTS, **fields)).standing is SILENT


class TestProcesses:
    """2.8"""

    BUDGET = Process(
        name="Lighting budget", form=Form.BUDGET, rule="Method of equal shares", took_part=900, result="12 lamps"
    )

    def test_a_budget_by_a_proportional_rule_keeps_it(self) -> None:
        assert ask(CHECK["2.8"], self.BUDGET).standing is KEPT

    def test_a_budget_that_the_largest_group_takes_crosses_it(self) -> None:
        assert ask(CHECK["2.8"], changed(self.BUDGET, rule="Greedy, most votes first")).standing is CROSSED

    def test_a_debate_is_not_held_to_a_rule_for_budgets(self) -> None:
        assert ask(CHECK["2.8"], changed(self.BUDGET, form="opinion_groups", rule="majority")).standing is KEPT

    @pytest.mark.parametrize(
        ("rule", "lopsided"),
        [
            ("Equal shares with greedy completion", False),
            ("sequential Phragmén", False),
            ("Majority vote", True),
            ("a rule nobody has heard of", False),
        ],
    )
    def test_rules_are_known_by_their_published_names(self, rule: str, lopsided: bool) -> None:
        assert gives_all_to_the_largest(rule) is lopsided

    def test_a_process_without_people_is_silent(self) -> None:
        assert ask(CHECK["2.8"], changed(self.BUDGET, took_part=0)).standing is SILENT
        assert ask(CHECK["2.8"], changed(self.BUDGET, rule="")).standing is SILENT


class TestAnswers:
    """2.9"""

    SAID = Contribution(ref="A-17", on=date(2026, 8, 20), gist="The tunnel is dark", channel=Channel.PAPER)
    REPLY = Reply(to="a-17", outcome=Outcome.ADOPTED, why="Two lamps are put up.", by="Street Works")

    def test_an_answer_with_its_reason_keeps_it(self) -> None:
        assert ask(CHECK["2.9"], self.SAID, self.REPLY).standing is KEPT

    def test_the_unanswered_are_counted_and_named(self) -> None:
        finding = ask(CHECK["2.9"], self.SAID, changed(self.SAID, ref="A-18"), self.REPLY)
        assert finding.standing is SILENT
        assert "1 of 2" in str(finding.because)
        assert "A-18" in str(finding.because)
        assert "12 days" in str(finding.because)

    def test_a_month_without_an_answer_crosses_it(self) -> None:
        old = changed(self.SAID, on=TODAY - timedelta(31))
        assert ask(CHECK["2.9"], old).standing is CROSSED
        assert ask(CHECK["2.9"], changed(old, on=TODAY - timedelta(30))).standing is SILENT

    def test_an_undated_contribution_waits_since_it_was_written_down(self) -> None:
        undated = changed(self.SAID, on=None)
        assert ask(CHECK["2.9"], put(undated, on=TODAY - timedelta(40))).standing is CROSSED
        assert ask(CHECK["2.9"], put(undated, on=TODAY - timedelta(3))).standing is SILENT

    @pytest.mark.parametrize("outcome", ["pending", "unsaid"])
    def test_pending_is_no_answer(self, outcome: str) -> None:
        assert ask(CHECK["2.9"], self.SAID, changed(self.REPLY, outcome=outcome)).standing is SILENT

    def test_an_answer_without_a_reason_is_silent(self) -> None:
        assert ask(CHECK["2.9"], self.SAID, changed(self.REPLY, why="")).standing is SILENT

    def test_a_reply_taken_back_answers_nobody(self) -> None:
        assert CHECK["2.9"](stack(self.SAID, self.REPLY, withdrawn=[1]), TODAY).standing is SILENT


class TestContact:
    """2.10"""

    @staticmethod
    def every(days: int, times: int, who: str = "Rosengård") -> list[Contact]:
        return [Contact(community=who, on=TODAY - timedelta(days * n)) for n in range(times)]

    def test_contact_over_years_keeps_it(self) -> None:
        finding = ask(CHECK["2.10"], *self.every(90, 8))
        assert finding.standing is KEPT
        assert "90 days" in str(finding.because)

    def test_a_long_gap_crosses_it_with_its_days(self) -> None:
        finding = ask(CHECK["2.10"], *self.every(90, 8), *self.every(400, 2, "Kroksbäck"))
        assert finding.standing is CROSSED
        assert "Kroksbäck went 400 days" in str(finding.because)

    def test_a_new_acquaintance_is_silent(self) -> None:
        assert ask(CHECK["2.10"], *self.every(90, 3)).standing is SILENT

    def test_a_planned_contact_is_none(self) -> None:
        assert ask(CHECK["2.10"], Contact(community="Rosengård", on=date.max)).standing is SILENT

    def test_a_closed_case_may_end(self) -> None:
        ended = [Contact(community="Rosengård", on=date(2024, 1, 1) + timedelta(90 * n)) for n in range(8)]
        assert ask(CHECK["2.10"], *ended).standing is CROSSED
        assert ask(CHECK["2.10"], *ended, stage=Stage.CLOSED).standing is KEPT


class TestDataRequests:
    """2.12"""

    ASKED = DataRequest(
        community="Parents of asthmatic children", wanted="Traffic by hour", on=date(2026, 8, 1),
        outcome=Outcome.ADOPTED, why="It is public.",
    )  # fmt: skip

    def test_an_answer_with_a_reason_keeps_it(self) -> None:
        assert ask(CHECK["2.12"], self.ASKED).standing is KEPT

    def test_a_refusal_with_a_reason_is_an_answer(self) -> None:
        assert ask(CHECK["2.12"], changed(self.ASKED, outcome="refused")).standing is KEPT

    def test_a_refusal_without_a_reason_crosses_it(self) -> None:
        assert ask(CHECK["2.12"], changed(self.ASKED, outcome="refused", why="")).standing is CROSSED

    def test_a_month_without_an_answer_crosses_it(self) -> None:
        waiting = changed(self.ASKED, outcome="pending")
        assert ask(CHECK["2.12"], waiting).standing is CROSSED
        assert ask(CHECK["2.12"], changed(waiting, on=TODAY)).standing is SILENT

    def test_it_is_due_when_the_technology_runs(self) -> None:
        assert ask(CHECK["2.12"], stage=Stage.TRIAL).standing is Standing.NOT_DUE


class TestGroups:
    """2.13"""

    GIRLS = Group(name="Girls' club", quiet=Said.YES, in_contact=Said.YES, by="Street Works")

    def test_seldom_heard_groups_in_contact_keep_it(self) -> None:
        assert ask(CHECK["2.13"], self.GIRLS, changed(self.GIRLS, name="Owners", quiet="no")).standing is KEPT

    def test_a_group_out_of_contact_crosses_it(self) -> None:
        finding = ask(CHECK["2.13"], self.GIRLS, changed(self.GIRLS, name="Night workers", in_contact="no"))
        assert finding.standing is CROSSED
        assert "Night workers" in str(finding.because)

    @pytest.mark.parametrize("fields", [{"quiet": "no"}, {"in_contact": "unsaid"}, {"by": ""}])
    def test_what_is_not_told_is_silent(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["2.13"], changed(self.GIRLS, **fields)).standing is SILENT


class TestThemes:
    """2.14"""

    THEME = Theme(name="Dark tunnel", texts=40, of=312, traced="appendix 4", checked_by="planner", left_out="jokes")

    def test_a_theme_that_leads_back_keeps_it(self) -> None:
        assert ask(CHECK["2.14"], self.THEME).standing is KEPT

    def test_more_texts_than_were_read_cross_it(self) -> None:
        assert ask(CHECK["2.14"], changed(self.THEME, texts=313)).standing is CROSSED

    @pytest.mark.parametrize("fields", [{"traced": ""}, {"checked_by": ""}, {"left_out": ""}, {"texts": 0}])
    def test_a_theme_that_leads_nowhere_is_silent(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["2.14"], changed(self.THEME, **fields)).standing is SILENT

    def test_nothing_left_out_is_an_answer(self) -> None:
        assert ask(CHECK["2.14"], changed(self.THEME, left_out="nothing")).standing is KEPT


class TestInclusion:
    """2.15"""

    POINT = Inclusion(point="Those without a telephone", answer="Lamps work without.", left_out=Said.NO)

    def test_four_points_answered_keep_it(self) -> None:
        assert ask(CHECK["2.15"], *[self.POINT] * 4).standing is KEPT
        assert ask(CHECK["2.15"], *[self.POINT] * 3).standing is SILENT

    def test_someone_left_out_without_a_remedy_crosses_it(self) -> None:
        assert ask(CHECK["2.15"], changed(self.POINT, left_out="yes")).standing is CROSSED
        assert ask(CHECK["2.15"], changed(self.POINT, left_out="yes", remedy="none")).standing is CROSSED

    def test_someone_left_out_with_a_remedy_is_named(self) -> None:
        finding = ask(CHECK["2.15"], *[self.POINT] * 3, changed(self.POINT, left_out="yes", remedy="A bell."))
        assert finding.standing is KEPT
        assert "a remedy is named: 1 of 1" in str(finding.because)

    @pytest.mark.parametrize("fields", [{"answer": ""}, {"left_out": "unsaid"}])
    def test_a_point_not_answered_is_silent(self, fields: dict[str, object]) -> None:
        assert ask(CHECK["2.15"], *[self.POINT] * 4, changed(self.POINT, **fields)).standing is SILENT
