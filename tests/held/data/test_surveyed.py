"""An inventory as a whole: unused items, twins and items with nothing said are found, whatever their order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from ombud.evidence.finding import Standing
from ombud.held.data.computed import Ground, InventoryCounted
from ombud.held.data.ends import Stands
from ombud.held.data.found import measured_inventory
from ombud.held.data.item import ItemRead, Life, Recipient
from ombud.held.data.special import has_special_basis, is_special
from ombud.held.data.surveyed import Lacks, surveyed
from ombud.held.entries import Ending, Personal
from tests.stacks import stack

TODAY = date(2026, 9, 1)
WHOLE = ItemRead(
    "Plates", "Parking", "Fine who does not pay", "Whether to fine", date(2026, 5, 1), Personal.IDENTIFIABLE,
    ("number plates",), ("drivers",), "Parking by-law, s. 3", "", "Cameras",
    (Recipient("Tax office", "Sweden", "Swedish", "Only for debts"),), "Malmö", "Swedish",
    Life("", "P6M", "the payment", None, Ending.DELETE),
)  # fmt: skip


def test_a_whole_item_lacks_nothing_and_is_not_proposed() -> None:
    (one,) = surveyed([WHOLE], TODAY).items
    assert (one.end.stands, one.grounds, one.lacks) == (Stands.PERIOD, (), ())


def test_what_served_no_decision_for_a_year_is_proposed_for_removal() -> None:
    idle = replace(WHOLE, last_used=date(2025, 8, 31))
    assert surveyed([idle], TODAY).items[0].grounds == (Ground.UNUSED,)
    assert surveyed([replace(idle, last_used=date(2025, 9, 1))], TODAY).items[0].grounds == ()
    assert surveyed([replace(WHOLE, decision="to be decided")], TODAY).items[0].grounds == (Ground.NO_DECISION,)


def test_the_same_item_for_the_same_purpose_is_kept_twice() -> None:
    copy = replace(WHOLE, system="Statistics")
    first, second = surveyed([WHOLE, copy], TODAY).items
    assert (first.grounds, second.grounds, second.twin) == ((), (Ground.TWICE,), "Parking")
    other = replace(copy, why="Plan streets")
    assert not surveyed([WHOLE, other], TODAY).on(Ground.TWICE)


def test_two_lives_of_one_item_in_one_system_contradict() -> None:
    longer = replace(WHOLE, life=replace(WHOLE.life, after="P2Y"))
    assert [one.end.stands for one in surveyed([WHOLE, longer], TODAY).items][1] is Stands.CONTRADICTION
    assert not surveyed([WHOLE, replace(longer, system="Archive")], TODAY).stands(Stands.CONTRADICTION)


def test_the_order_of_rows_changes_nothing() -> None:
    items = [replace(WHOLE, name=f"{n % 4}", system=f"{n % 3}") for n in range(12)]
    mixed = list(items)
    random.Random(1).shuffle(mixed)
    assert surveyed(items, TODAY) == surveyed(mixed, TODAY)


@pytest.mark.parametrize(
    "category",
    ["health data", "gezondheidsgegevens", "Hälsouppgifter", "données de santé", "Gesundheitsdaten", "trade union",
     "vakbondslidmaatschap", "user.biometric.voice", "user.demographic.religious_belief", "biometric templates"],
)  # fmt: skip
def test_special_categories_are_known_by_their_words(category: str) -> None:
    item = replace(WHOLE, categories=(category,))
    assert is_special(item)
    assert Lacks.SPECIAL_BASIS in surveyed([item], TODAY).items[0].lacks
    assert not is_special(replace(item, personal=Personal.NONE))


@pytest.mark.parametrize("category", ["number plates", "name and address", "health and safety", "user.contact"])
def test_other_categories_are_not(category: str) -> None:
    assert not is_special(replace(WHOLE, categories=(category,)))


@pytest.mark.parametrize("basis", ["GDPR art. 9(2)(g)", "artikel 9 lid 2 onder h AVG", "9(2)(h)"])
def test_a_ground_of_article_9_may_stand_with_the_legal_basis(basis: str) -> None:
    assert has_special_basis(replace(WHOLE, legal_basis=basis))
    assert not has_special_basis(replace(WHOLE, legal_basis="art. 6(1)(e)"))
    assert not has_special_basis(replace(WHOLE, legal_basis="Act of 1998, s. 9"))


def test_recipients_need_rules_a_country_and_a_law() -> None:
    bare = replace(WHOLE, recipients=(Recipient("Tax office"),), where="", law="-", legal_basis="")
    assert surveyed([bare], TODAY).items[0].lacks == (
        Lacks.BASIS, Lacks.WHERE, Lacks.LAW, Lacks.RULES, Lacks.COUNTRY, Lacks.THEIR_LAW,
    )  # fmt: skip


def count(**more: object) -> InventoryCounted:
    return InventoryCounted(**{"what": "Parking", "items": 4, "ended": 4, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("demand", "more", "standing"),
    [
        ("5.7", {}, Standing.KEPT),
        ("5.7", {"ended": 3, "no_end": 1}, Standing.CROSSED),
        ("5.7", {"ended": 3, "overdue": 1}, Standing.CROSSED),
        ("5.7", {"ended": 3, "beyond": 1}, Standing.CROSSED),
        ("5.7", {"ended": 3, "contradicted": 1}, Standing.CROSSED),
        ("5.7", {"ended": 3, "event_only": 1}, Standing.SILENT),
        ("5.7", {"ended": 3, "nothing": 1}, Standing.SILENT),
        ("5.8", {}, Standing.KEPT),
        ("5.8", {"unused": 1}, Standing.CROSSED),
        ("5.8", {"no_decision": 1}, Standing.SILENT),
        ("5.11", {}, Standing.KEPT),
        ("5.11", {"unplaced": 1}, Standing.SILENT),
        ("5.11", {"receivers": 2, "unlocated": 1}, Standing.SILENT),
        ("5.11", {"items": 0, "ended": 0}, Standing.SILENT),
    ],
)
def test_the_counts_are_judged(demand: str, more: dict[str, object], standing: Standing) -> None:
    found = measured_inventory(stack(count(**more)), demand)
    assert found is not None
    assert found.standing is standing
    assert str(found.because)
    assert (found.mend is None) or str(found.mend)


def test_where_every_item_ends_what_else_is_missing_is_still_asked_for() -> None:
    found = measured_inventory(stack(count(special_no_basis=1, unruled=2)), "5.7")
    assert found is not None
    assert str(found.mend) == "Add what is missing: ground of article 9: 1, what recipients may do with it: 2."


def test_the_latest_count_of_an_inventory_counts_and_the_worse_of_two_inventories() -> None:
    bad, good = count(ended=0, nothing=4), count()
    found = measured_inventory(stack(bad, good), "5.7")
    assert found is not None
    assert found.standing is Standing.KEPT
    both = measured_inventory(stack(count(what="Care", ended=0, nothing=4), good), "5.7")
    assert both is not None
    assert both.standing is Standing.SILENT
    assert measured_inventory(stack(), "5.7") is None
