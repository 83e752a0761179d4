"""Who gets less than their share, as measured: demands 4.1, 4.3 and 4.4."""

from __future__ import annotations

from datetime import date

import pytest

from ombud.evidence.finding import Backing, Standing
from ombud.ledger.stage import Stage
from ombud.served.areas import provision_against_need
from ombud.served.computed import Measurement
from ombud.served.entries import Divide, Provision, Spending
from ombud.served.spent import spending_over_time
from ombud.served.without import divide
from tests.served.measuring import BURDEN, UNSAID, from_file, grown, lacking, measured, need, share
from tests.stacks import ask

KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT

# 4.1


def test_a_group_that_gets_less_than_its_share_by_more_than_chance_is_named() -> None:
    """The shares of LinkNYC kiosks over New York's tracts, as docs/who-gains.md tells them."""
    finding = measured(
        provision_against_need,
        share("white", 9.2, 4.6, 14.0, of_people=33.3, of_thing=42.5),
        share("Black", -6.6, -9.8, -3.4, of_people=22.8, of_thing=16.2),
        share("Hispanic", -1.2, -4.9, 2.6, of_people=28.6, of_thing=27.4),
    )
    assert (finding.standing, finding.backing) == (CROSSED, Backing.MEASURED)
    assert str(finding.because) == (
        "Short of their share of Kiosks by more than chance, the shortest first: "
        "Black (16.2 per cent of it and 22.8 per cent of the people: −6.6 points, −9.8 to −3.4)."
    )
    assert finding.entries == (1,)


def test_where_more_of_it_is_a_burden_the_most_burdened_are_named_first() -> None:
    some, most = (
        share("renters", 8, 2, 14, effect=BURDEN),
        share("Roma", 3, 1, 5, effect=BURDEN, of_people=1, of_thing=4),
    )
    finding = measured(provision_against_need, some, most, share("owners", -11, -14, -8, effect=BURDEN))
    assert finding.standing is CROSSED
    told = str(finding.because)
    assert told.startswith(
        "Carry more than their share of Kiosks by more than chance, the most burdened first: Roma (4 "
    )
    assert told.index("Roma") < told.index("renters")
    assert "owners" not in told


def test_no_gap_beyond_chance_keeps_and_never_says_that_shares_are_equal() -> None:
    finding = measured(
        provision_against_need, share("Black", -1.2, -4, 2), share("white", 3, 1, 5), need(0.01, -0.1, 0.1)
    )
    assert (finding.standing, finding.backing) == (KEPT, Backing.MEASURED)
    told = str(finding.because)
    assert told.startswith(
        "No group is short of its share of Kiosks by more than chance. Groups measured: 2; with least: Bl"
    )
    assert "equal" not in told
    assert "Areas that are better off do not get more of Kiosks than need explains by more than chance" in told


def test_shares_without_need_say_that_need_was_not_measured() -> None:
    finding = measured(provision_against_need, share("Black", -1.2, -4, 2))
    assert "Whether it follows need was not measured." in str(finding.because)
    assert "was not measured" not in str(
        measured(provision_against_need, share("Black", -1, -4, 2), need(0, -1, 1)).because
    )


@pytest.mark.parametrize(("said", "standing"), [
    ([share("Black", -6, -9, -3, effect=UNSAID)], SILENT),
    ([share("Black", -6, None, None)], SILENT),
    ([share("Black", -1, -4, 2), share("few", -6, None, -3)], SILENT),
    ([share("Black", -6, -9, -3), share("few", -6, None, None)], CROSSED),
    ([share("Black", -6, -9, -3, effect=BURDEN)], KEPT),
    ([share("Black", 6, 3, 9)], KEPT),
    ([need(0.2, 0.1, 0.3)], CROSSED),
    ([need(-0.2, -0.3, -0.1)], KEPT),
    ([need(-0.2, -0.3, -0.1, effect=BURDEN)], CROSSED),
    ([need(0.2, 0.1, 0.3, effect=BURDEN)], KEPT),
    ([need(0.2, 0.1, 0.3, effect=UNSAID)], SILENT),
    ([need(0.2, None, None)], SILENT),
    ([share("Black", -1, -4, 2), need(0.2, 0.1, 0.3)], CROSSED),
])  # fmt: skip
def test_each_measured_share_and_need_stands_by_its_range(said: list, standing: Standing) -> None:
    finding = measured(provision_against_need, *said)
    assert finding.standing is standing
    assert finding.backing is Backing.MEASURED


