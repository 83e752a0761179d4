"""What computed figures of buying say of demand 5.10: leaving counts, and a figure alone is only a reason to look."""

from __future__ import annotations

from datetime import date

from ombud.casefile.holding.dependence import loose_ends
from ombud.evidence.finding import Backing, Standing
from ombud.held.entries import Component, Contract, Dependency, Mark, Supplier
from ombud.held.entries_map import Reliance, Without
from ombud.held.ocds.computed import KINDS, Amended, Bidding, Concentrated, VendorGone
from ombud.held.ocds.dependence import Fate, gone
from ombud.held.ocds.found import measured_buying
from ombud.held.ocds.written import bought_only, outsourced, suppliers_only, written
from ombud.ledger.entry import Said
from tests.stacks import TODAY, put, stack

HANDS = Concentrated(what="Malmö", buyer="Malmö", vendors=2, purchases=9, hhi=0.9, share=94.9, largest="Acme AB")
BIDS = Bidding(what="Malmö", buyer="Malmö", competitive=9, single=33.3, low=12.1, high=64.6, procedures=9)
GREW = Amended(what="Malmö", contracts=9, judged=4, large=3, extended=0, renewed=0, long=0)


def vendor(**more: object) -> VendorGone:
    said = {"what": "Malmö", "vendor": "Acme AB", "systems": 4, "lost": 2, "stops": 1, "uncovered": date(2027, 1, 1),
            "months": 6.0, "cost": 10.0}  # fmt: skip
    return VendorGone.model_validate(said | more)


def test_without_figures_there_is_no_finding() -> None:
    assert measured_buying(stack()) is None


def test_concentration_single_bids_and_growth_keep_nothing_and_cross_nothing() -> None:
    found = measured_buying(stack(put(HANDS, cited=True), put(BIDS, cited=True), put(GREW, cited=True)))
    assert found is not None
    assert (found.standing, found.backing, found.entries) == (Standing.SILENT, Backing.MEASURED, (0, 1, 2))
    assert "94.9 per cent" in str(found.because)
    assert "which proves nothing" in str(found.because)
    assert "3 of 4 that could be judged" in str(found.because)


def test_a_vendor_that_cannot_be_left_in_time_crosses_and_so_does_one_that_nobody_can_replace() -> None:
    for more, word in (({"too_late": 1}, "before their contract ends: 1"), ({"unskilled": 2}, "nobody in the city")):
        found = measured_buying(stack(put(vendor(**more), cited=True), put(HANDS, cited=True)))
        assert found is not None
        assert found.standing is Standing.CROSSED
        assert word in str(found.because)
        assert found.mend is not None


def test_an_exit_without_a_price_or_a_date_is_silent_and_a_whole_one_keeps() -> None:
    for more in ({"unpriced": 1}, {"uncovered": None}):
        found = measured_buying(stack(put(vendor(**more), cited=True)))
        assert found is not None
        assert found.standing is Standing.SILENT
    found = measured_buying(stack(put(vendor(), cited=True)))
    assert found is not None
    assert found.standing is Standing.KEPT


def test_the_latest_figure_of_a_vendor_counts_and_one_bad_vendor_is_enough() -> None:
    mended = measured_buying(stack(vendor(too_late=1), vendor()))
    assert mended is not None
    assert mended.standing is Standing.KEPT
    other = measured_buying(stack(vendor(vendor="Bolt BV", too_late=1), vendor()))
    assert other is not None
    assert other.standing is Standing.CROSSED


def test_every_kind_is_of_this_demand_and_its_gist_names_its_fields() -> None:
    for kind in KINDS:
        assert kind.demands == ("5.10",)
        assert set(kind.gist) <= set(kind.model_fields)
        assert all(field.title and field.description for field in kind.model_fields.values())


def test_a_map_written_down_in_a_case_breaks_as_one_from_a_table() -> None:
    case = stack(
        Dependency(system="Login", vendor="Acme AB", contract="Platform", skill_in_house="nobody", exit_months=18),
        Dependency(system="Lamp posts", vendor="Bolt BV"),
        Reliance(system="Lamp posts", relies_on="Login", without=Without.WORSE),
        Contract(title="Platform", vendor="Acme AB", ends=date(2026, 12, 31)),
    )
    found = gone(written(case), "Acme", TODAY)
    assert (found.names(Fate.LOST), found.names(Fate.WORSE)) == (("Login",), ("Lamp posts",))
    assert (found.uncovered, len(found.too_late), found.agreements[0].title) == (date(2027, 1, 1), 1, "Platform")


def test_what_is_bought_or_supplied_without_a_place_on_the_map_is_told() -> None:
    case = stack(
        Dependency(system="Login", vendor="Acme AB"),
        Component(name="login", mark=Mark.BUY, never_outsource=Said.YES),
        Component(name="Map", mark=Mark.BUY),
        Supplier(name="ACME"),
        Supplier(name="Contoso"),
    )
    assert bought_only(case) == ("Map",)
    assert outsourced(case) == ("Login",)
    assert suppliers_only(case) == ("Contoso",)
    assert [str(one) for one in loose_ends(case)] == [
        "Bought, and nobody has said what leaving takes: Map.",
        "Suppliers of which no system is written down: Contoso.",
        "On the never-outsource list, and yet with a vendor: Login.",
    ]
