"""What keeps and what crosses each demand of the first question."""

from __future__ import annotations

import pytest

from ombud.asked.checks import CHECKS
from ombud.asked.entries import (
    Alternative,
    Borrowed,
    Cause,
    Cost,
    Grounding,
    Harm,
    Likelihood,
    Necessity,
    Opening,
    Position,
    Purpose,
    Raiser,
    Record,
    Severity,
    Sort,
)  # fmt: skip
from ombud.asked.harms import by_vulnerability
from ombud.evidence.check import Check
from ombud.evidence.finding import Finding, Standing
from ombud.ledger.entry import Body, Said
from ombud.ledger.stage import Stage
from tests.stacks import TODAY, ask, put, stack

CHECK: dict[str, Check] = {check.number: check for check in CHECKS}
KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT

OPENING = Opening(
    title="Street lighting in Rosengård", problem="It is dark on the way from the bus.", raised_by=Raiser.RESIDENTS,
    where="Rosengård", since="the winter of 2023", tried="Bulbs were changed twice.",
)  # fmt: skip
NOTHING = Alternative(name="Doing nothing", sort=Sort.NOTHING, why_not="It stays dark.")
CREWS = Alternative(name="More repair crews", sort=Sort.NON_DIGITAL, why_not="Slow.", touches=("too few crews",))
WALKS = Alternative(name="Evening walks", sort=Sort.POLICY_OR_CARE, why_not="Not each night.", touches=("fear",))
LAMPS = Alternative(name="Smart lamps", sort=Sort.DIGITAL, chosen=Said.YES, touches=("old lamps",))
CAUSES = (Cause(name="Too few crews"), Cause(name="Old lamps"), Cause(name="Fear"))
HARM = Harm(
    group="Girls on their way home", harm="Seen by cameras at the posts", vulnerable=Said.YES, severity=Severity.GRAVE,
    likelihood=Likelihood.POSSIBLE, mitigation="No camera is mounted.", owner="Street Works",
)  # fmt: skip


def changed(body: Body, **fields: object) -> Body:
    """The same statement with other words in some fields."""
    return type(body).model_validate({**body.model_dump(), **fields})


def cost(name: str, **parts: float) -> Cost:
    return Cost.model_validate({"alternative": name, "currency": "SEK", "years": 10, "service_a_year": 10, **parts})


class TestTheProblem:
    """1.1"""

    def test_a_problem_raised_by_residents_keeps_it(self) -> None:
        finding = ask(CHECK["1.1"], OPENING)
        assert finding.standing is KEPT
        assert "residents" in str(finding.because)
        assert finding.mend is None

    def test_a_vendors_offer_cannot_open_a_case(self) -> None:
        assert ask(CHECK["1.1"], changed(OPENING, raised_by="vendor")).standing is CROSSED

    def test_a_later_problem_does_not_undo_a_vendors_opening(self) -> None:
        assert ask(CHECK["1.1"], changed(OPENING, raised_by="vendor"), OPENING).standing is CROSSED

    def test_an_opening_corrected_counts_as_it_stands_now(self) -> None:
        assert ask(CHECK["1.1"], changed(OPENING, raised_by="vendor"), put(OPENING, replaces=0)).standing is KEPT

    @pytest.mark.parametrize("field", ["where", "since", "tried"])
    @pytest.mark.parametrize("filler", ["", "—", "tbd", "n/a"])
    def test_a_filler_is_silence(self, field: str, filler: str) -> None:
        finding = ask(CHECK["1.1"], changed(OPENING, **{field: filler}))
        assert finding.standing is SILENT

    def test_that_nothing_was_tried_is_an_answer(self) -> None:
        assert ask(CHECK["1.1"], changed(OPENING, tried="Nothing.")).standing is KEPT

    def test_who_raised_it_is_named_as_missing(self) -> None:
        assert "Raised by" in str(ask(CHECK["1.1"], changed(OPENING, raised_by="unsaid")).because)

    def test_officials_are_asked_to_ask_residents(self) -> None:
        finding = ask(CHECK["1.1"], changed(OPENING, raised_by="officials"))
        assert finding.standing is KEPT
        assert "residents" in str(finding.mend)

    def test_a_purpose_is_no_problem(self) -> None:
        finding = ask(CHECK["1.1"], Record(title="Lamps", register_name="A register"), Purpose(text="Lighting."))
        assert finding.standing is SILENT
        assert finding.entries == (0, 1)