def test_where_nobody_says_gain_or_burden_the_figures_are_told_and_it_is_asked() -> None:
    finding = measured(provision_against_need, share("Black", -6.6, -9, -3, effect=UNSAID))
    assert "−6.6 points, −9.0 to −3.0" in str(finding.because)
    assert "gain or a burden" in str(finding.mend)


def test_the_latest_share_of_a_group_counts() -> None:
    finding = measured(provision_against_need, share("Black", -6, -9, -3), share("BLACK.", -1, -4, 2))
    assert finding.standing is KEPT
    assert finding.entries == (1,)


def area(name: str, amount: float, need: float | None, of: str = "Kiosks") -> Provision:
    return Provision(area=name, resource=of, amount=amount, people=1000, need=need)


def test_a_measurement_stands_in_for_a_statement_that_lacks_something() -> None:
    loose = area("Rosengård", 20, None)
    assert ask(provision_against_need, loose).standing is SILENT
    finding = measured(provision_against_need, loose, share("Black", -1, -4, 2))
    assert (finding.standing, finding.backing) == (KEPT, Backing.MEASURED)
    other = measured(provision_against_need, area("Rosengård", 20, None, "Working lamps"), share("Black", -1, -4, 2))
    assert other.standing is SILENT
    assert "Measured: No group is short" in str(other.because)


def test_need_turned_upside_down_by_statements_is_not_undone_by_a_measurement() -> None:
    turned = [area("Rosengård", 20, 90), area("Limhamn", 60, 10)]
    finding = ask(provision_against_need, *turned, from_file(share("Black", -1, -4, 2)))
    assert (finding.standing, finding.backing) == (CROSSED, Backing.STATED)
    assert "Measured: No group is short of its share" in str(finding.because)


def test_statements_about_something_else_are_as_good_as_they_are() -> None:
    lamps = [area("Rosengård", 60, 90, "Working lamps"), area("Limhamn", 20, 10, "Working lamps")]
    finding = ask(provision_against_need, *lamps, from_file(share("Black", -1, -4, 2)))
    assert (finding.standing, finding.backing) == (KEPT, Backing.STATED)
    assert len(finding.entries) == 3


def test_a_measurement_without_groups_says_so() -> None:
    done = Measurement(what="Kiosks", place="New York", on=date(2026, 5, 1))
    finding = measured(provision_against_need, done)
    assert finding.standing is SILENT
    assert "no group's share of it" in str(finding.because)
    assert ask(provision_against_need, done, stage=Stage.IDEA).standing is Standing.NOT_DUE


# 4.3


@pytest.mark.parametrize(("said", "standing"), [
    (grown(59), CROSSED), (grown(24.01), CROSSED), (grown(24), KEPT), (grown(20), KEPT), (grown(3), KEPT),
    (grown(59, new=0), SILENT), (grown(None), SILENT), (grown(59, None, None), SILENT), (grown(59, 24, 18), SILENT),
])  # fmt: skip
def test_what_is_new_is_held_against_a_draw_by_lot(said: object, standing: Standing) -> None:
    finding = measured(spending_over_time, said)  # type: ignore[arg-type]
    assert (finding.standing, finding.backing) == (standing, Backing.MEASURED)


