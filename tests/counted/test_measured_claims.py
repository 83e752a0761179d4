"""What is said of areas, held against what was measured on every scale and with other borders: demand 3.4."""

from __future__ import annotations

from typing import Any

import pytest

from ombud.counted.claims import claims_about_areas_hold
from ombud.counted.computed import MeasuredAssociation, Verdict
from ombud.counted.entries import Association
from ombud.counted.measuredclaims import is_about
from ombud.evidence.finding import Backing, Finding, Standing
from ombud.ledger.entry import Body, Draft, Said
from ombud.ledger.stage import Stage
from tests.stacks import ask, put

KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT
FIGURES = (-0.0913, -0.14, -0.158, 0.356)


def areal(verdict: Verdict = Verdict.OF_AREAS, **more: Any) -> MeasuredAssociation:
    of = {"what": "LinkNYC kiosks", "group": "Black and Hispanic people", "zonings": 300, "turned": 0}
    scales = ("tracts (2096)", "neighbourhoods (191)", "districts (55)", "boroughs (5)")
    return MeasuredAssociation(verdict=verdict, **{**of, "scales": scales, "figures": FIGURES, **more})


def claim(text: str = "Where more Black and Hispanic people live there are fewer kiosks", **more: Any) -> Association:
    of = {"scales": ("tracts", "boroughs"), "flips": Said.NO, "about_people": Said.NO}
    return Association(claim=text, **{**of, **more})


def measured(*said: Body | Draft) -> Finding:
    return ask(claims_about_areas_hold, *(put(one, cited=True) if isinstance(one, Body) else one for one in said))


@pytest.mark.parametrize(("said", "standing"), [
    (areal(), KEPT), (areal(Verdict.OF_PERSONS), KEPT), (areal(Verdict.REFUSED, turned=160), KEPT),
    (areal(Verdict.UNTOLD), SILENT), (areal(zonings=0), SILENT), (areal(scales=("tracts",)), SILENT),
    (areal(scales=("tracts", "Tracts.")), SILENT),
])  # fmt: skip
def test_an_association_that_was_tried_keeps_it_also_where_its_headline_is_refused(
    said: MeasuredAssociation, standing: Standing
) -> None:
    finding = measured(said)
    assert (finding.standing, finding.backing) == (standing, Backing.MEASURED)


def test_what_is_refused_is_told() -> None:
    finding = measured(areal(Verdict.REFUSED, turned=160), areal(group="poor people"))
    assert str(finding.because) == (
        "Associations measured on every scale and with other borders: 2. Refused a headline: Black and Hispanic people "
        "and LinkNYC kiosks (turned round in 160 of 300 other borders)."
    )
    assert str(measured(areal()).because).endswith("Refused a headline: none.")


def test_a_claim_that_the_measurement_refuses_may_not_stand_and_both_are_quoted() -> None:
    finding = measured(put(claim()), areal(Verdict.REFUSED, turned=160))
    assert (finding.standing, finding.backing, finding.entries) == (CROSSED, Backing.STATED, (0, 1))
    assert finding.quotes == ("Where more Black and Hispanic people live there are fewer kiosks",)
    assert str(finding.because) == (
        "It is claimed that “Where more Black and Hispanic people live there are fewer kiosks”. That was measured and "
        "is refused a headline: Black and Hispanic people and LinkNYC kiosks (turned round in 160 of 300 other "
        "borders), by scale: tracts (2096) −0.091, neighbourhoods (191) −0.140, districts (55) −0.158, boroughs "
        "(5) +0.356."
    )
    assert measured(claim(), areal(Verdict.REFUSED)).backing is Backing.DOCUMENTED


def test_once_withdrawn_the_claim_is_gone() -> None:
    refused = areal(Verdict.REFUSED, turned=160)
    again = put(claim("Poor areas have more call boxes"), replaces=0)
    assert measured(put(claim()), refused, again).standing is KEPT


@pytest.mark.parametrize("text", [
    "Poor areas have fewer kiosks", "Black and Hispanic areas have more asthma", "Black areas have fewer kiosks",
    "Blackpool and Hispanic areas have fewer kiosks",
])  # fmt: skip
def test_a_claim_about_another_group_or_another_thing_is_left_alone(text: str) -> None:
    finding = measured(put(claim(text)), areal(Verdict.REFUSED, turned=160))
    assert finding.standing is KEPT
    assert finding.quotes == ()


@pytest.mark.parametrize(("group", "what", "text", "about"), [
    ("tenants", "Working lamps", "Areas with more tenants have fewer lamps", True),
    ("tenant", "lamp", "Where tenants live the lamps are out", True),
    ("poor", "kiosks", "The poorest have no kiosk", False),
    ("people", "kiosks", "People have kiosks", True),
    ("65+", "kiosks", "Those of 65 and over have no kiosk", True),
    ("—", "kiosks", "Those of 65 and over have no kiosk", False),
    ("tenants", "…", "Tenants have no kiosk", False),
])  # fmt: skip
def test_a_claim_is_about_what_it_names(group: str, what: str, text: str, about: bool) -> None:
    assert is_about(claim(text), areal(group=group, what=what)) is about


def test_a_claim_that_was_tried_by_measuring_needs_no_scales_of_its_own() -> None:
    bare = put(claim(scales=(), flips=Said.UNSAID))
    assert measured(bare).standing is SILENT
    assert measured(bare, areal()).standing is KEPT
    assert measured(bare, areal()).backing is Backing.MEASURED
    assert measured(bare, areal(group="poor people")).standing is SILENT


def test_what_is_said_of_persons_needs_bounds_stated_or_measured() -> None:
    of_persons = put(claim(about_people=Said.YES))
    assert measured(of_persons, areal()).standing is CROSSED
    assert measured(of_persons, areal(Verdict.OF_PERSONS)).standing is KEPT


def test_a_claim_that_turns_round_by_its_own_account_stays_crossed() -> None:
    finding = measured(put(claim(flips=Said.YES)), areal())
    assert finding.standing is CROSSED
    assert "Measured: Associations measured on every scale" in str(finding.because)


def test_what_was_not_tried_is_not_due_before_procurement() -> None:
    early = ask(claims_about_areas_hold, put(areal(zonings=0), cited=True), stage=Stage.IDEA)
    assert early.standing is Standing.NOT_DUE