class TestAlternatives:
    """1.2"""

    def test_the_three_sorts_beside_the_lamps_keep_it(self) -> None:
        finding = ask(CHECK["1.2"], NOTHING, CREWS, WALKS, LAMPS)
        assert finding.standing is KEPT
        assert "4" in str(finding.because)

    def test_a_refusal_without_reason_is_asked_for(self) -> None:
        finding = ask(CHECK["1.2"], changed(NOTHING, why_not=""), CREWS, WALKS, LAMPS)
        assert finding.standing is KEPT
        assert "Doing nothing" in str(finding.mend)

    @pytest.mark.parametrize("left", [0, 1, 2])
    def test_what_is_missing_is_named(self, left: int) -> None:
        three = [NOTHING, CREWS, WALKS]
        names = ["doing nothing", "not digital", "policy or care"]
        del three[left]
        finding = ask(CHECK["1.2"], *three, LAMPS)
        assert finding.standing is SILENT
        assert names[left] in str(finding.because)

    def test_a_choice_among_products_crosses_it(self) -> None:
        assert ask(CHECK["1.2"], LAMPS, changed(LAMPS, name="Other lamps", chosen="no")).standing is CROSSED
        assert ask(CHECK["1.2"], LAMPS).standing is CROSSED

    def test_products_without_a_choice_are_silent(self) -> None:
        assert ask(CHECK["1.2"], changed(LAMPS, chosen="unsaid")).standing is SILENT

    def test_an_alternative_without_a_sort_may_be_any(self) -> None:
        finding = ask(CHECK["1.2"], LAMPS, changed(CREWS, sort="unsaid"))
        assert finding.standing is SILENT
        assert "More repair crews" in str(finding.because)

    def test_it_is_not_due_before_the_review(self) -> None:
        assert ask(CHECK["1.2"], stage=Stage.QUESTION).standing is Standing.NOT_DUE
        assert ask(CHECK["1.2"], stage=Stage.REVIEW).standing is SILENT
        assert ask(CHECK["1.2"], LAMPS, stage=Stage.IDEA).standing is CROSSED

    def test_that_it_is_needed_is_no_alternative(self) -> None:
        finding = ask(CHECK["1.2"], Necessity(text="Nothing simpler will do."))
        assert finding.standing is SILENT
        assert finding.entries == (0,)