def test_inequality_then_and_now_is_told() -> None:
    told = "Inequality over boroughs (Theil): 0.986 in 2016, 0.307 in 2025."
    assert str(measured(spending_over_time, grown(20)).because).endswith(told)
    assert str(measured(spending_over_time, grown(59)).because) == (
        "Of what is new (Kiosks, 1900 in all) 59 per cent went where most already stood; by lot it would be 18 to 24 "
        f"per cent. {told}"
    )
    assert "Theil" not in str(measured(spending_over_time, grown(20, then=None)).because)


def test_money_is_judged_beside_things() -> None:
    years = [("Harbour", 2023, 60), ("Hill", 2023, 40), ("Harbour", 2024, 90), ("Hill", 2024, 10)]
    money = [Spending(area=name, year=year, amount=amount, currency="SEK") for name, year, amount in years]
    finding = ask(spending_over_time, *money, from_file(grown(20)))
    assert finding.standing is CROSSED
    assert "Measured: Of what is new" in str(finding.because)
    assert ask(spending_over_time, *money, from_file(grown(59))).backing is Backing.MEASURED
    assert ask(spending_over_time, *money[::2], from_file(grown(20))).standing is SILENT


# 4.4

WAY = Divide(group="Over 80", needs="a smartphone", share=62, otherwise="A desk with the same hours")


@pytest.mark.parametrize(("said", "standing"), [
    (lacking(-4, -7, -1), CROSSED), (lacking(4, 1, 7), KEPT), (lacking(-4, -7, 1), KEPT),
    (lacking(4, 1, 7, effect=BURDEN), CROSSED), (lacking(-4, -7, -1, effect=BURDEN), KEPT),
    (lacking(-4, -7, -1, effect=UNSAID), SILENT), (lacking(-4, None, None), SILENT),
])  # fmt: skip
def test_less_where_those_live_who_are_without_crosses(said: object, standing: Standing) -> None:
    assert ask(divide, WAY, from_file(said)).standing is standing  # type: ignore[arg-type]


def test_a_measured_share_does_not_say_how_the_others_get_the_same_service() -> None:
    finding = measured(divide, lacking(-1, -4, 2))
    assert finding.standing is SILENT
    assert str(finding.because).startswith("Nobody has said how those without get the same service (Internet).")
    assert "Measured: Where those live who are without, there is no less by more than chance" in str(finding.because)
    assert ask(divide, from_file(lacking(-1, -4, 2)), stage=Stage.IDEA).standing is Standing.NOT_DUE
    assert measured(divide, lacking(-4, -7, -1)).standing is CROSSED


def test_with_the_other_way_told_it_is_kept_as_well_as_that_is_backed() -> None:
    assert ask(divide, WAY, from_file(lacking(-1, -4, 2))).backing is Backing.STATED
    assert measured(divide, WAY, lacking(-1, -4, 2)).backing is Backing.DOCUMENTED


def test_a_claim_that_everyone_has_it_is_held_against_those_measured_without() -> None:
    everyone = Divide(group="Everyone", needs="internet at home", share=100)
    assert ask(divide, everyone).standing is KEPT
    finding = ask(divide, everyone, from_file(lacking(-1, -4, 2)))
    assert finding.standing is SILENT
    assert "Stated: 100 per cent have it (internet at home). Measured: 83.5 per cent." in str(finding.because)
    told = everyone.model_copy(update={"share": 83, "otherwise": "A desk"})
    assert "Stated" not in str(ask(divide, told, from_file(lacking(-1, -4, 2))).because)
    assert ask(divide, told, from_file(lacking(-1, -4, 2))).standing is KEPT
    phones = everyone.model_copy(update={"needs": "a smartphone"})
    assert "Stated" not in str(ask(divide, phones, from_file(lacking(-1, -4, 2, needs="Devices"))).because)
    device = everyone.model_copy(update={"needs": "a device"})
    assert "Stated" in str(ask(divide, device, from_file(lacking(-1, -4, 2, needs="Devices"))).because)
    none = everyone.model_copy(update={"otherwise": "none"})
    assert ask(divide, none, from_file(lacking(-1, -4, 2))).standing is CROSSED
