"""Who holds it: what keeps, crosses or leaves silent the demands 5.5 and 5.7 to 5.12."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ombud.evidence.finding import Standing
from ombud.held.entries import (
    Challenge,
    Component,
    Dependency,
    Destruction,
    Ending,
    Item,
    Mark,
    Meeting,
    NoVendor,
    Processor,
    Proof,
    Supplier,
)
from ombud.held.inventory import every_item_ends, every_item_serves, place_and_law
from ombud.held.tender import challenge, never_outsourced
from ombud.held.vendors import can_leave, vendor_contacts
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from tests.stacks import TODAY, ask, put

KEPT, CROSSED, SILENT = Standing.KEPT, Standing.CROSSED, Standing.SILENT
PAST = date(2026, 6, 1)


# 5.5


def part(mark: Mark = Mark.BUY, never: Said = Said.NO, name: str = "Lamps") -> Component:
    return Component(name=name, mark=mark, never_outsource=never)


@pytest.mark.parametrize(("said", "standing"), [
    ([part(), part(Mark.KEEP, Said.YES, "The desk")], KEPT), ([part(Mark.SHARE, Said.YES)], KEPT),
    ([part(), part(Mark.BUY, Said.YES, "The login")], CROSSED), ([part(Mark.UNSAID)], SILENT),
    ([part(never=Said.UNSAID)], SILENT),
])  # fmt: skip
def test_what_never_goes_to_tender_is_not_bought(said: list[Component], standing: Standing) -> None:
    assert ask(never_outsourced, *said).standing is standing


def test_the_part_that_was_bought_is_named() -> None:
    assert "The login" in str(ask(never_outsourced, part(Mark.BUY, Said.YES, "The login")).because)


# 5.7


def item(name: str = "Images", **more: Any) -> Item:
    return Item.model_validate({"name": name, **more})


@pytest.mark.parametrize(("said", "standing"), [
    ({"end_date": date(2027, 1, 1)}, KEPT),
    ({"end_after": "P30D", "counted_from": "the recording"}, KEPT),
    ({"end_after": "P30D"}, SILENT),
    ({"end_after": "P30D", "counted_from": "n/a"}, SILENT),
    ({"end_rule": "As long as needed for objection and appeal"}, SILENT),
    ({"end_date": date(3000, 12, 31)}, SILENT),
    ({}, SILENT),
    ({"end_date": PAST}, CROSSED),
])  # fmt: skip
def test_an_end_is_a_day_or_a_period_with_its_start(said: dict[str, Any], standing: Standing) -> None:
    assert ask(every_item_ends, item(**said)).standing is standing


def test_items_without_an_end_are_named_and_their_words_quoted() -> None:
    plates, counts = item("Plates", end_rule="As long as needed"), item("Counts", end_date=date(2027, 1, 1))
    finding = ask(every_item_ends, plates, counts)
    assert "Items without an end: 1 of 2 (Plates)." in str(finding.because)
    assert finding.quotes == ("As long as needed",)


def test_what_is_past_its_end_must_be_shown_gone() -> None:
    late = item(end_date=PAST)
    assert "Images was to end on 2026-06-01" in str(ask(every_item_ends, late).because)
    gone = ask(every_item_ends, late, Destruction(item="images.", on=PAST, proof=Proof.OLDEST_RECORD))
    assert gone.standing is KEPT
    assert "Shown to be gone, and checked: 1." in str(gone.because)


def test_a_certificate_is_a_claim() -> None:
    finding = ask(every_item_ends, item(end_date=PAST), Destruction(item="Images", on=PAST))
    assert finding.standing is KEPT
    assert "claimed only: Images" in str(finding.because)


def test_a_destruction_that_lies_ahead_has_not_happened() -> None:
    ahead = Destruction(item="Images", on=date(2027, 1, 1), proof=Proof.INSPECTION)
    assert ask(every_item_ends, item(end_date=PAST), ahead).standing is CROSSED
    assert ask(every_item_ends, item(end_date=TODAY)).standing is KEPT  # it ends today: not late yet


def test_a_closed_case_must_show_that_its_data_are_gone() -> None:
    ends = item(end_after="P30D", counted_from="the recording")
    assert ask(every_item_ends, ends, stage=Stage.CLOSED).standing is SILENT
    gone = Destruction(item="Images", on=PAST, proof=Proof.ROW_COUNT)
    assert ask(every_item_ends, ends, gone, stage=Stage.CLOSED).standing is KEPT


def test_what_else_an_inventory_lacks_is_said() -> None:
    bare = ask(every_item_ends, item(end_date=date(2027, 1, 1)))
    assert "Images (Why, How it ends)" in str(bare.mend)
    whole = {"why": "Faults", "ending": Ending.DELETE, "end_date": date(2027, 1, 1), "recipients": ("Police",)}
    assert "what those who receive it may do" in str(ask(every_item_ends, item(**whole)).mend)
    assert ask(every_item_ends, item(**whole, their_rules="None but the report")).mend is None


def test_an_item_that_was_superseded_no_longer_counts() -> None:
    assert ask(every_item_ends, item(end_date=PAST), put(item(end_date=date(2027, 1, 1)), replaces=0)).standing is KEPT


# 5.8


@pytest.mark.parametrize(("said", "standing"), [
    ({"decision": "Which lamp to mend first", "last_used": PAST}, KEPT),
    ({"decision": "Which lamp to mend first"}, KEPT),
    ({"decision": "Which lamp to mend first", "last_used": date(2025, 8, 31)}, CROSSED),
    ({"decision": "Which lamp to mend first", "last_used": date(2025, 9, 1)}, KEPT),
    ({"last_used": date(2025, 8, 31)}, CROSSED),
    ({"decision": "n/a"}, SILENT), ({"decision": "none"}, SILENT), ({}, SILENT),
])  # fmt: skip
def test_an_item_serves_a_decision_or_goes(said: dict[str, Any], standing: Standing) -> None:
    assert ask(every_item_serves, item(**said)).standing is standing


def test_what_was_destroyed_serves_nothing_and_harms_nobody() -> None:
    gone = Destruction(item="Images", on=PAST)
    assert ask(every_item_serves, item(last_used=date(2020, 1, 1)), gone).standing is KEPT


# 5.9


def met(replied: Said = Said.YES, **more: Any) -> Meeting:
    said = {"vendor": "Example Lighting Ltd", "on": PAST, "office": "Street Works", "about": "A trial", "hours": 1.5}
    return Meeting.model_validate({**said, "replied": replied, **more})


@pytest.mark.parametrize(("said", "standing"), [
    ([met()], KEPT), ([met(), met(Said.NO)], CROSSED), ([met(Said.UNSAID)], SILENT), ([met(hours=None)], SILENT),
    ([met(office="")], SILENT), ([met(about="-")], SILENT),
])  # fmt: skip
def test_vendors_are_asked_for_the_problem_first(said: list[Meeting], standing: Standing) -> None:
    assert ask(vendor_contacts, *said).standing is standing


def test_hours_with_vendors_are_added_up() -> None:
    assert "1 of 2 (Example Lighting Ltd). Hours in all: 3." in str(ask(vendor_contacts, met(), met(Said.NO)).because)


# 5.10


def dependency(**more: Any) -> Dependency:
    said = {"system": "Lamp control", "vendor": "Example Lighting Ltd", "ends": date(2030, 1, 1)}
    return Dependency.model_validate({**said, "skill_in_house": "Two of us", "exit_months": 6, "exit_cost": 9, **more})


@pytest.mark.parametrize(("more", "standing"), [
    ({}, KEPT), ({"ends": date(2026, 12, 1)}, CROSSED), ({"ends": date(2025, 1, 1)}, CROSSED),
    ({"skill_in_house": "Nobody"}, CROSSED), ({"skill_in_house": ""}, SILENT), ({"ends": None}, SILENT),
    ({"exit_cost": None}, SILENT), ({"exit_months": None}, SILENT), ({"vendor": "?"}, SILENT),
])  # fmt: skip
def test_leaving_must_fit_before_the_contract_ends(more: dict[str, Any], standing: Standing) -> None:
    assert ask(can_leave, dependency(**more)).standing is standing


def test_the_vendor_on_whom_most_depends_is_named() -> None:
    finding = ask(can_leave, dependency(), dependency(system="Parking"), dependency(vendor="Other", system="Map"))
    assert "3 of 3. Example Lighting Ltd has 2 of them." in str(finding.because)


def test_a_supplier_alone_tells_nothing_about_leaving() -> None:
    finding = ask(can_leave, Supplier(name="Example Lighting Ltd"), stage=Stage.IDEA)
    assert finding.standing is SILENT
    assert "Example Lighting Ltd is named as supplier" in str(finding.because)
    assert ask(can_leave, NoVendor(why="Street Works runs it.")).standing is Standing.DOES_NOT_APPLY
    assert ask(can_leave, NoVendor(why="Street Works runs it."), dependency(ends=date(2025, 1, 1))).standing is CROSSED


# 5.11


@pytest.mark.parametrize(("said", "standing"), [
    ([item(where="City hall", law="Sweden")], KEPT),
    ([Processor(name="Example Cloud", country="Ireland", law="United States")], KEPT),
    ([item(where="City hall", law="Sweden"), Processor(name="Example Cloud", country="Ireland")], SILENT),
    ([item(where="unknown", law="Sweden")], SILENT), ([item(where="City hall")], SILENT),
])  # fmt: skip
def test_place_and_law_are_known(said: list[Any], standing: Standing) -> None:
    assert ask(place_and_law, *said).standing is standing


def test_a_foreign_law_is_told() -> None:
    finding = ask(place_and_law, Processor(name="Example Cloud", country="Ireland", law="United States"))
    assert "Places: Ireland. Laws: United States." in str(finding.because)


# 5.12


def opened(**more: Any) -> Challenge:
    days = {"opens": date(2026, 3, 1), "closes": date(2026, 5, 1)}
    said = {"problem": "The lamps go out and stay out", "conditions": "Open data", "non_digital": Said.YES}
    return Challenge.model_validate({**said, **days, **more})


@pytest.mark.parametrize(("more", "standing"), [
    ({}, KEPT), ({"non_digital": Said.NO}, CROSSED), ({"non_digital": Said.UNSAID}, SILENT),
    ({"conditions": ""}, SILENT), ({"closes": None}, SILENT), ({"closes": date(2026, 2, 1)}, SILENT),
])  # fmt: skip
def test_a_challenge_is_open_to_answers_of_any_kind(more: dict[str, Any], standing: Standing) -> None:
    assert ask(challenge, opened(**more)).standing is standing