class TestCosts:
    """1.3"""

    COSTS = (
        cost("Doing nothing"), cost("more repair CREWS", investment=20), cost("Evening walks", change=5),
        cost("Smart lamps", investment=500, service_a_year=40),
    )  # fmt: skip
    ANSWERS = (NOTHING, CREWS, WALKS, LAMPS)

    def test_a_cost_for_each_keeps_it_and_names_what_drives_the_difference(self) -> None:
        finding = ask(CHECK["1.3"], *self.ANSWERS, *self.COSTS)
        assert finding.standing is KEPT
        assert "900 SEK" in str(finding.because)
        assert "800 more than Doing nothing" in str(finding.because)
        assert "Investment" in str(finding.because)

    def test_the_cheapest_says_when_it_has_paid_for_itself(self) -> None:
        crews = cost("more repair crews", investment=300, service_a_year=10)
        lamps = cost("Smart lamps", service_a_year=50)
        finding = ask(CHECK["1.3"], changed(CREWS, chosen="yes"), changed(LAMPS, chosen="no"), crews, lamps)
        assert finding.standing is KEPT
        assert "after year 8" in str(finding.because)

    def test_without_a_choice_the_range_is_told(self) -> None:
        finding = ask(CHECK["1.3"], NOTHING, CREWS, *self.COSTS[:2])
        assert "from 100 SEK (Doing nothing) to 120 (More repair crews)" in str(finding.because)

    def test_only_the_chosen_one_is_not_enough(self) -> None:
        finding = ask(CHECK["1.3"], *self.ANSWERS, self.COSTS[3])
        assert finding.standing is SILENT
        assert "3 of 4" in str(finding.because)

    def test_a_purchase_is_no_whole_life(self) -> None:
        finding = ask(CHECK["1.3"], LAMPS, cost("Smart lamps", investment=500, service_a_year=0))
        assert finding.standing is SILENT
        assert "purchase only" in str(finding.because)

    @pytest.mark.parametrize("other", [{"currency": "EUR"}, {"years": 12}, {"discount": 3}])
    def test_costs_that_cannot_be_laid_side_by_side_are_silent(self, other: dict[str, object]) -> None:
        finding = ask(CHECK["1.3"], NOTHING, LAMPS, cost("Doing nothing"), changed(cost("Smart lamps"), **other))
        assert finding.standing is SILENT
        assert "side by side" in str(finding.because)

    @pytest.mark.parametrize(("low", "high"), [(None, 90.0), (200.0, None), (300.0, 20.0)])
    def test_a_range_that_its_own_parts_leave_crosses_it(self, low: float | None, high: float | None) -> None:
        assert ask(CHECK["1.3"], LAMPS, changed(cost("Smart lamps"), low=low, high=high)).standing is CROSSED

    def test_a_range_that_holds_its_parts_keeps_it(self) -> None:
        assert ask(CHECK["1.3"], LAMPS, changed(cost("Smart lamps"), low=80, high=130)).standing is KEPT

    def test_an_amount_beyond_all_numbers_is_not_added_up(self) -> None:
        huge = cost("Smart lamps", investment=1e308, exit=1e308, optimism=400)
        assert ask(CHECK["1.3"], LAMPS, huge).standing is SILENT


class TestCauses:
    """1.4"""

    def test_what_stays_untouched_is_printed(self) -> None:
        finding = ask(CHECK["1.4"], *CAUSES, NOTHING, CREWS, WALKS, LAMPS)
        assert finding.standing is KEPT
        assert "1 of 3" in str(finding.because)
        assert "Too few crews, Fear" in str(finding.because)

    def test_a_plaster_crosses_it(self) -> None:
        finding = ask(CHECK["1.4"], *CAUSES, CREWS, changed(LAMPS, touches=("the weather",)))
        assert finding.standing is CROSSED
        assert "0 of 3" in str(finding.because)

    def test_a_choice_that_names_no_cause_crosses_it(self) -> None:
        assert ask(CHECK["1.4"], *CAUSES, changed(LAMPS, touches=())).standing is CROSSED

    def test_choosing_to_do_nothing_sells_no_plaster(self) -> None:
        assert ask(CHECK["1.4"], *CAUSES, changed(NOTHING, chosen="yes"), CREWS).standing is KEPT

    def test_an_alternative_that_does_not_say_is_named(self) -> None:
        finding = ask(CHECK["1.4"], *CAUSES, changed(WALKS, touches=()), LAMPS)
        assert finding.standing is SILENT
        assert "Evening walks" in str(finding.because)

    def test_causes_without_alternatives_and_the_other_way_round_are_silent(self) -> None:
        assert ask(CHECK["1.4"], *CAUSES).standing is SILENT
        assert ask(CHECK["1.4"], LAMPS).standing is SILENT

    def test_a_cause_taken_back_no_longer_counts(self) -> None:
        finding = CHECK["1.4"](stack(CAUSES[1], LAMPS, withdrawn=[0]), TODAY)
        assert finding.standing is SILENT


class TestThePlace:
    """1.6"""

    PLACE = Grounding(place="Rosengård", history="Built 1967.", inequities="Fewer lamps.", earlier="Bulbs in 2019.")

    def test_a_place_fully_told_keeps_it(self) -> None:
        assert ask(CHECK["1.6"], self.PLACE).standing is KEPT

    @pytest.mark.parametrize("field", ["history", "inequities", "earlier"])
    def test_a_place_half_told_is_silent(self, field: str) -> None:
        assert ask(CHECK["1.6"], self.PLACE, changed(self.PLACE, **{field: ""})).standing is SILENT


