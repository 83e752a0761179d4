"""Who gains and who loses: what keeps, crosses or leaves silent the demands 4.1 to 4.7."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ombud.evidence.finding import Backing, Standing
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from ombud.served.areas import provision_against_need
from ombud.served.displaced import displacement
from ombud.served.entries import (
    Audit,
    Displacement,
    Divide,
    Intersection,
    NoScore,
    Provision,
    Reach,
    Spending,
    Watched,
)
from ombud.served.reached import reach
from ombud.served.spent import spending_over_time
from ombud.served.together import intersections
from ombud.served.treated import audited
from ombud.served.without import divide
from tests.stacks import ask, put

KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT


# 4.1


def lamps(area: str, amount: float, people: int | None = 1000, need: float | None = 10, **more: Any) -> Provision:
    return Provision(area=area, resource="Working lamps", amount=amount, people=people, need=need, **more)


def test_those_who_need_most_and_get_least_are_named() -> None:
    finding = ask(provision_against_need, lamps("Rosengård", 20, need=90), lamps("Limhamn", 60, need=10))
    assert finding.standing is CROSSED
    assert str(finding.because).startswith("Rosengård needs most (90 per 1,000 people) and gets less than Limhamn")
    assert "20 per 1,000 people against 60 per 1,000 people" in str(finding.because)


def test_provision_that_follows_need_keeps() -> None:
    finding = ask(provision_against_need, lamps("Rosengård", 60, need=90), lamps("Limhamn", 20, need=10))
    assert finding.standing is KEPT
    assert "Of 2 areas, Rosengård gets most" in str(finding.because)


def test_provision_is_counted_per_head() -> None:
    many, few = lamps("Rosengård", 100, people=20_000, need=900), lamps("Limhamn", 50, people=1_000, need=10)
    assert ask(provision_against_need, many, few).standing is CROSSED  # twice the lamps for twenty times the people


def test_a_rate_is_not_divided_by_people_again() -> None:
    def per_km(area: str, amount: float, people: int, need: float) -> Provision:
        return Provision(area=area, resource="Lamps per kilometre", amount=amount, people=people, need=need)

    finding = ask(provision_against_need, per_km("Rosengård", 30, 9000, 3000), per_km("Limhamn", 20, 1000, 20))
    assert finding.standing is KEPT


def test_the_latest_figures_of_an_area_count() -> None:
    old = lamps("Rosengård", 1, need=90, as_of=date(2020, 1, 1))
    new = lamps("ROSENGÅRD", 80, need=90, as_of=date(2026, 1, 1))
    assert ask(provision_against_need, new, old, lamps("Limhamn", 60, need=10)).standing is KEPT


@pytest.mark.parametrize("said", [
    [lamps("Rosengård", 20)],
    [lamps("Rosengård", 20), lamps("Limhamn", 20, people=None)],
    [lamps("Rosengård", 20), lamps("Limhamn", 20, need=None)],
    [lamps("Rosengård", 20), lamps("Limhamn", 20, need_unit="thefts")],
    [lamps("Rosengård", 20), lamps("Limhamn", 20, people=0)],
])  # fmt: skip
def test_what_cannot_be_compared_is_silent(said: list[Provision]) -> None:
    assert ask(provision_against_need, *said).standing is SILENT


def test_a_figure_that_was_superseded_no_longer_counts() -> None:
    wrong, other = lamps("Rosengård", 2, need=90), lamps("Limhamn", 60, need=10)
    assert ask(provision_against_need, wrong, other).standing is CROSSED
    assert ask(provision_against_need, wrong, other, put(lamps("Rosengård", 90, need=90), replaces=0)).standing is KEPT


# 4.2


def test_a_group_reached_at_less_than_four_fifths_of_another_crosses() -> None:
    old = Reach(group="Over 80", within="300 metres", share=60, unserved="North of the school")
    young = Reach(group="Under 30", within="300 metres", share=80, unserved="The harbour")
    finding = ask(reach, old, young)
    assert finding.standing is CROSSED
    assert "Of Over 80 60 per cent are reached, of Under 30 80 per cent" in str(finding.because)
    for low, high in ((64, 80), (72, 90), (56, 70)):  # four fifths exactly
        shares = [old.model_copy(update={"share": low}), young.model_copy(update={"share": high})]
        assert ask(reach, *shares).standing is KEPT


def test_different_yardsticks_are_not_compared() -> None:
    near = Reach(group="Everyone", within="300 metres", share=40, unserved="The tower blocks")
    far = Reach(group="Everyone", within="1 kilometre", share=95, unserved="Two farms")
    assert ask(reach, near, far).standing is KEPT


@pytest.mark.parametrize(("share", "unserved", "standing"), [
    (100, "", KEPT), (81, "1,790 people north of the school", KEPT), (81, "", SILENT), (81, "n/a", SILENT),
    (81, "nobody", SILENT), (None, "The harbour", SILENT),
])  # fmt: skip
def test_whoever_is_missed_must_be_named(share: float | None, unserved: str, standing: Standing) -> None:
    assert ask(reach, Reach(group="Everyone", share=share, unserved=unserved)).standing is standing


# 4.3


def spent(area: str, year: int, amount: float, currency: str = "SEK") -> Spending:
    return Spending(area=area, year=year, amount=amount, currency=currency)


def test_money_that_follows_money_crosses() -> None:
    finding = ask(spending_over_time, spent("Harbour", 2023, 60), spent("Rosengård", 2023, 40),
                  spent("Harbour", 2024, 90), spent("Rosengård", 2024, 10))  # fmt: skip
    assert finding.standing is CROSSED
    told = "Harbour had most of the spending before 2024: 60 per cent. Of 2024's it has 90 per cent."
    assert str(finding.because) == told


def test_where_people_are_counted_the_most_is_the_most_per_head() -> None:
    money = [spent("Harbour", 2023, 40), spent("Rosengård", 2023, 60)]
    money += [spent("Harbour", 2024, 70), spent("Rosengård", 2024, 30)]
    assert ask(spending_over_time, *money).standing is KEPT
    heads = [lamps("Harbour", 1, people=1_000), lamps("Rosengård", 1, people=20_000)]
    finding = ask(spending_over_time, *money, *heads)
    assert finding.standing is CROSSED
    assert str(finding.because).startswith("Harbour had most per head before 2024, 40 per cent of the spending.")


def test_money_that_goes_elsewhere_keeps() -> None:
    before = [spent("Harbour", 2022, 30), spent("Harbour", 2023, 30), spent("Rosengård", 2023, 40)]
    finding = ask(spending_over_time, *before, spent("Harbour", 2024, 20), spent("Rosengård", 2024, 80))
    assert finding.standing is KEPT


@pytest.mark.parametrize("said", [
    [spent("Harbour", 2024, 90), spent("Rosengård", 2024, 10)],
    [spent("Harbour", 2023, 90), spent("Harbour", 2024, 10)],
    [spent("Harbour", 2023, 90), spent("Rosengård", 2023, 9, "EUR"), spent("Harbour", 2024, 9)],
    [spent("Harbour", 2023, 0), spent("Rosengård", 2023, 0), spent("Harbour", 2024, 9), spent("Rosengård", 2024, 9)],
])  # fmt: skip
def test_one_year_one_area_or_two_purses_tell_nothing(said: list[Spending]) -> None:
    assert ask(spending_over_time, *said).standing is SILENT


# 4.4


@pytest.mark.parametrize(("share", "otherwise", "standing"), [
    (62, "A desk with the same hours", KEPT), (100, "", KEPT), (62, "", SILENT), (None, "A desk", SILENT),
    (62, "None.", CROSSED), (62, "geen", CROSSED), (None, "no other way", CROSSED), (62, "tbd", SILENT),
])  # fmt: skip
def test_those_without_need_another_way(share: float | None, otherwise: str, standing: Standing) -> None:
    said = Divide(group="Over 80", needs="a smartphone", share=share, otherwise=otherwise)
    assert ask(divide, said).standing is standing


# 4.5


def audit(group: str, picked: float | None, wrong: float | None, people: int | None = None, why: str = "") -> Audit:
    return Audit(score="Fraud score", group=group, picked=picked, wrong=wrong, people=people, gap_explained=why)


def test_a_group_picked_far_more_often_crosses_unless_explained() -> None:
    gap = [audit("Born abroad", 20, 5), audit("Born here", 10, 5)]
    finding = ask(audited, *gap)
    assert finding.standing is CROSSED
    assert "it picks 20 per cent of Born abroad, but 10 per cent of Born here; nobody" in str(finding.because)
    assert ask(audited, audit("Born abroad", 20, 5, why="Post codes; they were taken out"), gap[1]).standing is KEPT


def test_a_group_misjudged_far_more_often_crosses() -> None:
    assert ask(audited, audit("Women", 10, 12), audit("Men", 10, 4)).standing is CROSSED
    assert ask(audited, audit("Women", 10, 5), audit("Men", 10, 4)).standing is KEPT


def test_a_gap_among_few_people_cannot_be_told_from_chance() -> None:
    few = ask(audited, audit("Women", 20, 0, people=10), audit("Men", 10, 0, people=10))
    assert few.standing is SILENT
    assert "can be chance" in str(few.because)
    assert ask(audited, audit("Women", 20, 0, people=10_000), audit("Men", 10, 0, people=10_000)).standing is CROSSED
    assert ask(audited, audit("Women", 100, 0, people=1), audit("Men", 0, 0, people=1)).standing is SILENT


@pytest.mark.parametrize("said", [[audit("Women", 10, 5)], [audit("Women", 10, None), audit("Men", 10, 5)]])
def test_half_an_audit_is_silent(said: list[Audit]) -> None:
    assert ask(audited, *said).standing is SILENT


def test_nothing_that_scores_people_has_to_be_stated() -> None:
    stated = NoScore(why="Lamps are switched by time and light.")
    assert ask(audited, stated).standing is Standing.DOES_NOT_APPLY
    otherwise = [audit("Women", 20, 5), audit("Men", 10, 5)]
    assert ask(audited, stated, *otherwise).standing is CROSSED


# 4.6


def rents(after: float | None = 103, there: float | None = 102, out: Said = Said.UNSAID, **more: Any) -> Displacement:
    figures = {"before": 100, "after": after, "before_there": 100, "after_there": there}
    said = {"watched": Watched.RENT, "area": "Rosengård", "compared_with": "Hermodsdal", **figures, "pushes_out": out}
    return Displacement.model_validate({**said, **more})


def test_rents_that_rise_much_faster_than_elsewhere_cross_whatever_is_said_of_them() -> None:
    finding = ask(displacement, rents(after=112, out=Said.NO))
    assert finding.standing is CROSSED
    assert str(finding.because) == "Rents in Rosengård rose by 12 per cent, in Hermodsdal by 2 per cent."


@pytest.mark.parametrize(("said", "standing"), [
    (rents(), KEPT), (rents(out=Said.YES), CROSSED), (rents(there=None), SILENT), (rents(compared_with=""), SILENT),
    (rents(before=0), SILENT), (rents(watched=Watched.OTHER), SILENT),
    (rents(watched=Watched.OTHER, out=Said.NO), KEPT),
    (Displacement(area="Rosengård", pushes_out=Said.NO), SILENT),
])  # fmt: skip
def test_being_pushed_out_is_held_against_other_areas(said: Displacement, standing: Standing) -> None:
    assert ask(displacement, said).standing is standing


def test_the_figures_afterwards_are_not_due_before_it_runs() -> None:
    assert ask(displacement, rents(after=None), stage=Stage.TRIAL).standing is Standing.NOT_DUE
    assert ask(displacement, rents(after=None), stage=Stage.RUNNING).standing is SILENT


# 4.7


def crossing(value: float | None = 62, people: int | None = 40, protected: Said = Said.UNSAID) -> Intersection:
    return Intersection(groups=("Women", "over 80"), what="reached", value=value, people=people, protected=protected)


@pytest.mark.parametrize(("said", "standing"), [
    (crossing(), KEPT), (crossing(None, None, Said.YES), KEPT), (crossing(people=5), KEPT),
    (crossing(people=4), CROSSED),
    (crossing(None, 3, Said.YES), CROSSED), (crossing(62, 40, Said.YES), CROSSED), (crossing(people=0), CROSSED),
    (crossing(None, 40), SILENT), (crossing(62, None), SILENT),
])  # fmt: skip
def test_differences_are_told_together_and_few_people_protected(said: Intersection, standing: Standing) -> None:
    assert ask(intersections, said).standing is standing


def test_backing_follows_from_what_is_cited() -> None:
    assert ask(intersections, crossing()).backing is Backing.STATED
    assert ask(intersections, put(crossing(), cited=True)).backing is Backing.DOCUMENTED
    assert ask(intersections, put(crossing(), cited=True), crossing()).backing is Backing.STATED