class TestHarms:
    """1.7"""

    def test_a_harm_with_someone_who_answers_keeps_it(self) -> None:
        assert ask(CHECK["1.7"], HARM).standing is KEPT

    @pytest.mark.parametrize("field", ["mitigation", "owner"])
    @pytest.mark.parametrize("word", ["", "none", "nobody"])
    def test_a_grave_harm_to_the_vulnerable_that_nobody_answers_for_crosses_it(self, field: str, word: str) -> None:
        finding = ask(CHECK["1.7"], HARM, changed(HARM, **{field: word}))
        assert finding.standing is CROSSED
        assert "1 of 2" in str(finding.because)
        assert "Girls on their way home" in str(finding.because)

    def test_a_light_harm_without_owner_is_silent(self) -> None:
        assert ask(CHECK["1.7"], changed(HARM, severity="minor", likelihood="certain", owner="")).standing is SILENT

    def test_a_likely_harm_weighs_though_it_is_not_grave(self) -> None:
        assert ask(CHECK["1.7"], changed(HARM, severity="moderate", likelihood="likely", owner="")).standing is CROSSED

    def test_a_list_without_the_vulnerable_is_silent(self) -> None:
        finding = ask(CHECK["1.7"], changed(HARM, vulnerable="no"))
        assert finding.standing is SILENT
        assert "0 of 1" in str(finding.because)

    def test_the_good_of_many_does_not_outweigh_one(self) -> None:
        fine = [changed(HARM, group=f"Group {n}", severity="minor") for n in range(20)]
        assert ask(CHECK["1.7"], *fine, changed(HARM, owner="")).standing is CROSSED

    def test_the_most_vulnerable_are_read_first(self) -> None:
        drivers = changed(HARM, group="Drivers", vulnerable="no")
        unknown = changed(HARM, group="Night workers", vulnerable="unsaid")
        rare = changed(HARM, likelihood="rare")
        harms = stack(drivers, unknown, rare, HARM).of(Harm)
        assert [one.entry.seq for one in by_vulnerability(harms)] == [3, 2, 1, 0]


class TestOrigins:
    """1.8 and 1.9"""

    IDEA = Borrowed(idea="Dimming", source="Copenhagen", differs="Fewer night buses.", adapted="Not at stops.")
    POSITION = Position(made_by="two engineers", missing="those who walk at night", assumed="that light is safety")

    def test_an_adapted_idea_keeps_it(self) -> None:
        finding = ask(CHECK["1.8"], self.IDEA)
        assert finding.standing is KEPT
        assert "Copenhagen" in str(finding.because)

    def test_an_idea_that_came_over_unchanged_crosses_it(self) -> None:
        assert ask(CHECK["1.8"], self.IDEA, changed(self.IDEA, adapted="nothing")).standing is CROSSED

    @pytest.mark.parametrize("field", ["source", "differs", "adapted"])
    def test_an_idea_half_told_is_silent(self, field: str) -> None:
        assert ask(CHECK["1.8"], changed(self.IDEA, **{field: ""})).standing is SILENT

    def test_a_position_names_who_is_missing(self) -> None:
        finding = ask(CHECK["1.9"], self.POSITION)
        assert finding.standing is KEPT
        assert "those who walk at night" in str(finding.because)

    @pytest.mark.parametrize("field", ["missing", "assumed"])
    def test_a_position_half_told_is_silent(self, field: str) -> None:
        assert ask(CHECK["1.9"], self.POSITION, changed(self.POSITION, **{field: "?"})).standing is SILENT


def test_a_thousand_names_make_no_endless_sentence() -> None:
    finding: Finding = ask(CHECK["1.4"], *(Cause(name=f"Cause {n} " + "x" * 5000) for n in range(1000)), LAMPS)
    assert len(str(finding.because)) < 700
